"""Is “and/or” written, which can be read in two ways?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put

if TYPE_CHECKING:
    from collections.abc import Iterator

_AND_OR = re.compile(r"\b(?:and/or|or/and)\b,?", re.IGNORECASE)


def and_or(draft: Draft) -> Iterator[Found]:
    """Find each; “or” does not keep anyone from both."""
    for spot in draft.spots:
        for match in _AND_OR.finditer(spot.words):
            yield Found(
                spot=spot,
                problem="“and/or” can be read in two ways",
                advice="write “or”, or “and”, or “… or both”",
                put=Put(start=match.start(), end=match.end(), words="or"),
            )
