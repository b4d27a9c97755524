"""Which words changed? The one door to diff-match-patch, which compares whole tokens only.

The library compares strings of characters; here each distinct token becomes one character, so that
no word is ever cut. It ships no types, so it is met once, behind a protocol.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from constitution_tool.engine.comparing.anchors import RUN, anchors

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

T = TypeVar("T", bound="Hashable")

_SURROGATES = range(0xD800, 0xE000)
"""Code points that no Python string may pass to another program; they stand for no token."""

LEAST_SHARE = 1 / 4
"""A rewritten stretch keeps its common words only if they are this share of its shorter side.

Below it a reader does not see which words stayed: one deletion and one insertion read better.
"""

LONGEST_ISLAND = 3
"""Kept words between two changes are swallowed up to this many, if both changes are as long.

“the” between two rewritten phrases is an accident; four words in a row are a phrase that was kept.
So is a single word between a rewritten phrase and so many words that only came or went.
"""


FARTHEST = 500
"""Tokens that may differ in one comparison (some 0.1 s of work); past it, see `_diff_letters`.

A count and not a time limit, so that the result is the same on every machine.
"""


class _Library(Protocol):
    Diff_Timeout: float

    def diff_main(self, text1: str, text2: str, checklines: bool, /) -> list[tuple[int, str]]:
        """Compare two strings: (-1, deleted), (0, kept) or (1, inserted)."""


def _library() -> _Library:
    """Set up the library: without a time limit, so that a result never depends on the machine."""
    make: Callable[[], _Library] = import_module("diff_match_patch").diff_match_patch
    library = make()
    library.Diff_Timeout = 0
    return library


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Tokens `old[old_start:old_end]` became `new[new_start:new_end]`; all between is kept."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def diff(old: Sequence[T], new: Sequence[T]) -> tuple[Change, ...]:
    """Compare two sequences of whole tokens, common beginning and end trimmed first.

    The changes come in order, each apart from the next by at least one kept token.
    """
    start, end = common_ends(old, new)
    old_end, new_end = len(old) - end, len(new) - end
    if start == old_end and start == new_end:
        return ()
    if start in (old_end, new_end):
        return (Change(old_start=start, old_end=old_end, new_start=start, new_end=new_end),)
    letters: dict[T, str] = {}
    left = "".join(_letter(token, letters) for token in old[start:old_end])
    right = "".join(_letter(token, letters) for token in new[start:new_end])
    return tuple(_shifted(change, start, start) for change in _diff_letters(left, right))


def _diff_letters(old: str, new: str) -> list[Change]:
    """Compare in one go what cannot be far apart; the rest between its anchors."""
    if len(old) + len(new) <= FARTHEST:
        return _diff_near(old, new)
    gaps = _gaps(old, new)
    apart = sum(gap.old_end - gap.old_start + gap.new_end - gap.new_start for gap in gaps)
    if apart <= FARTHEST:
        return _diff_near(old, new)
    changes: list[Change] = []
    for gap in gaps:
        left, right = old[gap.old_start : gap.old_end], new[gap.new_start : gap.new_end]
        if len(left) + len(right) <= FARTHEST:
            inside = _diff_near(left, right)
            changes += (_shifted(change, gap.old_start, gap.new_start) for change in inside)
        else:
            changes.append(gap)
    return changes


def _gaps(old: str, new: str) -> list[Change]:
    """Give what lies between anchors, without what both sides of a gap begin or end with."""
    gaps: list[Change] = []
    at_old = at_new = 0
    for place, other in (*anchors(old, new), (len(old), len(new))):
        start, end = common_ends(old[at_old:place], new[at_new:other])
        gap = Change(
            old_start=at_old + start,
            old_end=place - end,
            new_start=at_new + start,
            new_end=other - end,
        )
        if gap.old_start < gap.old_end or gap.new_start < gap.new_end:
            gaps.append(gap)
        at_old, at_new = place + RUN, other + RUN
    return gaps


def _diff_near(old: str, new: str) -> list[Change]:
    """Ask the library, whose time grows with the square of the difference."""
    changes: list[Change] = []
    at_old = at_new = from_old = from_new = 0
    for act, text in [*_library().diff_main(old, new, False), (0, "")]:
        if act < 0:
            at_old += len(text)
        elif act > 0:
            at_new += len(text)
        else:
            if (from_old, from_new) != (at_old, at_new):
                changes.append(
                    Change(old_start=from_old, old_end=at_old, new_start=from_new, new_end=at_new)
                )
            at_old += len(text)
            at_new += len(text)
            from_old, from_new = at_old, at_new
    return changes


def _shifted(change: Change, old: int, new: int) -> Change:
    return Change(
        old_start=change.old_start + old,
        old_end=change.old_end + old,
        new_start=change.new_start + new,
        new_end=change.new_end + new,
    )


def common_ends(old: Sequence[T], new: Sequence[T]) -> tuple[int, int]:
    """Count the tokens both begin with, and then the tokens both end with."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _letter(token: T, letters: dict[T, str]) -> str:
    """Give a token its character: the same for the same token, and never a surrogate."""
    if found := letters.get(token):
        return found
    point = len(letters) + 1
    if point >= _SURROGATES.start:
        point += len(_SURROGATES)
    letters[token] = chr(point)
    return letters[token]


