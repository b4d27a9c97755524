"""How long is the text of each column of a table, and is any column of a row left over?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding
from constitution_tool.model.columns import reaches_below, spread, width
from constitution_tool.model.passage import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.passage import Grid, GridCell

BREAKS = re.compile(r" |(?<=[^\W\d_][-–])(?=[^\W\d_])")
"""Where a line may end in any program that sets it: a space, or after a hyphen in a word."""
_SHORTEST, _LONGEST = 8, 48


def lengths(grid: Grid) -> list[int]:
    """Give the characters of each column's longest paragraph, in cells that fill one column.

    None counts as fewer than `_SHORTEST` or more than `_LONGEST`: what a table has to spare is
    shared by these numbers.
    """
    rows = [row.cells for row in (*grid.header, *grid.rows)]
    longest = [_SHORTEST] * (width(rows) if rows else 1)
    for line in spread(rows, len(longest)):
        for column, cell in line.cells:
            if cell.cols == 1:
                said = max((len(text) for text in texts(cell)), default=0)
                longest[column] = max(longest[column], min(said, _LONGEST))
    return longest


def texts(cell: GridCell) -> Iterator[str]:
    """Give what each paragraph of a cell says, its number first."""
    for passage in cell.passages:
        yield text_of((*passage.label, *passage.pieces))


def uneven(grid: Grid, where: str) -> Iterator[Finding]:
    """Find the first row that fills more or fewer columns than its table has.

    Word asks to repair a file with a row that has no cell, and typst sets the cells of the row
    below in the gap that a short row leaves. `where` says where the table stands, for a clerk.
    """
    rows = [row.cells for row in (*grid.header, *grid.rows)]
    columns = width(rows)
    for number, line in enumerate(spread(rows, columns), start=1):
        if sorted(line.filled) != [*range(columns)] or not columns:
            filled = len(line.filled if len(line.filled) > columns else {*line.filled})
            yield Finding(
                code="table-uneven",
                problem=f"Row {number} of a table fills {filled} of {columns} columns, in {where}.",
                remedy="Give each row as many cells as the table has columns, spans counted.",
            )
            return
    if reaches_below(rows):
        yield Finding(
            code="table-uneven",
            problem=f"A cell of a table reaches below its last row, in {where}.",
            remedy="Take from its {rows=…} what is too many.",
        )
