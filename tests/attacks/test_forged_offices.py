"""Office-holders, keys and the policy are turned to an attacker's use: each way is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.engine.authority.verify import verify
from constitution_tool.errors import Malformed, Unauthorised
from constitution_tool.model.amendment import Kind
from constitution_tool.model.authority import (
    CHAIR,
    MONITORING_OFFICER,
    Attestation,
    PublicKey,
    Response,
    Rule,
)
from constitution_tool.model.decision import NewOfficeHolders, NewPolicy
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.office_holders_file import (
    parse_office_holders,
    print_office_holders,
)
from constitution_tool.notation.register.policy_file import parse_policy, print_policy
from constitution_tool.notation.register.register_paths import (
    decision_path,
    office_holders_path,
    policy_path,
)
from council_on_record import (
    BOTH,
    BY_ONE,
    BY_TWO,
    ENTERED,
    KEYS,
    PROPER_OFFICER,
    SIGNED,
    START,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    holding,
    objected,
    person,
    training,
    with_whole_policy,
)

TURN = date(2024, 5, 22)
OLD = WHOLE_HOLDERS.people[0].keys[0]
NEW = PublicKey(line=KEYS["stranger"].public.rstrip("\n"), from_entry=4)


def people(**changes):
    """The people, the Monitoring Officer changed."""
    return tuple(
        replace(each, **changes) if each.id == "mo" else each for each in WHOLE_HOLDERS.people
    )


def put_forward(council: Council, holders) -> str:
    """Write a version of the office-holders, and have it certified by both who must."""
    data = print_office_holders(holders)
    council.files[office_holders_path(holders.version)] = data
    made = NewOfficeHolders(
        id=f"2024-D{holders.version:02}",
        title="Office-holders",
        day=TURN,
        version=holders.version,
        sha256=sha256_hex(data),
        minute="not held",
        why="Why.",
    )
    council.decide(made)
    return made.id


def read_refusal(parse, data: bytes, path: str) -> set[str]:
    with pytest.raises(Malformed) as caught:
        parse(data, path)
    return {finding.code for finding in caught.value.findings}


def holders_refusal(**changes) -> set[str]:
    """What is said of a version of the office-holders as soon as it is read."""
    holders = replace(WHOLE_HOLDERS, **changes)
    return read_refusal(parse_office_holders, print_office_holders(holders), office_holders_path(1))


def policy_refusal(rule: Rule) -> set[str]:
    rules = tuple(rule if each.kind == rule.kind else each for each in WHOLE_POLICY.rules)
    policy = replace(WHOLE_POLICY, rules=rules)
    return read_refusal(parse_policy, print_policy(policy), policy_path(1))


# --- keys and people ----------------------------------------------------------------------------


def test_one_key_for_two_people():
    both = (WHOLE_HOLDERS.people[0], replace(person("chair"), keys=(OLD,)), person("other"))
    assert holders_refusal(people=both) == {"key-shared"}


def test_a_key_that_ended_listed_again():
    """A key is judged by where it is first listed; another verifier might take the second."""
    ended = replace(OLD, until_entry=2)
    again = replace(OLD, from_entry=4, line=f"{OLD.line} again")
    assert holders_refusal(people=people(keys=(ended, again))) == {"key-shared"}


def test_two_monitoring_officers_at_once():
    two = (*WHOLE_HOLDERS.holdings, holding(MONITORING_OFFICER, "chair"))
    assert holders_refusal(holdings=two) == {"office-doubled"}


def test_a_deputy_without_a_reason():
    text = print_office_holders(
        replace(WHOLE_HOLDERS, holdings=(holding(CHAIR, "other", deputy="illness"),))
    )
    silent = text.replace(b'deputy = "illness"', b'deputy = ""')
    assert read_refusal(parse_office_holders, silent, office_holders_path(1)) == {"field-value"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"people": WHOLE_HOLDERS.people[:2], "holdings": WHOLE_HOLDERS.holdings[:2]},
         "person-erased"),
        ({"people": people(keys=(NEW,))}, "key-erased"),
        ({"people": people(keys=(replace(OLD, from_entry=2),))}, "key-erased"),
        ({"people": people(keys=(replace(OLD, until_entry=2),))}, "key-back-dated"),
        ({"people": people(keys=(OLD, replace(NEW, from_entry=3)))}, "key-back-dated"),
        ({"holdings": WHOLE_HOLDERS.holdings[:2]}, "holding-altered"),
        (
            {"holdings": (*WHOLE_HOLDERS.holdings, holding("head-of-paid-service", "mo"))},
            "offices-incompatible",
        ),
    ],
)  # fmt: skip
def test_office_holders_whose_past_is_another(changes, code):
    """Erased, back-dated, rewritten, or two offices that exclude each other."""
    council = with_whole_policy()
    id_ = put_forward(council, replace(WHOLE_HOLDERS, version=2, **changes))
    assert code in objected(council, id_, TURN)


def test_a_key_revived():
    council = with_whole_policy()
    ended = replace(OLD, until_entry=3)
    first = replace(WHOLE_HOLDERS, version=2, people=people(keys=(ended, NEW)))
    council.put_on_record(put_forward(council, first), TURN)
    council.signers[MONITORING_OFFICER] = "stranger"
    again = replace(WHOLE_HOLDERS, version=3, people=people(keys=(OLD, NEW)))
    assert objected(council, put_forward(council, again), TURN) == {"key-revived"}


def test_office_holders_changed_by_one_person():
    council = with_whole_policy()
    id_ = put_forward(council, replace(WHOLE_HOLDERS, version=2))
    for ending in ("json", "sig"):
        del council.files[f"register/statements/{id_}.proper-officer.{ending}"]
    assert objected(council, id_, TURN) == {"statement-missing"}


def test_each_decision_of_a_compromised_key_is_named():
    council = with_whole_policy()
    stolen = replace(OLD, until_entry=3, compromised="The laptop is lost.")
    holders = replace(WHOLE_HOLDERS, version=2, people=people(keys=(stolen, NEW)))
    council.put_on_record(put_forward(council, holders), TURN)
    found = verify(council.files)
    assert found.errors == ()
    named = {f.problem.partition(" ")[0] for f in found.findings if f.code == "key-compromised"}
    assert named == {"2024-D00", "2024-D01", "2024-D02"}


def test_a_compromised_key_that_still_signs():
    council = with_whole_policy()
    stolen = replace(OLD, until_entry=9, compromised="The laptop is lost.")
    holders = replace(WHOLE_HOLDERS, version=2, people=people(keys=(stolen, NEW)))
    assert objected(council, put_forward(council, holders), TURN) == {"key-compromised-valid"}


def test_the_old_key_after_a_new_one():
    council = with_whole_policy()
    keys = (replace(OLD, until_entry=3), NEW)
    holders = replace(WHOLE_HOLDERS, version=2, people=people(keys=keys))
    council.put_on_record(put_forward(council, holders), TURN)
    council.propose(training(council)).sign("2024-001", day=TURN)  # with the key that ended
    assert objected(council, "2024-001", TURN) == {"key-not-valid"}


def test_a_version_swapped_after_it_was_certified():
    council = with_whole_policy()
    id_ = put_forward(council, replace(WHOLE_HOLDERS, version=2))
    other = replace(WHOLE_HOLDERS, version=2, people=people(keys=(OLD, NEW)))
    council.files[office_holders_path(2)] = print_office_holders(other)
    with pytest.raises(Unauthorised) as caught:
        council.put_on_record(id_, TURN)
    assert {finding.code for finding in caught.value.findings} == {"version-differs"}


def test_a_version_swapped_after_it_was_put_on_record():
    council = with_whole_policy()
    council.put_on_record(put_forward(council, replace(WHOLE_HOLDERS, version=2)), TURN)
    other = replace(WHOLE_HOLDERS, version=2, people=people(keys=(OLD, NEW)))
    council.files[office_holders_path(2)] = print_office_holders(other)
    found = {finding.code for finding in verify(council.files).errors}
    assert found == {"relied-on-changed", "version-differs"}


def test_the_first_version_put_back():
    """Rolled back: what is in force is what the last entry says, not the file of least number."""
    council = with_whole_policy()
    council.put_on_record(put_forward(council, replace(WHOLE_HOLDERS, version=2)), TURN)
    del council.files[office_holders_path(2)]
    assert "relied-on-missing" in {finding.code for finding in verify(council.files).errors}


def test_the_first_version_put_on_record_again():
    council = with_whole_policy()
    council.put_on_record(put_forward(council, replace(WHOLE_HOLDERS, version=2)), TURN)
    again = NewOfficeHolders(
        id="2024-D03",
        title="Office-holders",
        day=TURN,
        version=2,
        sha256=sha256_hex(council.files[office_holders_path(2)]),
        minute="not held",
        why="Why.",
    )
    council.decide(again)
    assert objected(council, "2024-D03", TURN) == {"version-order"}


# --- the policy ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["founding", "policy", "office-holders", "adoption", "delegation"])
def test_a_policy_under_which_nobody_signs(kind):
    """“Council votes on it” would leave the entry to whoever can write a file."""
    assert policy_refusal(Rule(kind=kind, offices=(), vote=True)) == {"rule-vote"}


@pytest.mark.parametrize("kind", ["minor", "pre-adoption", "carried"])
def test_a_vote_on_what_is_not_put_to_the_vote(kind):
    assert policy_refusal(Rule(kind=kind, offices=(), vote=True)) == {"rule-vote"}


def test_a_policy_under_which_an_officer_decides_what_council_does():
    officer = Rule(kind=Kind.SUBSTANTIVE.value, offices=BY_ONE)
    assert policy_refusal(officer) == {"rule-vote"}


@pytest.mark.parametrize("kind", ["policy", "office-holders", "adoption"])
def test_one_key_for_what_takes_two(kind):
    """Were one office attested by the other, a single key would sign for both."""
    alone = Rule(kind=kind, offices=BY_TWO[:1])
    assert policy_refusal(alone) == {"rule-alone"}
    attested = ((PROPER_OFFICER, (MONITORING_OFFICER,)),)
    assert policy_refusal(replace(alone, offices=BY_TWO, attested_by=attested)) == {"rule-alone"}


def test_a_policy_weakened_and_used_before_it_is_on_record():
    council = with_whole_policy()
    rules = tuple(rule for rule in WHOLE_POLICY.rules if rule.kind != "pre-adoption")
    weak = Rule(kind="pre-adoption", offices=BOTH, delegation=True, agreement_required=False)
    data = print_policy(replace(WHOLE_POLICY, version=2, rules=(*rules, weak)))
    council.files[policy_path(2)] = data
    made = NewPolicy(
        id="2024-D02",
        title="Policy",
        day=TURN,
        version=2,
        sha256=sha256_hex(data),
        minute="not held",
        why="Why.",
    )
    council.decide(made)
    council.propose(training(council))
    council.sign("2024-001", chair=Response.DOES_NOT_AGREE, words="We say so.", day=TURN)
    assert objected(council, "2024-001", TURN) == {"consultee-does-not-agree"}


def test_the_policy_of_old_in_the_statement_of_someone_who_saw_the_new():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001")
    said = council.register.statements["2024-001", CHAIR].value.statement
    council.put(replace(said, seen=replace(said.seen, policy="ab" * 32)), "chair")
    assert objected(council, "2024-001", ENTERED) == {"seen-policy"}


# --- attested, not signed -----------------------------------------------------------------------


def test_attested_for_someone_who_could_sign():
    """Else whoever attests could leave the Chair, who has a key, out of it."""
    attested = ((CHAIR, (PROPER_OFFICER,)),)
    rule = Rule(kind="pre-adoption", offices=BOTH, delegation=True, attested_by=attested)
    rules = tuple(rule if each.kind == rule.kind else each for each in WHOLE_POLICY.rules)
    council = Council().found(holders=WHOLE_HOLDERS, policy=replace(WHOLE_POLICY, rules=rules))
    council.delegate().propose(training(council)).sign("2024-001")
    said = council.register.statements["2024-001", CHAIR].value.statement
    by = Attestation(
        office=PROPER_OFFICER,
        person="other",
        capacity="holder",
        sha256="ab" * 32,
        whereabouts="An e-mail nobody has seen.",
    )
    council.put(replace(said, attested=by), "other", council.bench.namespace(PROPER_OFFICER))
    assert objected(council, "2024-001", ENTERED) == {"attested-needless"}


def test_a_delegation_that_reaches_back_before_it_was_given():
    council = with_whole_policy()
    kept = council.register.decisions["2024-D01"].value
    council.propose(training(council)).sign("2024-001")
    late = replace(kept, id="2024-D02", day=ENTERED, start=START)
    council.record(late)
    basis = replace(training(council).basis, delegation="2024-D02")
    council.propose(training(council, basis=basis, id="2024-007"))
    for office, response in ((MONITORING_OFFICER, Response.DECIDES), (CHAIR, Response.AGREES)):
        said = council.statement("2024-007", office, response, day=ENTERED)
        seen = council.register.statements["2024-001", office].value.statement.seen
        council.put(
            replace(said, day=SIGNED, seen=seen), "mo" if office == MONITORING_OFFICER else "chair"
        )
    assert objected(council, "2024-007", ENTERED) == {"delegation-window"}
    assert decision_path("2024-D02") in council.files
