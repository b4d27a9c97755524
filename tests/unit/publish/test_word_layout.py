"""Where things stand on Word's page: never too deep to read, and ruled where they are protected."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import references
import sheets
from constitution_tool.model.passage import Flow, Grid
from constitution_tool.model.settings import HOUSE_STYLE
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.notation.pictures.picture_file import read_picture
from constitution_tool.ooxml.house import OURS
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.measures import LEGIBLE
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.reference.house import read_house
from constitution_tool.publish.pdf.data import sheet_data
from constitution_tool.publish.word import house as house_module
from constitution_tool.publish.word.document import word
from constitution_tool.publish.word.house import house
from constitution_tool.publish.word.moves import moves
from pictures import png

WIDE = read_picture(png(3000, 300, colours=0))
TWIP = 635
DEEPEST = 8


def sheet(*printed, **changes) -> Sheet:
    body = TextBody(flow=Flow(printed=printed), entries=sheets.ENTRIES, **changes)
    return replace(sheets.clean_sheet(), body=body, pictures={WIDE.digest: WIDE}, control=None)


def deep(label: str) -> tuple:
    """Clauses nine deep, and under the last of them words, bullets, pictures and a table."""
    last = f"p1.cccc{DEEPEST}"
    return (
        *(sheets.clause(f"p1.cccc{d}", label, "Words.", depth=d) for d in range(DEEPEST + 1)),
        sheets.words(last, "More words.", depth=DEEPEST),
        *(sheets.bullet(last, "A point.", depth=DEEPEST, level=level) for level in range(1, 6)),
        replace(sheets.words(last, "More of it.", depth=DEEPEST), bullet=5),
        replace(sheets.picture(WIDE, of=last), depth=DEEPEST),
        replace(sheets.picture(WIDE, of=last), depth=DEEPEST, bullet=5),
        Grid(clause=last, depth=DEEPEST, header=(), rows=(sheets.row("One", "Two"),)),
        sheets.clause("p1.ddddd", "", "Unnumbered.", depth=DEEPEST),
        replace(sheets.picture(WIDE, of="p1.ddddd"), depth=DEEPEST),
    )


def a5():
    page = ("word/document.xml", 'w:w="11906" w:h="16838"', 'w:w="8391" w:h="11906"')
    return read_house(references.changed(page), references.PATH)


HOUSES = {"A4": lambda: OURS, "A5": a5}


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("label", ["(xviii)", "12.10.14.3(a)(iv)"])
def test_however_deep_a_clause_room_is_left_to_read_what_stands_in_it(name, label):
    style = HOUSES[name]()
    made = word(sheet(*deep(label)), style)
    document, styles = (
        unpack(made)[f"word/{part}.xml"].decode() for part in ("document", "styles")
    )
    furthest = style.page.text - LEGIBLE
    lefts = re.findall(r'<w:ind w:left="(-?\d+)"', document + styles)
    assert max(map(int, lefts)) == furthest
    for wide, high in re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', document):
        assert int(wide) >= LEGIBLE * TWIP
        assert int(wide) / int(high) == pytest.approx(10, rel=0.001)
    assert f'<w:tblW w:w="{LEGIBLE}" w:type="dxa"/><w:tblInd w:w="{furthest}"' in document
    assert not re.search(r'w:(?:w|left|hanging)="-', document)
    assert broken(made) == ()


def test_a_table_of_a_protected_clause_is_ruled_at_its_left_as_in_the_pdf():
    changing = sheets.cell(sheets.words("p1.b0thx", sheets.w("Two", sheets.added(1)), depth=-1))
    plain = sheets.cell(sheets.words("p1.b0thx", "One", depth=-1))
    table = Grid(clause="p1.b0thx", depth=0, header=(), rows=(sheets.row(plain, changing),))
    words = sheets.clause("p1.b0thx", "1.", "Words.")
    made = sheet(words, table, protected=frozenset({"p1.b0thx"}))
    document = unpack(word(made))["word/document.xml"].decode()
    assert document.count("<w:pBdr><w:left ") == 3
    for cell in document.split("<w:tc>")[1:]:
        assert '<w:pStyle w:val="TableText"/><w:pBdr><w:left ' in cell
    assert str(sheet_data(made)["body"]).count("'protected': 1") == 3


def test_the_table_of_another_clause_is_not_ruled():
    table = Grid(clause="p1.x", depth=0, header=(), rows=(sheets.row("One", "Two"),))
    made = sheet(sheets.clause("p1.b0thx", "1.", "Words."), table, protected=frozenset({"p1.y"}))
    assert "<w:pBdr><w:left " not in unpack(word(made))["word/document.xml"].decode()


class Counted(tuple):
    """What is printed, counting how much of it is read."""

    read = 0

    def __getitem__(self, place):
        found = super().__getitem__(place)
        Counted.read += len(found) if isinstance(place, slice) else 1
        return found


def test_moves_are_found_in_one_reading_however_many_there_are():
    many = 200

    def ends(moved) -> list:
        names = [f"p1.{number}" for number in range(many)]
        return [sheets.clause(name, "i.", "A.", marks=moved(6, name)) for name in names]

    printed = Counted((*ends(sheets.moved_from), *ends(sheets.moved_to)))
    Counted.read = 0
    assert len(moves(printed).names) == many
    assert Counted.read < 10 * len(printed)


TABLE = Grid(clause="p1.t", depth=-1, header=(), rows=(sheets.row("A"),))
COMES = sheets.words("p1.a", "A.", marks=sheets.added(1))
STAYS = sheets.words("p1.b0thx", "B.")


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        ((), True),
        ((COMES,), True),
        ((COMES, STAYS, TABLE), True),
        ((TABLE, STAYS), False),
        ((COMES, TABLE, STAYS), False),
    ],
)
def test_a_move_is_shown_where_a_paragraph_that_stays_follows_before_any_table(after, shown):
    printed = (
        sheets.clause(sheets.MOVED, "i.", "A.", marks=sheets.moved_from(6)),
        STAYS,
        sheets.clause(sheets.MOVED, "i.", "A.", marks=sheets.moved_to(6)),
        *after,
    )
    assert (moves(printed).names == {sheets.MOVED}) is shown
    assert len(moves(printed).starts) == (2 if shown else 0)


def test_the_house_style_is_read_once_and_only_when_it_is_asked_for(monkeypatch):
    read = []

    def counted(data: bytes, path: str):
        read.append(path)
        return read_house(data, path)

    monkeypatch.setattr(house_module, "read_house", counted)
    style = house({HOUSE_STYLE: references.plain()})
    assert read == []
    assert style() is style()
    assert read == [HOUSE_STYLE]
    assert house({})() is OURS
