"""How is what a text asks laid out: a table by paragraph, and how many of each force?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.obligations.obligations import counts
from constitution_tool.model.obligation import Force
from constitution_tool.model.passage import Flow, Grid, GridCell, GridRow, Passage, Piece, Role
from constitution_tool.model.sheet import Begins, TextBody
from constitution_tool.publish.csv_file import csv_bytes
from constitution_tool.publish.papers.control import Became
from constitution_tool.publish.papers.plain import status_of, text_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.model.instrument import Instrument
    from constitution_tool.model.obligation import Obligation
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.publish.papers.plain import Known

COLUMNS = ("Paragraph", "Who", "Force", "What")
NOBODY = "nobody named"
_READ_SO = (
    "A list made by rule from the words of the text, to be read beside it. It is not the text, and "
    "decides nothing about what the text means."
)


def obligations_sheet(of: Known, instrument: Instrument, found: Sequence[Obligation]) -> Sheet:
    """Set what one protocol asks as a document: how many of each force, then the table."""
    title = f"{instrument.number} {instrument.title}: who must do what"
    rows = [row(one) for one in found]
    flow = Flow(printed=(_grid(rows, instrument.number),) if rows else ())
    sheet = text_sheet(of, title, flow, Became())
    words = (_READ_SO, *counted(found))
    return replace(
        sheet,
        status=status_of(of, (instrument.id,)),
        opening=tuple((Piece(text=each),) for each in words),
        body=TextBody(flow=flow, contents=False, begins=Begins.RUNS_ON),
        text_digest="",
    )


def obligations_csv(found: Sequence[Obligation]) -> bytes:
    """Set what a protocol asks as a table for a spreadsheet."""
    return csv_bytes(COLUMNS, [row(one) for one in found])


def row(one: Obligation) -> tuple[str, str, str, str]:
    """Say one obligation: where, who, how firmly, what."""
    duty = one.duty
    return one.citation, duty.actor or NOBODY, duty.force.value, duty.what


def counted(found: Sequence[Obligation]) -> tuple[str, ...]:
    """Count what is asked and what is allowed, by force, and in how many nobody is named."""
    by_force = counts(found)
    allowed, _ = by_force[Force.MAY]
    lines = [f"Asked: {len(found) - allowed}. Allowed: {allowed}."]
    for force, (every, unnamed) in by_force.items():
        said = f" (in {unnamed}, {NOBODY})" if unnamed else ""
        lines.append(f"{force.value}: {every}{said}")
    return tuple(lines)


def _grid(rows: Sequence[Sequence[str]], within: str) -> Grid:
    """Set rows under their header; the protocol, which the title names, is not said in each."""
    return Grid(
        clause="",
        depth=-1,
        header=(_row(COLUMNS),),
        rows=tuple(_row((_place(where, within), *rest)) for where, *rest in rows),
    )


def _place(citation: str, within: str) -> str:
    """Cite within the protocol, a number on one line with the word before it."""
    return citation.removeprefix(f"{within}, ").replace("paragraph ", "paragraph\u00a0")


def _row(cells: Sequence[str]) -> GridRow:
    return GridRow(
        cells=tuple(
            GridCell(
                passages=(
                    Passage(clause="", role=Role.WORDS, depth=-1, pieces=(Piece(text=words),)),
                )
            )
            for words in cells
        )
    )
