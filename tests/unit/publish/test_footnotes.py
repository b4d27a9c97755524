"""Footnotes are known by instrument and label, and may stand before and after the changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sheets
from constitution_tool.errors import Malformed
from constitution_tool.model.passage import Flow, Note, Title
from constitution_tool.model.sheet import TextBody
from constitution_tool.ooxml.read_marks import read
from constitution_tool.publish.footnotes import by_key, called, doubled
from constitution_tool.publish.pdf.document import pdf
from constitution_tool.publish.word.document import word


def note(words: str, marks=(), instrument: str = "p1") -> Note:
    return Note(label="1", pieces=(sheets.w(words),), instrument=instrument, marks=marks)


WAS, IS = note("As it was.", sheets.deleted(1)), note("As it is.", sheets.added(1))


def sheet(*notes: Note):
    flow = Flow(
        printed=tuple(
            each
            for name in dict.fromkeys(n.instrument for n in notes)
            for each in (
                Title(instrument=name, pieces=(sheets.w(name.upper()),)),
                sheets.clause(f"{name}.a", "i.", sheets.w("Words."), sheets.note_call("1")),
            )
        ),
        notes=notes,
    )
    return replace(sheets.tracked_sheet(), body=TextBody(flow=flow, entries=sheets.ENTRIES))


def test_a_footnote_may_stand_on_either_side():
    assert list(doubled((WAS, IS))) == []
    found = read(word(sheet(WAS, IS)))
    assert found.old[-1] == "1 As it was."
    assert found.new[-1] == "1 As it is."
    assert pdf(sheet(WAS, IS))


def test_each_instrument_has_its_own():
    notes = (note("Of P1."), note("Of P2.", instrument="p2"))
    assert list(doubled(notes)) == []
    assert called("p2", "1", by_key(notes)) == ("p2", "1")
    assert called("p3", "1", by_key(notes)) == ("", "1")
    new = read(word(sheet(*notes))).new
    assert new.index("1 Of P1.") < new.index("1 Of P2.")


@pytest.mark.parametrize("second", [note("Both."), note("Twice.", sheets.deleted(2))])
@pytest.mark.parametrize("make", [word, pdf])
def test_two_in_one_text_are_refused(make, second):
    with pytest.raises(Malformed) as refusal:
        make(sheet(WAS, second))
    assert "footnote-doubled" in {finding.code for finding in refusal.value.findings}
