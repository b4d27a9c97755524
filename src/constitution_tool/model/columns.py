"""Which columns of a table does each cell fill, spans counted?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Spanning(Protocol):
    """A cell of a table, as written or as printed."""

    @property
    def cols(self) -> int:
        """How many columns it spans."""

    @property
    def rows(self) -> int:
        """How many rows it spans."""


C = TypeVar("C", bound=Spanning)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Generic[C]):
    """A row laid out: the column in which each cell begins, and every column that is filled.

    Those that cells from rows above reach into are among them; one filled twice is there twice.
    """

    cells: tuple[tuple[int, C], ...]
    filled: tuple[int, ...]


def spread(rows: Iterable[Iterable[C]], columns: int) -> list[Line[C]]:
    """Lay the cells of rows out in columns, counting cells that reach down from rows above."""
    reaching = [0] * columns
    placed: list[Line[C]] = []
    for row in rows:
        line: list[tuple[int, C]] = []
        column = 0
        filled = [reached for reached, left in enumerate(reaching) if left]
        for cell in row:
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


def width(rows: Iterable[Iterable[C]]) -> int:
    """Count the columns of a table: those that its widest row fills by itself."""
    return max((sum(cell.cols for cell in row) for row in rows), default=0)


def reaches_below(rows: Sequence[Iterable[C]]) -> bool:
    """Say whether a cell would fill a row below the last."""
    below = (place + cell.rows for place, row in enumerate(rows) for cell in row)
    return max(below, default=0) > len(rows)


def is_even(rows: Sequence[Sequence[C]]) -> bool:
    """Say whether the cells of a table fill every column of every row, once."""
    columns = width(rows)
    return not reaches_below(rows) and all(
        sorted(line.filled) == [*range(columns)] and columns for line in spread(rows, columns)
    )
