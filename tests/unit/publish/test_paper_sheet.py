"""A paper is set with its facts on the first page, runs on from there, and is proved whole."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import paper_files
from constitution_tool.errors import LawBroken, Malformed
from constitution_tool.model.passage import text_of
from constitution_tool.model.sheet import Begins
from constitution_tool.ooxml.package import unpack
from constitution_tool.publish.pdf.data import sheet_data
from constitution_tool.publish.pdf.document import pdf
from constitution_tool.publish.pdf.proof import prove as prove_pdf
from constitution_tool.publish.word.document import word
from constitution_tool.publish.word.read_back import prove

DOCUMENT = "word/document.xml"
FULL_COUNCIL = "2024-05-21-full-council"


def test_the_text_begins_on_the_first_page():
    sheet = paper_files.file(FULL_COUNCIL)
    assert sheet.body.begins is Begins.RUNS_ON
    document = unpack(word(sheet))[DOCUMENT].decode()
    assert document.count("<w:sectPr>") == 1
    assert "w:pageBreakBefore" not in document


def test_the_title_is_the_heading_above_all_others():
    document = unpack(word(paper_files.file(FULL_COUNCIL)))[DOCUMENT].decode()
    title = re.search(r'<w:pStyle w:val="Title"/><w:outlineLvl w:val="(\d)"/>', document)
    assert title is not None
    assert title[1] == "0"
    assert set(re.findall(r'w:val="Heading(\d)"', document)) == {"2"}


@pytest.mark.parametrize("at", range(6))
def test_a_file_with_another_fact_is_never_handed_over(at):
    sheet = paper_files.file(FULL_COUNCIL)
    parts = unpack(word(sheet))
    prove(parts, sheet)
    facts = list(sheet.facts)
    facts[at] = (facts[at][0], facts[at][1] + "!")
    changed = replace(sheet, facts=tuple(facts))
    with pytest.raises(LawBroken):
        prove(parts, changed)
    data = sheet_data(sheet)
    prove_pdf(sheet, data)
    with pytest.raises(LawBroken):
        prove_pdf(changed, data)


def test_a_fact_that_cannot_be_shown_is_named():
    sheet = replace(paper_files.file(FULL_COUNCIL), facts=(("Author", "\u16a0"),))
    with pytest.raises(Malformed, match="cannot show"):
        pdf(sheet)


@pytest.mark.parametrize("name", ["paper of kind briefing", "paper of kind decision-record"])
def test_one_page_is_one_page(name):
    assert len(re.findall(rb"/Type\s*/Page\b", pdf(paper_files.file(name)))) == 1


def test_every_page_of_a_draft_says_so():
    parts = unpack(word(paper_files.file(FULL_COUNCIL)))
    assert b"DRAFT. Not yet published." in parts["word/header1.xml"]
    assert b"DRAFT. Not yet published." in parts[DOCUMENT]
    assert b"Illustration only." in parts["word/footer1.xml"]
    assert b"Illustration only." in parts["word/footer2.xml"]


def test_a_paper_may_say_by_when_it_must_be_published():
    made, _ = paper_files.written(
        paper_files.begun("briefing", paper_files.OWN["briefing"])
        + "\n# When\n\n{{ deadline }} {{ summons }}\n"
    )
    said = text_of([p for one in made.sheet.body.flow.printed for p in one.pieces])
    assert (
        "The agenda must be published by Monday 13 May 2024: five clear days, not counting that "
        "day, the day of the meeting, weekends or bank holidays. Members must be summoned by Monday"
        in said
    )
