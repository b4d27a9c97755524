"""What is wrong with the numbers of a text, and which amending instruction would put it right?

A label stands as it was printed, so nothing here is an error: each is said, with the instruction
that a person would draft. What can be explained is not said: a number left out that stands out of
its order beside, or under a heading too deep, or that a paragraph bore there once and is omitted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend_clauses import ids
from constitution_tool.engine.numbering.mending import free, moved, renumber
from constitution_tool.engine.numbering.missing import Borne, left_out
from constitution_tool.engine.numbering.placeholder import is_placeholder
from constitution_tool.engine.numbering.places import follows
from constitution_tool.engine.numbering.policy import number_left
from constitution_tool.engine.numbering.sequence import How
from constitution_tool.engine.numbering.series import series_in, series_of
from constitution_tool.engine.numbering.under import astray_under
from constitution_tool.errors import NOWHERE, Finding, Severity
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from constitution_tool.engine.numbering.mending import Mend
    from constitution_tool.engine.numbering.places import Place
    from constitution_tool.engine.numbering.schemes import Scheme
    from constitution_tool.engine.numbering.series import Member, Series
    from constitution_tool.errors import Place as InFile
    from constitution_tool.model.instrument import Clause, Constitution

_LIKEWISE = " Those after it follow in the same way."
_NAMED = 3
"""So many numbers left out are named; more are counted."""

UNSETTLED = "number-unsettled"
"""The code of the finding on a placeholder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with the number of one clause; `mend` is what would put it right, if any is."""

    id: str
    finding: Finding
    mend: str


def faults(
    constitution: Constitution,
    positions: Mapping[str, InFile],
    recorded: Callable[[], Iterable[Constitution]] = tuple,
) -> tuple[Fault, ...]:
    """Find gaps, duplicates, labels out of order or unlike what they stand under, placeholders.

    Args:
        constitution: the text.
        positions: where each id stands in the files, as far as is known.
        recorded: gives the texts on record: a number omitted since is no fault.
    """
    index, borne = Index(constitution), Borne(recorded).within
    return tuple(
        replace(fault, finding=replace(fault.finding, place=positions.get(fault.id, NOWHERE)))
        for instrument in constitution.instruments
        for fault in _Judging(index, borne, series_of(instrument)).found(instrument.clauses, "")
    )


def upset(before: Index, after: Index, touched: Collection[str]) -> Iterator[Fault]:
    """Walk what is wrong with numbers in a text beside the clauses touched, and was not before.

    Lists may go on from any others here, for only the clauses beside are looked at.

    Args:
        before: the text before.
        after: the text after.
        touched: the ids of clauses put in, omitted, renumbered or moved.
    """
    standing = (text.by_id.get(id_) for text in (before, after) for id_ in touched)
    parents = dict.fromkeys(each.parent for each in standing if each)
    for parent in parents:
        there, _ = _within(parent, before)
        labels = {clause.number for clause in there}
        said = {(fault.id, fault.finding.code) for fault in _beside(parent, before, labels)}
        for fault in _beside(parent, after, labels):
            if (fault.id, fault.finding.code) not in said:
                yield fault


def _beside(parent: str, index: Index, borne: set[str]) -> Iterator[Fault]:
    """Walk what is wrong with the clauses right in another, where some labels were once borne."""
    siblings, above = _within(parent, index)
    judging = _Judging(index, lambda _parent: borne, series_in(parent, siblings))
    yield from judging.found(siblings, above)


def _within(parent: str, index: Index) -> tuple[tuple[Clause, ...], str]:
    """Give the clauses right in another or in an instrument, and the number they stand under."""
    standing = index.by_id.get(parent)
    if standing is None:
        instrument = index.instruments.get(parent)
        return (instrument.clauses if instrument else ()), ""
    around = (standing.clause, *reversed(standing.ancestors))
    return standing.clause.children, next((each.number for each in around if each.number), "")


class _Judging:
    """Some series of a text, and what explains the numbers that are left out of them."""

    def __init__(
        self,
        index: Index,
        borne: Callable[[str], Collection[str]],
        series: tuple[Series, ...],
    ) -> None:
        self.index = index
        self.borne = borne
        self.series = series
        # The labels suggested in a series: clauses with others by mistake are to have them.
        self.given: dict[int, set[str]] = {id(each): set() for each in series}

    def found(self, siblings: tuple[Clause, ...], above: str) -> Iterator[Fault]:
        """Walk what is wrong, in the order of the text: in series, then under others."""
        members = [(member, series) for series in self.series for member in series]
        order = {id_: at for at, id_ in enumerate(ids(siblings))}
        members.sort(key=lambda each: order[each[0].clause.id])
        latest: dict[Scheme, Place] = {}
        for member, series in members:
            read = member.read
            going_on = read.scheme in latest and follows(latest[read.scheme], read.place)
            # What stands right in a protocol may go on from another protocol.
            going_on |= not read.depth and member.parent in self.index.instruments
            if not (read.how is How.LATE and going_on):
                yield from self._fault(member, series)
            latest[read.scheme] = read.place
        for id_ in order:
            number = self.index.by_id[id_].clause.number
            if is_placeholder(number):
                problem = f"is numbered “{number}” only until it is given a number."
                mend = renumber(id_, number_left(id_, self.index), self.index)
                yield self._said(id_, UNSETTLED, problem, mend)
        for id_, label in astray_under(siblings, above):
            number = self.index.by_id[id_].clause.number
            over = next(a.number for a in reversed(self.index.by_id[id_].ancestors) if a.number)
            problem = f"is numbered “{number}”, and stands under “{over}”."
            mend = renumber(id_, label, self.index)
            yield self._said(id_, "number-under", problem, mend, _LIKEWISE)

    def _left(self, member: Member, series: Series) -> tuple[str, ...]:
        """Name the labels a clause leaves out that are not found beside it, deeper or on record."""
        beside = {each.number for each in self.index.by_id[member.clause.id].siblings}
        found = beside | self.given[id(series)]
        for other in self.series:
            first = other[0].read
            if first.how in (How.CONTINUES, How.LATE) and first.scheme == member.read.scheme:
                found |= self.given[id(other)] | {each.clause.number for each in other}
        left = [label for label in left_out(member) if label not in found]
        borne = self.borne(member.parent) if left else ()
        return tuple(label for label in left if label not in borne)

    def _fault(self, member: Member, series: Series) -> Iterator[Fault]:
        read, number, index = member.read, member.clause.number, self.index
        last = read.scheme.label(read.last) if read.last else ""
        given, likewise = self.given[id(series)], ""
        match read.how:
            case How.LATE | How.GAP:
                left = self._left(member, series)
                if not left and left_out(member):
                    return
                mend, likewise = renumber(member.clause.id, next(iter(left), ""), index), _LIKEWISE
                code = "number-late" if read.how is How.LATE else "number-gap"
                problem = f"follows “{last}”: {_named(left)} left out."
                if read.how is How.LATE:
                    problem = f"begins with “{number}”, and nothing before it leads up to that."
            case How.ASTRAY if number not in _labels(series, member):
                code, mend = "number-out-of-sequence", moved(member, series, index)
                mend = mend or free(member, series, given, index)
                problem = f"is numbered “{number}”, and stands after “{last}”."
            case How.DOUBLED | How.ASTRAY:
                code, mend = "number-doubled", free(member, series, given, index)
                problem = f"is numbered “{number}”, as another of its list is."
            case _:
                return
        if mend:
            given.add(mend.label)
        yield self._said(member.clause.id, code, problem, mend, likewise)

    def _said(
        self, id_: str, code: str, problem: str, mend: Mend | None, likewise: str = ""
    ) -> Fault:
        when = "before it is adopted" if code == UNSETTLED else "if that is not meant"
        remedy = f"{when}: {mend.sentence}{likewise}" if mend else f"renumber it {when}."
        return Fault(
            id=id_,
            mend=mend.sentence if mend else "",
            finding=Finding(
                code=code,
                problem=f"{cite(self.index.by_id[id_])} {problem}",
                remedy=remedy,
                severity=Severity.WARNING,
            ),
        )


def _labels(series: Series, but: Member) -> set[str]:
    return {member.clause.number for member in series if member is not but}


def _named(missing: tuple[str, ...]) -> str:
    if not missing:
        return "numbers are"
    if len(missing) > _NAMED:
        return f"{len(missing)} numbers are"
    names = [f"“{label}”" for label in missing]
    if len(names) == 1:
        return f"{names[0]} is"
    return f"{', '.join(names[:-1])} and {names[-1]} are"
