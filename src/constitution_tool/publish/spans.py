"""How long is the text of each column of a table, and is any column of a row left over?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding
from constitution_tool.model.columns import reaches_below, spread, width
from constitution_tool.model.passage import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.columns import Line
    from constitution_tool.model.passage import Grid, GridCell, GridRow

_BREAKS = re.compile(r" |(?<=[^\W\d_][-–])(?=[^\W\d_])")
"""Where a line may end in any program that sets it: a space, or after a hyphen in a word."""
_SHORTEST, _LONGEST = 8, 480
_ON_A_LINE, _FEWEST = 60, 4
"""Characters on a line across the page, and in the narrowest column, at the least."""
_LOW = 22
"""Lines that a row may take and be kept whole: under half a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidRow:
    """A row, how it is laid out, and how many characters each cell says."""

    row: GridRow
    line: Line[GridCell]
    said: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A table laid out: how many columns it has, and its rows, of which the first are headers."""

    columns: int
    headers: int
    rows: tuple[LaidRow, ...]


def lay_out(grid: Grid) -> Laid:
    """Lay a table out, once for all who ask about its columns."""
    rows = (*grid.header, *grid.rows)
    cells = [row.cells for row in rows]
    columns = width(cells)
    return Laid(
        columns=columns,
        headers=len(grid.header),
        rows=tuple(
            LaidRow(row=row, line=line, said=tuple([_said(cell) for cell in row.cells]))
            for row, line in zip(rows, spread(cells, columns), strict=True)
        ),
    )


def _said(cell: GridCell) -> int:
    return sum(len(text_of((*each.label, *each.pieces))) for each in cell.passages)


def lengths(table: Laid) -> list[int]:
    """Give the characters that a cell of each column says on average, where it fills one column.

    None counts as fewer than `_SHORTEST` or more than `_LONGEST`. What a table has to spare is
    shared by these numbers, so that the cells of a row end near one another.
    """
    said: list[list[int]] = [[] for _ in range(max(table.columns, 1))]
    for each in table.rows:
        for (column, cell), characters in zip(each.line.cells, each.said, strict=True):
            if cell.cols == 1:
                said[column].append(min(characters, _LONGEST))
    return [max(_SHORTEST, sum(of) // max(1, len(of))) for of in said]


def low_rows(table: Laid) -> list[bool]:
    """Say of each row that it takes so little height that it need not be parted between pages.

    Rather too few than too many: a row kept whole that is higher than a page runs off it.
    """
    shares = lengths(table)
    room = [max(_FEWEST, _ON_A_LINE * share // sum(shares)) for share in shares]
    low = []
    for row in table.rows:
        lines = (
            said // min(room[column : column + cell.cols]) + len(cell.passages)
            for (column, cell), said in zip(row.line.cells, row.said, strict=True)
        )
        alone = all(cell.rows == 1 for _, cell in row.line.cells)
        low.append(alone and max(lines, default=0) <= _LOW)
    return low


def unbroken(text: str) -> list[str]:
    """Give what stands together on a line, between one place where it may end and the next."""
    return _BREAKS.split(text) if "-" in text or "–" in text else text.split(" ")


def uneven(table: Laid, where: str) -> Iterator[Finding]:
    """Find the first row that fills more or fewer columns than its table has.

    Word asks to repair a file with a row that has no cell, and typst sets the cells of the row
    below in the gap that a short row leaves. `where` says where the table stands, for a clerk.
    """
    columns = table.columns
    for number, each in enumerate(table.rows, start=1):
        filled = each.line.filled
        if sorted(filled) != [*range(columns)] or not columns:
            count = len(filled if len(filled) > columns else {*filled})
            yield Finding(
                code="table-uneven",
                problem=f"Row {number} of a table fills {count} of {columns} columns, in {where}.",
                remedy="Give each row as many cells as the table has columns, spans counted.",
            )
            return
    if reaches_below([each.row.cells for each in table.rows]):
        yield Finding(
            code="table-uneven",
            problem=f"A cell of a table reaches below its last row, in {where}.",
            remedy="Take from its {rows=…} what is too many.",
        )
