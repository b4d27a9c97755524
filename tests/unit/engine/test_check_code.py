"""A check code noted elsewhere tells this record from every other, and bounds its dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from constitution_tool.engine.authority.check_code import not_as_published
from constitution_tool.engine.authority.check_days import future_dated
from constitution_tool.errors import Usage
from constitution_tool.notation.register.check_code import CheckCode, dated, read_check_code
from council_on_record import ENTERED, SIGNED, START, notes, on_record, training

HEX = "0123456789abcdef" * 4
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def register():
    council = on_record()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    council.propose(notes(council)).sign("2024-002", day=ENTERED).enter("2024-002", ENTERED + DAY)
    return council.register


def code_of(register, sequence: int, day: date | None = None) -> CheckCode:
    entry = register.entries[sequence - 1]
    return CheckCode(sequence=sequence, digest=entry.digest, day=day)


def found(entries, *codes: CheckCode) -> list[str]:
    findings = list(not_as_published(entries, codes))
    assert all(
        f.problem.endswith(".") and f.remedy.endswith(".") and f.place.path for f in findings
    )
    return [finding.code for finding in findings]


def test_every_code_of_the_record_agrees_with_it(register):
    for sequence, kept in enumerate(register.entries, start=1):
        assert found(register.entries, code_of(register, sequence, kept.value.day)) == []
        assert found(register.entries, code_of(register, sequence)) == []


def test_no_code_asks_nothing(register):
    assert found(register.entries) == []


def test_an_entry_that_is_not_there(register):
    assert found(register.entries[:3], code_of(register, 4)) == ["check-code-missing"]
    assert found((), code_of(register, 1)) == ["check-code-missing"]


def test_an_entry_that_is_another(register):
    for sequence in range(1, 5):
        code = replace(code_of(register, sequence), digest=HEX)
        assert found(register.entries, code) == ["check-code-differs"]


def test_an_entry_is_found_by_its_number_where_one_before_it_is_missing(register):
    assert found(register.entries[1:], code_of(register, 3)) == []


def test_an_entry_dated_after_its_code_was_given_out(register):
    day = register.entries[2].value.day
    assert found(register.entries, code_of(register, 3, day)) == []
    assert found(register.entries, code_of(register, 3, day - DAY)) == ["check-code-day"]


def test_later_entries_dated_before_the_code_was_given_out(register):
    """Both amendments came after the 20th of May, by the code, and bear days before it."""
    given_out = date(2024, 5, 20)
    assert found(register.entries, code_of(register, 2, given_out)) == ["entry-back-dated"] * 2
    assert found(register.entries, code_of(register, 2, ENTERED)) == []
    assert found(register.entries, code_of(register, 2, ENTERED + DAY)) == ["entry-back-dated"]
    assert found(register.entries, code_of(register, 4, given_out)) == []


def test_each_code_is_judged_once(register):
    wrong = CheckCode(sequence=9, digest=HEX)
    other = CheckCode(sequence=1, digest=HEX)
    codes = ["check-code-missing", "check-code-differs"]
    assert found(register.entries, wrong, other, wrong) == codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (f"5:{HEX}", CheckCode(sequence=5, digest=HEX)),
        (f"5:{HEX}@2024-05-09", CheckCode(sequence=5, digest=HEX, day=ENTERED)),
        (f" 1200:{HEX[:30]}\n{HEX[30:]} @2024-05-09 ", None),
    ],
)
def test_a_code_is_read_as_it_was_printed(words, code):
    wanted = code or CheckCode(sequence=1200, digest=HEX, day=ENTERED)
    assert read_check_code(words) == wanted
    assert read_check_code(dated(f"7:{HEX}", START)).day == START


@pytest.mark.parametrize(
    "words",
    [
        "",
        HEX,
        f"0:{HEX}",
        f"05:{HEX}",
        f"-5:{HEX}",
        f"5:{HEX[1:]}",
        f"5:{HEX}0",
        f"5:{HEX.upper()}",
        f"5;{HEX}",
        f"5:{HEX}@",
        f"5:{HEX}@2024-5-9",
        f"5:{HEX}@2024-02-30",
        f"5:{HEX}@20240509",
        f"5:{HEX}@2024-05-09@2024-05-09",
        f"٥:{HEX}",
        f"10000:{HEX}",
    ],
)
def test_anything_else_is_not_a_code(words):
    with pytest.raises(Usage) as refused:
        read_check_code(words)
    assert [finding.code for finding in refused.value.findings] == ["check-code-form"]


def test_days_that_have_not_come(register):
    def codes(today: date) -> list[str]:
        return [finding.code for finding in future_dated(register, today)]

    assert codes(ENTERED + DAY) == []
    assert codes(ENTERED) == ["entry-future"]
    assert codes(SIGNED) == ["entry-future"] * 2 + ["statement-future"] * 2
    assert codes(START) == ["entry-future"] * 2 + ["statement-future"] * 4
