"""What has become of a text, and what is to become of it: its change control, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.authority import Founding
from constitution_tool.model.passage import Grid, GridCell, GridRow, Passage, Piece, Role
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.engine.record import Record

Line = tuple[str, tuple[Piece, ...], str]
"""A row: the day in words, what was changed, and on what authority."""


def control(lines: Iterable[Line]) -> Grid | None:
    """Set the lines as a table under its header; nothing where there is nothing to say."""
    rows = tuple(_row(_kept_whole(day), what, (Piece(text=by),)) for day, what, by in lines)
    head = _row(*((Piece(text=name),) for name in phrases.CONTROL))
    return Grid(clause="", depth=-1, header=(head,), rows=rows) if rows else None


def _kept_whole(day: str) -> tuple[Piece, ...]:
    """Keep a day on one line, so that its column is wide enough."""
    return (Piece(text=day.replace(" ", "\u00a0")),)


def founded(record: Record) -> tuple[Line, ...]:
    """Say when the text was put on record, and where it was taken from."""
    return tuple(
        (
            phrases.day(kept.value.day),
            (Piece(text=phrases.PUT_ON_RECORD),),
            f"{decision.value.source.rstrip('.')}.",
        )
        for kept in record.register.entries
        if (decision := record.register.decisions.get(kept.value.subject))
        and isinstance(decision.value, Founding)
    )


def _row(*cells: tuple[Piece, ...]) -> GridRow:
    return GridRow(
        cells=tuple(
            GridCell(passages=(Passage(clause="", role=Role.WORDS, depth=-1, pieces=pieces),))
            for pieces in cells
        )
    )
