"""Whole clauses are put in, taken out, renumbered and moved, or it is refused and says why."""

from __future__ import annotations

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.named import anchors_of, targets_of
from constitution_tool.errors import Conflict, Place
from constitution_tool.model.instrument import Index
from protocol_text import TEXT, after, children, own, quoted, said

NEW = quoted("- 9A. New words. {#c5.bbbbb}")
NEW_HEADING = quoted("# New {#c5.ccccc}", "", "- i. Words. {#c5.ddddd}")
INTRO, ROLES, GROUPS = "[Intro](#c5.4k7mz)", "[Roles](#c5.h2pnb)", "[Groups](#c5.55555)"
ONE, TWO, THREE = "[i](#c5.9qw2t)", "[ii](#c5.x3fdr)", "[iii](#c5.p3q8f)"
LIST, A, B = "[i](#c5.7r4tg)", "[i(a)](#c5.k7m2c)", "[i(b)](#c5.m8v3d)"
REPORTS = "[Reports](#c5.33333)"


@pytest.mark.parametrize(
    ("sentence", "parent", "expected"),
    [
        (f"After {ONE} insert—{NEW}", "c5.4k7mz", "9qw2t bbbbb x3fdr p3q8f"),
        (f"Before {ONE} insert—{NEW}", "c5.4k7mz", "bbbbb 9qw2t x3fdr p3q8f"),
        (f"At the end of {INTRO} insert—{NEW}", "c5.4k7mz", "9qw2t x3fdr p3q8f bbbbb"),
        (f"At the beginning of {LIST} insert—{NEW}", "c5.7r4tg", "bbbbb k7m2c m8v3d"),
        (f"At the end of {GROUPS} insert—{NEW}", "c5.55555", "bbbbb"),
        (f"At the end of {INTRO} insert—{NEW_HEADING}", "c5.4k7mz", "9qw2t x3fdr p3q8f ccccc"),
        (f"At the end of [C5](#c5) insert—{NEW_HEADING}", "c5", "4k7mz h2pnb 55555 ccccc"),
        (f"At the beginning of [C5](#c5) insert—{NEW}", "c5", "bbbbb 4k7mz h2pnb 55555"),
        (f"Omit {ONE}.", "c5.4k7mz", "x3fdr p3q8f"),
        (f"Move {THREE} to before {ONE}.", "c5.4k7mz", "p3q8f 9qw2t x3fdr"),
        (f"Move {ONE} to after {THREE}.", "c5.4k7mz", "x3fdr p3q8f 9qw2t"),
        (f"Move {ONE} to the end of {INTRO}.", "c5.4k7mz", "x3fdr p3q8f 9qw2t"),
        (f"Move {THREE} to the beginning of {GROUPS}.", "c5.55555", "p3q8f"),
        (f"Move {ROLES} to the end of [C5](#c5).", "c5", "4k7mz 55555 h2pnb"),
        (f"Move {REPORTS} to after {INTRO}.", "c5", "4k7mz 33333 h2pnb 55555"),
        (
            f"For {TWO} substitute—"
            + quoted("- ii. One. {#c5.x3fdr}", "", "- iiA. Two. {#c5.bbbbb}"),
            "c5.4k7mz",
            "9qw2t x3fdr bbbbb p3q8f",
        ),
    ],
)
def test_clauses_come_to_stand_where_it_says(sentence, parent, expected):
    found = children(after(sentence), parent)
    assert found == [f"c5.{end}" for end in expected.split()]


def test_a_clause_omitted_leaving_its_number_is_marked():
    text = after(
        f"In {THREE}, omit “; see [](#c5.k7m2c)”.",
        f"Omit {LIST}, leaving its number.",
        f"Renumber {REPORTS} as “2.”.",
        f"Omit {REPORTS}, leaving its number.",
    )
    assert own(text, "c5.7r4tg") == "- i. Not used {#c5.7r4tg}"
    assert own(text, "c5.33333") == "# 2. Not used {#c5.33333}"
    assert "c5.k7m2c" not in Index(text).by_id


def test_a_clause_is_renumbered_and_keeps_its_words():
    assert own(after(f"Renumber {A} as “aa)”."), "c5.k7m2c").startswith("- aa) Initiation")


def test_a_moved_clause_keeps_its_number_and_its_children():
    text = after(f"Move {LIST} to the end of {GROUPS}.")
    assert own(text, "c5.7r4tg").startswith("- i. The Elected")
    assert children(text, "c5.7r4tg") == ["c5.k7m2c", "c5.m8v3d"]


