"""What does an amendment cite when each clause is cited as another text has it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.model.citation import cite_id
from constitution_tool.model.instruction import (
    InsertClauses,
    InsertInstrument,
    Join,
    Move,
    OnTable,
    OnWords,
)

if TYPE_CHECKING:
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Index
    from constitution_tool.model.target import Gap, Target


def recited(amendment: Amendment, index: Index) -> Amendment:
    """Cite everything an amendment names as a text has it; what that does not have stays cited."""
    entries = tuple(
        replace(entry, instruction=recited_instruction(entry.instruction, index))
        for entry in amendment.entries
    )
    return replace(amendment, entries=entries)


def recited_instruction(instruction: Instruction, index: Index) -> Instruction:
    """Cite what an instruction names as a text has it."""
    if isinstance(instruction, OnWords):
        targets = tuple(_recited(each, index) for each in instruction.targets)
        return replace(instruction, targets=targets)
    if isinstance(instruction, OnTable):
        target = _recited(instruction.table.target, index)
        return replace(instruction, table=replace(instruction.table, target=target))
    match instruction:
        case InsertClauses():
            return replace(instruction, gap=_gap(instruction.gap, index))
        case InsertInstrument(beside=beside):
            there = replace(beside, target=_recited(beside.target, index))
            return replace(instruction, beside=there)
        case Move():
            target = _recited(instruction.target, index)
            return replace(instruction, target=target, gap=_gap(instruction.gap, index))
        case Join():
            target = _recited(instruction.target, index)
            follower = _recited(instruction.follower, index)
            return replace(instruction, target=target, follower=follower)
        case _:
            return replace(instruction, target=_recited(instruction.target, index))


def _gap(gap: Gap, index: Index) -> Gap:
    return replace(gap, target=_recited(gap.target, index))


def _recited(target: Target, index: Index) -> Target:
    known = target.id in index.by_id or target.id in index.instruments
    return replace(target, cited=cite_id(target.id, index)) if known else target
