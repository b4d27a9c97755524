"""python-docx opens our documents and finds what an officer's own tools would look for."""

from __future__ import annotations

import datetime
import io
from itertools import pairwise

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

import real_papers

pytestmark = pytest.mark.oracle


def opened(name):
    return docx.Document(io.BytesIO(real_papers.built()[f"{name}.docx"]))


@pytest.mark.parametrize("name", real_papers.NAMES)
def test_the_properties_name_the_paper(name):
    sheet, found = real_papers.sheet(name), opened(name).core_properties
    assert found.title == f"{sheet.kicker}: {sheet.title}"
    assert found.language == "en-GB"
    assert found.author == "Birmingham City Council"
    assert found.created.date() == found.modified.date() == sheet.day
    assert found.created.time() == datetime.time(0)


@pytest.mark.parametrize("name", real_papers.NAMES)
def test_every_style_in_use_is_a_named_one(name):
    document = opened(name)
    known = {style.style_id for style in document.styles}
    body = document.element.body
    used = {each.get(qn("w:val")) for each in body.iter(qn("w:pStyle"), qn("w:rStyle"))}
    tables = {each.get(qn("w:val")) for each in body.iter(qn("w:tblStyle"))}
    assert used | tables <= known
    assert all(paragraph.find(qn("w:pPr")) is not None for paragraph in body.iter(qn("w:p")))
    assert {"Council", "Kicker", "Title", "Status", "Opening", "Notice", "CheckCode"} <= used


@pytest.mark.parametrize("name", [real_papers.ADOPTION, real_papers.TRACKED])
def test_clauses_hang_from_their_numbers(name):
    document = opened(name)
    styles = {style.style_id: style for style in document.styles}
    for paragraph in document.paragraphs:
        if paragraph.style.style_id.startswith("Clause"):
            assert paragraph.style.name.startswith("Clause")
    assert styles["Clause1"].paragraph_format.first_line_indent < 0


@pytest.mark.parametrize("name", real_papers.NAMES)
def test_headings_are_words_own_and_come_in_order(name):
    levels = [
        int(paragraph.style.name.removeprefix("Heading "))
        for paragraph in opened(name).paragraphs
        if paragraph.style.name.startswith("Heading ")
    ]
    assert len(levels) >= 3
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    heading = opened(name).styles["Heading 1"]
    assert heading.type is WD_STYLE_TYPE.PARAGRAPH
    assert heading.builtin


def test_the_comments_say_why_and_on_whose_authority():
    sheet, comments = real_papers.sheet(real_papers.TRACKED), opened(real_papers.TRACKED).comments
    said = {comment.text for comment in comments}
    expected = {
        f"Entry {entry.number}. {reason} {entry.authority}"
        for entry in sheet.body.entries
        for _, reason in entry.reasons
    }
    assert said == expected
    assert len(comments) == len(expected)
