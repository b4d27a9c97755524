"""Which place in a series follows another, and which stands between two?

A place is a whole number and what was put in after it. 4 is (4,), 4A is (4, 1), 4AA, between 4A and
4B, is (4, 1, 1), 4ZA, between 4 and 4A, is (4, 0, 1), and A1, before 1, is (0, 1). So the order of
tuples is the order of the series, however often something was put in. This is the practice of
Acts of Parliament (Office of the Parliamentary Counsel, Drafting Guidance, “Numbering of inserted
provisions”), which councils follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[int, ...]
BEFORE_ALL: Place = (0,)
"""What everything in a series comes after."""

_DEEPEST = 3
"""How often something may be put in before what was put in, and still have a number."""


def whole_after(place: Place) -> Place:
    """Give the whole number after a place: 5 after 4, and after 4A."""
    return (place[0] + 1,)


def starts(place: Place) -> bool:
    """Say whether a series may start here: with 1, with what was put before 1, or with 4A."""
    return place[0] <= 1 if len(place) == 1 else place[0] == 0 or place[-1] == 1


def follows(place: Place, other: Place) -> bool:
    """Say whether one place may come right after another, with nothing left out between them."""
    return other in (*_raised(place), *_deeper(place))


def between(low: Place, high: Place | None) -> Iterator[Place]:
    """Give places after `low` and before `high` (None: the end of the series), the plainest first.

    After 4A: 4B rather than 4AA. The last of a series is followed by a whole number.
    """
    if high is None:
        yield whole_after(low)
        return
    for place in (*_raised(low)[1:], *_deeper(low)):
        if low < place < high:
            yield place


def _raised(place: Place) -> tuple[Place, ...]:
    """Count on at each depth, the whole number first: after 4AA come 5, 4B and 4AB."""
    return tuple((*place[:depth], place[depth] + 1) for depth in range(len(place)))


def _deeper(place: Place) -> tuple[Place, ...]:
    """Put in after a place: 4A, or 4ZA where that is there, or 4ZZA."""
    return tuple((*place, *(0,) * zeros, 1) for zeros in range(_DEEPEST))
