"""`source/` says what Birmingham's document says, word for word, and in the tool's own layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from constitution_tool.errors import Severity
from constitution_tool.model.instrument import Kind, standings
from constitution_tool.notation.settings_file import parse_law_settings, parse_settings
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "tests/data/birmingham/c5-protocol-in-force.txt"


def _source(name):
    path = f"source/{name}.md"
    return parse_instrument((ROOT / path).read_text(encoding="utf-8"), path)


def _words_of_document():
    """Take the document's words, without the signs of headings, bold type and list dashes."""
    words = []
    for line in DOCUMENT.read_text(encoding="utf-8").split("\n"):
        words += re.sub(r"^#+ \*\*(.*)\*\*$|^ *- ", r"\1", line).split()
    return words


def _words_of_source():
    words = []
    for name in ("c5", "c6"):
        instrument = _source(name).instrument
        words += f"{instrument.number}. {instrument.title}".split()
        for standing in standings(instrument):
            clause = standing.clause
            assert clause.closing == ()
            words += f"{clause.number} {clause.heading}".split()
            for paragraph in clause.opening:
                words += paragraph.words.split()
    return words


def test_every_word_in_order():
    assert _words_of_source() == _words_of_document()
    assert len(_words_of_document()) > 1300


@pytest.mark.parametrize("name", ["c5", "c6"])
def test_the_files_are_in_the_tools_own_layout(name):
    parsed = _source(name)
    assert [f for f in parsed.findings if f.severity is Severity.ERROR] == []
    assert print_instrument(parsed.instrument) == (ROOT / f"source/{name}.md").read_text("utf-8")


def test_only_the_documents_dead_link_is_said():
    assert _source("c5").findings == ()
    assert [finding.code for finding in _source("c6").findings] == ["link-dead"]


def test_damage_from_the_pages_is_mended():
    instrument = _source("c5").instrument
    assert {clause.kind for clause in instrument.clauses} == {Kind.HEADING}
    assert [clause.heading for clause in instrument.clauses] == [
        "Introduction",
        "Roles of Members and Officers",
        "Working Relationships",
        "Constructive Criticism and Redress",
        "Officer Reports and Advice",
        "Officer Advice to Party Groups",
    ]
    shape = [
        [(item.number, [child.number for child in item.children]) for item in heading.children]
        for heading in instrument.clauses
    ]
    letters = ["a)", "b)", "c)", "d)", "e)"]
    assert shape[1] == [("i.", letters), ("ii.", letters)]
    assert [len(items) for items in shape] == [8, 2, 3, 7, 2, 3]


def test_ids_are_all_different():
    ids = [*_source("c5").positions, *_source("c6").positions]
    assert len(ids) == len(set(ids)) == 44


def test_the_settings_of_this_repository():
    law = parse_law_settings((ROOT / "source/constitution.toml").read_text("utf-8"), "x.toml")
    house = parse_settings((ROOT / "constitution.toml").read_text("utf-8"), "x.toml")
    assert [each.id for each in law.instruments] == ["c5", "c6"]
    assert law.domain == "birmingham.example"
    assert house.notice == (
        "Illustration only. Not a document or decision of Birmingham City Council."
    )
    assert "stands in for it" in house.standing
    assert house.office("chair") == "Chair of the Standards Committee"
