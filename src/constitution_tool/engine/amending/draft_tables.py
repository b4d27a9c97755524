"""Which instruction changes a cell of a table, or puts in or leaves out a row, as is wished?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.amend_tables import row_words, table_meant
from constitution_tool.engine.amending.draft_words import curled, printed, said, typed
from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.wish import DropRow, NewRow, Nth, ReplaceInCell
from constitution_tool.model.block import Cell, Paragraph, Table
from constitution_tool.model.columns import width
from constitution_tool.model.instruction import BesideRow, CellWords, InsertRows, OmitRow, TableIn
from constitution_tool.model.target import Once, OnlyPlace, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.engine.amending.wish import OfTables
    from constitution_tool.engine.amending.working import Node
    from constitution_tool.errors import Finding
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.target import Target
    from constitution_tool.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedRow:
    """The instruction, and what is to be said of how the words were typed."""

    instruction: Instruction
    findings: tuple[Finding, ...]


def drafted_table(wish: OfTables, target: Target, node: Node) -> DraftedRow:
    """Draft the instruction for a wish about a table.

    Args:
        wish: what is wished.
        target: the clause it stands in, cited.
        node: that clause as it stands before this instruction.

    Raises:
        Conflict: there is no such table, or it is not certain what is meant.
    """
    which = OnlyPlace(nth=wish.table.nth) if isinstance(wish.table, Nth) else Once()
    place = TableIn(target=target, which=which)
    _, table = table_meant(place, node)
    drafting = _Drafting(table)
    match wish:
        case ReplaceInCell():
            made: Instruction = drafting.cell(wish, place)
        case NewRow():
            made = drafting.row(wish, place)
        case DropRow(row=row):
            made = OmitRow(table=place, row=drafting.as_printed(row, drafting.beginnings))
        case _:
            assert_never(wish)
    return DraftedRow(instruction=made, findings=tuple(drafting.findings))


class _Drafting:
    """The table acted on, and what was found of how its words were typed."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.findings: list[Finding] = []
        self.beginnings = tuple(row_words(row) for row in (*table.header, *table.rows))

    def as_printed(self, given: str, texts: Iterable[Words]) -> Words:
        """Take words as the table has them, where they were typed not quite so."""
        words, known = typed(given), tuple(texts)
        if any(matches(text, words).starts for text in known):
            return words
        there = printed(words, known) or words
        if there != words:
            self.findings.append(said(words, there))
        return there

    def cell(self, wish: ReplaceInCell, place: TableIn) -> CellWords:
        """Draft a change of words in a cell."""
        find = self.as_printed(wish.find, self.beginnings)
        new = typed(wish.replace)
        return CellWords(
            table=place,
            row=self.as_printed(wish.row, self.beginnings),
            column=self.as_printed(
                wish.column, (row_words((cell,)) for row in self.table.header for cell in row)
            ),
            find=find,
            replace=new if find == typed(wish.find) else curled(new),
        )

    def row(self, wish: NewRow, place: TableIn) -> InsertRows:
        """Draft a new row beneath the header of the table."""
        columns = width((*self.table.header, *self.table.rows))
        if len(wish.cells) != columns:
            refuse(
                "row-cells",
                f"The new row has {len(wish.cells)} cells, and the table has {columns} columns.",
                "give a cell for each column, parted by “|”; one may be empty.",
            )
        cells = tuple(
            Cell(blocks=(Paragraph(words=typed(each)),) if each.strip() else ())
            for each in wish.cells
        )
        at = wish.at
        return InsertRows(
            table=place,
            at=BesideRow(side=at, row=self.as_printed(wish.row, self.beginnings))
            if isinstance(at, Side)
            else at,
            rows=Table(header=self.table.header, rows=(cells,), align=self.table.align),
        )
