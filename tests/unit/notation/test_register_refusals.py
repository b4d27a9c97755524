"""What contradicts itself in a file of the register is refused by its own name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from test_register_files import (
    DELEGATION,
    ENTRY,
    HEX,
    HOLDERS,
    HOLDERS_PATH,
    POLICY,
    POLICY_PATH,
    STATEMENT,
    STATEMENT_PATH,
)

from constitution_tool.errors import Malformed
from constitution_tool.model.authority import Part
from constitution_tool.model.decision import Adoption, Proof, Resolved
from constitution_tool.notation.register.decision_file import parse_decision, print_decision
from constitution_tool.notation.register.entry_file import parse_entry, print_entry
from constitution_tool.notation.register.office_holders_file import (
    parse_office_holders,
    print_office_holders,
)
from constitution_tool.notation.register.policy_file import parse_policy, print_policy
from constitution_tool.notation.register.register_paths import decision_path, entry_path
from constitution_tool.notation.register.statement_file import parse_statement, print_statement

MEETING = date(2024, 5, 21)
ADOPTION = Adoption(
    id="2024-D02",
    title="Adoption",
    day=MEETING,
    body="Full Council",
    resolved=Resolved.IN_PART,
    scope=("c5",),
    entered=("2024-001",),
    approved=(("2024-002", HEX),),
    declined=("2024-003",),
    text=HEX,
    effective=MEETING,
    review_by=date(2024, 11, 21),
    minute="not held",
    proof=Proof.DECISION_LIST,
    sha256=HEX,
    why="Why.",
)
NOTHING = {"effective": None, "review_by": None, "entered": (), "approved": ()}
"""What an adoption holds when nothing was adopted."""
BACK = {**NOTHING, "resolved": Resolved.REFERRED_BACK, "declined": ()}


def refused(parse, data: bytes, path: str) -> set[str]:
    with pytest.raises(Malformed) as caught:
        parse(data, path)
    return {finding.code for finding in caught.value.findings}


def test_an_adoption_reads_back_as_it_was_written():
    for adoption in (ADOPTION, replace(ADOPTION, **BACK)):
        path = decision_path(adoption.id)
        assert parse_decision(print_decision(adoption), path) == adoption


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"approved": (("2024-002", "ab"),)}, "field-value"),
        ({"declined": ("2024-001",)}, "adoption-doubled"),
        ({"approved": (("2024-001", HEX),)}, "adoption-doubled"),
        ({"effective": None}, "adoption-effective"),
        ({**BACK, "effective": MEETING}, "adoption-effective"),
        ({"effective": date(2024, 5, 20)}, "adoption-effective"),
        ({"review_by": MEETING}, "adoption-review"),
        ({**BACK, "review_by": date(2024, 11, 21)}, "adoption-review"),
        ({**BACK, "entered": ("2024-001",)}, "adoption-outcome"),
        ({**BACK, "declined": ("2024-003",)}, "adoption-outcome"),
        ({"scope": ()}, "scope-form"),
        ({"scope": ("C 5",)}, "field-value"),
    ],
)
def test_an_adoption_that_contradicts_itself(changes, code):
    data = print_decision(replace(ADOPTION, **changes))
    assert refused(parse_decision, data, decision_path(ADOPTION.id)) == {code}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"day = 2024", b"day  = 2024", "record-layout"),
        (b'scope = ["c5"]', b'scope = "c5"', "field-type"),
        (b'scope = ["c5"]', b'scope = ["c5", "c5"]', "field-value"),
        (b"[grounds]", b"[[grounds]]", "field-type"),
    ],
)
def test_a_decision_laid_out_otherwise_or_of_another_sort(old, new, code):
    data = print_decision(DELEGATION)
    assert old in data
    assert code in refused(parse_decision, data.replace(old, new), decision_path(DELEGATION.id))


def test_an_entry_that_relies_on_what_is_no_digest():
    data = print_entry(replace(ENTRY, relied_on=(("amendments/2024-003.md", "ab"),)))
    assert refused(parse_entry, data, entry_path(2)) == {"field-value"}


def test_a_statement_of_what_is_no_digest_or_over_no_record():
    subject = replace(STATEMENT.subject, touches=(("own:c5.p3q8f", "ab"),))
    data = print_statement(replace(STATEMENT, subject=subject))
    assert refused(parse_statement, data, STATEMENT_PATH) == {"field-value"}
    before = print_statement(replace(STATEMENT, seen=replace(STATEMENT.seen, sequence=0)))
    assert refused(parse_statement, before, STATEMENT_PATH) == {"field-value"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("from_entry = 1\nuntil_entry = 4", "from_entry = 5\nuntil_entry = 4", "key-range"),
        ("from_entry = 1\n", 'from_entry = 1\ncompromised = "Lost."\n', "key-range"),
        ("version = 1", "version = ", "toml-damaged"),
    ],
)
def test_office_holders_that_cannot_be(old, new, code):
    text = print_office_holders(HOLDERS).decode()
    assert old in text
    data = text.replace(old, new, 1).encode()
    assert code in refused(parse_office_holders, data, HOLDERS_PATH)


def test_a_list_that_holds_no_tables():
    data = b"format = 1\nversion = 1\nperson = [1]\nholding = [1]\n"
    assert "field-type" in refused(parse_office_holders, data, HOLDERS_PATH)


def rule(**changes):
    """The policy, with another rule for amendments before adoption."""
    changed = replace(POLICY.rules[1], **changes)
    return print_policy(replace(POLICY, rules=(POLICY.rules[0], changed, POLICY.rules[2])))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (print_policy(replace(POLICY, version=2)), "version-name"),
        (print_policy(POLICY).replace(b"format = 1", b"format  = 1"), "record-layout"),
        (rule(words=5), "rule-limits"),
        (rule(report_within=5), "rule-limits"),
        (rule(scope=("c5",)), "rule-limits"),
        (rule(kind="executive", delegation=False), "rule-scope"),
        (rule(kind="director", delegation=False), "rule-scope"),
        (rule(kind="executive", delegation=False, scope=("C 5",)), "field-value"),
        (rule(attested_by=(("chair", ("chair",)),)), "rule-attested"),
        (rule(attested_by=(("chair", ("A B",)),)), "rule-attested"),
        (rule(kind="adoption", offices=(("chair", Part.CERTIFIES),)), "rule-alone"),
        (print_policy(replace(POLICY, incompatible=(("chair",),))), "field-value"),
        (print_policy(replace(POLICY, incompatible=(("chair", "A B"),))), "field-value"),
        (rule(delegation=True).replace(b"delegation = true", b'delegation = "yes"'), "field-type"),
    ],
)
def test_a_policy_that_cannot_be(data, code):
    assert code in refused(parse_policy, data, POLICY_PATH)


def test_the_rule_that_the_documents_show_can_be_read():
    page = Path(__file__).parents[3] / "docs/policy.md"
    shown = page.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    policy = parse_policy(print_policy(POLICY) + b"\n" + shown.encode(), POLICY_PATH)
    assert policy.rule("executive").scope == ("c3.x7kqp",)
