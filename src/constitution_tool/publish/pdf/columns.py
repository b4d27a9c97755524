"""How wide the columns of labels and of tables are, from the words that stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Passage, Role, text_of
from constitution_tool.publish.spans import spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.model.passage import Grid, Printed

_NARROW = frozenset("ijlftI.,:;'’()[]| ")
_GAP = 0.75
_LEAST = 2.2
_MOST = 6.0
_FACT_MOST = 11.0
_LONG_CELL = 60
_OPENER = "£[Deleted:"


def label_width(text: str) -> float:
    """Estimate the room a label and the gap after it take, in ems, never too little."""
    ems = sum(0.31 if c in _NARROW else 0.68 if c.isupper() else 0.55 for c in text)
    return round(ems + _GAP, 2)


def label_widths(printed: Iterable[Printed]) -> tuple[float, ...]:
    """Give each depth of clauses one column that holds its labels, as wide as most need.

    A label with marks, or one wider than the widest column, runs on into its words instead.
    """
    widths: dict[int, float] = {}
    for each in printed:
        if isinstance(each, Passage) and each.role is Role.CLAUSE:
            shown = text_of(piece for piece in each.label if piece.marks[:1] == each.marks[:1])
            wanted = label_width(shown)
            if wanted <= _MOST:
                widths[each.depth] = max(widths.get(each.depth, _LEAST), wanted)
    deepest = max(widths, default=0)
    return tuple(widths.get(depth, _LEAST) for depth in range(deepest + 1))


def column_weights(grid: Grid) -> list[float]:
    """Share a table's width among its columns by the length of the words in them.

    A column is never so narrow that its longest word would not fit beside the others.
    """
    rows = (*grid.header, *grid.rows)
    columns = [1.0] * max((sum(cell.cols for cell in row.cells) for row in rows), default=1)
    for row in spread(rows, len(columns)):
        for column, cell in row.cells:
            if cell.cols == 1:
                text = [text_of((*passage.label, *passage.pieces)) for passage in cell.passages]
                words = [word for words in text for word in words.replace("\n", " ").split(" ")]
                if any(piece.marks for passage in cell.passages for piece in passage.pieces):
                    words.append(_OPENER)
                longest = max(map(len, words), default=0)
                length = min(max(map(len, text), default=0), _LONG_CELL)
                columns[column] = max(columns[column], longest + 2.0, length * 0.8)
    return columns


def fact_width(labels: Iterable[str]) -> float:
    """Give the labels of facts one column, as wide as the longest that is not very long."""
    fitting = [wanted for label in labels if (wanted := label_width(label) * 1.05) <= _FACT_MOST]
    return round(max(fitting, default=_MOST), 2)
