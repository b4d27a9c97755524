"""What references does a text hold, where do they stand, and what does each mean?"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.engine.amending.soundness import references
from constitution_tool.engine.references.flattening import Flat, flatten
from constitution_tool.engine.references.grammar import mentions
from constitution_tool.engine.references.meaning import Found, NotOurs
from constitution_tool.engine.references.mention import Unsaid
from constitution_tool.engine.references.resolving import Resolver
from constitution_tool.engine.references.stretches import (
    InHeading,
    Stretch,
    notes_of,
    stretches_of,
)
from constitution_tool.model.instrument import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constitution_tool.engine.references.meaning import Meaning
    from constitution_tool.engine.references.mention import Mention
    from constitution_tool.model.instrument import Clause, Constitution, Instrument

Place = tuple[str, str]
"""An instrument and a paragraph of it; the paragraph is empty for its footnotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A reference where it stands."""

    mention: Mention
    stretch: Stretch
    flat: Flat

    @property
    def said(self) -> str:
        """All its words, but for the name of what it stands in."""
        return self.flat.text[self.mention.start : self.mention.ends]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.stretch.instrument, self.stretch.clause


class Reading:
    """A text with its references found; what each means is looked up when it is asked for.

    What the reading of a text that it was made from (`since`) has read already is not read again.
    """

    def __init__(self, text: Constitution, *, since: Reading | None = None) -> None:
        self.text = text
        self.resolver = Resolver(text)
        self.by_place: Mapping[Place, tuple[Read, ...]] = {
            place: reads
            for instrument in text.instruments
            for place, reads in _of_instrument(instrument, since).items()
        }
        self._meanings: dict[int, tuple[Read, Meaning]] = {}
        self._targets: Mapping[str, frozenset[str]] | None = None

    def targets(self) -> Mapping[str, frozenset[str]]:
        """Give, for each paragraph that refers to any, those it refers to, live or in words."""
        if self._targets is None:
            found: dict[str, set[str]] = defaultdict(set)
            for (_, clause), reads in self.by_place.items():
                meant = (self.meaning(read) for read in reads)
                found[clause].update(*(one.members for one in meant if isinstance(one, Found)))
            for id_, seat in self.resolver.seats.by_id.items():
                words = [*all_words(seat.standing.clause)]
                if any("](#" in one for one in words):
                    found[id_] |= references(seat.standing.clause)
            self._targets = {id_: frozenset(ids) for id_, ids in found.items() if id_ and ids}
        return self._targets

    def meaning(self, read: Read) -> Meaning:
        """Say what a reference means; what was said once is kept, by identity."""
        kept = self._meanings.get(id(read))
        if kept is None or kept[0] is not read:
            kept = (read, self.resolver.meaning(read.mention, *read.place, read.flat))
            self._meanings[id(read)] = kept
        return kept[1]

    def if_ours(self, read: Read) -> Meaning:
        """Say what a reference would mean if it were surely not in a statute."""
        ours = replace(read.mention, home=Unsaid())
        meant = self.resolver.meaning(ours, *read.place, read.flat)
        if isinstance(meant, NotOurs):
            here = replace(ours, before="", noun="paragraph")
            meant = self.resolver.meaning(here, *read.place, read.flat)
        return meant


_MOST_READ = 4
_MOST_KEPT = 64
_texts: OrderedDict[int, Reading] = OrderedDict()
_instruments: OrderedDict[int, tuple[Instrument, Mapping[Place, tuple[Read, ...]]]] = OrderedDict()
"""What was read last, by identity, which is safe while what is kept stays alive (see `Index`)."""


def reading(text: Constitution) -> Reading:
    """Read a text; one that was read just before is not read again."""
    key = id(text)
    if key in _texts and _texts[key].text is text:
        _texts.move_to_end(key)
        return _texts[key]
    _texts[key] = made = Reading(text)
    if len(_texts) > _MOST_READ:
        _texts.popitem(last=False)
    return made


def _of_instrument(
    instrument: Instrument, since: Reading | None
) -> Mapping[Place, tuple[Read, ...]]:
    key = id(instrument)
    if key in _instruments:
        return _instruments[key][1]
    was = since.resolver.seats.by_id if since else {}
    found: dict[Place, tuple[Read, ...]] = {}
    for standing in standings(instrument):
        clause, place = standing.clause, (instrument.id, standing.clause.id)
        old = was.get(clause.id)
        if since and old and _same_words(old.standing.clause, clause):
            reads = since.by_place.get(place, ())
        else:
            reads = tuple(_read(stretches_of(instrument, clause)))
        if reads:
            found[place] = reads
    if notes := tuple(_read(notes_of(instrument))):
        found[instrument.id, ""] = notes
    if since is None:
        _instruments[key] = (instrument, found)
        if len(_instruments) > _MOST_KEPT:
            _instruments.popitem(last=False)
    return found


def _same_words(one: Clause, other: Clause) -> bool:
    """Say whether two states of a clause share their very words; texts share what is unchanged."""
    return (
        one.heading == other.heading
        and one.opening is other.opening
        and one.closing is other.closing
    )


def _read(stretches: Iterable[Stretch]) -> Iterator[Read]:
    for stretch in stretches:
        flat = flatten(stretch.words)
        for mention in mentions(flat.text):
            if not (isinstance(stretch.spot, InHeading) and mention.start == 0):
                yield Read(mention=mention, stretch=stretch, flat=flat)
