"""Do words name a statute: an Act, an order, regulations, a convention?

What stands in a statute is recognised so that it is never touched. Names are told by their last
word and their year, as they are printed in England; a council's own “Financial Regulations” and
“Procurement Rules” have no year.
"""

from __future__ import annotations

import re

_SMALL = r"and|of|for|the|to|in|on|by|etc\.?|&"
_WORD = rf"(?:[A-Z][\w’',/&-]*|\([^()\n]{{1,70}}\)|{_SMALL})"
_YEARLESS = r"Acts?|Measures?|Conventions?|Directives?|Treaty|Statutes?"
_DATED = r"Acts?|Regulations?|Orders?|Rules|Measures?|Byelaws|Scheme"
_OTHERS = r"(?:UK )?GDPR|ECHR|RIPA|PACE|TUPE|FOIA"
_NAMED = (
    rf"(?:{_WORD}\s+){{0,16}}?"
    rf"(?:(?:{_YEARLESS})\b"
    rf"|(?:{_DATED})\b(?:\s*\([^()\n]{{1,40}}\)){{0,2}},?\s+[12][0-9]{{3}}\b"
    rf"|(?:{_OTHERS})\b)"
)
_BEGINS = re.compile(
    rf"(?:(?:the|that|those|said|any|an?)\s+){{0,2}}(?:[12][0-9]{{3}}\s+(?:Act|Regulations|Order)\b|"
    rf"(?:that|those|said)\s+(?:Act|Regulations|Order|Rules)\b|{_NAMED})"
)
_ENDS = re.compile(
    rf"(?:(?:{_YEARLESS})|\b(?:{_OTHERS})|(?:{_DATED})(?:\s*\([^()\n]{{1,40}}\)){{0,2}},?\s+[12][0-9]{{3}})"
    r"(?:,?\s+[12][0-9]{3})?(?:,?\s*\(?as amended\)?)?\s*[,:(–-]*\s*"
    r"(?:(?:in|under|by)\s+)?$"
)
_ANYWHERE = re.compile(
    rf"\b(?:[A-Z][\w’'&-]*|\))\s+(?:{_YEARLESS})\b"
    rf"|\b(?:{_DATED})\b(?:\s*\([^()\n]{{1,40}}\)){{0,2}},?\s+[12][0-9]{{3}}\b"
    r"|\b[12][0-9]{3}\s+(?:Act|Regulations|Order)\b"
    r"|\b(?:the|that|those)\s+(?:Act|Regulations)\b"
)


def begins_with_statute(text: str, at: int) -> int:
    """Say where a statute named at `at` ends; 0 when none is."""
    found = _BEGINS.match(text, at)
    return found.end() if found else 0


def ends_with_statute(before: str) -> bool:
    """Say whether words end by naming a statute, so that what follows stands in it."""
    return _ENDS.search(before) is not None


def first_statute(text: str) -> int:
    """Say where the first statute that words name ends; -1 when they name none."""
    found = _ANYWHERE.search(text)
    return found.end() if found else -1
