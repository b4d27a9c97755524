"""What would a file made from a text say, untouched, if it came back?

The text is read from its flow by the rule that reads files (`intake.clauses`), after leaving out
what no file holds: so a returned file and the text it was issued from can be held side by side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.resolve import Side, resolve
from constitution_tool.intake.clauses import clauses
from constitution_tool.intake.doubts import Doubts
from constitution_tool.intake.pieces import SCHEMES
from constitution_tool.model.passage import Flow, Grid, Passage, Picture, Title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.model.passage import GridRow, Piece, Printed
    from constitution_tool.model.returned import ReturnedText


def issued_text(flow: Flow, side: Side = Side.OLD) -> ReturnedText:
    """Give a text as a file made from its flow would come back, untouched, on one side."""
    names = _names(flow.printed)
    clean = resolve(flow, side)
    held = Flow(
        printed=tuple(_held(one, names) for one in clean.printed),
        notes=tuple(replace(note, pieces=_pieces(note.pieces, names)) for note in clean.notes),
    )
    places = tuple((number,) for number in range(len(held.printed)))
    return clauses(held, places, Doubts()).text


def _names(printed: Iterable[Printed]) -> frozenset[str]:
    """Name everything a link in the file can lead to."""
    titles = {one.instrument for one in printed if isinstance(one, Title)}
    return frozenset(
        titles | {one.clause for one in printed if isinstance(one, Passage) and one.anchor}
    )


def _held(printed: Printed, names: frozenset[str]) -> Printed:
    """Leave out what no Word file holds: links that lead to nothing in it."""
    if isinstance(printed, Grid):
        return replace(
            printed, header=_rows(printed.header, names), rows=_rows(printed.rows, names)
        )
    if isinstance(printed, Picture):
        return printed
    held = _pieces(printed.pieces, names)
    return printed if held is printed.pieces else replace(printed, pieces=held)


def _rows(rows: tuple[GridRow, ...], names: frozenset[str]) -> tuple[GridRow, ...]:
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(
                    cell,
                    passages=tuple(
                        replace(p, pieces=_pieces(p.pieces, names)) for p in cell.passages
                    ),
                )
                for cell in row.cells
            ),
        )
        for row in rows
    )


def _pieces(pieces: tuple[Piece, ...], names: frozenset[str]) -> tuple[Piece, ...]:
    if all(_is_held(piece.link, names) for piece in pieces):
        return pieces
    return tuple(
        piece if _is_held(piece.link, names) else replace(piece, link="", live=False)
        for piece in pieces
    )


def _is_held(link: str, names: frozenset[str]) -> bool:
    return link in ("", "#") or link.startswith(SCHEMES) or link[1:] in names
