"""Which stretches of a paragraph became which others, cut where quoted words may be cut?

A paragraph is taken as written, notation included, because that is what an instruction quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.matching import inside_word
from constitution_tool.engine.comparing.words import read_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_tool.model.words import Words

_WHOLE = re.compile(
    r"\[(?:\\.|[^\]\\])*\]\((?:<(?:\\.|[^>\\])*>|[^\s<>()]*)\)"
    r"|\[\^[^\s\[\]^]+\]|&#[0-9]+;|\\[\s\S]|\*+|[^\S\n]+"
)
"""Never cut: a link with its words, a footnote's mark, a code, an escape, a run of stars."""

_JOINS = "-/‐‑@&"
_MOST = 1 / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of a paragraph: what it was and what it is. Where the two are the same it was kept."""

    old: str
    new: str

    @property
    def kept(self) -> bool:
        """Say whether nothing changed in it."""
        return self.old == self.new


def stretches(old: Words, new: Words) -> tuple[Stretch, ...]:
    """Part two paragraphs into what was kept and what changed, in order, none of them empty."""
    left, right = tokens(old), tokens(new)
    found: list[Stretch] = []
    at_old = at_new = 0
    for change in read_as(left, right, has_word):
        kept = "".join(left[at_old : change.old_start])
        found.append(Stretch(old=kept, new=kept))
        found.append(
            Stretch(
                old="".join(left[change.old_start : change.old_end]),
                new="".join(right[change.new_start : change.new_end]),
            )
        )
        at_old, at_new = change.old_end, change.new_end
    rest = "".join(left[at_old:])
    found.append(Stretch(old=rest, new="".join(right[at_new:])))
    return tuple(each for each in found if each.old or each.new)


def mostly_changed(parts: Sequence[Stretch]) -> bool:
    """Say whether more than half of the words, of old and new together, went or came."""
    return words_changed(parts) > _MOST * words_in(parts)


def words_changed(parts: Iterable[Stretch]) -> int:
    """Count the words that went, and those that came."""
    return words_in(part for part in parts if not part.kept)


def words_in(parts: Iterable[Stretch]) -> int:
    """Count the words of old and new together."""
    return sum(_words(part.old) + _words(part.new) for part in parts)


def has_word(text: str) -> bool:
    """Say whether there are letters or figures in a text, and not only stops and spaces."""
    return any(character.isalnum() for character in text)


def tokens(words: str) -> list[str]:
    """Cut words into those that are never cut, and single marks."""
    cut: list[str] = []
    start = at = 0
    while at < len(words):
        whole = _WHOLE.match(words, at)
        end = whole.end() if whole else at + 1
        if whole is None:
            while end < len(words) and not _WHOLE.match(words, end) and _joined(words, end):
                end += 1
        cut.append(words[start:end])
        start = at = end
    return cut


def _joined(words: str, at: int) -> bool:
    """Say whether the point before `words[at]` lies in a word, or at a hyphen that joins two."""
    if inside_word(words, at):
        return True
    before, after = words[at - 1], words[at]
    if after in _JOINS:
        return before.isalnum() and words[at + 1 : at + 2].isalnum()
    return before in _JOINS and after.isalnum() and at > 1 and words[at - 2].isalnum()


def _words(text: str) -> int:
    return sum(map(has_word, tokens(text)))