def test_a_substituted_clause_may_keep_ids_within_it():
    sentence = f"For {LIST} substitute—" + quoted(
        "- i. Members: {#c5.7r4tg}",
        "",
        "  - a) policy; {#c5.k7m2c}",
        "",
        "  - c) votes. {#c5.bbbbb}",
    )
    text = after(sentence)
    assert children(text, "c5.7r4tg") == ["c5.k7m2c", "c5.bbbbb"]
    assert "c5.m8v3d" not in Index(text).by_id


def test_a_substituted_clause_may_be_a_heading():
    text = after(f"For {THREE} substitute—" + quoted("# End {#c5.p3q8f}"))
    assert own(text, "c5.p3q8f") == "# End {#c5.p3q8f}"


@pytest.mark.parametrize(
    ("sentence", "code", "problem"),
    [
        (f"After [x](#c5.99999) insert—{NEW}", "target-unknown", "c5.99999"),
        ("Omit [x](#c5.99999).", "target-unknown", "c5.99999"),
        (f"After {ONE} insert—{NEW.replace('bbbbb', '9qw2t')}", "id-doubled", "C5, Introduction"),
        (f"After {ONE} insert—{NEW.replace('c5.b', 'c6.b')}", "id-of-another-instrument", "c6.b"),
        (f"After {INTRO} insert—{NEW}", "place-after-heading", "after a heading"),
        (f"At the end of {ROLES} insert—{NEW}", "place-after-heading", "after a heading"),
        (
            f"At the end of {TWO} insert—{NEW_HEADING}",
            "place-heading-in-item",
            "inside a paragraph",
        ),
        (f"At the beginning of {LIST} insert—{NEW_HEADING}", "place-heading-in-item", "inside"),
        (f"Before {ONE} insert—{NEW_HEADING}", "place-after-heading", "after a heading"),
        (f"Move {LIST} to after {A}.", "move-into-itself", "itself"),
        (f"Move {LIST} to the end of {A}.", "move-into-itself", "itself"),
        (f"Move {ONE} to before {TWO}.", "changes-nothing", "already stands there"),
        (f"Move {THREE} to the end of {INTRO}.", "changes-nothing", "already stands there"),
        (f"Move {ONE} to after [C6](#c6.bbbbb).", "id-of-another-instrument", "does not belong"),
        (f"Move {ONE} to after {ROLES}.", "place-after-heading", "after a heading"),
        (f"Move {REPORTS} to after {ONE}.", "place-after-heading", "after a heading"),
        (f"Renumber {ONE} as “i.”.", "changes-nothing", "already numbered"),
        (f"Omit {INTRO}, leaving its number.", "no-number", "no number"),
        (f"Omit {A}.", "omitted-still-referred-to", "C5, Introduction, paragraph iii still"),
        (f"Omit {LIST}.", "omitted-still-referred-to", "C5, Roles, paragraph i(a) would"),
        (
            f"For {A} substitute—" + quoted("- a) Initiation and direction of policy; {#c5.k7m2c}"),
            "changes-nothing",
            "already reads so",
        ),
        (
            f"For {A} substitute—" + quoted("- a) X. {#c5.k7m2c}", "", "- b) Y. {#c5.9qw2t}"),
            "id-doubled",
            "C5, Introduction, paragraph i",
        ),
        (f"For {ONE} substitute—" + quoted("# H {#c5.9qw2t}"), "place-after-heading", "after a"),
        (f"For {A} substitute—" + quoted("# H {#c5.k7m2c}"), "place-heading-in-item", "inside"),
        (
            f"For {THREE} substitute—" + quoted("- See [](#c5.99999). {#c5.p3q8f}"),
            "reference-unknown",
            "",
        ),
        (f"After {ONE} insert—" + quoted("- See[^1]. {#c5.bbbbb}"), "note-unknown", "footnote"),
    ],
)
def test_what_could_not_stand_is_refused_and_says_why(sentence, code, problem):
    with pytest.raises(Conflict) as caught:
        after(sentence)
    finding = caught.value.findings[0]
    assert finding.code == code
    assert problem in finding.problem
    assert finding.remedy


@pytest.mark.parametrize(
    "sentence",
    [f"Omit {A}, leaving its number.", f"For {A} substitute—" + quoted("- a) X. {#c5.k7m2c}")],
)
def test_what_is_referred_to_may_change_while_its_id_stays(sentence):
    assert "[](#c5.k7m2c)" in own(after(sentence), "c5.p3q8f")


def test_closing_words_are_not_left_without_their_list():
    text = after(f"In {THREE}, omit “; see [](#c5.k7m2c)”.", f"Omit {A}.")
    for sentence in (f"Omit {B}.", f"Move {B} to the end of {GROUPS}."):
        with pytest.raises(Conflict) as caught:
            after(sentence, text=text)
        assert caught.value.findings[0].code == "place-closing-words"
        assert "without a list" in caught.value.findings[0].problem