def read_as(old: Sequence[T], new: Sequence[T], is_word: Callable[[T], bool]) -> tuple[Change, ...]:
    """Compare two sequences of words, spaces and stops as a reader would tell the difference.

    Where a stretch has little in common, or only a word or two between changes, it is one deletion
    and one insertion rather than confetti. `is_word` tells words from spaces and stops.
    """
    start, end = common_ends(old, new)
    whole = Change(old_start=start, old_end=len(old) - end, new_start=start, new_end=len(new) - end)
    if whole.old_start == whole.old_end and whole.new_start == whole.new_end:
        return ()
    reading = _Reading(old, new, is_word)
    least = LEAST_SHARE * min(reading.gone(whole), reading.come(whole))
    if least and reading.common(whole) < least:
        changes: tuple[Change, ...] = (whole,)
    else:
        changes = reading.join_islands(diff(old, new))
        if reading.gone(whole) - sum(map(reading.gone, changes)) < least:
            changes = (whole,)
    if len(changes) == 1 and reading.keeps_trifle(changes[0]):
        return (Change(old_start=0, old_end=len(old), new_start=0, new_end=len(new)),)
    return changes


class _Reading(Generic[T]):
    """Two sequences of tokens, with the words in any stretch of them counted once."""

    __slots__ = ("_is_new_word", "_is_old_word", "_new", "_new_words", "_old", "_old_words")

    def __init__(self, old: Sequence[T], new: Sequence[T], is_word: Callable[[T], bool]) -> None:
        self._old, self._new = old, new
        told = {token: is_word(token) for token in {*old, *new}}
        self._is_old_word = [told[token] for token in old]
        self._is_new_word = [told[token] for token in new]
        self._old_words = (0, *accumulate(self._is_old_word))
        self._new_words = (0, *accumulate(self._is_new_word))

    def gone(self, change: Change) -> int:
        """Count the words a change takes out."""
        return self._old_words[change.old_end] - self._old_words[change.old_start]

    def come(self, change: Change) -> int:
        """Count the words a change puts in."""
        return self._new_words[change.new_end] - self._new_words[change.new_start]

    def common(self, change: Change) -> int:
        """Count the words both sides of a change have, in any order: none can keep more."""
        old, new = slice(change.old_start, change.old_end), slice(change.new_start, change.new_end)
        gone = Counter(compress(self._old[old], self._is_old_word[old]))
        return (gone & Counter(compress(self._new[new], self._is_new_word[new]))).total()

    def join_islands(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Join changes that only a tiny kept island parts, until none is left."""
        joined: list[Change] = []
        for change in changes:
            joined.append(change)
            while len(joined) > 1 and self._is_island(joined[-2], joined[-1]):
                after, before = joined.pop(), joined.pop()
                joined.append(
                    Change(
                        old_start=before.old_start,
                        old_end=after.old_end,
                        new_start=before.new_start,
                        new_end=after.new_end,
                    )
                )
        return tuple(joined)

    def _is_island(self, before: Change, after: Change) -> bool:
        words = self._old_words[after.old_start] - self._old_words[before.old_end]
        if _opposed(before, after):
            return words <= 1
        substitutions = _is_substitution(before) + _is_substitution(after)
        if not words:
            return substitutions > 0
        if substitutions == 1:
            one_way = after if _is_substitution(before) else before
            return words == 1 and self.gone(one_way) + self.come(one_way) >= LONGEST_ISLAND
        return (
            substitutions > 1
            and words <= LONGEST_ISLAND
            and all(max(self.gone(c), self.come(c)) >= words for c in (before, after))
        )

    def keeps_trifle(self, change: Change) -> bool:
        """Say whether what is kept beside one substitution is too little to be worth keeping."""
        kept = max(
            self._old_words[change.old_start],
            self._old_words[-1] - self._old_words[change.old_end],
        )
        shorter = min(self._old_words[-1], self._new_words[-1])
        return (
            _is_substitution(change)
            and kept < min(LONGEST_ISLAND, LEAST_SHARE * shorter)
            and self.gone(change) > LONGEST_ISLAND
        )


def _is_substitution(change: Change) -> bool:
    return change.old_start < change.old_end and change.new_start < change.new_end


def _opposed(before: Change, after: Change) -> bool:
    """Say whether one only deletes and the other only inserts: together, a substitution."""
    one_way = not (_is_substitution(before) or _is_substitution(after))
    return one_way and (before.old_start == before.old_end) != (after.old_start == after.old_end)
