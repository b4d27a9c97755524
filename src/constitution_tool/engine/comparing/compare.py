"""What changed between two texts? Clauses are told by their ids, never by likeness of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.render import Level
from constitution_tool.engine.comparing.steps import Steps, walk
from constitution_tool.model.change import (
    Change,
    ChangeSet,
    FootnotesSubstituted,
    HeadingSubstituted,
    Inserted,
    InstrumentInserted,
    InstrumentMoved,
    InstrumentOmitted,
    Moved,
    Omitted,
    PictureSubstituted,
    Renumbered,
    Retitled,
    Seat,
    Substituted,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_tool.model.instrument import Clause, Constitution, Instrument


def compare(old: Constitution, new: Constitution, moved: Collection[str] = ()) -> ChangeSet:
    """Compare two texts by clause id; clauses the two share as objects are not looked at.

    `moved` are ids known to have been moved (as an amendment's instructions name them): without
    them, two neighbours that changed places look the same whichever was moved.
    """
    steps = Steps(old)
    difference = steps.advance(new, moved)
    seats = _Seats(old, new)
    after = {name: seat for name, seat in steps.seats.items() if name not in steps.base}
    look = difference.touched | (steps.moved.keys() & steps.base.keys())
    changes: list[Change] = [*_instruments_gone(old, new)]
    changes += (
        Omitted(clause=seat.clause, seat=seats.old(name, seat.parent))
        for name, seat in steps.base.items()
        if name in difference.left
    )
    for instrument in new.instruments:
        changes += _instrument(old, instrument, steps.moved)
        for seat in walk(instrument.clauses, instrument.id, Level(instrument=instrument.id)):
            name = seat.clause.id
            if name in after:
                changes.append(Inserted(clause=seat.clause, seat=seats.new(name, seat.parent)))
            elif name in look:
                changes += _clause(steps.base[name].clause, seat.clause)
                if name in difference.repainted:
                    changes.append(PictureSubstituted(id=name))
                if name in steps.moved:
                    was = seats.old(name, steps.base[name].parent)
                    now = seats.new(name, seat.parent)
                    changes.append(Moved(id=name, old=was, new=now))
    return ChangeSet(changes=tuple(changes))


def _clause(old: Clause, new: Clause) -> Iterator[Change]:
    if (old.opening, old.closing, old.kind) != (new.opening, new.closing, new.kind):
        yield Substituted(old=old, new=new)
    if old.heading != new.heading:
        yield HeadingSubstituted(id=new.id, old=old.heading, new=new.heading)
    if old.number != new.number:
        yield Renumbered(id=new.id, old=old.number, new=new.number)


def _instruments_gone(old: Constitution, new: Constitution) -> Iterator[Change]:
    kept = {instrument.id for instrument in new.instruments}
    for instrument in old.instruments:
        if instrument.id not in kept:
            yield InstrumentOmitted(instrument=instrument)


def _instrument(old: Constitution, new: Instrument, moved: Collection[str]) -> Iterator[Change]:
    before = {instrument.id: instrument for instrument in old.instruments}
    was = before.get(new.id)
    if was is None:
        yield InstrumentInserted(instrument=new)
        return
    if new.id in moved:
        yield InstrumentMoved(id=new.id)
    if (was.number, was.title) != (new.number, new.title):
        yield Retitled(
            id=new.id,
            old_number=was.number,
            new_number=new.number,
            old_title=was.title,
            new_title=new.title,
        )
    if was.footnotes != new.footnotes:
        yield FootnotesSubstituted(id=new.id, old=was.footnotes, new=new.footnotes)


class _Seats:
    """Where clauses stand in each text, found parent by parent as they are asked for."""

    __slots__ = ("_new", "_old")

    def __init__(self, old: Constitution, new: Constitution) -> None:
        self._old = _previous(old)
        self._new = _previous(new)

    def old(self, name: str, parent: str) -> Seat:
        """Seat a clause in the old text."""
        return Seat(parent=parent, previous=self._old[name])

    def new(self, name: str, parent: str) -> Seat:
        """Seat a clause in the new text."""
        return Seat(parent=parent, previous=self._new[name])


def _previous(text: Constitution) -> dict[str, str]:
    """Find the sibling before each clause."""
    found: dict[str, str] = {}

    def siblings(clauses: tuple[Clause, ...]) -> None:
        before = ""
        for clause in clauses:
            found[clause.id] = before
            before = clause.id
            if clause.children:
                siblings(clause.children)

    for instrument in text.instruments:
        siblings(instrument.clauses)
    return found
