"""How wide is each column of a table in Word, and in what type, so that its words stay whole?

A column is as wide as its longest word at least, and what is left is shared by how long their
texts are. Where the words do not fit, the type is smaller; where even 9 points are too wide, the
widest columns get equal room and Word breaks their words.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Role, text_of
from constitution_tool.model.words import Face
from constitution_tool.ooxml.measures import BULLET
from constitution_tool.ooxml.style import side_margins
from constitution_tool.publish.page_words import SAYS
from constitution_tool.publish.spans import lengths, unbroken
from constitution_tool.publish.word.paragraph import cell_left

if TYPE_CHECKING:
    from constitution_tool.model.passage import GridCell, Passage
    from constitution_tool.publish.spans import Laid

MARGINS = 260
"""What a cell's two margins take, in twentieths of a point."""
HEADINGS = frozenset({"TableHeading", "TableHeadingSmall"})
_TIGHT_SIDE = 60
_TIGHT = _TIGHT_SIDE * 2 + 30
_NUMBER = "] 00"
_POINTS = {
    **dict.fromkeys("ijl'|’‘", 222),
    **dict.fromkeys("ftI .,:;/\\[]!\u00a0\u202f", 278),
    **dict.fromkeys('r()-`“”"*', 355),
    **dict.fromkeys("ckJsvxyz{}", 500),
    **dict.fromkeys("abdeghnopquL0123456789£$€_#?–+<=>~", 584),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
}
"""How wide characters of Arial are, in thousandths of their size, a little generously."""
_WIDEST, _BOLD = 1000, 56
"""What any other character takes at most, and what bold adds to each."""
_TWELVE_POINTS = 240
_GENEROUS = 103


@dataclass(frozen=True, slots=True, kw_only=True)
class _Type:
    """A size of type, in hundredths of 12 points, the styles' names, and a cell's two margins."""

    scale: int
    heading: str
    text: str
    margins: int


_REMEMBERED = 8192
"""Words whose width is kept: the same few stand in the cells of every table."""
_TYPES = (
    _Type(scale=100, heading="TableHeading", text="TableText", margins=MARGINS),
    _Type(scale=75, heading="TableHeadingSmall", text="TableTextSmall", margins=_TIGHT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The columns of a table, in twentieths of a point, and the styles of its words.

    `margins` are what its properties say of them, where they are not those of every table.
    """

    widths: tuple[int, ...]
    heading: str
    text: str
    margins: str


def fit(table: Laid, room: int, *, said: bool) -> Fit:
    """Find the widths of a table and the largest type that leaves its words whole.

    Args:
        table: the table, laid out.
        room: how wide it is, in twentieths of a point.
        said: whether words in brackets say what is marked.
    """
    shares = lengths(table)
    for kind in _TYPES:
        least = _least(table, kind, said=said)
        if sum(least) <= room:
            break
    spare = room - sum(least)
    if spare < 0:
        widths = _levelled(least, room)
    else:
        widths = [
            each + spare * length // sum(shares) for each, length in zip(least, shares, strict=True)
        ]
    widths[-1] += room - sum(widths)
    return Fit(
        widths=tuple(widths),
        heading=kind.heading,
        text=kind.text,
        margins="" if kind is _TYPES[0] else side_margins(_TIGHT_SIDE),
    )


def _least(table: Laid, kind: _Type, *, said: bool) -> list[int]:
    """Estimate what each column needs; what a cell over several needs is shared among them."""
    least = [kind.margins] * table.columns
    spanning: list[tuple[int, int, int]] = []
    for number, row in enumerate(table.rows):
        for column, cell in row.line.cells:
            bold = number < table.headers
            wanted = kind.margins + _widest(cell, kind.scale, bold=bold, said=said)
            if cell.cols == 1:
                least[column] = max(least[column], wanted)
            else:
                spanning.append((column, cell.cols, wanted))
    for column, cols, wanted in spanning:
        missing = wanted - sum(least[column : column + cols])
        for each in range(column, column + cols):
            least[each] += max(0, -(-missing // cols))
    return least


def _widest(cell: GridCell, scale: int, *, bold: bool, said: bool) -> int:
    widest = 0
    for passage in cell.passages:
        strong = bold or passage.role is Role.HEADING or _has_bold(passage)
        words = unbroken(_said(passage, said=said).replace("\n", " "))
        wide = max(map(_wide_in_bold if strong else _wide, words))
        widest = max(widest, _inset(passage) + wide * _scale(passage, scale) // 100)
    return widest


def _has_bold(passage: Passage) -> bool:
    faces = (p.face for p in passage.pieces if p.face is not Face.PLAIN)
    return any(Face.STRONG in face for face in faces)


def _said(passage: Passage, *, said: bool) -> str:
    """Give a passage's words; old and new words that touch are set one after the other."""
    pieces = (*passage.label, *passage.pieces)
    if not said:
        return text_of(pieces)
    return "".join(
        f" [{SAYS[piece.marks[-1].act]}: {piece.text}{_NUMBER} " if piece.marks else piece.text
        for piece in pieces
    )


def _inset(passage: Passage) -> int:
    if passage.role is Role.BULLET:
        return BULLET * (max(passage.depth, 0) + passage.bullet)
    return cell_left(passage) if passage.label else BULLET * max(passage.depth, 0)


def _scale(passage: Passage, scale: int) -> int:
    """Bullets have a style of their own, which is not made smaller."""
    return 100 if passage.role is Role.BULLET else scale


@lru_cache(maxsize=_REMEMBERED)
def _wide(word: str) -> int:
    """Estimate how wide a word is; those that say what is marked stand in brackets, in bold."""
    return _estimate(word, _BOLD if "[" in word else 0)


@lru_cache(maxsize=_REMEMBERED)
def _wide_in_bold(word: str) -> int:
    return _estimate(word, _BOLD)


def _estimate(word: str, more: int) -> int:
    """Estimate how wide a word of 12-point Arial is, generously; `more` is for each character."""
    width = sum(_POINTS.get(_bare(c), _WIDEST) + more for c in word)
    return width * _TWELVE_POINTS * _GENEROUS // 100_000


def _bare(character: str) -> str:
    """Take the accent off a letter."""
    return unicodedata.normalize("NFD", character)[0]


def _levelled(least: list[int], room: int) -> list[int]:
    """Leave narrow columns what they need, and give the others equal parts of what is left."""
    widths = [0] * len(least)
    waiting = sorted(range(len(least)), key=lambda column: least[column])
    while waiting:
        column = waiting[0]
        widths[column] = min(least[column], room // len(waiting))
        room -= widths[column]
        waiting = waiting[1:]
    return widths
