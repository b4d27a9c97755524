"""What does a text look like by itself, or compared with another, outside any meeting?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.engine.accounting import since, stages
from constitution_tool.engine.comparing.count import marks_of
from constitution_tool.engine.comparing.excerpt import touched
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.examples import read_examples
from constitution_tool.engine.texts import is_day, nothing_before, proposal
from constitution_tool.model.passage import Piece, Title
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.publish.papers import phrases, sayings
from constitution_tool.publish.papers.basis import last_day
from constitution_tool.publish.papers.control import Became, control, recorded
from constitution_tool.publish.papers.illustrated import illustrated
from constitution_tool.publish.papers.protected import protected
from constitution_tool.publish.papers.side_by_side import said, tracked_body
from constitution_tool.publish.papers.worked import worked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from constitution_tool.engine.accounting import Stage
    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.engine.texts import Text
    from constitution_tool.model.instrument import Instrument
    from constitution_tool.model.passage import Flow
    from constitution_tool.model.settings import LawSettings
    from constitution_tool.model.sheet import EntryNote
    from constitution_tool.publish.papers.basis import Basis

_UNSAFE = re.compile(r'[/\\:*?"<>|]')
"""Characters that a file's name cannot bear on every machine."""
_STATUS = {
    "in-force": "In force",
    "draft": "DRAFT before Council. Not in force.",
    "working": "The files as they lie. Not proved against the record.",
}


_AS_ADOPTED = "As adopted"

