"""A reference document that cannot serve is named, and nothing is written; a damaged one too."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import references
from constitution_tool.errors import Malformed
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.ooxml.reference.house import read_house
from references import DOCUMENT, STYLES, TYPES

if TYPE_CHECKING:
    from council import Council

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LINKED = 'r:link="rId5"'


def kind(content: str) -> bytes:
    return references.changed((TYPES, MAIN, content))


def bomb() -> bytes:
    """Pack 65 megabytes of nothing into a few kilobytes."""
    return pack({DOCUMENT: b"", "word/zeros.xml": bytes(65 * 1024 * 1024)})


def nest(depth: int) -> tuple[str, str, str]:
    """Put so many elements one in another."""
    return (STYLES, "</w:styles>", "<w:x>" * depth + "</w:x>" * depth + "</w:styles>")


def lzma() -> bytes:
    """Pack it as Word does not, with a part damaged."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive:
        for name, part in unpack(references.plain()).items():
            archive.writestr(name, part)
    spoilt = bytearray(held.getvalue())
    at = spoilt.find(DOCUMENT.encode()) + len(DOCUMENT) + 20
    spoilt[at : at + 30] = b"\xff" * 30
    return bytes(spoilt)


def unnamed() -> bytes:
    """Name a part in bytes that are no text."""
    data = pack({**unpack(references.plain()), "\u00e9.xml": b"x"})
    return data.replace("\u00e9.xml".encode(), b"\xff\xfe.xml")


def themed(theme: str) -> bytes:
    return references.changed(
        references.related("theme", "theme/theme1.xml"),
        more={"word/theme/theme1.xml": theme.encode()},
    )


def clause(run: str) -> bytes:
    return styled('(w:styleId="Clause1">.*?)</w:style>', rf"\1<w:rPr>{run}</w:rPr></w:style>")


def first_row(run: str) -> bytes:
    return styled('(<w:tblStylePr w:type="firstRow">)', rf"\1<w:rPr>{run}</w:rPr>")


def styled(edit: str, into: str) -> bytes:
    return references.changed((STYLES, edit, into))


