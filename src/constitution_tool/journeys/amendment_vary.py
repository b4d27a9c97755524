"""What a meeting carried in the place of an amendment that was before it, as an amendment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.asked import find
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.authority.varying import unfounded
from constitution_tool.engine.begun import carried, next_id, unsigned
from constitution_tool.engine.checking.newly_wrong import newly_wrong
from constitution_tool.engine.record import read_record
from constitution_tool.engine.texts import moment
from constitution_tool.engine.varied import OtherWords, in_place_of, with_other_words, without
from constitution_tool.errors import Conflict, Finding, Place, Severity, Usage
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.outcome import Outcome
from constitution_tool.publish.amendment_text import quoted_lines
from constitution_tool.store.plan import Plan, written
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment, AtMeeting

__all__ = ["Begin", "OtherWords", "Variation", "amendment_vary"]

_UNVARIED = "varied-nothing"
"""The finding on a draft in which nothing is varied yet: it may still be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """How an amendment was varied: at which meeting, by whom moved and seconded, as what.

    `title` and `why`, where empty, are those of the amendment varied; `written_on`, if any, is what
    the new one is written on top of, instead of what that one is.
    """

    carried: AtMeeting
    year: int
    title: str
    why: str
    written_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """What was varied: other words in an instruction, if any, and what was left out.

    `reason` is that of the instruction in other words; as before, if empty.
    """

    words: OtherWords | None
    left_out: tuple[int, ...]
    reason: str


def amendment_vary(root: Path, id_: str, begin: Begin | None, variation: Variation) -> Outcome:
    """Write the amendment that a meeting carried in the place of another, or vary that draft more.

    Args:
        root: the repository's folder.
        id_: the amendment that was put; or the draft begun before, which is then varied further.
        begin: how it was carried; None of a draft begun before.
        variation: what was varied.

    Raises:
        Usage: there is no such amendment or instruction; or it is not said that, or how, it was
            carried.
        Conflict: it was not before that meeting, the words do not fit, or the draft is signed.
    """
    record = read_record(read_tree(root))
    begun, now = _begun(record, id_, begin), moment(record)
    against = unfounded(record.register, begun, now)
    if wrong := tuple(one for one in against if one.code != _UNVARIED):
        raise Conflict(*wrong)
    made = _varied(begun, variation, record)
    base = written_on(record.register, made, now)
    made = with_expectations(base, made)
    path = amendment_path(made.id)
    wrong = newly_wrong(record, base, amend(base, made), Place(path=path))
    return Outcome(
        result={
            "id": made.id,
            "varies": made.in_place_of,
            "path": path,
            "sentences": [print_sentence(entry.instruction) for entry in made.entries],
        },
        product=(path,),
        narration=tuple(_said(made)),
        findings=tuple(
            replace(one, severity=Severity.WARNING)
            for one in (*unfounded(record.register, made, now), *wrong)
        ),
        plan=Plan(steps=written(record.files, {path: print_amendment(made).encode()})),
    )


def _begun(record: Record, id_: str, begin: Begin | None) -> Amendment:
    """Begin with what was put, or go on with a draft of what was carried."""
    put = find(record, id_)
    if begin is None:
        if not put.value.in_place_of:
            raise _unsaid(f"It is not said where {id_} was varied, and by whom.", "add")
        return unsigned(record, id_)
    if put.value.in_place_of:
        raise _unsaid(f"{id_} says already where it was carried, and by whom.", "leave out")
    made = in_place_of(
        put, carried(begin.carried), next_id(record, begin.year), begin.title, begin.why
    )
    return replace(made, after=begin.written_on) if begin.written_on else made


def _varied(amendment: Amendment, variation: Variation, record: Record) -> Amendment:
    """Say it in other words first: instructions are numbered as they were."""
    if variation.words:
        amendment = with_other_words(amendment, variation.words, variation.reason, record.files)
    return without(amendment, variation.left_out) if variation.left_out else amendment


def _unsaid(problem: str, verb: str) -> Usage:
    remedy = f"{verb} --meeting, --mover and --seconder."
    return Usage(Finding(code="option-missing", problem=problem, remedy=remedy))


def _said(made: Amendment) -> Iterator[str]:
    """Print what was carried, sentence by sentence."""
    yield f"{made.id}, in the place of {made.in_place_of}: {made.title}"
    for number, entry in enumerate(made.entries, start=1):
        yield f"  {number}. {print_sentence(entry.instruction)}"
        yield from (f"  {line}" if line else "" for line in quoted_lines(entry))
