"""How did one printed paragraph, table or picture come to be, step by step?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.comparing import threads
from constitution_tool.engine.comparing.paint import InPlace, NewPlace, OldPlace
from constitution_tool.engine.comparing.tokens import split
from constitution_tool.model.passage import (
    Act,
    Grid,
    GridCell,
    GridRow,
    Mark,
    Passage,
    Picture,
)

if TYPE_CHECKING:
    from constitution_tool.engine.comparing.paint import View
    from constitution_tool.engine.comparing.render import Body
    from constitution_tool.engine.comparing.threads import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A passage: as first printed, as last printed, and its words between.

    `reshaped` is the step that last changed its depth (0: none): then it cannot be shown as one.
    """

    first: Passage
    last: Passage
    label: tuple[Thread, ...]
    words: tuple[Thread, ...]
    born: int
    died: int = 0
    reshaped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CellStrip:
    """A cell through the steps."""

    lines: tuple[Line, ...]
    cols: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStrip:
    """A row through the steps."""

    first: GridRow
    last: GridRow
    cells: tuple[CellStrip, ...]
    born: int
    died: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridStrip:
    """A table through the steps."""

    first: Grid
    last: Grid
    header: tuple[RowStrip, ...]
    rows: tuple[RowStrip, ...]
    born: int
    died: int = 0
    reshaped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureStrip:
    """A picture, which comes and goes whole; what may change is how deep it stands."""

    first: Picture
    last: Picture
    born: int
    died: int = 0
    reshaped: int = 0


Strip = Line | GridStrip | PictureStrip


# --- coming and going --------------------------------------------------------------------------


def begin(printed: Body, step: int) -> Strip:
    """Start what is printed at a step."""
    match printed:
        case Passage():
            return begin_line(printed, step)
        case Grid():
            return GridStrip(
                first=printed,
                last=printed,
                header=tuple(begin_row(row, step) for row in printed.header),
                rows=tuple(begin_row(row, step) for row in printed.rows),
                born=step,
            )
        case Picture():
            return PictureStrip(first=printed, last=printed, born=step)
        case _:
            assert_never(printed)


def begin_line(passage: Passage, step: int) -> Line:
    """Start a passage at a step; its label is one word, whatever its stops."""
    return Line(
        first=passage,
        last=passage,
        label=threads.begin([(piece,) for piece in passage.label], step),
        words=threads.begin(split(passage.pieces), step),
        born=step,
    )


def begin_row(row: GridRow, step: int) -> RowStrip:
    """Start a row at a step."""
    cells = tuple(
        CellStrip(
            lines=tuple(begin_line(passage, step) for passage in cell.passages),
            cols=cell.cols,
            rows=cell.rows,
        )
        for cell in row.cells
    )
    return RowStrip(first=row, last=row, cells=cells, born=step)


def end(strip: Strip, step: int) -> Strip:
    """Finish a strip of the first text at a step."""
    match strip:
        case Line():
            return end_line(strip, step)
        case GridStrip():
            return replace(
                strip,
                header=tuple(end_row(row, step) for row in strip.header if not row.born),
                rows=tuple(end_row(row, step) for row in strip.rows if not row.born),
                died=step,
            )
        case PictureStrip():
            return replace(strip, died=step)
        case _:
            assert_never(strip)


def end_line(line: Line, step: int) -> Line:
    """Finish a passage of the first text at a step."""
    return replace(
        line,
        label=threads.end(line.label, step),
        words=threads.end(line.words, step),
        died=step,
    )


def end_row(row: RowStrip, step: int) -> RowStrip:
    """Finish a row of the first text at a step, unless an earlier one did."""
    if row.died:
        return row
    cells = tuple(
        replace(
            cell,
            lines=tuple(
                line if line.died else end_line(line, step) for line in cell.lines if not line.born
            ),
        )
        for cell in row.cells
    )
    return replace(row, cells=cells, died=step)


# --- as shown from a place ---------------------------------------------------------------------


def show(strip: Strip, view: View) -> tuple[Body, ...]:
    """Show a strip from a place: nothing, one thing, or (where its depth changed) two."""
    if not view.shows(strip):
        return ()
    match strip:
        case Line():
            return show_line(strip, view)
        case GridStrip():
            if _is_split(strip.reshaped, strip.born, strip.died, view):
                old, new = _apart(view, strip.reshaped)
                return (_show_grid(strip, old), _show_grid(strip, new))
            return (_show_grid(strip, view),)
        case PictureStrip():
            split = _is_split(strip.reshaped, strip.born, strip.died, view)
            if split and strip.first != strip.last:
                old, new = _apart(view, strip.reshaped)
                return (_show_picture(strip, old), _show_picture(strip, new))
            return (_show_picture(strip, view),)
        case _:
            assert_never(strip)


def show_line(line: Line, view: View) -> tuple[Passage, ...]:
    """Show a passage from a place."""
    if not view.shows(line):
        return ()
    if _is_split(line.reshaped, line.born, line.died, view) and not _same_shape(line):
        old, new = _apart(view, line.reshaped)
        return (_show_passage(line, old), _show_passage(line, new))
    return (_show_passage(line, view),)


def _same_shape(line: Line) -> bool:
    return (line.first.depth, line.first.bullet) == (line.last.depth, line.last.bullet)


def _is_split(reshaped: int, born: int, died: int, view: View) -> bool:
    return bool(reshaped) and not born and not died and isinstance(view, InPlace)


def _apart(view: View, reshaped: int) -> tuple[OldPlace, NewPlace]:
    """See something in place as two: deleted in its old shape, added in its new one."""
    entry = view.entries[reshaped]
    return (
        OldPlace(entries=view.entries, mark=Mark(act=Act.DELETED, entry=entry)),
        NewPlace(entries=view.entries, mark=Mark(act=Act.ADDED, entry=entry)),
    )


def _is_old(strip: Strip, view: View) -> bool:
    """Say whether what is shown is the first shape rather than the last."""
    return isinstance(view, OldPlace) or (bool(strip.died) and not strip.born)


def _show_passage(line: Line, view: View) -> Passage:
    shape = line.first if _is_old(line, view) else line.last
    return Passage(
        clause=shape.clause,
        role=shape.role,
        depth=shape.depth,
        pieces=threads.pieces(line.words, view),
        label=threads.pieces(line.label, view),
        bullet=shape.bullet,
        anchor=shape.anchor,
        marks=view.marks(line),
    )


def _show_picture(strip: PictureStrip, view: View) -> Picture:
    shape = strip.first if _is_old(strip, view) else strip.last
    return replace(shape, marks=view.marks(strip))


def _show_grid(strip: GridStrip, view: View) -> Grid:
    shape = strip.first if _is_old(strip, view) else strip.last
    return Grid(
        clause=shape.clause,
        depth=shape.depth,
        header=_show_rows(strip.header, view),
        rows=_show_rows(strip.rows, view),
    )


def _show_rows(rows: tuple[RowStrip, ...], view: View) -> tuple[GridRow, ...]:
    return tuple(
        GridRow(
            cells=tuple(
                GridCell(
                    passages=tuple(
                        passage for line in cell.lines for passage in show_line(line, view)
                    ),
                    cols=cell.cols,
                    rows=cell.rows,
                )
                for cell in row.cells
            ),
            marks=view.marks(row),
        )
        for row in rows
        if view.shows(row)
    )