_NAMES = {
    "in-force": "the text in force",
    "adopted": "the text as adopted",
    "draft": "the draft before Council",
    "working": "the files as they lie",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A text, and how it came to be: gathered once for all that is printed of it.

    `stages` are those of the adopted text, none where nothing vouches for it.
    """

    record: Record
    text: Text
    stages: tuple[Stage, ...]
    nothing_before: bool

    def became(self, instrument: Instrument) -> Became:
        """Say what is on record of one of its instruments; nothing vouches for files as they lie.

        Of a name that only git knows nothing is said either.
        """
        vouched = self.text.name in {"draft", "adopted"} or self.text.day is not None
        if not vouched:
            return Became()
        number = instrument.number or instrument.title
        return recorded(self.record, self.stages, instrument.id, number, self.text.day)


def known(record: Record, text: Text) -> Known:
    """Gather how a text came to be."""
    founded = bool(record.register.texts) and text.name != "working"
    return Known(
        record=record,
        text=text,
        stages=stages(record.register) if founded else (),
        nothing_before=text.name == "draft" and nothing_before(record, proposal(record)),
    )


def status_of(of: Known, instruments: Collection[str]) -> str:
    """Say which text this is, so that none is mistaken for another, and who adopted it.

    Of a day after the last on record it is said where the record ends: what came since, if
    anything did, is not known. Adoption is said only if one resolution adopted all `instruments`.
    """
    name = of.text.name
    if of.nothing_before:
        return f"{phrases.NOTHING_BEFORE} {_adopted(of, instruments, _AS_ADOPTED)}"
    if name == "adopted":
        return _adopted(of, instruments, _AS_ADOPTED)
    if name == "in-force":
        return _adopted(of, instruments, _STATUS[name])
    if name in _STATUS:
        return _STATUS[name]
    ends = last_day(of.record)
    said = [f"As at {_day_or(name)}"]
    if is_day(name):
        said += [_adopted(of, instruments, "").removesuffix(".")]
        if date.fromisoformat(name) > ends:
            said.append(f"The record ends on {phrases.day(ends)}")
    return ". ".join(filter(None, said))


def _adopted(of: Known, instruments: Collection[str], otherwise: str) -> str:
    """Say which resolution made some instruments the law as they stand, if one did."""
    found = since(of.stages, instruments, of.text.day)
    if found.adoption:
        return sayings.adopted_status(found.adoption, found.corrected)
    if found.corrected:
        return phrases.corrected_since(otherwise, found.corrected)
    return otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What a first page says: the title, the status, and the sentence that opens it, if any."""

    title: str
    status: str
    opening: str = ""


def text_sheet(of: Known, title: str, shown: Flow, became: Became) -> Sheet:
    """Make a document of one text, or of some protocols in it.

    Raises:
        Malformed: a picture cannot be printed.
    """
    record, text = of.record, of.text
    printed = [one.instrument for one in shown.printed if isinstance(one, Title)]
    status = status_of(of, printed)
    kept = protected(text.constitution, text.source.law.protected, printed)
    body = TextBody(flow=shown, protected=kept.ids)
    front = Front(title=title, status=status)
    sheet = _sheet(record, text.source.law, front, body)
    sheet = illustrated(sheet, (text.constitution,), record.source)
    return replace(
        sheet,
        opening=(*sheet.opening, *kept.said),
        text_digest=text.digest,
        control=control(became.lines),
        amendments=became.amendments,
    )


def adopted_sheets(record: Record, text: Text) -> tuple[Sheet, ...]:
    """Make a document of each instrument that Council adopted with the one papers are about.

    Where none of them is in the text any more, all there are are made.

    Raises:
        Malformed: a picture cannot be printed, or a worked example cannot be read.
    """
    of, subject = known(record, text), record.settings.subject
    examples = read_examples(record.files)
    adoption = since(of.stages, (subject,)).adoption
    scope = adoption.scope if adoption else (subject,)
    instruments = text.constitution.instruments
    made = []
    for instrument in [one for one in instruments if one.id in scope] or instruments:
        title = f"{instrument.number} {instrument.title}".strip()
        shown = flow(text.constitution, (instrument.id,))
        sheet = text_sheet(of, title, shown, of.became(instrument))
        name = record.settings.name if instrument.id == subject else title
        about = worked(examples, text.constitution, (instrument.id,))
        made.append(replace(sheet, file=file_of(f"{name} as adopted"), examples=about))
    return tuple(made)


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
    """Tracked changes from one text to another, and what its first page says of them."""

    file: str
    front: Front
    old: Text
    new: Text
    marked: Marked


def tracked_sheet(record: Record, made: Tracked) -> Sheet:
    """Make a document of tracked changes; the amendments stand with their entries on page 1.

    Raises:
        Malformed: a picture cannot be printed.
    """
    amendments = made.marked.amendments
    law = made.new.source.law
    kept = protected(made.new.constitution, law.protected)
    flow_, untouched = touched(made.marked.flow)
    body = tracked_body(flow_, made.marked.entries, kept.ids)
    left = (phrases.untouched(untouched),) if untouched else ()
    front = replace(made.front, opening=" ".join((made.front.opening, *said(body), *left)))
    sheet = _sheet(record, law, front, body)
    sheet = illustrated(sheet, (made.old.constitution, made.new.constitution), record.source)
    listed_ = tuple((Piece(text=words),) for _, words in amendments)
    return replace(
        sheet,
        file=made.file,
        opening=(*sheet.opening, *listed_, *kept.said),
        key=phrases.key(
            marks_of(made.marked.flow), *((phrases.IN_THE_LIST,) if amendments else ())
        ),
        amendments=tuple(id_ for id_, _ in amendments),
        text_digest=made.new.digest,
        base_digest=made.old.digest,
    )


def named(text: str) -> str:
    """Name a text in a sentence: "the text in force", "the text as at 21 May 2024"."""
    if text in _NAMES:
        return _NAMES[text]
    return f"the text as at {_day_or(text)}" if text[:1].isdigit() else f"the text of {text}"


def _day_or(name: str) -> str:
    """Write a day as documents do; leave what is no day as it is."""
    return phrases.day(date.fromisoformat(name)) if is_day(name) else name


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


def _sheet(record: Record, law: LawSettings, front: Front, body: TextBody) -> Sheet:
    day = last_day(record)
    code = record.register.check_code
    return Sheet(
        file=front.title,
        council=law.council,
        kicker="",
        title=front.title,
        status=front.status,
        notice=record.settings.notice,
        opening=((Piece(text=front.opening),),) if front.opening else (),
        body=body,
        last=phrases.last_page(code, day) if code else (),
        day=day,
        language=law.language,
        accent=record.settings.accent,
        check_code=code,
    )
