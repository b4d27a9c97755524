"""Poppler reads our PDFs: every word of the sheet in order, real headings, lists and tables."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise

import pytest

import paper_files
import sheets
from constitution_tool.model.passage import Flow, Grid, Passage, Picture, Title
from constitution_tool.model.sheet import TextBody
from constitution_tool.publish.pdf.document import pdf

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not os.environ.get("CI") and not shutil.which("pdftotext"), reason="poppler-utils"
    ),
]


@pytest.fixture
def run(tmp_path):
    def program(made: bytes, *words: str) -> str:
        path = tmp_path / "made.pdf"
        path.write_bytes(made)
        command = [path if word == "FILE" else word for word in words]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode(
            "utf-8", "replace"
        )

    return program


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u2060", "")


def expected(flow: Flow) -> list[str]:
    """List what each paragraph says, without white space."""
    out = []
    for item in flow.printed:
        match item:
            case Title():
                out.append("".join(p.text for p in item.pieces))
            case Passage():
                out.append("".join(p.text for p in (*item.label, *item.pieces)))
            case Picture():
                out.append(item.alternative)
            case Grid():
                for row in (*item.header, *item.rows):
                    out += ["".join(p.text for p in c.passages[0].pieces) for c in row.cells]
    return [squeezed(text) for text in out]


def read(run, made: bytes) -> str:
    """Read a PDF in its tagged order, without headers and footers, notes or contents."""
    text = run(made, "pdfinfo", "-struct-text", "FILE")
    shown = re.findall(r'^ *"(.*)"$', text, re.MULTILINE)
    return squeezed("".join(shown))


def pieces(flow: Flow) -> list[str]:
    """List every run of words in the order it is read, but for the marks of footnotes."""
    out = []
    for item in flow.printed:
        match item:
            case Title():
                out += item.pieces
            case Passage():
                out += (*item.label, *item.pieces)
            case Grid():
                cells = [cell for row in (*item.header, *item.rows) for cell in row.cells]
                out += [p for cell in cells for passage in cell.passages for p in passage.pieces]
    # pdfinfo leaves a string at a space that does not break; pdftotext does not.
    told = (piece.text for piece in out if not piece.note and "\u00a0" not in piece.text)
    return [squeezed(text) for text in told]


@pytest.mark.parametrize("name", ["clean_sheet", "tracked_sheet"])
def test_every_word_of_a_text_is_read_in_order(run, name):
    sheet = getattr(sheets, name)()
    text = read(run, pdf(replace(sheet, body=replace(sheet.body, contents=False))))
    at = 0
    for said in pieces(sheet.body.flow):
        found = text.find(said, at)
        assert found >= 0, said
        at = found + len(said)


@pytest.mark.parametrize("name", paper_files.FILES[:-1])
def test_every_word_of_a_paper_is_read_in_order(run, name):
    sheet = paper_files.file(name)
    facts = [squeezed(words) for fact in sheet.facts for words in fact]
    text, at = read(run, pdf(sheet)), 0
    for said in (squeezed(sheet.title), *facts, *pieces(sheet.body.flow)):
        found = text.find(said, at)
        assert found >= 0, said
        at = found + len(said)


def test_plain_extraction_gives_every_word_of_a_page(run):
    flow = Flow(printed=tuple(i for i in sheets.clean_sheet().body.flow.printed if _simple(i)))
    made = pdf(replace(sheets.clean_sheet(), body=TextBody(flow=flow, contents=False)))
    text = squeezed(run(made, "pdftotext", "-f", "2", "FILE", "-"))
    assert all(said in text for said in expected(flow))


def _simple(item) -> bool:
    return isinstance(item, Title | Passage) and not any(
        p.note for p in getattr(item, "pieces", ())
    )


def test_tracked_words_are_said_in_words_with_their_entry(run):
    text = " ".join(run(pdf(sheets.tracked_sheet()), "pdftotext", "FILE", "-").split())
    assert "effective and [Deleted: efficient manner] [Added: efficient way] 1 ." in text
    assert "any guidance [Added: or training] 3 issued" in text
    assert "iii. [Added: This Protocol is used in the induction" in text
    assert "[Deleted: iii.] [Added: iv.] 2 It should be read" in text
    assert "[Moved from here: This Protocol can be revised" in text
    assert "[Moved to here: This Protocol can be revised" in text


def test_hostile_words_print_as_they_are(run):
    hostile = "#panic(\"x\") $x$ *bold* <label> @ref \\ // c /* c */ {{ y }} -- ... [z](#p1.a) 'q'"
    sheet = replace(
        sheets.clean_sheet(),
        title=hostile,
        body=TextBody(flow=Flow(printed=(sheets.clause("p1.a", "i.", hostile),))),
    )
    made = pdf(sheet)
    text = squeezed(run(made, "pdftotext", "FILE", "-"))
    assert (
        text.count(squeezed(hostile)) == 2
    )  # the title and the clause; the running head has no room
    assert hostile in run(made, "pdfinfo", "FILE")


def test_the_file_says_what_it_is(run):
    said = run(pdf(sheets.clean_sheet()), "pdfinfo", "-isodates", "FILE")
    facts = dict(re.findall(r"^(.+?): +(.*)$", said, re.MULTILINE))
    assert facts["Title"] == "Appendix 1: Member and Officer Protocol – Exampleshire Council"
    assert facts["CreationDate"].startswith("2024-05-10T")
    assert facts["Tagged"] == "yes"
    assert "A4" in facts["Page size"]


@pytest.mark.parametrize("name", ["clean_sheet", "tracked_sheet", "schedule_sheet"])
def test_headings_come_in_order_and_no_level_is_skipped(run, name):
    levels = [
        int(level)
        for level in re.findall(
            r"^ *H(\d)\b", run(pdf(getattr(sheets, name)()), "pdfinfo", "-struct", "FILE"), re.M
        )
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(levels) > 4


def test_clauses_are_items_of_lists_labelled_as_authored(run):
    tree = run(pdf(sheets.clean_sheet()), "pdfinfo", "-struct-text", "FILE")
    lines = [line.strip() for line in tree.splitlines()]
    labels = [
        lines[at + 1].strip('"')
        for at, line in enumerate(lines)
        if line.startswith("Lbl") and lines[at - 1].startswith("LI")
    ]
    assert [label for label in labels if label != "•"] == [
        *("i.", "ii.", "iii.", "iv.", "i.", "a)", "b)", "(i)", "c)", "ii.", "i.", "ii."),
    ]
    assert len([line for line in lines if line.startswith("TH <")]) == 6


def test_every_page_has_its_number_its_notice_and_the_status(run):
    made = pdf(sheets.schedule_sheet())
    pages = run(made, "pdftotext", "-layout", "FILE", "-").split("\f")[:-1]
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert sheets.NOTICE in text
        assert sheets.STATUS in text
    assert sheets.CHECK_CODE in pages[-1]
