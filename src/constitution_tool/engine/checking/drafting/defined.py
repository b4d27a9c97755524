"""Is a term defined that is never used, or defined twice?"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put
from constitution_tool.engine.references.defining import IN_BRACKETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.checking.drafting.reading import Spot


def defined(draft: Draft) -> Iterator[Found]:
    """Find each definition in brackets, (“the Code”), that does nothing."""
    places: dict[str, list[tuple[Spot, re.Match[str]]]] = defaultdict(list)
    for spot in draft.spots:
        for match in IN_BRACKETS.finditer(spot.words):
            places[match["term"]].append((spot, match))
    for term, found in places.items():
        word = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)")
        used = sum(len(word.findall(spot.words)) for spot in draft.spots) - len(found)
        for number, (spot, match) in enumerate(found):
            if used and not number:
                continue
            yield Found(
                spot=spot,
                problem=f"“{term}” is defined " + ("twice" if used else "and not used"),
                advice="take the definition out",
                put=Put(start=match.start(), end=match.end(), words=""),
            )
