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

from constitution_tool.model.columns import spread
from constitution_tool.model.passage import Role
from constitution_tool.model.words import Face
from constitution_tool.ooxml.measures import BULLET
from constitution_tool.ooxml.style import side_margins
from constitution_tool.publish.page_words import SAYS
from constitution_tool.publish.spans import BREAKS, lengths
from constitution_tool.publish.word.paragraph import cell_left

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.passage import Grid, GridCell, Passage

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


def fit(grid: Grid, room: int, *, said: bool) -> Fit:
    """Find the widths of a table and the largest type that leaves its words whole.

    Args:
        grid: the table.
        room: how wide it is, in twentieths of a point.
        said: whether words in brackets say what is marked.
    """
    longest = lengths(grid)
    for kind in _TYPES:
        least = _least(grid, len(longest), kind, said=said)
        if sum(least) <= room:
            break
    spare = room - sum(least)
    if spare < 0:
        widths = _levelled(least, room)
    else:
        widths = [
            each + spare * length // sum(longest)
            for each, length in zip(least, longest, strict=True)
        ]
    widths[-1] += room - sum(widths)
    return Fit(
        widths=tuple(widths),
        heading=kind.heading,
        text=kind.text,
        margins="" if kind is _TYPES[0] else side_margins(_TIGHT_SIDE),
    )


def _least(grid: Grid, columns: int, kind: _Type, *, said: bool) -> list[int]:
    """Estimate what each column needs; what a cell over several needs is shared among them."""
    least = [kind.margins] * columns
    spanning: list[tuple[int, int, int]] = []
    for number, line in enumerate(
        spread([row.cells for row in (*grid.header, *grid.rows)], columns)
    ):
        for column, cell in line.cells:
            wanted = kind.margins + _widest(
                cell, kind.scale, bold=number < len(grid.header), said=said
            )
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
        strong = bold or passage.role is Role.HEADING
        strong = strong or any(Face.STRONG in piece.face for piece in passage.pieces)
        wide = max(
            _wide(word, _BOLD if strong or "[" in word else 0)
            for word in _words(passage, said=said)
        )
        widest = max(widest, _inset(passage) + wide * _scale(passage, scale) // 100)
    return widest


def _words(passage: Passage, *, said: bool) -> Iterator[str]:
    """Give what stands together; old and new words that touch are set one after the other."""
    pieces = (*passage.label, *passage.pieces)
    text = "".join(
        f" [{SAYS[piece.marks[-1].act]}: {piece.text}{_NUMBER} "
        if said and piece.marks
        else piece.text
        for piece in pieces
    )
    yield from BREAKS.split(text.replace("\n", " "))


def _inset(passage: Passage) -> int:
    if passage.role is Role.BULLET:
        return BULLET * (max(passage.depth, 0) + passage.bullet)
    return cell_left(passage) if passage.label else BULLET * max(passage.depth, 0)


def _scale(passage: Passage, scale: int) -> int:
    """Bullets have a style of their own, which is not made smaller."""
    return 100 if passage.role is Role.BULLET else scale


@lru_cache(maxsize=_REMEMBERED)
def _wide(word: str, more: int) -> int:
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
