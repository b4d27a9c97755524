"""Rows and cells of tables are amended where it says, or it is refused and says why."""

from __future__ import annotations

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import draft_amendment
from constitution_tool.engine.amending.wish import (
    DropRow,
    NewRow,
    Nth,
    ReplaceInCell,
    Wished,
)
from constitution_tool.errors import Conflict
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.target import End, Side
from constitution_tool.notation.amendments.instruction import print_instruction
from constitution_tool.notation.text.parse import parse_instrument
from protocol_text import after, own, quoted, said

SOURCE = """+++
id = "c7"
number = "C7"
title = "Limits"
+++

- i. Who decides: {#c7.bbbbb}

  | Who | What | Limit |
  | :-- | --- | --: |
  | Chief Officer | contracts | £5,000 |
  | Chief Executive | contracts | £50,000 |
  | The Members' panel | grants, and grants |  |

- ii. The two tables: {#c7.ccccc}

  | A | B |
  | --- | --- |
  | 1 | one |

  * Under a bullet:

    | A | B |
    | --- | --- |
    | 1 | **one** |
    | 1.1 | two |

- iii. Over several rows: {#c7.ddddd}

  ```table header=1
  - * Who

    * {cols=2} How

  - * {rows=2} Leader

    * Fast

    * Well

  - * Slow

    * Ill

  - * Deputy

    * Never

    * None
  ```

- iv. No table. {#c7.fffff}
"""
TEXT = Constitution(instruments=(parse_instrument(SOURCE, "source/c7.md").instrument,))
ONE, TWO, THREE, FOUR = "[i](#c7.bbbbb)", "[ii](#c7.ccccc)", "[iii](#c7.ddddd)", "[iv](#c7.fffff)"
ROWS = quoted(
    "| Who | What | Limit |",
    "| :-- | --- | --: |",
    "| Leader | **all** |  |",
    "| Chair | none | £1 |",
)
COLUMN = "in the column headed"


def rows(text, id_="c7.bbbbb"):
    """List the first cells of every row printed, a line for each table."""
    lines = [line.strip() for line in own(text, id_).split("\n")]
    return [line.split("|")[1].strip() for line in lines if line.startswith("|")][2:]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"In the table in {ONE}, in the row beginning “Chief Officer”, {COLUMN} “Limit”, for "
            "“£5,000” substitute “£6,000”.",
            "| Chief Officer | contracts | £6,000 |",
        ),
        (
            f"In the table in {ONE}, in the row beginning “Who”, {COLUMN} “What”, for “What” "
            "substitute “What for”.",
            "| Who | What for | Limit |",
        ),
        (
            f"In the table in {ONE}, in the row beginning “Chief Executive”, {COLUMN} “Who”, for "
            "“Executive” substitute “Exec | utive”.",
            "| Chief Exec \\| utive | contracts | £50,000 |",
        ),
    ],
)
def test_words_of_one_cell_are_substituted(sentence, expected):
    text = after(sentence, text=TEXT)
    assert expected in own(text, "c7.bbbbb")
    before = own(TEXT, "c7.bbbbb").split("\n")
    now = own(text, "c7.bbbbb").split("\n")
    assert len([1 for one, other in zip(before, now, strict=True) if one != other]) == 1


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("after the row beginning “Chief Officer”", "Officer Leader Chair Executive panel"),
        ("before the row beginning “Chief Officer”", "Leader Chair Officer Executive panel"),
        ("at the beginning", "Leader Chair Officer Executive panel"),
        ("at the end", "Officer Executive panel Leader Chair"),
    ],
)
def test_rows_are_inserted_where_it_says(where, expected):
    text = after(f"In the table in {ONE}, {where} insert—{ROWS}", text=TEXT)
    assert [each.split()[-1] for each in rows(text)] == expected.split()
    assert "| Leader | **all** |  |" in own(text, "c7.bbbbb")


def test_a_row_is_omitted():
    text = after(f"In the table in {ONE}, omit the row beginning “Chief Officer”.", text=TEXT)
    assert rows(text) == ["Chief Executive", "The Members' panel"]


def test_a_row_is_told_by_the_words_of_its_next_cell_too():
    text = after(
        f"In the table in {ONE}, in the row beginning “Chief Officer contracts”, {COLUMN} “Who”, "
        "for “Chief Officer” substitute “Chief Executive”.",
        f"In the table in {ONE}, omit the row beginning “Chief Executive contracts £5,000”.",
        text=TEXT,
    )
    assert "£50,000" in own(text, "c7.bbbbb")
    assert "£5,000" not in own(text, "c7.bbbbb")


def test_of_several_tables_the_one_counted_is_meant():
    text = after(
        f"In the second table in {TWO}, in the row beginning “1”, {COLUMN} “B”, for “**one**” "
        "substitute “1”.",
        text=TEXT,
    )
    assert own(text, "c7.ccccc").count("| 1 | one |") == 1
    assert own(text, "c7.ccccc").count("| 1 | 1 |") == 1


def test_cells_that_span_are_counted_by_column():
    whole = f"In the table in {THREE}, omit the row beginning “Deputy”."
    assert "Deputy" not in own(after(whole, text=TEXT), "c7.ddddd")
    text = after(
        f"In the table in {THREE}, in the row beginning “Leader”, {COLUMN} “Who”, for “Leader” "
        "substitute “Mayor”.",
        text=TEXT,
    )
    assert "{rows=2} Mayor" in own(text, "c7.ddddd")


