"""How easily does a text read? Flesch's reading ease, over sentences of whole words.

The formula is Flesch's (Journal of Applied Psychology 32, 1948): 100 is very easy, 60 plain
English, 30 hard. Syllables are counted by rule: wrong for a word here and there, and steady over a
page. A library that does better carries a dictionary of American speech, megabytes for one number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'][A-Za-z]+)*")
_SENTENCE = re.compile(r"[.!?:;]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")
_SILENT = re.compile(r"(?<=[^aeiouy])(?:e|ed|es)$")
_SAID = re.compile(r"(?:[td]ed|(?:[sxz]|ch|sh|[cg])es|[^aeiouy]le|[^aeiouy]les)$")


def reading_ease(paragraphs: Iterable[str]) -> int | None:
    """Give the reading ease of some paragraphs, to the nearest whole; None where there is no word.

    Every paragraph ends a sentence, and so do a colon and a semicolon, for that is where a list is
    drawn breath in.
    """
    sentences = words = syllables = 0
    for paragraph in paragraphs:
        for sentence in _SENTENCE.split(paragraph):
            found = _WORD.findall(sentence)
            sentences += bool(found)
            words += len(found)
            syllables += sum(map(syllables_in, found))
    if not words:
        return None
    return round(206.835 - 1.015 * words / sentences - 84.6 * syllables / words)


def syllables_in(word: str) -> int:
    """Count the syllables of an English word, by its vowels and the endings nobody says."""
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    if count > 1 and _SILENT.search(lower) and not _SAID.search(lower):
        count -= 1
    return max(count, 1)
