"""No page holds only the check code where closer lines can help it; short rows stay whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import sheets
from constitution_tool.model.passage import Flow, Grid, GridCell, GridRow, Passage, Piece, Role
from constitution_tool.model.sheet import Begins, TextBody
from constitution_tool.publish.pdf.data import sheet_data
from constitution_tool.publish.pdf.document import agenda, pages_of, pdf, set_pages
from constitution_tool.publish.spans import lay_out, lengths, low_rows

LINE = "This paragraph takes a line and a little more, so that a page holds some thirty of them."


def words(text: str) -> Passage:
    return Passage(clause="", role=Role.WORDS, depth=-1, pieces=(Piece(text=text),))


def paper(paragraphs: int, *, last: bool = True):
    sheet = sheets.clean_sheet()
    body = TextBody(
        flow=Flow(printed=tuple(words(LINE) for _ in range(paragraphs))),
        contents=False,
        begins=Begins.RUNS_ON,
    )
    return replace(sheet, body=body, examples=None, control=None, last=sheet.last if last else ())


def pages_as_usual(sheet) -> int:
    """Count the pages of a sheet whose lines are no closer than usual."""
    made = datetime(2024, 5, 9, 12, tzinfo=UTC)
    data = json.dumps(sheet_data(sheet))
    return pages_of(set_pages(data, made, sheet.pictures.values()))


@pytest.fixture(scope="module")
def full() -> int:
    """Count the paragraphs after which the check code would have a third page to itself."""
    return next(n for n in range(50, 99) if pages_as_usual(paper(n)) == 3)


def test_the_check_code_alone_makes_no_page_of_its_own(full):
    assert pages_as_usual(paper(full, last=False)) == 2
    assert pages_of(pdf(paper(full))) == 2
    assert pages_of(pdf(paper(full + 30))) == 3


def test_an_agenda_sets_each_paper_as_it_is_set_by_itself(full):
    papers = (paper(2), paper(full))
    assert pages_of(agenda(papers)) == sum(pages_of(pdf(one)) for one in papers)


def grid(*rows: tuple[str, ...]) -> Grid:
    made = tuple(
        GridRow(cells=tuple(GridCell(passages=(words(cell),)) for cell in row)) for row in rows
    )
    return Grid(clause="", depth=-1, header=made[:1], rows=made[1:])


def test_what_a_table_has_to_spare_goes_where_most_is_said():
    table = lay_out(grid(("Date", "Change"), ("9 May 2024", "x " * 100), ("For decision", "x")))
    date, change = lengths(table)
    assert change > 3 * date


def test_a_row_is_kept_whole_only_where_it_is_surely_low():
    table = lay_out(grid(("A", "B"), ("short", "x " * 100), ("y " * 3000, "x")))
    assert low_rows(table) == [True, True, False]


def test_a_cell_that_reaches_into_the_next_row_keeps_no_row_whole():
    one = GridRow(
        cells=(GridCell(passages=(words("a"),), rows=2), GridCell(passages=(words("b"),)))
    )
    other = GridRow(cells=(GridCell(passages=(words("c"),)),))
    table = lay_out(Grid(clause="", depth=-1, header=(), rows=(one, other)))
    assert low_rows(table) == [False, True]
