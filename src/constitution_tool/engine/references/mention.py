"""What is a reference as it is written, before anyone asks which paragraphs it means?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_tool.engine.references.labels import Units


OUTER = frozenset({"part", "chapter", "schedule", "appendix", "annex"})
"""What holds paragraphs and is called by its number: it is known by its heading or its title."""
RELATIVE = frozenset({"paragraph", "sub-paragraph", "clause", "sub-clause"})
"""What is counted anew in many places: which is meant depends on where one stands."""
STATUTORY = frozenset({"section", "sub-section", "regulation", "schedule"})
"""What statutes call theirs. Without a word that says so, one of these is not taken to be ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One label as written: where, and the units it may stand for, the likeliest first.

    In “3(a), (b)” the second stands for 3(b); in “APR 13 – 18” it stands for APR18, or for 18.
    """

    start: int
    end: int
    text: str
    readings: tuple[Units, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """One paragraph: “3(a)”."""

    at: Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one paragraph to another: “13 – 18”."""

    first: Written
    last: Written


Part = Single | Range


class Side(Enum):
    """On which side of the reference the paragraphs are said to stand."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """The word “above” or “below”, and where it stands."""

    side: Side
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """It is not said in what the paragraphs stand: where the reference stands, then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class This:
    """“of this Protocol”: in what the reference itself stands. `noun` is what it is called."""

    noun: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """“of Part 2”, “Part 2 paragraph …”: in what another reference means."""

    outer: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """“of …”: in what these words begin by naming, if the text knows a thing so called.

    After another word than “of” (`by`) the sentence may simply go on. `start` is where they begin.
    """

    words: str
    by: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """In an Act, an order or regulations: never ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """It may well be in a statute; nothing in the words says that it is ours."""


Home = Unsaid | This | Inside | Of | Statute | Doubtful


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One reference: “paragraphs 3(a), (b) and (f)(ii) to 5 of Part 2”.

    `start` to `end` is from its noun to its last label; `noun` is empty for a label that stands
    alone (“A12.3”), and else in small letters and singular. `before` are the words that lead up to
    it, by which a name may be given first (“Introduction, paragraph iii”). `ends` is where all of
    it ends, what it stands in and its direction included, but for a name (`Of`).
    """

    start: int
    end: int
    ends: int
    noun: str
    parts: tuple[Part, ...]
    home: Home
    before: str = ""
    direction: Direction | None = None

    @property
    def labels(self) -> tuple[Written, ...]:
        """Every label written, in order."""
        return tuple(
            label
            for part in self.parts
            for label in ((part.at,) if isinstance(part, Single) else (part.first, part.last))
        )
