"""Which names are permanent: ids of instruments and clauses, and how a new one is made."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Container

InstrumentId = NewType("InstrumentId", str)
"""`c5`: a lower-case letter, then up to eleven letters or digits."""

ClauseId = NewType("ClauseId", str)
"""`c5.9qw2t`: an instrument's id, a dot, and five or more of `0-9a-z` without vowels."""

ALPHABET = "0123456789bcdfghjklmnpqrstvwxyz"
INSTRUMENT_ID = re.compile(r"[a-z][a-z0-9]{0,11}")
CLAUSE_ID = re.compile(rf"[a-z][a-z0-9]{{0,11}}\.[{ALPHABET}]{{5,24}}")
AMENDMENT_ID = re.compile(r"[0-9]{4}-[0-9]{3}")
DRAFT = re.compile(r"drafts/[a-z0-9]+(?:-[a-z0-9]+)*\.md")
"""The path of a file that gives the text of an instrument to an amendment."""
DECISION_ID = re.compile(r"[0-9]{4}-D[0-9]{2,4}")
_SHORTEST = 5


def is_clause_id(text: str) -> bool:
    """Say whether `text` has the form of a clause id."""
    return CLAUSE_ID.fullmatch(text) is not None


def instrument_of(clause: ClauseId) -> InstrumentId:
    """Name the instrument whose id a clause's id begins with."""
    return InstrumentId(clause.partition(".")[0])


def mint(instrument: InstrumentId, seed: str, taken: Container[str]) -> ClauseId:
    """Make a new clause id from a seed, so that the same draft always mints the same ids.

    Longer on collision with any id in `taken` (every id ever used in texts or amendments), so an
    id names one clause for ever (law 8).
    """
    number = int.from_bytes(sha256(f"{instrument}\n{seed}".encode()).digest(), "big")
    digits = ""
    while True:
        number, digit = divmod(number, len(ALPHABET))
        digits += ALPHABET[digit]
        if len(digits) >= _SHORTEST and f"{instrument}.{digits}" not in taken:
            return ClauseId(f"{instrument}.{digits}")