REFUSED = {
    "empty": lambda: b"",
    "not a Word file": lambda: b"A letter, but in plain words.",
    "an old or locked Word file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "cut short": lambda: references.plain()[:4000],
    "a zip of something else": lambda: pack({"mimetype": b"application/epub+zip"}),
    "a zip bomb": bomb,
    "a spreadsheet": lambda: kind("application/vnd.ms-excel.sheet.main"),
    "a template": lambda: kind(MAIN.replace("document.main", "template.main")),
    "with macros": lambda: kind("application/vnd.ms-word.document.macroEnabled.main"),
    "a template with macros": lambda: kind(
        "application/vnd.ms-word.template.macroEnabledTemplate.main"
    ),
    "strict": lambda: references.changed((DOCUMENT, r'xmlns:w="[^"]*"', f'xmlns:w="{STRICT}"')),
    "no content types": lambda: references.without(TYPES),
    "no styles part": lambda: references.without(STYLES),
    "no styles named": lambda: references.changed(
        ("word/_rels/document.xml.rels", '<Relationship Id="rId1".*?/>', "")
    ),
    "styles elsewhere": lambda: references.changed(
        ("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="../../etc/passwd"')
    ),
    "damaged styles": lambda: styled("</w:styles>", ""),
    "deeper than any document": lambda: references.changed(nest(300)),
    "characters Word cannot hold": lambda: styled('w:val="Kicker"', 'w:val="Kick&#1;er"'),
    "an entity": lambda: styled("<w:styles ", '<!DOCTYPE x [<!ENTITY e "&e;">]><w:styles &e;'),
    "a style of the wrong kind": lambda: styled(
        'paragraph" w:customStyle="1" w:styleId="Clause1"', 'character" w:styleId="Clause1"'
    ),
    "two styles of one name": lambda: styled('w:name w:val="Kicker"', 'w:name w:val="Notice"'),
    "two styles of one id": lambda: styled('w:styleId="Kicker"', 'w:styleId="Notice"'),
    "a style based on itself": lambda: styled(
        '(w:styleId="Normal"><w:name w:val="Normal"/>)', r'\1<w:basedOn w:val="Clause1"/>'
    ),
    "hidden words": lambda: styled("<w:docDefaults><w:rPrDefault><w:rPr>", r"\g<0><w:vanish/>"),
    "hidden words in a table's first row": lambda: first_row("<w:vanish/>"),
    "hidden words that no style can show": lambda: references.changed(
        (STYLES, "<w:docDefaults><w:rPrDefault><w:rPr>", r"\g<0><w:vanish/>"),
        (
            STYLES,
            '(w:styleId="Normal"><w:name w:val="Normal"/>.*?)</w:style>',
            r'\1<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>',
        ),
    ),
    "words hidden on a screen": lambda: clause("<w:webHidden/>"),
    "struck words": lambda: clause("<w:strike/>"),
    "words struck twice": lambda: clause("<w:dstrike/>"),
    "struck words in a table's first row": lambda: first_row("<w:strike/>"),
    "words too small": lambda: clause('<w:sz w:val="1"/>'),
    "words too small in a table's first row": lambda: first_row('<w:sz w:val="2"/>'),
    "white words": lambda: clause('<w:color w:val="FFFFFF"/>'),
    "nearly white words": lambda: clause('<w:color w:val="fefef0"/>'),
    "black words on black": lambda: clause(
        '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="101010"/>'
    ),
    "white words in a table's first row": lambda: references.changed(
        (
            STYLES,
            '<w:tblStylePr w:type="firstRow">.*?</w:tblStylePr>',
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
            "</w:tblStylePr>",
        )
    ),
    "an entity in the theme": lambda: themed(
        '<!DOCTYPE a:theme [<!ENTITY e "boo">]><a:theme '
        f'xmlns:a="{references.DRAWING}/main">&e;</a:theme>'
    ),
    "a theme of another kind": lambda: themed("<nonsense/>"),
    "a name that is no text": unnamed,
    "packed as Word does not": lzma,
    "a narrow page": lambda: references.changed((DOCUMENT, 'w:w="11906"', 'w:w="7000"')),
    "a low page": lambda: references.changed((DOCUMENT, 'w:h="16838"', 'w:h="5000"')),
    "no page at all": lambda: references.changed((DOCUMENT, 'w:w="11906"', 'w:w="A4"')),
    "an endless page": lambda: references.changed((DOCUMENT, 'w:h="16838"', 'w:h="99999"')),
    "a field in the letterhead": lambda: references.headed(
        '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE https://evil.example/x.png "/></w:p>'
    ),
    "a link in the letterhead": lambda: references.headed(
        '<w:p><w:hyperlink r:id="rId5"><w:r><w:t>us</w:t></w:r></w:hyperlink></w:p>'
    ),
    "a tracked change in the letterhead": lambda: references.headed(
        '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>us</w:t></w:r></w:ins></w:p>'
    ),
    "a tracked look in the letterhead": lambda: references.headed(
        '<w:p><w:pPr><w:pPrChange w:id="1" w:author="x"><w:pPr/></w:pPrChange></w:pPr></w:p>'
    ),
    "a number in the letterhead": lambda: references.headed(
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    ),
    "hidden words in the letterhead": lambda: references.headed(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>us</w:t></w:r></w:p>"
    ),
    "a section in the letterhead": lambda: references.headed(
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="100" w:h="100"/></w:sectPr></w:pPr></w:p>'
    ),
    "words in no run in the letterhead": lambda: references.headed(
        "<w:p><w:r><w:t>City </w:t><w:lastRenderedPageBreak/>Council</w:r></w:p>"
    ),
    "a text box in the letterhead": lambda: references.headed(
        references.picture(uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")
    ),
    "a linked picture": lambda: references.headed(references.picture(LINKED)),
    "a picture that is not there": lambda: references.headed(references.picture('r:embed="rId6"')),
    "a picture of no known kind": lambda: references.changed(
        references.letterhead(references.picture()),
        more={**references.LOGO, "word/media/image1.png": b"\x01\x00\x00\x00 EMF"},
    ),
    "a picture too large": lambda: references.changed(
        references.letterhead(references.picture()),
        more={**references.LOGO, "word/media/image1.png": references.png() + bytes(5 << 20)},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_named_and_nothing_is_written(council: Council, name: str):
    place = council.root / references.PATH
    place.parent.mkdir(parents=True)
    place.write_bytes(REFUSED[name]())
    before = council.tree()
    said = council("render", "c5", "--to", "word,pdf")
    assert said.code == 3
    assert f"Where: {references.PATH}" in said.err
    assert "What to do:" in said.err
    assert said.out == ""
    assert not list((council.root / "build").glob("*.*"))
    assert council.tree() == before


def test_every_command_that_makes_word_files_refuses_it(council: Council):
    place = council.root / references.PATH
    place.parent.mkdir(parents=True)
    place.write_bytes(b"not a Word file")
    for words in (("build",), ("track", "adopted", "draft", "--to", "word")):
        assert council(*words).code == 3
    assert not list((council.root / "build").glob("*.*"))
    assert council("check").code == 3
    assert council("verify").code == 0  # the record does not rest on it
    assert council("format", "--check").code == 0


@given(st.data())
def test_a_damaged_one_is_refused_or_serves_and_never_more(data):
    whole = references.plain()
    spoilt = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        spoilt[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    serves_or_is_refused(bytes(spoilt))


@given(st.data())
def test_damage_within_a_part_is_refused_or_serves(data):
    """The same under the zip's own checks, which would catch most of it."""
    with zipfile.ZipFile(io.BytesIO(references.plain())) as archive:
        parts = {info.filename: bytearray(archive.read(info)) for info in archive.infolist()}
    name = data.draw(st.sampled_from([STYLES, DOCUMENT, TYPES, "word/_rels/document.xml.rels"]))
    at = data.draw(st.integers(0, len(parts[name]) - 1))
    piece = data.draw(st.sampled_from([b"", b"\0", b"<", b'"', b"/>", b"w:", b"9", b"<w:style/>"]))
    parts[name][at : at + data.draw(st.integers(0, 40))] = piece
    serves_or_is_refused(pack({part: bytes(held) for part, held in parts.items()}))


def serves_or_is_refused(data: bytes) -> None:
    places = {references.PATH}
    try:
        read_house(data, references.PATH)
    except Malformed as refusal:
        places = {finding.place.path for finding in refusal.findings}
    assert places == {references.PATH}
