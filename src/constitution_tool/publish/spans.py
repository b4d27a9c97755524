"""Which columns of a table does each cell fill, how long is their text, and are any left over?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding
from constitution_tool.model.passage import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Grid, GridCell, GridRow

BREAKS = re.compile(r" |(?<=[^\W\d_][-–])(?=[^\W\d_])")
"""Where a line may end in any program that sets it: a space, or after a hyphen in a word."""
_SHORTEST, _LONGEST = 8, 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row laid out: the column in which each cell begins, and every column that is filled.

    Those that cells from rows above reach into are among them; one filled twice is there twice.
    """

    cells: tuple[tuple[int, GridCell], ...]
    filled: tuple[int, ...]


def spread(rows: Iterable[GridRow], columns: int) -> list[Line]:
    """Lay the cells of rows out in columns, counting cells that reach down from rows above."""
    reaching = [0] * columns
    placed: list[Line] = []
    for row in rows:
        line: list[tuple[int, GridCell]] = []
        column = 0
        filled = [reached for reached, left in enumerate(reaching) if left]
        for cell in row.cells:
            while column < columns and reaching[column]:
                column += 1
            line.append((column, cell))
            filled.extend(range(column, column + cell.cols))
            for covered in range(column, min(column + cell.cols, columns)):
                reaching[covered] = cell.rows
            column += cell.cols
        reaching = [max(0, left - 1) for left in reaching]
        placed.append(Line(cells=tuple(line), filled=tuple(filled)))
    return placed


def lengths(grid: Grid) -> list[int]:
    """Give the characters of each column's longest paragraph, in cells that fill one column.

    None counts as fewer than `_SHORTEST` or more than `_LONGEST`: what a table has to spare is
    shared by these numbers.
    """
    rows = (*grid.header, *grid.rows)
    longest = [_SHORTEST] * max((sum(cell.cols for cell in row.cells) for row in rows), default=1)
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
    rows = (*grid.header, *grid.rows)
    width = max((sum(cell.cols for cell in row.cells) for row in rows), default=0)
    for number, line in enumerate(spread(rows, width), start=1):
        if sorted(line.filled) != [*range(width)] or not width:
            filled = len(line.filled if len(line.filled) > width else {*line.filled})
            yield Finding(
                code="table-uneven",
                problem=f"Row {number} of a table fills {filled} of {width} columns, in {where}.",
                remedy="Give each row as many cells as the table has columns, spans counted.",
            )
            return
    below = (place + cell.rows for place, row in enumerate(rows) for cell in row.cells)
    if max(below, default=0) > len(rows):
        yield Finding(
            code="table-uneven",
            problem=f"A cell of a table reaches below its last row, in {where}.",
            remedy="Take from its {rows=…} what is too many.",
        )
