"""Settings are read strictly: what is unknown, missing or of another kind is a finding."""

from __future__ import annotations

from datetime import date

import pytest

from constitution_tool.errors import Malformed
from constitution_tool.model.settings import InstrumentSettings, LawSettings, Meeting, Numbering
from constitution_tool.notation.settings_file import parse_law_settings, parse_settings

LAW = """format = 1
council = "Testshire"
domain = "testshire.example"
language = "en-GB"
protected = ["c5.00001"]

[[instrument]]
id = "c5"
numbering = "placeholder"

[[instrument]]
id = "c6"
numbering = "renumber"
"""
HOUSE = """format = 1
notice = ""
name = "Protocol"
subject = "c5"

[offices]
chair = "Chair"

[[meeting]]
date = 2024-05-21
body = "Full Council"
title = "Annual Meeting"
"""


def test_what_bears_on_the_law():
    assert parse_law_settings(LAW, "source/constitution.toml") == LawSettings(
        council="Testshire",
        domain="testshire.example",
        language="en-GB",
        instruments=(
            InstrumentSettings(id="c5", numbering=Numbering.PLACEHOLDER),
            InstrumentSettings(id="c6", numbering=Numbering.RENUMBER),
        ),
        protected=("c5.00001",),
    )


def test_the_style_of_the_house():
    read = parse_settings(HOUSE, "constitution.toml")
    assert read.offices == (("chair", "Chair"),)
    assert read.meetings == (
        Meeting(day=date(2024, 5, 21), body="Full Council", title="Annual Meeting"),
    )
    assert read.accent == "#1f3a5f"
    assert read.standing == ""


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("format = 1", "format = 2", "format-newer", 1),
        ("format = 1", "format = 0", "format-unknown", 1),
        ("format = 1\n", "", "key-missing", 1),
        ("council =", "counsel =", "key-missing key-unknown", 1),
        ('"Testshire"', "5", "value-wrong", 2),
        ('"Testshire"', '" "', "value-wrong", 2),
        ("testshire.example", "Testshire Council", "value-wrong", 3),
        ('"en-GB"', '"English"', "value-wrong", 4),
        ('["c5.00001"]', '["c5"]', "id-malformed", 5),
        ('["c5.00001"]', "[1]", "value-wrong", 5),
        ('id = "c6"', 'id = "c5"', "instrument-doubled", 7),
        ('id = "c6"', 'id = "C6"', "value-wrong", 12),
        ('"renumber"', '"roman"', "value-wrong", 13),
        ('"renumber"', '"renumber"\nfirst = 1', "key-unknown", 14),
        ('"renumber"', '"renumber', "toml-malformed", 13),
        ("Testshire", "Tests\u200bhire", "hidden-character", 2),
        ("Testshire", "Tests\\u200bhire", "hidden-character", 2),
    ],
)
def test_a_fault_in_what_bears_on_the_law(old, new, code, line):
    with pytest.raises(Malformed) as refusal:
        parse_law_settings(LAW.replace(old, new, 1), "source/constitution.toml")
    findings = refusal.value.findings
    assert " ".join(finding.code for finding in findings) == code
    assert findings[0].place.line == line
    assert all(finding.remedy for finding in findings)


def test_a_newer_format_names_a_newer_version():
    with pytest.raises(Malformed) as refusal:
        parse_settings(HOUSE.replace("format = 1", "format = 7"), "constitution.toml")
    [finding] = refusal.value.findings
    assert "newer version of constitution-tool" in finding.remedy
    assert "7" in finding.problem


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("date = 2024-05-21", 'date = "2024-05-21"', "value-wrong"),
        ("date = 2024-05-21", "date = 2024-05-21T10:00:00", "value-wrong"),
        ("chair =", '"The Chair" =', "office-malformed"),
        ('"Chair"', "1", "value-wrong"),
        ('name = "Protocol"', "", "key-missing"),
        ("notice =", 'accent = "blue"\nnotice =', "value-wrong"),
        ("notice =", 'accent = "#777777"\nnotice =', "accent-pale"),
        ('subject = "c5"', 'subject = "C5"', "value-wrong"),
        (
            "[[meeting]]",
            '[[meeting]]\ndate = 2024-05-21\nbody = "B"\ntitle = "T"\n\n[[meeting]]',
            "meeting-doubled",
        ),
    ],
)
def test_a_fault_in_the_style_of_the_house(old, new, code):
    with pytest.raises(Malformed) as refusal:
        parse_settings(HOUSE.replace(old, new, 1), "constitution.toml")
    assert [finding.code for finding in refusal.value.findings] == [code]


def test_what_only_council_may_amend():
    law = LAW.replace("\n\n[[inst", '\ncouncil_only = ["c6", "c5.00001"]\n\n[[inst', 1)
    assert parse_law_settings(law, "x.toml").council_only == ("c6", "c5.00001")
    with pytest.raises(Malformed) as caught:
        parse_law_settings(law.replace('"c6"', '"C 6"', 1), "x.toml")
    assert [finding.code for finding in caught.value.findings] == ["id-malformed"]
