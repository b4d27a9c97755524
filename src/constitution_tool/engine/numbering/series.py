"""Which clauses of an instrument are numbered in one series, here and under later headings?

A series usually ends with its siblings. Where a later run goes on where an earlier one ended
(1 to 5 under one heading, 6 to 9 under the next), both are one series.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.numbering.placeholder import is_placeholder
from constitution_tool.engine.numbering.places import follows, starts
from constitution_tool.engine.numbering.schemes import readings
from constitution_tool.engine.numbering.sequence import Entry, How, read_run
from constitution_tool.model.instrument import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.engine.numbering.places import Place
    from constitution_tool.engine.numbering.schemes import Scheme
    from constitution_tool.engine.numbering.sequence import Read
    from constitution_tool.model.instrument import Clause, Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A clause that is numbered in a series, and the id of what it stands in."""

    clause: Clause
    parent: str
    read: Read


Series = tuple[Member, ...]
"""The clauses of one series, in the order of the text."""

_Continues = Callable[["Scheme", "Place"], bool]


def series_of(instrument: Instrument) -> tuple[Series, ...]:
    """Find every series of an instrument, in the order in which they begin."""
    reading = _Reading()
    reading.within(instrument.id, instrument.clauses)
    return tuple(tuple(each) for each in reading.series)


def series_in(parent: str, siblings: Sequence[Clause]) -> tuple[Series, ...]:
    """Find every series among the clauses right in another, wherever it may go on from."""
    reading = _Reading(continues=lambda _scheme, place: not starts(place))
    reading.beside(parent, siblings)
    return tuple(tuple(each) for each in reading.series)


def run_of(
    parent: str, siblings: Sequence[Clause], kind: Kind, continues: _Continues
) -> tuple[Member, ...]:
    """Read the numbers of the siblings of one kind; those that belong to no series are left out.

    A placeholder is passed over, as if nothing stood there.

    Args:
        parent: the id of what they stand in.
        siblings: the clauses right in it.
        kind: which of them.
        continues: says whether a place goes on from a list that ended before.
    """
    numbered: list[Clause] = []
    entries: list[Entry] = []
    apart = False
    for clause in siblings:
        if is_placeholder(clause.number):
            continue
        if clause.kind is kind and clause.number:
            numbered.append(clause)
            entries.append(Entry(label=clause.number, apart=apart))
        apart = clause.kind is kind and not clause.number
    ways = next((ways for each in entries if (ways := readings(each.label))), ())
    going_on = frozenset(way for way in ways if continues(*way))
    return tuple(
        Member(clause=clause, parent=parent, read=read)
        for clause, read in zip(numbered, read_run(tuple(entries), going_on), strict=True)
        if read
    )


class _Reading:
    """An instrument being read, and the series found so far."""

    def __init__(self, continues: _Continues | None = None) -> None:
        self._continues = continues or self._seen
        self.series: list[list[Member]] = []
        self._ended: dict[tuple[Scheme, int], list[list[Member]]] = {}
        self._above: list[Read] = []

    def within(self, parent: str, siblings: Sequence[Clause]) -> None:
        """Read a run of siblings, then what stands in each of them."""
        read = self.beside(parent, siblings)
        for clause in siblings:
            if clause.children:
                above = [read[clause.id]] if clause.id in read else []
                self._above += above
                self.within(clause.id, clause.children)
                del self._above[len(self._above) - len(above) :]

    def beside(self, parent: str, siblings: Sequence[Clause]) -> dict[str, Read]:
        """Read a run of siblings; give what each is read as, by id."""
        read: dict[str, Read] = {}
        for kind in Kind:
            members = run_of(parent, siblings, kind, self._continues)
            self._run(members)
            read |= {member.clause.id: member.read for member in members}
        return read

    def _run(self, members: Sequence[Member]) -> None:
        lists: list[list[Member]] = []
        begun: list[list[Member]] = []
        for member in members:
            depth = member.read.depth
            if member.read.how in (How.BEGINS, How.LATE, How.RESTARTS):
                lists[depth:] = [[]]
                self.series.append(lists[depth])
                begun.append(lists[depth])
            elif member.read.how is How.CONTINUES:
                lists[depth:] = [self._earlier(member)]
                begun.append(lists[depth])
            else:
                del lists[depth + 1 :]
            lists[depth].append(member)
        for each in begun:
            key = each[-1].read.scheme, each[-1].read.place[0]
            self._ended.setdefault(key, []).append(each)

    def _seen(self, scheme: Scheme, place: Place) -> bool:
        above = any(one.scheme == scheme and follows(one.place, place) for one in self._above)
        return above or any(self._going_on(scheme, place))

    def _earlier(self, member: Member) -> list[Member]:
        """Find the list that a clause goes on from; a new one where that is one it stands in."""
        earlier = next(self._going_on(member.read.scheme, member.read.place), None)
        if earlier is None:
            earlier = []
            self.series.append(earlier)
        return earlier

    def _going_on(self, scheme: Scheme, place: Place) -> Iterator[list[Member]]:
        """Walk the lists that ended right before a place, the latest first."""
        for whole in (place[0], place[0] - 1):
            for each in reversed(self._ended.get((scheme, whole), [])):
                if follows(each[-1].read.place, place):
                    yield each
