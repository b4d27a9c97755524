"""How wide columns are in Word, and when the type of a table gets smaller."""

from __future__ import annotations

import pytest

import sheets
from constitution_tool.model.passage import Grid
from constitution_tool.publish.spans import lay_out
from constitution_tool.publish.word.columns import fit

ROOM = 9298


def table(*rows) -> Grid:
    return Grid(clause="p1.t4bls", depth=-1, header=rows[:1], rows=rows[1:])


def test_a_long_word_has_room_where_a_longer_text_stands_beside_it():
    long = "What is said here goes on for more than a line of its column. " * 3
    grid = table(sheets.row("A", "B", "C"), sheets.row(long, "Telecommunications", long))
    found = fit(lay_out(grid), ROOM, said=False)
    assert found.text == "TableText"
    assert found.widths[1] > 2200  # 18 letters of 12-point Arial take 1,940, and margins 230


@pytest.mark.parametrize(("columns", "style"), [(5, "TableText"), (8, "TableTextSmall")])
def test_the_type_gets_smaller_only_where_words_would_be_cut(columns, style):
    grid = table(sheets.row(*["Committee"] * columns), sheets.row(*["Quorum"] * columns))
    found = fit(lay_out(grid), ROOM, said=False)
    assert found.text == style
    assert sum(found.widths) == ROOM


def test_where_nothing_fits_only_the_widest_columns_are_cut():
    found = fit(lay_out(table(sheets.row("No.", "x" * 200, "y" * 200))), ROOM, said=False)
    assert found.widths[0] > 450
    assert abs(found.widths[1] - found.widths[2]) <= 1
    assert sum(found.widths) == ROOM
