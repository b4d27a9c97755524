"""A reference document gives looks, by the names of its styles, and nothing else."""

from __future__ import annotations

import re

import pytest
from lxml import etree

import references
import sheets
from constitution_tool.errors import Malformed
from constitution_tool.ooxml.house import OURS, House
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.measures import Measures
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.reference.house import read_house
from constitution_tool.ooxml.styles import styles
from constitution_tool.publish.word.document import word
from references import DOCUMENT, STYLES

SHEETS = {
    "clean": sheets.clean_sheet,
    "tracked": sheets.tracked_sheet,
    "schedule": sheets.schedule_sheet,
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def house(*edits: tuple[str, str, str]) -> House:
    return read_house(references.changed(*edits), references.PATH)


def made(one: House, sheet=sheets.clean_sheet) -> dict[str, str]:
    data = word(sheet(), one)
    assert broken(data) == ()
    return {name: part.decode("latin-1") for name, part in unpack(data).items()}


def same(one: str, other: str) -> bool:
    return etree.canonicalize(one) == etree.canonicalize(other)


def style(parts: dict[str, str], name: str) -> str:
    """Find a style by its name, as Word does."""
    found = re.findall(
        rf'<w:style [^>]*>(?:(?!</w:style>).)*w:name w:val="{name}".*?</w:style>', parts[STYLES]
    )
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_our_own_house_style_gives_what_we_make_without_one(sheet):
    ours, theirs = made(OURS, sheet), made(house((STYLES, "^", "")), sheet)
    assert [*ours] == [*theirs]
    assert same(ours.pop(STYLES), theirs.pop(STYLES))
    assert ours == theirs


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_style_is_found_by_its_name_whatever_its_id(sheet):
    renamed = house(
        (STYLES, r'(w:styleId|basedOn w:val|next w:val|link w:val)="(\w+)"', r'\1="x\2"'),
        (STYLES, r'w:styleId="xHeading1"', 'w:styleId="Spacer"'),
        (STYLES, r'basedOn w:val="xHeading1"', 'basedOn w:val="Spacer"'),
        ("word/numbering.xml", r'pStyle w:val="(\w+)"', r'pStyle w:val="x\1"'),
    )
    ours, theirs = made(OURS, sheet), made(renamed, sheet)
    assert theirs[DOCUMENT] == ours[DOCUMENT]
    assert same(theirs[STYLES], ours[STYLES])


def test_word_s_own_names_may_be_cased_in_any_way_and_a_style_may_have_another_name():
    one = house(
        (STYLES, 'w:name w:val="heading 2"', 'w:name w:val="Heading 2"'),
        (
            STYLES,
            'w:name w:val="Clause 1"/>',
            'w:name w:val="Rule"/><w:aliases w:val="R,Clause 1"/>',
        ),
        (STYLES, r'(w:styleId="Clause1".*?<w:pPr>)', r"\1<w:keepNext/>"),
    )
    parts = made(one)
    assert 'w:val="Heading 2"' in parts[STYLES]
    assert 'w:val="heading 2"' not in parts[STYLES]
    assert 'w:styleId="Clause1"><w:name w:val="Rule"/>' in parts[STYLES]
    assert "<w:keepNext/>" in style(parts, "Rule")


def test_its_looks_are_taken():
    one = house(
        (STYLES, '(w:styleId="Heading2".*?)w:color w:val="1F3A5F"', r'\1w:color w:val="C00000"'),
        (STYLES, 'w:ascii="Arial"', 'w:ascii="Gill Sans MT"'),
        (DOCUMENT, 'w:left="1304"', 'w:left="1000"'),
    )
    parts = made(one)
    assert "C00000" in style(parts, "heading 2")
    assert 'w:ascii="Gill Sans MT"' in parts[STYLES]
    assert parts[DOCUMENT].count('w:left="1000"') == 2
    assert 'w:val="right" w:pos="9602"' in parts["word/header1.xml"]


def test_a_style_it_lacks_is_ours_and_none_of_its_own_is_overwritten():
    one = house(
        (STYLES, '<w:style (?:(?!</w:style>).)*w:styleId="(Clause2|Key|TOC1)".*?</w:style>', ""),
        (STYLES, "</w:styles>", '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Key">'
         '<w:name w:val="Keyed in"/></w:style><w:style w:type="paragraph" w:customStyle="1" '
         'w:styleId="Clause2"><w:name w:val="Under"/></w:style></w:styles>'),
        (STYLES, '(w:styleId="Clause3".*?basedOn w:val=)"BodyText"', r'\1"Clause2"'),
    )  # fmt: skip
    parts = made(one)
    ours = made(OURS)
    for name in ("Clause 2", "Key", "toc 1"):
        assert same_style(style(parts, name), style(ours, name))
    assert 'w:styleId="TheirClause2"' in style(parts, "Under")
    assert 'w:basedOn w:val="TheirClause2"' in style(parts, "Clause 3")
    assert "Keyed in" not in parts[STYLES]  # nothing of ours rests on it


def same_style(one: str, other: str) -> bool:
    space = f'xmlns:w="{W[1:-1]}"'
    return same(
        one.replace("<w:style ", f"<w:style {space} ", 1),
        other.replace("<w:style ", f"<w:style {space} ", 1),
    )


def test_nothing_of_its_counts_and_every_heading_is_one():
    one = house(
        (STYLES, '(w:styleId="(?:Heading2|BodyText|Fact)".*?<w:pPr>)',
         r'\1<w:numPr><w:ilvl w:val="3"/><w:numId w:val="7"/></w:numPr>'),
        (STYLES, '<w:outlineLvl w:val="1"/>', ""),
    )  # fmt: skip
    parts = made(one)
    assert 'w:numId w:val="7"' not in parts[STYLES]
    assert parts[STYLES].count("<w:numPr>") == 9 + 5  # the levels of clauses, and of bullets
    assert '<w:outlineLvl w:val="1"/>' in style(parts, "heading 2")
    assert parts["word/numbering.xml"] == made(OURS)["word/numbering.xml"]
    assert "w:numPr" not in parts[DOCUMENT]


def test_numbers_hang_as_far_as_it_says_and_as_far_as_they_need():
    tabs = '<w:tabs><w:tab w:val="left" w:pos="{}"/></w:tabs><w:ind w:left="{}" w:hanging="{}"/>'
    one = house((STYLES, tabs.format(1440, 1440, 720), tabs.format(1500, 1500, 300)))
    assert one.measures.lefts[:3] == (720, 1500, 2160)
    assert one.measures.hangs[:3] == (720, 300, 720)
    parts = made(one)
    said = re.search(r'w:left="(\d+)" w:hanging="(\d+)"', style(parts, "Clause 2"))
    assert said
    left, hanging = map(int, said.groups())
    assert hanging > 300  # “b)” and “(i)” would not have room
    assert left - hanging == 1500 - 300
    assert f'w:left="{left}"' in style(parts, "Clause text 2")
    assert f'w:left="{2160 + left - 1500}"' in style(parts, "Clause 3")


def test_a_level_it_says_nothing_of_stands_within_the_one_above():
    one = house((STYLES, '(w:styleId="Clause[23]".*?)<w:ind [^>]*/>', r"\1"),
                (STYLES, '(w:styleId="Clause1".*?)w:left="720"', r'\1w:left="2cm"'))  # fmt: skip
    assert one.measures.lefts[:4] == (1134, 1854, 2574, 2880)


def test_larger_type_gets_wider_numbers():
    assert (
        house(
            (STYLES, '(rPrDefault><w:rPr>.*?)w:sz w:val="24"', r'\1w:sz w:val="36"')
        ).measures.size
        == 36
    )
    wide = Measures(size=36).holding([1000] + [0] * 8, 0)
    assert wide.hangs[0] == 1500


def test_the_tab_stops_of_its_headers_do_not_move_the_status():
    tabs = (
        '<w:tabs><w:tab w:val="center" w:pos="4513"/><w:tab w:val="right" w:pos="9026"/></w:tabs>'
    )
    one = house((STYLES, '(w:styleId="Header".*?</w:pBdr>)', rf"\1{tabs}"))
    header = made(one, sheets.schedule_sheet)["word/header1.xml"]
    assert 'w:val="clear" w:pos="4513"' in header
    assert 'w:val="clear" w:pos="9026"' in header
    assert 'w:val="right" w:pos="9298"' in header


def test_its_language_holds_if_it_is_a_kind_of_the_text_s_own():
    assert (
        'lang w:val="en-IE"'
        in made(house((STYLES, 'lang w:val="en-GB"', 'lang w:val="en-IE"')))[STYLES]
    )
    assert (
        'lang w:val="en-GB"'
        in made(house((STYLES, 'lang w:val="en-GB"', 'lang w:val="cy-GB"')))[STYLES]
    )
    assert house((STYLES, "<w:lang [^>]*/>", "")).tongue("cy-GB") == "cy-GB"


def test_its_theme_and_fonts_come_without_what_is_packed_in_them():
    theme = (
        f'<a:theme xmlns:a="{references.DRAWING}/main" xmlns:r="{references.OFFICE}" name="x">'
        '<a:themeElements><a:fmtScheme><a:bgFillStyleLst><a:blipFill><a:blip r:embed="rId1"/>'
        "</a:blipFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()
    font = '<w:font w:name="Gill &amp; Sons"><w:altName w:val="Verdana"/>{}</w:font>'
    data = references.changed(
        references.related("theme", "theme/other.xml"),
        (
            "word/fontTable.xml",
            "</w:fonts>",
            font.format('<w:embedRegular r:id="rId9"/>') + "</w:fonts>",
        ),
        more={"word/theme/other.xml": theme},
    )
    parts = made(read_house(data, references.PATH))
    assert "blip" not in parts["word/theme/theme1.xml"]
    assert "solidFill" in parts["word/theme/theme1.xml"]
    assert "theme/theme1.xml" in parts["word/_rels/document.xml.rels"]
    assert 'PartName="/word/theme/theme1.xml"' in parts["[Content_Types].xml"]
    assert font.format("") in parts["word/fontTable.xml"]


def test_nothing_but_looks_comes_through():
    hostile = references.changed(
        references.related("attachedTemplate", "file://server/evil.dotm", "External"),
        (DOCUMENT, "<w:body>", '<w:body><w:p><w:ins w:id="9" w:author="Eve"><w:r><w:t>'
         'Eve was here</w:t></w:r></w:ins><w:fldSimple w:instr=" INCLUDETEXT evil "/></w:p>'),
        ("word/settings.xml", "<w:defaultTabStop", '<w:documentProtection w:edit="readOnly"/>'
         '<w:updateFields w:val="true"/><w:defaultTabStop'),
        ("word/comments.xml", "</w:comments>", '<w:comment w:id="1" w:author="Eve"/></w:comments>'),
        ("word/header1.xml", "House style", "Eve’s header"),
        more={"word/vbaProject.bin": b"Sub AutoOpen()", "customXml/item1.xml": b"<evil/>",
              "word/_rels/settings.xml.rels": b"<evil/>"},
    )  # fmt: skip
    ours, theirs = made(OURS), made(read_house(hostile, references.PATH))
    assert same(ours.pop(STYLES), theirs.pop(STYLES))
    assert ours == theirs


def test_a_letterhead_stands_on_the_first_page_with_its_picture():
    words = '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t>Town Hall</w:t></w:r></w:p>'
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>'
        f"{words}</w:tc></w:tr></w:tbl><w:p/>"
    )
    data = references.headed(references.picture() + table)
    parts = made(read_house(data, references.PATH))
    assert parts["word/media/letterhead1.png"].encode("latin-1") == references.png()
    assert 'Target="media/letterhead1.png"' in parts["word/_rels/header2.xml.rels"]
    assert 'Extension="png"' in parts["[Content_Types].xml"]
    assert "Town Hall" in parts["word/header2.xml"]
    assert 'descr="The arms of the council"' in parts["word/header2.xml"]
    assert 'w:type="first" r:id="rId8"' in parts[DOCUMENT]
    assert "extLst" not in parts["word/header2.xml"]


def test_there_is_no_letterhead_where_the_first_page_has_no_header_of_its_own():
    one = read_house(
        references.changed(
            references.letterhead("<w:p><w:r><w:t>Not on the first page</w:t></w:r></w:p>"),
            (DOCUMENT, "<w:titlePg/>", '<w:titlePg w:val="0"/>'),
        ),
        references.PATH,
    )
    assert one.letterhead == OURS.letterhead


@pytest.mark.parametrize("own", styles(Measures(), "#000000"), ids=lambda own: own.name)
def test_the_starting_document_shows_a_sample_of_every_style(own):
    parts = unpack(references.plain())
    shown = b"".join(data for name, data in parts.items() if name != STYLES).decode()
    assert own.standing.value or f'Style w:val="{own.id}"' in shown


def problems(*edits: tuple[str, str, str]) -> str:
    with pytest.raises(Malformed) as caught:
        house(*edits)
    return " ".join(finding.problem for finding in caught.value.findings)


def test_every_style_that_cannot_serve_is_named_at_once():
    said = problems(
        (STYLES, 'paragraph"( w:customStyle="1" w:styleId="Clause1")', r'character"\1'),
        (STYLES, 'character"( w:styleId="Strong")', r'paragraph"\1'),
        (STYLES, 'w:name w:val="Kicker"', 'w:name w:val="Notice"'),
    )
    assert "“Clause 1” of the Word file is a character style; it must be a paragraph" in said
    assert "“Strong”" in said
    assert "Two styles of the Word file are called “Notice”." in said


def test_a_style_hides_words_also_by_what_it_rests_on():
    hidden = (STYLES, '(w:styleId="BodyText".*?</w:pPr>)', r"\1<w:rPr><w:vanish/></w:rPr>")
    assert "“Clause 9”" in problems(hidden)
    shown = r'\1<w:rPr><w:vanish w:val="0"/></w:rPr>'
    said = problems(hidden, (STYLES, '(w:styleId="Clause9".*?</w:pPr>)', shown))
    assert "“Clause 8”" in said
    assert "“Clause 9”" not in said


def test_comments_and_instructions_are_passed_over_and_the_words_around_them_kept():
    noted = references.changed(
        references.letterhead("<w:p><w:r><w:t>City <!-- x -->Council<?y z?>, 1</w:t></w:r></w:p>"),
        (references.TYPES, "<Default", "<!-- c --><?y z?><Default"),
        ("word/_rels/document.xml.rels", "<Relationship ", "<!-- c --><?y z?><Relationship "),
        (STYLES, "<w:style ", "<!-- c --><?y z?><w:style "),
    )
    parts = made(read_house(noted, references.PATH))
    assert "<w:t>City Council, 1</w:t>" in parts["word/header2.xml"]


def test_white_words_are_seen_on_a_dark_band_or_in_a_dark_row():
    dark = '<w:shd w:val="clear" w:color="auto" w:fill="1F3A5F"/>'
    white = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    first = f'<w:tblStylePr w:type="firstRow">{white}<w:tcPr>{dark}</w:tcPr></w:tblStylePr>'
    one = house(
        (STYLES, '<w:tblStylePr w:type="firstRow">.*?</w:tblStylePr>', first),
        (STYLES, '(w:styleId="TableHeading".*?</w:pPr>)<w:rPr>.*?</w:rPr>', rf"\1{white}"),
        (STYLES, '(w:styleId="Opening".*?<w:pPr>)(.*?</w:pPr>)', rf"\1{dark}\2{white}"),
    )
    parts = made(one)
    assert "FFFFFF" in style(parts, "Opening")
    assert "FFFFFF" in style(parts, "Table heading")


def test_a_style_known_by_two_spellings_of_one_name_is_one_style():
    name = '<w:name w:val="heading 1"/>'
    one = house((STYLES, name, f'{name}<w:aliases w:val="Heading 1,H1"/>'))
    assert 'w:styleId="Heading1"' in style(made(one), "heading 1")


def test_no_style_is_a_heading_that_was_none():
    said = house(
        (STYLES, '(w:styleId="Clause1".*?)</w:pPr>', r'\1<w:outlineLvl w:val="0"/></w:pPr>')
    )
    assert "outlineLvl" not in style(made(said), "Clause 1")
    based = house((STYLES, '(w:styleId="Title".*?basedOn w:val=)"Normal"', r'\1"Heading1"'))
    assert '<w:outlineLvl w:val="9"/>' in style(made(based), "Title")


def test_a_heading_that_is_one_by_what_ours_rests_on_stays_one():
    based = house((STYLES, '(w:styleId="CheckHeading".*?basedOn w:val=)"Heading1"', r'\1"Normal"'))
    assert '<w:outlineLvl w:val="0"/>' in style(made(based), "Check heading")


def test_no_style_counts_because_it_is_based_on_one_that_does():
    based = house((STYLES, '(w:styleId="ClauseText1".*?basedOn w:val=)"BodyText"', r'\1"Clause1"'))
    assert '<w:numPr><w:numId w:val="0"/></w:numPr>' in style(made(based), "Clause text 1")
