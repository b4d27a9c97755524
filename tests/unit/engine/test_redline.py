from dataclasses import replace

import pytest

from constitution_tool.engine.comparing.columns import columns
from constitution_tool.engine.comparing.count import count
from constitution_tool.engine.comparing.excerpt import changed, changed_clauses, excerpts
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Step, prove, redline
from constitution_tool.errors import LawBroken, Usage
from constitution_tool.model.block import Cell, Paragraph, Table
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instrument import (
    Clause,
    Constitution,
    Footnote,
    Index,
    Instrument,
    Kind,
)
from constitution_tool.model.passage import Act, Flow, Grid, Passage, Title
from constitution_tool.model.words import Words
from edits import put, with_clause, without

SIGNS = {Act.ADDED: "+", Act.DELETED: "-", Act.MOVED_FROM: "<", Act.MOVED_TO: ">"}


def item(name, number, words, *children):
    return Clause(
        id=ClauseId(name),
        kind=Kind.ITEM,
        number=number,
        heading=Words(""),
        opening=(Paragraph(words=Words(words)),),
        children=children,
    )


def heading(name, words, *children):
    return Clause(
        id=ClauseId(name), kind=Kind.HEADING, number="", heading=Words(words), children=children
    )


A = item("c1.00001", "i.", "Members must attend any guidance session.")
B = item("c1.00002", "ii.", "Officers keep a record, see [](#c1.00001).")
C = item("c1.00003", "iii.", "This Protocol can be revised at any time.")
ONE = heading("c1.00008", "Introduction", A, B, C)
TWO = heading("c1.00009", "Review", item("c1.00004", "i.", "The Committee reviews it."))


def law(*clauses, notes=(), title="Rules"):
    return Constitution(
        instruments=(
            Instrument(
                id=InstrumentId("c1"), number="C1", title=title, clauses=clauses, footnotes=notes
            ),
        )
    )


BASE = law(ONE, TWO)


def reworded(text, clause, words):
    return with_clause(text, replace(clause, opening=(Paragraph(words=Words(words)),)))


def signs(marks):
    return "".join(f"{SIGNS[mark.act]}{mark.entry}" for mark in marks)


def pieces(found):
    return "".join(f"{{{signs(p.marks)} {p.text}}}" if p.marks else p.text for p in found)


def shown(text):
    """Write what is marked, a line each: whole marks, label, words."""
    lines = []
    for each in text.printed:
        if isinstance(each, Passage):
            line = f"{signs(each.marks)}|{pieces(each.label)}|{pieces(each.pieces)}"
            if "{" in line or each.marks:
                lines.append(line)
    return lines


def steps(*texts):
    return tuple(Step(entry=n, text=t) for n, t in enumerate(texts, 1))


def test_each_step_keeps_its_own_words():
    one = reworded(BASE, A, "Members must attend any guidance or training session.")
    two = reworded(one, A, "Members must attend any guidance or induction session each year.")
    assert shown(redline(BASE, steps(one, two))) == [
        "|i.|Members must attend any guidance {+1 or }{+2 induction }session{+2  each year}."
    ]


def test_words_one_step_adds_and_another_takes_out_vanish():
    one = reworded(BASE, A, "Members and officers must attend any guidance session.")
    assert redline(BASE, steps(one, BASE)) == flow(BASE)
    two = reworded(one, A, "Members must attend any training session.")
    assert shown(redline(BASE, steps(one, two))) == [
        "|i.|Members must attend any {-2 guidance}{+2 training} session."
    ]


def test_words_taken_out_and_put_back_are_not_marked():
    one = reworded(BASE, A, "Members must attend any session.")
    assert redline(BASE, steps(one, BASE)) == flow(BASE)


def test_a_deletion_belongs_to_the_step_that_made_it_even_when_the_clause_goes_later():
    one = reworded(BASE, C, "This Protocol can be revised.")
    two = without(one, C.id)
    assert shown(redline(BASE, steps(one, two))) == [
        "-2|{-2 iii.}|{-2 This Protocol can be revised}{-1  at any time}{-2 .}"
    ]


def test_an_inserted_clause_edited_by_a_later_step_keeps_both():
    fresh = item("c1.00007", "iv.", "A new rule applies to all.")
    one = put(BASE, fresh, ONE.id, 3)
    two = reworded(one, fresh, "A new rule applies to all Members.")
    assert shown(redline(BASE, steps(one, two))) == [
        "+1|{+1 iv.}|{+1 A new rule applies to all}{+2  Members}{+1 .}"
    ]


def test_a_reference_that_prints_otherwise_belongs_to_the_step_that_renumbered_its_target():
    one = reworded(BASE, C, "This Protocol can be revised at any meeting.")
    two = with_clause(one, replace(A, number="iA."))
    found = shown(redline(BASE, steps(one, two)))
    assert found == [
        "|{-2 i.}{+2 iA.}|Members must attend any guidance session.",
        "|ii.|Officers keep a record, see Introduction, paragraph {-2 i}{+2 iA}.",
        "|iii.|This Protocol can be revised at any {-1 time}{+1 meeting}.",
    ]


