"""Where an amendment stands is computed, and what it lacks is said in people's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constitution_tool.engine.authority.status import earliest_day, status_of, written_on
from constitution_tool.errors import Conflict, Unauthorised
from constitution_tool.model.amendment import ByKind, Kind
from constitution_tool.model.authority import CHAIR, MONITORING_OFFICER, Response, Status
from constitution_tool.notation.register.register_paths import signature_path, statement_path
from council_on_record import (
    HOLDERS,
    UNDER,
    Council,
    for_approval,
    holding,
    notes,
    on_record,
    training,
)


def standing(council: Council, id_: str = "2024-001"):
    register = council.register
    return status_of(register, register.amendments[id_], council.moment, council.bench)


def proposed() -> Council:
    council = on_record()
    return council.propose(training(council))


def test_signed_by_nobody_it_lacks_both():
    found = standing(proposed())
    assert found.status is Status.UNDECIDED
    assert found.lacks == (
        "the decision of the Monitoring Officer",
        "the agreement of the Chair of the Standards Committee",
    )


def test_signed_by_both_it_is_decided_and_then_entered():
    council = proposed().sign("2024-001")
    assert standing(council).status is Status.DECIDED
    assert standing(council).lacks == ()
    council.enter("2024-001")
    assert standing(council).status is Status.ENTERED
    assert standing(council).lacks == ()


def test_signed_by_one_it_lacks_the_other():
    council = proposed().sign("2024-001")
    for path in (statement_path("2024-001", CHAIR), signature_path("2024-001", CHAIR)):
        del council.files[path]
    found = standing(council)
    assert found.status is Status.UNDECIDED
    assert found.lacks == ("the agreement of the Chair of the Standards Committee",)


@pytest.mark.parametrize(
    ("response", "why"),
    [(Response.COMMENTS, "has commented"), (Response.DOES_NOT_AGREE, "not agree")],
)
def test_a_chair_who_does_not_agree_leaves_it_undecided_and_why_is_said(response, why):
    (lack,) = standing(proposed().sign("2024-001", chair=response)).lacks
    assert lack.startswith("the agreement of the Chair of the Standards Committee (")
    assert why in lack


def test_changed_since_it_was_signed_it_lacks_both_again():
    council = proposed().sign("2024-001")
    path = "amendments/2024-001.md"
    council.files[path] = council.files[path].replace(b"The report says so.", b"We say so.")
    found = standing(council)
    assert found.status is Status.UNDECIDED
    assert len(found.lacks) == 2
    assert all("has changed since" in lack for lack in found.lacks)


def test_for_approval_it_lacks_nothing():
    council = on_record()
    council.propose(for_approval(council))
    found = standing(council, "2024-002")
    assert (found.status, found.lacks) == (Status.FOR_APPROVAL, ())


def test_outside_the_grounds_it_is_undecided_whoever_signs():
    council = on_record()
    basis = replace(UNDER, ground="pronouns")
    council.propose(training(council, basis=basis)).sign("2024-001")
    (lack,) = standing(council).against
    assert lack.startswith("“pronouns” is not a ground that delegation 2024-D01 gives")


def test_without_a_rule_it_is_undecided():
    council = on_record()
    council.propose(training(council, kind=Kind.LEGAL, basis=ByKind(evidence="An Act")))
    found = standing(council)
    assert found.status is Status.UNDECIDED
    assert found.findings[0].code == "policy-kind"


def test_one_person_for_both_offices_decides_nothing():
    held = (HOLDERS.holdings[0], holding(CHAIR, "mo", deputy="illness"))
    council = Council().found(replace(HOLDERS, holdings=held)).delegate()
    council.propose(training(council))
    for office, response in ((MONITORING_OFFICER, Response.DECIDES), (CHAIR, Response.AGREES)):
        council.put(council.statement("2024-001", office, response), "mo")
    found = standing(council)
    assert found.status is Status.UNDECIDED
    assert [finding.code for finding in found.findings] == ["same-person"]


def test_one_that_no_longer_fits_is_undecided_and_says_so():
    council = proposed().sign("2024-001")
    council.propose(training(council, id="2024-003")).sign("2024-003").enter("2024-003")
    found = standing(council)
    assert found.status is Status.UNDECIDED
    assert found.against


def test_one_written_on_another_is_judged_on_both():
    council = proposed().sign("2024-001")
    register = council.register
    base = written_on(register, notes(council, after=("2024-001",)), council.moment)
    council.propose(notes(council, after=("2024-001",)), base).sign("2024-002", base=base)
    assert standing(council, "2024-002").status is Status.DECIDED
    assert base != council.draft
    council.enter("2024-001")
    assert standing(council, "2024-002").status is Status.DECIDED


def test_after_must_name_amendments_there_are_and_no_circle():
    council = proposed()
    register, now = council.register, council.moment
    with pytest.raises(Conflict) as caught:
        written_on(register, notes(council, after=("2024-009",)), now)
    assert caught.value.findings[0].code == "after-unknown"
    with pytest.raises(Conflict) as caught:
        written_on(register, training(council, after=("2024-001",)), now)
    assert caught.value.findings[0].code == "after-circle"


def test_before_there_is_a_record_there_is_no_day_to_judge_by():
    with pytest.raises(Unauthorised):
        earliest_day(Council().register, "2024-001")
