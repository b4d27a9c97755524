"""Accepting and rejecting by hand-made markup: ours, and forms that Word itself writes."""

from __future__ import annotations

import pytest

import word_files
from constitution_tool.ooxml.line_signs import CELL, ROW, TABLE
from constitution_tool.ooxml.markup import NAMESPACES
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.ooxml.read_marks import Extent, read
from constitution_tool.ooxml.resolve import accept_all, reject_all
from word_files import all_accepted, all_rejected

BY = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str) -> str:
    return f"<w:ins {BY}>{r(text)}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {BY}>{r(text).replace('w:t', 'w:delText')}</w:del>"


def p(content: str, mark: str = "", style: str = "") -> str:
    kept = f"<w:rPr><w:{mark} {BY}/></w:rPr>" if mark else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{kept}</w:pPr>{content}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(cell: str, mark: str = "") -> str:
    kept = f"<w:trPr><w:{mark} {BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{kept}<w:tc>{cell}</w:tc></w:tr>"


SPACER = '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p>'
CASES = {
    "words": (p(r("A ") + gone("b") + ins("c") + r(".")), ("A b.",), ("A c.",)),
    "added paragraph": (p(r("A")) + p(ins("B"), "ins") + p(r("C")), ("A", "C"), ("A", "B", "C")),
    "deleted paragraph": (p(r("A")) + p(gone("B"), "del") + p(r("C")), ("A", "B", "C"), ("A", "C")),
    "paragraphs joined": (p(r("A") + ins(" "), "del") + p(r("B")), ("A", "B"), ("A B",)),
    "paragraph split": (p(r("A"), "ins") + p(r("B")), ("AB",), ("A", "B")),
    "three joined": (p(r("A"), "del") + p(r("B"), "del") + p(r("C")), ("A", "B", "C"), ("ABC",)),
    "moved": (
        p(f"<w:moveFrom {BY}>{r('A')}</w:moveFrom>", "moveFrom")
        + p(r("B"))
        + p(f"<w:moveTo {BY}>{r('A')}</w:moveTo>", "moveTo")
        + p(r("C")),
        ("A", "B", "C"),
        ("B", "A", "C"),
    ),
    "a mark before a table cannot go": (
        p(r("A")) + p(ins("B"), "ins") + table(tr(p(r("c")))) + p(r("D")),
        ("A", "", TABLE, ROW, CELL, "c", "D"),
        ("A", "B", TABLE, ROW, CELL, "c", "D"),
    ),
    "rows": (
        table(tr(p(r("a"))), tr(p(ins("b"), "ins"), "ins"), tr(p(gone("c"), "del"), "del"))
        + p(r("D")),
        (TABLE, ROW, CELL, "a", ROW, CELL, "c", "D"),
        (TABLE, ROW, CELL, "a", ROW, CELL, "b", "D"),
    ),
    "a whole table": (
        table(tr(p(gone("a"), "del"), "del")) + p(r("D")),
        (TABLE, ROW, CELL, "a", "D"),
        ("D",),
    ),
    "a link": (
        p(f'<w:hyperlink w:anchor="x">{r("A ")}{ins("b")}</w:hyperlink>'),
        ("A ",),
        ("A b",),
    ),
    "a content control": (
        f"<w:sdt><w:sdtContent>{p(r('A') + gone('b'))}</w:sdtContent></w:sdt>" + p(r("C")),
        ("Ab", "C"),
        ("A", "C"),
    ),
    "spacers say nothing": (SPACER + p(r("A")) + SPACER, ("A",), ("A",)),
    "a spacer with words is words": (p(ins("A"), "", "Spacer") + p(r("B")), ("B",), ("A", "B")),
    "tabs and breaks": (
        p('<w:r><w:t>1.</w:t><w:tab/><w:t>A</w:t><w:br/><w:t>B</w:t><w:br w:type="page"/></w:r>'),
        ("1.\tA\nB",),
        ("1.\tA\nB",),
    ),
}


def document(body: str) -> bytes:
    whole = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return pack({"word/document.xml": whole.encode()})


@pytest.mark.parametrize("name", CASES)
def test_both_sides(name):
    body, old, new = CASES[name]
    data = document(body)
    lines = read(data)
    assert (lines.old, lines.new) == (old, new)
    for resolved, wanted in ((accept_all(data), new), (reject_all(data), old)):
        after = read(resolved)
        assert after.old == after.new == wanted
        assert b"w:ins" not in resolved


def test_rejecting_puts_back_a_paragraphs_look():
    changed = f'<w:pPrChange {BY}><w:pPr><w:pStyle w:val="Old"/></w:pPr></w:pPrChange>'
    body = f'<w:p><w:pPr><w:pStyle w:val="New"/>{changed}</w:pPr>{r("A")}</w:p>'

    for resolved, style in (
        (accept_all(document(body)), b"New"),
        (reject_all(document(body)), b"Old"),
    ):
        part = unpack(resolved)["word/document.xml"]
        assert b'<w:pStyle w:val="' + style + b'"/>' in part
        assert b"pPrChange" not in part


def test_only_the_text_between_its_bookmarks_is_read():
    mark = '<w:bookmarkStart w:id="9" w:name="_text"/>{}<w:bookmarkEnd w:id="9"/>'
    data = document(p(r("Cover")) + mark.format(p(r("A")) + p(ins("B"), "ins")) + p(r("Last")))
    assert read(data, Extent.TEXT).new == ("A", "B")
    assert read(data, Extent.TEXT).old == ("A",)


@pytest.mark.parametrize("name", word_files.EVERY)
def test_rewriting_a_file_and_reading_it_agree(name):
    data = word_files.file(name)
    ours = read(data)
    assert read(accept_all(data)) == all_accepted(ours)
    assert read(reject_all(data)) == all_rejected(ours)
