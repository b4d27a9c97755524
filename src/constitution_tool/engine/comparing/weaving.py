"""Which of a clause's old paragraphs, tables and rows became which of its new ones?

In order, and by likeness: first those that are the same, then in each gap those most alike. The
first passage of a clause is always the first, so that its number stays where it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from constitution_tool.engine.comparing import threads
from constitution_tool.engine.comparing.render import Body
from constitution_tool.engine.comparing.strips import (
    CellStrip,
    GridStrip,
    Line,
    PictureStrip,
    RowStrip,
    Strip,
    begin,
    begin_row,
    end,
    end_row,
)
from constitution_tool.engine.comparing.tokens import split
from constitution_tool.engine.comparing.words import diff
from constitution_tool.model.passage import Grid, GridRow, Passage, Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from constitution_tool.model.passage import GridCell, Piece

LEAST_ALIKE = 0.4
"""Two paragraphs are one rewritten if this share of their words is common (Dice's measure)."""

_COULD_BE = 0.01
"""The likeness of two things with no words in common that are built alike."""

_LARGEST_GAP = 10_000
"""Old times new in one gap; past this only what is the same is paired, to bound the time."""

S = TypeVar("S", bound=Strip | RowStrip)
P = TypeVar("P", bound=Body | GridRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loom(Generic[S, P]):
    """How one kind of thing is compared, started, carried on and finished."""

    last: Callable[[S], P]
    likeness: Callable[[P, P], float]
    begin: Callable[[P, int], S]
    carry: Callable[[S, P, int], S]
    end: Callable[[S, int], S]

    def weave(self, strips: Sequence[S], printed: Sequence[P], step: int) -> tuple[S, ...]:
        """Carry strips on to what is now printed; the new stands after the old it replaces."""
        alive = [self.last(strip) for strip in strips if not strip.died]
        pairs = _pairs(alive, printed, self.likeness)
        woven: list[S] = []
        at = used = 0
        for strip in strips:
            if strip.died:
                woven.append(strip)
                continue
            if at in pairs:
                woven += (self.begin(one, step) for one in printed[used : pairs[at]])
                used = pairs[at] + 1
                woven.append(self.carry(strip, printed[used - 1], step))
            elif not strip.born:
                woven.append(self.end(strip, step))
            at += 1
        return (*woven, *(self.begin(one, step) for one in printed[used:]))


def weave(strips: tuple[Strip, ...], printed: Sequence[Body], step: int) -> tuple[Strip, ...]:
    """Carry what a clause prints on to its next version."""
    return _BODIES.weave(strips, printed, step)


def settle(strips: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """Undo what one step took out and a later one put back as it was."""
    return threads.cancel(strips, _as_printed, lambda strip: begin(strip.first, 0))


def _as_printed(strip: Strip) -> Body:
    return strip.first if strip.died else strip.last


def _next(strip: Strip, printed: Body, step: int) -> Strip:
    match strip, printed:
        case Line(), Passage():
            return weave_line(strip, printed, step)
        case GridStrip(), Grid():
            return _weave_grid(strip, printed, step)
        case PictureStrip(), Picture():
            return strip if strip.last == printed else replace(strip, last=printed, reshaped=step)
        case _:
            raise TypeError("only like is paired with like")


def weave_line(line: Line, passage: Passage, step: int) -> Line:
    """Carry a passage on to its next version."""
    if line.last == passage:
        return line
    moved = (line.last.depth, line.last.bullet) != (passage.depth, passage.bullet)
    return replace(
        line,
        last=passage,
        label=threads.weave(line.label, [(piece,) for piece in passage.label], step),
        words=threads.weave(line.words, split(passage.pieces), step),
        reshaped=step if moved else line.reshaped,
    )


# --- tables -------------------------------------------------------------------------------------


def _weave_grid(strip: GridStrip, grid: Grid, step: int) -> GridStrip:
    return replace(
        strip,
        last=grid,
        header=_ROWS.weave(strip.header, grid.header, step),
        rows=_ROWS.weave(strip.rows, grid.rows, step),
        reshaped=step if strip.last.depth != grid.depth else strip.reshaped,
    )


def _weave_row(strip: RowStrip, row: GridRow, step: int) -> RowStrip:
    if strip.last == row:
        return strip
    cells = tuple(
        _weave_cell(cell, new, step) for cell, new in zip(strip.cells, row.cells, strict=True)
    )
    return replace(strip, last=row, cells=cells)


def _weave_cell(strip: CellStrip, cell: GridCell, step: int) -> CellStrip:
    lines = weave(strip.lines, cell.passages, step)
    return replace(strip, lines=tuple(line for line in lines if isinstance(line, Line)))


def _row_shape(row: GridRow) -> tuple[tuple[int, int], ...]:
    return tuple((cell.cols, cell.rows) for cell in row.cells)


def _row_likeness(old: GridRow, new: GridRow) -> float:
    """Rows of one build are alike by their words, and most of all by their first cell."""
    if _row_shape(old) != _row_shape(new):
        return 0
    first = 1 if old.cells[:1] == new.cells[:1] else 0
    return _dice(_row_pieces(old), _row_pieces(new), first)


def _may_weave(old: Grid, new: Grid) -> bool:
    """Say whether one table's rows can become the other's.

    They can if their builds are the same, row by row; or if both have equally many columns and no
    cell spans rows, so that whole rows may come and go.
    """
    old_rows, new_rows = (*old.header, *old.rows), (*new.header, *new.rows)
    if len(old.header) == len(new.header) and [*map(_row_shape, old_rows)] == [
        *map(_row_shape, new_rows)
    ]:
        return not _spans_rows(old_rows) or _pairs_all(old, new)
    if _spans_rows((*old_rows, *new_rows)):
        return False
    widths = {sum(cell.cols for cell in row.cells) for row in (*old_rows, *new_rows)}
    return len(widths) == 1


def _spans_rows(rows: Iterable[GridRow]) -> bool:
    return any(cell.rows != 1 for row in rows for cell in row.cells)


def _pairs_all(old: Grid, new: Grid) -> bool:
    """Say whether every row finds its like, so that none comes or goes under a spanning cell."""
    return all(
        len(_pairs(a, b, _row_likeness)) == len(a)
        for a, b in ((old.header, new.header), (old.rows, new.rows))
    )


# --- likeness -----------------------------------------------------------------------------------


def _likeness(old: Body, new: Body) -> float:
    match old, new:
        case Passage(), Passage():
            if old.role is not new.role or old.anchor is not new.anchor:
                return 0
            return 100 if old.anchor else _dice(old.pieces, new.pieces)
        case Grid(), Grid():
            if not _may_weave(old, new):
                return 0
            return _dice(_grid_pieces(old), _grid_pieces(new))
        case Picture(), Picture():
            return 1 if replace(old, depth=new.depth, bullet=new.bullet) == new else 0
        case _:
            return 0


def _row_pieces(row: GridRow) -> list[Piece]:
    return [p for cell in row.cells for passage in cell.passages for p in passage.pieces]


def _grid_pieces(grid: Grid) -> list[Piece]:
    return [piece for row in (*grid.header, *grid.rows) for piece in _row_pieces(row)]


def _dice(old: Iterable[Piece], new: Iterable[Piece], head_start: int = 0) -> float:
    """Measure the share of words in common; never nothing, for the two could be one."""
    one = Counter(" ".join(piece.text for piece in old).split())
    other = Counter(" ".join(piece.text for piece in new).split())
    total = one.total() + other.total()
    share = 2 * (one & other).total() / total if total else 1
    return max(_COULD_BE, (share + head_start) / (1 + head_start))


def _pairs(old: Sequence[P], new: Sequence[P], likeness: Callable[[P, P], float]) -> dict[int, int]:
    """Pair old with new in order: the same with the same, then in each gap the most alike."""
    pairs: dict[int, int] = {}
    at_old = at_new = 0
    for change in diff(old, new):
        kept = change.old_start - at_old
        pairs.update((at_old + i, at_new + i) for i in range(kept))
        gone = old[change.old_start : change.old_end]
        come = new[change.new_start : change.new_end]
        for i, j in _pair_gap(gone, come, likeness):
            pairs[change.old_start + i] = change.new_start + j
        at_old, at_new = change.old_end, change.new_end
    pairs.update((at_old + i, at_new + i) for i in range(len(old) - at_old))
    return pairs


def _pair_gap(
    old: Sequence[P], new: Sequence[P], likeness: Callable[[P, P], float]
) -> list[tuple[int, int]]:
    """Pair so that the sum of likenesses is greatest, each pair alike enough.

    Equally many whose likes are nowhere out of step are rewritten one by one.
    """
    if len(old) * len(new) > _LARGEST_GAP:
        return []
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    gain = [[0.0] * len(new) for _ in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            alike = likeness(old[i], new[j])
            gain[i][j] = alike if alike >= LEAST_ALIKE else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gain[i][j])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if gain[i][j] and best[i][j] == best[i + 1][j + 1] + gain[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    if len(old) == len(new) and all(i == j for i, j in pairs):
        return [(i, i) for i in range(len(old)) if likeness(old[i], new[i])]
    return pairs


_BODIES: _Loom[Strip, Body] = _Loom(
    last=lambda strip: strip.last, likeness=_likeness, begin=begin, carry=_next, end=end
)
_ROWS: _Loom[RowStrip, GridRow] = _Loom(
    last=lambda row: row.last,
    likeness=_row_likeness,
    begin=begin_row,
    carry=_weave_row,
    end=end_row,
)
