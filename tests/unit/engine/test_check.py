"""The rules over an amendment and over a text, each with what keeps it and what breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.guarded import is_guarded
from constitution_tool.engine.checking.check import (
    check_amendment,
    check_constitution,
    reused_ids,
    shared_gaps,
)
from constitution_tool.errors import Place, Severity
from constitution_tool.model.amendment import ByKind, Kind, UnderDelegation
from constitution_tool.model.decision import Delegation
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.settings import LawSettings
from constitution_tool.notation.text.parse import parse_instrument
from numbered import id_of, text
from protocol_text import PROTOCOL, TEXT, after, quoted, said

LAW = LawSettings(council="C", domain="c.example", language="en-GB", instruments=())
DELEGATION = Delegation(
    id="2024-D01",
    title="Recommendation 2.4",
    day=date(2024, 3, 28),
    giver="committee",
    holder="monitoring-officer",
    consultee="chair",
    scope=("c5",),
    grounds=(("member-survey", "the survey"), ("next-steps", "next steps")),
    start=date(2024, 3, 28),
    end=None,
    recommendation="2.4",
    minute="not held",
    why="",
)
UNDER = UnderDelegation(delegation="2024-D01", ground="next-steps", ground_reason="9.3")
ONE, TWO, THREE = (
    "[C5, Introduction, paragraph i](#c5.9qw2t)",
    "[C5, Introduction, paragraph ii](#c5.x3fdr)",
    "[C5, Introduction, paragraph iii](#c5.p3q8f)",
)
INTRO, LIST = "[C5, Introduction](#c5.4k7mz)", "[C5, Roles, paragraph i](#c5.7r4tg)"
A = "[C5, Roles, paragraph i(a)](#c5.k7m2c)"
ROLES, C6 = "[C5, Roles](#c5.h2pnb)", "[C6](#c6)"
EDIT = f"In {ONE}, for “treat” substitute “meet”."


def new(end, prefix="c5"):
    return quoted(f"- New words. {{#{prefix}.{end}}}")


def amendment(*sentences, **changes):
    made = amendment_of(*(said(each) for each in sentences))
    return with_expectations(TEXT, replace(made, **changes))


def codes(made, *, law=LAW, delegation=None):
    return [finding.code for finding in check_amendment(TEXT, made, law, delegation)]


def test_an_amendment_that_keeps_every_rule_has_no_findings():
    assert codes(amendment(EDIT, f"After {THREE} insert—{new('bbbbb')}", f"Omit {TWO}.")) == []


def test_findings_of_carrying_it_out_and_of_stale_ground_are_there():
    assert codes(amendment(f"In {ONE}, for “nonsense” substitute “x”.")) == ["words-not-found"]
    stale = amendment(EDIT)
    found = check_amendment(after(f"In {ONE}, omit “with respect”."), stale, LAW)
    assert [finding.code for finding in found] == ["stale-own"]
    found = check_amendment(after(f"Omit {ONE}."), stale, LAW)
    assert [finding.code for finding in found] == ["target-unknown"]


# --- citations --------------------------------------------------------------------------------


def test_a_citation_must_be_true_of_its_id():
    made = amendment("In [C5, Introduction, paragraph ii](#c5.9qw2t), omit “treat”.")
    (finding,) = check_amendment(TEXT, made, LAW)
    assert finding.code == "citation-untrue"
    assert "“C5, Introduction, paragraph ii” is cited" in finding.problem
    assert "C5, Introduction, paragraph i (c5.9qw2t)" in finding.problem
    assert finding.place.note == "instruction 1"


def test_a_new_clause_is_cited_as_it_is_called_when_it_stands():
    insert = f"After {ONE} insert—" + quoted("- 9A. New words. {#c5.bbbbb}")
    true = "In [C5, Introduction, paragraph 9A](#c5.bbbbb), omit “New”."
    assert codes(amendment(insert, true)) == []
    assert codes(amendment(insert, true.replace("9A]", "9B]"))) == ["citation-untrue"]


def test_what_an_amendment_renumbers_is_still_cited_as_before_it():
    assert codes(amendment(f"Renumber {ONE} as “0.”.", EDIT)) == []


# --- places -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        f"After {ONE} insert—{new('ccccc')}",
        f"Before {TWO} insert—{new('ccccc')}",
        f"Move {THREE} to after {ONE}.",
    ],
)
def test_two_things_put_at_one_place_are_found(other):
    found = check_amendment(TEXT, amendment(f"After {ONE} insert—{new('bbbbb')}", other), LAW)
    errors = [finding.code for finding in found if finding.severity is Severity.ERROR]
    assert errors == ["gap-shared"]


def test_the_end_of_what_holds_a_clause_is_the_place_after_its_last():
    first = f"After {THREE} insert—{new('bbbbb')}"
    assert codes(amendment(first, f"At the end of {INTRO} insert—{new('ccccc')}")) == ["gap-shared"]
    then = "After [C5, Introduction, unnumbered paragraph](#c5.bbbbb) insert—" + new("ccccc")
    assert codes(amendment(first, then)) == []


def test_an_anchor_that_is_omitted_is_found():
    sentences = (f"After {TWO} insert—{new('bbbbb')}", f"Omit {TWO}.")
    assert "anchor-omitted" in codes(amendment(*sentences))


def test_two_amendments_at_one_place_are_found_unless_one_is_on_top_of_the_other():
    one = amendment(f"After {ONE} insert—{new('bbbbb')}", id="2024-001")
    two = amendment(f"Before {TWO} insert—{new('ccccc')}", id="2024-002")
    (finding,) = shared_gaps(TEXT, (one, two))
    assert finding.code == "gap-shared"
    assert "2024-001 and 2024-002" in finding.problem
    assert shared_gaps(TEXT, (one, replace(two, after=("2024-001",)))) == ()
    between = amendment(EDIT, id="2024-004", after=("2024-001",))
    assert shared_gaps(TEXT, (one, replace(two, after=("2024-004",)), between)) == ()


# --- what may not be touched ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "touches"),
    [
        (f"In {LIST}, for “together” substitute “x”.", True),
        (f"In {A}, for “policy” substitute “x”.", True),
        (f"At the end of {LIST} insert—{new('bbbbb')}", True),
        (f"After {A} insert—{new('bbbbb')}", True),
        (f"Move {ONE} to after {A}.", True),
        (f"After {LIST} insert—{new('bbbbb')}", False),
        (f"Move {ROLES} to the end of [C5](#c5).", True),
        (f"For the heading of {ROLES} substitute “x”.", False),
        (EDIT, False),
    ],
)
def test_a_protected_clause_is_not_touched_nor_anything_in_it(sentence, touches):
    law = replace(LAW, protected=("c5.7r4tg",))
    assert ("protected" in codes(amendment(sentence), law=law)) is touches


MINOR = {"kind": Kind.MINOR, "basis": ByKind(evidence="Notice 4")}


@pytest.mark.parametrize(
    ("sentence", "said_to"),
    [
        (EDIT, ""),
        (f"In {ONE}, for “should” substitute “must”.", "“should” would become “must”"),
        (f"In {ONE}, omit “should”.", "“should” would be taken out"),
        (f"In {ONE}, after “treat” insert “only”.", "“only” would be put in"),
        (f"In {TWO}, for “4.2” substitute “4.3”.", "“4.2” would become “4.3”"),
        (f"In {ONE}, after “treat” insert “the Committee and”.", "“Committee” would be put in"),
        (f"Omit {THREE}.", "“#c5.k7m2c” would be taken out"),
        (f"Renumber {ONE} as “1.”.", "would be renumbered “1.”"),
        (
            "In the title of [C5](#c5), for “RELATIONS” substitute “RULES THAT MUST BE KEPT,”.",
            "MUST",
        ),
        (f"In {ONE}, after “treat” insert “may/must”.", "“may/must” would be put in"),
        (f"In {ONE}, after “treat” insert “sh\u0430ll”.", "“sh\u0430ll” would be put in"),
        (f"Move {ONE} to after {THREE}.", ""),
        (
            f"After {ONE} insert—" + quoted("- A Member may ask. {#c5.bbbbb}"),
            "“may” would be put in",
        ),
    ],
)
def test_a_minor_amendment_leaves_force_figures_and_bodies_alone(sentence, said_to):
    found = check_amendment(TEXT, amendment(sentence, **MINOR), LAW)
    found = [finding for finding in found if finding.severity is Severity.ERROR]
    assert [finding.code for finding in found] == (["minor-exceeded"] if said_to else [])
    assert all(said_to in finding.problem for finding in found)


def test_swapping_words_of_force_within_a_clause_is_not_minor():
    text = after(f"In {ONE}, at the end insert “They may ask; officers must answer.”.")
    made = amendment_of(
        said(f"In {ONE}, for “may ask; officers must” substitute “must ask; officers may”.")
    )
    made = with_expectations(text, replace(made, **MINOR))
    assert {f.code for f in check_amendment(text, made, LAW)} == {"minor-exceeded"}


@pytest.mark.parametrize(
    ("word", "guarded"),
    [
        ("must", True),
        ("May", True),
        ("£50", True),
        ("21st", True),
        ("twenty-one", True),
        ("March", True),
        ("Council", True),
        ("Council's", True),
        ("Committees", True),
        ("council", False),
        ("mustn't", True),
        ("members", False),
        ("Protocol", False),
    ],
)
def test_which_words_are_guarded(word, guarded):
    assert is_guarded(word) is guarded


# --- the delegation ---------------------------------------------------------------------------

DELEGATED = {"kind": Kind.PRE_ADOPTION, "basis": UNDER}


def test_an_amendment_within_its_delegation_has_no_findings():
    assert codes(amendment(EDIT, **DELEGATED), delegation=DELEGATION) == []


def test_the_delegation_must_be_on_record():
    assert codes(amendment(EDIT, **DELEGATED)) == ["delegation-unknown"]
    other = replace(DELEGATION, id="2024-D02")
    assert codes(amendment(EDIT, **DELEGATED), delegation=other) == ["delegation-unknown"]


def test_the_ground_must_be_one_that_is_given():
    basis = replace(UNDER, ground="spring-cleaning")
    made = amendment(EDIT, kind=Kind.PRE_ADOPTION, basis=basis)
    (finding,) = check_amendment(TEXT, made, LAW, DELEGATION)
    assert finding.code == "delegation-ground"
    assert "it gives “member-survey” and “next-steps”" in finding.problem


def test_what_is_touched_must_be_in_the_scope():
    made = amendment(f"At the end of {C6} insert—{new('ccccc', 'c6')}", **DELEGATED)
    assert codes(made, delegation=DELEGATION) == ["delegation-scope"]


# --- ids --------------------------------------------------------------------------------------


def test_an_id_that_was_ever_used_is_not_given_again():
    made = amendment(
        f"After {ONE} insert—{new('bbbbb')}",
        f"For {TWO} substitute—" + quoted("- ii. X. {#c5.x3fdr}", "", "- Y. {#c5.ccccc}"),
    )
    assert reused_ids(made, {"c5.x3fdr"}, TEXT) == ()
    assert [f.place.note for f in reused_ids(made, {"c5.bbbbb", "c5.ccccc"}, TEXT)] == [
        "instruction 1",
        "instruction 2",
    ]


# --- numbers --------------------------------------------------------------------------------


def test_what_an_amendment_puts_out_of_order_is_said_and_what_was_so_before_is_not():
    before = after(f"Renumber {THREE} as “v.”.")
    assert [f.code for f in check_constitution(before, {})] == ["number-gap"]
    quiet = with_expectations(before, amendment_of(said(EDIT)))
    assert check_amendment(before, quiet, LAW) == ()
    (finding,) = check_amendment(TEXT, amendment(f"Renumber {THREE} as “ii.”."), LAW)
    assert (finding.code, finding.severity) == ("number-doubled", Severity.WARNING)
    assert finding.place.note == "instruction 1"
    assert f"Renumber [C5, Introduction, paragraph ii]{THREE[THREE.index('(') :]} as “iii.”." in (
        finding.remedy
    )


def test_what_stands_under_a_number_that_an_amendment_changes_is_said():
    made = text(("4.", ["4.1", "4.2"]))
    renumbered = amendment_of(said(f"Renumber [C5, paragraph 4](#{id_of(made, 0)}) as “5.”."))
    (finding,) = check_amendment(made, with_expectations(made, renumbered), LAW)
    assert finding.code == "number-under"
    assert finding.remedy.endswith("as “5.1”. Those after it follow in the same way.")


def test_a_clause_that_is_omitted_leaves_a_gap_that_is_no_fault():
    assert codes(amendment(f"Omit {TWO}.")) == []


@pytest.mark.parametrize(("changes", "severity"), [({}, "warning"), (MINOR, "error")])
def test_a_number_still_to_be_given_stops_what_changes_the_text_itself(changes, severity):
    insert = f"After {ONE} insert—" + quoted("- NEW1. New words. {#c5.bbbbb}")
    found = check_amendment(TEXT, amendment(insert, **changes), LAW)
    (finding,) = [each for each in found if each.code == "number-unsettled"]
    assert finding.severity.value == severity
    assert finding.remedy.endswith("as “ia.”.")


# --- a whole text -----------------------------------------------------------------------------


def _texts(*sources):
    parsed = [parse_instrument(each, "source/x.md") for each in sources]
    positions = {id_: place for each in parsed for id_, place in each.positions.items()}
    return Constitution(instruments=tuple(each.instrument for each in parsed)), positions


def test_a_sound_text_has_no_findings():
    assert check_constitution(*_texts(PROTOCOL)) == ()


def test_a_reference_to_nothing_is_found_where_it_is():
    (finding,) = check_constitution(*_texts(PROTOCOL.replace("](#c5.k7m2c)", "](#c5.k7m2d)")))
    assert (finding.code, finding.severity) == ("reference-unknown", Severity.ERROR)
    assert isinstance(finding.place, Place)
    assert finding.place.line


def test_labels_said_twice_beside_each_other_are_said():
    text = PROTOCOL.replace("- ii. The Members'", "- i. The Members'")
    (finding,) = check_constitution(*_texts(text))
    assert (finding.code, finding.severity) == ("number-doubled", Severity.WARNING)
    text = PROTOCOL.replace("# Groups", "# Roles")
    assert [f.code for f in check_constitution(*_texts(text))] == ["citation-doubled"]


def test_an_id_on_two_instruments_is_found():
    found = check_constitution(*_texts(PROTOCOL, PROTOCOL))
    assert {f.code for f in found} == {"id-doubled"}
