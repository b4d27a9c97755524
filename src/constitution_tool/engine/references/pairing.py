"""Which reference of a paragraph as it was is which of the paragraph as it is?

In words that nobody changed they are the same in order. Where words were changed, a reference is
the same if it stands, with a word beside it, in a stretch that was left as it was: what an
amendment says anew is meant as it says it.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.engine.references.reading import Read
    from constitution_tool.engine.references.stretches import Spot

_TOKEN = re.compile(r"\w+|\W")


def paired(old: Sequence[Read], new: Sequence[Read]) -> Iterator[tuple[Read, Read]]:
    """Pair the references of one place in the text before and in the text after."""
    if [one.stretch.words for one in old] == [one.stretch.words for one in new]:
        yield from zip(old, new, strict=True)
        return
    left, right = _by_spot(old), _by_spot(new)
    words = {one[0].stretch.words: spot for spot, one in left.items()}
    for spot, after in right.items():
        before = left.get(words.get(after[0].stretch.words, spot))
        if before:
            yield from _in_stretch(before, after)


def _by_spot(reads: Sequence[Read]) -> dict[Spot, list[Read]]:
    found: dict[Spot, list[Read]] = {}
    for one in reads:
        found.setdefault(one.stretch.spot, []).append(one)
    return found


def _in_stretch(old: list[Read], new: list[Read]) -> Iterator[tuple[Read, Read]]:
    was, now = old[0].flat.text, new[0].flat.text
    by_start = {one.mention.start: one for one in new}
    for start, to_start, length in _kept(was, now):
        for one in old:
            first, last = one.mention.start, one.mention.ends
            shift = to_start - start
            other = by_start.get(first + shift)
            if not (start <= first and last <= start + length) or other is None:
                continue
            beside = was[start:first] + was[last : start + length]
            whole = length == len(was) == len(now)
            if other.said == one.said and (whole or any(c.isalnum() for c in beside)):
                yield one, other


def _kept(was: str, now: str) -> Iterator[tuple[int, int, int]]:
    """Walk what is the same in both, by whole words: where it begins in each, and its length."""
    one, other = _TOKEN.findall(was), _TOKEN.findall(now)
    if was == now:
        yield 0, 0, len(was)
        return
    places, to_places = _places(one), _places(other)
    for at, to, count in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        yield places[at], to_places[to], places[at + count] - places[at]


def _places(tokens: list[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places
