"""A paper is read strictly: its head, its sections, and the numbers of its paragraphs."""

from __future__ import annotations

from datetime import date

import pytest

from constitution_tool.errors import Malformed
from constitution_tool.model.instrument import Instrument, standings
from constitution_tool.model.paper import PaperKind, PaperStatus
from constitution_tool.notation.papers.paper_body import read_body
from constitution_tool.notation.papers.paper_file import parse_paper

HEAD = '+++\npaper = "briefing"\ntitle = "T"\nmeeting = 2024-05-21\n{}+++\n\n# A\n'


def numbers(text: str, *, numbered: bool = True) -> list[str]:
    clauses = read_body(text, "papers/x.md", 1, numbered=numbered)
    whole = Instrument(id="Paper", number="", title="", clauses=clauses)
    return [at.clause.number for at in standings(whole)]


def codes(text: str) -> list[tuple[str, int]]:
    with pytest.raises(Malformed) as refused:
        read_body(text, "papers/x.md", 1, numbered=True)
    return [(f.code, f.place.line) for f in refused.value.findings]


def test_paragraphs_count_through_their_section_whatever_stands_between():
    text = "# A\n\nx\n\n1. a\n2. b\n\ny\n\n3. c\n\n## P\n\n1. d\n\n# B\n\n1. e\n1. f\n"
    assert numbers(text) == ["1.", "", "1.1", "1.2", "", "1.3", "", "1.4", "2.", "2.1", "2.2"]


def test_lists_within_count_on_their_own():
    text = "# A\n\n1. a\n\n   1) b\n   2) c\n\n      1. d\n      2. e\n\n2. f\n"
    assert numbers(text) == ["1.", "1.1", "(1)", "(2)", "(a)", "(b)", "1.2"]


def test_without_numbers_only_lists_count():
    assert numbers("x\n\n# A\n\n1. a\n2. b\n", numbered=False) == ["", "", "1.", "2."]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# A\n\n1. a\n3. b\n", "number-wrong", 4),
        ("# A\n\n2. a\n", "number-wrong", 3),
        ("## A\n", "heading-level", 1),
        ("# A\n\n### B\n", "heading-level", 3),
        ("#\n", "heading-words", 1),
        ("# A\n\n<b>x</b>\n", "raw-html", 3),
        ("# A\n\n![x](y.png)\n", "picture-in-paper", 3),
        ("# A\n\n1. > q\n", "unsupported", 3),
        ("# A\n\n1. a\n\n   1) b\n\n   c\n", "words-after-list", 3),
        ("# A\n\nx {#c5.9qw2t}\n", "id-misplaced", 3),
        ("# A\n\n| A | B |\n|---|---|\n| a |\n", "table-row-uneven", 5),
    ],
)
def test_what_cannot_be_printed_is_named_by_its_line(text, code, line):
    assert (code, line) in codes(text)


def test_a_head():
    paper = parse_paper(HEAD.format('members = ["2024-001"]\nstatus = "final"\n'), "papers/x.md")
    assert paper.head.kind is PaperKind.BRIEFING
    assert paper.head.status is PaperStatus.FINAL
    assert paper.head.meeting == date(2024, 5, 21)
    assert paper.head.members == ("2024-001",)
    assert (paper.template, paper.line) == ("\n# A\n", 8)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ('status = "finished"\n', "value-wrong"),
        ('chair = "X"\n', "key-unknown"),
        ('amendment = "2024-001"\n', "key-unknown"),
        ("published = 1\n", "value-wrong"),
        ('[[appendix]]\nnumber = "1"\n', "key-missing"),
        ('[[exempt]]\nwhat = "A"\nparagraph = "1"\n', "key-missing"),
        ('[[confidential]]\nwhat = "A"\nreason = "R"\nparagraph = "1"\n', "key-unknown"),
    ],
)
def test_a_head_that_is_wrong(more, code):
    with pytest.raises(Malformed) as refused:
        parse_paper(HEAD.format(more), "papers/x.md")
    assert [f.code for f in refused.value.findings] == [code]
    assert refused.value.findings[0].place.path == "papers/x.md"


def test_a_kind_that_is_none():
    with pytest.raises(Malformed) as refused:
        parse_paper(HEAD.format("").replace("briefing", "leaflet"), "papers/x.md")
    assert "change-control" in refused.value.findings[0].remedy
