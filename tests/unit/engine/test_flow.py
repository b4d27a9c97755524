import pytest

from constitution_tool.engine.comparing.flow import flow
from constitution_tool.errors import Malformed, Usage
from constitution_tool.model.block import Bullets, Cell, Image, Paragraph, Table
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instrument import Clause, Constitution, Footnote, Instrument, Kind
from constitution_tool.model.passage import (
    Grid,
    GridCell,
    GridRow,
    Note,
    Passage,
    Picture,
    Piece,
    Role,
    Title,
)
from constitution_tool.model.words import Face, Words


def say(words):
    return Paragraph(words=Words(words))


def item(name, number, *opening, children=(), closing=()):
    return Clause(
        id=ClauseId(name),
        kind=Kind.ITEM,
        number=number,
        heading=Words(""),
        opening=opening,
        children=children,
        closing=closing,
    )


def heading(name, words, *children, opening=(), number=""):
    return Clause(
        id=ClauseId(name),
        kind=Kind.HEADING,
        number=number,
        heading=Words(words),
        opening=opening,
        children=children,
    )


def one(*clauses, number="C1", notes=()):
    return Instrument(
        id=InstrumentId("c1"), number=number, title="Rules", clauses=clauses, footnotes=notes
    )


def printed(*clauses, **how):
    return flow(Constitution(instruments=(one(*clauses, **how),))).printed[1:]


def plain(printed):
    return ["".join(piece.text for piece in each.pieces) for each in printed]


def shape(printed):
    return [
        (e.role, e.depth, e.bullet, e.anchor, "".join(p.text for p in e.label)) for e in printed
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [("C5", "C5. Rules"), ("Part 3:", "Part 3: Rules"), ("", "Rules")],
)
def test_a_title_is_the_number_and_the_title(number, words):
    assert flow(Constitution(instruments=(one(number=number),))).printed == (
        Title(instrument="c1", pieces=(Piece(text=words),)),
    )


def test_depths_labels_and_anchors_follow_headings_and_items():
    inner = item("c1.00004", "a)", say("Inner."))
    outer = item(
        "c1.00003", "i.", say("Outer:"), say("More."), children=(inner,), closing=(say("Flush."),)
    )
    sub = heading("c1.00002", "Sub", outer)
    assert shape(printed(heading("c1.00001", "Top", sub, opening=(say("Lead-in."),)))) == [
        (Role.HEADING, 0, 0, True, ""),
        (Role.WORDS, -1, 0, False, ""),
        (Role.HEADING, 1, 0, True, ""),
        (Role.CLAUSE, 0, 0, True, "i."),
        (Role.WORDS, 0, 0, False, ""),
        (Role.CLAUSE, 1, 0, True, "a)"),
        (Role.WORDS, 0, 0, False, ""),
    ]


def test_bullets_nest_and_their_further_paragraphs_hang_under_them():
    bullets = Bullets(items=((say("One"), say("more"), Bullets(items=((say("Two"),),))),))
    assert shape(printed(item("c1.00001", "i.", say("List:"), bullets)))[1:] == [
        (Role.BULLET, 0, 1, False, ""),
        (Role.WORDS, 0, 1, False, ""),
        (Role.BULLET, 0, 2, False, ""),
    ]


def test_faces_links_breaks_and_footnotes_become_pieces():
    clause = item("c1.00001", "i.", say("A **bold** [page](https://a.example)[^1]\\\nend"))
    note = Footnote(label="1", words=Words("Small *print*."))
    text = flow(Constitution(instruments=(one(clause, notes=(note,)),)))
    first = text.printed[1]
    assert isinstance(first, Passage)
    assert first.pieces == (
        Piece(text="A "),
        Piece(text="bold", face=Face.STRONG),
        Piece(text=" "),
        Piece(text="page", link="https://a.example"),
        Piece(text="1", note="1"),
        Piece(text="\nend"),
    )
    print_ = Piece(text="print", face=Face.EMPHASIS)
    assert text.notes == (
        Note(label="1", instrument="c1", pieces=(Piece(text="Small "), print_, Piece(text="."))),
    )


def test_a_reference_names_the_instrument_only_from_outside_it():
    target = heading(
        "c1.00001", "Introduction", item("c1.00002", "iii.", say("See [](#c1.00002)."))
    )
    other = Instrument(
        id=InstrumentId("c2"),
        number="C2",
        title="Code",
        clauses=(item("c2.00001", "1.", say("See [](#c1.00002), [](#c1), [](#c9.00001).")),),
    )
    text = flow(Constitution(instruments=(one(target), other)))
    assert plain(p for p in text.printed if isinstance(p, Passage)) == [
        "Introduction",
        "See Introduction, paragraph iii.",
        "See C1, Introduction, paragraph iii, C1, c9.00001.",
    ]
    only = flow(Constitution(instruments=(one(target), other)), ("c2",))
    assert only.printed == text.printed[3:]


def test_tables_and_pictures_print_and_an_empty_cell_can_be_written_in():
    cell = GridCell(
        passages=(Passage(clause="c1.00001", role=Role.WORDS, depth=-1, pieces=(Piece(text="A"),)),)
    )
    empty = GridCell(
        cols=2, passages=(Passage(clause="c1.00001", role=Role.WORDS, depth=-1, pieces=()),)
    )
    table = Table(header=((Cell(blocks=(say("A"),)),),), rows=((Cell(blocks=(), cols=2),),))
    image = Image(path="a.png", alternative="A chart")
    assert printed(item("c1.00001", "i.", say("See:"), table, image))[1:] == (
        Grid(
            clause="c1.00001",
            depth=0,
            header=(GridRow(cells=(cell,)),),
            rows=(GridRow(cells=(empty,)),),
        ),
        Picture(clause="c1.00001", path="a.png", alternative="A chart", depth=0),
    )


def test_a_picture_in_a_cell_is_refused_rather_than_dropped():
    cell = Cell(blocks=(Image(path="a.png", alternative="A"),))
    with pytest.raises(Malformed, match="table or a picture"):
        printed(item("c1.00001", "i.", say("See:"), Table(header=((cell,),), rows=())))


def test_an_instrument_that_is_not_there_is_refused():
    with pytest.raises(Usage, match="c9"):
        flow(Constitution(instruments=(one(),)), ("c9",))
