"""Council is made to have resolved what it did not: each way is named, entered or forced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from constitution_tool.engine.authority.in_force import in_force_on
from constitution_tool.engine.authority.verify import verify
from constitution_tool.errors import Conflict
from constitution_tool.model.amendment import AtMeeting, Entry
from constitution_tool.model.authority import MONITORING_OFFICER, Response
from constitution_tool.model.decision import Resolved, Withdrawal
from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.target import Once
from council_on_record import (
    DELEGATION,
    ENTERED,
    JUNE,
    MEETING,
    SIGNED,
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

DAY = timedelta(days=1)
JULY = date(2024, 7, 1)
NOTHING = {"entered": (), "effective": None, "review_by": None}


def drafted() -> Council:
    """One amendment entered in the draft, one for approval."""
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    return council.propose(for_approval(council))


def approved(council: Council, id_: str = "2024-002") -> tuple[tuple[str, str], ...]:
    return ((id_, council.register.amendments[id_].digest),)


def decided(council: Council, decision, day=None) -> set[str]:
    council.decide(decision, signed=day)
    return objected(council, decision.id, day or decision.day)


def in_c6(council: Council, **changes):
    """A change to another protocol, for approval."""
    instruction = SubstituteWords(
        targets=(target(council, "c6.bbbbb"),), find="kept", replace="held", occurrence=Once()
    )
    entries = (Entry(instruction=instruction, reason="It is held there."),)
    return replace(for_approval(council), id="2024-006", entries=entries, **changes)


# --- what was voted on --------------------------------------------------------------------------


def test_a_change_to_a_protocol_that_was_not_voted_on():
    """Else the delegation over that other protocol would stay open."""
    council = drafted()
    council.propose(in_c6(council))
    both = (*approved(council), *approved(council, "2024-006"))
    assert decided(council, adoption(council, approved=both)) == {"adoption-scope"}


def test_a_vote_on_one_protocol_that_throws_out_another():
    council = drafted()
    council.propose(in_c6(council))
    made = adoption(council, resolved=Resolved.IN_PART, declined=("2024-006",))
    assert decided(council, made) == {"adoption-scope"}


def test_what_was_entered_after_the_meeting():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001", day=MEETING)
    council.enter("2024-001", MEETING + DAY)
    assert decided(council, adoption(council), MEETING + DAY) == {"adoption-late"}


def test_what_was_carried_at_the_meeting_may_be_entered_after_it():
    council = with_whole_policy()
    council.correct(carried(council), MEETING + DAY)
    council.decide(adoption(council, resolved=Resolved.AS_AMENDED), signed=MEETING + DAY)
    council.put_on_record("2024-D02", MEETING + DAY)
    assert verify(council.files).errors == ()


def test_a_change_without_the_one_it_is_written_on():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    council.propose(notes(council, after=("2024-001",))).sign("2024-002", day=ENTERED)
    council.enter("2024-002")
    parted = {"entered": ("2024-002",), "declined": ("2024-001",)}
    made = adoption(council, resolved=Resolved.IN_PART, **parted)
    assert decided(council, made) == {"adoption-after"}


def test_what_is_approved_before_what_it_is_written_on():
    council = with_whole_policy()
    council.propose(for_approval(council))
    late = replace(in_c6(council), after=("2024-002",))
    council.propose(late)
    both = (*approved(council, "2024-006"), *approved(council))
    made = adoption(council, scope=("c5", "c6"), approved=both)
    assert decided(council, made) == {"adoption-after"}


def test_a_protected_clause_put_for_approval():
    council = Council()
    law = council.files["source/constitution.toml"]
    protected = law.replace(b"protected = []", b'protected = ["c5.ddddd"]')
    council.files["source/constitution.toml"] = protected
    council.found(holders=WHOLE_HOLDERS, policy=WHOLE_POLICY).delegate()
    council.propose(for_approval(council))
    assert decided(council, adoption(council, approved=approved(council))) == {"protected"}


@pytest.mark.parametrize("changes", [{"effective": JULY}, {"expires": JULY}])
def test_a_day_of_its_own_that_the_adoption_would_pass_over(changes):
    council = drafted()
    council.propose(replace(for_approval(council), **changes))
    made = adoption(council, approved=approved(council))
    assert decided(council, made) == {"effective-adoption"}


@pytest.mark.parametrize("changes", [{"effective": JULY}, {"expires": JULY}])
def test_a_day_of_its_own_of_what_was_carried_or_delegated(changes):
    for made in (carried, training):
        council = with_whole_policy()
        council.propose(made(council, **changes))
        for office, _ in council.rule(made(council).kind.value).offices:
            response = {
                MONITORING_OFFICER: Response.CERTIFIES if made is carried else Response.DECIDES
            }.get(office, Response.AGREES)
            said = council.statement(made(council).id, office, response, day=MEETING)
            council.put(said, "mo" if office == MONITORING_OFFICER else "chair")
        assert objected(council, made(council).id, MEETING) == {"effective-adoption"}


# --- when ---------------------------------------------------------------------------------------


def test_certified_before_the_meeting():
    council = drafted()
    made = adoption(council)
    council.decide(made)
    for office, key in ((MONITORING_OFFICER, "mo"), ("proper-officer", "other")):
        said = council.register.statements[made.id, office].value.statement
        council.put(replace(said, day=MEETING - DAY), key)
    assert objected(council, made.id, MEETING) == {"statement-before-event"}


def test_carried_at_a_meeting_that_has_not_been_held():
    council = with_whole_policy()
    basis = AtMeeting(meeting=JULY, mover="A", seconder="B", result="carried")
    council.propose(replace(carried(council), basis=basis))
    said = council.statement("2024-003", MONITORING_OFFICER, Response.CERTIFIES)
    council.put(said, "mo")
    assert objected(council, "2024-003", MEETING) == {"statement-before-event"}


def test_an_adoption_that_overtakes_one_not_yet_in_effect():
    """What takes effect in July would be in force in June, inside another text."""
    council = drafted()
    old = council.source.files["source/c5.md"]
    council.record(adoption(council, effective=JULY))
    first = replace(adoption(council, approved=approved(council)), id="2024-D03")
    assert decided(council, replace(first, effective=JUNE)) == {"adoption-not-in-force"}
    council = drafted()
    council.record(adoption(council, effective=JULY))
    council.record(replace(first, effective=JULY))
    assert verify(council.files).errors == ()
    assert in_force_on(council.register, JUNE).files["source/c5.md"] == old


def test_an_adoption_from_before_the_record():
    """The text founded would never have been in force."""
    council = with_whole_policy()
    past = {"day": date(2020, 1, 1), "effective": date(2020, 1, 1)}
    assert decided(council, adoption(council, **past), MEETING) == {"adoption-not-in-force"}


def test_a_correction_that_has_lapsed_is_swept_in_by_no_adoption():
    council = with_whole_policy().record(adoption(with_whole_policy()))
    lapses = correction(council, "polite", "courteous", expires=JUNE + DAY)
    council.correct(lapses, JUNE)
    again = replace(adoption(council, day=JULY, effective=JULY, review_by=None), id="2024-D03")
    assert decided(council, again) == {"adoption-not-in-force"}


def test_after_a_correction_has_lapsed_and_is_undone_council_can_adopt():
    council = with_whole_policy().record(adoption(with_whole_policy()))
    lapses = correction(council, "polite", "courteous", expires=JUNE + DAY)
    council.correct(lapses, JUNE)
    undone = correction(
        council, "courteous", "polite", id="2024-011", effective=JULY, expires=JUNE + DAY
    )
    council.correct(undone, JULY)
    assert b"polite" in in_force_on(council.register, JULY).files["source/c5.md"]
    again = adoption(council, day=JULY, effective=JULY, review_by=None)
    council.record(replace(again, id="2024-D03"))
    assert verify(council.files).errors == ()


# --- around the vote ----------------------------------------------------------------------------


def test_a_referral_back_opens_the_text_to_no_officer():
    """Nor does the adoption of another protocol: this one is still before Council."""
    for made in (
        {"resolved": Resolved.REFERRED_BACK, **NOTHING},
        {"scope": ("c6",)},
    ):
        council = with_whole_policy()
        council.record(adoption(council, **made))
        change = correction(council, "polite", "courteous")
        council.propose(change, council.source.constitution)
        said = council.statement(
            change.id, MONITORING_OFFICER, Response.DECIDES, day=JUNE,
            base=council.source.constitution,
        )  # fmt: skip
        council.put(said, "mo")
        assert objected(council, change.id, JUNE) == {"before-adoption"}


def test_a_correction_under_what_is_entered_in_the_draft():
    """It would leave a draft that Council can never adopt."""
    council = with_whole_policy().record(adoption(with_whole_policy()))
    again = replace(DELEGATION, id="2024-D03", day=JUNE, start=JUNE)
    council.record(again)
    basis = replace(training(council).basis, delegation="2024-D03")
    council.propose(training(council, basis=basis)).sign("2024-001", day=JUNE)
    council.enter("2024-001", JUNE)
    change = correction(council, "may", "can")
    instruction = replace(
        change.entries[0].instruction, targets=(target(council, "c5.ccccc"),), find="guidance",
        replace="guide",
    )  # fmt: skip
    change = replace(change, entries=(Entry(instruction=instruction, reason="A slip."),))
    with pytest.raises(Conflict) as caught:
        council.correct(change, JUNE)
    assert {finding.code for finding in caught.value.findings} == {"stale-own"}


# --- what was said of it stays said -------------------------------------------------------------


def test_the_words_of_what_was_declined_altered_afterwards():
    council = drafted()
    made = adoption(council, resolved=Resolved.IN_PART, declined=("2024-002",))
    council.record(made)
    assert verify(council.files).errors == ()
    path = "amendments/2024-002.md"
    council.files[path] = council.files[path].replace(b"The report says so.", b"Nobody says so.")
    assert {finding.code for finding in verify(council.files).errors} == {
        "relied-on-changed",
        "entry-relied-on",
    }


def test_the_words_of_what_was_withdrawn_altered_afterwards():
    council = with_whole_policy()
    council.propose(training(council))
    council.record(
        Withdrawal(
            id="2024-D02",
            title="Withdrawn",
            day=SIGNED,
            amendment="2024-001",
            by="the proposer",
            why="Why.",
        )
    )
    assert verify(council.files).errors == ()
    path = "amendments/2024-001.md"
    council.files[path] = council.files[path].replace(b"The report says so.", b"Nobody says so.")
    assert {finding.code for finding in verify(council.files).errors} == {
        "relied-on-changed",
        "entry-relied-on",
    }


@pytest.mark.parametrize("line", [b"proof = ", b"sha256 = ", b"minute = ", b"text = "])
def test_an_adoption_without_evidence(line):
    council = drafted()
    council.decide(adoption(council))
    path = "register/decisions/2024-D02.md"
    rows = council.files[path].splitlines(keepends=True)
    council.files[path] = b"".join(row for row in rows if not row.startswith(line))
    found = {finding.code for finding in verify(council.files).errors}
    assert found & {"field-missing", "field-value"}


def test_a_change_written_on_what_the_meeting_varied():
    """It would say of the text what was put said, and Council carried something else."""
    council = drafted()
    other = (Entry(instruction=notes_as("minutes", council), reason="Carried."),)
    certify(vary(council, "2024-002", "2024-004", other), "2024-004")
    took = approved(council, "2024-004")
    council.record(adoption(council, resolved=Resolved.AS_AMENDED, approved=took))
    late = correction(council, "polite", "kind")
    council.propose(replace(late, after=("2024-002",)), council.source.constitution)
    council.sign("2024-010", day=JUNE)
    assert objected(council, "2024-010", JUNE) == {"after-varied"}


def notes_as(words: str, council: Council) -> SubstituteWords:
    return SubstituteWords(
        targets=(target(council, "c5.ddddd"),), find="notes", replace=words, occurrence=Once()
    )
