"""Where do quoted words occur in a paragraph's words, as whole words?

**Whole words.** A match may not begin or end inside a word. A word is a run of letters, figures,
accents and underscores, with the apostrophes that follow one of them (`Members'`, `officer’s`) and
the points, commas and colons between two figures (`4.2`, `1,000`). Hyphens and strokes part words.

**As written.** Words are compared with the canonical inline notation, character for character: no
folding of case, quotation marks or spaces. A match may not touch where a link leads, the label of a
footnote, or a character written as a code.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

_NOTATION = re.compile(
    r"\\[\s\S]"
    r"|(?P<kept>\]\((?:<(?:\\.|[^>\\])*>|[^\s<>()]*)\)|\[\^[^\s\[\]^]+\]|&#[0-9]+;)"
)
_MAY_HOLD_NOTATION = re.compile(r"[\]&]")
_APOSTROPHES = "'’"
_JOINS_FIGURES = ".,:"


class Fault(Enum):
    """Why words that are there are not a match."""

    INSIDE_WORD = "inside a word"
    NOTATION = "inside notation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Where words occur (offsets), where they only seem to, and whether two matches overlap."""

    starts: tuple[int, ...]
    near: tuple[tuple[int, Fault], ...]
    overlap: bool


def matches(words: str, find: str) -> Matches:
    """Find every place where `find` occurs in `words`."""
    if find not in words:
        return _NONE
    kept = _kept(words)
    starts: list[int] = []
    near: list[tuple[int, Fault]] = []
    overlap = False
    at = words.find(find)
    while at >= 0:
        end = at + len(find)
        if any(
            at < last and first < end and not (at <= first and last <= end) for first, last in kept
        ):
            near.append((at, Fault.NOTATION))
        elif inside_word(words, at) or inside_word(words, end):
            near.append((at, Fault.INSIDE_WORD))
        else:
            overlap = overlap or (bool(starts) and at < starts[-1] + len(find))
            starts.append(at)
        at = words.find(find, at + 1)
    return Matches(starts=tuple(starts), near=tuple(near), overlap=overlap)


_NONE = Matches(starts=(), near=(), overlap=False)


def _kept(words: str) -> tuple[tuple[int, int], ...]:
    """Find the spans of notation that a match may hold whole, but not touch in part."""
    if not _MAY_HOLD_NOTATION.search(words):
        return ()
    return tuple(m.span() for m in _NOTATION.finditer(words) if m.group("kept"))


def inside_word(words: str, at: int) -> bool:
    """Say whether the point before `words[at]` lies inside a word."""
    if not 0 < at < len(words):
        return False
    before, after = words[at - 1], words[at]
    if _letter(after):
        if before in _APOSTROPHES:
            return at > 1 and _letter(words[at - 2])
        if before in _JOINS_FIGURES:
            return after.isdecimal() and at > 1 and words[at - 2].isdecimal()
        return _letter(before)
    if after in _APOSTROPHES:
        return _letter(before)
    if after in _JOINS_FIGURES:
        return before.isdecimal() and words[at + 1 : at + 2].isdecimal()
    return False


def word_at(words: str, at: int) -> str:
    """Give the whole word around a point."""
    start = end = at
    while inside_word(words, start):
        start -= 1
    while inside_word(words, end) or end == start:
        end += 1
        if end >= len(words):
            break
    return words[start:end]


def _letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
