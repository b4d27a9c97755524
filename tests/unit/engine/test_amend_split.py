"""A paragraph is split in two, two are joined, or it is refused and says why."""

from __future__ import annotations

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend_steps
from constitution_tool.engine.amending.draft import draft_amendment
from constitution_tool.engine.amending.wish import JoinClauses, SplitClause, Wished
from constitution_tool.errors import Conflict
from constitution_tool.model.instrument import Constitution, Index
from constitution_tool.notation.amendments.instruction import print_instruction
from constitution_tool.notation.text.parse import parse_instrument
from protocol_text import after, children, own, said

SOURCE = """+++
id = "c7"
number = "C7"
title = "Splits"
+++

- i. One here. Two **there**. Three\\
  on a line. {#c7.bbbbb}

  A paragraph of its own.

  * a point

- ii. The list: {#c7.ccccc}

  - a) first; {#c7.ddddd}

  - b) second. {#c7.fffff}

  After it. And more.

- iii. Words: {#c7.ggggg}

  - a) of a list. {#c7.hhhhh}

- iv. Last; see [](#c7.hhhhh) and [](#c7.jjjjj). {#c7.jjjjj}

# Heading {#c7.kkkkk}

Words under it. And others.

# Another {#c7.lllll}
"""
TEXT = Constitution(instruments=(parse_instrument(SOURCE, "source/c7.md").instrument,))
ONE, TWO, THREE, FOUR = (f"[{n}](#c7.{c * 5})" for n, c in zip("1234", "bcgj", strict=True))
HEADING = "[Heading](#c7.kkkkk)"
INTO = "into “i.” and “v.” {#c7.zzzzz}."


def test_what_follows_the_words_becomes_a_new_paragraph():
    text = after(f"Split {ONE} after “here.” {INTO}", text=TEXT)
    assert children(text, "c7")[:3] == ["c7.bbbbb", "c7.zzzzz", "c7.ccccc"]
    assert own(text, "c7.bbbbb") == "- i. One here. {#c7.bbbbb}"
    assert own(text, "c7.zzzzz") == (
        "- v. Two **there**. Three\\\n  on a line. {#c7.zzzzz}\n\n"
        "  A paragraph of its own.\n\n  * a point"
    )


def test_it_may_begin_at_a_line_or_at_a_paragraph():
    at_line = after(f"Split {ONE} after “Three” {INTO}", text=TEXT)
    assert own(at_line, "c7.zzzzz").startswith("- v. on a line.")
    at_paragraph = after(f"Split {ONE} after “a line.” {INTO}", text=TEXT)
    assert own(at_paragraph, "c7.zzzzz").startswith("- v. A paragraph of its own.")


def test_children_go_with_the_words_they_follow():
    text = after(f"Split {TWO} after “The” {INTO}", text=TEXT)
    assert children(text, "c7.ccccc") == []
    assert children(text, "c7.zzzzz") == ["c7.ddddd", "c7.fffff"]
    assert own(text, "c7.zzzzz").endswith("After it. And more.")
    text = after(f"Split {TWO} after “it.” {INTO}", text=TEXT)
    assert children(text, "c7.ccccc") == ["c7.ddddd", "c7.fffff"]
    assert own(text, "c7.ccccc").endswith("After it.")
    assert own(text, "c7.zzzzz") == "- v. And more. {#c7.zzzzz}"


@pytest.mark.parametrize(
    ("target", "words", "number"),
    [(ONE, "here.", "i."), (ONE, "**there**.", "i."), (TWO, "The", "ii."), (TWO, "it.", "ii.")],
)
def test_joining_undoes_splitting(target, words, number):
    split = f"Split {target} after “{words}” into “{number}” and “9.” {{#c7.zzzzz}}."
    assert after(split, f"Join {target} with [9](#c7.zzzzz).", text=TEXT) == TEXT


def test_two_paragraphs_are_joined():
    text = after(f"In {FOUR}, omit “and [](#c7.jjjjj)”.", text=TEXT)
    text = after(
        f"Join {ONE} with {TWO}.",
        text=after(f"For {ONE} substitute—\n\n> - i. One. {{#c7.bbbbb}}", text=text),
    )
    assert own(text, "c7.bbbbb").startswith("- i. One. The list:")
    assert children(text, "c7.bbbbb") == ["c7.ddddd", "c7.fffff"]
    assert "c7.ccccc" not in Index(text).by_id


