"""What a meeting carried in the place of an amendment is adopted there, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.engine.authority.adopting import built_on
from constitution_tool.engine.authority.status import status_of, written_on
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.council import PartOf
from constitution_tool.engine.record import read_record
from constitution_tool.engine.texts import proposal
from constitution_tool.errors import Conflict, Refusal
from constitution_tool.model.amendment import Entry, Varied
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import Resolved, Withdrawal
from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.target import Once
from council_on_record import (
    ENTERED,
    MEETING,
    MONITORING_OFFICER,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    adoption,
    carried,
    correction,
    for_approval,
    notes,
    objected,
    target,
    training,
    with_whole_policy,
)
from varied_on_record import certify, vary

LATER = date(2024, 7, 9)
AS_AMENDED = {"resolved": Resolved.AS_AMENDED}


def drafted() -> Council:
    """2024-001 entered in the draft (i: “must”), 2024-002 for approval (ii)."""
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    return council.propose(for_approval(council))


def words(council: Council, clause: str, find: str, new: str) -> tuple[Entry, ...]:
    instruction = SubstituteWords(
        targets=(target(council, clause),), find=find, replace=new, occurrence=Once()
    )
    return (Entry(instruction=instruction, reason="Carried."),)


def varied(council: Council, parent: str, id_: str, entries, **changes) -> Council:
    """Write down what the meeting carried in the place of an amendment, and certify it."""
    return certify(vary(council, parent, id_, entries, **changes), id_)


def approved(council: Council, *ids: str) -> tuple[tuple[str, str], ...]:
    return tuple((id_, council.register.amendments[id_].digest) for id_ in ids)


def proved(council: Council) -> Council:
    assert [f.code for f in verify(council.files).errors] == []
    return council


def both_ways() -> Council:
    """2024-003 carried in the place of 2024-001, and 2024-004 of 2024-002."""
    council = drafted()
    varied(council, "2024-001", "2024-003", words(council_before(), "c5.ccccc", "may", "should"))
    return varied(council, "2024-002", "2024-004", words(council, "c5.ddddd", "notes", "minutes"))


def council_before() -> Council:
    return with_whole_policy()


def became(council: Council) -> dict[str, Status]:
    return dict(council.moment.became)


def test_what_was_for_approval_is_adopted_as_varied():
    council = drafted()
    varied(council, "2024-002", "2024-004", words(council, "c5.ddddd", "notes", "minutes"))
    decision = adoption(council, **AS_AMENDED, approved=approved(council, "2024-004"))
    council.record(decision)
    text = proved(council).source.files["source/c5.md"]
    assert b"Officers may read the minutes." in text
    assert b"Members must read" in text
    assert became(council) == {
        "2024-001": Status.ADOPTED, "2024-002": Status.VARIED, "2024-004": Status.ADOPTED,
    }  # fmt: skip


def test_what_was_entered_is_adopted_as_varied_in_its_place():
    council = drafted()
    on_top = replace(
        training(council), id="2024-005", after=("2024-001",),
        entries=words(council, "c5.ccccc", "any guidance", "all guidance"),
    )  # fmt: skip
    council.propose(on_top).sign("2024-005", day=ENTERED).enter("2024-005")
    entries = words(council_before(), "c5.ccccc", "may", "should")
    varied(council, "2024-001", "2024-003", entries)
    varied_too = words(council, "c5.ccccc", "any guidance", "the guidance")
    varied(council, "2024-005", "2024-006", varied_too, after=("2024-003",))
    decision = adoption(
        council, **AS_AMENDED, entered=(), approved=approved(council, "2024-003", "2024-006")
    )
    council.record(decision)
    assert b"Members should read the guidance." in proved(council).source.files["source/c5.md"]
    assert became(council)["2024-001"] is became(council)["2024-005"] is Status.VARIED
    assert council.moment.entered == ()


def test_what_is_entered_on_top_of_one_varied_must_fit_what_was_carried():
    council = drafted()
    on_top = replace(
        training(council), id="2024-005", after=("2024-001",),
        entries=words(council, "c5.ccccc", "any guidance", "all guidance"),
    )  # fmt: skip
    council.propose(on_top).sign("2024-005", day=ENTERED).enter("2024-005")
    varied(council, "2024-001", "2024-003", words(council_before(), "c5.ccccc", "may", "should"))
    took = {"entered": ("2024-005",), "approved": approved(council, "2024-003")}
    with pytest.raises(Refusal) as caught:
        adoption(council, **AS_AMENDED, **took)
    assert {f.code for f in caught.value.findings} == {"stale-own"}


def test_what_is_for_approval_on_top_of_one_varied_is_taken_with_it():
    council = drafted()
    on_top = replace(
        for_approval(council), id="2024-005", after=("2024-002",),
        entries=words(council, "c5.fffff", "polite", "kind"),
    )  # fmt: skip
    council.propose(on_top)
    varied(council, "2024-002", "2024-004", words(council, "c5.ddddd", "notes", "minutes"))
    took = approved(council, "2024-004", "2024-005")
    council.record(adoption(council, **AS_AMENDED, approved=took))
    assert b"Everyone is kind." in proved(council).source.files["source/c5.md"]


def test_what_was_carried_on_top_of_what_is_for_approval_is_taken_with_it():
    council = drafted()
    made = replace(
        carried(council), after=("2024-002",),
        entries=words(council, "c5.ddddd", "the guidance", "all guidance"),
    )  # fmt: skip
    council.propose(made, written_on(council.register, made, council.moment))
    certify(council, "2024-003")
    assert standing(council, "2024-003") is Status.CARRIED
    took = approved(council, "2024-002", "2024-003")
    council.record(adoption(council, **AS_AMENDED, approved=took))
    assert b"the notes and all guidance" in proved(council).source.files["source/c5.md"]


def standing(council: Council, id_: str) -> Status:
    kept = council.register.amendments[id_]
    return status_of(council.register, kept, council.moment, council.bench).status


def test_before_the_vote_it_is_shown_in_the_place_of_what_was_put():
    council = both_ways()
    assert [standing(council, f"2024-00{n}") for n in (1, 2, 3, 4)] == [
        Status.ENTERED, Status.FOR_APPROVAL, Status.CARRIED, Status.CARRIED,
    ]  # fmt: skip
    before = proposal(read_record(council.files))
    assert [(made.amendment.id, made.part) for made in before.made] == [
        ("2024-003", PartOf.CARRIED), ("2024-004", PartOf.CARRIED),
    ]  # fmt: skip
    council.files.pop("register/statements/2024-004.monitoring-officer.json")
    council.files.pop("register/statements/2024-004.monitoring-officer.sig")
    before = proposal(read_record(council.files))
    assert [(made.amendment.id, made.part) for made in before.made] == [
        ("2024-003", PartOf.CARRIED), ("2024-002", PartOf.FOR_APPROVAL),
    ]  # fmt: skip


def test_referred_back_what_was_put_stays_as_it_was_put():
    council = both_ways()
    none = {"effective": None, "review_by": None, "entered": ()}
    council.record(adoption(council, resolved=Resolved.REFERRED_BACK, **none))
    assert became(proved(council)) == {"2024-001": Status.ENTERED}
    assert standing(council, "2024-003") is standing(council, "2024-004") is Status.UNDECIDED
    assert [made.amendment.id for made in proposal(read_record(council.files)).made] == [
        "2024-001", "2024-002",
    ]  # fmt: skip


def test_not_adopted_what_was_varied_falls_with_what_it_was_varied_to():
    council = both_ways()
    declined = ("2024-001", "2024-002", "2024-003", "2024-004")
    none = {"effective": None, "review_by": None, "entered": ()}
    council.record(adoption(council, resolved=Resolved.NOT_ADOPTED, declined=declined, **none))
    assert set(became(proved(council)).values()) == {Status.NOT_ADOPTED}


# --- what is refused, and found by `verify` if it is done all the same ---------------------------


def refused(council: Council, day=MEETING, **changes) -> set[str]:
    decision = adoption(council, **{**AS_AMENDED, **changes})
    council.decide(decision)
    return objected(council, decision.id, day)


def test_what_was_put_is_not_adopted_with_what_it_was_varied_to():
    council = both_ways()
    took = approved(council, "2024-003", "2024-004")
    assert refused(council, entered=("2024-001",), approved=took) == {"adoption-both"}


@pytest.mark.parametrize("parent", ["2024-001", "2024-002"])
def test_what_was_put_is_not_declined_beside_what_it_was_varied_to(parent):
    council = both_ways()
    took = approved(council, "2024-003", "2024-004")
    assert refused(council, entered=(), approved=took, declined=(parent,)) == {"adoption-both"}


def test_two_are_not_taken_in_the_place_of_one():
    council = both_ways()
    varied(council, "2024-002", "2024-005", words(council, "c5.fffff", "polite", "kind"))
    took = approved(council, "2024-004", "2024-005")
    assert refused(council, approved=took) == {"adoption-both"}


def test_of_two_in_the_place_of_one_neither_is_shown_as_carried():
    council = both_ways()
    varied(council, "2024-002", "2024-005", words(council, "c5.fffff", "polite", "kind"))
    with pytest.raises(Refusal) as caught:
        proposal(read_record(council.files))
    assert {f.code for f in caught.value.findings} == {"varied-twice"}


def test_what_nobody_certified_is_not_taken():
    council = drafted()
    entries = words(council, "c5.ddddd", "notes", "minutes")
    vary(council, "2024-002", "2024-004", entries)
    assert refused(council, approved=approved(council, "2024-004")) == {"statement-missing"}


def test_what_was_altered_after_it_was_certified_is_not_taken():
    council = both_ways()
    path = "amendments/2024-004.md"
    council.files[path] = council.files[path].replace(b"minutes", b"figures")
    took = approved(council, "2024-003", "2024-004")
    found = refused(council, entered=(), approved=took)
    assert {"subject-changed"} <= found


def test_what_was_varied_is_as_it_was_put():
    council = both_ways()
    path = "amendments/2024-002.md"
    council.files[path] = council.files[path].replace(b"Paragraph 9.4.", b"Paragraph 9.5.")
    took = approved(council, "2024-003", "2024-004")
    decision = adoption(council, **AS_AMENDED, entered=(), approved=took)
    council.decide(decision)
    with pytest.raises(Refusal) as caught:
        council.put_on_record(decision.id, MEETING)
    assert {f.code for f in caught.value.findings} == {"varied-altered"}
    council.force(decision.id, MEETING)
    found = {f.code for f in verify(council.files).errors}
    assert found == {"varied-altered", "relied-on-changed"}


def test_what_was_put_stays_as_it_was_after_the_adoption_too():
    council = both_ways()
    took = approved(council, "2024-003", "2024-004")
    council.record(adoption(council, **AS_AMENDED, entered=(), approved=took))
    proved(council)
    path = "amendments/2024-002.md"
    council.files[path] = council.files[path].replace(b"Paragraph 9.4.", b"Paragraph 9.5.")
    assert "relied-on-changed" in {f.code for f in verify(council.files).errors}


def test_a_certificate_taken_away_after_the_adoption_is_missed():
    council = both_ways()
    took = approved(council, "2024-003", "2024-004")
    council.record(adoption(council, **AS_AMENDED, entered=(), approved=took))
    del council.files["register/statements/2024-004.monitoring-officer.json"]
    assert verify(council.files).errors


def test_a_certificate_added_after_the_adoption_is_a_stray():
    council = both_ways()
    took = approved(council, "2024-003", "2024-004")
    council.record(adoption(council, **AS_AMENDED, entered=(), approved=took))
    said = council.register.statements["2024-004", MONITORING_OFFICER].value.statement
    council.put(replace(said, office="proper-officer", person="other"), "other")
    assert "statement-stray" in {f.code for f in verify(council.files).errors}


def test_what_was_carried_is_not_varied_again_but_said_in_one():
    council = both_ways()
    entries = words(council, "c5.ddddd", "notes", "figures")
    vary(council, "2024-004", "2024-005", entries)
    codes = refused(council, approved=approved(council, "2024-005"))
    assert {"varied-carried", "statement-missing"} <= codes


def withdrawn(council: Council) -> None:
    council.propose(replace(for_approval(council), id="2024-007"))
    council.record(
        Withdrawal(id="2024-D04", title="W", day=ENTERED, amendment="2024-007", by="B", why="Why.")
    )


def late(council: Council) -> None:
    council.propose(replace(notes(council), id="2024-007")).sign("2024-007", day=MEETING)
    council.enter("2024-007", day=date(2024, 5, 22))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda council: council.propose(replace(notes(council), id="2024-007")), "varied-not-put"),
        (
            lambda council: council.propose(
                correction(council, "polite", "brave", id="2024-007"), council.source.constitution
            ),
            "varied-not-put",
        ),
        (withdrawn, "varied-settled"),
        (late, "varied-late"),
    ],
)
def test_only_what_was_before_the_meeting_is_varied_there(make, code):
    council = drafted()
    make(council)
    entries = words(council, "c5.fffff", "polite", "kind")
    vary(council, "2024-007", "2024-008", entries)
    assert standing(council, "2024-008") is Status.UNDECIDED
    took = approved(council, "2024-008")
    codes = refused(council, date(2024, 5, 23), entered=("2024-001",), approved=took)
    assert codes >= {code, "statement-missing"}


def test_where_the_policy_knows_nothing_of_meetings_nothing_is_carried_there():
    rules = tuple(rule for rule in WHOLE_POLICY.rules if rule.kind != "carried")
    policy = replace(WHOLE_POLICY, rules=rules)
    council = Council().found(holders=WHOLE_HOLDERS, policy=policy).delegate()
    council.propose(for_approval(council))
    vary(council, "2024-002", "2024-008", words(council, "c5.fffff", "polite", "kind"))
    took = approved(council, "2024-008")
    assert "policy-kind" in refused(council, entered=(), approved=took)


def test_an_amendment_that_is_not_there_is_not_varied():
    council = drafted()
    entries = words(council, "c5.fffff", "polite", "kind")
    nobody = Varied(amendment="2024-099", sha256="0" * 64)
    vary(council, "2024-002", "2024-008", entries, varies=nobody)
    kept = council.register.amendments["2024-008"]
    found = status_of(council.register, kept, council.moment, council.bench).findings
    assert "varied-unknown" in {f.code for f in found}


def test_what_says_just_what_was_put_varies_nothing():
    council = drafted()
    entries = council.register.amendments["2024-002"].value.entries
    varied(council, "2024-002", "2024-004", entries)
    assert standing(council, "2024-004") is Status.UNDECIDED
    assert refused(council, approved=approved(council, "2024-004")) == {"varied-nothing"}


def test_what_was_carried_at_another_meeting_is_not_taken_at_this_one():
    council = drafted()
    entries = words(council, "c5.ddddd", "notes", "minutes")
    varied(council, "2024-002", "2024-004", entries, meeting=ENTERED)
    codes = refused(council, approved=approved(council, "2024-004"))
    assert {"adoption-meeting", "adoption-as-amended"} <= codes


def test_an_adoption_as_drafted_takes_nothing_as_varied():
    council = both_ways()
    took = approved(council, "2024-003", "2024-004")
    codes = refused(council, resolved=Resolved.ADOPTED, entered=(), approved=took)
    assert codes == {"adoption-outcome"}


def test_it_is_not_entered_before_the_vote():
    council = both_ways()
    with pytest.raises(Refusal) as caught:
        council.enter("2024-004", MEETING)
    assert {f.code for f in caught.value.findings} == {"taken-by-adoption"}
    assert "adopt --approved 2024-004" in caught.value.findings[0].remedy


def test_what_could_be_entered_first_is_not_taken_by_the_adoption():
    council = drafted()
    council.propose(carried(council))
    certify(council, "2024-003")
    codes = refused(council, approved=approved(council, "2024-003"))
    assert codes >= {"adoption-not-entered"}


def test_what_was_varied_cannot_be_voted_on_again():
    council = both_ways()
    took = approved(council, "2024-003", "2024-004")
    council.record(adoption(council, **AS_AMENDED, entered=(), approved=took))
    again = replace(
        adoption(council), approved=approved(council, "2024-002"),
        id="2024-D03", day=LATER, effective=LATER, review_by=date(2025, 1, 9),
    )  # fmt: skip
    council.decide(again)
    with pytest.raises(Refusal) as caught:
        council.put_on_record("2024-D03", LATER)
    assert "adoption-twice" in {f.code for f in caught.value.findings}


def adopted_as_varied() -> Council:
    """2024-002 put, and adopted as varied in 2024-004; 2024-001 entered and adopted."""
    council = drafted()
    varied(council, "2024-002", "2024-004", words(council, "c5.ddddd", "notes", "minutes"))
    council.record(adoption(council, **AS_AMENDED, approved=approved(council, "2024-004")))
    return council


def test_what_is_written_on_what_was_varied_is_refused_by_name():
    council = adopted_as_varied()
    council.propose(correction(council, "polite", "kind", after=("2024-002",)))
    now, one = council.moment, council.register.amendments["2024-010"].value
    with pytest.raises(Conflict) as caught:
        written_on(council.register, one, now)
    (finding,) = caught.value.findings
    assert finding.code == "after-varied"
    assert "2024-002 was varied at the meeting and adopted as 2024-004." in finding.problem
    assert "draft it anew" in finding.remedy


def test_what_is_for_approval_on_what_was_varied_before_is_not_approved():
    council = adopted_as_varied()
    late = replace(
        for_approval(council), id="2024-005", after=("2024-002",),
        entries=words(council, "c5.fffff", "polite", "kind"),
    )  # fmt: skip
    council.propose(late, council.draft)
    made = replace(
        adoption(council), approved=approved(council, "2024-005"),
        id="2024-D03", day=LATER, effective=LATER, review_by=date(2025, 1, 9),
    )  # fmt: skip
    assert {f.code for f in built_on(council.register, made, council.moment, "")} == {
        "after-varied"
    }


def test_a_false_citation_of_what_was_carried_is_found():
    council = drafted()
    (entry,) = words(council, "c5.ddddd", "notes", "minutes")
    (aimed,) = entry.instruction.targets
    cited = replace(aimed, cited="C5, Introduction, paragraph iii")
    falsely = replace(entry, instruction=replace(entry.instruction, targets=(cited,)))
    varied(council, "2024-002", "2024-003", (falsely,))
    took = approved(council, "2024-003")
    council.record(adoption(council, **AS_AMENDED, approved=took))
    assert {finding.code for finding in verify(council.files).errors} == {"citation-untrue"}
