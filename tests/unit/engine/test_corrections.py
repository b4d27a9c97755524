"""What may be done to the text without Council: little, told, and never backwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from constitution_tool.engine.authority.in_force import in_force_on
from constitution_tool.engine.authority.standing import standing, unreported
from constitution_tool.engine.authority.verify import verify
from constitution_tool.errors import Conflict, Unauthorised
from constitution_tool.model.amendment import (
    Kind,
    OnAdoption,
)
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import Report, Withdrawal
from council_on_record import (
    JUNE,
    MEETING,
    SIGNED,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    adoption,
    correction,
    training,
    with_whole_policy,
)


def adopted() -> Council:
    """A council whose protocol Council has adopted, with nothing in the draft."""
    council = with_whole_policy()
    return council.record(adoption(council))


def refused(council: Council, amendment, day=JUNE) -> set[str]:
    with pytest.raises(Unauthorised) as caught:
        council.correct(amendment, day)
    return {finding.code for finding in caught.value.findings}


def test_a_correction_changes_the_text_itself_and_the_draft():
    council = adopted()
    council.correct(correction(council, "polite", "courteous"), JUNE)
    assert verify(council.files).findings == ()
    assert b"Everyone is courteous." in council.source.files["source/c5.md"]
    assert council.draft == council.source.constitution
    assert council.moment.became["2024-010"] is Status.CORRECTED


def test_before_the_first_adoption_the_text_before_council_is_not_corrected():
    council = with_whole_policy()
    assert refused(council, correction(council, "polite", "courteous")) == {"before-adoption"}
    other = correction(council, "elsewhere", "there", "c6.bbbbb")
    assert council.correct(other, JUNE).source.files["source/c6.md"].count(b"kept there")


def test_without_anything_before_council_the_text_founded_may_be_corrected():
    council = Council().found(holders=WHOLE_HOLDERS, policy=WHOLE_POLICY)
    council.correct(correction(council, "polite", "courteous"), JUNE)
    assert verify(council.files).findings == ()


@pytest.mark.parametrize(
    ("find", "new", "clause", "code"),
    [
        ("may", "must", "c5.ccccc", "minor-exceeded"),
        ("Everyone", "Only everyone", "c5.fffff", "minor-exceeded"),
        ("polite", "polite from 3 May", "c5.fffff", "minor-exceeded"),
        ("is polite", "is kind and wise and brave", "c5.fffff", "words-exceeded"),
    ],
)
def test_a_big_change_called_minor_is_refused(find, new, clause, code):
    council = adopted()
    assert code in refused(council, correction(council, find, new, clause))


def test_many_small_changes_are_counted_together_until_the_next_adoption():
    council = adopted()
    council.correct(correction(council, "is polite", "remains kind and courteous"), JUNE)
    second = correction(council, "the notes", "those fine new notes", "c5.ddddd", id="2024-011")
    assert refused(council, second) == {"words-since-adoption"}
    again = adoption(council, day=JUNE, effective=JUNE, review_by=None)
    council.record(replace(again, id="2024-D03"))
    assert council.correct(second, JUNE)


def test_a_correction_takes_effect_on_a_day_not_before_it_was_decided():
    council = adopted()
    made = correction(council, "polite", "courteous")
    assert refused(council, replace(made, effective=OnAdoption())) == {"effective-day"}
    assert refused(council, replace(made, effective=JUNE - timedelta(days=1))) == {"effective-past"}


def test_a_protected_clause_is_amended_by_nobody():
    council = Council()
    law = council.files["source/constitution.toml"]
    council.files["source/constitution.toml"] = law.replace(
        b"protected = []", b'protected = ["c5.fffff"]'
    )
    council.found(holders=WHOLE_HOLDERS, policy=WHOLE_POLICY)
    assert refused(council, correction(council, "polite", "courteous")) == {"protected"}
    legal = correction(council, "polite", "courteous", kind=Kind.LEGAL)
    assert refused(council, legal) == {"protected"}


def test_what_takes_effect_later_is_adopted_at_once_and_in_force_later():
    council = adopted()
    july = date(2024, 7, 1)
    council.correct(correction(council, "polite", "courteous", effective=july), JUNE)
    assert b"courteous" in council.source.files["source/c5.md"]
    assert b"polite" in in_force_on(council.register, date(2024, 6, 30)).files["source/c5.md"]
    assert in_force_on(council.register, july).files == council.source.files


def test_what_does_not_commute_with_one_not_yet_effective_is_refused():
    council = adopted()
    july = date(2024, 7, 1)
    council.correct(correction(council, "polite", "courteous", effective=july), JUNE)
    second = correction(council, "courteous", "courteous always", id="2024-011")
    with pytest.raises(Conflict) as caught:
        council.correct(second, JUNE)
    assert {f.code for f in caught.value.findings} == {"not-in-force-yet"}
    elsewhere = correction(council, "the notes", "these notes", "c5.ddddd", id="2024-012")
    council.correct(elsewhere, JUNE)
    assert verify(council.files).errors == ()


def test_what_expires_is_in_force_until_then():
    council = adopted()
    until = date(2024, 8, 31)
    council.correct(correction(council, "polite", "courteous", expires=until), JUNE)
    assert b"courteous" in in_force_on(council.register, until).files["source/c5.md"]
    after = in_force_on(council.register, until + timedelta(days=1))
    assert b"polite" in after.files["source/c5.md"]
    again = adoption(council, day=JUNE, effective=JUNE, review_by=None)
    with pytest.raises(Unauthorised) as caught:
        council.record(replace(again, id="2024-D03"))
    assert {f.code for f in caught.value.findings} == {"adoption-not-in-force"}


def test_council_is_told_of_a_correction_in_time_or_it_is_said():
    council = adopted()
    council.correct(correction(council, "polite", "courteous"), JUNE)
    (due,) = unreported(council.register)
    assert due == ("2024-010", JUNE + timedelta(days=30))
    late = JUNE + timedelta(days=31)
    assert [f.code for f in standing(council.register)] == []
    assert [f.code for f in standing(council.register, late)] == ["unreported"]
    report = Report(
        id="2024-D03",
        title="Corrections",
        day=late,
        body="Full Council",
        amendments=("2024-010",),
        minute="not held",
        why="Why.",
    )
    council.record(report)
    assert list(standing(council.register, late)) == []
    with pytest.raises(Unauthorised) as caught:
        council.record(replace(report, id="2024-D04"))
    assert {f.code for f in caught.value.findings} == {"report-unfitting"}


def test_what_is_withdrawn_stays_withdrawn():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001")
    withdrawal = Withdrawal(
        id="2024-D02",
        title="Withdrawn",
        day=SIGNED,
        amendment="2024-001",
        by="the proposer",
        why="Why.",
    )
    council.record(withdrawal)
    with pytest.raises(Unauthorised) as caught:
        council.authority("2024-001")
    assert {f.code for f in caught.value.findings} == {"withdrawn"}
    for id_, amendment in (("2024-D03", "2024-001"), ("2024-D04", "2024-009")):
        again = replace(withdrawal, id=id_, amendment=amendment)
        council.decide(again)
        with pytest.raises(Unauthorised) as caught:
            council.put_on_record(id_, SIGNED)
        assert {f.code for f in caught.value.findings} <= {
            "withdrawal-too-late",
            "withdrawal-unknown",
        }


def test_what_is_entered_is_not_withdrawn():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    withdrawal = Withdrawal(
        id="2024-D02",
        title="Withdrawn",
        day=MEETING,
        amendment="2024-001",
        by="the proposer",
        why="Why.",
    )
    council.decide(withdrawal)
    with pytest.raises(Unauthorised) as caught:
        council.put_on_record("2024-D02", MEETING)
    assert {f.code for f in caught.value.findings} == {"withdrawal-too-late"}


def test_what_is_written_on_words_that_have_lapsed_is_refused():
    """The text adopted holds them, and the text in force does not: it would fit neither day."""
    council = adopted()
    until, july = date(2024, 6, 30), date(2024, 7, 10)
    council.correct(correction(council, "polite", "courteous", expires=until), JUNE)
    second = correction(council, "courteous", "gracious", id="2024-011", effective=july)
    with pytest.raises(Conflict) as caught:
        council.correct(second, july)
    assert {f.code for f in caught.value.findings} == {"not-in-force-yet"}
