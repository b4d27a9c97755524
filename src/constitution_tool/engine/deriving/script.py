"""What has been drafted so far, and what does the text say after it?

Every instruction is carried out as it is drafted, so that the next is written on what it leaves,
and one that does not fit is never kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import carry_out
from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.working import Working
from constitution_tool.engine.deriving.sayable import sayable
from constitution_tool.errors import Conflict
from constitution_tool.model.citation import cite_id
from constitution_tool.model.target import Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.engine.amending.working import Node, Trunk
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Clause, Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """An instruction, and where in the old text a reader would look for it (an order only)."""

    at: float
    instruction: Instruction


class Script:
    """Two texts, the instructions drafted so far, and the text as they leave it."""

    def __init__(self, old: Index, new: Index) -> None:
        self.old = old
        self.new = new
        self.working = Working(old.constitution)
        self.drafted: list[Drafted] = []
        self._place = {id_: float(at) for at, id_ in enumerate((*old.instruments, *old.by_id))}

    def target(self, id_: str) -> Target:
        """Name a clause as the old text cites it; one that is new, as the new text does."""
        known = id_ in self.old.by_id or id_ in self.old.instruments
        return Target(id=id_, cited=cite_id(id_, self.old if known else self.new))

    def say(self, instruction: Instruction, at: float) -> None:
        """Carry out an instruction and keep it.

        Raises:
            Conflict: it does not fit what the ones before leave, or no sentence says it.
        """
        if not sayable(instruction):
            refuse(
                "draft-unsayable",
                "The sentence for a change would not be read back as it is meant.",
                "make this change with `amendment new`, quoting more of the sentence.",
            )
        carry_out(self.working, instruction)
        self.drafted.append(Drafted(at=at, instruction=instruction))

    def say_one(self, instructions: Iterable[Instruction], at: float) -> None:
        """Keep the first of several instructions that fits.

        Raises:
            Conflict: none does; with what was wrong with the last.
        """
        refused: Conflict | None = None
        for instruction in instructions:
            try:
                self.say(instruction, at)
            except Conflict as refusal:
                refused = refusal
            else:
                return
        if refused:
            raise refused

    # --- where ---------------------------------------------------------------------------

    def parent(self, id_: str) -> Node | Trunk:
        """Find a clause or instrument by id, as it now stands."""
        return self.working.trunks.get(id_) or self.working.nodes[id_]

    def place(self, id_: str) -> float:
        """Say where a reader looks for a clause: where it stood, or where it was put."""
        return self._place[id_]

    def end(self, clause: Clause) -> float:
        """Say where a reader looks for what follows a clause and all within it."""
        return max(self._place[each.id] for each in _all(clause) if each.id in self._place)

    def put(self, clauses: Iterable[Clause], at: float) -> None:
        """Note where new clauses, or moved ones, are looked for."""
        for clause in clauses:
            self._place.update((each.id, at) for each in _all(clause))


def _all(clause: Clause) -> Iterable[Clause]:
    yield clause
    for child in clause.children:
        yield from _all(child)
