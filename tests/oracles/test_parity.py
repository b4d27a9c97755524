"""Word, PDF and terminal say what the model says: the same clauses, the same words, in order."""

from __future__ import annotations

import re
import subprocess
from itertools import groupby

import pytest

import real_papers
from constitution_tool.model.passage import Act, Passage, Role, Title
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_marks import Extent, read
from constitution_tool.publish.text.document import Numerals, text
from oracles.programs import program

pytestmark = pytest.mark.oracle

TEXTS = (real_papers.ADOPTION, real_papers.TRACKED)
SAYS = {
    Act.ADDED: "Added",
    Act.DELETED: "Deleted",
    Act.MOVED_FROM: "Moved from here",
    Act.MOVED_TO: "Moved to here",
}
OPENER = re.compile(r"\[(?:Added|Deleted|Movedfromhere|Movedtohere):")
CLOSER = re.compile(r"\](?:\(\d+\)|\d{0,2})")
BRACKET = re.compile(rf"\[({'|'.join(SAYS.values())}): ([^\[\]]*)\]")
OLD = {Act.ADDED, Act.MOVED_TO}
NEW = {Act.DELETED, Act.MOVED_FROM}


def flow(name):
    return real_papers.sheet(name).body.flow


def lines(name, gone=frozenset()):
    """Every paragraph of the model, without the words whose marks are among those gone."""

    def said(pieces):
        return "".join(p.text for p in pieces if not any(m.act in gone for m in p.marks))

    for item in flow(name).printed:
        assert isinstance(item, Title | Passage), "the real text has neither tables nor pictures"
        if any(mark.act in gone for mark in item.marks):
            continue
        label = said(item.label) if isinstance(item, Passage) else ""
        yield f"{label}\t{said(item.pieces)}" if label else said(item.pieces)


def squeezed(words):
    """Leave out what a page sets in its own way: white space, brackets and numbers of entries."""
    return CLOSER.sub("", OPENER.sub("", "".join(words.split())))


def tagged(name, tmp_path, *words):
    path = tmp_path / "judged.pdf"
    path.write_bytes(real_papers.built()[f"{name}.pdf"])
    run = [program(words[0]), *(str(path) if word == "FILE" else word for word in words[1:])]
    return subprocess.run(run, check=True, capture_output=True, timeout=60).stdout.decode()


@pytest.mark.parametrize("name", TEXTS)
def test_word_has_every_word(name):
    found = read(real_papers.built()[f"{name}.docx"], Extent.TEXT)
    assert found.old == tuple(lines(name, OLD))
    assert found.new == tuple(lines(name, NEW))


@pytest.mark.parametrize("name", TEXTS)
def test_word_has_every_clause(name):
    document = unpack(real_papers.built()[f"{name}.docx"])["word/document.xml"].decode()
    found = re.findall(r'w:name="_cl_(\w+?)(?:_(\w+))?"', document)
    expected = [
        item.instrument if isinstance(item, Title) else item.clause
        for item in flow(name).printed
        if isinstance(item, Title)
        or (item.anchor and not any(mark.act is Act.MOVED_FROM for mark in item.marks))
    ]
    assert [".".join(filter(None, each)) for each in found] == expected


@pytest.mark.parametrize("name", TEXTS)
def test_pdf_has_every_word(name, tmp_path):
    said = tagged(name, tmp_path, "pdfinfo", "-struct-text", "FILE")
    shown = squeezed("".join(re.findall(r'^ *"(.*)"$', said, re.MULTILINE)))
    assert squeezed("".join(lines(name))) in shown


@pytest.mark.parametrize("name", TEXTS)
def test_plain_extraction_of_the_pdf_has_every_word(name, tmp_path):
    sheet = real_papers.sheet(name)
    shown = squeezed(tagged(name, tmp_path, "pdftotext", "FILE", "-"))
    furniture = squeezed(f"{sheet.kicker}: {sheet.title}{sheet.status}")
    pages = shown.replace(furniture, "").replace(squeezed(sheet.notice), "")
    whole = re.sub(r"Page\dof\d", "", pages)
    for line in lines(name):  # pdftotext gathers numbers that stand beneath one another
        assert squeezed(line.rpartition("\t")[2]) in whole


@pytest.mark.parametrize("name", TEXTS)
def test_pdf_leads_to_every_heading(name, tmp_path):
    found = re.findall(r'"(.+)"$', tagged(name, tmp_path, "pdfinfo", "-dests", "FILE"), re.M)
    assert sorted(found) == sorted(
        item.instrument if isinstance(item, Title) else item.clause
        for item in flow(name).printed
        if isinstance(item, Title) or (item.role is Role.HEADING and item.anchor)
    )


def test_pdf_says_every_change_in_words(tmp_path):
    said = tagged(real_papers.TRACKED, tmp_path, "pdfinfo", "-struct-text", "FILE")
    shown = "".join(re.findall(r'^ *"(.*)"$', said, re.MULTILINE))
    expected = [
        (SAYS[mark.act], "".join(piece.text for piece in group).strip())
        for item in flow(real_papers.TRACKED).printed
        for mark, group in groupby(item.pieces, lambda p: p.marks[0] if p.marks else None)
        if mark
    ]
    assert len(expected) > 20
    assert BRACKET.findall(shown) == expected


@pytest.mark.parametrize("name", TEXTS)
def test_the_terminal_has_every_word(name):
    shown = text(flow(name), width=10_000, numerals=Numerals.PLAIN)
    ruled = "\n".join(line for line in shown.splitlines() if set(line) - {"-", "="})
    assert squeezed(ruled) == squeezed("".join(lines(name)))


def test_the_schedule_says_the_same_in_word_and_pdf(tmp_path):
    body = real_papers.sheet(real_papers.SCHEDULE).body
    word = read(real_papers.built()[f"{real_papers.SCHEDULE}.docx"]).new
    said = tagged(real_papers.SCHEDULE, tmp_path, "pdfinfo", "-struct-text", "FILE")
    pdf = squeezed("".join(re.findall(r'^ *"(.*)"$', said, re.MULTILINE)))
    at = 0
    for block in (block for part in body.parts for block in part.blocks):
        facts = [f"{label}\t{words}" for label, words in block.facts]
        for expected in (block.heading, *block.sentences, *facts):
            assert expected in word
            at = pdf.find(squeezed(expected), at)
            assert at >= 0, expected
