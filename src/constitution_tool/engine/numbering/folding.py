"""Can a renumbering be said where the amendment numbers that clause already?

Where instructions are added to a draft one by one, a clause may be renumbered again and again. A
person would rather say at once what its number is in the end: in the instruction that renumbers it,
or in the words that put it in. That is done where it makes the same text, and not otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.named import roots_of
from constitution_tool.engine.amending.recite import recited_instruction
from constitution_tool.errors import Conflict
from constitution_tool.model.instruction import InsertClauses, Renumber, Split
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_tool.model.amendment import Amendment, Entry
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution

_REASON = re.compile(r"Follows from instructions? (?:[0-9]+, )*(?:[0-9]+ and )?[0-9]+\.")


def reason(numbers: Iterable[int]) -> str:
    """Give the reason of a renumbering: the instructions it follows from."""
    *others, last = (str(number) for number in numbers)
    if not others:
        return f"Follows from instruction {last}."
    return f"Follows from instructions {', '.join(others)} and {last}."


def folded(base: Constitution, amendment: Amendment, at: int) -> Amendment:
    """Say the renumberings that follow an instruction where those clauses are numbered already.

    Args:
        base: the text the amendment is written on.
        amendment: the amendment; all that comes after the instruction are renumberings.
        at: the position of the instruction that they follow from.
    """
    entries = list(amendment.entries[: at + 1])
    left = [
        entry
        for entry in amendment.entries[at + 1 :]
        if not (isinstance(entry.instruction, Renumber) and _said(entries, entry.instruction, at))
    ]
    if len(left) == len(amendment.entries) - at - 1:
        return amendment
    made = replace(amendment, entries=(*entries, *left))
    try:
        same = amend(base, made).instruments == amend(base, amendment).instruments
    except Conflict:
        return amendment
    return with_expectations(base, _recited(base, made)) if same else amendment


def _said(entries: list[Entry], renumber: Renumber, at: int) -> bool:
    """Put a number into the last instruction before that numbers the clause, if there is one."""
    for place in reversed(range(at)):
        entry = entries[place]
        instruction = _numbering(entry.instruction, renumber)
        if isinstance(instruction, Renumber):
            if not _REASON.fullmatch(entry.reason):
                return False  # a renumbering of the drafter's own
            numbers = {*map(int, re.findall("[0-9]+", entry.reason)), at + 1}
            entry = replace(entry, reason=reason(sorted(numbers)))
        if instruction:
            entries[place] = replace(entry, instruction=instruction)
            return True
    return False


def _numbering(instruction: Instruction, renumber: Renumber) -> Instruction | None:
    """Give an instruction with the number for a clause that it numbers; None if it does not."""
    id_, number = renumber.target.id, renumber.number
    match instruction:
        case Renumber(target=target) if target.id == id_:
            return replace(instruction, number=number)
        case Split(new=new) if new == id_:
            return replace(instruction, second=number)
        case InsertClauses(clauses=clauses) if id_ in roots_of(instruction):
            clauses = tuple(replace(c, number=number) if c.id == id_ else c for c in clauses)
            return replace(instruction, clauses=clauses)
        case _:
            return None


def _recited(base: Constitution, amendment: Amendment) -> Amendment:
    """Cite each clause as the text before has it, or the new ones as they are called by then."""
    before, steps = Index(base), amend_steps(base, (amendment,))
    texts = (base, *(step.text for step in steps))
    entries: Sequence[Entry] = [
        replace(
            entry,
            instruction=recited_instruction(
                recited_instruction(entry.instruction, Index(text)), before
            ),
        )
        for entry, text in zip(amendment.entries, texts, strict=False)
    ]
    return replace(amendment, entries=tuple(entries))
