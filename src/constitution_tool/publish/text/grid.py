"""How does a table stand on a terminal, its columns side by side?"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from constitution_tool.publish.text.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.passage import Grid, GridRow, Passage

_NARROWEST = 8
_BETWEEN = " | "


def side_by_side(
    grid: Grid, width: int, set_cell: Callable[[tuple[Passage, ...], int], list[Line]]
) -> list[Line]:
    """Set a table in columns; nothing if a cell spans or the columns would be too narrow."""
    rows = (*grid.header, *grid.rows)
    count = len(rows[0].cells) if rows else 0
    spans = any(cell.cols != 1 or cell.rows != 1 for row in rows for cell in row.cells)
    room = width - len(_BETWEEN) * (count - 1)
    if not count or spans or any(len(row.cells) != count for row in rows):
        return []
    if room < _NARROWEST * count:
        return []
    wanted = [
        max(
            line.columns
            for row in rows
            for line in (*set_cell(row.cells[at].passages, room), Line(text="", columns=1))
        )
        for at in range(count)
    ]
    widths = _share(wanted, room)
    lines: list[Line] = []
    for at, row in enumerate(rows):
        lines += _row(row, widths, set_cell)
        if at == len(grid.header) - 1:
            rule = "-+-".join("-" * size for size in widths)
            lines.append(Line(text=rule, columns=len(rule)))
    return lines


def _share(wanted: list[int], room: int) -> list[int]:
    """Share out the room: what needs little gets what it needs, the rest share equally."""
    widths = list(wanted)
    open_ = [at for at, want in enumerate(wanted) if sum(wanted) > room or not want]
    left = room - sum(want for at, want in enumerate(wanted) if at not in open_)
    while open_:
        fair = left // len(open_)
        narrow = [at for at in open_ if wanted[at] <= fair]
        if not narrow:
            for at in open_:
                widths[at] = fair
            break
        left -= sum(wanted[at] for at in narrow)
        open_ = [at for at in open_ if at not in narrow]
    return widths


def _row(
    row: GridRow,
    widths: list[int],
    set_cell: Callable[[tuple[Passage, ...], int], list[Line]],
) -> list[Line]:
    cells = [set_cell(cell.passages, size) for cell, size in zip(row.cells, widths, strict=True)]
    lines: list[Line] = []
    for parts in zip_longest(*cells, fillvalue=Line(text="", columns=0)):
        padded = [
            f"{part.text}{' ' * (size - part.columns)}"
            for part, size in zip(parts, widths, strict=True)
        ]
        text = _BETWEEN.join(padded)
        lines.append(Line(text=text, columns=sum(widths) + len(_BETWEEN) * (len(widths) - 1)))
    return lines
