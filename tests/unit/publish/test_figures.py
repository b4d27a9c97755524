"""Pictures on the page: how large, where, with which words, and which are refused."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import sheets
from constitution_tool.errors import LawBroken
from constitution_tool.model.passage import Flow, Picture
from constitution_tool.model.pictures import INCH, PictureFile
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.notation.pictures.picture_file import read_picture
from constitution_tool.ooxml.package import unpack
from constitution_tool.publish.pdf.data import sheet_data
from constitution_tool.publish.pdf.decoding import fault
from constitution_tool.publish.pdf.document import pdf
from constitution_tool.publish.pdf.proof import prove
from constitution_tool.publish.text.document import text
from constitution_tool.publish.word.document import word
from pictures import jpeg, png, resolution, segment

PER_CM = 360_000
SMALL = read_picture(png(96, 48))
WIDE = read_picture(png(3000, 300, colours=0))
TALL = read_picture(png(300, 3000, colours=0))


def shown(file: PictureFile, **changes) -> Picture:
    picture = Picture(
        clause="p1.b0thx", path="a.png", alternative="A map.", digest=file.digest, depth=0
    )
    return replace(picture, **changes)


def sheet(*printed, **changes) -> Sheet:
    body = TextBody(flow=Flow(printed=printed), entries=sheets.ENTRIES, contents=False)
    files = {file.digest: file for file in (SMALL, WIDE, TALL)}
    return replace(sheets.tracked_sheet(), body=body, pictures=files, **changes)


def extents(made: bytes) -> list[tuple[int, int]]:
    document = unpack(made)["word/document.xml"].decode()
    found = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', document)
    return [(int(wide), int(high)) for wide, high in found]


def paragraphs(made: bytes) -> list[str]:
    return re.findall(r"<w:p>.*?</w:p>", unpack(made)["word/document.xml"].decode())


CLAUSE = sheets.clause("p1.b0thx", "i.", "See:")


def test_in_word_a_picture_is_as_large_as_its_room_and_the_page_allow():
    small, wide, tall = extents(word(sheet(CLAUSE, shown(SMALL), shown(WIDE), shown(TALL))))
    assert small == (INCH, INCH // 2)
    assert wide[0] == (9298 - 720) * 635
    assert wide[0] / wide[1] == pytest.approx(10, rel=0.001)
    assert 22 * PER_CM < tall[1] < 23 * PER_CM
    assert tall[1] / tall[0] == pytest.approx(10, rel=0.001)


def test_in_word_a_picture_stands_under_its_words_and_stays_with_them():
    made = paragraphs(word(sheet(CLAUSE, shown(SMALL))))
    at = next(n for n, each in enumerate(made) if "<w:drawing>" in each)
    before, picture = made[at - 1 : at + 1]
    assert "See:" in before
    assert "<w:keepNext/>" in before
    assert '<w:pStyle w:val="Picture"/><w:ind w:left="720" w:hanging="0"/>' in picture
    assert "<w:drawing>" in picture
    assert "<w:t" not in picture


@pytest.mark.parametrize(
    ("marks", "wrap"),
    [
        (sheets.added(1), "ins"),
        (sheets.deleted(1), "del"),
    ],
)
def test_in_word_a_marked_picture_is_tracked_with_its_paragraph(marks, wrap):
    made = paragraphs(word(sheet(CLAUSE, shown(SMALL, marks=marks), CLAUSE)))
    (picture,) = [each for each in made if "<w:drawing>" in each]
    assert re.search(rf"<w:{wrap} [^/>]*><w:r><w:rPr><w:noProof/></w:rPr><w:drawing>", picture)
    assert re.search(rf"<w:rPr><w:{wrap} [^>]*/></w:rPr></w:pPr>", picture)
    assert "<w:commentReference " in picture


def test_in_word_a_moved_picture_moves():
    moved = (
        sheets.clause(sheets.MOVED, "i.", "See:", marks=sheets.moved_from(6)),
        shown(SMALL, clause=sheets.MOVED, marks=sheets.moved_from(6)),
        CLAUSE,
        sheets.clause(sheets.MOVED, "ii.", "See:", marks=sheets.moved_to(6)),
        shown(SMALL, clause=sheets.MOVED, marks=sheets.moved_to(6)),
        CLAUSE,
    )
    document = unpack(word(sheet(*moved)))["word/document.xml"].decode()
    for way in ("moveFrom", "moveTo"):
        assert re.search(rf"<w:{way} [^/>]*><w:r><w:rPr><w:noProof/></w:rPr><w:drawing>", document)


def test_in_a_pdf_a_picture_says_in_words_that_it_comes_or_goes():
    data = sheet_data(sheet(CLAUSE, shown(SMALL), shown(SMALL, marks=sheets.deleted(3))))
    item = data["body"]["segments"][0]["blocks"][0]["items"][0]["blocks"]
    assert [block["k"] for block in item] == ["p", "picture", "picture"]
    assert item[0]["keep"] == 1
    assert (item[1]["wide"], item[1]["high"], item[1]["alt"]) == (72, 36, "A map.")
    assert item[1]["words"] == []
    assert item[2]["words"] == [{"t": "mark", "act": "deleted", "entry": 3, "body": ["picture"]}]


@pytest.mark.parametrize("key", ["file", "alt"])
def test_no_pdf_is_made_that_would_show_another_picture(key):
    made = sheet(CLAUSE, shown(SMALL))
    data = sheet_data(made)
    prove(made, data)
    data["body"]["segments"][0]["blocks"][0]["items"][0]["blocks"][1][key] = "another"
    with pytest.raises(LawBroken):
        prove(made, data)


def test_a_pdf_holds_the_picture_and_is_the_same_every_time():
    made = sheet(CLAUSE, shown(SMALL), shown(WIDE), shown(TALL))
    assert pdf(made) == pdf(made)
    assert pdf(made).count(b"/Subtype/Image") == 3
    assert pdf(sheet(CLAUSE)).count(b"/Subtype/Image") == 0


def test_what_typst_has_against_a_picture_is_told():
    table = segment(0xDB, b"\0" + bytes([1] * 64))
    whole = jpeg()
    assert fault(read_picture(whole)) == ""
    assert "decode" in fault(read_picture(whole.replace(table, b"")))


def test_a_picture_that_was_not_handed_over_is_our_fault():
    with pytest.raises(LawBroken, match="not handed over"):
        pdf(replace(sheet(CLAUSE, shown(SMALL)), pictures={}))


def test_plain_text_says_what_a_picture_shows():
    assert "(Picture: A map.)" in text(Flow(printed=(CLAUSE, shown(SMALL))))


def test_a_picture_of_a_protected_clause_is_ruled_at_its_left():
    made = sheet(CLAUSE, shown(SMALL))
    body = replace(made.body, protected=frozenset({"p1.b0thx"}))
    made = replace(made, body=body)
    (ruled,) = [each for each in paragraphs(word(made)) if "<w:drawing>" in each]
    assert '<w:pStyle w:val="Picture"/><w:pBdr><w:left ' in ruled
    blocks = sheet_data(made)["body"]["segments"][0]["blocks"][0]["items"][0]["blocks"]
    assert [block["protected"] for block in blocks] == [1, 1]
    assert pdf(made) != pdf(sheet(CLAUSE, shown(SMALL)))


def test_a_picture_is_not_set_where_there_is_no_room_for_it():
    for room in ((0, INCH), (INCH, 0), (-1, INCH)):
        with pytest.raises(LawBroken, match="no room"):
            SMALL.within(*room)
    assert SMALL.within(1, INCH) == (1, 1)


def test_a_stated_resolution_makes_a_picture_smaller():
    fine = read_picture(png(96, 48, before=resolution(7559)))
    assert extents(word(replace(sheet(CLAUSE, shown(fine)), pictures={fine.digest: fine}))) == [
        (fine.wide, fine.high)
    ]
    assert fine.wide == pytest.approx(INCH / 2, rel=0.001)
