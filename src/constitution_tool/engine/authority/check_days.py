"""Is anything on record dated on a day that has not come?

The only question put to a clock; the day comes from the command line, which reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from constitution_tool.engine.authority.register import Register


def future_dated(register: Register, today: date) -> Iterator[Finding]:
    """Find every entry and every statement dated after today."""
    for kept in register.entries:
        if kept.value.day > today:
            what = f"Entry {kept.value.sequence} is dated {kept.value.day}"
            yield _finding("entry-future", what, today, kept.path)
    for (subject, office), said in register.statements.items():
        day = said.value.statement.day
        if day > today:
            what = f"What {office} signed on {subject} is dated {day}"
            yield _finding("statement-future", what, today, said.path)


def _finding(code: str, what: str, today: date, path: str) -> Finding:
    return Finding(
        code=code,
        problem=f"{what}, and today is {today}: that day has not come.",
        remedy="ask who made it and when; if the day is right, set this computer’s clock.",
        place=Place(path=path),
    )
