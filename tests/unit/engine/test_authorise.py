"""An amendment is entered only as decided by those who may; each refusal has its own name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.engine.authority import example_keys
from constitution_tool.engine.authority.authorise import authorise, certify
from constitution_tool.engine.authority.moment import begin
from constitution_tool.engine.authority.offices import Bench
from constitution_tool.errors import Conflict, Malformed, Unauthorised
from constitution_tool.model.amendment import ByKind, Entry, Kind
from constitution_tool.model.authority import CHAIR, MONITORING_OFFICER, Part, Response, Rule
from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.target import Once
from constitution_tool.notation.register.register_paths import (
    amendment_path,
    signature_path,
    statement_path,
)
from constitution_tool.sshsig.armour import unwrap, wrap
from constitution_tool.sshsig.public_key import public_line, read_public_line
from council_on_record import (
    BOTH,
    DELEGATION,
    ENTERED,
    HOLDERS,
    KEYS,
    POLICY,
    PRE_ADOPTION,
    SIGNED,
    START,
    UNDER,
    Council,
    for_approval,
    holding,
    notes,
    on_record,
    person,
    target,
    training,
)

MO = MONITORING_OFFICER


def proposed(council: Council | None = None, **changes) -> Council:
    council = council or on_record()
    return council.propose(training(council, **changes))


def signed(**changes) -> Council:
    return proposed().sign("2024-001", **changes)


def refusal(council: Council, day: date = ENTERED, id_: str = "2024-001") -> set[str]:
    with pytest.raises(Unauthorised) as caught:
        council.authority(id_, day)
    for finding in caught.value.findings:
        assert finding.problem.endswith(".")
        assert finding.remedy.endswith(".")
        assert finding.place.path
    return {finding.code for finding in caught.value.findings}


def with_policy(*rules: Rule, holders=HOLDERS) -> Council:
    named = {rule.kind for rule in rules}
    kept = tuple(rule for rule in POLICY.rules if rule.kind not in named)
    return Council().found(holders, replace(POLICY, rules=(*kept, *rules))).delegate()


def test_an_amendment_decided_and_agreed_is_authorised():
    authority = signed().authority("2024-001")
    assert authority.decided.person == "Person mo"
    assert authority.decided.statement.day == SIGNED
    (consulted,) = authority.consulted
    assert consulted.statement.response is Response.AGREES
    assert authority.delegation == DELEGATION
    assert [path for path, _ in authority.relied_on] == [
        "amendments/2024-001.md",
        "register/decisions/2024-D01.md",
        "register/office-holders-0001.toml",
        "register/policy-0001.toml",
        "register/statements/2024-001.chair.json",
        "register/statements/2024-001.chair.sig",
        "register/statements/2024-001.monitoring-officer.json",
        "register/statements/2024-001.monitoring-officer.sig",
    ]


def test_nobody_has_signed():
    with pytest.raises(Unauthorised) as caught:
        proposed().authority("2024-001")
    assert [finding.code for finding in caught.value.findings] == ["statement-missing"] * 2
    officer, chair = (finding.problem for finding in caught.value.findings)
    assert officer == "The Monitoring Officer has not decided 2024-001."
    assert chair == "The Chair of the Standards Committee has not been consulted on 2024-001."


@pytest.mark.parametrize("office", [MO, CHAIR])
def test_one_of_the_two_has_not_signed(office):
    council = signed()
    del council.files[statement_path("2024-001", office)]
    del council.files[signature_path("2024-001", office)]
    assert refusal(council) == {"statement-missing"}


def test_a_statement_without_its_signature_is_no_statement():
    council = signed()
    del council.files[signature_path("2024-001", CHAIR)]
    assert refusal(council) == {"statement-missing"}


# --- the signature ----------------------------------------------------------------------------


def test_a_bad_signature_is_refused():
    council = signed()
    path = signature_path("2024-001", CHAIR)
    data = bytearray(unwrap(council.files[path]))
    data[-1] ^= 1
    council.files[path] = wrap(bytes(data))
    assert refusal(council) == {"signature-bad"}


def test_a_damaged_signature_file_is_refused():
    council = signed()
    council.files[signature_path("2024-001", CHAIR)] += b"\n"
    assert refusal(council) == {"signature-armour"}


def test_a_signature_moved_from_another_statement_is_refused():
    council = signed()
    council.propose(notes(council)).sign("2024-002")
    council.files[signature_path("2024-001", MO)] = council.files[signature_path("2024-002", MO)]
    assert refusal(council) == {"signature-bad"}


@pytest.mark.parametrize(
    "namespace", ["file", "chair.v1@other.example", "monitoring-officer.v1@ambridge.example"]
)
def test_a_signature_for_another_purpose_is_refused(namespace):
    council = signed()
    council.put(council.statement("2024-001", CHAIR, Response.AGREES), "chair", namespace)
    assert refusal(council) == {"signature-namespace"}


def test_a_key_that_is_not_on_record_is_refused():
    council = signed()
    council.put(council.statement("2024-001", CHAIR, Response.AGREES), "stranger")
    assert refusal(council) == {"key-unknown"}


def test_the_key_of_another_office_is_refused():
    council = signed()
    council.put(council.statement("2024-001", CHAIR, Response.AGREES), "mo")
    assert refusal(council) == {"key-of-another"}


def keys_of_chair(from_entry: int, until_entry: int = 0):
    chair = person("chair")
    (key,) = chair.keys
    changed = replace(key, from_entry=from_entry, until_entry=until_entry)
    return replace(HOLDERS, people=(person("mo"), replace(chair, keys=(changed,))))


@pytest.mark.parametrize("holders", [keys_of_chair(1, 2), keys_of_chair(4)])
def test_a_key_not_valid_at_the_entry_is_refused(holders):
    council = Council().found(holders).delegate()
    assert refusal(proposed(council).sign("2024-001")) == {"key-not-valid"}


@pytest.mark.parametrize("holders", [keys_of_chair(1, 3), keys_of_chair(3)])
def test_a_key_valid_at_the_entry_is_taken(holders):
    council = Council().found(holders).delegate()
    assert proposed(council).sign("2024-001").authority("2024-001")


def test_an_example_key_is_refused_for_any_other_council(monkeypatch):
    key = read_public_line(KEYS["mo"].public.rstrip("\n"))
    council = signed()
    monkeypatch.setattr(example_keys, "EXAMPLE_KEYS", (key,))
    assert refusal(council) == {"example-key"}
    monkeypatch.setattr(example_keys, "EXAMPLE_DOMAIN", council.domain)
    assert council.authority("2024-001")


def test_the_keys_in_the_examples_are_those_refused():
    for key in example_keys.EXAMPLE_KEYS:
        assert example_keys.is_example(key, "ambridge.example")
        assert not example_keys.is_example(key, "birmingham.example")
        assert public_line(key, "").startswith("ssh-ed25519 ")


# --- the person -------------------------------------------------------------------------------


def test_someone_who_does_not_hold_the_office_is_refused():
    council = signed()
    statement = council.statement("2024-001", CHAIR, Response.AGREES, person="other")
    council.put(statement, "other")
    assert refusal(council) == {"office-not-held"}


def test_someone_not_on_record_is_refused():
    council = signed()
    statement = council.statement("2024-001", CHAIR, Response.AGREES, person="nobody")
    council.put(statement, "chair")
    assert refusal(council) == {"person-unknown", "key-of-another"}


def holding_until(day: date):
    held = (HOLDERS.holdings[0], holding(CHAIR, "chair", end=day))
    return replace(HOLDERS, holdings=held)


def test_someone_who_left_office_before_the_entry_is_refused():
    council = Council().found(holding_until(SIGNED)).delegate()
    proposed(council).sign("2024-001")
    assert refusal(council) == {"office-not-held"}
    assert council.authority("2024-001", SIGNED)


def test_someone_not_yet_in_office_when_signing_is_refused():
    held = (HOLDERS.holdings[0], holding(CHAIR, "chair", start=ENTERED))
    council = Council().found(replace(HOLDERS, holdings=held)).delegate()
    proposed(council).sign("2024-001", day=ENTERED)
    statement = council.statement("2024-001", CHAIR, Response.AGREES, day=ENTERED)
    council.put(replace(statement, day=SIGNED), "chair")
    assert refusal(council) == {"office-not-held"}


def test_one_person_in_both_offices_is_refused():
    held = (HOLDERS.holdings[0], holding(CHAIR, "mo", deputy="illness"))
    council = Council().found(replace(HOLDERS, holdings=held)).delegate()
    proposed(council)
    for office, response in ((MO, Response.DECIDES), (CHAIR, Response.AGREES)):
        council.put(council.statement("2024-001", office, response), "mo")
    assert refusal(council) == {"same-person"}


def test_a_deputy_signs_as_deputy_and_no_otherwise():
    held = (HOLDERS.holdings[0], holding(CHAIR, "other", deputy="illness"))
    council = Council().found(replace(HOLDERS, holdings=held)).delegate()
    proposed(council).sign("2024-001")
    statement = council.statement("2024-001", CHAIR, Response.AGREES)
    assert statement.capacity == "deputy: illness"
    council.put(statement, "other")
    assert council.authority("2024-001")
    for capacity in ("holder", "deputy: holiday"):
        council.put(replace(statement, capacity=capacity), "other")
        assert refusal(council) == {"capacity-differs"}


# --- the subject ------------------------------------------------------------------------------


def test_an_amendment_changed_since_it_was_signed_is_refused():
    council = signed()
    path = amendment_path("2024-001")
    council.files[path] = council.files[path].replace(b"The report says so.", b"We say so.")
    with pytest.raises(Unauthorised) as caught:
        council.authority("2024-001")
    assert {finding.code for finding in caught.value.findings} == {"subject-changed"}
    assert "has changed since the Monitoring Officer signed it" in str(caught.value)


def test_a_statement_over_other_touched_clauses_is_refused():
    council = signed()
    statement = council.statement("2024-001", CHAIR, Response.AGREES)
    touches = (("own:c5.ccccc", "ab" * 32),)
    subject = replace(statement.subject, touches=touches)
    council.put(replace(statement, subject=subject), "chair")
    assert refusal(council) == {"touches-changed"}


def test_what_is_touched_is_signed():
    statement = signed().statement("2024-001", CHAIR, Response.AGREES)
    assert any("c5.ccccc" in key for key, _ in statement.subject.touches)


# --- the head seen ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"digest": "ab" * 32}, "seen-not-ancestor"),
        ({"sequence": 1}, "seen-not-ancestor"),
        ({"sequence": 9}, "seen-not-ancestor"),
        ({"sequence": 0, "digest": ""}, "seen-not-ancestor"),
        ({"office_holders": "ab" * 32}, "seen-office-holders"),
        ({"policy": "ab" * 32}, "seen-policy"),
    ],
)
def test_a_statement_over_another_record_is_refused(changes, code):
    council = signed()
    statement = council.statement("2024-001", CHAIR, Response.AGREES)
    council.put(replace(statement, seen=replace(statement.seen, **changes)), "chair")
    assert refusal(council) == {code}


def test_a_statement_over_an_earlier_head_of_this_record_is_taken():
    council = on_record()
    council.propose(training(council)).propose(notes(council))
    council.sign("2024-001").sign("2024-002")
    council.enter("2024-001")
    assert council.authority("2024-002")


# --- dates ------------------------------------------------------------------------------------


def test_a_statement_signed_before_the_head_it_saw_is_refused():
    council = on_record()
    council.propose(training(council)).sign("2024-001").enter("2024-001", ENTERED)
    council.propose(notes(council)).sign("2024-002", day=SIGNED)
    assert refusal(council, id_="2024-002") == {"statement-before-seen"}


def test_a_statement_signed_after_the_entry_is_refused():
    assert refusal(signed(day=date(2024, 5, 10))) == {"statement-after-entry"}


def test_an_entry_before_the_last_is_refused():
    council = signed()
    assert refusal(council, date(2024, 3, 27)) == {"entry-before-head"}


def test_an_expired_statement_is_refused():
    council = signed(expires=SIGNED)
    assert refusal(council) == {"statement-expired"}
    assert council.authority("2024-001", SIGNED)


# --- what was said ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("response", "code"),
    [
        (Response.COMMENTS, "consultee-comments"),
        (Response.DOES_NOT_AGREE, "consultee-does-not-agree"),
        (Response.DECIDES, "response-not-fitting"),
        (Response.CERTIFIES, "response-not-fitting"),
    ],
)
def test_a_chair_who_does_not_agree_stops_it(response, code):
    assert refusal(signed(chair=response)) == {code}


@pytest.mark.parametrize("response", [Response.AGREES, Response.COMMENTS, Response.CERTIFIES])
def test_an_officer_who_does_not_decide_decides_nothing(response):
    assert refusal(signed(mo=response)) == {"response-not-fitting"}


@pytest.mark.parametrize("response", [Response.COMMENTS, Response.DOES_NOT_AGREE])
def test_where_agreement_is_not_required_the_officer_gives_reasons(response):
    council = with_policy(replace(PRE_ADOPTION, agreement_required=False))
    proposed(council).sign("2024-001", chair=response)
    assert refusal(council) == {"reasons-missing"}
    council.sign("2024-001", chair=response, words="Paragraph 9.2 expects it.")
    assert council.authority("2024-001")


def test_where_agreement_is_not_required_the_chair_is_consulted_all_the_same():
    council = with_policy(replace(PRE_ADOPTION, agreement_required=False))
    proposed(council).sign("2024-001", words="Reasons.")
    del council.files[statement_path("2024-001", CHAIR)]
    del council.files[signature_path("2024-001", CHAIR)]
    assert refusal(council) == {"statement-missing"}


# --- the policy and the delegation ------------------------------------------------------------


def test_a_kind_the_policy_does_not_provide_for_is_refused():
    council = on_record()
    council.propose(training(council, kind=Kind.LEGAL, basis=ByKind(evidence="An Act")))
    assert refusal(council) == {"policy-kind"}


def test_an_amendment_for_approval_is_not_entered():
    council = on_record()
    council.propose(for_approval(council))
    assert refusal(council, id_="2024-002") == {"needs-vote"}


def test_an_amendment_is_entered_once():
    council = signed().enter("2024-001")
    assert refusal(council) == {"entered-already"}


def under(**changes) -> set[str]:
    council = on_record()
    basis = replace(UNDER, **changes)
    return refusal(council.propose(training(council, basis=basis)).sign("2024-001"))


def test_a_delegation_that_is_not_on_record_is_refused():
    assert under(delegation="2024-D09") == {"delegation-unknown"}
    assert under(delegation="2024-D00") == {"delegation-unknown"}


def test_a_ground_the_delegation_does_not_give_is_refused():
    assert under(ground="pronouns") == {"delegation-ground"}


def test_a_delegation_not_put_on_record_is_refused():
    council = Council().found()
    council.decide(DELEGATION)
    proposed(council).sign("2024-001")
    assert refusal(council) == {"delegation-not-entered"}


def delegated(**changes) -> Council:
    council = Council().found().delegate(replace(DELEGATION, **changes))
    return proposed(council).sign("2024-001")


def test_outside_its_window_a_delegation_confers_nothing():
    assert refusal(delegated(end=date(2024, 5, 1))) == {"delegation-window"}
    assert refusal(delegated(start=date(2024, 6, 1))) == {"delegation-window"}
    assert refusal(delegated(end=SIGNED)) == {"delegation-window"}
    assert refusal(delegated(start=ENTERED)) == {"delegation-window"}
    assert delegated(start=SIGNED, end=ENTERED).authority("2024-001")


def test_outside_its_scope_a_delegation_confers_nothing():
    assert refusal(delegated(scope=("c6",))) == {"delegation-scope"}


def test_one_clause_outside_the_scope_is_enough():
    council = on_record()
    elsewhere = SubstituteWords(
        targets=(target(council, "c6.bbbbb"),), find="kept", replace="held", occurrence=Once()
    )
    within = training(council).entries
    entries = (*within, Entry(instruction=elsewhere, reason="It is held there."))
    council.propose(training(council, entries=entries)).sign("2024-001")
    assert refusal(council) == {"delegation-scope"}


def test_the_offices_of_delegation_and_policy_must_be_the_same():
    assert refusal(delegated(holder="leader")) == {"delegation-holder"}
    assert refusal(delegated(consultee="leader")) == {"delegation-consultee"}
    council = with_policy(replace(PRE_ADOPTION, offices=BOTH[:1]))
    assert refusal(proposed(council).sign("2024-001")) == {"delegation-consultee"}


def test_an_amendment_before_adoption_takes_effect_on_adoption():
    council = on_record()
    council.propose(training(council, effective=date(2024, 6, 1))).sign("2024-001")
    assert refusal(council) == {"effective-adoption"}


def test_every_reason_is_said_at_once():
    council = on_record()
    basis = replace(UNDER, ground="pronouns")
    council.propose(training(council, basis=basis))
    council.sign("2024-001", chair=Response.DOES_NOT_AGREE)
    council.put(council.statement("2024-001", MO, Response.DECIDES), "stranger")
    wanted = {"delegation-ground", "consultee-does-not-agree", "key-unknown"}
    assert refusal(council) == wanted


# --- not for signatures to mend ---------------------------------------------------------------


def test_an_amendment_that_no_longer_fits_is_a_conflict():
    council = on_record()
    council.propose(training(council)).sign("2024-001")
    council.propose(training(council, id="2024-003")).sign("2024-003").enter("2024-003")
    with pytest.raises(Conflict):
        council.authority("2024-001")


def test_an_amendment_waits_for_the_one_it_is_written_on():
    council = on_record()
    council.propose(training(council))
    council.propose(notes(council, after=("2024-001",))).sign("2024-002")
    with pytest.raises(Conflict) as caught:
        council.authority("2024-002")
    assert caught.value.findings[0].code == "after-not-entered"
    council.sign("2024-001").enter("2024-001")
    assert council.authority("2024-002")


def test_nothing_is_decided_by_a_register_that_cannot_be_read():
    council = signed()
    council.files["register/0002.json"] += b"\n"
    with pytest.raises(Malformed):
        council.authority("2024-001")


def test_before_founding_nothing_is_authorised():
    council = on_record()
    council.propose(training(council))
    register = replace(council.register, entries=())
    proposal = register.amendments["2024-001"]
    with pytest.raises(Unauthorised) as caught:
        authorise(register, proposal, council.draft, ENTERED, council.bench)
    assert [finding.code for finding in caught.value.findings] == ["not-founded"]


def test_a_founding_and_a_delegation_are_certified():
    council = on_record()
    before = council.register.as_at(0)
    kept = council.register.decisions["2024-D00"]
    assert (
        certify(before, kept, begin(council.source), START, council.bench).decided.part
        is Part.CERTIFIES
    )
    with pytest.raises(Unauthorised) as caught:
        certify(before, kept, begin(council.source), START, Bench(domain="other.example"))
    assert [finding.code for finding in caught.value.findings] == ["signature-namespace"]
    with pytest.raises(Unauthorised) as caught:
        certify(council.register, kept, council.moment, START, council.bench)
    assert "entered-already" in {finding.code for finding in caught.value.findings}
