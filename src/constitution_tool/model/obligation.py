"""What does a sentence of the text ask, of whom, and how firmly?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Force(Enum):
    """How firmly something is asked, from the firmest to the mere task."""

    MUST = "must"
    MUST_NOT = "must not"
    SHOULD = "should"
    SHOULD_NOT = "should not"
    EXPECTED = "expected to"
    RESPONSIBLE = "responsible for"
    MAY = "may"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing that a sentence asks.

    `actor` is who is to do it, in the words of the text; empty where nobody is named. `what`
    follows the force; where nobody is named it is the whole clause, its subject and verb included.
    """

    actor: str
    force: Force
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A duty, and the paragraph it stands in: its id and its citation."""

    clause: str
    citation: str
    duty: Duty
