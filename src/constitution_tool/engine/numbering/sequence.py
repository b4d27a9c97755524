"""How do the labels of a run of siblings count on from each other, and where do they not?

Each label is read in the way that leaves the least unexplained over the whole run: `i.` after `h.`
is a letter, `i.` before `ii.` a roman number. A run may hold lists within lists that are not
nested: `1. (a) (b) 2. (a)`. Where a list begins anew after words without a number, it restarts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from constitution_tool.engine.numbering.places import follows, starts
from constitution_tool.engine.numbering.schemes import alike, readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.numbering.places import Place
    from constitution_tool.engine.numbering.schemes import Scheme


class How(Enum):
    """How a label stands to those before it."""

    BEGINS = "begins a list"
    CONTINUES = "goes on from an earlier list"
    FOLLOWS = "follows"
    RESTARTS = "begins the list anew"
    LATE = "begins a list, but not at its beginning"
    GAP = "leaves something out"
    DOUBLED = "is the one before again"
    ASTRAY = "is out of its order"


WRONG = frozenset({How.LATE, How.GAP, How.DOUBLED, How.ASTRAY})
_COST = {
    How.FOLLOWS: 0,
    How.BEGINS: 1,
    How.RESTARTS: 1,
    How.CONTINUES: 1,
    How.GAP: 10,
    How.DOUBLED: 10,
    How.ASTRAY: 10,
    How.LATE: 25,
}
"""How much each leaves unexplained. Two faults are likelier than a list begun in its middle."""

_LATEST = 20
"""So late in a list, and later, is all the same."""

_KEPT = 12
"""How many ways of reading what has been read so far are kept in mind …"""

_WORTH_KEEPING = 50
"""… and how much more than the likeliest they may leave unexplained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A label of a run; `apart` when a sibling without a number stands between it and the last."""

    label: str
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A label as it is read: its series, its place there, how it stands to those before it.

    `depth` is 0 for the outermost list of the run. `last` is the place it was measured by: that of
    the label before it in its list; None where it begins one.
    """

    scheme: Scheme
    place: Place
    how: How
    depth: int
    last: Place | None


_Stands = tuple["Scheme", "Place"]
_Open = tuple[_Stands, ...]
"""The lists that are open, the outermost first, each with the last place in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    cost: int
    open: _Open
    read: Read | None = None
    before: _State | None = None


@lru_cache(maxsize=8192)
def read_run(run: tuple[Entry, ...], going_on: frozenset[_Stands]) -> tuple[Read | None, ...]:
    """Read the labels of a run of siblings, each None where it belongs to no series.

    Args:
        run: the labels, in order.
        going_on: the places of the first label that go on from a list that ended before the run.
    """
    states = [_State(cost=0, open=())]
    for entry in run:
        states = _advanced(states, entry, going_on)
    found: list[Read | None] = []
    state: _State | None = states[0]
    while state and state.before:
        found.append(state.read)
        state = state.before
    return tuple(reversed(found))


def _advanced(states: list[_State], entry: Entry, going_on: frozenset[_Stands]) -> list[_State]:
    """Read one label more in every way, and keep the likeliest."""
    ways = readings(entry.label)
    if not ways:
        return [_State(cost=one.cost, open=one.open, before=one) for one in states]
    best: dict[_Open, _State] = {}
    for state in states:
        for scheme, place in ways:
            for read, lists in _placed(state.open, scheme, place, entry, going_on):
                cost = state.cost + _cost(read)
                known = best.get(lists)
                if known is None or cost < known.cost:
                    best[lists] = _State(cost=cost, open=lists, read=read, before=state)
    likeliest = sorted(best.values(), key=lambda state: state.cost)[:_KEPT]
    return [state for state in likeliest if state.cost <= likeliest[0].cost + _WORTH_KEEPING]


def _cost(read: Read) -> int:
    """Say how much a reading leaves unexplained: more, the later a list begins.

    The list that begins a run costs nothing; one within it must be worth its while.
    """
    if read.how is How.BEGINS and not read.depth:
        return 0
    late = min(read.place[0], _LATEST) if read.how is How.LATE else 0
    return _COST[read.how] + late


def _placed(
    lists: _Open,
    scheme: Scheme,
    place: Place,
    entry: Entry,
    going_on: frozenset[_Stands],
) -> Iterator[tuple[Read, _Open]]:
    """Give the ways in which a place stands to the lists that are open, with those open then."""
    depths = [at for at, (known, _) in enumerate(lists) if known == scheme]
    kindred = [
        at
        for at, (known, last) in enumerate(lists)
        if at not in depths and _but_for_its_end(known, scheme) and follows(last, place)
    ]
    # The label that an open list ended with is that label again, and not another by chance.
    again = not starts(place) and any(
        known != scheme and (known, last) in readings(entry.label) for known, last in lists
    )
    is_open = again or (bool(depths) and depths[-1] == len(lists) - 1)
    is_open |= any(alike(known, scheme) for known, _ in lists)
    if not is_open and (starts(place) or not (depths or kindred)):
        is_going_on = not lists and (scheme, place) in going_on
        how = How.CONTINUES if is_going_on else How.BEGINS if starts(place) else How.LATE
        read = Read(scheme=scheme, place=place, how=how, depth=len(lists), last=None)
        yield read, (*lists, (scheme, place))
    for depth in (*depths, *kindred):
        for read, after in _in_list(lists, depth, scheme, place, entry):
            if read.how is How.FOLLOWS or not again:
                yield read, after


def _in_list(
    lists: _Open, depth: int, scheme: Scheme, place: Place, entry: Entry
) -> Iterator[tuple[Read, _Open]]:
    """Give the ways in which a place stands to those before it in a list that is open."""
    known, last = lists[depth]
    scheme = known if known.width else scheme
    outer, now = lists[:depth], (*lists[:depth], (scheme, place))

    def read_as(how: How) -> Read:
        return Read(scheme=scheme, place=place, how=how, depth=depth, last=last)

    if place <= last and starts(place) and entry.apart:
        yield read_as(How.RESTARTS), now
    if follows(last, place):
        yield read_as(How.FOLLOWS), now
    elif place == last:
        yield read_as(How.DOUBLED), (*outer, (scheme, last))
    else:
        if place > last:
            yield read_as(How.GAP), now
        yield read_as(How.ASTRAY), (*outer, (scheme, last))


def _but_for_its_end(one: Scheme, other: Scheme) -> bool:
    """Say whether two series differ at most in what closes their labels: `A1.` and `A1`."""
    return (one.style, one.case, one.before) == (other.style, other.case, other.before)
