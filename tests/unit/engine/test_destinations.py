"""Tables say where each clause went and where each came from, by ids alone."""

from __future__ import annotations

from constitution_tool.engine.numbering.destinations import tables
from protocol_text import TEXT, after, quoted

MADE = after(
    "Omit [x](#c5.m8v3d), leaving its number.",
    "Omit [x](#c5.33333).",
    "After [x](#c5.9qw2t) insert—" + quoted("- iA. New words. {#c5.bbbbb +}"),
    "Renumber [x](#c5.x3fdr) as “iv.”.",
    "Move [x](#c5.p3q8f) to after [x](#c5.22222).",
)


def _changed(rows):
    return {row.cited: (row.other, row.is_left) for row in rows if not row.is_same}


def test_both_tables_of_a_text_that_was_put_in_another_order():
    both = tables(TEXT, MADE)
    assert _changed(both.destinations) == {
        "C5, Introduction, paragraph ii": ("C5, Introduction, paragraph iv", False),
        "C5, Introduction, paragraph iii": ("C5, Roles, paragraph iii", False),
        "C5, Roles, paragraph i(b)": ("C5, Roles, paragraph i(b)", True),
        "C5, Roles, Reports": ("", False),
        "C5, Roles, Reports, paragraph 8A": ("", False),
    }
    assert _changed(both.derivations) == {
        "C5, Introduction, paragraph iA": ("", False),
        "C5, Introduction, paragraph iv": ("C5, Introduction, paragraph ii", False),
        "C5, Roles, paragraph iii": ("C5, Introduction, paragraph iii", False),
    }


def test_every_clause_and_protocol_has_its_row_in_the_order_of_its_text():
    both = tables(TEXT, MADE)
    assert [row.id for row in both.destinations][:4] == ["c5", "c5.4k7mz", "c5.9qw2t", "c5.x3fdr"]
    assert [row.id for row in both.derivations][:4] == ["c5", "c5.4k7mz", "c5.9qw2t", "c5.bbbbb"]
    assert "c6" in {row.id for row in both.destinations}
    went = {row.id for row in both.destinations if row.other}
    came = {row.id for row in both.derivations if row.other}
    assert went == came


def test_a_text_and_itself_differ_in_nothing():
    both = tables(TEXT, TEXT)
    assert _changed(both.destinations) == _changed(both.derivations) == {}
