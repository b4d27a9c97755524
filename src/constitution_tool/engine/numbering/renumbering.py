"""Which clauses must have other numbers, so that a series is whole after clauses came or went?

Only those from where it changed, and only as far as is needed: a number left out before is still
left out, and is taken up where one more is needed. What stands under a renumbered clause and takes
up its number (4.2 under 4) follows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.numbering.places import BEFORE_ALL, whole_after
from constitution_tool.engine.numbering.sequence import How
from constitution_tool.engine.numbering.series import series_of
from constitution_tool.engine.numbering.under import following
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_tool.engine.numbering.places import Place
    from constitution_tool.engine.numbering.schemes import Scheme
    from constitution_tool.engine.numbering.series import Member
    from constitution_tool.model.instrument import Clause, Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """A clause that has another number, as printed before and after; `cited` as it was before."""

    id: str
    cited: str
    old: str
    new: str


def renumbered(
    old: Constitution, new: Constitution, came: Collection[str], moved: Collection[str] = ()
) -> tuple[Became, ...]:
    """Work out which clauses are to be renumbered, in the order of the text.

    Args:
        old: the text before.
        new: the text after, in which none is renumbered yet.
        came: the ids of clauses that were put in, with their numbers, if they are to have any.
        moved: the ids of clauses that were moved: they are numbered by where they now stand.

    Raises:
        Conflict: a series has no further number.
    """
    after = Index(new)
    runs = _Runs(old, after, (*came, *moved))
    due: dict[str, str] = {}
    for run in runs.touched():
        for clause, label in _whole(run, after, frozenset(moved)):
            due[clause.id] = label
            due |= {under.id: number for under, number in following(clause, label)}
    before = Index(old)
    return tuple(
        Became(
            id=id_,
            cited=cite_id(id_, before if id_ in before.by_id else after),
            old=standing.clause.number,
            new=due[id_],
        )
        for id_, standing in after.by_id.items()
        if due.get(id_, standing.clause.number) != standing.clause.number
    )


@dataclass(slots=True, kw_only=True)
class _Run:
    """A series: who was in it, and the ids of all that were ever in it, in their new order."""

    scheme: Scheme
    members: dict[str, Member]
    order: list[str]
    is_touched: bool = False


class _Runs:
    """The series of the old text, with what came put into them and what went left in its place."""

    def __init__(self, old: Constitution, after: Index, placed: Collection[str]) -> None:
        self._after = after
        self._of: dict[str, _Run] = {}
        self._runs: list[_Run] = []
        for instrument in old.instruments:
            if any(instrument is each for each in after.instruments.values()):
                continue
            for series in series_of(instrument):
                members: dict[str, Member] = {member.clause.id: member for member in series}
                run = _Run(scheme=series[0].read.scheme, members=members, order=list(members))
                self._runs.append(run)
                self._of |= dict.fromkeys(members, run)
        gone = {id_ for id_ in self._of if id_ not in after.by_id}
        for id_ in gone:
            self._of[id_].is_touched = True
        for id_ in placed:
            if id_ in self._of:
                self._take(id_)
        for id_ in (id_ for id_ in after.by_id if id_ in placed):
            self._put(id_)

    def touched(self) -> Iterator[_Run]:
        """Walk the series in which something came or went."""
        return (run for run in self._runs if run.is_touched)

    def _take(self, id_: str) -> None:
        """Leave a moved clause's old place empty: under another name, as if it had gone."""
        run = self._of.pop(id_)
        run.is_touched = True
        run.order[run.order.index(id_)] = f"{id_} before"
        run.members[f"{id_} before"] = run.members.pop(id_)

    def _put(self, id_: str) -> None:
        standing = self._after.by_id[id_]
        beside = [each for each in standing.siblings if each.kind is standing.clause.kind]
        at = beside.index(standing.clause)
        for anchors, step in ((reversed(beside[:at]), 1), (iter(beside[at + 1 :]), 0)):
            anchor = next((each.id for each in anchors if each.id in self._of), None)
            if anchor is not None:
                run = self._of[anchor]
                run.order.insert(run.order.index(anchor) + step, id_)
                run.is_touched = True
                self._of[id_] = run
                return


def _whole(run: _Run, after: Index, moved: Collection[str]) -> Iterator[tuple[Clause, str]]:
    """Walk the clauses of a series that need another number, each with it."""
    last = BEFORE_ALL
    is_same, is_closing = True, False
    for id_ in run.order:
        member = run.members.get(id_)
        if member and _leaves_out(member, is_first=id_ == run.order[0]):
            last = max(last, (member.read.place[0] - 1,))
        if id_ not in after.by_id:
            is_same, is_closing = False, True
            continue
        clause = after.by_id[id_].clause
        if member is None:
            place = whole_after(last)
            if id_ not in moved and run.scheme.place(clause.number) != place:
                continue  # a number of the drafter's own, for which nobody makes room
            is_same = False
        elif clause.number != member.clause.number:
            last, is_same = run.scheme.place(clause.number) or last, False
            continue  # a number that was typed in its place is kept
        elif is_same or (member.read.place > last and not is_closing):
            place = member.read.place
        else:
            place = whole_after(last)
        if member and place == member.read.place:
            is_same, is_closing = True, False
        label = _label(run, place, clause, after)
        if label != clause.number:
            yield clause, label
        last = place


def _leaves_out(member: Member, *, is_first: bool) -> bool:
    """Say whether numbers before a clause were left out, or stand under an earlier heading."""
    how = member.read.how
    return how is How.GAP or (is_first and how in (How.LATE, How.CONTINUES))


def _label(run: _Run, place: Place, clause: Clause, after: Index) -> str:
    if place == run.scheme.place(clause.number):
        return clause.number
    label = run.scheme.label(place)
    if label is None:
        refuse(
            "number-none",
            f"{cite_id(clause.id, after)} would have to be renumbered, and there is no number "
            "further on.",
            "number the new paragraph yourself.",
        )
    return label
