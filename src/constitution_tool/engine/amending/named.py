"""What does an instruction name: what it acts on, what it stands beside, what it gives an id?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend_clauses import ids
from constitution_tool.model.instruction import (
    InsertClauses,
    InsertInstrument,
    Join,
    Move,
    OnTable,
    OnWords,
    Split,
    SubstituteClause,
    SubstituteInstrument,
)

if TYPE_CHECKING:
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.target import Target


def targets_of(instruction: Instruction) -> tuple[Target, ...]:
    """Name what an instruction acts on; clauses it inserts are new and not among them."""
    if isinstance(instruction, OnWords):
        return instruction.targets
    if isinstance(instruction, OnTable):
        return (instruction.table.target,)
    if isinstance(instruction, InsertClauses | InsertInstrument):
        return ()
    if isinstance(instruction, Join):
        return (instruction.target, instruction.follower)
    return (instruction.target,)


def anchors_of(instruction: Instruction) -> tuple[Target, ...]:
    """Name what an instruction puts something beside or inside."""
    match instruction:
        case InsertClauses() | Move():
            return (instruction.gap.target,)
        case InsertInstrument(beside=beside):
            return (beside.target,)
        case _:
            return ()


def roots_of(instruction: Instruction) -> tuple[str, ...]:
    """Give the ids of what an instruction puts into the text, without what is within it."""
    match instruction:
        case InsertClauses() | SubstituteClause():
            return tuple(clause.id for clause in instruction.clauses)
        case Split(new=new):
            return (new,)
        case SubstituteInstrument(text=text) | InsertInstrument(text=text):
            return (text.instrument.id,)
        case _:
            return ()


def given_ids(instruction: Instruction) -> tuple[str, ...]:
    """Give every id that an instruction gives to what it puts into the text."""
    match instruction:
        case InsertClauses() | SubstituteClause():
            return tuple(ids(instruction.clauses))
        case SubstituteInstrument(text=text) | InsertInstrument(text=text):
            return (text.instrument.id, *ids(text.instrument.clauses))
        case _:
            return roots_of(instruction)
