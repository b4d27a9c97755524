"""Office-holders and policies follow one on another; the past of neither is rewritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.engine.authority.verify import verify
from constitution_tool.errors import Unauthorised
from constitution_tool.model.authority import CHAIR, MONITORING_OFFICER, PublicKey, Rule
from constitution_tool.model.decision import NewOfficeHolders, NewPolicy
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.office_holders_file import print_office_holders
from constitution_tool.notation.register.policy_file import print_policy
from constitution_tool.notation.register.register_paths import office_holders_path, policy_path
from council_on_record import (
    BY_ONE,
    KEYS,
    START,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    holding,
    person,
    training,
    with_whole_policy,
)

TURN = date(2024, 5, 22)
NEW_KEY = PublicKey(line=KEYS["stranger"].public.rstrip("\n"), from_entry=4)
"""A key enrolled by entry 3."""


def new_holders(**changes):
    return replace(WHOLE_HOLDERS, version=2, **changes)


def holders_change(council: Council, holders, **changes) -> NewOfficeHolders:
    """Write a version of the office-holders, and the decision that puts it in force."""
    data = print_office_holders(holders)
    council.files[office_holders_path(holders.version)] = data
    made = NewOfficeHolders(
        id="2024-D02",
        title="Office-holders",
        day=TURN,
        version=holders.version,
        sha256=sha256_hex(data),
        minute="not held",
        why="Why.",
    )
    return replace(made, **changes)


def policy_change(council: Council, policy, **changes) -> NewPolicy:
    data = print_policy(policy)
    council.files[policy_path(policy.version)] = data
    made = NewPolicy(
        id="2024-D02",
        title="Policy",
        day=TURN,
        version=policy.version,
        sha256=sha256_hex(data),
        minute="not held",
        why="Why.",
    )
    return replace(made, **changes)


def refused(council: Council, decision) -> set[str]:
    council.decide(decision)
    with pytest.raises(Unauthorised) as caught:
        council.put_on_record(decision.id, decision.day)
    return {finding.code for finding in caught.value.findings}


def people(**changes):
    """The people, one of them changed."""
    return tuple(
        replace(each, **changes) if each.id == "mo" else each for each in WHOLE_HOLDERS.people
    )


def chair_follows() -> Council:
    """The Chair leaves, and another person, with a new key, becomes Chair."""
    council = with_whole_policy()
    new = replace(person("chair"), id="next", name="Person next", keys=(NEW_KEY,))
    mo, chair, proper = WHOLE_HOLDERS.holdings
    holders = new_holders(
        people=(*WHOLE_HOLDERS.people, new),
        holdings=(
            mo,
            replace(chair, end=date(2024, 5, 21)),
            proper,
            holding(CHAIR, "next", start=TURN),
        ),
    )
    return council.record(holders_change(council, holders))


def test_a_new_chair_signs_and_the_old_one_no_longer_does():
    council = chair_follows()
    assert council.register.in_force(3).office_holders.value.version == 2
    assert council.register.in_force(2).office_holders.value.version == 1
    council.propose(training(council))
    council.sign("2024-001", day=TURN)  # with the old Chair's key
    with pytest.raises(Unauthorised) as caught:
        council.authority("2024-001", TURN)
    assert {f.code for f in caught.value.findings} == {"key-of-another"}
    said = council.register.statements["2024-001", CHAIR].value.statement
    council.put(said, "stranger")
    assert council.enter("2024-001", TURN)
    assert [f.code for f in verify(council.files).findings] == ["key-outlives-office"]


def test_what_was_entered_before_stays_good():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    old = replace(WHOLE_HOLDERS.people[0].keys[0], until_entry=4)
    keys = (old, replace(NEW_KEY, from_entry=5))
    council.record(holders_change(council, new_holders(people=people(keys=keys))))
    assert verify(council.files).findings == ()


def test_a_compromised_key_is_warned_of_at_each_decision():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    old = replace(WHOLE_HOLDERS.people[0].keys[0], until_entry=4, compromised="The laptop is lost.")
    keys = (old, replace(NEW_KEY, from_entry=5))
    council.record(holders_change(council, new_holders(people=people(keys=keys))))
    found = verify(council.files)
    assert found.errors == ()
    assert {f.code for f in found.findings} == {"key-compromised"}
    assert sorted(f.problem.partition(" ")[0] for f in found.findings) == [
        "2024-001",
        "2024-D00",
        "2024-D01",
        "2024-D02",
    ]


OLD = WHOLE_HOLDERS.people[0].keys[0]


@pytest.mark.parametrize(
    ("holders", "code"),
    [
        (new_holders(people=WHOLE_HOLDERS.people[:2], holdings=WHOLE_HOLDERS.holdings[:2]),
         "person-erased"),
        (new_holders(people=people(keys=(replace(NEW_KEY, from_entry=4),))), "key-erased"),
        (new_holders(people=people(keys=(replace(OLD, from_entry=2),))), "key-erased"),
        (new_holders(people=people(keys=(replace(OLD, until_entry=2),))), "key-back-dated"),
        (new_holders(people=people(keys=(OLD, replace(NEW_KEY, from_entry=3)))), "key-back-dated"),
        (new_holders(holdings=WHOLE_HOLDERS.holdings[:2]), "holding-altered"),
        (
            new_holders(
                holdings=(
                    replace(WHOLE_HOLDERS.holdings[0], start=START.replace(day=1)),
                    *WHOLE_HOLDERS.holdings[1:],
                )
            ),
            "holding-altered",
        ),
        (
            new_holders(
                holdings=(
                    *WHOLE_HOLDERS.holdings,
                    holding("head-of-paid-service", "mo", start=TURN),
                )
            ),
            "offices-incompatible",
        ),
    ],
)  # fmt: skip
def test_office_holders_that_rewrite_the_past_are_refused_by_name(holders, code):
    council = with_whole_policy()
    assert code in refused(council, holders_change(council, holders))


def test_a_key_that_ended_is_not_revived():
    council = with_whole_policy()
    ended = replace(OLD, until_entry=3)
    keys = (ended, NEW_KEY)
    council.record(holders_change(council, new_holders(people=people(keys=keys))))
    again = replace(WHOLE_HOLDERS, version=3, people=people(keys=(OLD, NEW_KEY)))
    decision = replace(holders_change(council, again), id="2024-D03")
    assert "key-revived" in refused(council, decision)


def test_versions_follow_one_on_another_and_are_the_very_file():
    council = with_whole_policy()
    skipped = holders_change(council, replace(WHOLE_HOLDERS, version=3))
    assert refused(council, skipped) == {"version-order"}
    council = with_whole_policy()
    other = holders_change(council, new_holders(), sha256="ab" * 32)
    assert refused(council, other) == {"version-differs"}
    council = with_whole_policy()
    assert refused(council, policy_change(council, replace(WHOLE_POLICY, version=3))) == {
        "version-order"
    }


def test_a_new_policy_is_in_force_after_its_entry():
    council = with_whole_policy()
    rules = (*WHOLE_POLICY.rules, Rule(kind="consequential", offices=BY_ONE))
    council.record(policy_change(council, replace(WHOLE_POLICY, version=2, rules=rules)))
    assert council.rule("consequential").offices == BY_ONE
    assert verify(council.files).findings == ()


def test_a_policy_under_which_someone_holds_too_much_is_refused():
    council = with_whole_policy()
    both = ((MONITORING_OFFICER, "finance"), (CHAIR, "proper-officer"))
    policy = replace(WHOLE_POLICY, version=2, incompatible=both)
    council.record(policy_change(council, policy))
    council = Council().found(
        holders=replace(
            WHOLE_HOLDERS, holdings=(*WHOLE_HOLDERS.holdings, holding("finance", "mo"))
        ),
        policy=WHOLE_POLICY,
    )
    assert refused(council, policy_change(council, policy)) == {"offices-incompatible"}


def test_one_person_alone_changes_neither():
    council = with_whole_policy()
    decision = holders_change(council, new_holders())
    council.decide(decision)
    for ending in ("json", "sig"):
        del council.files[f"register/statements/2024-D02.proper-officer.{ending}"]
    with pytest.raises(Unauthorised) as caught:
        council.put_on_record("2024-D02", TURN)
    assert {f.code for f in caught.value.findings} == {"statement-missing"}


def test_a_version_nobody_put_on_record_has_no_force():
    council = with_whole_policy()
    council.files[office_holders_path(2)] = print_office_holders(new_holders())
    found = verify(council.files)
    assert (found.errors, [f.code for f in found.findings]) == ((), ["version-not-entered"])
    assert council.register.in_force(2).office_holders.value.version == 1


def test_a_term_is_not_ended_before_what_was_signed_in_it():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    mo, chair, proper = WHOLE_HOLDERS.holdings
    gone = replace(chair, end=date(2024, 3, 29))
    after = holding(CHAIR, "other", start=date(2024, 3, 30))
    holders = new_holders(holdings=(mo, gone, proper, after))
    assert refused(council, holders_change(council, holders)) == {"holding-contradicts"}
    late = replace(chair, end=date(2024, 5, 9))
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    council.record(holders_change(council, new_holders(holdings=(mo, late, proper))))


def test_a_record_is_not_founded_with_offices_that_exclude_each_other():
    both = (*WHOLE_HOLDERS.holdings, holding("head-of-paid-service", "mo"))
    with pytest.raises(Unauthorised) as caught:
        Council().found(holders=replace(WHOLE_HOLDERS, holdings=both), policy=WHOLE_POLICY)
    assert {finding.code for finding in caught.value.findings} == {"offices-incompatible"}
