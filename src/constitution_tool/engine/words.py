"""Which words changed? The one door to diff-match-patch, which compares whole tokens only.

The library compares strings of characters; here each distinct token becomes one character, so that
no word is ever cut. It ships no types, so it is met once, behind a protocol.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar

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
    changes: list[Change] = []
    at_old = at_new = from_old = from_new = start
    for act, text in [*_library().diff_main(left, right, False), (0, "")]:
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
    return tuple(changes)


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
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    whole = Change(old_start=start, old_end=len(old) - end, new_start=start, new_end=len(new) - end)
    least = LEAST_SHARE * min(_count(middle_old, is_word), _count(middle_new, is_word))
    if least and _common_words(middle_old, middle_new, is_word) < least:
        changes: tuple[Change, ...] = (whole,)
    else:
        changes = _join_islands(old, diff(old, new), is_word)
        if _kept(old[start : len(old) - end], changes, start, is_word) < least:
            changes = (whole,)
    if len(changes) == 1 and _is_trifle(old, new, changes[0], is_word):
        return (Change(old_start=0, old_end=len(old), new_start=0, new_end=len(new)),)
    return changes


def _count(tokens: Sequence[T], is_word: Callable[[T], bool]) -> int:
    return sum(map(is_word, tokens))


def _common_words(old: Sequence[T], new: Sequence[T], is_word: Callable[[T], bool]) -> int:
    """Count the words the two share in any order: no comparison can keep more."""
    return (Counter(filter(is_word, old)) & Counter(filter(is_word, new))).total()


def _kept(
    middle: Sequence[T], changes: tuple[Change, ...], start: int, is_word: Callable[[T], bool]
) -> int:
    changed = sum(_count(middle[c.old_start - start : c.old_end - start], is_word) for c in changes)
    return _count(middle, is_word) - changed


def _join_islands(
    old: Sequence[T], changes: tuple[Change, ...], is_word: Callable[[T], bool]
) -> tuple[Change, ...]:
    """Join changes that only a tiny kept island parts, until none is left."""
    joined: list[Change] = []
    for change in changes:
        joined.append(change)
        while len(joined) > 1 and _is_island(old, joined[-2], joined[-1], is_word):
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


def _is_island(
    old: Sequence[T], before: Change, after: Change, is_word: Callable[[T], bool]
) -> bool:
    kept = old[before.old_end : after.old_start]
    words = _count(kept, is_word)
    if _opposed(before, after):
        return words <= 1
    both = _is_substitution(before) and _is_substitution(after)
    if not words:
        return both or _is_substitution(before) or _is_substitution(after)
    return (
        both and words <= LONGEST_ISLAND and all(_length(c) >= 2 * words for c in (before, after))
    )


def _is_substitution(change: Change) -> bool:
    return change.old_start < change.old_end and change.new_start < change.new_end


def _opposed(before: Change, after: Change) -> bool:
    """Say whether one only deletes and the other only inserts: together, a substitution."""
    one_way = not (_is_substitution(before) or _is_substitution(after))
    return one_way and (before.old_start == before.old_end) != (after.old_start == after.old_end)


def _length(change: Change) -> int:
    """Measure a change in tokens, of which spaces are about half."""
    return max(change.old_end - change.old_start, change.new_end - change.new_start) + 1


def _is_trifle(
    old: Sequence[T], new: Sequence[T], change: Change, is_word: Callable[[T], bool]
) -> bool:
    """Say whether all that is kept beside a substitution is too little to be worth keeping."""
    kept = max(_count(old[: change.old_start], is_word), _count(old[change.old_end :], is_word))
    shorter = min(_count(old, is_word), _count(new, is_word))
    changed = _count(old[change.old_start : change.old_end], is_word)
    return (
        _is_substitution(change)
        and kept < LONGEST_ISLAND
        and changed > LONGEST_ISLAND
        and (kept < LEAST_SHARE * shorter)
    )
