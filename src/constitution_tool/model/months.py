"""Which day is so many months after another?"""

from __future__ import annotations

import calendar
from datetime import date

REVIEW_MONTHS = 6
"""Months after its adoption within which a text is reviewed (`3-formats`, "Adoption")."""

_YEAR = 12


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
