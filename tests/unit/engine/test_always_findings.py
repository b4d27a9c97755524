"""What is a finding whoever decides: a fixture and a message for each (`3-formats`)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import expectations
from constitution_tool.engine.checking.check import check_amendment, shared_gaps
from constitution_tool.errors import Conflict, Malformed
from constitution_tool.model.amendment import Kind, UnderDelegation
from constitution_tool.model.settings import LawSettings
from council_on_record import DELEGATION
from golden.test_forms import GIFTS, ROWS, TEXT, whole
from protocol_text import quoted, said

LAW = LawSettings(council="C", domain="c.example", language="en-GB", instruments=())
ONE, TWO, THREE = (
    f"[C5, Introduction, paragraph {number}](#c5.{id_})"
    for number, id_ in (("i", "9qw2t"), ("ii", "x3fdr"), ("iii", "p3q8f"))
)
LIST, A, B = (
    f"[C5, Roles, paragraph {number}](#c5.{id_})"
    for number, id_ in (("ii", "22222"), ("i(a)", "k7m2c"), ("i(b)", "m8v3d"))
)
INTRO = "[C5, Introduction](#c5.4k7mz)"
C5, C6 = "[C5](#c5)", "[C6](#c6)"
ITEM = quoted("- New. {#c5.zzzzz}")
CELL = f"In the table in {LIST}, in the row beginning “Leader”, in the column headed “What”, for"
SPLIT = f"Split {ONE} after “Members and officers.” into “i.” and “2.” {{#c5.fffff}}."
UNDER = UnderDelegation(delegation="2024-D01", ground="next-steps", ground_reason="9.3")


def found(*sentences, **changes):
    """Find what is wrong with an amendment, whether it is refused as read or when it is checked."""
    try:
        made = replace(amendment_of(*map(said, sentences)), **changes)
    except Malformed as refused:
        return refused.findings
    try:
        made = with_expectations(TEXT, made)
    except Conflict:
        made = replace(made, expects=())
    law = replace(LAW, protected=("c5.k7m2c",)) if changes.get("title") == "Protected" else LAW
    return check_amendment(TEXT, made, law, DELEGATION)


@pytest.mark.parametrize(
    ("sentences", "code", "said_to"),
    [
        # a substitution that changes nothing
        ([f"In {ONE}, for “treat” substitute “treat”."], "changes-nothing", "for itself"),
        ([f"{CELL} “policy” substitute “policy”."], "changes-nothing", "for itself"),
        ([f"Renumber {ONE} as “i.”."], "changes-nothing", "already numbered"),
        ([f"Move {TWO} to after {ONE}."], "changes-nothing", "already stands there"),
        ([f"For the heading of {INTRO} substitute “Introduction”."], "changes-nothing", "already"),
        # two things put at one place
        ([f"After {ONE} insert—{ITEM}", f"Move {THREE} to before {TWO}."], "gap-shared", "1 and 2"),
        ([SPLIT, f"After {ONE} insert—{ITEM}"], "gap-shared", "1 and 2"),
        (
            [
                f"After {C5} insert—{whole(GIFTS)}",
                f"Before {C6} insert—" + whole(GIFTS).replace("7", "8"),
            ],
            "gap-shared",
            "1 and 2",
        ),
        # an anchor that the same amendment omits
        ([f"After {ONE} insert—{ITEM}", f"Omit {ONE}."], "anchor-omitted", "paragraph i"),
        (
            [f"After {TWO} insert—{ITEM}", f"Join {ONE} with {TWO}."],
            "anchor-omitted",
            "paragraph ii",
        ),
        ([f"After {C6} insert—{whole(GIFTS)}", f"Omit {C6}."], "anchor-omitted", "C6"),
        # what is omitted is still referred to
        ([f"Omit {A}."], "omitted-still-referred-to", "paragraph iii still refers"),
        # straight quotation marks where the text has curly ones
        ([f"In {TWO}, omit “Employees' Code”."], "words-not-found", "has ’ where"),
        (['In [C5, x](#c5.x3fdr), omit "Code".'], "sentence-unknown", "“ ”"),
    ],
)
def test_what_is_always_a_finding_is_found(sentences, code, said_to):
    findings = found(*sentences)
    assert any(f.code == code and said_to in f.problem + f.remedy and f.remedy for f in findings), (
        findings
    )


def test_two_amendments_at_one_place_must_say_which_is_first():
    one = amendment_of(said(f"After {ONE} insert—{ITEM}"))
    other = replace(amendment_of(said(SPLIT)), id="2024-004")
    assert [f.code for f in shared_gaps(TEXT, (one, other))] == ["gap-shared"]
    assert shared_gaps(TEXT, (one, replace(other, after=(one.id,)))) == ()


@pytest.mark.parametrize(
    ("sentence", "said_to"),
    [
        (f"In {ONE}, for “should” substitute “must”.", "“should” would become “must”"),
        (f"In {THREE}, for “can” substitute “may”.", "“may” would be put in"),
        (f"In {ONE}, after “officers.” insert “Not so.”.", "“Not” would be put in"),
        (f"In {TWO}, for “4.2” substitute “4.3”.", "“4.2” would become “4.3”"),
        (f"In {THREE}, at the end insert “On 1 June, £5.”.", "“£5” would be put in"),
        (f"{CELL} “policy” substitute “the Cabinet”.", "“Cabinet” would be put in"),
        (f"In the table in {LIST}, omit the row beginning “Leader”.", "“Leader” would be taken"),
        (f"In the title of {C5}, for “OFFICER” substitute “STAFF”.", "taken out"),
    ],
)
def test_a_minor_amendment_leaves_force_figures_dates_money_and_bodies_alone(sentence, said_to):
    findings = found(sentence, kind=Kind.MINOR)
    assert any(said_to in f.problem for f in findings), findings


@pytest.mark.parametrize(
    "sentence",
    [
        f"In {A}, omit “Initiation”.",
        f"Join {A} with {B}.",
        f"Split {A} after “Initiation” into “a)” and “b)” {{#c5.fffff}}.",
        f"Omit {C5}.",
    ],
)
def test_what_is_protected_is_not_touched(sentence):
    findings = found(sentence, title="Protected")
    assert any(f.code == "protected" and "i(a) is protected" in f.problem for f in findings)


def test_what_is_decided_under_a_delegation_keeps_to_its_scope_and_grounds():
    under = {"kind": Kind.PRE_ADOPTION, "basis": UNDER}
    for sentence, scope in (
        (f"Omit {C6}.", "C6"),
        (f"After {C5} insert—{whole(GIFTS)}", "c7"),
        ("In [C6, unnumbered paragraph](#c6.bbbbb), for “can” substitute “might”.", "C6"),
    ):
        findings = found(sentence, **under)
        assert any(f.code == "delegation-scope" and scope in f.problem for f in findings), sentence
    rows = f"In the table in {LIST}, at the end insert—{ROWS}"
    assert found(rows, **under) == ()
    basis = replace(UNDER, ground="spring-cleaning")
    (finding,) = found(rows, kind=Kind.PRE_ADOPTION, basis=basis)
    assert (finding.code, "spring-cleaning" in finding.problem) == ("delegation-ground", True)
    assert expectations(TEXT, amendment_of(said(rows)))[0].key == "own:c5.22222"
