"""Which paragraphs that bear a label are the nearest to where a reference stands?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.references.labels import prefix_of, without_prefix
from constitution_tool.engine.references.mention import (
    OUTER,
    STATUTORY,
    Side,
    Unsaid,
)

if TYPE_CHECKING:
    from constitution_tool.engine.references.labels import Units
    from constitution_tool.engine.references.mention import Mention, Written
    from constitution_tool.engine.references.seats import Bearers, Seat, Seats

_BY_WHOLE_NUMBER = frozenset({"§", "article", "rule", "standing order", "section", "regulation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a reference is looked up: from which seat, in which instruments, within what.

    `within` holds the id of the paragraph that was named as holding it; empty when none was.
    `stated` is true when the words themselves say that it is here, `named` when they name the
    instrument by the noun: “Financial Regulation 5”.
    """

    home: str
    seat: Seat | None
    instruments: tuple[str, ...]
    within: str = ""
    stated: bool = False
    named: bool = False


def candidates(seats: Seats, mention: Mention, label: Written, scope: Scope) -> tuple[str, ...]:
    """Find the nearest paragraphs, or the instrument, that a label of a reference may mean."""
    return _Looking(seats, mention, scope).candidates(label)


def is_open(mention: Mention) -> bool:
    """Say whether nothing but its noun tells what a reference is to."""
    return isinstance(mention.home, Unsaid) and mention.direction is None


class _Looking:
    """One reference being looked up."""

    def __init__(self, seats: Seats, mention: Mention, scope: Scope) -> None:
        self.seats = seats
        self.mention = mention
        self.scope = scope

    def candidates(self, label: Written) -> tuple[str, ...]:
        """Find what a label may mean."""
        mention = self.mention
        for units in label.readings:
            found = tuple(
                id_
                for instrument in self.scope.instruments
                for id_ in self._nearest(self._bearers(units, instrument), units)
            )
            if found:
                return found
            if mention.noun in OUTER and (
                whole := self.seats.instruments_called(mention.noun, units)
            ):
                return whole
        return () if mention.noun else self._elsewhere(label)

    def _elsewhere(self, label: Written) -> tuple[str, ...]:
        """Find another instrument by its number (C5), or a rule of it: APR 13 is rule 13 of APR."""
        if prefix_of(label.text) and (whole := self.seats.numbered(label.text)):
            return whole
        for units in label.readings:
            for instrument in self.seats.numbered(prefix_of(units[0])):
                rules = self.seats.exactly(without_prefix(units), instrument).seats
                if found := tuple(one.id for one in rules if not one.unsaid(units)):
                    return found
        return ()

    def _bearers(self, units: Units, instrument: str) -> Bearers:
        """Give the paragraphs of an instrument that may be called so."""
        noun = self.mention.noun
        called = self.seats.called(noun, units, instrument)
        if not noun:  # only what bears all of it, the letters before the figures included
            return called if called.seats else self.seats.exactly(units, instrument)
        unsure = noun in STATUTORY and is_open(self.mention) and not self.scope.named
        if called.seats or noun in OUTER or unsure:
            return called
        return self.seats.labelled(units, instrument)

    def _nearest(self, bearers: Bearers, units: Units) -> tuple[str, ...]:
        """Keep the nearest to where the reference stands; of those, such as stand least deep.

        An article or a section is called by its whole number wherever one stands.
        """
        if not bearers.seats:
            return ()
        scope, seat = self.scope, self.scope.seat
        home = bearers.seats[0].instrument
        path = seat.path if seat and seat.instrument == home else (home,)
        if scope.within and scope.within not in path:
            path = (scope.within, *path)
        near: tuple[Seat, ...] = ()
        if self.mention.noun in _BY_WHOLE_NUMBER:
            near = self._fitting(bearers.seats)
            path = ()
        for holder in reversed(path):
            near = self._fitting(bearers.within.get(holder, ()))
            if near:
                break
        if len(near) > 1:
            unsaid = [one.unsaid(units) for one in near]
            least = min(unsaid)
            near = tuple(one for one, above in zip(near, unsaid, strict=True) if above == least)
        return tuple(one.id for one in near)

    def _fitting(self, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
        """Leave out what stands elsewhere than is said, or on the other side."""
        scope = self.scope
        if scope.within:
            seats = tuple(one for one in seats if scope.within in one.path[:-1])
        seat, direction = scope.seat, self.mention.direction
        if seat is None or direction is None:
            return seats
        below = direction.side is Side.BELOW
        return tuple(one for one in seats if (one.order > seat.order) is below)
