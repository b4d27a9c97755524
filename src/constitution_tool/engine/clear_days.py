"""By which day must the papers of a meeting be published, and which clear days follow?

Clear days leave out the day of publication and the day of the meeting; of those between, only days
on which the council's offices work are counted (*R v Swansea City Council, ex p Elitestone*, 1993).
Which days are holidays is given: no calendar is kept here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearDays:
    """The clear days before a meeting, in order, and the last day on which to publish.

    `passed_over` are the days from then to the meeting that do not count, each with its name
    (empty: a Saturday or a Sunday).
    """

    meeting: date
    publish_by: date
    days: tuple[date, ...]
    passed_over: tuple[tuple[date, str], ...]


def clear_days(meeting: date, count: int, holidays: Mapping[date, str]) -> ClearDays:
    """Count so many clear days back from a meeting.

    Args:
        meeting: its day, which is not counted.
        count: how many days must be clear.
        holidays: every holiday in the months before the meeting, by its day.
    """
    days: list[date] = []
    passed_over: list[tuple[date, str]] = []
    day = meeting - _DAY
    while len(days) < count or not is_working(day, holidays):
        if is_working(day, holidays):
            days.append(day)
        else:
            passed_over.append((day, holidays.get(day, "")))
        day -= _DAY
    return ClearDays(
        meeting=meeting,
        publish_by=day,
        days=tuple(reversed(days)),
        passed_over=tuple(reversed(passed_over)),
    )


def is_working(day: date, holidays: Mapping[date, str]) -> bool:
    """Say whether a day is none of a weekend and no holiday."""
    return day.weekday() < _SATURDAY and day not in holidays
