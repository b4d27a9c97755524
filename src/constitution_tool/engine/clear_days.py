"""By which day must the papers of a meeting be published, and which clear days follow?

Clear days leave out the day of publication and the day of the meeting; of those between, only days
on which the council's offices work are counted (*R v Swansea City Council, ex p Elitestone*, 1993).
Which days are holidays is given: no calendar is kept here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_tool.model.settings import Settings

_DAY = timedelta(days=1)
_SATURDAY = 5
OURS = "a day that the council adds"

Holidays = Callable[[Iterable[int]], Mapping[date, str]]
"""Names the bank holidays of some years, each by its day."""


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


class Duty(Enum):
    """What must be done so many clear days before a meeting, by the law that asks for it."""

    SUMMONS = "summons"
    INSPECTION = "inspection"

    @property
    def law(self) -> str:
        """Name the provision."""
        return _LAWS[self]


_LAWS = {
    Duty.SUMMONS: "Local Government Act 1972, Schedule 12, paragraph 4",
    Duty.INSPECTION: "Local Government Act 1972, section 100B",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice that must be given of a meeting, and its clear days."""

    duty: Duty
    due: ClearDays

    def left(self, published: date) -> int:
        """Count the clear days that are left after a day of publication."""
        return sum(1 for day in self.due.days if day > published)

    def is_late(self, published: date) -> bool:
        """Say whether a day of publication leaves fewer clear days than the law asks for."""
        return published > self.due.publish_by


def notices(meeting: date, settings: Settings, holidays: Holidays) -> tuple[Notice, Notice]:
    """Give both notices of a meeting by its day, the summons first, with the council's own days."""
    known = {**holidays((meeting.year - 1, meeting.year)), **dict.fromkeys(settings.holidays, OURS)}
    return (
        Notice(duty=Duty.SUMMONS, due=clear_days(meeting, settings.summons_days, known)),
        Notice(duty=Duty.INSPECTION, due=clear_days(meeting, settings.inspection_days, known)),
    )


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
