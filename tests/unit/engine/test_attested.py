"""A councillor without a key is attested, where the policy says by whom; it is not a signature."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constitution_tool.engine.authority.keys import is_locked
from constitution_tool.engine.authority.offices import Bench
from constitution_tool.engine.authority.prepare import attestation
from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.engine.authority.verify import verify
from constitution_tool.errors import Malformed, Unauthorised
from constitution_tool.model.authority import (
    CHAIR,
    MONITORING_OFFICER,
    Attestation,
    KeyFile,
    Paper,
    Response,
    Rule,
)
from council_on_record import (
    BOTH,
    ENTERED,
    PEOPLE,
    PROPER_OFFICER,
    START,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    training,
)

ATTESTED = Attestation(
    office=PROPER_OFFICER,
    person="other",
    capacity="holder",
    sha256="ab" * 32,
    whereabouts="Democratic Services, file 7",
)


def council_with(rule: Rule, keys: tuple = ()) -> Council:
    """A council with another rule for amendments before adoption; the Chair has no key."""
    rules = tuple(rule if each.kind == rule.kind else each for each in WHOLE_POLICY.rules)
    people = tuple(
        replace(each, keys=keys) if each.id == "chair" else each for each in WHOLE_HOLDERS.people
    )
    council = Council().found(
        holders=replace(WHOLE_HOLDERS, people=people), policy=replace(WHOLE_POLICY, rules=rules)
    )
    council.delegate()
    return council.propose(training(council))


RULE = Rule(
    kind="pre-adoption",
    offices=BOTH,
    delegation=True,
    attested_by=((CHAIR, (PROPER_OFFICER,)),),
)


def sign(council: Council, attested=ATTESTED, key="other", **changes) -> None:
    decided = council.statement("2024-001", MONITORING_OFFICER, Response.DECIDES)
    council.put(decided, PEOPLE[MONITORING_OFFICER])
    said = council.statement("2024-001", CHAIR, Response.AGREES, **changes)
    said = replace(said, attested=attested)
    council.put(said, key, council.bench.namespace(attested.office))


def refused(council: Council) -> set[str]:
    with pytest.raises(Unauthorised) as caught:
        council.authority("2024-001")
    return {finding.code for finding in caught.value.findings}


def test_the_proper_officer_attests_what_the_chair_said():
    council = council_with(RULE)
    sign(council)
    council.enter("2024-001")
    assert verify(council.files).findings == ()


def test_where_the_policy_does_not_say_so_nobody_attests():
    council = council_with(replace(RULE, attested_by=()))
    sign(council)
    assert refused(council) == {"attested-barred"}


def test_another_office_than_the_policy_says_does_not_attest():
    council = council_with(RULE)
    by_mo = replace(ATTESTED, office=MONITORING_OFFICER, person="mo")
    sign(council, by_mo, "mo")
    assert refused(council) == {"attested-barred"}


def test_whoever_attests_signs_it_with_their_own_key():
    council = council_with(RULE)
    sign(council, key="mo")
    assert refused(council) == {"key-of-another"}


def test_whoever_attests_holds_the_office():
    council = council_with(RULE)
    sign(council, replace(ATTESTED, person="mo"), "mo")
    assert refused(council) == {"office-not-held"}


def test_nobody_attests_themselves():
    council = council_with(RULE)
    sign(council, replace(ATTESTED, person="chair"), "other")
    assert "attested-oneself" in refused(council)


def test_an_attestation_signed_for_the_chair_is_not_the_chairs_signature():
    council = council_with(RULE)
    sign(council)
    said = council.register.statements["2024-001", CHAIR].value.statement
    council.put(said, "other", council.bench.namespace(CHAIR))
    assert refused(council) == {"signature-namespace"}


def test_a_declared_interest_is_on_record_and_bars_only_where_the_policy_says():
    council = council_with(RULE)
    sign(council, interest="a member of the working group")
    assert council.authority("2024-001", ENTERED)
    council = council_with(replace(RULE, interest_bars=True))
    sign(council, interest="a member of the working group")
    assert refused(council) == {"interest-bars"}


def test_nobody_attests_anything_before_the_founding():
    paper = Paper(office=PROPER_OFFICER, data=b"A letter.", whereabouts="in the file")
    with pytest.raises(Unauthorised) as caught:
        attestation(read_register({}), paper, "mo", START, Bench(domain="ambridge.example"))
    assert [finding.code for finding in caught.value.findings] == ["not-founded"]


def test_a_file_that_is_no_key_asks_for_no_passphrase():
    with pytest.raises(Malformed) as caught:
        is_locked(KeyFile(path="key", data=b"nothing of the kind"))
    assert [finding.code for finding in caught.value.findings] == ["key-private-file"]
