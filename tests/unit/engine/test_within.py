"""A kind of amendment keeps to what it may change: not the Leader, nor an officer, all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.record import check_record
from constitution_tool.engine.record import read_record
from constitution_tool.errors import Unauthorised
from constitution_tool.model.amendment import Entry, Kind
from constitution_tool.model.authority import CHAIR, MONITORING_OFFICER, Part, Rule
from constitution_tool.model.decision import Resolved
from constitution_tool.model.instruction import Move, OmitClause, TitleWords
from constitution_tool.model.target import End, Within
from council_on_record import (
    JUNE,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    adoption,
    carried,
    correction,
    holding,
    target,
    training,
)

LEADER, DIRECTOR = "leader", "director"
HOLDERS = replace(
    WHOLE_HOLDERS,
    holdings=(*WHOLE_HOLDERS.holdings, holding(LEADER, "chair"), holding(DIRECTOR, "other")),
)


def council_of(scope: tuple[str, ...], law: bytes = b"") -> Council:
    """A council whose Leader, and a director, may change what is in the scope."""
    routes = (
        Rule(kind="executive", offices=((LEADER, Part.DECIDES),), scope=scope, report_within=30),
        Rule(kind="director", offices=((DIRECTOR, Part.DECIDES),), scope=scope),
    )
    council = Council(signers={MONITORING_OFFICER: "mo", CHAIR: "chair", "proper-officer": "other"})
    council.signers |= {LEADER: "chair", DIRECTOR: "other"}
    was, path = b"protected = []\n", "source/constitution.toml"
    council.files[path] = council.files[path].replace(was, was + law)
    policy = replace(WHOLE_POLICY, rules=(*WHOLE_POLICY.rules, *routes))
    return council.found(holders=HOLDERS, policy=policy)


def refused(council: Council, amendment) -> set[str]:
    with pytest.raises(Unauthorised) as caught:
        council.correct(amendment, JUNE)
    return {finding.code for finding in caught.value.findings}


@pytest.mark.parametrize("kind", [Kind.EXECUTIVE, Kind.DIRECTOR])
@pytest.mark.parametrize("scope", [("c6",), ("c6.bbbbb",)])
def test_the_leader_and_a_director_change_what_is_theirs(kind, scope):
    council = council_of(scope)
    council.correct(
        correction(council, "elsewhere", "by the Director", "c6.bbbbb", kind=kind), JUNE
    )
    assert verify(council.files).errors == ()
    assert b"by the Director" in council.source.files["source/c6.md"]


@pytest.mark.parametrize("kind", [Kind.EXECUTIVE, Kind.DIRECTOR])
def test_and_nothing_else(kind):
    council = council_of(("c6",))
    assert refused(council, correction(council, "polite", "kind", kind=kind)) == {"kind-scope"}


def test_a_clause_in_the_scope_stays_where_it_is():
    council = council_of(("c5.fffff",))
    there = target(council, "c5.fffff")
    for instruction in (
        OmitClause(target=there),
        TitleWords(target=replace(there, id="c5", cited="C5"), find="PROTOCOL", replace="CODE"),
        Move(target=there, gap=Within(target=target(council, "c5.ddddd"), end=End.END)),
    ):
        made = correction(
            council, "polite", "kind", kind=Kind.EXECUTIVE,
            entries=(Entry(instruction=instruction, reason="A move."),),
        )  # fmt: skip
        assert "kind-scope" in refused(council, made)


def test_what_only_council_may_amend_no_officer_does():
    council = council_of(("c5", "c6"), b'council_only = ["c5.fffff"]\n')
    for kind in (Kind.MINOR, Kind.LEGAL, Kind.EXECUTIVE):
        made = correction(council, "polite", "courteous", kind=kind)
        assert refused(council, made) == {"council-only"}
    elsewhere = correction(council, "elsewhere", "there", "c6.bbbbb")
    assert council.correct(elsewhere, JUNE)


def test_nor_under_a_delegation_and_council_itself_does():
    council = council_of(("c6",), b'council_only = ["c5"]\n').delegate()
    with pytest.raises(Unauthorised) as caught:
        council.propose(training(council)).sign("2024-001").enter("2024-001")
    assert {finding.code for finding in caught.value.findings} == {"council-only"}
    council.files = {p: d for p, d in council.files.items() if "2024-001" not in p}
    council.correct(carried(council), adoption(council).day)
    council.record(adoption(council, resolved=Resolved.AS_AMENDED))
    assert verify(council.files).errors == ()


def test_what_names_nothing_is_named():
    council = council_of(("c6.zzzzz",), b'council_only = ["c9"]\n')
    assert {
        (finding.code, finding.place.path.partition("/")[0])
        for finding in check_record(read_record(council.files))
        if finding.code == "named-nowhere"
    } == {("named-nowhere", "source"), ("named-nowhere", "register")}
