"""The law's nouns: clause, instrument, constitution, and how they are walked."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from constitution_tool.model.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from constitution_tool.model.block import Block
    from constitution_tool.model.identity import ClauseId, InstrumentId
    from constitution_tool.model.words import Words


Whole = TypeVar("Whole")
Found = TypeVar("Found")


class Kind(Enum):
    """How a clause stands in its instrument: under its own heading, or as an item of a list."""

    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A piece of text that can be cited: a headed part or a numbered (or unnumbered) item.

    `number` is the label as printed, punctuation included (`i.`, `(a)`, `4.2A`), or empty; it is
    data and never computed. A HEADING clause has a `heading`; an ITEM clause has an empty one and
    its `opening` begins with a Paragraph. Children: items first, then sub-headings (an item has
    items only). `closing` is empty unless there are children, and empty if any child is a HEADING.
    """

    id: ClauseId
    kind: Kind
    number: str
    heading: Words
    opening: tuple[Block, ...] = ()
    children: tuple[Clause, ...] = ()
    closing: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote of an instrument, called from its words by `label`."""

    label: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One instrument (C5): an ordered tree of clauses under a number and a title."""

    id: InstrumentId
    number: str
    title: str
    clauses: tuple[Clause, ...]
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Constitution:
    """Every instrument, in the council's order, and the pictures that lie beside them."""

    instruments: tuple[Instrument, ...]
    pictures: Pictures = field(default_factory=Pictures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A clause where it stands: its instrument, its ancestors (outermost first) and siblings.

    `siblings` includes the clause itself, at `position` (0 is first).
    """

    clause: Clause
    instrument: Instrument
    ancestors: tuple[Clause, ...]
    siblings: tuple[Clause, ...]
    position: int

    @property
    def parent(self) -> str:
        """The id of the clause, or else of the instrument, that this clause stands in."""
        return self.ancestors[-1].id if self.ancestors else self.instrument.id

    @property
    def previous(self) -> str:
        """The id of the sibling before, or nothing."""
        return self.siblings[self.position - 1].id if self.position else ""

    @property
    def next(self) -> str:
        """The id of the sibling after, or nothing."""
        after = self.siblings[self.position + 1 :]
        return after[0].id if after else ""


def standings(instrument: Instrument) -> Iterator[Standing]:
    """Walk every clause of an instrument in the order it is printed."""

    def walk(siblings: tuple[Clause, ...], ancestors: tuple[Clause, ...]) -> Iterator[Standing]:
        for position, clause in enumerate(siblings):
            yield Standing(
                clause=clause,
                instrument=instrument,
                ancestors=ancestors,
                siblings=siblings,
                position=position,
            )
            yield from walk(clause.children, (*ancestors, clause))

    return walk(instrument.clauses, ())


class Index:
    """Every clause of a constitution by its id, found once and then looked up."""

    __slots__ = ("by_id", "constitution", "instruments")

    by_id: Mapping[str, Standing]
    instruments: Mapping[str, Instrument]

    def __init__(self, constitution: Constitution) -> None:
        self.constitution = constitution
        self.instruments, self.by_id = _OF_TEXTS.of(constitution)


class _Kept(Generic[Whole, Found]):
    """What was last found in a few values, by their identity: to hash one is to walk it.

    What is kept stays alive, so no other value has its identity.
    """

    def __init__(self, find: Callable[[Whole], Found], most: int) -> None:
        self.find, self.most = find, most
        self.kept: OrderedDict[int, tuple[Whole, Found]] = OrderedDict()

    def of(self, whole: Whole) -> Found:
        key = id(whole)
        if key in self.kept:
            self.kept.move_to_end(key)
        else:
            self.kept[key] = (whole, self.find(whole))
            if len(self.kept) > self.most:
                self.kept.popitem(last=False)
        return self.kept[key][1]


def _of_instrument(instrument: Instrument) -> dict[str, Standing]:
    return {each.clause.id: each for each in standings(instrument)}


def _of_text(constitution: Constitution) -> tuple[dict[str, Instrument], dict[str, Standing]]:
    by_id: dict[str, Standing] = {}
    for instrument in constitution.instruments:
        by_id.update(_OF_INSTRUMENTS.of(instrument))
    return {one.id: one for one in constitution.instruments}, by_id


_OF_INSTRUMENTS = _Kept(_of_instrument, 1024)
"""Texts that differ in one instrument share the rest."""

_OF_TEXTS = _Kept(_of_text, 4)
"""What judges an amendment looks into the same text again and again."""