def test_headings_of_a_seventh_level_are_refused():
    text = TEXT
    parent = "c5.55555"
    for id_ in ("c5.bbbb2", "c5.bbbb3", "c5.bbbb4", "c5.bbbb5", "c5.bbbb6"):
        text = after(f"At the end of [x](#{parent}) insert—" + quoted(f"# H {{#{id_}}}"), text=text)
        parent = id_
    with pytest.raises(Conflict) as caught:
        after(f"At the end of [x](#{parent}) insert—" + quoted("# H {#c5.bbbb7}"), text=text)
    assert caught.value.findings[0].code == "place-too-deep"
    with pytest.raises(Conflict) as caught:
        after(f"Move {ROLES} to the end of [x](#{parent}).", text=text)
    assert caught.value.findings[0].code == "place-too-deep"


# --- whole amendments -------------------------------------------------------------------------


def test_instructions_are_carried_out_in_order_each_on_the_last():
    amendment = amendment_of(
        said(f"After {ONE} insert—{NEW}"),
        said("In [9A](#c5.bbbbb), for “New” substitute “Newer”."),
        said("After [9A](#c5.bbbbb) insert—" + quoted("- 9B. More. {#c5.ccccc}")),
        said("Renumber [9B](#c5.ccccc) as “9C.”."),
    )
    text = amend(TEXT, amendment)
    assert children(text, "c5.4k7mz")[:3] == ["c5.9qw2t", "c5.bbbbb", "c5.ccccc"]
    assert own(text, "c5.bbbbb") == "- 9A. Newer words. {#c5.bbbbb}"
    steps = amend_steps(TEXT, (amendment,))
    touched = [id_ for step in steps for id_ in step.touched]
    assert touched == ["c5.bbbbb", "c5.bbbbb", "c5.ccccc", "c5.ccccc"]
    assert steps[-1].text == text


def test_steps_of_several_amendments_follow_one_another_and_share_what_is_untouched():
    first = amendment_of(said(f"In {ONE}, for “treat” substitute “meet”."))
    second = amendment_of(said(f"In {ONE}, for “meet” substitute “greet”."))
    one, two = amend_steps(TEXT, (first, second))
    assert two.text == amend(amend(TEXT, first), second)
    assert one.text.instruments[0].clauses[1] is TEXT.instruments[0].clauses[1]
    assert one.text.instruments[1] is TEXT.instruments[1]


def test_every_instruction_that_does_not_fit_is_found_at_once_and_said_where():
    amendment = amendment_of(
        said(f"In {ONE}, for “nonsense” substitute “x”."),
        said("In [x](#c5.99999), omit “y”."),
        said(f"In {TWO}, for “helps” substitute “serves”."),
        said(f"After [x](#c5.99998) insert—{NEW}"),
        said("Omit [9A](#c5.bbbbb)."),
    )
    places = {1: Place(path="amendments/2024-003.md", line=31, note="instruction 1")}
    with pytest.raises(Conflict) as caught:
        amend(TEXT, amendment, places)
    found = [(f.code, f.place.note, f.place.line) for f in caught.value.findings]
    assert found == [
        ("words-not-found", "instruction 1", 31),
        ("target-unknown", "instruction 2", 0),
        ("target-unknown", "instruction 4", 0),
    ]


def test_an_id_is_not_used_again_once_its_clause_is_omitted():
    with pytest.raises(Conflict) as caught:
        amend(
            TEXT,
            amendment_of(
                said(f"Omit {ONE}."), said(f"Before {TWO} insert—{NEW.replace('bbbbb', '9qw2t')}")
            ),
        )
    assert caught.value.findings[0].code == "id-reused"
    with pytest.raises(Conflict) as caught:
        amend(TEXT, amendment_of(said(f"Omit {ONE}."), said(f"In {ONE}, omit “treat”.")))
    assert caught.value.findings[0].code == "target-omitted"


def test_a_reference_and_what_it_refers_to_may_go_together():
    both = amendment_of(said(f"Omit {A}."), said(f"In {THREE}, omit “; see [](#c5.k7m2c)”."))
    assert "c5.k7m2c" not in Index(amend(TEXT, both)).by_id


def test_what_an_instruction_acts_on_and_what_it_stands_beside_are_told_apart():
    move = said(f"Move {ONE} to after {THREE}.")
    assert [t.id for t in targets_of(move)] == ["c5.9qw2t"]
    assert [t.id for t in anchors_of(move)] == ["c5.p3q8f"]
    insert = said(f"After {ONE} insert—{NEW}")
    assert (targets_of(insert), [t.id for t in anchors_of(insert)]) == ((), ["c5.9qw2t"])
