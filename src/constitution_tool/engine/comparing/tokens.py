"""How are printed pieces cut into words, spaces and stops, and joined again?

A word is cut nowhere: not where its face changes (`pre**fix**`), nor at an apostrophe, hyphen or
point inside it (Member's, decision-making, 4.2.7, £1,000).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Piece, text_of
from constitution_tool.model.words import Face

if TYPE_CHECKING:
    from collections.abc import Iterable

Word = tuple[Piece, ...]
"""One token: a word, a run of spaces, a line break, a stop or a footnote's mark, with its faces."""

_LETTER = r"[^\s!-/:-@\[-\^`{-~¡-¿×÷‐-⁞₠-⃏⸀-⹿、-〿]"
_TOKEN = re.compile(rf"\n|[^\S\n]+|[£$€]?{_LETTER}+(?:['’\-‐‑.,/&@:]{_LETTER}+)*%?|.")
_HAS_LETTER = re.compile(_LETTER)


Key = str | Word
"""What tells one token from another: of plain words their characters alone, which is fast."""


def key(word: Word) -> Key:
    """Give a token's key: two tokens have the same key if and only if they are the same."""
    only = word[0]
    if len(word) == 1 and not only.link and not only.note and only.face is Face.PLAIN:
        return only.text
    return word


def is_word(key: Key) -> bool:
    """Tell a word from a space, a line break or a stop."""
    if isinstance(key, str):
        return _HAS_LETTER.search(key) is not None
    return any(_HAS_LETTER.search(piece.text) for piece in key)


def count_words(pieces: Iterable[Piece]) -> int:
    """Count words as a reader would, footnotes' marks left out."""
    text = "".join("" if piece.note else piece.text for piece in pieces)
    return sum(1 for token in _TOKEN.findall(text) if _HAS_LETTER.search(token))


def split(pieces: tuple[Piece, ...]) -> tuple[Word, ...]:
    """Cut unmarked pieces into tokens."""
    words: list[Word] = []
    run: list[Piece] = []
    for piece in pieces:
        if piece.note:
            words += _split_run(run)
            words.append((piece,))
            run = []
        else:
            run.append(piece)
    return (*words, *_split_run(run))


def _split_run(run: list[Piece]) -> list[Word]:
    if len(run) == 1:
        only = run[0]
        tokens: list[str] = _TOKEN.findall(only.text)
        made = {
            token: (Piece(text=token, face=only.face, link=only.link, live=only.live),)
            for token in {*tokens}
        }
        return [made[token] for token in tokens]
    words: list[Word] = []
    text = text_of(run)
    index, used = 0, 0
    for token in _TOKEN.findall(text):
        parts: list[Piece] = []
        left = len(token)
        while left:
            piece = run[index]
            taken = min(left, len(piece.text) - used)
            if taken:
                cut = piece.text[used : used + taken]
                parts.append(Piece(text=cut, face=piece.face, link=piece.link, live=piece.live))
            left -= taken
            used += taken
            if used == len(piece.text):
                index, used = index + 1, 0
        words.append(tuple(parts))
    return words


def join(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join neighbouring pieces that differ in nothing but their text; drop empty ones."""
    joined: list[Piece] = []
    text: list[str] = []
    for piece in pieces:
        if not piece.text and not piece.note:
            continue
        if joined and _alike(joined[-1], piece):
            text.append(piece.text)
            continue
        _close(joined, text)
        joined.append(piece)
        text = [piece.text]
    _close(joined, text)
    return tuple(joined)


def _alike(one: Piece, other: Piece) -> bool:
    return (
        not one.note
        and not other.note
        and (one.face, one.link, one.live, one.marks)
        == (
            other.face,
            other.link,
            other.live,
            other.marks,
        )
    )


def _close(joined: list[Piece], text: list[str]) -> None:
    if len(text) > 1:
        last = joined[-1]
        joined[-1] = replace(last, text="".join(text))
