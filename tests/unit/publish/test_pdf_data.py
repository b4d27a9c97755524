"""The data of a PDF hold every word and mark, and the marks read well."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sheets
from constitution_tool.errors import LawBroken
from constitution_tool.model.passage import Act, Mark, Piece, Title
from constitution_tool.model.words import Face
from constitution_tool.publish.pdf.blocks import blocks
from constitution_tool.publish.pdf.columns import label_width, label_widths
from constitution_tool.publish.pdf.data import sheet_data
from constitution_tool.publish.pdf.layout import Layout, anchors
from constitution_tool.publish.pdf.proof import prove
from constitution_tool.publish.pdf.words import Setter

OPENERS = {
    "added": "[Added: ",
    "deleted": "[Deleted: ",
    "moved-from": "[Moved from here: ",
    "moved-to": "[Moved to here: ",
}


def read(nodes) -> str:
    """Read nodes as the template prints them; an entry number stands in round brackets."""
    out = ""
    for node in nodes:
        if isinstance(node, str):
            out += node
        elif node["t"] == "mark":
            number = f"({node['entry']})" if node["entry"] else ""
            out += f"{OPENERS[node['act']]}{read(node['body'])}]{number}"
        else:
            out += node.get("s", "\n")
    return out


def set_words(*pieces: Piece, own_entry: int = 0) -> str:
    return read(Setter((), (), own_entry).words(pieces))


def w(text: str, marks=(), **more) -> Piece:
    return Piece(text=text, marks=marks, **more)


A1, D1, A2 = sheets.added(1), sheets.deleted(1), sheets.added(2)
M1 = sheets.moved_to(1)


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ((w("the "), w("old ", D1), w("text")), "the [Deleted: old](1) text"),
        ((w("the"), w(" new", A1), w(" text")), "the [Added: new](1) text"),
        ((w("the "), w(" new ", A1), w(" text")), "the [Added: new](1) text"),
        ((w("a "), w("old", D1), w("new", A1), w(".")), "a [Deleted: old] [Added: new](1)."),
        ((w("a "), w("old ", D1), w("new ", A1), w("b")), "a [Deleted: old] [Added: new](1) b"),
        ((w("a "), w("x", D1), w("y", A2)), "a [Deleted: x](1) [Added: y](2)"),
        ((w("a"), w(" b", A1), w("c", A1), w(" d ", A1)), "a [Added: bc d](1)"),
        ((w("a", A1), w(" "), w("b", A1)), "[Added: a](1) [Added: b](1)"),
        ((w("a"), w(" ", A1), w("b")), "a [Added: (space)](1) b"),
        ((w("a"), w("\n", A1), w("b")), "a[Added: (line break)](1)b"),
        ((w("(see "), w("c", A1), w(")")), "(see [Added: c](1))"),
        ((w("a\nb"),), "a\nb"),
        ((w("a", A1 + D1),), "[Added: [Deleted: a]](1)"),
        ((w("a ", A1), w("b", A1 + A2), w(".", A1)), "[Added: a [Added: b](2).](1)"),
        (
            (w(" ", M1 + A2), w("a", M1), w(" ", M1 + A2)),
            "[Moved to here: [Added: (space)](2) a [Added: (space)](2)](1)",
        ),
        (
            (w("b "), w(" ", M1), w(" ", M1 + A2), w("c")),
            "b [Moved to here: [Added: (space)](2)](1) c",
        ),
        ((), ""),
    ],
)
def test_a_change_reads_as_one_would_write_it(pieces, said):
    assert set_words(*pieces) == said


def test_the_schedule_does_not_repeat_its_own_number():
    pieces = (w("a "), w("b", A1), w(" c "), w("d", A2))
    assert set_words(*pieces, own_entry=1) == "a [Added: b] c [Added: d](2)"


marks = st.sampled_from(
    [(), A1, D1, A2, sheets.moved_from(3), sheets.moved_from(3) + D1, sheets.moved_to(3) + A1]
)
piece = st.builds(
    Piece,
    text=st.text(alphabet="ab .\n", max_size=5),
    face=st.sampled_from([Face.PLAIN, Face.STRONG, Face.STRONG | Face.EMPHASIS]),
    marks=marks,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(piece, max_size=8))
def test_no_letter_is_lost_and_no_space_is_doubled_by_marks(pieces):
    shown = set_words(*pieces)
    for opener in OPENERS.values():
        shown = shown.replace(opener, "\x01")
    assert "\x01 " not in shown
    for gap in ("(space)", "(line break)"):
        shown = shown.replace(gap, "")
    letters = "".join(c for c in shown if c in "ab.")
    assert letters == "".join(c for p in pieces for c in p.text if c in "ab.")


@pytest.mark.parametrize("name", ["clean_sheet", "tracked_sheet", "schedule_sheet"])
def test_the_data_of_every_sheet_are_proved_whole(name):
    sheet = getattr(sheets, name)()
    prove(sheet, sheet_data(sheet))


def paragraphs(node):
    """Find every paragraph and heading in the data."""
    if isinstance(node, dict):
        if node.get("k") in {"p", "h", "strong"}:
            yield node
        for value in node.values():
            yield from paragraphs(value)
    elif isinstance(node, list):
        for value in node:
            yield from paragraphs(value)


@pytest.mark.parametrize("name", ["clean_sheet", "tracked_sheet", "schedule_sheet"])
def test_the_proof_sees_any_paragraph_that_loses_its_words(name):
    sheet = getattr(sheets, name)()
    whole = sheet_data(sheet)
    count = len([p for p in paragraphs(whole["body"]) if p["words"]])
    for number in range(count):
        data = deepcopy(whole)
        [p for p in paragraphs(data["body"]) if p["words"]][number]["words"] = []
        with pytest.raises(LawBroken, match="would not be printed"):
            prove(sheet, data)


def test_the_proof_sees_a_changed_letter_a_changed_mark_and_a_changed_order():
    sheet = sheets.tracked_sheet()

    def spoil(data, what):
        items = data["body"]["segments"][0]["blocks"][2]["items"]
        if what == "letter":
            items[0]["blocks"][0]["words"][0] = items[0]["blocks"][0]["words"][0].upper()
        elif what == "mark":
            items[2]["blocks"][0]["words"][0]["act"] = "deleted"
        elif what == "label":
            items[0]["label"] = ["ii."]
        else:
            items.reverse()

    for what in ("letter", "mark", "label", "order"):
        data = sheet_data(sheet)
        prove(sheet, data)
        spoil(data, what)
        with pytest.raises(LawBroken):
            prove(sheet, data)


def nest(*printed):
    layout = Layout(
        setter=Setter((), ()), widths=label_widths(printed), titles=1, anchors=anchors(printed)
    )
    return blocks(printed, layout)


def test_clauses_nest_by_depth_and_words_come_back_to_their_clause():
    made = nest(
        sheets.heading("p.h", "H"),
        sheets.clause("p.1", "i.", "one"),
        sheets.clause("p.a", "a)", "sub", depth=1),
        sheets.words("p.1", "closing", depth=0),
        sheets.clause("p.2", "ii.", "two"),
        sheets.words("p.h", "margin", depth=-1),
    )
    assert [b["k"] for b in made] == ["h", "list", "p"]
    one, two = made[1]["items"]
    assert [b["k"] for b in one["blocks"]] == ["p", "list", "p"]
    assert read(one["blocks"][2]["words"]) == "closing"
    assert read(two["label"]) == "ii."
    assert one["blocks"][0]["id"] == "p.1"


def test_bullets_nest_and_a_second_paragraph_of_a_bullet_stays_in_it():
    again = sheets.words("p.1", "more of a", depth=0)
    made = nest(
        sheets.clause("p.1", "i.", "one"),
        sheets.bullet("p.1", "a"),
        type(again)(clause="p.1", role=again.role, depth=0, bullet=1, pieces=again.pieces),
        sheets.bullet("p.1", "b", level=2),
        sheets.bullet("p.1", "c"),
        sheets.words("p.1", "after"),
        sheets.clause("p.2", "ii.", "two"),
    )
    one, two = made[0]["items"]
    assert [b["k"] for b in one["blocks"]] == ["p", "bullets", "p"]
    first, last = one["blocks"][1]["items"]
    assert [b["k"] for b in first] == ["p", "p", "bullets"]
    assert [b["k"] for b in last] == ["p"]
    assert [b["k"] for b in two["blocks"]] == ["p"]


def test_an_unnumbered_clause_stands_at_the_margin_between_two_lists():
    made = nest(
        sheets.clause("p.1", "i.", "one"),
        sheets.clause("p.2", "", "none"),
        sheets.clause("p.3", "(a)", "under", depth=1),
        sheets.clause("p.4", "ii.", "two"),
    )
    assert [b["k"] for b in made] == ["list", "unnumbered", "list"]
    assert [b["k"] for b in made[1]["blocks"]] == ["p", "list"]


def test_the_label_of_an_added_clause_is_marked_without_brackets_and_a_new_number_with_them():
    new = nest(sheets.clause("p.1", "ix.", "new", marks=A1))[0]["items"][0]
    assert (new["plain"], read(new["label"]), new["changed"]) == (["added"], "ix.", True)
    label = (w("4.", D1), w("4A.", A1))
    renumbered = nest(sheets.clause("p.1", label, "same"))[0]["items"][0]
    assert read(renumbered["label"]) == "[Deleted: 4.] [Added: 4A.](1)"
    assert renumbered["wide"]
    assert renumbered["blocks"][0]["after"]["label"] == renumbered["label"]


def test_a_clause_that_moves_and_is_renumbered_shows_one_number_at_each_end():
    gone, here = sheets.moved_from(3, "p.1"), sheets.moved_to(3, "p.1")
    old = nest(sheets.clause("p.1", (w("iii.", gone + sheets.deleted(3)),), "x", marks=gone))
    new = nest(sheets.clause("p.1", (w("viii.", here + sheets.added(3)),), "x", marks=here))
    assert old[0]["items"][0]["plain"] == ["moved-from", "deleted"]
    assert new[0]["items"][0]["plain"] == ["moved-to", "added"]
    assert read(new[0]["items"][0]["label"]) == "viii."


def test_labels_fit_their_column_or_run_on():
    for label in ("i.", "viii.", "(xviii)", "APR10.2", "4.2.7.1", "BB"):
        item = nest(sheets.clause("p.1", label, "x"))[0]["items"][0]
        assert not item["wide"], label
    assert nest(sheets.clause("p.1", "Article 14.03A(xviii)", "x"))[0]["items"][0]["wide"]
    assert label_width("viii.") < label_width("APR10.2")


def test_a_link_leads_to_where_a_clause_stands_now():
    gone = sheets.clause("p.m", "i.", "x", marks=sheets.moved_from(1, "p.m"))
    here = sheets.clause("p.m", "ii.", "x", marks=sheets.moved_to(1, "p.m"))
    title = Title(instrument="p", pieces=(w("P"),))
    assert anchors((title, gone, here)) == {"p": 0, "p.m": 2}
    assert anchors((title, gone)) == {"p": 0, "p.m": 1}


def test_only_clauses_of_this_text_and_web_addresses_are_links():
    links = ("#p.1", "#p.gone", "#", "https://x.example", "mailto:a@x.example", "javascript:x")
    nodes = Setter({"p.1"}, ()).words(w("x", link=link, face=Face.STRONG) for link in links)
    found = [node.get("to") or node.get("url") for node in nodes]
    assert found == ["p.1", None, None, "https://x.example", "mailto:a@x.example", None]


def test_rows_give_their_marks_to_their_cells():
    mark = (Mark(act=Act.ADDED, entry=4),)
    bare = sheets.row("a", marks=mark).cells
    row = sheets.GridRow(cells=(sheets.cell("a"),), marks=mark)
    grid = sheets.Grid(clause="p.t", depth=-1, header=(), rows=(row, sheets.GridRow(cells=bare)))
    table = nest(grid)[0]
    assert [read(line[0]["blocks"][0]["words"]) for line in table["rows"]] == ["[Added: a](4)"] * 2


def test_a_header_row_with_a_link_or_a_footnote_is_not_printed_again():
    plain = sheets.Grid(clause="p.t", depth=-1, header=(sheets.row("a"),), rows=(sheets.row("b"),))
    words = sheets.words("p.t", "a", sheets.note_call("1"), depth=-1)
    noted = sheets.Grid(
        clause="p.t", depth=-1, header=(sheets.row(sheets.cell(words)),), rows=plain.rows
    )
    assert nest(plain)[0]["repeat"]
    assert not nest(noted)[0]["repeat"]


def test_an_excerpt_is_not_set_in_by_its_depth_and_its_heading_not_said_twice():
    sheet = sheets.schedule_sheet()
    block = sheet_data(sheet)["body"]["parts"][0]["blocks"][0]
    assert block["heading"] == "1. Introduction, paragraph i"
    assert block["comparisons"][0]["citation"] == ""
    assert block["comparisons"][0]["current"][0]["depth"] == 0


def test_what_two_instructions_of_one_entry_added_is_said_to_be_added_once():
    def by(instruction):
        return (Mark(act=Act.ADDED, entry=1, instruction=instruction),)

    pieces = (w("Pears are ", by(1)), w("sour", by(2)), w(".", by(1)))
    nodes = Setter((), ()).words(pieces)
    assert [(node["t"], node["entry"], node["body"]) for node in nodes] == [
        ("mark", 1, ["Pears are ", "sour", "."])
    ]
