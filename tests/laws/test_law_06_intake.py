"""Law 6: `intake(word(x))` finds every clause of `x`, in order, with its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

import real_papers
import sheets
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Side, Step, redline
from constitution_tool.errors import Malformed
from constitution_tool.intake.held import issued_text
from constitution_tool.intake.issued import untracked
from constitution_tool.intake.word import word as intake
from constitution_tool.model.instrument import Constitution
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.ooxml.package import unpack
from constitution_tool.publish.word.document import word
from edits import chains
from held import PICTURES, holdable, is_sound, large, sheet
from strategies import constitutions

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def assert_same_clauses(returned, constitution):
    assert [i.id for i in returned.instruments] == [i.id for i in constitution.instruments]
    for found, wanted in zip(returned.instruments, constitution.instruments, strict=True):
        assert found.clauses == wanted.clauses
        assert found.footnotes == wanted.footnotes
        assert found.title.endswith(wanted.title)
        assert found.title.startswith(wanted.number)


@SLOW
@given(constitutions())
def test_a_text_comes_back_clause_for_clause(drawn):
    text = holdable(drawn)
    printed = flow(text)
    returned = intake(word(sheet(printed)))
    assert_same_clauses(returned.issued, text)
    assert returned.standing == returned.issued == issued_text(printed)
    assert returned.findings == returned.revisions == returned.comments == ()


@SLOW
@given(constitutions())
def test_what_no_file_holds_is_left_out_and_nothing_else(drawn):
    """Any text at all: the file says exactly what its flow says when read by the same rule."""
    try:
        printed = flow(replace(drawn, pictures=PICTURES))
        data = word(sheet(printed))
    except Malformed:  # a table in a cell, a footnote that nothing calls
        assume(condition=False)
    returned = intake(data)
    assert untracked(returned.issued, issued_text(printed)) == ()


@SLOW
@given(chains())
def test_a_tracked_text_comes_back_on_both_sides(drawn):
    texts = [holdable(text) for text in drawn]
    assume(all(map(is_sound, texts)))
    steps = tuple(Step(entry=n, text=text) for n, text in enumerate(texts[1:], 1))
    try:
        data = word(sheet(redline(texts[0], steps), sheets.ENTRIES))
    except Malformed:  # a footnote that nothing calls any more
        assume(condition=False)
    returned = intake(data)
    assert_same_clauses(returned.issued, texts[0])
    assert_same_clauses(returned.standing, texts[-1])
    assert returned.findings == ()


@pytest.mark.parametrize("name", [real_papers.ADOPTION, real_papers.TRACKED])
def test_the_papers_of_this_repository_come_back(name):
    made, body = real_papers.sheet(name), real_papers.sheet(name).body
    returned = intake(real_papers.built()[f"{name}.docx"])
    assert returned.findings == ()
    assert returned.issued == issued_text(body.flow, Side.OLD)
    assert returned.standing == issued_text(body.flow, Side.NEW)
    assert returned.origin.text_digest == made.text_digest != ""
    assert returned.origin.base_digest == made.base_digest
    assert returned.origin.check_code == made.check_code != ""
    assert returned.origin.amendments == made.amendments != ()
    if body.entries:
        assert len(returned.comments) > len(body.entries) / 2
        assert {r.author for r in returned.revisions} == {
            f"Entry {e.number}: {e.author}" for e in body.entries
        }
        assert all(r.clause for r in returned.revisions)


def test_a_large_text_comes_back():
    texts = large(headings=20, items=9, tables=3)
    text = Constitution(
        instruments=tuple(
            parse_instrument(each, f"source/p{n}.md").instrument for n, each in enumerate(texts, 1)
        )
    )
    returned = intake(word(sheet(flow(text))))
    assert sum(len(c.children) for i in text.instruments for c in i.clauses) > 100
    assert_same_clauses(returned.issued, text)
    assert returned.findings == ()


def test_a_table_in_small_type_comes_back_without_a_doubt():
    """Where columns are narrow the type is smaller, in styles of its own."""
    head = "| " + " | ".join(["Responsibilities"] * 9) + " |\n"
    source = (
        '+++\nid = "c1"\nnumber = "C1"\ntitle = "T"\n+++\n\n# Duties {#c1.bbbbb}\n\n'
        + head
        + "|" + " --- |" * 9 + "\n"
        + head
    )  # fmt: skip
    instrument = parse_instrument(source, "source/c1.md").instrument
    data = word(sheet(flow(Constitution(instruments=(instrument,)))))
    assert b"TableTextSmall" in unpack(data)["word/document.xml"]
    assert intake(data).findings == ()
