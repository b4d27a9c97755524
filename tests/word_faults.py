"""Faults to put into a sound tracked file, one at a time, and what is said of each.

A fault is a part, a pattern in it and its replacement; then words of what our own check says, or
`SCHEMA` where the schema forbids it and our check need not.
"""

from __future__ import annotations

import re

from constitution_tool.ooxml.package import pack, unpack

DOCUMENT = "word/document.xml"
SCHEMA = ""
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
        r"(<w:pStyle w:val=\"BodyText\"/>(?:<w:keepNext/>)?)(<w:rPr><w:ins [^>]*/></w:rPr>)",
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
    "a comment with no range": (DOCUMENT, r"<w:commentRangeStart [^>]*/>", "", "has no range"),
    "a comment with a range in a row that goes": (
        DOCUMENT,
        r"(<w:trPr><w:del [^>]*/></w:trPr>.*?)(<w:del [^>]*><w:r>)",
        r'\1<w:commentRangeStart w:id="9009"/>\2<w:commentReference w:id="9009"/>',
        "has a range",
    ),
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
    # Faults of moves, comments, looks, rows and paragraph marks.
    "a move by two hands": (
        DOCUMENT,
        r'(<w:moveToRangeStart [^>]*w:author=")[^"]*"',
        r'\1Somebody else"',
        "ends by Somebody else",
    ),
    "a move on two days": (
        DOCUMENT,
        r'(<w:moveFromRangeStart [^>]*w:date=")[^"]*"',
        r'\g<1>2020-01-01T00:00:00Z"',
        "starts by",
    ),
    "moved words by another hand": (
        DOCUMENT,
        r'(<w:moveTo w:id="\d+" w:author=")[^"]*("[^>]*><w:r>)',
        r"\1Somebody else\2",
        "in a range by",
    ),
    "a move of nothing": (
        DOCUMENT,
        r"(<w:moveToRangeStart [^>]*/>)(.*?)(<w:moveToRangeEnd [^>]*/>)",
        r"\1\3\2",
        "outside any range",
    ),
    "a comment that stays when its words go": (
        DOCUMENT,
        r'<w:del [^>]*>(<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        r"<w:commentReference [^>]*/></w:r>)</w:del>",
        r"\1",
        "would stay",
    ),
    "a comment in a footnote": (
        "word/footnotes.xml",
        r"(<w:ins [^>]*><w:r>)",
        r'<w:r><w:commentReference w:id="9004"/></w:r>\1',
        "a comment in a footnote",
    ),
    "an id shared by two parts": (
        "word/footnotes.xml",
        r'<w:ins w:id="\d+"',
        '<w:ins w:id="SHARED"',
        "is used 2 times",
    ),
    "a changed look that says none before": (
        DOCUMENT,
        r'(<w:pStyle w:val="Clause1"/>)(</w:pPr>)',
        r'\1<w:pPrChange w:id="9005" w:author="x" w:date="2024-01-01T00:00:00Z"/>\2',
        "how it looked before",
    ),
    "a paragraph mark that cannot go": (
        DOCUMENT,
        r"(<w:rPr><w:(?:ins|del) [^>]*/></w:rPr></w:pPr>(?:(?!</w:p>).)*</w:p>)",
        r"\1<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        r"<w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>",
        "cannot go",
    ),
    "a section in a paragraph that goes": (
        DOCUMENT,
        r"(<w:pPr>(?:(?!</w:pPr>).)*<w:rPr><w:del [^>]*/></w:rPr>)(</w:pPr>)",
        r"\1<w:sectPr/>\2",
        "take a section",
    ),
    "live words in a row that goes": (
        DOCUMENT,
        r"(<w:trPr><w:del [^>]*/></w:trPr><w:tc>.*?<w:p>(?:<w:pPr>.*?</w:pPr>)?)"
        r"<w:del [^>]*>(<w:r>)<w:delText([^>]*>[^<]*)</w:delText></w:r></w:del>",
        r"\1\2<w:t\3</w:t></w:r>",
        "as its row is",
    ),
    "a tracked change in a header": (
        "word/header1.xml",
        r"(<w:p>(?:<w:pPr>.*?</w:pPr>)?)",
        r'\1<w:ins w:id="9006" w:author="x" w:date="2024-01-01T00:00:00Z"/>',
        "where nothing is tracked",
    ),
    "a bookmark that crosses cells": (
        DOCUMENT,
        r"(<w:tc>.*?<w:p>)(.*?</w:tc><w:tc>.*?<w:p>)",
        r'\1<w:bookmarkStart w:id="9007" w:name="cross"/>\2<w:bookmarkEnd w:id="9007"/>',
        "begins in one cell",
    ),
    "a cell that continues nothing": (
        DOCUMENT,
        r'<w:vMerge w:val="restart"/>',
        "",
        "continues none",
    ),
    "words live in a link that goes": (
        DOCUMENT,
        r"<w:del ([^>]*)><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:delText([^>]*)>([^<]*)</w:delText></w:r>"
        r"</w:del>",
        r'<w:hyperlink w:anchor="_cl_p1_p3q8f"><w:del \1><w:r><w:t\2>\3</w:t></w:r></w:del>'
        "</w:hyperlink>",
        "w:del holds",
    ),
    "recording misspelt": (
        "word/settings.xml",
        "<w:trackRevisions/>",
        "<w:trackChanges/>",
        "recording is off",
    ),
    # Faults that the schema itself forbids.
    "properties out of order": (
        DOCUMENT,
        r"<w:pPr>(<w:pStyle [^>]*/>)(<w:rPr>.*?</w:rPr>)</w:pPr>",
        r"<w:pPr>\2\1</w:pPr>",
        SCHEMA,
    ),
    "recording out of order": (
        "word/settings.xml",
        r"<w:trackRevisions/>(.*)</w:settings>",
        r"\1<w:trackRevisions/></w:settings>",
        SCHEMA,
    ),
    "a paragraph in a paragraph": (
        DOCUMENT,
        r"(<w:p><w:pPr>.*?)</w:p>",
        r'\1<w:ins w:id="9008" w:author="x" w:date="2024-01-01T00:00:00Z"><w:p/></w:ins></w:p>',
        SCHEMA,
    ),
    "a link inside an omission": (
        DOCUMENT,
        r"(<w:del [^>]*>)(<w:r>.*?</w:r>)(</w:del>)",
        r'\1<w:hyperlink w:anchor="_cl_p1_p3q8f">\2</w:hyperlink>\3',
        SCHEMA,
    ),
    "a cell's properties after its words": (
        DOCUMENT,
        r"<w:tc>(<w:tcPr>.*?</w:tcPr>)(<w:p>.*?</w:p>)</w:tc>",
        r"<w:tc>\2\1</w:tc>",
        SCHEMA,
    ),
    "a number that is none": (DOCUMENT, r'<w:ins w:id="\d+"', '<w:ins w:id="one"', SCHEMA),
}


def spoil(sound: bytes, name: str) -> bytes:
    """Put a fault into a Word file."""
    part, old, new, _ = FAULTS[name]
    parts = unpack(sound)
    whole = parts[part].decode()
    if "SHARED" in new:
        taken = re.search(r'<w:ins w:id="(\d+)"', parts[DOCUMENT].decode())
        new = new.replace("SHARED", taken.group(1))
    everywhere = 0 if name == "two changes with one id" else 1
    spoilt = re.sub(old, new, whole, count=everywhere, flags=re.DOTALL)
    assert spoilt != whole, "the fault was not put in"
    return pack({**parts, part: spoilt.encode()})
