"""What has become of a text, and what is to become of it: its change control, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.council import PartOf
from constitution_tool.model.decision import Founding
from constitution_tool.model.passage import Grid, GridCell, GridRow, Passage, Piece, Role
from constitution_tool.publish.entry_words import place
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.engine.council import BeforeCouncil, Item
    from constitution_tool.engine.record import Record
    from constitution_tool.publish.papers.basis import Basis

Line = tuple[str, tuple[Piece, ...], str]
"""A row: the day in words, what was changed, and on what authority."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What has become of a text: the lines of its change control, and the amendments in it."""

    lines: tuple[Line, ...] = ()
    amendments: tuple[str, ...] = ()


def drafted(
    council: BeforeCouncil, bases: Mapping[str, Basis], instrument: str, within: str
) -> Became:
    """Say what has become of one instrument of the text before Council, since it was adopted.

    Args:
        council: the amendments carried out.
        bases: on what each rests, by id.
        instrument: the instrument's id.
        within: its number, which need not be said ("C5").
    """
    here = [item for item in council.items if item.clause.partition(".")[0] == instrument]
    lines: list[Line] = []
    amendments: list[str] = []
    for made in council.made:
        items = [item for item in here if item.made is made]
        if items:
            amendments.append(made.amendment.id)
            lines.append(_line(items, bases[made.amendment.id], within))
    return Became(lines=tuple(lines), amendments=tuple(amendments))


def _line(items: list[Item], basis: Basis, within: str) -> Line:
    """Say what one amendment changes: the clauses, with their entries."""
    made = items[0].made
    day = phrases.day(basis.day) if made.part is PartOf.DECIDED else phrases.FOR_DECISION
    what = [Piece(text=f"{made.amendment.title} ({made.amendment.id}): ")]
    for number, item in enumerate(items):
        what += [
            Piece(text="; " if number else ""),
            Piece(text=place(item, within), link=f"#{item.clause}"),
            Piece(text=f" (entry {item.number})"),
        ]
    return day, (*what, Piece(text=".")), basis.authority


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
