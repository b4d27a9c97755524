"""Which columns of a table does each cell fill, and are any left over?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Grid, GridCell, GridRow


def spread(rows: Iterable[GridRow], columns: int) -> list[list[tuple[int, GridCell]]]:
    """Say in which column each cell begins, counting cells that reach down from rows above."""
    reaching = [0] * columns
    placed: list[list[tuple[int, GridCell]]] = []
    for row in rows:
        line: list[tuple[int, GridCell]] = []
        column = 0
        for cell in row.cells:
            while column < columns and reaching[column]:
                column += 1
            line.append((column, cell))
            for covered in range(column, min(column + cell.cols, columns)):
                reaching[covered] = cell.rows
            column += cell.cols
        reaching = [max(0, left - 1) for left in reaching]
        placed.append(line)
    return placed


def uneven(grid: Grid, where: str) -> Iterator[Finding]:
    """Find the first row that fills more or fewer columns than its table has.

    Word asks to repair a file with a row that has no cell, and typst sets the cells of the row
    below in the gap that a short row leaves. `where` says where the table stands, for a clerk.
    """
    rows = (*grid.header, *grid.rows)
    width = max((sum(cell.cols for cell in row.cells) for row in rows), default=0)
    reaching = [0] * width
    for number, (row, line) in enumerate(zip(rows, spread(rows, width), strict=True), start=1):
        covered = sum(cell.cols for cell in row.cells) + sum(left > 0 for left in reaching)
        if covered != width or not width:
            yield Finding(
                code="table-uneven",
                problem=f"Row {number} of a table fills {covered} of {width} columns, in {where}.",
                remedy="Give each row as many cells as the table has columns, spans counted.",
            )
            return
        reaching = [max(0, left - 1) for left in reaching]
        for column, cell in line:
            reaching[column : column + cell.cols] = [cell.rows - 1] * cell.cols
    if any(reaching):
        yield Finding(
            code="table-uneven",
            problem=f"A cell of a table reaches below its last row, in {where}.",
            remedy="Take from its {rows=…} what is too many.",
        )
