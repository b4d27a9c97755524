"""What does a rule of drafting read, and what does it hand back?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import own_words
from constitution_tool.engine.obligations.actors import Actors
from constitution_tool.model.instrument import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.model.instrument import Constitution, Standing
    from constitution_tool.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One paragraph of a clause's own words, as its file holds them."""

    standing: Standing
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text as rules of drafting read it: tables and headings are not.

    `prefer` says which word to use for another; `actors` know who may be named.
    """

    spots: tuple[Spot, ...]
    actors: Actors
    prefer: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Words that would be better: in place of those from `start` to `end` of the paragraph."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule found at a spot: said after its citation, with what to do about it.

    `put` is None where nobody but the council can say what is meant; `advice` then stands alone.
    """

    spot: Spot
    problem: str
    advice: str
    put: Put | None = None


def read_draft(
    constitution: Constitution, offices: Iterable[str], prefer: Mapping[str, str]
) -> Draft:
    """Gather the paragraphs of a text for the rules."""
    spots = tuple(
        Spot(standing=standing, words=words)
        for instrument in constitution.instruments
        for standing in standings(instrument)
        for words in own_words(standing.clause)
    )
    actors = Actors(tuple(offices), (spot.words for spot in spots))
    return Draft(spots=spots, actors=actors, prefer=prefer)
