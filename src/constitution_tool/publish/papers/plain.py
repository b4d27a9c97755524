"""What does a text look like by itself, or compared with another, outside any meeting?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Piece, Title
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.control import control
from constitution_tool.publish.papers.illustrated import illustrated
from constitution_tool.publish.papers.protected import protected
from constitution_tool.publish.papers.side_by_side import said, tracked_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.engine.texts import Text
    from constitution_tool.model.passage import Flow
    from constitution_tool.model.sheet import EntryNote
    from constitution_tool.publish.papers.basis import Basis
    from constitution_tool.publish.papers.control import Became

_UNSAFE = re.compile(r'[/\\:*?"<>|]')
"""Characters that a file's name cannot bear on every machine."""
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


def text_sheet(record: Record, title: str, text: Text, flow: Flow, became: Became) -> Sheet:
    """Make a document of one text, or of some protocols in it.

    Raises:
        Malformed: a picture cannot be printed.
    """
    status = status_of(text.name)
    opening = f"{title}. {status.removesuffix('.')}."
    printed = [one.instrument for one in flow.printed if isinstance(one, Title)]
    kept = protected(text.constitution, record.source.law.protected, printed)
    sheet = _sheet(record, title, status, opening, TextBody(flow=flow, protected=kept.ids))
    sheet = illustrated(sheet, (text.constitution,), record.source)
    return replace(
        sheet,
        opening=(*sheet.opening, *kept.said),
        text_digest=text.digest,
        control=control(became.lines),
        amendments=became.amendments,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with its changes marked, and what is known of who made them.

    Where it is known which amendments did, `entries` says of each entry who made it, and
    `amendments` lists them: id and words.
    """

    flow: Flow
    entries: tuple[EntryNote, ...] = ()
    amendments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """Tracked changes from one text to another; `said` tells what is compared with what."""

    title: str
    said: str
    old: Text
    new: Text
    marked: Marked


def tracked_sheet(record: Record, made: Tracked) -> Sheet:
    """Make a document of tracked changes; the amendments stand with their entries on page 1.

    Raises:
        Malformed: a picture cannot be printed.
    """
    amendments = made.marked.amendments
    body = tracked_body(made.marked.flow, made.marked.entries)
    opening = " ".join((made.said, *said(body)))
    sheet = _sheet(record, made.title, "Tracked changes", opening, body)
    sheet = illustrated(sheet, (made.old.constitution, made.new.constitution), record.source)
    return replace(
        sheet,
        opening=(*sheet.opening, *((Piece(text=words),) for _, words in amendments)),
        key=phrases.KEY_LISTED if amendments else phrases.KEY_PLAIN,
        amendments=tuple(id_ for id_, _ in amendments),
        text_digest=made.new.digest,
        base_digest=made.old.digest,
    )


def between(old: str, new: str) -> str:
    """Say which text is compared with which, by the names they were asked for."""
    names = (status_of(name).rstrip(".") for name in (old, new))
    return "From: {}. To: {}.".format(*names)


def listed(
    council: BeforeCouncil, bases: Mapping[str, Basis], since: int = 0
) -> tuple[tuple[str, str], ...]:
    """List amendments by their entries: id, and "Entries 1 to 3: 2024-005 Pronouns. …".

    The first `since` of those made are left out.
    """
    shown = {made.amendment.id: made.amendment.title for made in council.made[since:]}
    numbers: dict[str, list[int]] = {}
    for item in council.items:
        if item.made.amendment.id in shown:
            numbers.setdefault(item.made.amendment.id, []).append(item.number)
    return tuple(
        (id_, f"{phrases.entries(of)}: {id_} {shown[id_]}. {bases[id_].authority}")
        for id_, of in numbers.items()
    )


def file_of(title: str) -> str:
    """Name a document's file by its title, without what would name a folder or another drive."""
    return _UNSAFE.sub("-", title)


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
