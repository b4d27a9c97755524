"""Which entry of the schedule made each mark: tracked changes of the text before Council."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend_steps
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.comparing.remarking import remarked, remarked_pieces
from constitution_tool.model.instruction import Move

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from constitution_tool.engine.council import BeforeCouncil, Made
    from constitution_tool.model.passage import Flow, Mark


def tracked(council: BeforeCouncil, instruments: Collection[str], since: int = 0) -> Flow:
    """Show every change between the adopted text and the text before Council.

    Each mark carries the number of its entry in the schedule, and of the instruction in its
    amendment (law 5 is proved by `redline`). Of the amendments made, the first `since` are not
    shown: the changes are then those from the text they left.
    """
    numbering = _Numbering(council)
    steps: list[Step] = []
    for one in council.made[since:]:
        for applied in amend_steps(one.before.constitution, (one.amendment,)):
            instruction = one.amendment.entries[applied.number - 1].instruction
            moved = (instruction.target.id,) if isinstance(instruction, Move) else ()
            number = numbering.step(one, applied.number)
            steps.append(Step(entry=number, text=applied.text, moved=moved))
    return numbering.flow(redline(council.after(since), tuple(steps), instruments))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instructed:
    """One instruction carried out: its amendment, its place in it, and its entries by clause."""

    made: Made
    instruction: int
    entries: Mapping[str, int]

    def entry(self, clause: str) -> int:
        """Find the entry for a clause, or for the nearest it stood or stands in, or else the first.

        A citation that changes stands in a clause the instruction does not name: its entry is that
        of the clause renumbered or moved.
        """
        for index in (self.made.before, self.made.after):
            at = clause
            while at:
                if at in self.entries:
                    return self.entries[at]
                standing = index.by_id.get(at)
                at = standing.parent if standing else ""
        return min(self.entries.values())


class _Numbering:
    """From the steps of a text to the entries of the schedule."""

    def __init__(self, council: BeforeCouncil) -> None:
        self.steps: list[_Instructed] = []
        self._entries: dict[tuple[str, int], dict[str, int]] = {}
        for item in council.items:
            for position, _ in item.entries:
                key = (item.made.amendment.id, position)
                self._entries.setdefault(key, {})[item.clause] = item.number

    def step(self, made: Made, instruction: int) -> int:
        """Take the next step, which an instruction made, and give its number (1 is first)."""
        entries = self._entries[made.amendment.id, instruction]
        self.steps.append(_Instructed(made=made, instruction=instruction, entries=entries))
        return len(self.steps)

    def marks(self, marks: tuple[Mark, ...], clause: str) -> tuple[Mark, ...]:
        return tuple(self.mark(mark, mark.move or clause) for mark in marks)

    def mark(self, mark: Mark, clause: str) -> Mark:
        by = self.steps[mark.entry - 1]
        return replace(mark, entry=by.entry(clause), instruction=by.instruction)

    def flow(self, flow: Flow) -> Flow:
        return replace(
            flow,
            printed=tuple(remarked(one, self.marks) for one in flow.printed),
            notes=tuple(
                replace(
                    note,
                    pieces=remarked_pieces(note.pieces, note.instrument, self.marks),
                    marks=self.marks(note.marks, note.instrument),
                )
                for note in flow.notes
            ),
        )
