"""What does a text look like by itself, or compared with another, outside any meeting?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Piece, Title
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.basis import notes
from constitution_tool.publish.papers.control import control, founded
from constitution_tool.publish.papers.protected import protected
from constitution_tool.publish.papers.side_by_side import said, tracked_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.passage import Flow
    from constitution_tool.publish.papers.basis import Basis

UNDATED = date(1980, 1, 1)
"""The day of a document made before anything is on record, as in packed files."""

_STATUS = {
    "in-force": "In force",
    "adopted": "As adopted",
    "draft": "DRAFT before Council. Not in force.",
    "working": "The files as they lie. Not proved against the record.",
}


def status_of(name: str) -> str:
    """Say which text this is, so that none is mistaken for another."""
    return _STATUS.get(name, f"As at {name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A text, and the name it was asked for by."""

    name: str
    text: Constitution


def text_sheet(record: Record, title: str, shown: Shown, flow: Flow) -> Sheet:
    """Make a document of one text, or of some protocols in it."""
    status = status_of(shown.name)
    opening = f"{title}. {status.removesuffix('.')}."
    printed = [one.instrument for one in flow.printed if isinstance(one, Title)]
    kept = protected(shown.text, record.source.law.protected, printed)
    sheet = _sheet(record, title, status, opening, TextBody(flow=flow, protected=kept.ids))
    return replace(
        sheet,
        opening=(*sheet.opening, *kept.said),
        text_digest=record.source.digest_with(shown.text),
        control=control(founded(record)),
    )


def compared_sheet(record: Record, old: Shown, new: Shown, flow: Flow) -> Sheet:
    """Make a document of tracked changes from one text to another."""
    body = tracked_body(flow)
    opening = " ".join((compared(old, new), *said(body)))
    title = f"Tracked changes {old.name} to {new.name}"
    return replace(
        _sheet(record, title, "Tracked changes", opening, body),
        key=phrases.KEY_PLAIN,
        text_digest=record.source.digest_with(new.text),
        base_digest=record.source.digest_with(old.text),
    )


def compared(old: Shown, new: Shown) -> str:
    """Say which text is compared with which."""
    names = (status_of(shown.name).rstrip(".") for shown in (old, new))
    return "From: {}. To: {}.".format(*names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """What some amendments would do: them carried out, the marks, and on what each rests."""

    council: BeforeCouncil
    marked: Flow
    bases: Mapping[str, Basis]


def supposed_sheet(record: Record, title: str, made: Supposition) -> Sheet:
    """Make a document of what some amendments would do, each mark with its entry.

    The first page lists the amendments, their entries and on what each rests.
    """
    body = tracked_body(made.marked, notes(made.council, made.bases))
    opening = " ".join((phrases.SUPPOSED, *said(body)))
    sheet = _sheet(record, title, "Tracked changes. Not in force.", opening, body)
    listed = tuple((Piece(text=line),) for line in supposed(made))
    return replace(
        sheet,
        opening=(*sheet.opening, *listed),
        key=phrases.KEY_SUPPOSED,
        amendments=tuple(one.amendment.id for one in made.council.made),
        text_digest=record.source.digest_with(made.council.text),
        base_digest=record.source.digest_with(made.council.base),
    )


def supposed(made: Supposition) -> tuple[str, ...]:
    """List amendments by their entries: "Entries 1 to 3: 2024-005 Pronouns. …"."""
    numbers: dict[str, list[int]] = {}
    for item in made.council.items:
        numbers.setdefault(item.made.amendment.id, []).append(item.number)
    titles = {one.amendment.id: one.amendment.title for one in made.council.made}
    return tuple(
        f"{phrases.entries(of)}: {id_} {titles[id_]}. {made.bases[id_].authority}"
        for id_, of in numbers.items()
    )


def last_day(record: Record) -> date:
    """Give the day of the last entry on record, or `UNDATED` before the first."""
    head = record.register.head
    return head.value.day if head else UNDATED


def _sheet(record: Record, title: str, status: str, opening: str, body: TextBody) -> Sheet:
    day = last_day(record)
    code = record.register.check_code
    return Sheet(
        file=title,
        council=record.source.law.council,
        kicker="",
        title=title,
        status=status,
        notice=record.settings.notice,
        opening=((Piece(text=opening),),),
        body=body,
        last=phrases.last_page(code, phrases.day(day)) if code else (),
        day=day,
        language=record.source.law.language,
        accent=record.settings.accent,
        check_code=code,
    )
