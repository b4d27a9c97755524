"""pandoc, accepting and rejecting every change, reads the same words as we do."""

from __future__ import annotations

import pytest

import paper_files
import real_papers
import sheets
import word_files
from constitution_tool.ooxml.read_marks import read
from constitution_tool.publish.word.document import word
from oracles import pandoc
from tracked_edges import every_edge
from word_files import tracked, without_notes, words

pytestmark = pytest.mark.oracle

HEADING = "a heading before a table"
"""pandoc does not join a paragraph to a heading whose look is tracked; LibreOffice does."""

JUDGED = (*real_papers.NAMES, *paper_files.FILES)
FILES = {
    "sample": lambda: word(tracked(without_notes(sheets.tracked_flow()))),
    "edges": lambda: word(tracked(without_notes(every_edge(HEADING)))),
    "schedule": lambda: word_files.file("schedule"),
    **{name: lambda name=name: word_files.file(name) for name in JUDGED},
}


@pytest.mark.parametrize("name", FILES)
def test_pandoc_agrees(name):
    data = FILES[name]()
    ours = read(data)
    assert pandoc.read(data, "accept") == words(ours.new)
    assert pandoc.read(data, "reject") == words(ours.old)
