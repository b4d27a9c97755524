"""What does a marked text say with every mark accepted, or with every mark rejected?"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.tokens import join
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Side(Enum):
    """Which text: the old one (every mark rejected) or the new one (every mark accepted)."""

    OLD = "old"
    NEW = "new"


_DROPPED = {
    Side.OLD: frozenset((Act.ADDED, Act.MOVED_TO)),
    Side.NEW: frozenset((Act.DELETED, Act.MOVED_FROM)),
}


def resolve(flow: Flow, side: Side) -> Flow:
    """Give the clean text of one side: what the other side marks is dropped, then every mark."""
    return Flow(
        printed=tuple(_all(flow.printed, side)),
        notes=tuple(
            Note(label=note.label, pieces=_pieces(note.pieces, side), instrument=note.instrument)
            for note in flow.notes
            if stays(note.marks, side)
        ),
    )


def stays(marks: tuple[Mark, ...], side: Side) -> bool:
    """Say whether what carries these marks is part of that side's text."""
    return not marks or not any(mark.act in _DROPPED[side] for mark in marks)


def _all(printed: Iterable[Printed], side: Side) -> Iterator[Printed]:
    for one in printed:
        match one:
            case Passage():
                if stays(one.marks, side):
                    yield _passage(one, side)
            case Title():
                if stays(one.marks, side):
                    yield Title(instrument=one.instrument, pieces=_pieces(one.pieces, side))
            case Picture():
                if stays(one.marks, side):
                    yield Picture(clause=one.clause, path=one.path, alternative=one.alternative)
            case Grid():
                header, rows = _rows(one.header, side), _rows(one.rows, side)
                if header or rows:
                    yield Grid(clause=one.clause, depth=one.depth, header=header, rows=rows)
            case _:
                assert_never(one)


def _passage(passage: Passage, side: Side) -> Passage:
    if not passage.marks and not any(
        piece.marks for pieces in (passage.pieces, passage.label) for piece in pieces
    ):
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
    return tuple(
        GridRow(
            cells=tuple(
                GridCell(
                    passages=tuple(
                        _passage(passage, side)
                        for passage in cell.passages
                        if stays(passage.marks, side)
                    ),
                    cols=cell.cols,
                    rows=cell.rows,
                )
                for cell in row.cells
            )
        )
        for row in rows
        if stays(row.marks, side)
    )


def _pieces(pieces: tuple[Piece, ...], side: Side) -> tuple[Piece, ...]:
    return join(
        Piece(text=piece.text, face=piece.face, link=piece.link, note=piece.note)
        for piece in pieces
        if stays(piece.marks, side)
    )
