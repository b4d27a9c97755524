"""Where does the chair of the meeting rule on the urgency of what was published late?

The Local Government Act 1972, section 100B(4)(b): what was not open to inspection in time may be
considered only where the chair of the meeting thinks it urgent, by reason of special circumstances
that the minutes specify.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Grid, GridCell, GridRow, Passage, Piece, Role
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.passage import Printed

_MARGIN = -1
_ROOM = "\n".join(["\u00a0" * 70] * 2)
"""Two empty lines, to write in: spaces that do not break, so that the column is wide."""


def ruling() -> Iterator[Printed]:
    """Print the law, and room for the ruling, on one page."""
    pieces = (Piece(text=phrases.RULING),)
    yield Passage(clause="", role=Role.HEADING, depth=0, pieces=pieces)
    yield _words(phrases.RULING_LAW)
    head, *rows = phrases.RULING_ROWS
    yield Grid(
        clause="",
        depth=_MARGIN,
        header=(_row(head, phrases.RULING_ROOM),),
        rows=tuple(_row(one, _ROOM) for one in rows),
        whole=True,
    )


def _row(*cells: str) -> GridRow:
    return GridRow(cells=tuple(GridCell(passages=(_words(words),)) for words in cells))


def _words(words: str) -> Passage:
    return Passage(clause="", role=Role.WORDS, depth=_MARGIN, pieces=(Piece(text=words),))
