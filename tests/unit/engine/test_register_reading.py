"""The source and the register are read whole, or every fault in them is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.engine.authority.authorise import certify
from constitution_tool.engine.authority.delegated import objections
from constitution_tool.engine.authority.moment import begin
from constitution_tool.engine.authority.prepare import Intent, person_with, prepare_statement
from constitution_tool.engine.source import read_source
from constitution_tool.errors import Malformed, Unauthorised
from constitution_tool.model.amendment import ByKind, Kind
from constitution_tool.model.authority import (
    CHAIR,
    MONITORING_OFFICER,
    Part,
    Response,
    Rule,
    Subject,
)
from constitution_tool.notation.register.decision_file import parse_decision, print_decision
from constitution_tool.notation.register.policy_file import parse_policy, print_policy
from constitution_tool.notation.register.register_paths import (
    decision_path,
    policy_path,
    statement_path,
)
from constitution_tool.sshsig.public_key import Ed25519Key, read_public_line
from council_on_record import (
    BOTH,
    DELEGATION,
    POLICY,
    PRE_ADOPTION,
    SIGNED,
    START,
    UNDER,
    Council,
    on_record,
    training,
)

ACT = ByKind(evidence="An Act")


def codes(caught) -> set[str]:
    return {finding.code for finding in caught.value.findings}


# --- source/ ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda files: files.pop("source/constitution.toml"), "source-no-settings"),
        (lambda files: files.pop("source/c6.md"), "instrument-missing"),
        (lambda files: files.update({"source/x.md": files["source/c6.md"]}), "instrument-doubled"),
        (
            lambda files: files.update(
                {"source/c7.md": files["source/c6.md"].replace(b"c6", b"c7")}
            ),
            "instrument-not-listed",
        ),
    ],
)
def test_source_and_its_list_must_agree(change, code):
    files = dict(Council().files)
    change(files)
    with pytest.raises(Malformed) as caught:
        read_source(files)
    assert codes(caught) == {code}


def test_a_text_that_is_not_changed_keeps_its_bytes():
    source = Council().source
    assert source.files_with(source.constitution) == source.files
    assert source.digest_with(source.constitution) == source.digest
    (first, second) = source.constitution.instruments
    changed = replace(first, title="OTHER")
    files = source.files_with(replace(source.constitution, instruments=(changed, second)))
    assert b'title = "OTHER"' in files["source/c5.md"]
    assert files["source/c6.md"] is source.files["source/c6.md"]
    assert sorted(source.files_with(replace(source.constitution, instruments=(second,)))) == [
        "source/c6.md",
        "source/constitution.toml",
    ]


# --- register/ --------------------------------------------------------------------------------


def test_a_statement_must_bear_the_name_of_its_file():
    council = on_record()
    council.propose(training(council)).sign("2024-001")
    for old, new in (("chair", "leader"),):
        for ending in ("json", "sig"):
            path = f"register/statements/2024-001.{old}.{ending}"
            council.files[path.replace(old, new)] = council.files.pop(path)
    register = council.register
    assert [finding.code for finding in register.findings] == ["statement-name"]
    assert sorted(register.statements) == [
        ("2024-001", MONITORING_OFFICER),
        ("2024-D00", MONITORING_OFFICER),
        ("2024-D01", MONITORING_OFFICER),
    ]


def test_a_register_may_be_seen_as_it_was_and_as_it_would_be():
    council = on_record()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    register = council.register
    assert (register.sequence, register.as_at(2).sequence, register.as_at(0).sequence) == (3, 2, 0)
    assert register.entry_of("2024-001")
    assert register.as_at(2).entry_of("2024-001") is None
    assert register.as_at(0).check_code == ""
    assert register.in_force(0) is None
    assert register.in_force(4) is None
    assert register.in_force(3) == register.in_force(1)
    said = register.statements["2024-001", CHAIR]
    without = replace(register, statements={})
    assert without.saying(("2024-001", CHAIR), said).statements == {("2024-001", CHAIR): said}


def test_an_amendment_whose_name_is_not_its_own_is_left_out():
    council = on_record()
    council.propose(training(council))
    council.files["amendments/2024-009.md"] = council.files.pop("amendments/2024-001.md")
    assert council.register.amendments == {}


# --- what is asked to be signed ---------------------------------------------------------------


def test_a_statement_is_prepared_for_the_holder_over_the_head():
    council = on_record()
    intent = Intent(office=CHAIR, response=Response.AGREES, day=SIGNED)
    subject = Subject(id="2024-001", sha256="ab" * 32)
    statement = prepare_statement(council.register, subject, intent, council.bench)
    head = council.register.head
    assert head
    assert (statement.person, statement.capacity, statement.interest) == ("chair", "holder", "none")
    assert (statement.seen.sequence, statement.seen.digest) == (2, head.digest)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"person": "other"}, "Person other is not the Chair of the Standards Committee on"),
        ({"office": "leader"}, "Nobody on record is the leader on"),
        ({"day": date(2024, 3, 27)}, "Nobody on record is the Chair"),
    ],
)
def test_nobody_is_asked_to_sign_for_an_office_they_do_not_hold(changes, problem):
    council = on_record()
    intent = replace(Intent(office=CHAIR, response=Response.AGREES, day=SIGNED), **changes)
    subject = Subject(id="2024-001", sha256="ab" * 32)
    with pytest.raises(Unauthorised) as caught:
        prepare_statement(council.register, subject, intent, council.bench)
    assert codes(caught) == {"office-not-held"}
    assert problem in str(caught.value)


def test_before_there_are_office_holders_nobody_is_asked():
    council = Council()
    intent = Intent(office=CHAIR, response=Response.AGREES, day=SIGNED)
    subject = Subject(id="2024-001", sha256="ab" * 32)
    with pytest.raises(Unauthorised) as caught:
        prepare_statement(council.register, subject, intent, council.bench)
    assert codes(caught) == {"not-founded"}


def test_a_key_names_its_person():
    register = on_record().register
    line = register.office_holders["register/office-holders-0001.toml"].value.people[1].keys[0].line
    assert person_with(register, read_public_line(line)) == "chair"
    with pytest.raises(Unauthorised) as caught:
        person_with(register, Ed25519Key(point=b"\1" * 32))
    assert codes(caught) == {"key-unknown"}


# --- decisions put on record ------------------------------------------------------------------


def test_a_decision_is_not_put_on_record_before_its_day():
    council = Council().found()
    council.decide(replace(DELEGATION, day=SIGNED))
    kept = council.register.decisions["2024-D01"]
    with pytest.raises(Unauthorised) as caught:
        certify(council.register, kept, begin(council.source), START, council.bench)
    assert codes(caught) == {"decision-after-entry", "statement-after-entry"}


def test_a_decision_nobody_certified_is_refused():
    council = Council()
    council = council.found()
    council.decide(DELEGATION)
    del council.files[statement_path("2024-D01", MONITORING_OFFICER)]
    kept = council.register.decisions["2024-D01"]
    with pytest.raises(Malformed):  # the signature is left over
        certify(council.register, kept, begin(council.source), START, council.bench)


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (
            Rule(kind="legal", offices=BOTH, delegation=True),
            {"kind": Kind.LEGAL, "basis": ACT, "effective": SIGNED},
        ),
        (Rule(kind="pre-adoption", offices=BOTH, delegation=False), {}),
    ],
)
def test_an_amendment_and_its_rule_agree_about_delegations(rule, changes):
    rules = (*(each for each in POLICY.rules if each.kind != rule.kind), rule)
    council = Council().found(policy=replace(POLICY, rules=rules))
    if rule.kind != "legal":
        council.delegate()
    council.propose(training(council, **changes)).sign("2024-001")
    with pytest.raises(Unauthorised) as caught:
        council.authority("2024-001")
    assert codes(caught) == {"delegation-missing"}


def test_an_amendment_of_another_kind_rests_on_its_own_evidence():
    rule = Rule(kind="legal", offices=BOTH[:1])
    council = Council().found(policy=replace(POLICY, rules=(*POLICY.rules, rule)))
    council.propose(training(council, kind=Kind.LEGAL, basis=ACT, effective=SIGNED))
    council.sign("2024-001")
    for ending in ("json", "sig"):
        del council.files[f"register/statements/2024-001.chair.{ending}"]
    authority = council.authority("2024-001")
    assert (authority.delegation, authority.consulted) == (None, ())
    assert council.enter("2024-001").register.entries[-1].value.evidence == "An Act"


def test_the_reason_for_the_ground_is_given():
    council = on_record()
    amendment = training(council, basis=replace(UNDER, ground_reason=" "))
    found = objections(council.register, amendment, PRE_ADOPTION, council.draft)
    assert [finding.code for finding in found] == ["delegation-ground-reason"]


def test_a_delegation_gives_grounds():
    text = print_decision(DELEGATION).decode()
    head, _, rest = text.partition("[grounds]\n")
    empty = head + "[grounds]\n+++\n" + rest.partition("+++\n")[2]
    with pytest.raises(Malformed) as caught:
        parse_decision(empty.encode(), decision_path("2024-D01"))
    assert codes(caught) == {"delegation-no-grounds"}


def test_a_vote_is_a_vote():
    policy = replace(POLICY, rules=(Rule(kind="substantive", offices=(), vote=True),))
    text = print_policy(policy).replace(b"vote = true", b"vote = false")
    with pytest.raises(Malformed) as caught:
        parse_policy(text, policy_path(1))
    assert "rule-vote" in codes(caught)


def test_the_parts_of_the_policy_are_all_known():
    assert {part.value for part in Part} == {"decides", "consulted", "certifies"}
