"""Which references can a change of numbers and places concern at all?

Only those that use a unit of a label that came, went or stands elsewhere, that stand themselves
where something changed, or that say in what they stand. The others mean what they meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.references.labels import without_prefix
from constitution_tool.engine.references.leading import Joint, leading
from constitution_tool.engine.references.meaning import Found
from constitution_tool.engine.references.mention import OUTER, Inside, Of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.engine.references.reading import Read, Reading
    from constitution_tool.engine.references.seats import Seat


class Concerned:
    """What changed between two readings."""

    def __init__(self, before: Reading, after: Reading, moved: Iterable[str]) -> None:
        was, now = before.resolver.seats.by_id, after.resolver.seats.by_id
        names = frozenset(moved)
        self.before = before
        self.changed: set[str] = set()
        self.units: set[str] = set()
        self.holders: set[str] = set()
        for id_ in was.keys() | now.keys():
            old, new = was.get(id_), now.get(id_)
            if old and new and _same(old, new) and not names.intersection(new.path):
                continue
            self.changed.add(id_)
            for seat in (old, new):
                if seat:
                    self.holders.add(seat.path[-2])
                    self.units |= {_last(seat.full)} if seat.full else set()

    def is_concerned(self, read: Read) -> bool:
        """Say whether a reference is to be looked up again."""
        mention = read.mention
        if read.stretch.clause in self.changed or mention.noun in OUTER or not mention.noun:
            return True
        if isinstance(mention.home, Inside | Of) or (
            (leads := leading(mention.before)) and (leads.name or leads.joint is Joint.COMMA)
        ):
            return True
        if len(mention.labels) > len(mention.parts) and self._within_change(read):
            return True
        return any(
            _last(units) in self.units
            for label in mention.labels
            for units in label.readings
            if units
        )

    def _within_change(self, read: Read) -> bool:
        """Say whether something came, went or was renumbered among what a range takes in."""
        meant = self.before.meaning(read)
        was = self.before.resolver.seats.by_id
        return isinstance(meant, Found) and any(
            not self.holders.isdisjoint(was[id_].path[:-1]) for id_ in meant.ends if id_ in was
        )


def _same(old: Seat, new: Seat) -> bool:
    heading = old.standing.clause.heading == new.standing.clause.heading
    return heading and (old.full, old.path) == (new.full, new.path)


def _last(units: tuple[str, ...]) -> str:
    return without_prefix(units[-1:])[0].lower()
