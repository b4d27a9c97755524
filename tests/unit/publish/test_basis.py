"""On what an amendment rests is said in words: who, how, under what, and what others said."""

from __future__ import annotations

from dataclasses import replace

import pytest

import adopted_council
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.model.amendment import ByKind, Kind
from constitution_tool.model.authority import (
    CHAIR,
    MONITORING_OFFICER,
    Attestation,
    Response,
)
from constitution_tool.model.decision import Minutes, Resolved
from constitution_tool.publish.papers import sayings
from constitution_tool.publish.papers.basis import basis, last_day
from council_on_record import (
    PEOPLE,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    adoption,
    holding,
    training,
)

NOT_REQUIRED = replace(
    WHOLE_POLICY,
    rules=tuple(
        replace(
            rule,
            agreement_required=False,
            attested_by=((CHAIR, ("proper-officer",)),),
        )
        if rule.kind == "pre-adoption"
        else rule
        for rule in WHOLE_POLICY.rules
    ),
)
"""The Chair is consulted and need not agree; without a key, the proper officer attests."""


def council(holders=WHOLE_HOLDERS) -> Council:
    made = Council().found(holders=holders, policy=NOT_REQUIRED).delegate()
    return made.propose(training(made))


def facts(made: Council, id_: str = "2024-001") -> dict[str, str]:
    record = read_record(made.files)
    status = standings(record)[id_].status
    return dict(basis(record, record.amendments[id_], status, last_day(record)).facts)


def signed(made: Council, mo: dict, chair: dict, key: str = "chair", namespace="") -> Council:
    decided = made.statement("2024-001", MONITORING_OFFICER, Response.DECIDES, **mo)
    answer = chair.pop("response", Response.AGREES)
    said = made.statement("2024-001", CHAIR, answer, **chair)
    made.put(said, key, namespace)
    made.put(decided, PEOPLE[MONITORING_OFFICER])
    return made.enter("2024-001")


def test_a_chair_who_did_not_agree_is_said_with_the_reasons_for_proceeding():
    found = facts(
        signed(
            council(),
            {"words": "The report asks for it."},
            {"response": Response.DOES_NOT_AGREE, "words": "Too strict."},
        )
    )
    assert found["Consultation"] == (
        "The Chair was consulted on these words on 8 May 2024 and did not agree. “Too strict.”"
    )
    assert found["Reasons"] == (
        "The Monitoring Officer’s reasons for proceeding: The report asks for it."
    )


def test_words_of_one_who_decides_are_a_comment_where_all_agreed():
    found = facts(signed(council(), {"words": "With thanks."}, {}))
    assert found["Comment"] == "The Monitoring Officer’s comment: With thanks."
    assert "Reasons" not in found


def test_a_declared_interest_is_printed():
    found = facts(signed(council(), {}, {"interest": "a member of the working group"}))
    assert found["Interest"] == (
        "The Chair of the Standards Committee declared an interest: a member of the working group"
    )


def test_what_is_attested_is_printed_as_attested_not_signed():
    attested = Attestation(
        office="proper-officer",
        person="other",
        capacity="holder",
        sha256="ab" * 32,
        whereabouts="Democratic Services, file 7",
    )
    people = tuple(
        replace(one, keys=()) if one.id == "chair" else one for one in WHOLE_HOLDERS.people
    )
    made = council(replace(WHOLE_HOLDERS, people=people))
    namespace = made.bench.namespace("proper-officer")
    found = facts(signed(made, {}, {"attested": attested}, "other", namespace))
    assert (
        "the Chair of the Standards Committee (attested, not signed: by Person other, "
        "proper-officer; the paper is kept at Democratic Services, file 7)"
    ) in found["Authority"]


def test_a_deputy_is_named_with_the_reason():
    held = tuple(
        holding(CHAIR, "chair", deputy="the Chair is ill") if one.office == CHAIR else one
        for one in WHOLE_HOLDERS.holdings
    )
    made = council(replace(WHOLE_HOLDERS, holdings=held))
    found = facts(signed(made, {}, {"capacity": "deputy: the Chair is ill"}))
    assert "(by a deputy, Person chair: the Chair is ill)" in found["Authority"]


