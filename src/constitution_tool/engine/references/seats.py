"""Which paragraphs of a text bear a label, and which are called by a name?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from constitution_tool.engine.references.grammar import mentions
from constitution_tool.engine.references.labels import Units, units_of, without_prefix
from constitution_tool.model.instrument import standings
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from constitution_tool.engine.references.mention import Mention
    from constitution_tool.model.instrument import Clause, Constitution, Instrument, Standing

_WORD = re.compile(r"\S+")
_STOPS = ".,:; "
_ARTICLE = re.compile(r"^(?:the|our|this)\s+", re.IGNORECASE)
_KINDS = frozenset(
    {
        *("charter", "code", "constitution", "orders", "policy", "procedure", "procedures"),
        *("protocol", "regulations", "rules", "scheme"),
    }
)
"""What instruments are, by the words that their titles say it with."""
_STATUTES = frozenset({"act", "order", "orders", "regulations", "scheme"})
_BEGINNING = 80
_LONGEST = 12
"""How many words a name has at most by which something is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A paragraph where references find it.

    `path` are the ids of what it stands in and its own, outermost first; `order` counts paragraphs
    in the order they are printed. `full` are the units of its label with those of the labels
    above it, and `begins` the places in `full` where a label begins: “4.2” within “4.” is ("4",
    "2"), and “(a)” within that ("4", "2", "a"), which begins at 0 and 2.
    """

    id: str
    instrument: str
    standing: Standing
    path: tuple[str, ...]
    order: int
    full: Units
    begins: tuple[int, ...]

    def unsaid(self, units: Units) -> int:
        """Count the labels above it that a reference by these units leaves out."""
        at = len(self.full) - len(units)
        return sum(begin < at for begin in self.begins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearers:
    """The paragraphs that bear a label: all, and by the id of each thing that they stand in."""

    seats: tuple[Seat, ...]
    within: Mapping[str, tuple[Seat, ...]]


def bearers(seats: Iterable[Seat]) -> Bearers:
    """Arrange paragraphs by what they stand in; each is also within itself."""
    every = tuple(seats)
    within: dict[str, list[Seat]] = defaultdict(list)
    for seat in every:
        for holder in seat.path:
            within[holder].append(seat)
    return Bearers(seats=every, within={holder: tuple(held) for holder, held in within.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something named in some words, and from where to where it is."""

    id: str
    start: int
    end: int


