"""Clear days leave out both ends, weekends and holidays, and every one of them is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constitution_tool.engine.clear_days import Duty, clear_days, is_working, notices
from constitution_tool.model.settings import Settings
from constitution_tool.store.bank_holidays import bank_holidays

DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("meeting", "count", "by"),
    [
        ("2024-05-21", 5, "2024-05-13"),
        ("2024-05-21", 6, "2024-05-10"),
        ("2024-05-14", 5, "2024-05-03"),  # over the early May bank holiday, the 6th
        ("2024-04-04", 5, "2024-03-25"),  # over Good Friday and Easter Monday
        ("2024-01-03", 5, "2023-12-21"),  # over Christmas and the turn of the year
        ("2022-09-26", 5, "2022-09-15"),  # over a day of mourning, the 19th
        ("2024-06-03", 5, "2024-05-23"),  # over a weekend and the spring bank holiday
    ],
)
def test_known_meetings(meeting, count, by):
    day = date.fromisoformat(meeting)
    due = clear_days(day, count, bank_holidays((day.year - 1, day.year)))
    assert due.publish_by == date.fromisoformat(by)


def test_what_does_not_count_is_named():
    due = clear_days(date(2024, 5, 14), 5, bank_holidays((2024,)))
    assert [day.day for day in due.days] == [7, 8, 9, 10, 13]
    assert dict(due.passed_over)[date(2024, 5, 6)] == "May Day"
    assert [day.day for day, name in due.passed_over if not name] == [4, 5, 11, 12]


@given(DAYS, st.integers(1, 15), st.frozensets(DAYS, max_size=5), st.data())
def test_every_day_between_is_clear_or_named(meeting, count, others, data):
    near = st.integers(1, 20).map(lambda back: meeting - timedelta(days=back))
    holidays = dict.fromkeys([*others, *data.draw(st.lists(near, max_size=5))], "A holiday")
    due = clear_days(meeting, count, holidays)
    assert len(due.days) == count
    assert is_working(due.publish_by, holidays)
    assert all(is_working(day, holidays) for day in due.days)
    assert not any(is_working(day, holidays) for day, _ in due.passed_over)
    between = sorted([*due.days, *(day for day, _ in due.passed_over)])
    whole = (meeting - due.publish_by).days
    assert between == [due.publish_by + timedelta(days=n) for n in range(1, whole)]


def test_bank_holidays_are_englands():
    known = bank_holidays((2024,))
    assert date(2024, 5, 6) in known
    assert date(2024, 4, 1) in known  # not one in Scotland
    assert date(2024, 1, 2) not in known  # one in Scotland
    assert date(2024, 3, 18) not in known  # one in Northern Ireland
    assert len(known) == 8


@pytest.mark.parametrize(
    ("published", "left", "late"),
    [("2024-05-10", 5, False), ("2024-05-13", 5, False), ("2024-05-14", 4, True)],
)
def test_publication_after_the_last_day_is_late_by_either_notice(published, left, late):
    settings = Settings(notice="", name="", subject="c5", offices=(), inspection_days=5)
    day = date.fromisoformat(published)
    for notice in notices(date(2024, 5, 21), settings, bank_holidays):
        assert (notice.left(day), notice.is_late(day)) == (left, late)


def test_each_notice_has_its_own_days():
    settings = Settings(notice="", name="", subject="c5", offices=(), inspection_days=6)
    summons, inspection = notices(date(2024, 5, 21), settings, bank_holidays)
    assert (summons.duty, inspection.duty) == (Duty.SUMMONS, Duty.INSPECTION)
    published = date(2024, 5, 13)
    assert (summons.is_late(published), inspection.is_late(published)) == (False, True)