@pytest.mark.parametrize(
    ("id_", "label", "words"),
    [
        ("2024-001", "Council", "Adopted by Council as amended at the meeting on 21 May 2024"),
        ("2024-001", "Objection", "Councillor C objected on 9 May 2024 (2024-D03). It says too"),
        ("2024-002", "Authority", "Approved by Council on 21 May 2024 (minute not held). Prop"),
        ("2024-003", "Authority", "Amended at the meeting. Moved by Councillor A, seconded by "),
        ("2024-005", "Authority", "Not approved by Council on 21 May 2024 (minute not held)."),
        ("2024-006", "Authority", "Withdrawn on 9 May 2024 by Councillor D."),
        ("2024-010", "Authority", "Decided by the Monitoring Officer on 3 June 2024, as a minor "),
        ("2024-010", "Report", "Council was told of it on 3 June 2024 (minute 9)."),
        ("2024-011", "Report", "Council has still to be told of it, by 3 July 2024."),
    ],
)
def test_every_kind_says_on_what_it_rests_and_what_became_of_it(id_, label, words):
    assert facts(adopted_council.corrected(), id_)[label].startswith(words)


def test_another_body_than_council_is_called_by_its_name():
    made = adopted_council.before_the_vote()
    put = (("2024-002", made.register.amendments["2024-002"].digest),)
    terms = {"approved": put, "declined": ("2024-005",), "resolved": Resolved.AS_AMENDED}
    made.record(adoption(made, body="Cabinet", **terms))
    record = read_record(made.files)
    where, day = standings(record), last_day(record)
    rests = {
        id_: basis(record, record.amendments[id_], where[id_].status, day)
        for id_ in ("2024-001", "2024-002", "2024-003", "2024-005")
    }
    assert rests["2024-002"].author == rests["2024-003"].author == "Cabinet"
    said = [*rests["2024-001"].facts, *rests["2024-002"].facts, *rests["2024-005"].facts]
    voted = [words for _, words in said if "21 May 2024" in words]
    assert len(voted) == 3
    assert all("by Cabinet " in words and "by Council " not in words for words in voted)


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("Paragraph 9.3.", "Paragraph 9.3."),
        ("paragraph 9.3 expects training", "Paragraph 9.3 expects training."),
        ("because training is a next step", "This change is made because training is a next step."),
        ("the report says “it is needed.”", "The report says “it is needed.”"),
    ],
)
def test_the_ground_is_printed_as_a_sentence(given, printed):
    assert sayings.ground(given) == printed


def test_minutes_that_confirm_are_cited_in_place_of_none():
    made = adopted_council.adopted()
    minutes = Minutes(
        id="2024-D07",
        title="M",
        day=adopted_council.JUNE,
        adoption="2024-D02",
        minute="Minute 12",
        sha256="cd" * 32,
        why="Why.",
    )
    found = facts(made.record(minutes), "2024-002")
    assert found["Authority"].startswith("Approved by Council on 21 May 2024 (minute 12).")


def test_what_follows_from_the_law_names_it():
    made = adopted_council.adopted()
    changed = adopted_council.words(
        made,
        "2024-012",
        "c5.fffff",
        "polite",
        "kind",
        kind=Kind.LEGAL,
        basis=ByKind(evidence="Localism Act 2011, s.28."),
        effective=adopted_council.JUNE,
    )
    found = facts(made.correct(changed, adopted_council.JUNE), "2024-012")
    assert found["Authority"].endswith(
        "as a change that follows from the law. It rests on: Localism Act 2011, s.28."
    )


def test_of_what_is_not_decided_no_statement_is_said():
    made = council()
    made.put(made.statement("2024-001", CHAIR, Response.AGREES), "chair")
    assert facts(made) == {"Authority": "Not yet decided."}
