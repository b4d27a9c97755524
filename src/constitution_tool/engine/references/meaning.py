"""What may a reference mean: some paragraphs, something that is not ours, or nothing certain?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_tool.engine.references.mention import Part, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What one part of a reference means: ids of paragraphs, or of a whole instrument.

    `ends` are those that its labels name, one for each; `members` all that it takes in, in order.
    """

    part: Part
    ends: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """It means these."""

    meant: tuple[Meant, ...]

    @property
    def ends(self) -> tuple[str, ...]:
        """The ids that its labels name, in order."""
        return tuple(end for each in self.meant for end in each.ends)

    @property
    def parts(self) -> tuple[frozenset[str], ...]:
        """All that each part takes in, in order."""
        return tuple(frozenset(each.members) for each in self.meant)

    @property
    def members(self) -> frozenset[str]:
        """Every id it takes in."""
        return frozenset(one for each in self.meant for one in each.members)


class Why(Enum):
    """Why a reference is none of ours to touch."""

    STATUTE = "statute"
    DOUBTFUL = "perhaps a statute"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOurs:
    """It is recognised, and never touched."""

    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """It could mean any of these: which, nothing says."""

    candidates: tuple[str, ...]


class How(Enum):
    """How sure it is that a reference means something that is not there."""

    CERTAIN = "certain"
    LIKELY = "likely"
    WRONG_WAY = "the other way"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """There is no such paragraph. CERTAIN: its own words say where it would be."""

    label: Written
    how: How
    there: str = ""


Meaning = Found | NotOurs | Several | Missing
