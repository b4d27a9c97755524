"""What does an amendment say as a meeting varied it: which of its sentences, and in what words?

An amendment is a text in amending language, and a meeting varies it as such: “in instruction 2, for
“must” substitute “must, where it can,””. What comes of that must again be an amending sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Conflict, Finding, Malformed, Place, Usage
from constitution_tool.model.amendment import Amendment, AtMeeting, Entry, Kind, OnAdoption, Varied
from constitution_tool.notation.amendments.instruction import parse_instruction, print_instruction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.engine.authority.register import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWords:
    """In one instruction (1 is first), other words for some that occur in it once."""

    instruction: int
    find: str
    words: str


def in_place_of(
    parent: Kept[Amendment], carried: AtMeeting, id_: str, title: str, why: str
) -> Amendment:
    """Begin the amendment that was carried in the place of another: it says what was put.

    Args:
        parent: the amendment that was before the meeting.
        carried: at which meeting, and by whom it was moved and seconded.
        id_: the number of the new amendment.
        title: what it is called; as the other, if empty.
        why: why; as the other, if empty.
    """
    put = parent.value
    return replace(
        put,
        id=id_,
        title=title or put.title,
        kind=Kind.CARRIED,
        basis=replace(carried, varies=Varied(amendment=put.id, sha256=parent.digest)),
        effective=OnAdoption(),
        expires=None,
        expects=(),
        why=why or put.why,
    )


def with_other_words(
    amendment: Amendment, change: OtherWords, reason: str, files: Mapping[str, bytes]
) -> Amendment:
    """Say one instruction in other words.

    Args:
        amendment: the amendment.
        change: the words, which must occur once in the instruction as it is written.
        reason: why, as printed; as before, if empty.
        files: those of `drafts/`, which may give an instruction its text.

    Raises:
        Usage: there is no such instruction.
        Conflict: the words are not in it, or several times, or it is no amending sentence any more.
    """
    entry = _entry(amendment, change.instruction)
    said = print_instruction(entry.instruction)
    times = said.count(change.find)
    if times != 1:
        raise _refused(
            "varied-words",
            amendment,
            change.instruction,
            f"The words “{change.find}” occur {f'{times} times' if times else 'nowhere'} in it.",
            "quote more of the instruction, as `amendment show` prints it."
            if times
            else "quote the words as they stand in the amendment's own file.",
        )
    try:
        made = parse_instruction(said.replace(change.find, change.words), "", 1, files)
    except Malformed as refused:
        first = refused.findings[0]
        raise _refused(
            "varied-sentence",
            amendment,
            change.instruction,
            f"So worded it is no amending sentence. {first.problem}",
            first.remedy,
        ) from refused
    new = Entry(instruction=made, reason=" ".join(reason.split()) or entry.reason)
    at = change.instruction - 1
    entries = (*amendment.entries[:at], new, *amendment.entries[at + 1 :])
    return replace(amendment, entries=entries)


def without(amendment: Amendment, numbers: Iterable[int]) -> Amendment:
    """Leave out instructions that were put and not carried.

    Raises:
        Usage: there is no such instruction, or none would be left.
    """
    out = {number for number in numbers if _entry(amendment, number)}
    kept = tuple(e for n, e in enumerate(amendment.entries, start=1) if n not in out)
    if not kept:
        raise Usage(
            Finding(
                code="varied-empty",
                problem=f"Nothing would be left of {amendment.id}.",
                remedy="name it as declined when the vote is put on record: adopt --declined.",
                place=_place(amendment),
            )
        )
    return replace(amendment, entries=kept)


def _entry(amendment: Amendment, number: int) -> Entry:
    if not 1 <= number <= len(amendment.entries):
        raise Usage(
            Finding(
                code="instruction-unknown",
                problem=f"{amendment.id} has no instruction {number}; it has "
                f"{len(amendment.entries)}.",
                remedy="number them as `amendment show` prints them.",
                place=_place(amendment),
            )
        )
    return amendment.entries[number - 1]


def _refused(code: str, amendment: Amendment, number: int, problem: str, remedy: str) -> Conflict:
    place = Place(path=f"amendments/{amendment.id}.md", note=f"instruction {number}")
    return Conflict(Finding(code=code, problem=problem, remedy=remedy, place=place))


def _place(amendment: Amendment) -> Place:
    return Place(path=f"amendments/{amendment.id}.md")
