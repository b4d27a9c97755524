"""Where did each paragraph of a text go, and where did each of another come from?

The tables that stand at the end of a consolidating Act. Clauses are told by their ids, so nothing
is guessed: a clause that was written anew is said to be omitted, and new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend_clauses import NOT_USED
from constitution_tool.model.block import Paragraph
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index, standings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A clause or an instrument as one text cites it, and as the other does; empty: not there.

    `is_left` when only its number is left in the other text.
    """

    id: str
    cited: str
    other: str
    is_left: bool = False

    @property
    def is_same(self) -> bool:
        """Say whether it is called in the one text as in the other, and stands in both."""
        return self.cited == self.other and not self.is_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Where what is in the old text went, and where what is in the new one came from.

    Each in the order of its own text, with every clause and instrument in it.
    """

    destinations: tuple[Row, ...]
    derivations: tuple[Row, ...]


def tables(old: Constitution, new: Constitution) -> Tables:
    """Make both tables of two texts."""
    before, after = Index(old), Index(new)
    return Tables(destinations=tuple(_rows(before, after)), derivations=tuple(_rows(after, before)))


def _rows(one: Index, other: Index) -> Iterator[Row]:
    for instrument in one.constitution.instruments:
        for id_ in (instrument.id, *(each.clause.id for each in standings(instrument))):
            there = id_ in other.by_id or id_ in other.instruments
            yield Row(
                id=id_,
                cited=cite_id(id_, one),
                other=cite_id(id_, other) if there else "",
                is_left=_not_used(id_, other) and not _not_used(id_, one),
            )


def _not_used(id_: str, index: Index) -> bool:
    """Say whether only the number of a clause is left."""
    standing = index.by_id.get(id_)
    return standing is not None and NOT_USED in (
        standing.clause.heading,
        *(block.words for block in standing.clause.opening if isinstance(block, Paragraph)),
    )
