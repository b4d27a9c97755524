"""In which mood does a recommendation open: “approves”, “approve”, “to approve”, “approving”?"""

from __future__ import annotations

import re
from enum import Enum

_VERBS = frozenset(
    [
        "accept",
        "acknowledge",
        "adopt",
        "advise",
        "agree",
        "allocate",
        "amend",
        "appoint",
        "approve",
        "ask",
        "authorise",
        "award",
        "commend",
        "comment",
        "commission",
        "confirm",
        "consider",
        "consult",
        "continue",
        "decide",
        "decline",
        "defer",
        "delegate",
        "determine",
        "direct",
        "endorse",
        "ensure",
        "establish",
        "extend",
        "give",
        "grant",
        "instruct",
        "invite",
        "make",
        "nominate",
        "note",
        "offer",
        "oppose",
        "order",
        "place",
        "prepare",
        "proceed",
        "propose",
        "provide",
        "publish",
        "put",
        "receive",
        "recommend",
        "record",
        "refer",
        "reject",
        "remove",
        "report",
        "request",
        "require",
        "resolve",
        "review",
        "revoke",
        "seek",
        "set",
        "sign",
        "submit",
        "support",
        "take",
        "thank",
        "undertake",
        "uphold",
        "welcome",
        "withdraw",
    ]
)
"""The verbs with which English councils resolve things, as they stand after “to”."""
_FIRST = re.compile(r"[^A-Za-z]*(to\s+)?([A-Za-z]+)", re.IGNORECASE)


class Mood(Enum):
    """How the verb of a recommendation stands; the value shows it."""

    STATES = "approves"
    ASKS = "approve"
    INFINITIVE = "to approve"
    PARTICIPLE = "approving"


def mood(words: str) -> Mood | None:
    """Say in which mood words open; None when they open with no verb that councils resolve with."""
    found = _FIRST.match(words)
    if found is None:
        return None
    verb = found[2].lower()
    if found[1]:
        return Mood.INFINITIVE if verb in _VERBS else None
    if verb in _VERBS:
        return Mood.ASKS
    if verb.removesuffix("s") in _VERBS or verb.removesuffix("es") in _VERBS:
        return Mood.STATES
    stem = verb.removesuffix("ing")
    if stem != verb and (stem in _VERBS or f"{stem}e" in _VERBS or stem[:-1] in _VERBS):
        return Mood.PARTICIPLE
    return None


def opening(words: str) -> str:
    """Give the verb that words open with, as written."""
    found = _FIRST.match(words)
    return found[2] if found else ""