def test_a_reference_follows_a_heading_renamed_above_its_target():
    one = with_clause(BASE, replace(ONE, heading=Words("Purpose")))
    assert shown(redline(BASE, steps(one))) == [
        "||{-1 Introduction}{+1 Purpose}",
        "|ii.|Officers keep a record, see {-1 Introduction}{+1 Purpose}, paragraph i.",
    ]


def test_a_clause_moved_with_an_edit_stands_twice_each_time_with_its_own_words():
    moved = item("c1.00003", "iv.", "This Protocol can be amended at any time.")
    one = put(without(BASE, C.id), C, TWO.id, 1)
    two = with_clause(one, moved)
    marked = redline(BASE, steps(one, two))
    assert shown(marked) == [
        "<1|{<1-2 iii.}|{<1 This Protocol can be }{<1-2 revised}{<1  at any time.}",
        ">1|{>1+2 iv.}|{>1 This Protocol can be }{>1+2 amended}{>1  at any time.}",
    ]
    moves = {mark.move for p in marked.printed if isinstance(p, Passage) for mark in p.marks}
    assert moves == {C.id}


def test_what_moves_with_its_parent_is_marked_as_moved_and_what_left_it_as_gone():
    parent = item(
        "c1.00005", "1.", "List:", item("c1.00006", "a)", "One."), item("c1.00007", "b)", "Two.")
    )
    base = law(ONE, heading("c1.00009", "Review", parent))
    without_b = without(base, "c1.00007")
    last = put(
        without(without_b, parent.id), replace(parent, children=parent.children[:1]), ONE.id, 0
    )
    assert shown(redline(base, steps(without_b, last))) == [
        ">2|{>2 1.}|{>2 List:}",
        ">2|{>2 a)}|{>2 One.}",
        "<2|{<2 1.}|{<2 List:}",
        "<2|{<2 a)}|{<2 One.}",
        "<2-1|{<2-1 b)}|{<2-1 Two.}",
    ]


def test_a_clause_moved_to_another_depth_is_moved_not_rewritten():
    last = put(without(BASE, C.id), C, A.id, 0)
    marked = redline(BASE, steps(last))
    found = [p for p in marked.printed if isinstance(p, Passage) and p.marks]
    assert [(p.depth, signs(p.marks)) for p in found] == [(1, ">1"), (0, "<1")]


@pytest.mark.parametrize("mover", [A, B])
def test_the_clause_an_instruction_moved_is_the_one_marked(mover):
    last = with_clause(BASE, replace(ONE, children=(B, A, C)))
    marked = redline(BASE, (Step(entry=1, text=last, moved=(mover.id,)),))
    assert changed_clauses(marked) == {mover.id}


def test_a_title_and_a_footnote_are_marked_in_their_words_and_whole():
    note, other = (Footnote(label=n, words=Words("See the Code.")) for n in "12")
    base = law(ONE, notes=(note,))
    last = law(
        ONE, title="New Rules", notes=(replace(note, words=Words("See the new Code.")), other)
    )
    marked = redline(base, steps(last))
    first = marked.printed[0]
    assert isinstance(first, Title)
    assert pieces(first.pieces) == "C1. {+1 New }Rules"
    assert [(signs(n.marks), pieces(n.pieces)) for n in marked.notes] == [
        ("", "See the {+1 new }Code."),
        ("+1", "{+1 See the Code.}"),
    ]


# --- tables -----------------------------------------------------------------------------------


def table(*rows):
    made = [tuple(Cell(blocks=(Paragraph(words=Words(w)),)) for w in row) for row in rows]
    return Table(header=tuple(made[:1]), rows=tuple(made[1:]))


def with_table(*rows):
    return law(replace(A, opening=(*A.opening, table(*rows))))


def grids(old, new):
    marked = redline(old, steps(new))
    return [
        [
            (signs(row.marks), *(pieces(p.pieces) for c in row.cells for p in c.passages))
            for row in (*grid.header, *grid.rows)
        ]
        for grid in marked.printed
        if isinstance(grid, Grid)
    ]


HEAD, FIRST, SECOND = ("Officer", "Limit"), ("Head of Legal", "£100"), ("Head of Finance", "£200")


def test_a_table_of_the_same_build_is_compared_cell_by_cell():
    new = with_table(HEAD, ("Head of Legal", "£500"), SECOND)
    assert grids(with_table(HEAD, FIRST, SECOND), new) == [
        [
            ("", "Officer", "Limit"),
            ("", "Head of Legal", "{-1 £100}{+1 £500}"),
            ("", "Head of Finance", "£200"),
        ]
    ]


def test_a_row_comes_and_goes_whole():
    new = with_table(HEAD, SECOND, ("Town Clerk", "£50"))
    assert grids(with_table(HEAD, FIRST, SECOND), new) == [
        [
            ("", "Officer", "Limit"),
            ("-1", "{-1 Head of Legal}", "{-1 £100}"),
            ("", "Head of Finance", "£200"),
            ("+1", "{+1 Town Clerk}", "{+1 £50}"),
        ]
    ]


