"""How are changed words said in a line: “[Added: …]³” and its sisters?"""

from __future__ import annotations

from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act
from constitution_tool.model.words import Face
from constitution_tool.publish.page_words import SAYS
from constitution_tool.publish.text.lines import Fragment, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Mark, Piece

_STYLES = {
    Act.ADDED: Style.ADDED,
    Act.DELETED: Style.DELETED,
    Act.MOVED_FROM: Style.MOVED,
    Act.MOVED_TO: Style.MOVED,
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Numerals(Enum):
    """How an entry's number stands after a change: raised, or in brackets where it cannot be."""

    RAISED = "raised"
    PLAIN = "plain"


def marked(pieces: Iterable[Piece], numerals: Numerals, depth: int = 0) -> Iterator[Fragment]:
    """Say pieces with their marks, the mark of a move around that of an edit inside it.

    Words edited in moved text keep the move open, so that it is said once for the paragraph.
    """
    for mark, group in groupby(pieces, lambda piece: piece.marks[depth : depth + 1]):
        if not mark:
            yield from (_plain(piece) for piece in group)
            continue
        style = _STYLES[mark[0].act]
        inner = list(marked(group, numerals, depth + 1))
        words = "".join(one.text for one in inner)
        before, after = _blanks(words)
        yield Fragment(text=before)
        yield Fragment(text=f"[{SAYS[mark[0].act]}: ", style=style)
        if not words.strip(" "):
            yield Fragment(text="(space)", style=style)
        yield from (
            Fragment(text=one.text, style=style if one.style is Style.PLAIN else one.style)
            for one in _without(inner, len(before), len(after))
        )
        yield Fragment(text=f"]{_number(mark[0], numerals)}", style=style)
        yield Fragment(text=after)


def _blanks(words: str) -> tuple[str, str]:
    """Give the spaces words begin and end with: they read better outside the brackets."""
    bare = words.strip(" ")
    if not bare:
        return words, ""
    return words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]


def _without(fragments: list[Fragment], first: int, last: int) -> Iterator[Fragment]:
    """Leave out so many characters at the beginning and at the end."""
    left = sum(len(one.text) for one in fragments) - first - last
    for one in fragments:
        text = one.text[first:][:left]
        first = max(0, first - len(one.text))
        left -= len(text)
        yield Fragment(text=text, style=one.style)


def _plain(piece: Piece) -> Fragment:
    text = f"[note {piece.text}]" if piece.note else piece.text
    strong = Face.STRONG in piece.face and not piece.marks
    return Fragment(text=text, style=Style.STRONG if strong else Style.PLAIN)


def _number(mark: Mark, numerals: Numerals) -> str:
    if not mark.entry:
        return ""
    number = str(mark.entry)
    return number.translate(_RAISED) if numerals is Numerals.RAISED else f"({number})"
