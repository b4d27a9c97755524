"""A citation means what people mean by it, and an ambiguous one lists what it could mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from constitution_tool.errors import Usage
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Constitution, Index, Standing
from constitution_tool.notation.text.citing import find_one, resolve
from constitution_tool.notation.text.parse import parse_instrument
from strategies import constitutions

ROOT = Path(__file__).parents[3]


def _index(*texts):
    parsed = (parse_instrument(text, "x.md").instrument for text in texts)
    return Index(Constitution(instruments=tuple(parsed)))


BIRMINGHAM = _index(*((ROOT / f"source/{n}.md").read_text("utf-8") for n in ("c5", "c6")))

RULES = _index(
    """+++
id = "part4"
number = "Part 4.2"
title = "Procedure Rules"
+++

# A14 The Members’ Code {#part4.00000}

- 4.2 Meetings {#part4.00001}

  - 4.2.7 Notice {#part4.00002}

    - 4.2.7.1 Five clear days. {#part4.00003}

- (a) One {#part4.00004}

- (a) Another {#part4.00005}

- No number. {#part4.00006}

# Rules {#part4.00007}

- 8A Later. {#part4.00008}
"""
)


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        ("C5 Introduction iii", "C5, Introduction, paragraph iii"),
        ("c5, introduction, paragraph III.", "C5, Introduction, paragraph iii"),
        ("  Introduction   para iii ", "C5, Introduction, paragraph iii"),
        ("Introduction", "C5, Introduction"),
        (
            "C5 Roles of Members and Officers ii b",
            "C5, Roles of Members and Officers, paragraph ii(b)",
        ),
        (
            "roles of members and officers, clause ii (b)",
            "C5, Roles of Members and Officers, paragraph ii(b)",
        ),
        ("c6 unnumbered paragraph", "C6, unnumbered paragraph"),
        ("MEMBER / OFFICER RELATIONS PROTOCOL, Introduction, i", "C5, Introduction, paragraph i"),
    ],
)
def test_what_people_say(said, cited):
    found = find_one(said, BIRMINGHAM)
    assert isinstance(found, Standing)
    assert cite(found) == cited


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("A14 4.2", "part4.00001"),
        ("Part 4.2, A14 The Members' Code, 4.2(4.2.7)", "part4.00002"),
        ("Part 4.2 4.2.7.1", "part4.00003"),
        ("The Members' Code", "part4.00000"),
        ("A14", "part4.00000"),
        ("procedure rules 8a", "part4.00008"),
        ("article 8A", "part4.00008"),
    ],
)
def test_numbers_of_many_schemes(said, meant):
    found = find_one(said, RULES)
    assert isinstance(found, Standing)
    assert found.clause.id == meant


@pytest.mark.parametrize("said", ["C5", "c5", "member / officer relations protocol"])
def test_a_whole_instrument(said):
    assert find_one(said, BIRMINGHAM) == BIRMINGHAM.instruments["c5"]


def test_an_id_is_itself():
    clause = next(iter(BIRMINGHAM.by_id.values()))
    assert find_one(clause.clause.id, BIRMINGHAM) == clause


def test_an_ambiguous_citation_lists_every_candidate_with_its_id():
    assert len(resolve("C5 ii", BIRMINGHAM)) == 6
    with pytest.raises(Usage) as refusal:
        find_one("C5 ii", BIRMINGHAM)
    [finding] = refusal.value.findings
    assert finding.code == "citation-ambiguous"
    assert "any of 6 paragraphs" in finding.problem
    for each in resolve("C5 ii", BIRMINGHAM):
        assert isinstance(each, Standing)
        assert f"{cite(each)} ({each.clause.id})" in finding.remedy


def test_two_clauses_of_one_label_are_both_meant():
    found = resolve("Part 4.2, A14 The Members’ Code, paragraph (a)", RULES)
    assert [each.clause.id for each in found if isinstance(each, Standing)] == [
        "part4.00004",
        "part4.00005",
    ]


def test_an_unknown_citation_names_the_nearest():
    with pytest.raises(Usage) as refusal:
        find_one("C5 Introductoin iii", BIRMINGHAM)
    [finding] = refusal.value.findings
    assert finding.code == "citation-unknown"
    assert "C5, Introduction, paragraph iii" in finding.remedy


@pytest.mark.parametrize("said", ["", "  ", "Officer", "C5 Introduction iii b", "C5 iii iv", "xyz"])
def test_what_means_nothing_is_refused(said):
    with pytest.raises(Usage) as refusal:
        find_one(said, BIRMINGHAM)
    assert refusal.value.findings[0].remedy


@settings(max_examples=50, deadline=None)
@given(constitutions())
def test_every_exact_citation_resolves_to_all_that_share_it(constitution):
    index = Index(constitution)
    for standing in index.by_id.values():
        found = resolve(cite(standing), index)
        alike = [each for each in index.by_id.values() if cite(each) == cite(standing)]
        ids = {each.clause.id for each in found if isinstance(each, Standing)}
        assert {each.clause.id for each in alike} <= ids
        assert resolve(standing.clause.id, index) == (standing,)
