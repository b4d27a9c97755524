import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings

from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.errors import Malformed
from constitution_tool.model.passage import (
    Act,
    Flow,
    Grid,
    GridCell,
    GridRow,
    Mark,
    Note,
    Passage,
    Picture,
    Piece,
    Role,
    Title,
)
from constitution_tool.publish.text.document import Colour, Numerals, text
from edits import chains


def mark(act, entry=0, move=""):
    return (Mark(act=act, entry=entry, move=move),)


def passage(*pieces, label="", role=Role.CLAUSE, depth=0, marks=(), **how):
    labels = (Piece(text=label, marks=marks),) if label else ()
    return Passage(
        clause="c1.00001", role=role, depth=depth, pieces=pieces, label=labels, marks=marks, **how
    )


def said(*printed, notes=(), **how):
    return text(Flow(printed=printed, notes=notes), **how)


def test_headings_numbers_and_bullets_stand_where_they_belong():
    words = Piece(text="Members must attend any guidance session that is offered to them.")
    assert (
        said(
            Title(instrument="c1", pieces=(Piece(text="C1. Rules"),)),
            passage(Piece(text="Introduction"), role=Role.HEADING),
            passage(words, label="i."),
            passage(words, label="a)", depth=1),
            passage(Piece(text="Flush."), role=Role.WORDS),
            passage(Piece(text="Point"), role=Role.BULLET, bullet=1),
            width=40,
        )
        == """\
C1. Rules
=========

Introduction
------------

i.  Members must attend any guidance
    session that is offered to them.

    a)  Members must attend any guidance
        session that is offered to them.

    Flush.

    • Point
""".replace("i.  ", "i.\u00a0 ").replace("a)  ", "a)\u00a0 ")
    )


def test_changes_are_said_in_words_with_the_number_of_their_entry():
    pieces = (
        Piece(text="any "),
        Piece(text="guidance", marks=mark(Act.DELETED, 3)),
        Piece(text="training", marks=mark(Act.ADDED, 12)),
        Piece(text=" given"),
    )
    assert said(passage(*pieces)) == "    any [Deleted: guidance]³[Added: training]¹² given\n"
    plain = said(passage(*pieces), numerals=Numerals.PLAIN)
    assert plain == "    any [Deleted: guidance](3)[Added: training](12) given\n"


def test_the_spaces_of_a_change_stand_outside_its_brackets():
    after = (Piece(text="Attend."), Piece(text=" Stay on.", marks=mark(Act.ADDED)))
    assert said(passage(*after)) == "    Attend. [Added: Stay on.]\n"
    inside = (Piece(text="any "), Piece(text="more ", marks=mark(Act.ADDED)), Piece(text="time"))
    assert said(passage(*inside)) == "    any [Added: more] time\n"
    blank = (Piece(text="a "), Piece(text=" ", marks=mark(Act.DELETED)), Piece(text="b"))
    assert said(passage(*blank)) == "    a [Deleted: (space)]b\n"


def test_a_change_without_an_entry_has_no_number():
    assert said(passage(Piece(text="new", marks=mark(Act.ADDED)))) == "    [Added: new]\n"


def test_a_moved_paragraph_says_so_once_around_the_edits_inside_it():
    move = mark(Act.MOVED_TO, 2, "c1.00001")
    pieces = (
        Piece(text="It can be ", marks=move),
        Piece(text="amended", marks=(*move, *mark(Act.ADDED, 4))),
        Piece(text=".", marks=move),
    )
    assert said(passage(*pieces, label="v.", marks=move)) == (
        "[Moved to here: v. It can be [Added: amended]⁴.]²\n"
    )


def test_footnotes_follow_the_text():
    called = passage(Piece(text="See"), Piece(text="1", note="1"))
    note = Note(label="1", pieces=(Piece(text="The Code."),), instrument="c1")
    assert said(called, notes=(note,)) == "    See[note 1]\n\nNotes\n\n[note 1] The Code.\n"


def test_colour_only_when_asked_for():
    piece = Piece(text="new", marks=mark(Act.ADDED, 1))
    assert "\x1b" not in said(passage(piece))
    assert "\x1b[4;32m" in said(passage(piece), colour=Colour.ALWAYS)


@pytest.mark.parametrize("bad", ["\x1b[31m", "\r", "\x07", "\u202e", "\u200b", "\x9b", "\u2028"])
def test_control_characters_of_the_text_never_reach_the_terminal(bad):
    found = said(
        passage(Piece(text=f"a{bad}b")),
        Picture(clause="x", path=bad, alternative=bad),
        notes=(Note(label=bad, pieces=()),),
    )
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Zl"} for c in found if c != "\n")
    assert f"\\u{ord(bad[0]):04x}" in found


def cell(words, **how):
    return GridCell(passages=(passage(Piece(text=words), role=Role.WORDS, depth=-1),), **how)


def test_a_table_stands_in_columns():
    grid = Grid(
        clause="c1.00001",
        depth=0,
        header=(GridRow(cells=(cell("Officer"), cell("Limit"))),),
        rows=(GridRow(cells=(cell("Head of Legal Services and more"), cell("£100"))),),
    )
    assert (
        said(grid, width=30)
        == """\
Officer                | Limit
-----------------------+------
Head of Legal Services | £100
and more               |
"""
    )


def test_a_table_with_spans_stands_cell_by_cell():
    grid = Grid(
        clause="c1.00001",
        depth=0,
        header=(),
        rows=(
            GridRow(cells=(cell("Both", cols=2),)),
            GridRow(cells=(cell("A"), cell("B"))),
        ),
    )
    assert said(grid) == f"Both\n{'-' * 20}\nA\nB\n{'-' * 20}\n"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(chains(longest=2))
def test_every_word_is_printed_and_no_line_is_too_long_but_for_a_word(texts):
    try:
        flow(texts[0])
        marked = redline(texts[0], tuple(Step(entry=1, text=t) for t in texts[1:]))
    except Malformed:
        assume(condition=False)
    found = text(marked, width=60)
    assert all(
        len(line) <= 60 or " " not in line.strip()
        for line in found.split("\n")
        if not {"|", "+"} & set(line)
    )
    squeezed = "".join(found.split())
    for each in marked.printed:
        if isinstance(each, Passage):
            for piece in each.pieces:
                if piece.text.isascii() and not piece.note:
                    assert all(word in squeezed for word in piece.text.split())
