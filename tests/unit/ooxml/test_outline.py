"""The outline of a file says what the other two readers of tracked changes say."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sheets
from constitution_tool.model.sheet import TextBody
from constitution_tool.ooxml.line_signs import CELL, NOTE, PICTURE, ROW, TABLE
from constitution_tool.ooxml.outline import Paragraph, Stretch
from constitution_tool.ooxml.outline_reading import outline
from constitution_tool.ooxml.outline_sides import Side, one_side
from constitution_tool.ooxml.read_marks import read
from constitution_tool.ooxml.resolve import accept_all, reject_all
from constitution_tool.publish.word.document import word
from tracked_edges import every_edge


def edges() -> bytes:
    body = TextBody(flow=every_edge(), entries=sheets.ENTRIES)
    return word(replace(sheets.tracked_sheet(), body=body))


FILES = {
    "clean": lambda: word(sheets.clean_sheet()),
    "tracked": lambda: word(sheets.tracked_sheet()),
    "edges": edges,
    "schedule": lambda: word(sheets.schedule_sheet()),
}


def lines(blocks, side):
    for block in one_side(blocks, side):
        if isinstance(block, Paragraph):
            words = "".join(
                item.text if isinstance(item, Stretch) else PICTURE + item.description
                for item in block.items
            )
            if words or block.look.style != "spacer":
                yield words
        else:
            for row in block.rows:
                for cell in row.cells:
                    if not cell.continues:
                        yield from lines(cell.blocks, side)


def spoken(read_lines):
    """Give the lines of the body; the footnotes follow it."""
    body = read_lines[: read_lines.index(NOTE)] if NOTE in read_lines else read_lines
    return [line for line in body if line not in (TABLE, ROW, CELL)]


@pytest.mark.parametrize("name", FILES)
def test_each_side_says_what_the_plain_reader_says(name):
    data = FILES[name]()
    found = outline(data).blocks
    assert list(lines(found, Side.REJECTED)) == spoken(read(data).old)
    assert list(lines(found, Side.ACCEPTED)) == spoken(read(data).new)


@pytest.mark.parametrize("name", FILES)
def test_a_side_is_what_is_left_when_the_markup_is_resolved(name):
    data = FILES[name]()
    found = outline(data).blocks
    for side, resolved in ((Side.REJECTED, reject_all), (Side.ACCEPTED, accept_all)):
        after = outline(resolved(data)).blocks
        assert list(lines(found, side)) == list(lines(after, side))
        assert list(lines(after, Side.REJECTED)) == list(lines(after, Side.ACCEPTED))


def test_comments_notes_properties_and_headers_are_there():
    found = outline(word(sheets.tracked_sheet()))
    assert {remark.author for remark in found.remarks.values()} == {
        f"Entry {entry.number}: {entry.author}"
        for entry in sheets.ENTRIES
        if any(f"Entry {entry.number}:" in r.author for r in found.remarks.values())
    }
    assert len(found.notes) == 2
    assert set(found.properties) >= {"TextDigest", "CheckCode", "Amendments"}
    assert any(line.startswith("Illustration only.") for line in found.around)
    assert found.odd == ()
