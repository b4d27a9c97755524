"""How are the marks of what is printed put down to other entries, all else as it was?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Grid, Mark, Passage, Picture, Title

if TYPE_CHECKING:
    from constitution_tool.model.passage import GridRow, Piece, Printed

Remark = Callable[[tuple[Mark, ...], str], tuple[Mark, ...]]
"""Gives the new marks for some marks and the clause, or the instrument, that bears them."""


def remarked(printed: Printed, by: Remark) -> Printed:
    """Give every mark of what is printed anew."""
    match printed:
        case Passage():
            return _passage(printed, by)
        case Grid():
            return replace(
                printed,
                header=tuple(_row(row, printed.clause, by) for row in printed.header),
                rows=tuple(_row(row, printed.clause, by) for row in printed.rows),
            )
        case Picture():
            return replace(printed, marks=by(printed.marks, printed.clause))
        case Title():
            return replace(
                printed,
                pieces=remarked_pieces(printed.pieces, printed.instrument, by),
                marks=by(printed.marks, printed.instrument),
            )
        case _:
            assert_never(printed)


def remarked_pieces(pieces: tuple[Piece, ...], of: str, by: Remark) -> tuple[Piece, ...]:
    """Give every mark of some words anew; they are `of` a clause or an instrument."""
    return tuple(replace(p, marks=by(p.marks, of)) if p.marks else p for p in pieces)


def _passage(passage: Passage, by: Remark) -> Passage:
    return replace(
        passage,
        pieces=remarked_pieces(passage.pieces, passage.clause, by),
        label=remarked_pieces(passage.label, passage.clause, by),
        marks=by(passage.marks, passage.clause),
    )


def _row(row: GridRow, clause: str, by: Remark) -> GridRow:
    cells = tuple(
        replace(cell, passages=tuple(_passage(one, by) for one in cell.passages))
        for cell in row.cells
    )
    return replace(row, cells=cells, marks=by(row.marks, clause))
