"""Which of a list's members kept their order? Those in the heaviest run that only goes forward."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def kept_in_order(
    old: Sequence[str], new: Sequence[str], movers: Collection[str]
) -> frozenset[str]:
    """Find the members of both lists that need not move for one order to become the other.

    As many as possible of those that are not `movers` (known to have been moved) stay; among equal
    choices the earlier members of the new order stay, so the answer is always the same.
    """
    place = {name: index for index, name in enumerate(old)}
    common = [name for name in new if name in place]
    if all(place[a] < place[b] for a, b in pairwise(common)):
        return frozenset(common)
    steady = [name for name in common if name not in movers]
    if len(steady) < len(common) and len(kept := _longest_run(steady, place)) == len(steady):
        return _with_movers(common, kept, place)
    return frozenset(_longest_run(common, place))


def _longest_run(names: list[str], place: dict[str, int]) -> list[str]:
    """Find one longest increasing run (patience sorting: n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, name in enumerate(names):
        at = bisect_left(tails, place[name])
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place[name])
            ends.append(index)
        else:
            tails[at] = place[name]
            ends[at] = index
    run: list[str] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(names[index])
        index = before[index]
    return run[::-1]


def _with_movers(common: list[str], steady: list[str], place: dict[str, int]) -> frozenset[str]:
    """Add to a steady run the movers that happen to stand in order between its members."""
    bounds = {name: place[name] for name in steady}
    kept = set(steady)
    ceilings: list[int] = []
    ceiling = max(place.values(), default=0) + 1
    for name in reversed(common):
        ceilings.append(ceiling)
        ceiling = bounds.get(name, ceiling)
    floor = -1
    for name, above in zip(common, reversed(ceilings), strict=True):
        if floor < place[name] < above:
            kept.add(name)
            floor = place[name]
    return frozenset(kept)
