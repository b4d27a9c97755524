"""How does a changed text stand in the schedule: its current and its proposed text?

A paragraph stands whole up to 120 words; of a longer one, the changed sentences and their
neighbours, with “…” where something is left out (the form of the schedule, Part A and Part B).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.comparing.count import marks_in
from constitution_tool.engine.comparing.resolve import Side, stays
from constitution_tool.engine.comparing.tokens import count_words, join
from constitution_tool.model.passage import (
    Grid,
    GridCell,
    GridRow,
    Passage,
    Picture,
    Piece,
    Printed,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_tool.model.passage import Flow, Mark

LONGEST_WHOLE = 120
"""Words a paragraph may have and still stand whole in the schedule."""

_SENTENCE = re.compile(r"(?<=[.;:?!])(?:\s+)|\n")
_CUT = "…"


Columns = tuple[tuple[Printed, ...], tuple[Printed, ...]]
"""Current text with what goes marked, and proposed text with what comes marked."""


def columns(flow: Flow, entry: int = 0) -> Columns:
    """Set a marked text in two columns, long paragraphs cut down.

    With an `entry`, a long paragraph is cut down to that entry's changes; with 0, to all. Every
    mark stays, whichever entry made it: a column never shows a text that is in neither version.
    A long paragraph without a change keeps its first sentences.
    """
    return both_sides([_shorten(printed, entry) for printed in flow.printed])


def both_sides(printed: Sequence[Printed]) -> Columns:
    """Set what is printed in two columns, whole, each with its own marks."""
    return tuple(_column(printed, Side.OLD)), tuple(_column(printed, Side.NEW))


# --- one side, its own marks kept --------------------------------------------------------------


def _column(printed: Iterable[Printed], side: Side) -> Iterator[Printed]:
    for one in printed:
        match one:
            case Passage() | Title():
                if stays(one.marks, side):
                    yield _keep(one, side)
            case Picture():
                if stays(one.marks, side):
                    yield one
            case Grid():
                header, rows = _rows(one.header, side), _rows(one.rows, side)
                if header or rows:
                    yield replace(one, header=header, rows=rows)
            case _:
                assert_never(one)


def _keep(one: Passage | Title, side: Side) -> Passage | Title:
    if isinstance(one, Title):
        return replace(one, pieces=_side(one.pieces, side))
    return _passage(one, side)


def _passage(passage: Passage, side: Side) -> Passage:
    return replace(passage, pieces=_side(passage.pieces, side), label=_side(passage.label, side))


def _side(pieces: tuple[Piece, ...], side: Side) -> tuple[Piece, ...]:
    return join(piece for piece in pieces if stays(piece.marks, side))


def _rows(rows: tuple[GridRow, ...], side: Side) -> tuple[GridRow, ...]:
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(
                    cell,
                    passages=tuple(
                        _passage(one, side) for one in cell.passages if stays(one.marks, side)
                    ),
                )
                for cell in row.cells
            ),
        )
        for row in rows
        if stays(row.marks, side)
    )


# --- cutting down ------------------------------------------------------------------------------


def _is_wanted(marks: Iterable[Mark], entry: int) -> bool:
    return any(not entry or mark.entry == entry for mark in marks)


def _shorten(printed: Printed, entry: int) -> Printed:
    match printed:
        case Passage():
            long = count_words(printed.pieces) > LONGEST_WHOLE and not printed.marks
            return replace(printed, pieces=_cut(printed.pieces, entry)) if long else printed
        case Grid():
            return _shorten_grid(printed, entry)
        case Title() | Picture():
            return printed
        case _:
            assert_never(printed)


def _cut(pieces: tuple[Piece, ...], entry: int) -> tuple[Piece, ...]:
    """Keep the sentences with a change and their neighbours; cut only where nothing changed."""
    sentences = _sentences(pieces)
    changed = [
        at
        for at, sentence in enumerate(sentences)
        if _is_wanted((mark for piece in sentence for mark in piece.marks), entry)
    ]
    kept = {near for at in changed or [0] for near in (at - 1, at, at + 1)}
    found: list[Piece] = []
    gap = False
    for at, sentence in enumerate(sentences):
        if at in kept:
            found += sentence
            gap = False
        elif not gap:
            found.append(Piece(text=f" {_CUT} " if found else f"{_CUT} "))
            gap = True
    return join(found)


def _sentences(pieces: tuple[Piece, ...]) -> list[list[Piece]]:
    """Part a paragraph after its sentences, within words that have no mark."""
    sentences: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.marks or piece.note:
            sentences[-1].append(piece)
            continue
        start = 0
        for stop in _SENTENCE.finditer(piece.text):
            sentences[-1].append(replace(piece, text=piece.text[start : stop.end()]))
            sentences.append([])
            start = stop.end()
        sentences[-1].append(replace(piece, text=piece.text[start:]))
    return [sentence for sentence in sentences if any(piece.text for piece in sentence)]


def _shorten_grid(grid: Grid, entry: int) -> Grid:
    """Keep of a long table its header and the changed rows, with a row of “…” for each gap."""
    passages = (one for row in grid.rows for cell in row.cells for one in cell.passages)
    if sum(count_words(one.pieces) for one in passages) <= LONGEST_WHOLE:
        return grid
    if any(cell.rows > 1 for row in grid.rows for cell in row.cells):
        return grid
    rows: list[GridRow] = []
    gap = False
    for row in grid.rows:
        if _is_wanted(marks_in(replace(grid, header=(), rows=(row,))), entry):
            rows.append(row)
            gap = False
        elif not gap:
            rows.append(_gap_row(row))
            gap = True
    return replace(grid, rows=tuple(rows))


def _gap_row(row: GridRow) -> GridRow:
    return GridRow(
        cells=tuple(
            GridCell(
                passages=tuple(
                    replace(one, pieces=(Piece(text=_CUT),), label=(), marks=())
                    for one in cell.passages[:1]
                ),
                cols=cell.cols,
            )
            for cell in row.cells
        )
    )