@pytest.mark.parametrize(
    ("sentence", "code", "problem"),
    [
        (f"In the table in {FOUR}, omit the row beginning “A”.", "table-not-found", "no table"),
        (f"In the table in {TWO}, omit the row beginning “1”.", "table-miscounted", "2 tables"),
        (f"In the third table in {TWO}, omit the row beginning “1”.", "table-miscounted", "2 tab"),
        (f"In the first table in {ONE}, omit the row beginning “1”.", "table-miscounted", "1 tab"),
        (f"In the table in {ONE}, omit the row beginning “Chief”.", "row-too-often", "2 rows"),
        (f"In the table in {ONE}, omit the row beginning “Chie”.", "row-not-found", "“Chief Off"),
        (f"In the table in {ONE}, omit the row beginning “Who”.", "row-not-found", "begin"),
        (f"In the first table in {TWO}, omit the row beginning “1”.", "table-nothing-left", "No"),
        (f"In the table in {THREE}, omit the row beginning “Slow”.", "table-uneven", "columns"),
        (f"In the table in {THREE}, omit the row beginning “Leader”.", "table-uneven", "columns"),
        (
            f"In the table in {ONE}, in the row beginning “The”, {COLUMN} “Sum”, for “a” "
            "substitute “b”.",
            "column-not-found",
            "“Limit”",
        ),
        (
            f"In the table in {THREE}, in the row beginning “Slow”, {COLUMN} “How”, for “Ill” "
            "substitute “b”.",
            "column-uncertain",
            "several columns",
        ),
        (
            f"In the table in {THREE}, in the row beginning “Slow”, {COLUMN} “Who”, for “Leader” "
            "substitute “b”.",
            "cell-not-found",
            "no cell begins",
        ),
        (
            f"In the table in {ONE}, in the row beginning “The”, {COLUMN} “What”, for “grants” "
            "substitute “b”.",
            "words-too-often",
            "twice",
        ),
        (
            f"In the table in {ONE}, in the row beginning “The”, {COLUMN} “What”, for “contracts” "
            "substitute “b”.",
            "words-not-found",
            "nowhere",
        ),
        (
            f"In the table in {ONE}, at the end insert—" + quoted("| Who |", "| --- |", "| a |"),
            "table-header-differs",
            "header",
        ),
        (
            f"In the table in {ONE}, at the end insert—"
            + quoted("| Who | What | Limit |", "| --- | --- | --- |", "| a | b | c |"),
            "table-header-differs",
            "header",
        ),
    ],
)
def test_what_does_not_fit_a_table_is_refused(sentence, code, problem):
    with pytest.raises(Conflict) as caught:
        after(sentence, text=TEXT)
    finding = caught.value.findings[0]
    assert (finding.code, problem in finding.problem) == (code, True), finding.problem
    assert finding.remedy


def test_an_amendment_acts_on_the_table_its_earlier_instructions_left():
    made = [
        said(sentence)
        for sentence in (
            f"In the table in {ONE}, at the end insert—{ROWS}",
            f"In the table in {ONE}, in the row beginning “Chair”, {COLUMN} “Limit”, for “£1” "
            "substitute “£2”.",
            f"In the table in {ONE}, omit the row beginning “Leader”.",
        )
    ]
    assert "| Chair | none | £2 |" in own(amend(TEXT, amendment_of(*made)), "c7.bbbbb")


# --- drafting ---------------------------------------------------------------------------------


def drafted(wish):
    wished = Wished(wish=wish, reason="it is needed")
    made = draft_amendment(TEXT, amendment_of(), (wished,))
    sentence = print_instruction(made.amendment.entries[0].instruction)
    return sentence, [finding.code for finding in made.findings]


@pytest.mark.parametrize(
    ("wish", "expected", "told"),
    [
        (
            ReplaceInCell(
                target="c7.bbbbb", row="Chief Officer", column="Limit", find="£5,000", replace="£6"
            ),
            "In the table in [C7, paragraph i](#c7.bbbbb), in the row beginning “Chief Officer”, "
            "in the column headed “Limit”, for “£5,000” substitute “£6”.",
            [],
        ),
        (
            NewRow(target="c7.bbbbb", at=Side.AFTER, row="The Members’", cells=("A", " ", "B")),
            "In the table in [C7, paragraph i](#c7.bbbbb), after the row beginning “The Members'” "
            "insert—" + quoted("| Who | What | Limit |", "| :-- | --- | --: |", "| A |  | B |"),
            ["words-as-printed"],
        ),
        (
            NewRow(target="c7.ccccc", at=End.END, row="", cells=("2", "two"), table=Nth(nth=1)),
            "In the first table in [C7, paragraph ii](#c7.ccccc), at the end insert—"
            + quoted("| A | B |", "| --- | --- |", "| 2 | two |"),
            [],
        ),
        (
            DropRow(target="c7.ccccc", row="1.1", table=Nth(nth=2)),
            "In the second table in [C7, paragraph ii](#c7.ccccc), omit the row beginning “1.1”.",
            [],
        ),
    ],
)
def test_a_wish_about_a_table_becomes_a_sentence(wish, expected, told):
    assert drafted(wish) == (expected, told)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (NewRow(target="c7.bbbbb", at=End.END, row="", cells=("a",)), "row-cells"),
        (DropRow(target="c7.ccccc", row="1"), "table-miscounted"),
        (DropRow(target="c7.bbbbb", row="Mayor"), "row-not-found"),
    ],
)
def test_a_wish_that_does_not_fit_is_refused(wish, code):
    with pytest.raises(Conflict) as caught:
        drafted(wish)
    assert caught.value.findings[0].code == code
