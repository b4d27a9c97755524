"""Which entry of the schedule made each mark: tracked changes of the text before Council."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend_steps
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.model.amendment import Move
from constitution_tool.model.instrument import Index
from constitution_tool.model.passage import Grid, GridCell, GridRow, Passage, Picture, Title

if TYPE_CHECKING:
    from collections.abc import Collection

    from constitution_tool.engine.council import BeforeCouncil, Item
    from constitution_tool.model.passage import Flow, Mark, Piece, Printed


def tracked(council: BeforeCouncil, instruments: Collection[str], since: int = 0) -> Flow:
    """Show every change between the adopted text and the text before Council.

    Each mark carries the number of its entry in the schedule, and of the instruction in its
    amendment (law 5 is proved by `redline`). Of the amendments made, the first `since` are not
    shown: the changes are then those from the text they left.
    """
    numbering = _Numbering(council)
    steps: list[Step] = []
    for place, one in enumerate(council.made[since:], start=since + 1):
        for applied in amend_steps(one.before.constitution, (one.amendment,)):
            instruction = one.amendment.entries[applied.number - 1].instruction
            moved = (instruction.target.id,) if isinstance(instruction, Move) else ()
            numbering.steps.append(_Made(place=place, instruction=applied.number))
            steps.append(Step(entry=len(numbering.steps), text=applied.text, moved=moved))
    return numbering.flow(redline(council.after(since), tuple(steps), instruments))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Which instruction, of the amendment applied at which place (1 is first), made a step."""

    place: int
    instruction: int


class _Numbering:
    """From (amendment as applied, clause) to the entry of the schedule."""

    def __init__(self, council: BeforeCouncil) -> None:
        self.steps: list[_Made] = []
        applied = {id(made): place for place, made in enumerate(council.made, start=1)}
        self.items: dict[tuple[int, str], Item] = {
            (applied[id(item.made)], item.clause): item for item in council.items
        }
        self.first: dict[int, int] = {}
        for (place, _), item in self.items.items():
            self.first[place] = min(item.number, self.first.get(place, item.number))
        self.parents: dict[str, str] = {}
        for index in (Index(council.base), *(made.after for made in council.made)):
            for id_, standing in index.by_id.items():
                self.parents.setdefault(id_, standing.parent)

    def number(self, applied: int, clause: str) -> int:
        """Find the entry for a clause, or for the nearest clause it stands in."""
        at = clause
        while at:
            if item := self.items.get((applied, at)):
                return item.number
            at = self.parents.get(at, "")
        return self.first.get(applied, 0)

    def marks(self, marks: tuple[Mark, ...], clause: str) -> tuple[Mark, ...]:
        return tuple(self.mark(mark, mark.move or clause) for mark in marks)

    def mark(self, mark: Mark, clause: str) -> Mark:
        made = self.steps[mark.entry - 1]
        number = self.number(made.place, clause)
        return replace(mark, entry=number, instruction=made.instruction)

    def pieces(self, pieces: tuple[Piece, ...], clause: str) -> tuple[Piece, ...]:
        return tuple(
            replace(piece, marks=self.marks(piece.marks, clause)) if piece.marks else piece
            for piece in pieces
        )

    def passage(self, passage: Passage) -> Passage:
        return replace(
            passage,
            pieces=self.pieces(passage.pieces, passage.clause),
            label=self.pieces(passage.label, passage.clause),
            marks=self.marks(passage.marks, passage.clause),
        )

    def row(self, row: GridRow, clause: str) -> GridRow:
        cells = tuple(
            GridCell(
                passages=tuple(self.passage(p) for p in cell.passages),
                cols=cell.cols,
                rows=cell.rows,
            )
            for cell in row.cells
        )
        return GridRow(cells=cells, marks=self.marks(row.marks, clause))

    def printed(self, printed: Printed) -> Printed:
        match printed:
            case Passage():
                return self.passage(printed)
            case Grid():
                return replace(
                    printed,
                    header=tuple(self.row(row, printed.clause) for row in printed.header),
                    rows=tuple(self.row(row, printed.clause) for row in printed.rows),
                )
            case Picture():
                return replace(printed, marks=self.marks(printed.marks, printed.clause))
            case Title():
                return replace(
                    printed,
                    pieces=self.pieces(printed.pieces, printed.instrument),
                    marks=self.marks(printed.marks, printed.instrument),
                )

    def flow(self, flow: Flow) -> Flow:
        return replace(
            flow,
            printed=tuple(self.printed(one) for one in flow.printed),
            notes=tuple(
                replace(
                    note,
                    pieces=self.pieces(note.pieces, note.instrument),
                    marks=self.marks(note.marks, note.instrument),
                )
                for note in flow.notes
            ),
        )
