"""What differs between each text and the next: what stands where, and which step moved it?

Only what differs is looked at. `amend` shares every clause it does not touch, so a shared clause
(the same object at the same level) is skipped with all that is under it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.order import kept_in_order
from constitution_tool.engine.comparing.render import Level
from constitution_tool.model.block import images

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from constitution_tool.model.instrument import Clause, Constitution, Instrument
    from constitution_tool.model.pictures import Pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A clause, the id of what it stands in, and its level on the page."""

    clause: Clause
    parent: str
    level: Level


@dataclass(slots=True, kw_only=True)
class Difference:
    """What one step did, by the ids of clauses and instruments.

    `touched` print otherwise than before; of `renamed` the citation may differ, and with it that of
    all they contain; `left` are the clauses gone from the text; `repainted` show a picture whose
    file is another, under the same name.
    """

    touched: set[str] = field(default_factory=set)
    renamed: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    repainted: set[str] = field(default_factory=set)
    _gone: list[Clause] = field(default_factory=list)
    _come: list[Seat] = field(default_factory=list)

    def collect(self, gone: Iterable[Clause], come: Iterable[Seat]) -> None:
        """Note whole subtrees missing from one place or new in another."""
        self._gone += gone
        self._come += come

    def heaps(self) -> tuple[tuple[Clause, ...], tuple[Seat, ...]]:
        """Give the subtrees noted."""
        return tuple(self._gone), tuple(self._come)


class Steps:
    """The seats of a text's clauses, carried on from text to text.

    `base` and `seats` hold the first and the latest by clause id; `instruments` the latest by id;
    `moved` the last step that moved (or put back) a clause or an instrument.
    """

    __slots__ = ("base", "first", "instruments", "last", "moved", "seats", "step")

    def __init__(self, base: Constitution) -> None:
        self.first = self.last = base
        self.step = 0
        self.moved: dict[str, int] = {}
        self.instruments: dict[str, Instrument] = {i.id: i for i in base.instruments}
        self.seats: dict[str, Seat] = {}
        for instrument in base.instruments:
            level = Level(instrument=instrument.id)
            for seat in walk(instrument.clauses, instrument.id, level):
                self.seats[seat.clause.id] = seat
        self.base = dict(self.seats)

    def advance(self, text: Constitution, movers: Collection[str]) -> Difference:
        """Go on to the next text; `movers` are ids its step is known to have moved."""
        self.step += 1
        repainted = self._repainted(self.last.pictures, text.pictures)
        self.last = text
        difference = Difference()
        old = self.instruments
        self.instruments = {i.id: i for i in text.instruments}
        self._note_movers([*old], [*self.instruments], movers)
        for name, instrument in self.instruments.items():
            level = Level(instrument=name)
            if name not in old:
                difference.renamed.add(name)
                self.moved[name] = self.step
                difference.collect((), _roots(instrument.clauses, name, level))
            elif (was := old[name]) is not instrument:
                if (was.number, was.title) != (instrument.number, instrument.title):
                    difference.renamed.add(name)
                if was.footnotes != instrument.footnotes:
                    difference.touched.add(name)
                self._children(
                    was.clauses, _roots(instrument.clauses, name, level), movers, difference
                )
        for name, instrument in old.items():
            if name not in self.instruments:
                difference.renamed.add(name)
                difference.collect(instrument.clauses, ())
        self._reseat(difference)
        difference.repainted = {
            name for name, path in repainted if name in self.seats and path in self._shown(name)
        }
        difference.touched |= difference.repainted
        return difference

    def _repainted(self, old: Pictures, new: Pictures) -> set[tuple[str, str]]:
        """Name the clauses, with the path, that show a picture whose file is now another."""
        if old == new:
            return set()
        return {
            (name, path)
            for name, seat in self.seats.items()
            for path in self._shown(name)
            if old.digest(seat.level.instrument, path) != new.digest(seat.level.instrument, path)
        }

    def _shown(self, name: str) -> Iterator[str]:
        """Walk the paths of the pictures that a clause shows."""
        clause = self.seats[name].clause
        return (image.path for image in images((*clause.opening, *clause.closing)))

    def _children(
        self,
        old: tuple[Clause, ...],
        new: list[Seat],
        movers: Collection[str],
        difference: Difference,
    ) -> None:
        """Go on with what stands under one parent at one level."""
        before = {clause.id: clause for clause in old}
        for seat in new:
            was = before.get(seat.clause.id)
            if was is None:
                difference.collect((), (seat,))
            elif was is not seat.clause:
                self._pair(was, seat, movers, difference)
        names = [seat.clause.id for seat in new]
        if names != [*before]:
            after = set(names)
            difference.collect((clause for clause in old if clause.id not in after), ())
            self._note_movers([*before], names, movers)

    def _note_movers(self, old: Sequence[str], new: Sequence[str], movers: Collection[str]) -> None:
        if old == new:
            return
        kept = kept_in_order(old, new, movers)
        before = set(old)
        self.moved.update((name, self.step) for name in new if name in before and name not in kept)

    def _pair(
        self, old: Clause, seat: Seat, movers: Collection[str], difference: Difference
    ) -> None:
        """Go on with a clause that stayed under its parent."""
        new = seat.clause
        self._sit(seat, difference)
        below = seat.level.below(new)
        if old.children is new.children and old.kind is new.kind:
            return
        roots = _roots(new.children, new.id, below)
        if old.kind is new.kind:
            self._children(old.children, roots, movers, difference)
        else:
            difference.collect(old.children, roots)

    def _sit(self, seat: Seat, difference: Difference) -> None:
        """Put a clause that the text before had into its seat; note what differs."""
        name = seat.clause.id
        was = self.seats[name]
        self.seats[name] = seat
        old, new = was.clause, seat.clause
        if (was.parent, old.kind, old.number, old.heading) != (
            seat.parent,
            new.kind,
            new.number,
            new.heading,
        ):
            difference.renamed.add(name)
            difference.touched.add(name)
        if was.level != seat.level or (old.opening, old.closing) != (new.opening, new.closing):
            difference.touched.add(name)

    def _reseat(self, difference: Difference) -> None:
        """Tell what moved from what went and what came."""
        gone, come = difference.heaps()
        left: set[str] = {seat.clause.id for seat in walk(gone, "", Level(instrument=""))}
        for root in come:
            for seat in walk((root.clause,), root.parent, root.level):
                name = seat.clause.id
                if name in self.seats:
                    if self.seats[name].parent != seat.parent:
                        self.moved[name] = self.step
                    self._sit(seat, difference)
                    left.discard(name)
                else:
                    self.seats[name] = seat
                    self.moved[name] = self.step
                    difference.touched.add(name)
                    difference.renamed.add(name)
        for departed in left:
            del self.seats[departed]
        difference.renamed |= left
        difference.left = left


def _roots(clauses: tuple[Clause, ...], parent: str, level: Level) -> list[Seat]:
    return [Seat(clause=clause, parent=parent, level=level) for clause in clauses]


def walk(clauses: tuple[Clause, ...], parent: str, level: Level) -> Iterator[Seat]:
    """Walk clauses, all that is under them included, in the order they print."""
    for clause in clauses:
        yield Seat(clause=clause, parent=parent, level=level)
        if clause.children:
            yield from walk(clause.children, clause.id, level.below(clause))
