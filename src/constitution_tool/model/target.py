"""Where does an instruction act: on what, how often, and beside or within what?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an instruction acts on: the id that operates, and the citation its signer read."""

    id: str
    cited: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Once:
    """The words occur exactly once (in each clause named)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EachPlace:
    """The words occur exactly `count` times over all the clauses named; act on every one."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyPlace:
    """Act where the words occur the nth time (1 is first) in the one clause named."""

    nth: int


Occurrence = Once | EachPlace | OnlyPlace


class Side(Enum):
    """On which side of the quoted words, or of a sibling, something is put."""

    AFTER = "after"
    BEFORE = "before"


class End(Enum):
    """At which end of a clause, or of its children, something is put."""

    BEGINNING = "beginning"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A place next to a sibling: after TARGET, before TARGET."""

    side: Side
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """A place inside a parent (a clause or an instrument): at the beginning or end of TARGET."""

    end: End
    target: Target


Gap = Beside | Within
