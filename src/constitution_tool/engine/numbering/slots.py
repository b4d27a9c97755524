"""Between which clauses of a series does a clause stand that has no number yet?

Beside it, the clause before it and the one after it that are numbered say so. Where nothing beside
it is numbered and there is something, it is not to be numbered either. Where nothing is beside it,
lists elsewhere that stand as deep in their headings and paragraphs show how one begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.numbering.schemes import readings
from constitution_tool.engine.numbering.sequence import How
from constitution_tool.engine.numbering.series import series_of
from constitution_tool.engine.numbering.under import taken_up

if TYPE_CHECKING:
    from constitution_tool.engine.numbering.places import Place
    from constitution_tool.engine.numbering.schemes import Scheme
    from constitution_tool.engine.numbering.series import Series
    from constitution_tool.model.instrument import Clause, Index, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place to be had in a series: after one, before another, either or both None at an end.

    `borne` are the labels that stand in the series or beside the clause already.
    """

    scheme: Scheme
    before: Place | None
    after: Place | None
    borne: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """Lists as deep begin in different ways: nothing says how this one is to begin."""


_Of = dict[str, tuple["Series", int]]
"""The series each clause is in, by id, and at what position."""


def slot_of(id_: str, index: Index) -> Slot | Unclear | None:
    """Find the slot of a clause that has no number; None where it is not to have one."""
    standing = index.by_id[id_]
    series = series_of(standing.instrument)
    of: _Of = {m.clause.id: (each, at) for each in series for at, m in enumerate(each)}
    beside = [each for each in standing.siblings if each.kind is standing.clause.kind]
    at = beside.index(standing.clause)
    before = next((of[each.id] for each in reversed(beside[:at]) if each.id in of), None)
    after = next((of[each.id] for each in beside[at + 1 :] if each.id in of), None)
    numbered = frozenset(each.number for each in beside if each.number)
    if before:
        return _slot(before[0], before[1] + 1, numbered)
    if after:
        return _slot(*after, numbered)
    return None if len(beside) > 1 else _beginning(standing, of, index)


def _slot(series: Series, at: int, beside: frozenset[str]) -> Slot:
    before = series[at - 1] if at else None
    after = series[at] if at < len(series) else None
    return Slot(
        scheme=next(each.read.scheme for each in (before, after) if each),
        before=before.read.place if before else None,
        after=after.read.place if after else None,
        borne=beside | {member.clause.number for member in series},
    )


def _beginning(standing: Standing, of: _Of, index: Index) -> Slot | Unclear | None:
    """Begin a list as those begin that stand as deep, or go on where they go on."""
    order = {id_: at for at, id_ in enumerate(index.by_id)}
    depth = _depth(standing)
    firsts: set[str] = set()
    for other in index.by_id.values():
        if other.instrument is not standing.instrument or _depth(other) != depth:
            continue
        if other.clause is standing.clause or other.clause is not _first(other):
            continue
        series, at = of.get(other.clause.id, ((), 0))
        if series and series[at].read.how is How.CONTINUES:
            here = order[standing.clause.id]
            passed = sum(order[member.clause.id] < here for member in series)
            return _slot(series, passed, frozenset())
        firsts.add(_as_under(other, standing))
    if firsts == {""} or not firsts:
        return None
    found = readings(firsts.pop()) if len(firsts) == 1 else ()
    if not found:
        return Unclear()
    scheme, place = found[0]
    return Slot(scheme=scheme, before=(place[0] - 1,), after=None, borne=frozenset())


def _as_under(other: Standing, standing: Standing) -> str:
    """Give the label of another list's first, with the number of what the new list stands under."""
    if not (other.ancestors and standing.ancestors):
        return other.clause.number
    above, instead = other.ancestors[-1].number, standing.ancestors[-1].number
    return taken_up(other.clause.number, above, instead) or other.clause.number


def _first(standing: Standing) -> Clause:
    kind = standing.clause.kind
    return next(each for each in standing.siblings if each.kind is kind)


def _depth(standing: Standing) -> tuple[str, ...]:
    return tuple(each.kind.value for each in (*standing.ancestors, standing.clause))
