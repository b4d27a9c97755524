"""A new amendment, worked out from an edited copy of the text: the tool writes the sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.asked import touched
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.begun import Head, begun
from constitution_tool.engine.checking.check import new_ids
from constitution_tool.engine.checking.check_following import following
from constitution_tool.engine.checking.record import used_ids
from constitution_tool.engine.deriving.from_edit import Copy, instructions_of, reasoned
from constitution_tool.engine.record import read_record
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Finding, Usage
from constitution_tool.model.instrument import Index, Instrument
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.amendments.reasons import print_reasons, read_reasons
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.notation.text.citing import find_one
from constitution_tool.notation.text.printer import print_instrument
from constitution_tool.outcome import Outcome
from constitution_tool.publish.amendment_text import amendment_lines
from constitution_tool.store.plan import Plan, Replace, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution

EDITOR = "the copy edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class InEditor:
    """The copy of the text as it now stands that an editor was opened with, once saved."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfSource:
    """An edited copy of a file of `source/`: its bytes, and where it lies."""

    data: bytes
    path: str


Edited = InEditor | OfSource


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drafting:
    """The amendment so far, the text it is written on, and that text with it carried out."""

    record: Record
    head: Amendment
    base: Constitution
    now: Constitution


def text_to_edit(root: Path, head: Head, where: tuple[str, ...]) -> str:
    """Give the copy that an editor is opened with: one instrument as it now stands.

    Raises:
        Usage: it was not said which instrument, and there are several.
    """
    now = _drafting(root, head).now
    if not where and len(now.instruments) == 1:
        return print_instrument(now.instruments[0])
    found = [find_one(citation, Index(now)) for citation in where]
    if len(found) != 1 or not isinstance(found[0], Instrument):
        known = " or ".join(f"“{each.number or each.title}”" for each in now.instruments)
        raise Usage(
            Finding(
                code="instrument-needed",
                problem="A copy of one whole instrument is edited, and it was not said which.",
                remedy=f"say --in once, with {known}.",
            )
        )
    return print_instrument(found[0])


def reasons_to_type(root: Path, head: Head, edited: Edited) -> str:
    """Give the sheet on which the reason of each change is typed.

    Raises:
        Malformed: the copy cannot be read, or it is not certain which clause is meant.
        Conflict: no instruction says what was edited.
    """
    return print_reasons(_instructions(_drafting(root, head), edited))


def typed_reasons(sheet: str) -> tuple[str, ...]:
    """Read the reasons typed on that sheet; one not typed is empty."""
    return read_reasons(sheet)


def amendment_from_edit(
    root: Path, head: Head, edited: Edited, reasons: tuple[str, ...]
) -> Outcome:
    """Work out the amendment, show what it does, and keep it as a draft. `source/` is not touched.

    Raises:
        Malformed: the copy cannot be read, or it is not certain which clause is meant.
        Conflict: no instruction says what was edited, or a reason is missing.
    """
    drafting = _drafting(root, head)
    instructions = _instructions(drafting, edited)
    entries = reasoned(instructions, reasons)
    made = with_expectations(
        drafting.base, replace(drafting.head, entries=(*drafting.head.entries, *entries))
    )
    path, data = amendment_path(made.id), print_amendment(made).encode()
    old = drafting.record.files.get(path)
    step = Write(path=path, data=data) if old is None else Replace(path=path, old=old, data=data)
    sentences = [print_sentence(each) for each in instructions]
    return Outcome(
        result={
            "id": made.id,
            "path": path,
            "sentences": sentences,
            "new": [id_ for id_ in new_ids(made) if id_ not in Index(drafting.now).by_id],
        },
        product=(path,),
        narration=amendment_lines(made, drafting.base, touched(made, drafting.base)),
        findings=following(drafting.base, amend(drafting.base, made), made),
        plan=Plan(steps=(step,)),
    )


def _drafting(root: Path, head: Head) -> _Drafting:
    record = read_record(read_tree(root))
    amendment = begun(record, head)
    base = written_on(record.register, amendment, moment(record))
    return _Drafting(record=record, head=amendment, base=base, now=amend(base, amendment))


def _instructions(drafting: _Drafting, edited: Edited) -> tuple[Instruction, ...]:
    if isinstance(edited, InEditor):
        copy = Copy(text=edited.text, path=EDITOR, of=drafting.now)
    else:
        text = decode(edited.data, edited.path)
        source = moment(drafting.record).source.constitution
        same = source == drafting.now
        copy = Copy(text=text, path=edited.path, of=drafting.now if same else source)
    taken, law = used_ids(drafting.record), drafting.record.source.law
    return instructions_of(copy, drafting.now, drafting.head, taken, law)
