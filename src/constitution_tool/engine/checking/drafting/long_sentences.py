"""Is a sentence longer than anyone holds in mind?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put, Spot
from constitution_tool.engine.obligations.forces import askings
from constitution_tool.engine.obligations.grammar import SUBORDINATORS
from constitution_tool.engine.obligations.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 40
"""Words in a sentence, beyond which it is said."""
_FEWEST = 8
"""Words that each half must have for a sentence to be parted there."""
_JOINS = re.compile(r"(?:;|,)\s+(?:and|but)\s+|;\s+")
_HANGS = re.compile(rf"\b(?:{SUBORDINATORS}|either|whether|neither|less|more)\b", re.IGNORECASE)
"""Before the word that asks: the clause hangs on something, and is no sentence by itself."""


def long_sentences(draft: Draft) -> Iterator[Found]:
    """Find each; it is parted where two clauses meet that each ask something, if there is one."""
    for spot in draft.spots:
        from_ = 0
        for sentence in sentences(spot.words):
            count = len(sentence.split())
            at = spot.words.find(sentence, from_)
            from_ = max(at, from_)
            if count > LONGEST:
                yield Found(
                    spot=spot,
                    problem=f"a sentence of {count} words (over {LONGEST}) is hard to follow",
                    advice="say it in two sentences, or as a list",
                    put=_parted(spot, sentence, at) if at >= 0 else None,
                )


def _stands_alone(half: str) -> bool:
    """Say whether one half asks something of a subject of its own, and is whole.

    What begins “all of whom shall be …”, “no less than …” or “(b) the person …” is not.
    """
    first = next(iter(askings(half)), None)
    if first is None:
        return False
    subject = half[: first.start].strip()
    whole = all(half.count(left) == half.count(right) for left, right in ("()", "“”", "[]"))
    return whole and subject[:1].isalpha() and not _HANGS.search(subject)


def _parted(spot: Spot, sentence: str, at: int) -> Put | None:
    middle = len(sentence) // 2
    for join in sorted(_JOINS.finditer(sentence), key=lambda one: abs(one.start() - middle)):
        halves = sentence[: join.start()], sentence[join.end() :]
        if all(len(half.split()) >= _FEWEST and _stands_alone(half) for half in halves):
            start, end = at + join.start(), at + join.end()
            return Put(start=start, end=end + 1, words=f". {spot.words[end].upper()}")
    return None
