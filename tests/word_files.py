"""The Word files that every judge sees: sample sheets, tracked edges, this repository's papers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import paper_files
import real_papers
import sheets
from constitution_tool.model.passage import Flow, Grid, Passage
from constitution_tool.model.sheet import TextBody
from constitution_tool.ooxml.line_signs import CELL, NOTE, ROW, TABLE
from constitution_tool.publish.word.document import word
from tracked_edges import EDGES, NOTED, every_edge

if TYPE_CHECKING:
    from constitution_tool.model.passage import GridRow, Printed
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.ooxml.reading import Sides

SAMPLES = ("clean", "tracked", "schedule", "edges")
EVERY = (*SAMPLES, *real_papers.NAMES, *paper_files.FILES)


def tracked(flow: Flow) -> Sheet:
    """Give the sample sheet with another text in it, marked or not."""
    return replace(sheets.tracked_sheet(), body=TextBody(flow=flow, entries=sheets.ENTRIES))


@cache
def edges() -> dict[str, bytes]:
    """Make each edge, and each case of a footnote, as a Word file of its own."""
    flows = {name: Flow(printed=case) for name, case in EDGES.items()} | NOTED
    return {name: word(tracked(flow)) for name, flow in flows.items()}


@cache
def file(name: str) -> bytes:
    """Make one of `EVERY`."""
    match name:
        case "clean":
            return word(sheets.clean_sheet())
        case "tracked":
            return word(sheets.tracked_sheet())
        case "schedule":
            return word(sheets.schedule_sheet())
        case "edges":
            return word(tracked(every_edge()))
        case _ if name in paper_files.FILES:
            return word(paper_files.file(name))
        case _:
            return real_papers.built()[f"{name}.docx"]


def words(lines: tuple[str, ...]) -> list[str]:
    """Give the words of lines that have any, each space between words a single one."""
    spoken = (" ".join(line.split()) for line in lines if line not in (NOTE, TABLE, ROW, CELL))
    return [line for line in spoken if line]


def all_accepted(ours: Sides) -> Sides:
    """Give both sides of a file in which every change has been accepted."""
    return replace(ours, old=ours.new, old_pictures=ours.new_pictures)


def all_rejected(ours: Sides) -> Sides:
    """Give both sides of a file in which every change has been rejected."""
    return replace(ours, new=ours.old, new_pictures=ours.old_pictures)


def without_notes(flow: Flow) -> Flow:
    """Leave out footnotes, for judges that number them in a way of their own."""
    return Flow(printed=tuple(_without_notes(item) for item in flow.printed))


def _without_notes(item: Printed) -> Printed:
    if isinstance(item, Passage):
        return replace(item, pieces=tuple(p for p in item.pieces if not p.note))
    if isinstance(item, Grid):
        return replace(
            item,
            header=tuple(_row_without_notes(row) for row in item.header),
            rows=tuple(_row_without_notes(row) for row in item.rows),
        )
    return item


def _row_without_notes(row: GridRow) -> GridRow:
    cells = tuple(
        replace(cell, passages=tuple(_without_notes(passage) for passage in cell.passages))
        for cell in row.cells
    )
    return replace(row, cells=cells)
