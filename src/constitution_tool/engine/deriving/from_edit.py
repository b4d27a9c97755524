"""What amendment did someone make who edited a copy of the text?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.amending.recite import recited
from constitution_tool.engine.deriving.derive import derive
from constitution_tool.engine.deriving.recognise import recognise
from constitution_tool.engine.numbering.edited import numbered
from constitution_tool.engine.numbering.policy import policy_of
from constitution_tool.errors import Conflict, Finding, Malformed, Place, Severity
from constitution_tool.model.amendment import Entry
from constitution_tool.model.instrument import Index
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.unnamed import named

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from constitution_tool.engine.deriving.recognise import Recognised
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.settings import LawSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An edited copy of one instrument: what it says, where it lies, what text it was made of."""

    text: str
    path: str
    of: Constitution


def instructions_of(
    copy: Copy, base: Constitution, head: Amendment, taken: Container[str], law: LawSettings
) -> tuple[Instruction, ...]:
    """Work out the instructions that say what was edited.

    A new clause without a number is numbered as the policy of its instrument asks.

    Args:
        copy: the edited copy.
        base: the text the amendment is written on, its instructions so far carried out.
        head: the amendment so far; its id and length seed the ids of new clauses.
        taken: every id ever used.
        law: the settings that hold the policy of each instrument.

    Raises:
        Malformed: the copy cannot be read, or it is not certain which clause is meant.
        Conflict: nothing was edited, no instruction says it, or it was edited where the text has
            changed since the copy was made.
    """
    read = _read(copy, head, taken)
    edited = read.instrument
    new = replace(
        copy.of,
        instruments=tuple(edited if one.id == edited.id else one for one in copy.of.instruments),
    )
    unnumbered = [id_ for id_ in read.new if id_ not in read.unnumbered]
    instructions = derive(copy.of, numbered(copy.of, new, unnumbered, policy_of(law, edited.id)))
    if not instructions:
        raise Conflict(
            Finding(
                code="nothing-edited",
                problem="The copy says what the text says: nothing was edited.",
                remedy="edit the copy, save it, and run this again.",
                place=Place(path=copy.path),
            )
        )
    if base is copy.of:
        return instructions
    made = tuple(Entry(instruction=each, reason="") for each in instructions)
    alone = with_expectations(copy.of, replace(head, entries=made, expects=()))
    if changed := unmet(base, alone):
        raise Conflict(*(_since(finding, copy) for finding in changed))
    amend(base, alone)
    return tuple(entry.instruction for entry in recited(alone, Index(base)).entries)


def _read(copy: Copy, head: Amendment, taken: Container[str]) -> Recognised:
    parts = named(copy.text, copy.path)
    parsed = parse_instrument(parts.text, copy.path)
    if errors := [each for each in parsed.findings if each.severity is Severity.ERROR]:
        raise Malformed(*errors)
    edited = parsed.instrument
    old = next((each for each in copy.of.instruments if each.id == edited.id), None)
    if old is None:
        raise Malformed(
            Finding(
                code="instrument-unknown",
                problem=f"The copy calls itself “{edited.id}”, and there is no such instrument.",
                remedy="leave the head of the file, between the lines +++, as it was.",
                place=Place(path=copy.path, line=1),
            )
        )
    found = recognise(old, edited, parts, f"{head.id}\n{len(head.entries)}", taken)
    if found.findings:
        raise Malformed(
            *(replace(each, place=replace(each.place, path=copy.path)) for each in found.findings)
        )
    return found


def reasoned(instructions: Sequence[Instruction], reasons: Sequence[str]) -> tuple[Entry, ...]:
    """Give each instruction its reason: one for all, or as many as there are.

    Raises:
        Conflict: one has none.
    """
    given = [" ".join(reason.split()) for reason in reasons]
    if len(given) == 1:
        given *= len(instructions)
    if len(given) != len(instructions):
        given = [""] * len(instructions)
    numbered = enumerate(zip(instructions, given, strict=True), start=1)
    if lacking := tuple(_lacks(n, each) for n, (each, reason) in numbered if not reason):
        raise Conflict(*lacking)
    return tuple(
        Entry(instruction=instruction, reason=reason)
        for instruction, reason in zip(instructions, given, strict=True)
    )


def _lacks(number: int, instruction: Instruction) -> Finding:
    return Finding(
        code="reason-missing",
        problem=f"No reason is given for change {number}: {print_sentence(instruction)}",
        remedy="say --reason once, for every change, or as many times as there are changes, in "
        "order: it is printed beneath each.",
    )


def _since(finding: Finding, copy: Copy) -> Finding:
    return replace(
        finding,
        code="edited-since",
        remedy="the text has changed there since the copy was made: edit a copy of the text as it "
        "now stands (leave the file out, and an editor opens with it).",
        place=Place(path=copy.path),
    )