class Seats:
    """Every paragraph of a text, by label and by name."""

    def __init__(self, constitution: Constitution) -> None:
        self.instruments: dict[str, Instrument] = {i.id: i for i in constitution.instruments}
        self.by_id: dict[str, Seat] = {}
        self._kept: dict[tuple[bool, Units, str], Bearers] = {}
        self._loose: dict[str, list[Seat]] = defaultdict(list)
        self._called: dict[tuple[str, Units], list[Seat]] = defaultdict(list)
        self._named: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._instruments_called: dict[tuple[str, Units], list[str]] = defaultdict(list)
        for instrument in constitution.instruments:
            self._name(instrument.number, instrument.id, "")
            self._name(instrument.title, instrument.id, "")
            for called in _calls(instrument.number, instrument.title):
                self._instruments_called[called].append(instrument.id)
            for standing in standings(instrument):
                self._seat(standing)

    def _seat(self, standing: Standing) -> None:
        clause = standing.clause
        above = self.by_id.get(standing.parent)
        full, begins = _full(clause, above)
        seat = Seat(
            id=clause.id,
            instrument=standing.instrument.id,
            standing=standing,
            path=(*above.path, clause.id) if above else (standing.instrument.id, clause.id),
            order=len(self.by_id),
            full=full,
            begins=begins,
        )
        self.by_id[clause.id] = seat
        if clause.number and full:
            self._loose[without_prefix(full[-1:])[0].lower()].append(seat)
        if clause.heading:
            heading = plain(clause.heading)
            self._name(heading, clause.id, standing.instrument.id)
            for called in _calls(heading):
                self._called[called].append(seat)

    def _name(self, name: str, id_: str, instrument: str) -> None:
        words = _folded(name)
        if words:
            self._named[words].append((id_, instrument))

    # --- by label ---------------------------------------------------------------------------

    def labelled(self, units: Units, instrument: str) -> Bearers:
        """Find the paragraphs whose label, with those above it, ends in these units.

        Where none does, those that do so but for the letters before the first figure: “Article
        14.03” means A14.03.
        """
        exact = self.exactly(units, instrument)
        if exact.seats or without_prefix(units) != units:
            return exact
        return self._bearers(without_prefix, units, instrument)

    def exactly(self, units: Units, instrument: str) -> Bearers:
        """Find the paragraphs whose label, with those above it, ends in just these units."""
        return self._bearers(_as_it_is, units, instrument)

    def _bearers(self, read: Callable[[Units], Units], units: Units, instrument: str) -> Bearers:
        key = (read is _as_it_is, units, instrument)
        if key not in self._kept:
            last = without_prefix(units[-1:])[0].lower() if units else ""
            self._kept[key] = bearers(
                seat
                for seat in self._loose.get(last, ())
                if seat.instrument == instrument
                and len(seat.full) - len(units) in seat.begins
                and read(seat.full[-len(units) :]) == units
            )
        return self._kept[key]

    def loosely(self, units: Units, instruments: tuple[str, ...]) -> tuple[Seat, ...]:
        """Find every paragraph that might be called so by someone who was not careful."""
        low = without_prefix(units[-1:])[0].lower() if units else ""
        return tuple(s for s in self._loose.get(low, ()) if s.instrument in instruments)

    def called(self, noun: str, units: Units, instrument: str) -> Bearers:
        """Find the headings that say it themselves: “Part 2 – Articles”."""
        found = self._called.get((noun, units), ())
        return bearers(seat for seat in found if seat.instrument == instrument)

    def instruments_called(self, noun: str, units: Units) -> tuple[str, ...]:
        """Find the instruments whose number or title says it: “Part 3.2”."""
        return tuple(self._instruments_called.get((noun, units), ()))

    def numbered(self, label: str) -> tuple[str, ...]:
        """Find the instrument that bears a number such as C5; an empty one is none."""
        return (
            ()
            if not label
            else tuple(id_ for id_, one in self.instruments.items() if one.number == label)
        )

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """List what a range takes in: all from one to the other, whichever stands first.

        What stands within something that is taken in is not listed beside it, and what the last
        stands in is not taken in whole.
        """
        ends = sorted((self.by_id[first], self.by_id[last]), key=lambda seat: seat.order)
        one, other = ends
        if one.path[:-1] == other.path[:-1]:
            siblings = one.standing.siblings[one.standing.position : other.standing.position + 1]
            return tuple(str(clause.id) for clause in siblings)
        if one.instrument != other.instrument or one.id in other.path:
            return (first, last)
        taken: dict[str, None] = {}
        for seat in islice(self.by_id.values(), one.order, other.order + 1):
            if seat.id not in other.path[:-1] and not any(id_ in taken for id_ in seat.path[:-1]):
                taken[seat.id] = None
        return tuple(taken)

    # --- by name ----------------------------------------------------------------------------

    def named_at_start(self, words: str, instrument: str) -> Named | None:
        """Find what words begin by naming: a heading of this instrument, or an instrument."""
        ends = [found.end() for found in _WORD.finditer(words)][:_LONGEST]
        for end in reversed(ends):
            if one := self._by_name(words[:end], instrument):
                return Named(id=one, start=0, end=len(words[:end].rstrip(_STOPS)))
        first = words[: ends[0]] if ends else ""
        statute = _folded(first) in _STATUTES  # “the Regulations” are as often a statute's
        if first[:1].isupper() and not statute and self.calls_itself(instrument, first):
            return Named(id=instrument, start=0, end=len(first.rstrip(_STOPS)))
        return None

    def named_at_end(self, words: str, instrument: str) -> Named | None:
        """Find what words end by naming: “under the Introduction”."""
        starts = [found.start() for found in _WORD.finditer(words)][-_LONGEST:]
        for start in starts:
            if one := self._by_name(words[start:], instrument):
                return Named(id=one, start=start, end=len(words))
        return None

    def is_called(self, instrument: str, name: str) -> bool:
        """Say whether the title of an instrument ends in a name: “Procedure Rules”."""
        home = self.instruments.get(instrument)
        return home is not None and f" {_folded(home.title)}".endswith(f" {_folded(name)}")

    def _by_name(self, name: str, instrument: str) -> str:
        """Give the one thing of that name: in this instrument if there is one, else elsewhere."""
        found = self._named.get(_folded(name), ())
        own = [id_ for id_, home in found if home == instrument]
        every = own or [id_ for id_, home in found if not home]
        return every[0] if len(every) == 1 else ""

    def calls_itself(self, instrument: str, name: str) -> bool:
        """Say whether an instrument may call itself so: by the last word of its title, or its kind.

        “This Code” is said in a Code of Conduct, and “these Rules” in Rules.
        """
        home = self.instruments.get(instrument)
        title = _folded(home.title).split() if home else []
        word = _folded(name).rpartition(" ")[2]
        return bool(word) and word in (title[-1:] if word not in _KINDS else title)


def _full(clause: Clause, above: Seat | None) -> tuple[Units, tuple[int, ...]]:
    """Give the units of a label with those above it, and where each label begins."""
    own = units_of(clause.number)
    if above is None or not own:
        return (own, (0,)) if own else ((), ())
    held = above.full
    if not clause.number.startswith("(") and own[: len(held)] == held and len(own) > len(held):
        return own, (0, *(at for at in above.begins if at))
    return (*held, *own), (*above.begins, len(held))


def _as_it_is(units: Units) -> Units:
    return units


def own_call(clause: Clause, noun: str) -> str:
    """Give the label by which a heading calls itself by a noun: 2 in “Part 2 – Articles”."""
    call = _call(plain(clause.heading)) if clause.heading else None
    return call.labels[0].text if call and call.noun == noun else ""


def _calls(*texts: str) -> Iterator[tuple[str, Units]]:
    """Say by which numbers a heading or title calls itself at its beginning."""
    for text in texts:
        if call := _call(text):
            yield call.noun, call.labels[0].readings[0]


def _call(text: str) -> Mention | None:
    """Find the number by which a heading calls itself at its beginning."""
    first = next(iter(mentions(text[:_BEGINNING])), None)
    calls = first is not None and first.start == 0 and len(first.labels) == 1
    return first if calls else None


def _folded(name: str) -> str:
    return " ".join(_ARTICLE.sub("", name.strip()).replace("’", "'").casefold().split()).rstrip(
        _STOPS
    )
