"""What does the text say once an amendment is carried out?

`amend` returns a whole new constitution or raises, and the old one is untouched (law 3). What an
instruction names is found by id; what it quotes must be there exactly as often as it says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.amend_clauses import (
    insert_clauses,
    move,
    omit_clause,
    omit_leaving_number,
    renumber,
    substitute_clause,
)
from constitution_tool.engine.amending.amend_headings import (
    amend_title,
    amended_heading,
    new_heading,
)
from constitution_tool.engine.amending.amend_instruments import (
    insert_instrument,
    omit_instrument,
    substitute_instrument,
)
from constitution_tool.engine.amending.amend_split import join, split
from constitution_tool.engine.amending.amend_tables import amended_table
from constitution_tool.engine.amending.amend_words import added_words, amended_words
from constitution_tool.engine.amending.named import anchors_of, given_ids, targets_of
from constitution_tool.engine.amending.place import found
from constitution_tool.engine.amending.soundness import Done, unsound
from constitution_tool.engine.amending.working import Working
from constitution_tool.errors import NOWHERE, Conflict, Place
from constitution_tool.model.instruction import (
    AddWords,
    HeadingWords,
    InsertClauses,
    InsertInstrument,
    Join,
    Move,
    OmitClause,
    OmitInstrument,
    OmitLeavingNumber,
    OnClauses,
    OnHeading,
    OnInstruments,
    OnTable,
    OnWords,
    Renumber,
    Split,
    SubstituteClause,
    SubstituteHeading,
    SubstituteInstrument,
    TitleWords,
)
from constitution_tool.notation.amendments.instruction_rules import breaches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.engine.amending.working import Node
    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Clause, Constitution

    Places = Mapping[int, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """One instruction carried out: which, the ids it touched, and the whole text after it.

    `number` counts the amendment's instructions from 1. Texts share all that did not change, so a
    clause is untouched exactly when it is the same value. An id touched that is not in the text
    after was omitted.
    """

    amendment: str
    number: int
    touched: tuple[str, ...]
    text: Constitution


def amend(
    constitution: Constitution, amendment: Amendment, places: Places | None = None
) -> Constitution:
    """Carry out an amendment.

    Args:
        constitution: the text it is written on.
        amendment: the instructions, carried out in order, each on what the last one left.
        places: where each instruction stands in its file, by number, for messages.

    Raises:
        Conflict: it does not fit the text; with every finding.
    """
    working = Working(constitution)
    _carry_out_all(working, amendment, places)
    return working.freeze()


def amend_steps(
    constitution: Constitution, amendments: Iterable[Amendment], places: Places | None = None
) -> tuple[Applied, ...]:
    """Carry out amendments one on top of the other, keeping the text after each instruction.

    `places` says where the instructions stand, when there is but one amendment.

    Raises:
        Conflict: one of them does not fit the text; with every finding on the first such.
    """
    working = Working(constitution)
    steps: list[Applied] = []
    for amendment in amendments:
        _carry_out_all(working, amendment, places, steps)
    return tuple(steps)


def apply_instruction(constitution: Constitution, instruction: Instruction) -> Constitution:
    """Carry out one instruction.

    Raises:
        Conflict: it does not fit the text.
    """
    working = Working(constitution)
    before = constitution
    done = carry_out(working, instruction)
    after = working.freeze()
    if findings := unsound(working, before, (Done(place=NOWHERE, touched=done),)):
        raise Conflict(*findings)
    return after


# --- carrying out -----------------------------------------------------------------------------


def _carry_out_all(
    working: Working,
    amendment: Amendment,
    places: Places | None,
    steps: list[Applied] | None = None,
) -> None:
    """Carry out every instruction, gathering what does not fit; then look at the whole."""
    before = working.freeze()
    findings: list[Finding] = []
    done: list[Done] = []
    lost: set[str] = set()
    for number, entry in enumerate(amendment.entries, start=1):
        instruction = entry.instruction
        named = (*targets_of(instruction), *anchors_of(instruction))
        if any(target.id in lost for target in named):
            continue  # it builds on an instruction that did not fit, which is said already
        place = (places or {}).get(number) or Place(
            path=f"amendments/{amendment.id}.md", note=f"instruction {number}"
        )
        try:
            touched = carry_out(working, instruction)
        except Conflict as refusal:
            findings += [replace(finding, place=place) for finding in refusal.findings]
            lost |= {*given_ids(instruction)}
            continue
        done.append(Done(place=place, touched=touched))
        if steps is not None:
            steps.append(
                Applied(
                    amendment=amendment.id, number=number, touched=touched, text=working.freeze()
                )
            )
    if not findings:
        findings += unsound(working, before, done)
    if findings:
        raise Conflict(*findings)


def carry_out(working: Working, instruction: Instruction) -> tuple[str, ...]:
    """Carry out one instruction, wholly or not at all; give the ids it touched."""
    if faults := breaches(instruction, NOWHERE):
        raise Conflict(*faults)
    if isinstance(instruction, OnWords):
        nodes = [found(working, target) for target in instruction.targets]
        if isinstance(instruction, AddWords):
            return _change(working, added_words(instruction, nodes))
        return _change(working, amended_words(instruction, nodes))
    if isinstance(instruction, OnHeading):
        return _carry_out_heading(working, instruction)
    if isinstance(instruction, OnTable):
        node = found(working, instruction.table.target)
        return _change(working, ((node, amended_table(instruction, node)),))
    if isinstance(instruction, OnInstruments):
        return _carry_out_instruments(working, instruction)
    return _carry_out_clauses(working, instruction)


def _carry_out_heading(working: Working, instruction: OnHeading) -> tuple[str, ...]:
    if isinstance(instruction, TitleWords):
        return amend_title(working, instruction)
    node = found(working, instruction.target)
    match instruction:
        case HeadingWords(find=find, replace=new):
            return _change(working, ((node, amended_heading(node, find, new)),))
        case SubstituteHeading(replace=new):
            return _change(working, ((node, new_heading(node, new)),))
        case _:
            assert_never(instruction)


def _carry_out_clauses(working: Working, instruction: OnClauses) -> tuple[str, ...]:
    match instruction:
        case SubstituteClause():
            return substitute_clause(working, instruction)
        case InsertClauses():
            return insert_clauses(working, instruction)
        case OmitClause():
            return omit_clause(working, instruction)
        case OmitLeavingNumber():
            return omit_leaving_number(working, instruction)
        case Renumber():
            return renumber(working, instruction)
        case Move():
            return move(working, instruction)
        case Split():
            return split(working, instruction)
        case Join():
            return join(working, instruction)
        case _:
            assert_never(instruction)


def _carry_out_instruments(working: Working, instruction: OnInstruments) -> tuple[str, ...]:
    match instruction:
        case SubstituteInstrument():
            return substitute_instrument(working, instruction)
        case InsertInstrument():
            return insert_instrument(working, instruction)
        case OmitInstrument():
            return omit_instrument(working, instruction)
        case _:
            assert_never(instruction)


def _change(working: Working, changes: Iterable[tuple[Node, Clause]]) -> tuple[str, ...]:
    touched: list[str] = []
    for node, clause in changes:
        working.change(node, clause)
        touched.append(node.id)
    return tuple(touched)
