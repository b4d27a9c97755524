"""Files made to stop the program: each is named, quickly, and nothing falls over.

Whoever can write one file of the folder could otherwise keep anyone from proving the record.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.record import survey
from constitution_tool.model.amendment import ByKind, Kind, OnAdoption
from council_on_record import (
    Council,
    adoption,
    notes,
    on_record,
    target,
    training,
    with_whole_policy,
)

SECONDS = 5
AMENDMENT, DECISION = "amendments/2024-009.md", "register/decisions/2024-D09.md"
POLICY, ENTRY = "register/policy-0002.toml", "register/0004.json"


def whole() -> Council:
    council = on_record()
    return council.propose(training(council)).sign("2024-001").enter("2024-001")


FILES = whole().files
TITLE, VERSION = b'title = "Guidance"', b"version = 1"


def policy(line: bytes) -> bytes:
    return FILES["register/policy-0001.toml"].replace(VERSION, line)


def amendment(line: bytes) -> bytes:
    text = FILES["amendments/2024-001.md"].replace(TITLE, line)
    return text.replace(b'amendment = "2024-001"', b'amendment = "2024-009"')


def decision(line: bytes) -> bytes:
    return b"+++\n" + line + b"\n+++\n\nWhy.\n"


DIGITS, DEEP = b"1" + b"0" * 5000, b"[" * 200_000
PARTS = b".".join([b"a"] * 200_000) + b" = 1"
KEYS = b"".join(b"k%d = 1\n" % number for number in range(20_000))
HIDDEN = "\u200b".encode() * 300_000 + b"\n"
DOUBLED = b"{" + b",".join(b'"%x":0' % number for number in range(90_000)) + b',"15f8f":0}\n'

MINOR = b"""
[[rule]]
kind = "minor"
delegation = false
agreement_required = true
report_within = 999999999

[[rule.office]]
office = "chair"
part = "decides"
"""

HOSTILE = {
    "a number without end": (POLICY, policy(b"version = " + DIGITS), "toml-damaged"),
    "a number without end in sixteens": (
        POLICY,
        policy(b"version = 0x1" + b"f" * 9000),
        "field-value",
    ),
    "a number without end in a decision": (DECISION, decision(b"x = " + DIGITS), "toml-damaged"),
    "a list in a list without end": (POLICY, policy(b"version = " + DEEP), "toml-damaged"),
    "a table in a table without end": (
        DECISION,
        decision(b"x = " + b"{a=" * 200_000),
        "toml-damaged",
    ),
    "a name of many parts": (DECISION, decision(PARTS), "toml-damaged"),
    "a quoted name of many parts": (
        DECISION,
        decision(b".".join([b'"a"'] * 200_000) + b" = 1"),
        "toml-damaged",
    ),
    "a table named by many parts": (
        POLICY,
        policy(VERSION + b"\n[" + PARTS[:-4] + b"]"),
        "toml-damaged",
    ),
    "hidden characters without end": (DECISION, HIDDEN, "hidden-character"),
    "a field named twice among many": (ENTRY, DOUBLED, "json-doubled"),
    "JSON in JSON without end": (ENTRY, b"[" * 500_000 + b"\n", "json-damaged"),
    "a record too long": (DECISION, decision(b"x" * 1_000_001), "record-too-long"),
    "a day at the end of time": (
        ENTRY,
        FILES["register/0003.json"].replace(b'"day": "2024-05-09"', b'"day": "9999-12-31"'),
        "field-type",
    ),
    "so many days that none is left": (
        POLICY,
        policy(VERSION) + MINOR,
        "field-value",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_of_the_register(name):
    path, data, code = HOSTILE[name]
    began = time.process_time()
    found = verify({**FILES, path: data})
    assert code in {finding.code for finding in found.errors}
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "data",
    [
        amendment(b"title = " + DIGITS),
        amendment(b"title = " + DEEP),
        amendment(PARTS),
        amendment(KEYS),
        amendment(b"expires = 9999-12-31\n" + TITLE),
        HIDDEN,
        "e\u0301\n".encode() * 300_000,
        amendment(TITLE).replace(b"The report says so.", b"> " * 100_000),
    ],
    ids=["digits", "deep", "parts", "keys", "late", "hidden", "pieces", "quotes"],
)
def test_an_amendment_is_named_by_check_and_stops_nothing(data):
    files = {**FILES, AMENDMENT: data}
    began = time.process_time()
    assert verify(files).errors == ()
    assert AMENDMENT in {finding.place.path for finding in survey(files).findings}
    assert time.process_time() - began < 3 * SECONDS


def test_amendments_written_one_on_another_without_end():
    """Whoever writes a thousand files makes the program go a thousand deep."""
    council = whole()
    many = [f"{year}-{number:03}" for year in (2030, 2031) for number in range(1, 999)]
    for id_, below in pairwise(many):
        text = FILES["amendments/2024-001.md"].replace(b"2024-001", id_.encode())
        text = text.replace(b"after = []", f'after = ["{below}"]'.encode())
        council.files[f"amendments/{id_}.md"] = text
    first = many[0]
    for office in ("chair", "monitoring-officer"):
        for ending in ("json", "sig"):
            of = f"register/statements/2024-001.{office}.{ending}"
            data = council.files[of].replace(b"2024-001", first.encode())
            council.files[of.replace("2024-001", first)] = data
    began = time.process_time()
    verify(council.files)
    assert time.process_time() - began < 6 * SECONDS


def test_a_correction_that_takes_effect_on_no_day():
    """Forced on record, it must be named, also when a good one follows it."""
    council = with_whole_policy()
    council.record(adoption(council))
    instruction = training(council).entries[0].instruction
    slip = replace(
        instruction, find="polite", replace="kind", targets=(target(council, "c5.fffff"),)
    )
    bad = replace(
        training(council),
        id="2024-010",
        kind=Kind.MINOR,
        basis=ByKind(evidence="A slip."),
        effective=OnAdoption(),
        entries=(replace(training(council).entries[0], instruction=slip),),
    )
    council.propose(bad, council.source.constitution).force("2024-010", date(2024, 6, 1))
    good = replace(bad, id="2024-011", effective=date(2024, 6, 2), entries=notes(council).entries)
    council.correct(good, date(2024, 6, 2))
    found = {finding.code for finding in verify(council.files).errors}
    assert found == {"effective-day", "statement-missing"}
