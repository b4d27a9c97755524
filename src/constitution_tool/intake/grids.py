"""Which cells of a returned table span which rows?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.passage import GridCell, GridRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.passage import Passage
    from constitution_tool.ooxml.outline import Cell, Table


@dataclass(slots=True, kw_only=True)
class _Spanning:
    """A cell and the rows it has been seen to span."""

    passages: tuple[Passage, ...]
    cols: int
    rows: int = 1


def grid_rows(table: Table, read: Callable[[Cell], tuple[Passage, ...]]) -> tuple[GridRow, ...]:
    """Put the lower parts of a cell together with its top.

    A lower part whose top does not stand on this side is no cell, unless it holds words.
    """
    above: dict[int, _Spanning] = {}
    rows: list[list[_Spanning]] = []
    for row in table.rows:
        cells: list[_Spanning] = []
        column = 0
        for cell in row.cells:
            passages = read(cell)
            top = above.get(column)
            if cell.continues and not passages:
                if top is not None:
                    top.rows += 1
            else:
                above[column] = _Spanning(passages=passages, cols=cell.cols)
                cells.append(above[column])
            column += cell.cols
        rows.append(cells)
    return tuple(
        GridRow(
            cells=tuple(
                GridCell(passages=each.passages, cols=each.cols, rows=each.rows) for each in cells
            )
        )
        for cells in rows
    )
