"""How do worked examples stand after the text they are about, so that nobody takes them for it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.examples import stale
from constitution_tool.model.block import Paragraph
from constitution_tool.model.citation import cite_id
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instrument import Clause, Constitution, Index, Instrument, Kind
from constitution_tool.model.passage import Grid, GridCell, GridRow, Passage, Piece, Role
from constitution_tool.model.words import Words
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from constitution_tool.model.example import Example

_OURS = InstrumentId("Examples")
"""What no instrument can be called: theirs begin small."""


def worked(
    examples: Sequence[Example], text: Constitution, instruments: Collection[str]
) -> Grid | None:
    """Set the examples about some instruments as a table; nothing where there are none.

    Where a clause has other words than those an example was written on, its row says so.

    Raises:
        Malformed: words that cannot be read.
    """
    index = Index(text)
    chosen = [
        example
        for example in examples
        if any(id_.partition(".")[0] in instruments for id_, _ in example.clauses)
    ]
    rows = tuple(_row(example, text, index) for example in chosen)
    header = GridRow(cells=tuple(_cell(((Piece(text=name),),)) for name in phrases.EXAMPLES))
    return Grid(clause="", depth=-1, header=(header,), rows=rows) if rows else None


def _row(example: Example, text: Constitution, index: Index) -> GridRow:
    changed = set(stale(example, index))
    about = [
        (
            Piece(text=cite_id(id_, index), link=f"#{id_}" if id_ in index.by_id else ""),
            *((Piece(text=phrases.EXAMPLE_STALE),) if id_ in changed else ()),
        )
        for id_, _ in example.clauses
    ]
    title = ((Piece(text=example.title),),)
    return GridRow(cells=(_cell(title), _cell(_printed(example, text)), _cell(about)))


def _printed(example: Example, text: Constitution) -> Iterable[tuple[Piece, ...]]:
    """Print the words of an example, its references by the citations of this text."""
    own = Instrument(
        id=_OURS,
        number="",
        title=example.title,
        clauses=(
            Clause(
                id=ClauseId(f"{_OURS}.1"),
                kind=Kind.ITEM,
                number="",
                heading=Words(""),
                opening=tuple(Paragraph(words=words) for words in example.words),
            ),
        ),
    )
    whole = Constitution(instruments=(*text.instruments, own), pictures=text.pictures)
    printed = flow(whole, (_OURS,)).printed
    return [one.pieces for one in printed if isinstance(one, Passage)]


def _cell(paragraphs: Iterable[tuple[Piece, ...]]) -> GridCell:
    return GridCell(
        passages=tuple(
            Passage(clause="", role=Role.WORDS, depth=-1, pieces=pieces) for pieces in paragraphs
        )
    )
