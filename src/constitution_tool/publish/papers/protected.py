"""Which clauses does the law keep from being amended, and what is said of them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index
from constitution_tool.model.passage import Piece
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_tool.model.instrument import Constitution, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """The ids of what is protected, all that stands within it included, and the words for it."""

    ids: frozenset[str] = frozenset()
    said: tuple[tuple[Piece, ...], ...] = ()


def protected(
    text: Constitution, listed: Collection[str], instruments: Collection[str] = ()
) -> Protected:
    """Find what is protected in some instruments of a text (all, if none is named).

    Args:
        text: the text printed.
        listed: the ids in `source/constitution.toml`; an instrument's is all that it holds.
        instruments: the instruments printed.
    """
    if not listed:
        return Protected()
    listed = frozenset(listed)
    index = Index(text)
    shown = set(instruments or index.instruments)
    named = [id_ for id_ in index.instruments if id_ in listed and id_ in shown]
    ids: set[str] = set()
    for id_, standing in index.by_id.items():
        if standing.instrument.id in shown and not listed.isdisjoint(_chain(standing)):
            ids.add(id_)
            named += [id_] if id_ in listed else []
    if not named:
        return Protected()
    pieces = [Piece(text=phrases.PROTECTED)]
    for number, id_ in enumerate(named):
        pieces.append(Piece(text="; " if number else " "))
        pieces.append(Piece(text=cite_id(id_, index), link=f"#{id_}"))
    return Protected(ids=frozenset(ids), said=((*pieces, Piece(text=".")),))


def _chain(standing: Standing) -> Iterator[str]:
    yield standing.clause.id
    yield standing.instrument.id
    yield from (ancestor.id for ancestor in standing.ancestors)
