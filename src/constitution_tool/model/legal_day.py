"""What day is it by legal time in the United Kingdom, whatever the machine's clock is set to?

A server runs on UTC and an officer's laptop on summer time: for an hour after midnight they
disagree about the day, and what the one enters the other would refuse as not having come. So both
ask here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

_SUMMER = timedelta(hours=1)
_MARCH, _OCTOBER = 3, 10


def legal_day(now: datetime) -> date:
    """Give the day of a moment: Greenwich mean time, and an hour more in summer.

    Summer time runs from one o'clock Greenwich mean time on the last Sunday in March until then on
    the last Sunday in October (Summer Time Act 1972, section 1, as amended in 2002).

    Args:
        now: a moment that says its own offset.
    """
    greenwich = now.astimezone(UTC)
    begins, ends = (_changes(greenwich.year, month) for month in (_MARCH, _OCTOBER))
    return (greenwich + _SUMMER if begins <= greenwich < ends else greenwich).date()


def _changes(year: int, month: int) -> datetime:
    """Give one o'clock on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)
