"""Law 5 on texts nobody would write: whatever the marks, both texts come back to the character."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sheets
from constitution_tool.model.passage import (
    Act,
    Flow,
    Grid,
    GridCell,
    GridRow,
    Mark,
    Passage,
    Picture,
    Piece,
    Printed,
    Role,
)
from constitution_tool.model.sheet import (
    Abreast,
    Comparison,
    ScheduleBlock,
    ScheduleBody,
    SchedulePart,
    TextBody,
)
from constitution_tool.model.words import Face
from constitution_tool.ooxml import read_marks
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.read_marks import read
from constitution_tool.ooxml.resolve import accept_all, reject_all
from constitution_tool.publish.word import body
from constitution_tool.publish.word.document import word
from hunting import examples

MARKS = st.sampled_from([(), (), (), *(sheets.added(n) for n in (0, 1, 2))]) | st.sampled_from(
    [sheets.deleted(1), sheets.deleted(3), sheets.added(1) + sheets.deleted(2)]
)
TEXT = st.text(alphabet="ab  &<>\"'\n\t“é\u00a0\U0001f600", min_size=1, max_size=8)
BLANK = st.sampled_from([" ", "  "])
LINKS = st.sampled_from(["", "", "", "#", "#p1.c1", "https://example.org/a?b&c"])


@st.composite
def pieces(draw, marks: tuple[Mark, ...], most: int = 4) -> tuple[Piece, ...]:
    """Words that all bear a paragraph's marks, or each its own."""
    return tuple(
        Piece(
            text=draw(TEXT),
            face=draw(st.sampled_from([Face.PLAIN, Face.STRONG, Face.EMPHASIS])),
            link=draw(LINKS),
            marks=marks or draw(MARKS),
        )
        for _ in range(draw(st.integers(0, most)))
    )


@st.composite
def passages(draw) -> Passage:
    marks = draw(MARKS)
    role = draw(st.sampled_from(Role))
    labelled = role in (Role.CLAUSE, Role.HEADING)
    return Passage(
        clause=f"p1.c{draw(st.integers(0, 5))}",
        role=role,
        depth=draw(st.integers(0, 3)),
        bullet=1 if role is Role.BULLET else 0,
        anchor=labelled,
        label=draw(pieces(marks, 2)) if labelled else (),
        pieces=draw(pieces(marks)),
        marks=marks,
    )


@st.composite
def rows(draw, columns: int) -> GridRow:
    marks = draw(MARKS)
    if marks:
        one = st.builds(
            lambda p: Passage(clause="p1.t", role=Role.WORDS, depth=-1, pieces=p, marks=marks),
            pieces(marks),
        )
    else:
        one = passages()
    cell = st.builds(GridCell, passages=st.lists(one, max_size=3).map(tuple))
    return GridRow(cells=tuple(draw(cell) for _ in range(columns)), marks=marks)


@st.composite
def grids(draw) -> Grid:
    columns = draw(st.integers(1, 3))
    return Grid(
        clause="p1.t",
        depth=-1,
        header=tuple(draw(st.lists(rows(columns), max_size=1))),
        rows=tuple(draw(st.lists(rows(columns), min_size=1, max_size=3))),
    )


PICTURES = st.builds(
    Picture,
    clause=st.just("p1.p"),
    path=st.just("a.png"),
    alternative=st.just("An arrow."),
    digest=st.just(sheets.ARROWS.digest),
    depth=st.integers(-1, 9),
    bullet=st.integers(0, 2),
    marks=MARKS,
)


@st.composite
def edges(draw, marks: tuple[Mark, ...], edited: tuple[Mark, ...]) -> tuple[Piece, ...]:
    """Give a move's words with edits between them and at either edge, which may be blank."""
    first, last = (
        draw(st.lists(st.builds(Piece, text=TEXT | BLANK, marks=st.just(edited)), max_size=1))
        for _ in range(2)
    )
    inner = Piece(text=draw(TEXT), marks=edited)
    words = [Piece(text=text, marks=marks) for text in ("Moved ", " words.")]
    return (*first, words[0], inner, words[1], *last)


