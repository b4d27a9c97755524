"""The files of the register read back as they were written, and in no other layout."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_tool.errors import Malformed
from constitution_tool.model.authority import (
    EntryKind,
    Holding,
    OfficeHolders,
    Part,
    Person,
    Policy,
    PublicKey,
    RegisterEntry,
    Response,
    Rule,
    Seen,
    Statement,
    Subject,
)
from constitution_tool.model.decision import Delegation, Founding
from constitution_tool.notation.register.decision_file import parse_decision, print_decision
from constitution_tool.notation.register.entry_file import parse_entry, print_entry
from constitution_tool.notation.register.office_holders_file import (
    parse_office_holders,
    print_office_holders,
)
from constitution_tool.notation.register.policy_file import parse_policy, print_policy
from constitution_tool.notation.register.record_text import is_plain
from constitution_tool.notation.register.register_paths import decision_path, entry_path
from constitution_tool.notation.register.statement_file import parse_statement, print_statement
from constitution_tool.sshsig.public_key import Ed25519Key, public_line

HEX = "ab" * 32
HOLDERS_PATH = "register/office-holders-0001.toml"
POLICY_PATH = "register/policy-0001.toml"
STATEMENT_PATH = "register/statements/2024-003.chair.json"


def codes(caught) -> set[str]:
    return {finding.code for finding in caught.value.findings}


def key(number: int) -> PublicKey:
    line = public_line(Ed25519Key(point=bytes([number]) * 32), f"Key {number}")
    return PublicKey(line=line, from_entry=1)


HOLDERS = OfficeHolders(
    version=1,
    people=(
        Person(id="mo", name="The officer", keys=(key(1), replace(key(2), until_entry=4))),
        Person(id="chair", name="The councillor", keys=(key(3),)),
    ),
    holdings=(
        Holding(
            office="monitoring-officer",
            person="mo",
            start=date(2024, 3, 28),
            end=None,
            minute="not held",
        ),
        Holding(
            office="chair",
            person="chair",
            start=date(2024, 3, 28),
            end=date(2024, 5, 21),
            minute="minute 7",
        ),
        Holding(
            office="chair",
            person="mo",
            start=date(2024, 3, 28),
            end=None,
            minute="minute 8",
            deputy="illness",
        ),
    ),
)
POLICY = Policy(
    version=1,
    rules=(
        Rule(kind="founding", offices=(("monitoring-officer", Part.CERTIFIES),)),
        Rule(
            kind="pre-adoption",
            offices=(("monitoring-officer", Part.DECIDES), ("chair", Part.CONSULTED)),
            agreement_required=False,
            delegation=True,
        ),
        Rule(kind="substantive", offices=(), vote=True),
    ),
)
STATEMENT = Statement(
    subject=Subject(id="2024-003", sha256=HEX, touches=(("own:c5.p3q8f", HEX),)),
    office="chair",
    person="chair",
    capacity="holder",
    interest="none",
    response=Response.COMMENTS,
    words="Says “must”.\n\nAnd no more.",
    day=date(2024, 5, 8),
    seen=Seen(sequence=2, digest=HEX, office_holders=HEX, policy=HEX),
    expires=date(2024, 5, 21),
)
ENTRY = RegisterEntry(
    sequence=2,
    day=date(2024, 5, 9),
    previous=HEX,
    kind=EntryKind.AMENDMENT,
    subject="2024-003",
    relied_on=(("amendments/2024-003.md", HEX), ("register/policy-0001.toml", HEX)),
    adopted=HEX,
    draft=HEX,
    effective="on-adoption",
    evidence="not held",
)
FOUNDING = Founding(
    id="2024-D00", title="Founding", day=date(2024, 3, 28), source="The report.", why="Why."
)
DELEGATION = Delegation(
    id="2024-D01",
    title="Recommendation 2.4",
    day=date(2024, 3, 28),
    giver="Standards Committee",
    holder="monitoring-officer",
    consultee="chair",
    scope=("c5",),
    grounds=(("next-steps", "Actions in the “next steps” section."), ("member-survey", "x")),
    start=date(2024, 3, 28),
    end=None,
    recommendation="recommendation 2.4",
    minute="not held",
    why="One.\n\nTwo.",
)


def test_each_file_reads_back_as_it_was_written():
    assert parse_office_holders(print_office_holders(HOLDERS), HOLDERS_PATH) == HOLDERS
    assert parse_policy(print_policy(POLICY), POLICY_PATH) == POLICY
    assert parse_statement(print_statement(STATEMENT), STATEMENT_PATH) == STATEMENT
    assert parse_entry(print_entry(ENTRY), entry_path(2)) == ENTRY
    for decision in (FOUNDING, DELEGATION, replace(DELEGATION, end=date(2024, 5, 21))):
        assert parse_decision(print_decision(decision), decision_path(decision.id)) == decision


PLAIN = (
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Cn", "Mn"]
        ),
        min_size=1,
        max_size=30,
    )
    .map(lambda words: normalize("NFC", words))
    .filter(is_plain)
)


@settings(max_examples=60)
@given(
    words=PLAIN,
    other=PLAIN,
    day=st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    number=st.integers(1, 9999),
)
def test_law_1_and_2_hold_for_any_plain_words(words, other, day, number):
    statement = replace(STATEMENT, words=f"{words}\n{other}", interest=other, day=day)
    assert parse_statement(print_statement(statement), STATEMENT_PATH) == statement
    entry = replace(ENTRY, sequence=number, day=day, evidence=words)
    assert parse_entry(print_entry(entry), entry_path(number)) == entry
    delegation = replace(DELEGATION, giver=words, grounds=(("x-y", other),), day=day)
    assert parse_decision(print_decision(delegation), decision_path("2024-D01")) == delegation
    people = (replace(HOLDERS.people[0], name=words), HOLDERS.people[1])
    holders = replace(HOLDERS, people=people)
    assert parse_office_holders(print_office_holders(holders), HOLDERS_PATH) == holders


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace(b"  ", b"    "), "record-layout"),
        (lambda text: text.replace(b'": ', b'":'), "record-layout"),
        (lambda text: text[:-1], "no-final-newline"),
        (lambda text: text + b"\n", "record-final-line"),
        (lambda text: text.replace(b"\n", b"\r\n"), "hidden-character"),
        (lambda text: b"\xef\xbb\xbf" + text, "hidden-character"),
        (lambda text: text.replace(b"Says", b"Says\xff"), "not-utf-8"),
        (lambda text: text.replace(b"Says", "Says\u202e".encode()), "hidden-character"),
        (lambda text: text.replace(b"Says", b"Says\\u202e"), "record-layout"),
        (lambda text: text.replace("“".encode(), b"\\u201c"), "record-layout"),
        (lambda text: text.replace(b"Says", "Sa\u0301ys".encode()), "not-composed"),
        (lambda text: text.replace(b"Says", b"Says\\ud800"), "json-half-character"),
        (lambda text: text.replace(b"Says", b"Says\\u0007"), "field-hidden-character"),
        (
            lambda text: text.replace(
                b'  "office": "chair",\n', b'  "office": "chair",\n  "office": "chair",\n'
            ),
            "json-doubled",
        ),
        (lambda text: text.replace(b'"sequence": 2', b'"sequence": 2.0'), "json-fraction"),
        (lambda text: text.replace(b'"sequence": 2', b'"sequence": 2e0'), "json-fraction"),
        (lambda text: text.replace(b'"sequence": 2', b'"sequence": NaN'), "json-fraction"),
        (lambda text: text.replace(b'"sequence": 2', b'"sequence": -1'), "field-value"),
        (lambda text: text.replace(b'"sequence": 2', b'"sequence": true'), "field-type"),
        (lambda text: text.replace(b'"sequence": 2', b'"sequence": "2"'), "field-type"),
        (lambda text: text.replace(b'"format": 1', b'"format": 2'), "format-newer"),
        (lambda text: text.replace(b'"comments"', b'"approves"'), "field-value"),
        (lambda text: text.replace(b'"2024-05-08"', b'"2024-02-30"'), "field-type"),
        (lambda text: text.replace(b'"2024-05-08"', b'"8 May 2024"'), "field-type"),
        (lambda text: text.replace(b'"capacity": "holder",\n  ', b""), "field-missing"),
        (lambda text: text.replace(b'"office": "chair"', b'"office": "Chair"'), "field-value"),
        (lambda text: text.replace(b'  "words"', b'  "wit": "x",\n  "words"'), "field-unknown"),
        (lambda text: text.replace(b'"none"', b'""'), "field-value"),
        (lambda text: text.replace(b'"none"', b"null"), "field-type"),
        (lambda text: text.replace(HEX.encode(), HEX.upper().encode()), "field-value"),
        (lambda _text: b"[]\n", "json-damaged"),
        (lambda _text: b"[" * 100_000 + b"\n", "json-damaged"),
        (lambda _text: b"9" * 100_000 + b"\n", "json-damaged"),
        (lambda text: text + b" " * 1_000_001, "record-too-long"),
        (lambda text: text.rstrip(b"\n}") + b"\n", "json-damaged"),
    ],
)
def test_a_statement_in_any_other_shape_is_refused_by_name(change, code):
    data = print_statement(STATEMENT)
    changed = change(data)
    assert changed != data
    with pytest.raises(Malformed) as caught:
        parse_statement(changed, STATEMENT_PATH)
    assert code in codes(caught)


def test_a_statement_relaid_by_another_program_is_refused():
    table = json.loads(print_statement(STATEMENT))
    for other in (
        json.dumps(table) + "\n",
        json.dumps(table, indent=2) + "\n",
        json.dumps(dict(reversed(table.items())), indent=2, ensure_ascii=False) + "\n",
    ):
        with pytest.raises(Malformed) as caught:
            parse_statement(other.encode(), STATEMENT_PATH)
        assert codes(caught) == {"record-layout"}


def test_an_entry_must_bear_the_name_of_its_file():
    with pytest.raises(Malformed) as caught:
        parse_entry(print_entry(ENTRY), entry_path(3))
    assert codes(caught) == {"entry-name"}


@pytest.mark.parametrize("path", ["../escape", "/etc/passwd", "register/../x", "register/.hid"])
def test_an_entry_relies_on_files_of_the_record_only(path):
    entry = replace(ENTRY, relied_on=((path, HEX),))
    with pytest.raises(Malformed) as caught:
        parse_entry(print_entry(entry), entry_path(2))
    assert codes(caught) == {"field-value"}


def one_person_more(**changes) -> OfficeHolders:
    return replace(HOLDERS, people=(*HOLDERS.people, Person(**changes)))


def one_holding_more(**changes) -> OfficeHolders:
    return replace(HOLDERS, holdings=(*HOLDERS.holdings, replace(HOLDERS.holdings[0], **changes)))


@pytest.mark.parametrize(
    ("holders", "code"),
    [
        (one_person_more(id="mo", name="Again", keys=(key(9),)), "person-doubled"),
        (one_person_more(id="third", name="Third", keys=(key(1),)), "key-shared"),
        (
            one_person_more(id="x", name="x", keys=(PublicKey(line="ssh-rsa x", from_entry=1),)),
            "key-refused",
        ),
        (
            one_person_more(id="x", name="x", keys=(replace(key(9), from_entry=3, until_entry=2),)),
            "key-range",
        ),
        (one_holding_more(person="nobody", deputy="away"), "person-unknown"),
        (one_holding_more(person="chair", start=date(2025, 1, 1)), "office-doubled"),
        (one_holding_more(deputy="away", end=date(2024, 1, 1)), "holding-dates"),
        (replace(HOLDERS, version=2), "version-name"),
    ],
)
def test_office_holders_that_cannot_be_are_refused_by_name(holders, code):
    with pytest.raises(Malformed) as caught:
        parse_office_holders(print_office_holders(holders), HOLDERS_PATH)
    assert code in codes(caught)


def test_one_may_follow_another_in_office_the_next_day():
    holding = replace(HOLDERS.holdings[1], person="mo", start=date(2024, 5, 22), end=None)
    holders = replace(HOLDERS, holdings=(*HOLDERS.holdings, holding))
    assert parse_office_holders(print_office_holders(holders), HOLDERS_PATH) == holders


OFFICER = ("monitoring-officer", Part.DECIDES)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (Rule(kind="whim", offices=(OFFICER,)), "policy-kind-unknown"),
        (Rule(kind="substantive", offices=(), vote=True), "rule-doubled"),
        (Rule(kind="minor", offices=(OFFICER, OFFICER)), "rule-office-doubled"),
        (Rule(kind="minor", offices=(("chair", Part.CONSULTED),)), "rule-decides"),
        (Rule(kind="minor", offices=(OFFICER, ("chair", Part.DECIDES))), "rule-decides"),
        (Rule(kind="minor", offices=(OFFICER, ("chair", Part.CERTIFIES))), "rule-part"),
        (Rule(kind="delegation", offices=(OFFICER,)), "rule-decides"),
        (Rule(kind="minor", offices=()), "field-missing"),
    ],
)
def test_a_policy_that_settles_nothing_is_refused_by_name(rule, code):
    policy = replace(POLICY, rules=(*POLICY.rules, rule))
    with pytest.raises(Malformed) as caught:
        parse_policy(print_policy(policy), POLICY_PATH)
    assert code in codes(caught)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("version = 1\n\n", "version = 1\n"),
        lambda text: text.replace(" = ", "="),
        lambda text: "# a note\n" + text,
        lambda text: text.replace('"The officer"', "'The officer'"),
        lambda text: text.replace("from_entry = 1", "from_entry = 0x1"),
    ],
)
def test_office_holders_in_another_layout_are_refused(change):
    text = print_office_holders(HOLDERS).decode()
    with pytest.raises(Malformed) as caught:
        parse_office_holders(change(text).encode(), HOLDERS_PATH)
    assert codes(caught) == {"record-layout"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace('"delegation"', '"adoption"'), "field-missing"),
        (lambda text: text.replace('"delegation"', '"amendment"'), "decision-kind"),
        (lambda text: text.replace('"delegation"', '"whim"'), "decision-kind"),
        (lambda text: text.replace("+++\n", "---\n"), "decision-shape"),
        (lambda text: text.replace("\nOne.\n\nTwo.\n", ""), "decision-shape"),
        (lambda text: text.replace("+++\n\nOne", "+++\n\n\nOne"), "decision-shape"),
        (lambda text: text.replace("giver = ", "giver "), "toml-damaged"),
        (lambda text: text.replace("giver = ", "given = "), "field-unknown"),
        (lambda text: text.replace("day = 2024-03-28", 'day = "2024-03-28"'), "field-type"),
        (lambda text: text.replace("2024-03-28\n", "2024-03-28T10:00:00\n", 1), "field-type"),
        (lambda text: text.replace('["c5"]', "[]"), "scope-form"),
        (lambda text: text.replace('["c5"]', '["C5"]'), "field-value"),
        (lambda text: text.replace('["c5"]', '["c5", "c5"]'), "field-value"),
        (lambda text: text.replace('"chair"', '"monitoring-officer"'), "delegation-alone"),
        (lambda text: text.replace("minute =", "end = 2024-01-01\nminute ="), "delegation-dates"),
        (lambda text: text.replace("next-steps =", "Next =", 1), "field-value"),
        (lambda text: text.replace("2024-D01", "2024-D02"), "decision-name"),
        (lambda text: text.replace("2024-D01", "2024-1"), "field-value"),
    ],
)
def test_a_delegation_in_any_other_shape_is_refused_by_name(change, code):
    text = print_decision(DELEGATION).decode()
    assert change(text) != text
    with pytest.raises(Malformed) as caught:
        parse_decision(change(text).encode(), decision_path("2024-D01"))
    assert code in codes(caught)


def test_every_fault_of_a_file_is_said_at_once():
    data = print_statement(STATEMENT).replace(b'"comments"', b'"yes"').replace(b'"none"', b'""')
    with pytest.raises(Malformed) as caught:
        parse_statement(data, STATEMENT_PATH)
    assert len(caught.value.findings) == 2
