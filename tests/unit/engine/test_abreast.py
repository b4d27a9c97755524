"""Side by side: both texts whole, rows that belong together, and no mark that says nothing."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import sheets
from constitution_tool.engine.comparing.abreast import abreast
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.comparing.resolve import Side, resolve
from constitution_tool.errors import Malformed
from constitution_tool.model.passage import Flow, Title
from edits import chains

TITLE = Title(instrument="p1", pieces=(sheets.w("P1. PROTOCOL"),))
HEADING = sheets.heading("p1.hd", "Conduct")


def rows(*printed):
    return abreast(Flow(printed=(TITLE, *printed))).get("p1", ())


def said(column):
    return ["".join(piece.text for piece in (*one.label, *one.pieces)) for one in column]


def went(name, label, text, entry=2):
    return sheets.clause(f"p1.{name}", label, text, marks=sheets.deleted(entry))


def came(name, label, text, entry=1):
    return sheets.clause(f"p1.{name}", label, text, marks=sheets.added(entry))


def test_a_part_that_mostly_stayed_is_not_side_by_side():
    assert (
        rows(
            HEADING,
            sheets.clause("p1.a", "i.", "Words that stay as they are."),
            came("b", "ii.", "New."),
        )
        == ()
    )


def test_what_goes_stands_beside_what_comes_under_its_own_heading():
    found = rows(
        sheets.heading("p1.o1", "Old rules", marks=sheets.deleted(2)),
        went("a", "i.", "Be polite."),
        went("b", "ii.", "Be on time."),
        sheets.heading("p1.o2", "Old redress", marks=sheets.deleted(2)),
        went("c", "i.", "Complain."),
        sheets.heading("p1.n1", "New rules", marks=sheets.added(1)),
        came("d", "1.", "Members must be civil."),
        sheets.heading("p1.n2", "New redress", marks=sheets.added(1)),
        came("e", "1.", "Members may complain."),
    )
    assert [(said(row.current), said(row.proposed)) for row in found] == [
        (["Old rules"], ["New rules"]),
        (["i.Be polite."], ["1.Members must be civil."]),
        (["ii.Be on time."], []),
        (["Old redress"], ["New redress"]),
        (["i.Complain."], ["1.Members may complain."]),
    ]
    assert [row.entries for row in found] == [(1, 2), (1, 2), (2,), (1, 2), (1, 2)]


def test_every_change_is_marked_in_its_column():
    edited = sheets.clause("p1.k", "i.", "Kept ", sheets.w("words", sheets.deleted(3)))
    kept, beside = rows(edited, went("a", "ii.", "Gone away."), came("b", "ii.", "Come in here."))
    assert [piece.marks for piece in kept.current[0].pieces] == [(), sheets.deleted(3)]
    assert [piece.marks for piece in beside.current[0].pieces] == [sheets.deleted(2)]
    assert [piece.marks for piece in beside.proposed[0].pieces] == [sheets.added(1)]
    assert beside.entries == (1, 2)


def test_a_part_only_one_text_has_is_printed_as_it_flows():
    title = Title(instrument="p1", pieces=(sheets.w("P1", sheets.added(1)),), marks=sheets.added(1))
    assert abreast(Flow(printed=(title, came("a", "i.", "All new.")))) == {}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_law_5_both_columns_read_downwards_are_the_two_texts(data):
    texts = data.draw(chains())
    try:
        marked = redline(texts[0], tuple(Step(entry=n, text=t) for n, t in enumerate(texts[1:], 1)))
    except Malformed:
        assume(condition=False)
    parts = abreast(marked)
    for side in Side:
        home, wanted = "", {}
        for one in resolve(marked, side).printed:
            home = one.instrument if isinstance(one, Title) else home
            wanted.setdefault(home, []).extend([] if isinstance(one, Title) else [one])
        for name, found in parts.items():
            columns = (row.current if side is Side.OLD else row.proposed for row in found)
            column = Flow(printed=tuple(one for each in columns for one in each))
            assert list(resolve(column, side).printed) == wanted[name]
