"""pandoc, accepting and rejecting every change, reads the same words as we do."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sheets
from constitution_tool.model.passage import Flow, Passage
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.ooxml.read_marks import CELL, NOTE, ROW, TABLE, Sides, read
from constitution_tool.publish.word.document import word
from oracles import pandoc
from tracked_edges import every_edge

pytestmark = pytest.mark.oracle


def without_notes(flow: Flow) -> Flow:
    """pandoc gives a footnote a number of its own, so there is nothing to compare in them."""
    return Flow(
        printed=tuple(
            replace(item, pieces=tuple(p for p in item.pieces if not p.note))
            if isinstance(item, Passage)
            else item
            for item in flow.printed
        )
    )


def tracked(flow: Flow) -> Sheet:
    body = TextBody(flow=without_notes(flow), entries=sheets.ENTRIES)
    return replace(sheets.tracked_sheet(), body=body)


HEADING = "a heading before a table"
"""pandoc does not join a paragraph to a heading whose look is tracked; LibreOffice does."""

SHEETS = {
    "sample": lambda: tracked(sheets.tracked_flow()),
    "edges": lambda: tracked(every_edge(HEADING)),
    "schedule": sheets.schedule_sheet,
}


def said(lines: tuple[str, ...]) -> list[str]:
    spoken = (" ".join(line.split()) for line in lines if line not in (NOTE, TABLE, ROW, CELL))
    return [line for line in spoken if line]


@pytest.mark.parametrize("changes", ["accept", "reject"])
@pytest.mark.parametrize("name", SHEETS)
def test_pandoc_agrees(name, changes):
    data = word(SHEETS[name]())
    ours: Sides = read(data)
    assert pandoc.read(data, changes) == said(ours.new if changes == "accept" else ours.old)