@pytest.mark.parametrize(
    ("sentence", "code", "problem"),
    [
        (f"Split {ONE} after “no such” {INTO}", "words-not-found", "not found"),
        (f"Split {TWO} after “first;” {INTO}", "words-not-found", "they stand in"),
        (f"Split {ONE} after “a” {INTO}", "words-too-often", "twice"),
        (f"Split {ONE} after “a point” {INTO}", "split-in-list", "list of points"),
        (f"Split {ONE} after “of its own.” {INTO}", "split-nothing-after", "No words"),
        (f"Split {THREE} after “Words:” {INTO}", "split-nothing-after", "No words"),
        (f"Split {FOUR} after “Last” {INTO}", "split-inside", "“; see"),
        (f"Split {HEADING} after “it.” {INTO}", "split-heading", "heading"),
        (
            f"Split {ONE} after “here.” into “i.” and “v.” {{#c7.ccccc}}.",
            "id-doubled",
            "already that of",
        ),
        (
            f"Split {ONE} after “here.” into “i.” and “v.” {{#c5.zzzzz}}.",
            "id-of-another-instrument",
            "does not belong",
        ),
        (f"Join {ONE} with {THREE}.", "join-apart", "does not follow"),
        (f"Join {TWO} with {ONE}.", "join-apart", "does not follow"),
        (f"Join {TWO} with {THREE}.", "join-children", "both have"),
        (f"Join {ONE} with {TWO}.", "join-no-words", "does not end"),
        (f"Join {THREE} with {FOUR}.", "join-no-words", "does not end"),
        (f"Join {HEADING} with [Another](#c7.lllll).", "split-heading", "joined"),
    ],
)
def test_what_cannot_be_split_or_joined_is_refused(sentence, code, problem):
    with pytest.raises(Conflict) as caught:
        after(sentence, text=TEXT)
    finding = caught.value.findings[0]
    assert (finding.code, problem in finding.problem) == (code, True), finding.problem
    assert finding.remedy


def test_a_paragraph_that_is_referred_to_is_not_joined_to_another():
    text = after(f"Split {FOUR} after “Last;” into “iv.” and “v.” {{#c7.zzzzz}}.", text=TEXT)
    text = after("In [v](#c7.zzzzz), for “[](#c7.jjjjj)” substitute “[](#c7.zzzzz)”.", text=text)
    with pytest.raises(Conflict) as caught:
        after(f"Join {FOUR} with [v](#c7.zzzzz).", text=text)
    assert caught.value.findings[0].code == "omitted-still-referred-to"


def test_what_an_instruction_touched_is_said():
    made = said(f"Split {TWO} after “The” {INTO}")
    (step,) = amend_steps(TEXT, (amendment_of(made),))
    assert step.touched == ("c7.ccccc", "c7.zzzzz", "c7.ddddd", "c7.fffff")


# --- drafting ---------------------------------------------------------------------------------


def drafted(wish):
    made = draft_amendment(TEXT, amendment_of(), (Wished(wish=wish, reason="it is needed"),))
    return print_instruction(made.amendment.entries[0].instruction)


def test_a_wish_to_split_or_join_becomes_a_sentence():
    sentence = drafted(SplitClause(target="c7.bbbbb", after="One here.", second="v."))
    begins = "Split [C7, paragraph i](#c7.bbbbb) after “One here.” into “i.” and “v.” {#c7."
    assert sentence.startswith(begins)
    assert drafted(
        SplitClause(target="c7.bbbbb", after="One here.", first="1.", second="2.")
    ).startswith("Split [C7, paragraph i](#c7.bbbbb) after “One here.” into “1.” and “2.” {#c7.")
    with pytest.raises(Conflict) as caught:
        drafted(JoinClauses(target="c7.bbbbb", follower="c7.ccccc"))
    assert caught.value.findings[0].code == "join-no-words"
