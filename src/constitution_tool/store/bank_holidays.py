"""Which days are bank holidays in England, as far as is known to this version?

One proclaimed since (a funeral, a coronation) is not known: a council adds it to its settings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holidays import country_holidays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def bank_holidays(years: Iterable[int]) -> dict[date, str]:
    """Name the bank holidays of some years, Christmas Day and Good Friday among them."""
    known = country_holidays("GB", subdiv="ENG", years=years)
    return {day: known[day] for day in sorted(known)}
