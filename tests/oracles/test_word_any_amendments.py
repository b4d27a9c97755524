"""Whatever was amended, however often: every judge is left with both texts.

Few examples here; very many with `just hunt`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from amended import amended
from constitution_tool.model.passage import Act, Passage
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_marks import read
from constitution_tool.ooxml.resolve import accept_all, reject_all
from constitution_tool.publish.word.document import word
from hunting import examples
from oracles import pandoc
from oracles.docxodus import Docxodus
from oracles.libreoffice import LibreOffice, text
from word_files import all_accepted, all_rejected, tracked, without_notes, words

if TYPE_CHECKING:
    from constitution_tool.model.passage import Flow

pytestmark = pytest.mark.oracle

HEADING = re.compile(rb'<w:pStyle w:val="Heading\d"/>(?:(?!</w:pPr>).)*<w:pPrChange ')
"""pandoc does not join a paragraph to a heading whose look is tracked."""


def moves_onto_added_words(flow: Flow) -> bool:
    """Say whether a clause moved to right after words added by the same hand.

    LibreOffice takes the mark between them for added too. Word does not, and shows the move.
    """
    for before, after in pairwise(flow.printed):
        if isinstance(before, Passage) and isinstance(after, Passage) and after.marks:
            last = [piece for piece in (*before.label, *before.pieces) if piece.text][-1:]
            added = [mark for piece in last for mark in piece.marks[:1]]
            first = after.marks[0]
            if Act.MOVED_TO in (first.act, *(mark.act for mark in added)) and any(
                mark.entry == first.entry for mark in added
            ):
                return True
    return False


@given(amended())
@examples(30)
def test_law_5_by_our_resolver(case):
    data = word(tracked(case.flow()))  # raises LawBroken unless both sides read as the flow
    ours = read(data)
    assert broken(data) == ()
    assert read(accept_all(data)) == all_accepted(ours)
    assert read(reject_all(data)) == all_rejected(ours)


@given(amended())
@examples(15)
def test_law_5_by_pandoc(case):
    data = word(tracked(without_notes(case.flow())))
    assume(not HEADING.search(unpack(data)["word/document.xml"]))
    ours = read(data)
    assert pandoc.read(data, "accept") == words(ours.new)
    assert pandoc.read(data, "reject") == words(ours.old)


@pytest.fixture(scope="module")
def docxodus():
    with Docxodus() as judge:
        yield judge


@given(case=amended())
@examples(15)
def test_law_5_by_docxodus(docxodus, case):
    data = word(tracked(case.flow()))
    ours = read(data)
    accepted, rejected = docxodus.accepted(data), docxodus.rejected(data)
    assert read(accepted) == all_accepted(ours)
    assert read(rejected) == all_rejected(ours)


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@given(cases=st.lists(amended(), min_size=1, max_size=6))
@examples(2)
def test_law_5_by_libreoffice(office, cases):
    flows = [without_notes(case.flow()) for case in cases]
    made = [word(tracked(flow)) for flow in flows if not moves_onto_added_words(flow)]
    assume(made)
    for data, after, before in zip(
        made, office.each_accepted(*made), office.each_rejected(*made), strict=True
    ):
        ours = read(data)
        assert text(read(after).new) == text(read(after).old) == text(ours.new)
        assert text(read(before).new) == text(read(before).old) == text(ours.old)
