"""What each instruction expects, and that it is found when the text has moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import expectations, touches_after, unmet
from constitution_tool.errors import Conflict
from constitution_tool.model.amendment import Expectation
from constitution_tool.model.instrument import Index
from constitution_tool.notation import digest
from protocol_text import TEXT, after, quoted, said

ONE, TWO, THREE = "[i](#c5.9qw2t)", "[ii](#c5.x3fdr)", "[iii](#c5.p3q8f)"
LIST, A, B = "[i](#c5.7r4tg)", "[i(a)](#c5.k7m2c)", "[i(b)](#c5.m8v3d)"
INTRO, GROUPS = "[Intro](#c5.4k7mz)", "[Groups](#c5.55555)"
NEW = quoted("- 9A. New words. {#c5.bbbbb}")


def keys(*sentences):
    amendment = amendment_of(*(said(each) for each in sentences))
    return [each.key for each in expectations(TEXT, amendment)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"In {ONE} and {THREE}, for “Protocol” substitute “Code”.", "own:c5.9qw2t own:c5.p3q8f"),
        (f"In {ONE}, after “treat” insert “x”.", "own:c5.9qw2t"),
        (f"In {ONE}, at the end insert “x”.", "own:c5.9qw2t"),
        (f"In {ONE}, omit “treat”.", "own:c5.9qw2t"),
        (f"In the heading of {INTRO}, for “Introduction” substitute “x”.", "own:c5.4k7mz"),
        (f"For the heading of {INTRO} substitute “x”.", "own:c5.4k7mz"),
        ("In the title of [C5](#c5), for “MEMBER” substitute “x”.", "own:c5"),
        (f"Renumber {ONE} as “iA.”.", "own:c5.9qw2t"),
        (f"For {ONE} substitute—" + quoted("- i. X. {#c5.9qw2t}"), "subtree:c5.9qw2t"),
        (
            f"For {ONE} substitute—" + quoted("- i. X. {#c5.9qw2t}", "", "- Y. {#c5.bbbbb}"),
            "gap:c5.9qw2t subtree:c5.9qw2t",
        ),
        (f"Omit {ONE}.", "place:c5.9qw2t subtree:c5.9qw2t"),
        (f"Omit {ONE}, leaving its number.", "place:c5.9qw2t subtree:c5.9qw2t"),
        (f"After {ONE} insert—{NEW}", "gap:c5.9qw2t"),
        (f"Before {ONE} insert—{NEW}", "gap-before:c5.9qw2t"),
        (f"At the beginning of {LIST} insert—{NEW}", "gap-beginning:c5.7r4tg"),
        (f"At the end of [C5](#c5) insert—{NEW}", "gap-end:c5"),
        (f"Move {ONE} to after {THREE}.", "gap:c5.p3q8f place:c5.9qw2t subtree:c5.9qw2t"),
        (f"Move {ONE} to the end of {GROUPS}.", "gap-end:c5.55555 place:c5.9qw2t subtree:c5.9qw2t"),
    ],
)
def test_each_form_expects_what_the_specification_says(sentence, expected):
    assert keys(sentence) == expected.split()


def test_what_the_amendment_itself_inserted_is_not_expected_of_the_text():
    assert keys(
        f"After {ONE} insert—{NEW}",
        "After [9A](#c5.bbbbb) insert—" + quoted("- 9B. {#c5.ccccc}"),
        "In [9A](#c5.bbbbb), for “New” substitute “Newer”.",
    ) == ["gap:c5.9qw2t"]


def test_digests_are_those_of_lines_that_anyone_can_write_down():
    amendment = amendment_of(said(f"Omit {A}."), said(f"Before {ONE} insert—{NEW}"))
    found = {each.key: each.digest for each in expectations(TEXT, amendment)}
    index = Index(TEXT)
    assert found == {
        "subtree:c5.k7m2c": digest.subtree(index.by_id["c5.k7m2c"].clause),
        "place:c5.k7m2c": digest.lines("c5.7r4tg", "", "c5.m8v3d"),
        "gap-before:c5.9qw2t": digest.lines("c5.4k7mz", "", "c5.9qw2t"),
    }
    title = amendment_of(said("In the title of [C5](#c5), for “MEMBER” substitute “x”."))
    (own,) = expectations(TEXT, title)
    assert own.digest == digest.lines("C5", "MEMBER / OFFICER RELATIONS PROTOCOL")


def test_an_unknown_target_is_refused():
    with pytest.raises(Conflict):
        expectations(TEXT, amendment_of(said("Omit [x](#c5.99999).")))


EDIT_I = f"In {ONE}, for “treat” substitute “meet”."
MOVED = [
    # what the first amendment says, what happened meanwhile, is the first stale?
    (
        EDIT_I,
        f"In {ONE}, for “respect” substitute “care”.",
        "words of C5, Introduction, paragraph i",
    ),
    (EDIT_I, f"In {TWO}, for “helps” substitute “serves”.", ""),
    (EDIT_I, f"Move {ONE} to after {THREE}.", ""),
    (EDIT_I, f"After {ONE} insert—{NEW}", ""),
    (EDIT_I, f"Renumber {ONE} as “1.”.", "words of"),
    (f"In {LIST}, for “together” substitute “x”.", f"In {B}, for “Scrutiny” substitute “y”.", ""),
    (f"Omit {LIST}.", f"In {B}, for “Scrutiny” substitute “y”.", "something within it"),
    (f"Omit {ONE}.", f"After {ONE} insert—{NEW}", "no longer stands where it stood"),
    (f"Omit {TWO}.", f"After {ONE} insert—{NEW}", "no longer stands where it stood"),
    (f"Omit {THREE}.", f"After {ONE} insert—{NEW}", ""),
    (
        f"After {ONE} insert—{NEW}",
        f"Move {THREE} to before {TWO}.",
        "What follows C5, Introduction",
    ),
    (f"Before {ONE} insert—{NEW}", f"Move {THREE} to before {ONE}.", "What goes before C5, Introd"),
    (f"Before {ONE} insert—{NEW}", EDIT_I, ""),
    (f"At the end of {INTRO} insert—{NEW}", f"Omit {THREE}.", "no longer ends as it did"),
    (f"At the beginning of {INTRO} insert—{NEW}", f"Omit {ONE}.", "no longer begins as it did"),
    (f"Move {ONE} to after {THREE}.", EDIT_I, "something within it"),
    (f"Move {ONE} to after {THREE}.", f"In {THREE}, for “revised” substitute “x”.", ""),
    (
        f"For {ONE} substitute—" + quoted("- i. X. {#c5.9qw2t}"),
        EDIT_I,
        "no longer reads as when this amendment was written",
    ),
]


@pytest.mark.parametrize(("sentence", "meanwhile", "problem"), MOVED)
def test_an_amendment_is_stale_only_when_what_it_touches_has_moved(sentence, meanwhile, problem):
    amendment = with_expectations(TEXT, amendment_of(said(sentence)))
    assert unmet(TEXT, amendment) == ()
    findings = unmet(after(meanwhile), amendment)
    if not problem:
        assert findings == ()
        return
    assert any(problem in finding.problem for finding in findings)
    assert all(f.remedy and f.place.path == "amendments/2024-003.md" for f in findings)


def test_a_target_that_is_gone_is_said_by_the_citation_its_signer_read():
    amendment = with_expectations(TEXT, amendment_of(said(EDIT_I)))
    (finding,) = unmet(after(f"Omit {ONE}."), amendment)
    assert (finding.code, finding.problem) == (
        "target-unknown",
        "i (c5.9qw2t) is not in the text.",
    )


def test_expectations_that_are_missing_or_needless_are_found():
    amendment = with_expectations(TEXT, amendment_of(said(EDIT_I)))
    needless = Expectation(scope="own", id="c5.x3fdr", digest="0" * 64)
    assert [f.code for f in unmet(TEXT, replace(amendment, expects=(needless,)))] == [
        "expectation-missing",
        "expectation-needless",
    ]


def test_what_is_touched_is_digested_as_it_stands_after():
    amendment = amendment_of(
        said(f"After {ONE} insert—{NEW}"),
        said("In [9A](#c5.bbbbb), for “New” substitute “Newer”."),
        said(f"Omit {TWO}."),
    )
    text = amend(TEXT, amendment)
    touched = dict(touches_after(text, amendment))
    index = Index(text)
    assert touched == {
        "gap:c5.9qw2t": digest.lines("c5.4k7mz", "c5.9qw2t", "c5.bbbbb"),
        "own:c5.bbbbb": digest.own(index.by_id["c5.bbbbb"].clause),
        "place:c5.x3fdr": "absent",
        "subtree:c5.bbbbb": digest.subtree(index.by_id["c5.bbbbb"].clause),
        "subtree:c5.x3fdr": "absent",
    }
    assert list(touched) == sorted(touched)
