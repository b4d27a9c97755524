"""The day is the same on every machine, and is that of the United Kingdom."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from constitution_tool.model.legal_day import legal_day

HALF_PAST_ELEVEN = timedelta(hours=23, minutes=30)


@pytest.mark.parametrize("year", range(2003, 2038))
def test_it_is_what_the_time_zone_database_says_all_year(year: int) -> None:
    try:
        london = ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        pytest.skip("there is no time zone database here")
    now = datetime(year, 1, 1, tzinfo=UTC)
    while now.year == year:
        assert legal_day(now) == now.astimezone(london).date(), now
        now += timedelta(minutes=30)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (date(2024, 3, 31), date(2024, 10, 27)),
        (date(2025, 3, 30), date(2025, 10, 26)),
        (date(2026, 3, 29), date(2026, 10, 25)),
    ],
)
def test_the_night_is_an_hour_early_in_summer(begins: date, ends: date) -> None:
    for day, early in ((begins, True), (ends, False)):
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        before = midnight - timedelta(days=1) + HALF_PAST_ELEVEN
        assert (legal_day(before) == day) is not early
        assert (legal_day(midnight + HALF_PAST_ELEVEN) == day + timedelta(days=1)) is early


def test_a_server_on_utc_and_a_laptop_on_summer_time_agree() -> None:
    """At half past midnight in June, entered on a laptop and verified at once on a server."""
    laptop = datetime(2024, 6, 10, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert legal_day(laptop) == legal_day(laptop.astimezone(UTC)) == date(2024, 6, 10)


@pytest.mark.parametrize("hours", [-12, 0, 5, 14])
def test_where_the_machine_is_does_not_matter(hours: int) -> None:
    there = datetime(2024, 1, 9, 23, 59, tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))
    assert legal_day(there) == date(2024, 1, 9)
