"""Does the result that was announced say that what was moved was carried?"""

from __future__ import annotations

import re

_CARRIED = re.compile(r"\bcarried\b(?!\s+(?:over|forward)\b)(?!\W+(?:not|no)\W*\Z)", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|never|no(?!\.?\s*\d)|none|nothing|neither|nor|cannot|failed)\b|n[’']t\b",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|rejected|defeated|fell|fallen|withdrawn|negatived)\b", re.IGNORECASE)

SAY_HOW = (
    "say how it was carried, such as “carried” or “carried by 12 votes to 9”. What was not carried "
    "changes nothing: draft nothing of it, and say with `adopt` what became of what was put."
)
"""What to do about a result that does not say so."""


def says_carried(result: str) -> bool:
    """Say whether a result is “carried” in some form, such as “Carried by 12 votes to 9”.

    A result that says two things becomes no law: one that denies anything before that word, or
    says that something was lost, is not taken.
    """
    carried = _CARRIED.search(result)
    if carried is None or _LOST.search(result):
        return False
    return _DENIED.search(result[: carried.start()]) is None
