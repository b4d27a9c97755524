"""Which pending amendments commute, which depend on others, and which collide, and where?

Law 10: two amendments commute or collide; they never quietly overwrite. What is said of a pair is
what would happen if both were entered, in either order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.amend_clauses import ids
from constitution_tool.engine.amending.expectations import stale
from constitution_tool.engine.amending.named import anchors_of
from constitution_tool.engine.colliding.excerpt import excerpt
from constitution_tool.engine.colliding.ground import carried_out, ground, needs, referrers
from constitution_tool.engine.council import acts_on, in_order
from constitution_tool.errors import Conflict
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_tool.engine.colliding.ground import Ground
    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


class Relation(Enum):
    """How two amendments stand to each other."""

    COMMUTE = "commute"
    DEPENDS = "depends"
    COLLIDE = "collide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A paragraph where two amendments meet, with the instructions of each that act there."""

    clause: str
    citation: str
    instructions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two amendments that do not simply commute.

    Of a dependence `one` is written on top of `other`. `together` says whether both could still
    stand in the text if the second were brought up to date once the first is entered; `through`
    names what `one` or `other` is written on top of, where the collision is with that.
    """

    one: str
    other: str
    relation: Relation
    meetings: tuple[Meeting, ...] = ()
    together: bool = False
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Amendments pending together.

    `pairs` are those that do not commute, in order; every other pair of `judged` does. `sets` are
    the largest groups that Council cannot vote on one by one and have each vote count. `unfit` do
    not fit the text they are written on themselves.
    """

    judged: tuple[str, ...]
    pairs: tuple[Pair, ...]
    sets: tuple[tuple[str, ...], ...]
    unfit: Mapping[str, tuple[Finding, ...]]

    @property
    def commuting(self) -> int:
        """Count the pairs that commute."""
        return len(self.judged) * (len(self.judged) - 1) // 2 - len(self.pairs)


def conflicts(text: Constitution, pending: Iterable[Amendment]) -> Together:
    """Judge every pair of amendments.

    Args:
        text: the text under all of them (those they are written on top of are among them).
        pending: the amendments, in any order.

    Raises:
        Conflict: two are each written on top of the other.
    """
    judging = _Judging(text, in_order(pending))
    pairs = tuple(sorted(judging.pairs(), key=lambda pair: (pair.one, pair.other)))
    return Together(
        judged=tuple(sorted(judging.grounds)),
        pairs=pairs,
        sets=tuple(_sets(pairs)),
        unfit=judging.unfit,
    )


class _Judging:
    """The amendments, what each stands on, and the pairs that have to be tried."""

    def __init__(self, text: Constitution, amendments: Sequence[Amendment]) -> None:
        self.index = Index(text)
        self.by_id = {each.id: each for each in amendments}
        self.place = {each.id: at for at, each in enumerate(amendments)}
        self.below: dict[str, tuple[str, ...]] = {}
        self.grounds: dict[str, Ground] = {}
        self.unfit: dict[str, tuple[Finding, ...]] = {}
        referred = referrers(self.index)
        own = {each.id: needs(each, self.index, referred) for each in amendments}
        for each in amendments:
            self.below[each.id] = self._chain(each)
            need = own[each.id].union(*(own[below] for below in self.below[each.id]))
            below = [self.by_id[id_] for id_ in self.below[each.id]]
            try:
                self.grounds[each.id] = ground(self.index, below, each, need)
            except Conflict as refusal:
                self.unfit[each.id] = refusal.findings

    def _chain(self, amendment: Amendment) -> tuple[str, ...]:
        """Name all that an amendment is written on top of, in order."""
        known = [id_ for id_ in amendment.after if id_ in self.by_id]
        chain = {below for id_ in known for below in (*self.below[id_], id_)}
        return tuple(sorted(chain, key=self.place.__getitem__))

    def pairs(self) -> Iterator[Pair]:
        """Walk the pairs that do not commute."""
        standing: dict[str, set[str]] = {}
        for id_, each in self.grounds.items():
            for stood in each.stands:
                standing.setdefault(stood, set()).add(id_)
        met: set[tuple[str, str]] = set()
        for id_, each in self.grounds.items():
            others = {other for place in each.disturbs for other in standing.get(place, ())}
            met |= {(min(id_, other), max(id_, other)) for other in others if other != id_}
        collisions: dict[tuple[str, str], Pair] = {}
        for one, other in sorted(met):
            if one not in self.below[other] and other not in self.below[one]:
                pair = self._tried(one, other)
                if pair is not None:
                    collisions[one, other] = pair
        yield from self._dependences()
        yield from collisions.values()
        yield from self._inherited(collisions)

    def _dependences(self) -> Iterator[Pair]:
        for id_ in self.grounds:
            for below in self.below[id_]:
                if below in self.grounds:
                    yield Pair(one=id_, other=below, relation=Relation.DEPENDS)

    def _inherited(self, collisions: Mapping[tuple[str, str], Pair]) -> Iterator[Pair]:
        """Walk the pairs that collide only through what one of them is written on top of."""
        for one, other in combinations(sorted(self.grounds), 2):
            if (one, other) in collisions or one in self.below[other] or other in self.below[one]:
                continue
            through = {
                id_
                for a in (*self.below[one], one)
                for b in (*self.below[other], other)
                if (min(a, b), max(a, b)) in collisions
                for id_ in {a, b} - {one, other}
            }
            if through:
                yield Pair(
                    one=one,
                    other=other,
                    relation=Relation.COLLIDE,
                    through=tuple(sorted(through)),
                )

    def _tried(self, one: str, other: str) -> Pair | None:
        """Enter two amendments in both orders; None if that comes to the same text."""
        shared = sorted({*self.below[one], *self.below[other]}, key=self.place.__getitem__)
        need = self.grounds[one].needs | self.grounds[other].needs
        text = carried_out(excerpt(self.index, need), [self.by_id[id_] for id_ in shared])
        if text is None:
            return None  # what they are written on collides, which is said of that
        return _entered(text, self.by_id[one], self.by_id[other])


