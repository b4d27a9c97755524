"""How is a check code written, so that it can be published and typed again? (`5:9f3c…@DAY`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from constitution_tool.errors import Finding, Usage

_FORM = re.compile(r"([1-9][0-9]{0,3}):([0-9a-f]{64})(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCode:
    """The number of an entry, the SHA-256 of its file in hex, and the day by which it was there.

    `day` is None when the code was noted without one; then nothing can be said of dates.
    """

    sequence: int
    digest: str
    day: date | None = None


def dated(code: str, day: date) -> str:
    """Put to a check code the day by which the record stood so."""
    return f"{code}@{day.isoformat()}"


def read_check_code(words: str) -> CheckCode:
    """Read a check code as printed; spaces and line ends, which copying adds, are passed over.

    Raises:
        Usage: It is not one.
    """
    form = _FORM.fullmatch("".join(words.split()))
    try:
        day = date.fromisoformat(form[3]) if form and form[3] else None
    except ValueError:
        form = None
    if form is None:
        raise Usage(
            Finding(
                code="check-code-form",
                problem=f"“{words}” is not a check code.",
                remedy="type it as it was published: the number of an entry, a colon, 64 digits or "
                "letters from a to f, and if it has one the date, such as @2024-05-09.",
            )
        )
    return CheckCode(sequence=int(form[1]), digest=form[2], day=day)