@st.composite
def flows(draw) -> Flow:
    """Passages, tables and pictures in any order, with up to two moved clauses."""
    printed: list[Printed] = draw(
        st.lists(passages() | passages() | grids() | PICTURES, min_size=1, max_size=8)
    )
    for number in range(draw(st.integers(0, 2))):
        name = f"p1.m{number}"
        for act, edit in ((Act.MOVED_FROM, Act.DELETED), (Act.MOVED_TO, Act.ADDED)):
            marks = (Mark(act=act, entry=4, move=name),)
            edited = (*marks, Mark(act=edit, entry=4))
            moved = [
                Passage(
                    clause=name,
                    role=Role.CLAUSE,
                    depth=0,
                    anchor=True,
                    label=(Piece(text="1.", marks=marks),),
                    pieces=draw(edges(marks, edited)),
                    marks=marks,
                )
                for _ in range(draw(st.integers(1, 2)))
            ]
            at = draw(st.integers(0, len(printed)))
            printed[at:at] = moved
    return Flow(printed=tuple(printed))


@given(flows())
@examples(60)
def test_law_5_both_texts_come_back_whatever_the_marks(flow):
    sheet = replace(
        sheets.tracked_sheet(), body=TextBody(flow=flow, entries=sheets.ENTRIES, contents=False)
    )
    data = word(sheet)  # raises LawBroken unless both sides read back as the flow
    lines = read(data)
    assert broken(data) == ()
    assert read(accept_all(data)).new == lines.new
    assert read(reject_all(data)).old == lines.old
    assert read(accept_all(data)).new_pictures == lines.new_pictures
    assert read(reject_all(data)).old_pictures == lines.old_pictures


def once(item: Printed) -> Printed:
    """Leave each word one mark, as it has where texts stand side by side, or a move's two."""

    def kept(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(
            p if p.marks[:1] and p.marks[0].move else replace(p, marks=p.marks[:1]) for p in pieces
        )

    def passage(one: Passage) -> Passage:
        return replace(one, label=kept(one.label), pieces=kept(one.pieces))

    def row(one: GridRow) -> GridRow:
        cells = (replace(c, passages=tuple(map(passage, c.passages))) for c in one.cells)
        return replace(one, cells=tuple(cells), marks=one.marks[:1])

    match item:
        case Passage():
            return passage(item)
        case Grid():
            header, rows = (tuple(map(row, each)) for each in (item.header, item.rows))
            return replace(item, header=header, rows=rows)
        case _:
            return item


@given(flows(), flows(), st.integers(0, 2))
@examples(60)
def test_every_line_of_a_schedule_and_of_columns_comes_back_whatever_the_marks(one, other, number):
    compared = Comparison(
        citation="Paragraph i",
        clause="p1.c1",
        current=tuple(map(once, one.printed)),
        proposed=tuple(map(once, other.printed)),
    )
    block = ScheduleBlock(
        number=number, heading="A", sentences=("B.",), comparisons=(compared,), facts=()
    )
    part = SchedulePart(heading="Part A", opening="C.", blocks=(block,), empty="")
    abreast = Abreast(instrument="p1", title="P1", rows=(compared,))
    text = TextBody(flow=Flow(printed=one.printed), entries=sheets.ENTRIES, abreast=(abreast,))
    for body_ in (ScheduleBody(parts=(part,)), text):
        # Raises LawBroken unless every line, bracket and picture reads back.
        data = word(replace(sheets.tracked_sheet(), body=body_, control=None))
        assert broken(data) == ()


@given(flows())
@examples(60)
def test_untouched_paragraphs_are_written_and_read_in_one_step_as_in_many(flow):
    sheet = replace(
        sheets.tracked_sheet(), body=TextBody(flow=flow, entries=sheets.ENTRIES, contents=False)
    )
    data = word(sheet)
    lines = read(data)
    with pytest.MonkeyPatch.context() as without:
        without.setattr(body, "plain", lambda *_: "")
        without.setattr(read_marks, "folded", lambda part, _: part)
        assert word(sheet) == data
        assert read(data) == lines