def test_a_table_with_another_column_is_replaced_whole():
    new = with_table((*HEAD, "From"), (*FIRST, "May"))
    old, replaced = grids(with_table(HEAD, FIRST), new)
    assert {row[0] for row in old} == {"-1"}
    assert {row[0] for row in replaced} == {"+1"}


# --- proof, columns, counts -------------------------------------------------------------------


def test_a_mark_too_few_is_a_broken_law():
    new = reworded(BASE, A, "Members must attend every guidance session.")
    marked = redline(BASE, steps(new))
    unmarked = Flow(
        printed=tuple(
            replace(p, pieces=tuple(replace(x, marks=()) for x in p.pieces))
            if isinstance(p, Passage)
            else p
            for p in marked.printed
        )
    )
    with pytest.raises(LawBroken, match="rejected"):
        prove(unmarked, flow(BASE), flow(new))
    prove(marked, flow(BASE), flow(new))


def test_not_even_a_letters_case_escapes_the_proof():
    new = reworded(BASE, A, "members must attend any guidance session.")
    with pytest.raises(LawBroken, match=A.id):
        prove(flow(BASE), flow(BASE), flow(new))


def test_an_instrument_in_neither_text_is_refused():
    with pytest.raises(Usage, match="c7"):
        redline(BASE, steps(BASE), ("c7",))


def test_the_schedule_shows_a_short_paragraph_whole_in_two_columns():
    new = reworded(BASE, A, "Members must attend any training session.")
    current, proposed = excerpts(Index(BASE), Index(new), {A.id: 3})[A.id]
    assert [pieces(p.pieces) for p in current] == ["Members must attend any {-3 guidance} session."]
    assert [pieces(p.pieces) for p in proposed] == [
        "Members must attend any {+3 training} session."
    ]


def test_the_schedule_cuts_a_long_paragraph_to_the_sentence_and_its_neighbours():
    sentences = [
        f"Sentence number {n} says that Members and officers agree on this." for n in range(15)
    ]
    base = law(item("c1.00001", "i.", " ".join(sentences)))
    sentences[7] = "Sentence number 7 says that Members and officers never agree on this."
    new = reworded(base, base.instruments[0].clauses[0], " ".join(sentences))
    current, proposed = excerpts(Index(base), Index(new), {"c1.00001": 1})["c1.00001"]
    expected = (
        "… Sentence number 6 says that Members and officers agree on this. "
        "Sentence number 7 says that Members and officers {+1 never }agree on this. "
        "Sentence number 8 says that Members and officers agree on this.  … "
    )
    assert pieces(proposed[0].pieces) == expected.replace(".  …", ".  …")
    assert "…" in pieces(current[0].pieces)


def test_an_omitted_heading_shows_all_that_goes_with_it_and_a_renamed_one_only_itself():
    current, proposed = excerpts(Index(BASE), Index(without(BASE, TWO.id)), {TWO.id: 1})[TWO.id]
    assert [p.clause for p in current] == [TWO.id, "c1.00004"]
    assert proposed == ()
    new = with_clause(BASE, replace(TWO, heading=Words("Review of it")))
    current, _ = excerpts(Index(BASE), Index(new), {TWO.id: 1})[TWO.id]
    assert [p.clause for p in current] == [TWO.id]


def test_what_has_its_own_entry_is_left_to_it():
    children = (replace(A, number="1."), B, C)
    new = with_clause(BASE, replace(ONE, heading=Words("Purpose"), children=children))
    with_all, _ = excerpts(Index(BASE), Index(new), {ONE.id: 1})[ONE.id]
    assert [p.clause for p in with_all] == [ONE.id, A.id, B.id]
    without_a, _ = excerpts(Index(BASE), Index(new), {ONE.id: 1, A.id: 2})[ONE.id]
    assert [p.clause for p in without_a] == [ONE.id, B.id]


def test_columns_of_a_moved_clause_stand_one_in_each():
    new = put(without(BASE, C.id), C, TWO.id, 1)
    current, proposed = columns(changed(redline(BASE, steps(new)), {C.id}))
    assert [signs(p.marks) for p in (*current, *proposed)] == ["<1", ">1"]


def test_changes_are_counted():
    one = reworded(BASE, A, "Members must attend any guidance or training session.")
    two = without(one, B.id)
    three = put(without(two, C.id), C, TWO.id, 1)
    found = count(redline(BASE, steps(one, two, three)))
    assert (found.words_added, found.words_deleted) == (2, 8)
    assert (found.clauses_added, found.clauses_omitted, found.clauses_moved) == (0, 1, 1)
    assert found.paragraphs_changed == 1
    assert found.entries == (1, 2, 3)
    assert found.words_new - found.words_old == 2 - 8
    assert not found.mostly_changed
    assert count(redline(BASE, steps(law()))).mostly_changed
