"""Every fault that the schema passes is caught: one fault is put into a sound file at a time."""

from __future__ import annotations

import re

import pytest

import sheets
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.publish.word.document import word

DOCUMENT = "word/document.xml"
FAULTS = {
    "omitted words as live text": (
        DOCUMENT,
        r"<w:delText([^>]*)>([^<]*)</w:delText>",
        r"<w:t\1>\2</w:t>",
        "w:del holds",
    ),
    "omitted text outside an omission": (
        DOCUMENT,
        r"<w:t ([^>]*)>The limits are these.</w:t>",
        r"<w:delText \1>The limits are these.</w:delText>",
        "outside w:del",
    ),
    "a lost space": (
        DOCUMENT,
        r' xml:space="preserve">The purpose of',
        ">The purpose of",
        "lose its spaces",
    ),
    "a change inside a change": (
        DOCUMENT,
        r"(<w:ins [^>]*>)(<w:r>.*?</w:r>)(</w:ins>)",
        r'\1<w:del w:id="9001" w:author="x" w:date="2024-01-01T00:00:00Z"></w:del>\2\3',
        "inside ins",
    ),
    "two changes with one id": (
        DOCUMENT,
        r"<w:(ins|del) w:id=\"\d+\"",
        r'<w:\1 w:id="77"',
        "is used",
    ),
    "a change by nobody": (DOCUMENT, r'(<w:ins w:id="\d+") w:author="[^"]*"', r"\1", "author"),
    "a change with no proper date": (DOCUMENT, r'w:date="[^"]*"', 'w:date="1 May 2024"', "date"),
    "a mark not first in its properties": (
        DOCUMENT,
        r"<w:rPr>(<w:del [^>]*/>)</w:rPr>",
        r"<w:rPr><w:b/>\1</w:rPr>",
        "not first",
    ),
    "a row's mark not last": (
        DOCUMENT,
        r"<w:trPr>(<w:del [^>]*/>)</w:trPr>",
        r"<w:trPr>\1<w:cantSplit/></w:trPr>",
        "not last in w:trPr",
    ),
    "a look's change not last": (
        DOCUMENT,
        r"(<w:pStyle w:val=\"BodyText\"/>)(<w:rPr><w:ins [^>]*/></w:rPr>)",
        r'\1<w:pPrChange w:id="9002" w:author="x" w:date="2024-01-01T00:00:00Z"><w:pPr/>'
        r"</w:pPrChange>\2",
        "pPrChange not last",
    ),
    "a bookmark without an end": (DOCUMENT, r'<w:bookmarkEnd w:id="3"/>', "", "without its end"),
    "a bookmark without a start": (
        DOCUMENT,
        r'<w:bookmarkStart w:id="3"[^>]*/>',
        "",
        "without its start",
    ),
    "a bookmark twice": (DOCUMENT, r'w:name="_cl_p1_9qw2t"', 'w:name="_cl_p1_x3fdr"', "2 times"),
    "a bookmark's name too long": (
        DOCUMENT,
        r'w:name="_cl_p1_9qw2t"',
        f'w:name="{"x" * 41}"',
        "41",
    ),
    "a link to no bookmark": (
        DOCUMENT,
        r'w:anchor="_cl_p1_p3q8f"',
        'w:anchor="_no"',
        "no bookmark",
    ),
    "a move without its end": (DOCUMENT, r"<w:moveFromRangeEnd [^>]*/>", "", "without its end"),
    "a move with no destination": (
        DOCUMENT,
        r'(<w:moveToRangeStart [^>]*w:name=")[^"]*"',
        r'\1elsewhere"',
        "not one start and one destination",
    ),
    "moved words outside their range": (
        DOCUMENT,
        r"<w:moveFromRangeStart [^>]*/>(.*?)<w:moveFromRangeEnd [^>]*/>",
        r"\1",
        "outside any range",
    ),
    "a comment with no range": (DOCUMENT, r"<w:commentRangeStart [^>]*/>", "", "do not match"),
    "a comment's range without an end": (
        DOCUMENT,
        r"<w:commentRangeEnd [^>]*/>",
        "",
        "without its end",
    ),
    "a comment that is not there": (
        DOCUMENT,
        r'<w:commentReference w:id="\d+"/>',
        '<w:commentReference w:id="9003"/>',
        "do not match",
    ),
    "a style that is not there": (DOCUMENT, r'w:val="Clause1"', 'w:val="NoSuch"', "not defined"),
    "a numbering that is not there": (
        "word/styles.xml",
        r'<w:numId w:val="1"/>',
        '<w:numId w:val="99"/>',
        "not defined",
    ),
    "an empty cell": (
        DOCUMENT,
        r"(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>",
        r"\1</w:tc>",
        "cell",
    ),
    "a row without cells": (DOCUMENT, r"</w:tbl>", "<w:tr/></w:tbl>", "row without cells"),
    "two tables that touch": (
        DOCUMENT,
        r"</w:tbl>",
        "</w:tbl><w:tbl><w:tblPr/><w:tblGrid/></w:tbl>",
        "not followed",
    ),
    "a row wider than its table": (
        DOCUMENT,
        r'<w:gridSpan w:val="3"/>',
        '<w:gridSpan w:val="9"/>',
        "wider",
    ),
    "a footnote that is not there": (
        DOCUMENT,
        r'(<w:footnoteReference [^>]*)w:id="1"',
        r'\1w:id="88"',
        "not there",
    ),
    "one footnote called twice": (
        DOCUMENT,
        r'(<w:footnoteReference [^>]*)w:id="2"',
        r'\1w:id="1"',
        "called 2 times",
    ),
    "a field that never ends": (DOCUMENT, r'w:fldCharType="end"', 'w:fldCharType="begin"', "field"),
    "a relationship that is not there": (DOCUMENT, r'r:id="link1"', 'r:id="link9"', "link9"),
    "a part that is not there": (
        "word/_rels/document.xml.rels",
        r'Target="comments.xml"',
        'Target="remarks.xml"',
        "not in the file",
    ),
    "a part without a type": (
        "[Content_Types].xml",
        r'<Override PartName="/word/comments.xml"[^>]*/>',
        "",
        "no content type",
    ),
    "a link that could run a program": (
        "word/_rels/document.xml.rels",
        r'Target="https:[^"]*"',
        'Target="javascript:x"',
        "javascript",
    ),
    "recording left off": ("word/settings.xml", "<w:trackRevisions/>", "", "recording is off"),
    "a question on opening": (
        "word/settings.xml",
        "<w:trackRevisions/>",
        "<w:trackRevisions/><w:updateFields/>",
        "ask",
    ),
}


@pytest.fixture(scope="module")
def sound() -> bytes:
    return word(sheets.tracked_sheet())


def test_a_sound_file_breaks_nothing(sound):
    assert broken(sound) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_caught(sound, name):
    part, old, new, said = FAULTS[name]
    parts = unpack(sound)
    whole = parts[part].decode()
    everywhere = 0 if name == "two changes with one id" else 1
    spoilt = re.sub(old, new, whole, count=everywhere, flags=re.DOTALL)
    assert spoilt != whole, "the fault was not put in"
    parts[part] = spoilt.encode()
    assert any(said in fault for fault in broken(pack(parts))), broken(pack(parts))