def _entered(text: Constitution, first: Amendment, second: Amendment) -> Pair | None:
    """Enter two amendments in both orders; None if that comes to the same text."""
    after_first, after_second = carried_out(text, (first,)), carried_out(text, (second,))
    if after_first is None or after_second is None:
        return None  # it collides with what the other is written on, which is said of that
    disturbed = {each.id for each in stale(after_first, second)}
    disturbed |= {each.id for each in stale(after_second, first)}
    forth, back = _after(after_first, second), _after(after_second, first)
    same = forth is not None and forth == back
    if same and not disturbed:
        return None
    return Pair(
        one=first.id,
        other=second.id,
        relation=Relation.COLLIDE,
        meetings=tuple(_meetings(text, disturbed, first, second)),
        together=same,
    )


def _after(text: Constitution, amendment: Amendment) -> Constitution | None:
    try:
        return amend(text, amendment)
    except Conflict:
        return None


# --- where they meet --------------------------------------------------------------------------


def _meetings(
    text: Constitution, disturbed: set[str], first: Amendment, second: Amendment
) -> Iterator[Meeting]:
    """Walk what each expects and the other disturbs, or else what both act on, in order."""
    index = Index(text)
    order = {id_: at for at, id_ in enumerate((*index.instruments, *index.by_id))}
    mine, its = ({id_ for e in each.entries for id_ in acts_on(e)} for each in (first, second))
    for id_ in sorted(disturbed or mine & its, key=lambda id_: (order.get(id_, 0), id_)):
        around = _around(index, id_)
        yield Meeting(
            clause=id_,
            citation=cite_id(id_, index),
            instructions=tuple(
                (amendment.id, number)
                for amendment in (first, second)
                for number, entry in enumerate(amendment.entries, start=1)
                if around & {*acts_on(entry), *(a.id for a in anchors_of(entry.instruction))}
            ),
        )


def _around(index: Index, id_: str) -> set[str]:
    """Name a clause, what is within it, and its neighbours."""
    standing = index.by_id.get(id_)
    if standing is None:
        return {id_}
    return {*ids((standing.clause,)), standing.previous, standing.next} - {""}


# --- sets -------------------------------------------------------------------------------------


def _sets(pairs: Iterable[Pair]) -> Iterator[tuple[str, ...]]:
    """Join amendments that do not commute into the groups that have to be taken together."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        joined = group.get(pair.one, {pair.one}) | group.get(pair.other, {pair.other})
        group.update(dict.fromkeys(joined, joined))
    yield from sorted({tuple(sorted(each)) for each in group.values()})
