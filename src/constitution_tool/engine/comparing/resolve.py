"""What does a marked text say with every mark accepted, or with every mark rejected?"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from operator import is_
from typing import assert_never

from constitution_tool.engine.comparing.tokens import join
from constitution_tool.model.passage import (
    Act,
    Flow,
    Grid,
    GridCell,
    GridRow,
    Mark,
    Note,
    Passage,
    Picture,
    Piece,
    Printed,
    Title,
)


class Side(Enum):
    """Which text: the old one (every mark rejected) or the new one (every mark accepted)."""

    OLD = "old"
    NEW = "new"


_DROPPED = {
    Side.OLD: frozenset((Act.ADDED, Act.MOVED_TO)),
    Side.NEW: frozenset((Act.DELETED, Act.MOVED_FROM)),
}


def resolve(flow: Flow, side: Side) -> Flow:
    """Give the clean text of one side: what the other side marks is dropped, then every mark.

    What has no mark stays the very value it is, so that comparing it with a text it came from is
    quick.
    """
    return Flow(
        printed=tuple(left for one in flow.printed if (left := _one(one, side)) is not None),
        notes=tuple(_note(note, side) for note in flow.notes if stays(note.marks, side)),
    )


def stays(marks: tuple[Mark, ...], side: Side) -> bool:
    """Say whether what carries these marks is part of that side's text."""
    return not marks or not any(mark.act in _DROPPED[side] for mark in marks)


def _one(printed: Printed, side: Side) -> Printed | None:
    """Give what is left of one thing printed; None if nothing is."""
    if isinstance(printed, Grid):
        return _grid(printed, side)
    if not stays(printed.marks, side):
        return None
    match printed:
        case Passage():
            return _passage(printed, side)
        case Title():
            return Title(instrument=printed.instrument, pieces=_pieces(printed.pieces, side))
        case Picture():
            return replace(printed, marks=()) if printed.marks else printed
        case _:
            assert_never(printed)


def _grid(grid: Grid, side: Side) -> Grid | None:
    header, rows = _rows(grid.header, side), _rows(grid.rows, side)
    if header is grid.header and rows is grid.rows:
        return grid
    if not header and not rows:
        return None
    return Grid(clause=grid.clause, depth=grid.depth, header=header, rows=rows)


def _note(note: Note, side: Side) -> Note:
    return Note(label=note.label, pieces=_pieces(note.pieces, side), instrument=note.instrument)


def _passage(passage: Passage, side: Side) -> Passage:
    if not (passage.marks or _marked(passage.pieces) or _marked(passage.label)):
        return passage
    return Passage(
        clause=passage.clause,
        role=passage.role,
        depth=passage.depth,
        pieces=_pieces(passage.pieces, side),
        label=_pieces(passage.label, side),
        bullet=passage.bullet,
        anchor=passage.anchor,
    )


def _rows(rows: tuple[GridRow, ...], side: Side) -> tuple[GridRow, ...]:
    left = tuple(_row(row, side) for row in rows if stays(row.marks, side))
    return rows if _same(left, rows) else left


def _row(row: GridRow, side: Side) -> GridRow:
    cells = tuple(_cell(cell, side) for cell in row.cells)
    return row if not row.marks and _same(cells, row.cells) else GridRow(cells=cells)


def _cell(cell: GridCell, side: Side) -> GridCell:
    left = tuple(_passage(one, side) for one in cell.passages if stays(one.marks, side))
    if _same(left, cell.passages):
        return cell
    return GridCell(passages=left, cols=cell.cols, rows=cell.rows)


def _same(left: tuple[object, ...], whole: tuple[object, ...]) -> bool:
    """Say whether nothing was dropped or made anew."""
    return len(left) == len(whole) and all(map(is_, left, whole))


def _marked(pieces: tuple[Piece, ...]) -> bool:
    return any(piece.marks for piece in pieces)


def _pieces(pieces: tuple[Piece, ...], side: Side) -> tuple[Piece, ...]:
    return join(replace(piece, marks=()) for piece in pieces if stays(piece.marks, side))
