"""What a document says, line by line, and what people call it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sheets
from constitution_tool.model.passage import Flow, Grid
from constitution_tool.model.sheet import TextBody
from constitution_tool.publish.papers.called import called
from constitution_tool.publish.papers.said import lines_said


def table(header, *rows):
    grid = Grid(
        clause="",
        depth=-1,
        header=(sheets.row(*header),) if header else (),
        rows=tuple(sheets.row(*row) for row in rows),
    )
    flow = Flow(printed=(grid,))
    return lines_said(replace(sheets.clean_sheet(), body=TextBody(flow=flow), opening=()))


def test_a_row_is_said_by_the_heads_of_its_columns():
    said = table(("Date", "Change"), ("14 May 2024", "Put on record"), ("15 May 2024", ""))
    assert "Date: 14 May 2024; Change: Put on record" in said
    assert "Date: 15 May 2024; Change:" in said
    assert not any(" | " in line for line in said)


def test_a_row_of_a_table_without_heads_keeps_its_cells_apart():
    assert "Leader | policy" in table((), ("Leader", "policy"))
    assert "Leader | policy" in table(("Who", ""), ("Leader", "policy"))


def test_a_table_that_has_no_row_still_says_its_heads():
    assert "Date | Change" in table(("Date", "Change"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Report A new Protocol", "The report “A new Protocol”"),
        ("Briefing What changes in C5", "The briefing “What changes in C5”"),
        ("Change control Change control", "Change control"),
        ("Change control Protocol C5", "Change control: Protocol C5"),
        ("Appendix 2A Protocol showing tracked changes", None),
        ("Record of decision 2024-003 Induction", "Record of decision 2024-003 (Induction)"),
        ("Minutes", "Minutes"),
    ],
)
def test_a_document_is_called_as_people_call_it(name, said):
    assert called(name) == (said or "Appendix 2A (Protocol showing tracked changes)")


def test_a_title_has_signs_that_the_name_of_a_file_has_not():
    assert called("Report A Member-Officer Protocol", "A Member / Officer Protocol") == (
        "The report “A Member / Officer Protocol”"
    )
    assert called("Change control Change control", "Change control") == "Change control"
