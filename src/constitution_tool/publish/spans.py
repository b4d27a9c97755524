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
_SHORTEST, _LONGEST = 8, 48


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidRow:
    """A row, how it is laid out, and the characters of each cell's longest paragraph."""

    row: GridRow
    line: Line[GridCell]
    longest: tuple[int, ...]


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
            LaidRow(row=row, line=line, longest=tuple([_longest(cell) for cell in row.cells]))
            for row, line in zip(rows, spread(cells, columns), strict=True)
        ),
    )


def _longest(cell: GridCell) -> int:
    said = [text_of((*passage.label, *passage.pieces)) for passage in cell.passages]
    return max(map(len, said), default=0)


def lengths(table: Laid) -> list[int]:
    """Give the characters of each column's longest paragraph, in cells that fill one column.

    None counts as fewer than `_SHORTEST` or more than `_LONGEST`: what a table has to spare is
    shared by these numbers.
    """
    longest = [_SHORTEST] * max(table.columns, 1)
    for each in table.rows:
        for (column, cell), said in zip(each.line.cells, each.longest, strict=True):
            if cell.cols == 1:
                longest[column] = max(longest[column], min(said, _LONGEST))
    return longest


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
