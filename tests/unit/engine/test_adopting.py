"""What Council resolves becomes the text, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.engine.authority.in_force import in_force_on
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.record import check_record
from constitution_tool.engine.numbering.faults import faults
from constitution_tool.engine.record import survey
from constitution_tool.errors import Unauthorised
from constitution_tool.model.amendment import AtMeeting, Entry
from constitution_tool.model.authority import Response, Status
from constitution_tool.model.decision import Minutes, Proof, Resolved
from constitution_tool.model.instruction import OmitClause, Renumber
from council_on_record import (
    ENTERED,
    MEETING,
    START,
    Council,
    adoption,
    carried,
    for_approval,
    notes,
    target,
    training,
    with_whole_policy,
)

NONE = {"effective": None, "review_by": None}


def drafted() -> Council:
    """One amendment entered in the draft, one for approval."""
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    return council.propose(for_approval(council))


def approved(council: Council) -> tuple[tuple[str, str], ...]:
    return (("2024-002", council.register.amendments["2024-002"].digest),)


def codes(council: Council, decision) -> set[str]:
    council.decide(decision)
    with pytest.raises(Unauthorised) as caught:
        council.put_on_record(decision.id, decision.day)
    return {finding.code for finding in caught.value.findings}


def proved(council: Council) -> Council:
    """See that the record holds, with nothing to say against it."""
    assert [f.code for f in verify(council.files).errors] == []
    return council


def became(council: Council) -> dict[str, Status]:
    return dict(council.moment.became)


def test_nothing_is_adopted_whose_number_is_still_to_be_given():
    council = with_whole_policy()
    numbered = Renumber(target=target(council, "c5.fffff"), number="NEW1.")
    entries = (Entry(instruction=numbered, reason="Its number is to be settled."),)
    council.propose(training(council, entries=entries)).sign("2024-001").enter("2024-001")
    assert codes(council, adoption(council)) == {"adoption-unsettled"}
    settled = Renumber(target=target(council, "c5.fffff"), number="iii.")
    entries = (Entry(instruction=settled, reason="It is settled."),)
    council.propose(training(council, id="2024-003", entries=entries, after=("2024-001",)))
    council.sign("2024-003", day=ENTERED).enter("2024-003")
    council.record(replace(adoption(council), id="2024-D04"))
    proved(council)


def test_a_number_that_an_adoption_omitted_is_not_missed():
    council = with_whole_policy()
    omit = OmitClause(target=target(council, "c5.ddddd"))
    entries = (Entry(instruction=omit, reason="It is said elsewhere."),)
    council.propose(training(council, entries=entries)).sign("2024-001").enter("2024-001")
    council.record(adoption(council))
    record = survey(council.files)
    assert [each.finding.code for each in faults(record.source.constitution, {})] == ["number-gap"]
    assert check_record(record) == ()


def test_adopted_the_draft_becomes_the_text_and_the_text_is_kept():
    council = drafted()
    before = council.source.files
    council.record(adoption(council, approved=approved(council)))
    proved(council)
    after = council.source.files
    assert b"Members must read" in after["source/c5.md"]
    assert b"the notes and the guidance" in after["source/c5.md"]
    assert after["source/c6.md"] is before["source/c6.md"]
    assert council.register.texts[1] == after
    assert became(council) == {"2024-001": Status.ADOPTED, "2024-002": Status.ADOPTED}
    assert council.moment.entered == ()
    assert council.draft == council.source.constitution


def test_what_is_for_approval_and_not_voted_on_stays_for_approval():
    council = drafted()
    council.record(adoption(council))
    assert b"the guidance" not in proved(council).source.files["source/c5.md"].split(b"ii.")[1]
    assert "2024-002" not in became(council)


def test_in_part_what_was_declined_is_not_in_the_text():
    council = drafted()
    decision = adoption(
        council,
        resolved=Resolved.IN_PART,
        entered=(),
        declined=("2024-001",),
        approved=approved(council),
    )
    council.record(decision)
    assert b"Members may read" in proved(council).source.files["source/c5.md"]
    assert became(council) == {"2024-001": Status.NOT_ADOPTED, "2024-002": Status.ADOPTED}


def test_as_amended_what_was_carried_at_the_meeting_is_entered_first():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    council.correct(carried(council), MEETING)
    council.record(adoption(council, resolved=Resolved.AS_AMENDED))
    assert b"the notes and the guidance" in proved(council).source.files["source/c5.md"]
    assert council.register.entry_of("2024-003").value.evidence == "carried"


def test_referred_back_nothing_changes_and_the_delegation_stays_open():
    council = drafted()
    before, draft = council.source.files, council.draft
    council.record(adoption(council, resolved=Resolved.REFERRED_BACK, entered=(), **NONE))
    assert proved(council).source.files == before
    assert (council.draft, 1 in council.register.texts) == (draft, False)
    later = replace(notes(council), id="2024-004")
    council.propose(later).sign("2024-004", day=MEETING)
    assert council.authority("2024-004", MEETING).delegation


def test_not_adopted_the_draft_falls_and_the_delegation_is_spent():
    council = drafted()
    before = council.source.files
    declined = {"entered": (), "declined": ("2024-001", "2024-002"), **NONE}
    council.record(adoption(council, resolved=Resolved.NOT_ADOPTED, **declined))
    assert proved(council).source.files == before
    assert council.draft == council.source.constitution
    assert set(became(council).values()) == {Status.NOT_ADOPTED}
    later = replace(notes(council), id="2024-004")
    council.propose(later).sign("2024-004", day=MEETING)
    with pytest.raises(Unauthorised) as caught:
        council.authority("2024-004", MEETING)
    assert {f.code for f in caught.value.findings} == {"delegation-spent"}


def test_after_adoption_the_delegation_is_spent():
    council = drafted()
    council.record(adoption(council))
    later = replace(notes(council), id="2024-004")
    council.propose(later).sign("2024-004", day=MEETING)
    with pytest.raises(Unauthorised) as caught:
        council.authority("2024-004", MEETING)
    assert {f.code for f in caught.value.findings} == {"delegation-spent"}


def test_minutes_confirm_an_adoption_made_on_a_decision_list_once():
    council = drafted()
    council.record(adoption(council))
    minutes = Minutes(
        id="2024-D03",
        title="Minutes",
        day=date(2024, 7, 9),
        adoption="2024-D02",
        minute="Minute 12",
        sha256="cd" * 32,
        why="Why.",
    )
    council.record(minutes)
    proved(council)
    assert codes(council, replace(minutes, id="2024-D04")) == {"minutes-twice"}
    assert codes(council, replace(minutes, id="2024-D05", adoption="2024-D01")) == {
        "minutes-unknown"
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "1" * 64}, "adoption-text"),
        ({"entered": ()}, "adoption-silent"),
        ({"entered": ("2024-001", "2024-002")}, "adoption-not-entered"),
        ({"approved": (("2024-001", "ab" * 32),)}, "adoption-not-put"),
        ({"approved": (("2024-002", "ab" * 32),)}, "adoption-altered"),
        ({"declined": ("2024-009",)}, "adoption-not-put"),
        ({"scope": ("c9",)}, "adoption-scope"),
        ({"resolved": Resolved.AS_AMENDED}, "adoption-as-amended"),
        ({"resolved": Resolved.IN_PART}, "adoption-outcome"),
        ({"declined": ("2024-002",)}, "adoption-outcome"),
    ],
)
def test_an_adoption_unlike_the_record_is_refused_by_name(changes, code):
    council = drafted()
    good = adoption(council)
    bad = replace(good, **changes)
    if "approved" in changes and changes["approved"][0][0] == "2024-001":
        bad = replace(bad, entered=())
    assert code in codes(council, bad)


def test_what_was_carried_at_another_meeting_is_not_carried_at_this_one():
    council = with_whole_policy()
    basis = AtMeeting(meeting=ENTERED, mover="A", seconder="B", result="carried")
    council.correct(replace(carried(council), basis=basis), MEETING)
    decision = adoption(council, resolved=Resolved.AS_AMENDED)
    assert codes(council, decision) == {"adoption-as-amended", "adoption-meeting"}


def test_an_amendment_is_voted_on_once():
    council = drafted()
    council.record(adoption(council, approved=approved(council)))
    again = replace(
        adoption(council), id="2024-D03", approved=(("2024-002", approved(council)[0][1]),)
    )
    assert "adoption-twice" in codes(council, again)


def test_one_person_cannot_certify_an_adoption_for_two_offices():
    council = drafted()
    decision = adoption(council)
    council.decide(decision)
    said = council.register.statements["2024-D02", "proper-officer"].value.statement
    council.put(replace(said, person="mo"), "mo")
    with pytest.raises(Unauthorised) as caught:
        council.put_on_record("2024-D02", MEETING)
    assert {f.code for f in caught.value.findings} == {"office-not-held", "same-person"}


def test_in_force_from_the_day_it_takes_effect_and_not_before():
    council = drafted()
    old, june = council.source.files, date(2024, 6, 1)
    council.record(adoption(council, effective=june))
    proved(council)
    register = council.register
    assert in_force_on(register, date(2024, 3, 27)) is None
    for day in (START, MEETING, date(2024, 5, 31)):
        assert in_force_on(register, day).files == old
    assert in_force_on(register, june).files == council.source.files


@pytest.mark.parametrize("part", ["source/c5.md", "register/text/0001/c5.md"])
def test_one_byte_changed_after_adoption_is_found(part):
    council = drafted()
    council.record(adoption(council))
    council.files[part] = council.files[part].replace(b"polite", b"politE")
    assert verify(council.files).errors


def test_the_text_of_the_draft_on_disk_before_adoption_is_an_edit_by_hand():
    council = drafted()
    council.files |= council.source.files_with(council.draft)
    assert {f.code for f in verify(council.files).errors} == {"source-edited"}


def test_the_papers_of_an_adoption_are_bound_by_their_digest():
    council = drafted()
    council.record(adoption(council, proof=Proof.MINUTES, minute="Minute 12"))
    path = "register/decisions/2024-D02.md"
    council.files[path] = council.files[path].replace(b"Minute 12", b"Minute 13")
    assert "relied-on-changed" in {f.code for f in verify(council.files).errors}


def test_a_decision_is_certified_and_not_decided():
    council = drafted()
    decision = adoption(council)
    council.decide(decision)
    said = council.register.statements["2024-D02", "proper-officer"].value.statement
    council.put(replace(said, response=Response.DECIDES), "other")
    with pytest.raises(Unauthorised) as caught:
        council.put_on_record("2024-D02", MEETING)
    assert {f.code for f in caught.value.findings} == {"response-not-fitting"}


def test_a_protocol_that_is_not_on_record_is_not_voted_on():
    council = with_whole_policy()
    made = adoption(council, scope=("c5", "c9"))
    council.decide(made)
    with pytest.raises(Unauthorised) as caught:
        council.put_on_record(made.id, MEETING)
    assert [finding.code for finding in caught.value.findings] == ["adoption-scope"]
    assert "c9" in caught.value.findings[0].problem
