"""How are the rows and cells of a table amended?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.amending.own_tables import own_tables, with_table
from constitution_tool.engine.amending.own_words import paragraphs, with_paragraphs
from constitution_tool.engine.amending.refusing import refuse, refused, times
from constitution_tool.engine.amending.writable import check_fragment, written
from constitution_tool.model.block import Cell, Table
from constitution_tool.model.columns import is_even, spread, width
from constitution_tool.model.instruction import CellWords, InsertRows, OmitRow
from constitution_tool.model.target import End, OnlyPlace, Side
from constitution_tool.model.words import Words
from constitution_tool.notation.text.notes import words_in

if TYPE_CHECKING:
    from constitution_tool.engine.amending.working import Node
    from constitution_tool.model.instruction import OnTable, TableIn
    from constitution_tool.model.instrument import Clause

Row = tuple[Cell, ...]
_SHOWN = 40


def amended_table(instruction: OnTable, node: Node) -> Clause:
    """Work out a clause with one of its own tables amended; nothing is changed yet.

    Raises:
        Conflict: the table, row, column or words are not there, or there more than once, or the
            table could not stand as it would be.
    """
    number, table = table_meant(instruction.table, node)
    at = _At(node=node, table=table)
    match instruction:
        case CellWords():
            new = at.cell_words(instruction)
        case InsertRows():
            new = at.with_rows(instruction)
        case OmitRow(row=row):
            new = at.without_row(row)
        case _:
            assert_never(instruction)
    return with_table(node.clause, number, new)


def row_words(row: Row) -> Words:
    """Say what a row begins with: the words of its cells one after the other, empty ones left out.

    So a row whose first cell is like another's is told by what follows it.
    """
    return Words(" ".join(words for cell in row for words in words_in(cell.blocks) if words))


def rows_beginning(rows: tuple[Row, ...], words: Words) -> list[int]:
    """Find the rows that begin with words, as whole words; 0 is the first."""
    return [at for at, row in enumerate(rows) if 0 in matches(row_words(row), words).starts]


def table_meant(wanted: TableIn, node: Node) -> tuple[int, Table]:
    """Find which of a clause's own tables is meant; 0 is the first.

    Raises:
        Conflict: there is none, or it is not said which.
    """
    tables = own_tables(node.clause)
    if not tables:
        refuse(
            "table-not-found",
            f"There is no table in {node.citation()}.",
            "name the paragraph or heading that the table stands in.",
        )
    if isinstance(wanted.which, OnlyPlace):
        number = wanted.which.nth - 1
        if len(tables) > 1 and number < len(tables):
            return number, tables[number]
    elif len(tables) == 1:
        return 0, tables[0]
    has = "1 table" if len(tables) == 1 else f"{len(tables)} tables"
    raise refused(
        "table-miscounted",
        f"{node.citation()} has {has} of its own.",
        "write “In the table in …”."
        if len(tables) == 1
        else "say which is meant: “In the first table in …”, “In the second table in …”.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _At:
    """A table where it stands."""

    node: Node
    table: Table

    def cell_words(self, instruction: CellWords) -> Table:
        """Substitute words of one cell."""
        check_fragment(instruction.find)
        check_fragment(instruction.replace)
        rows = (*self.table.header, *self.table.rows)
        row = self._row(rows, instruction.row)
        at = self._cell(rows, row, self._column(instruction.column))
        new = self._substituted(rows[row][at], instruction)
        changed = (*rows[row][:at], new, *rows[row][at + 1 :])
        return self._with((*rows[:row], changed, *rows[row + 1 :]), len(self.table.header))

    def with_rows(self, instruction: InsertRows) -> Table:
        """Insert rows."""
        quoted = instruction.rows
        if (quoted.header, quoted.align) != (self.table.header, self.table.align):
            refuse(
                "table-header-differs",
                f"The header quoted is not that of the table in {self.node.citation()}.",
                "quote the header of the table as it is written, and beneath it the new rows.",
            )
        rows = self.table.rows
        if isinstance(instruction.at, End):
            position = 0 if instruction.at is End.BEGINNING else len(rows)
        else:
            position = self._row(rows, instruction.at.row)
            position += instruction.at.side is Side.AFTER
        return self._even(replace(self.table, rows=rows[:position] + quoted.rows + rows[position:]))

    def without_row(self, words: Words) -> Table:
        """Omit a row."""
        rows = self.table.rows
        row = self._row(rows, words)
        if len(rows) == 1:
            refuse(
                "table-nothing-left",
                f"No row would be left in the table in {self.node.citation()}.",
                f"omit or substitute the whole of {self.node.citation()}.",
            )
        return self._even(replace(self.table, rows=rows[:row] + rows[row + 1 :]))

    # --- finding -------------------------------------------------------------------------

    def _row(self, rows: tuple[Row, ...], words: Words) -> int:
        check_fragment(words)
        found = rows_beginning(rows, words)
        if len(found) == 1:
            return found[0]
        where = f"the table in {self.node.citation()}"
        shown = ", ".join(f"“{_short(row_words(row))}”" for row in rows)
        if not found:
            refuse(
                "row-not-found",
                f"No row of {where} begins “{words}”; its rows begin {shown}.",
                "quote the words that the row begins with, as they are printed.",
            )
        raise refused(
            "row-too-often",
            f"In {where}, {len(found)} rows begin “{words}”.",
            "quote more of the row: the words of its next cell after those of its first, parted "
            "by a space.",
        )

    def _column(self, heading: Words) -> int:
        """Find the column that a heading stands over."""
        header = self.table.header
        named = [
            (column, cell)
            for line in spread(header, width((*header, *self.table.rows)))
            for column, cell in line.cells
        ]
        found = [(column, cell) for column, cell in named if row_words((cell,)) == heading]
        if len(found) == 1 and found[0][1].cols == 1:
            return found[0][0]
        where = f"the table in {self.node.citation()}"
        if found:
            much = "over several columns" if len(found) == 1 else times(len(found))
            refuse(
                "column-uncertain",
                f"The heading “{heading}” stands {much} in {where}.",
                f"substitute the whole of {self.node.citation()}.",
            )
        shown = ", ".join(f"“{row_words((cell,))}”" for _, cell in named)
        raise refused(
            "column-not-found",
            f"No column of {where} is headed “{heading}”"
            + (f"; its columns are headed {shown}." if shown else "; it has no headings."),
            "quote the whole heading of the column, as it is printed.",
        )

    def _cell(self, rows: tuple[Row, ...], row: int, column: int) -> int:
        """Find which cell of a row begins in a column."""
        line = spread(rows, width(rows))[row]
        for at, (begins, _) in enumerate(line.cells):
            if begins == column:
                return at
        raise refused(
            "cell-not-found",
            f"In that row of the table in {self.node.citation()} no cell begins in that column: "
            "one from beside it or above it reaches there.",
            "name the row and the column in which the cell begins.",
        )

    # --- changing ------------------------------------------------------------------------

    def _substituted(self, cell: Cell, instruction: CellWords) -> Cell:
        own = paragraphs(cell.blocks)
        found = [
            (number, start)
            for number, words in enumerate(own)
            for start in matches(words, instruction.find).starts
        ]
        if len(found) != 1:
            refuse(
                "words-too-often" if found else "words-not-found",
                f"The words “{instruction.find}” occur {times(len(found))} in that cell of the "
                f"table in {self.node.citation()}: “{row_words((cell,))}”.",
                "quote the words as they are printed, and enough of them that they occur once.",
            )
        number, start = found[0]
        words = own[number]
        new = words[:start] + instruction.replace + words[start + len(instruction.find) :]
        changed = {number: written(new, self.node)}
        return replace(cell, blocks=with_paragraphs(cell.blocks, changed))

    def _with(self, rows: tuple[Row, ...], header: int) -> Table:
        return replace(self.table, header=rows[:header], rows=rows[header:])

    def _even(self, table: Table) -> Table:
        """Make sure that an even table stays even."""
        before = (*self.table.header, *self.table.rows)
        if is_even(before) and not is_even((*table.header, *table.rows)):
            refuse(
                "table-uneven",
                f"The rows of the table in {self.node.citation()} would no longer fill its "
                "columns, or one would part cells that reach over several rows.",
                "give each row as many cells as the table has columns, spans counted.",
            )
        return table


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
