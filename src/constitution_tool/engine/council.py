"""What is before Council: the draft, amendment by amendment, with the entries of the schedule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.misfit import misfit
from constitution_tool.engine.amending.named import roots_of, targets_of
from constitution_tool.engine.authority.moment import in_place
from constitution_tool.errors import Conflict, Finding, Place
from constitution_tool.model.amendment import (
    Amendment,
    AtMeeting,
    Entry,
    ForApproval,
)
from constitution_tool.model.instrument import Constitution, Index, standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class PartOf(Enum):
    """Which part of the schedule a change stands in."""

    FOR_APPROVAL = "A"
    DECIDED = "B"
    CARRIED = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One amendment carried out on the draft: the whole text on either side of it, indexed."""

    amendment: Amendment
    part: PartOf
    before: Index
    after: Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of the schedule: all that one amendment does to one clause.

    `number` counts from 1 through all parts; `entries` are the instructions that act on the
    clause, each with its position in the amendment (1 is first).
    """

    number: int
    clause: str
    made: Made
    entries: tuple[tuple[int, Entry], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeCouncil:
    """The adopted text, the text before Council, the amendments between, and the schedule.

    The first `committee` of the amendments were in the draft when the Committee gave its authority.
    """

    base: Constitution
    text: Constitution
    made: tuple[Made, ...]
    items: tuple[Item, ...]
    committee: int = 0

    def after(self, many: int) -> Constitution:
        """Give the text after the first so many amendments."""
        return self.made[many - 1].after.constitution if many else self.base

    def reached(self, text: Constitution) -> int | None:
        """Say after how many amendments the text was this one; None if it never was."""
        return next((n for n in range(len(self.made) + 1) if self.after(n) == text), None)

    def part(self, part: PartOf) -> tuple[Item, ...]:
        """Give the entries of one part of the schedule, in order."""
        return tuple(item for item in self.items if item.made.part is part)


def in_order(amendments: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """Put amendments by id, but each after those it is written on top of (or what they became).

    Raises:
        Conflict: two amendments are each written on top of the other.
    """
    waiting = sorted(amendments, key=lambda amendment: amendment.id)
    names = {amendment.id: {amendment.id, amendment.in_place_of} for amendment in waiting}
    ids = Counter(name for each in names.values() for name in each)
    done: list[Amendment] = []
    while waiting:
        ready = next((a for a in waiting if not any(ids[name] for name in a.after)), None)
        if ready is None:
            raise Conflict(
                Finding(
                    code="after-circle",
                    problem=f"Amendments {', '.join(a.id for a in waiting)} are each written on "
                    "top of another of them.",
                    remedy="take one of them out of the `after` line of another.",
                    place=Place(path=f"amendments/{waiting[0].id}.md"),
                )
            )
        waiting.remove(ready)
        ids.subtract(names[ready.id])
        done.append(ready)
    return tuple(done)


def before_council(
    base: Constitution,
    entered: Iterable[Amendment],
    proposed: Iterable[Amendment],
    carried: Iterable[Amendment] = (),
) -> BeforeCouncil:
    """Compute the draft: the adopted text, then what is entered, then what is for approval.

    What was carried at a meeting in the place of one of those stands where that stood.

    Args:
        base: the text as adopted.
        entered: amendments entered in the draft, in the order of the register.
        proposed: amendments for Council's approval, in any order.
        carried: those carried at the meeting and not entered, in any order.

    Raises:
        Conflict: one of them does not fit the text it is written on.
    """
    at_meeting = tuple(carried)
    varied = {one.in_place_of for one in at_meeting} - {""}
    put = (one for one in (*proposed, *at_meeting) if one.id not in varied)
    chain = in_place(entered, in_order(put))
    return _carried_out(base, [(one, _part_of(one)) for one in chain])


def supposing(base: Constitution, chosen: Iterable[Amendment]) -> BeforeCouncil:
    """Compute what a text would be if these amendments passed, and no others.

    Args:
        base: the text they are put to.
        chosen: the amendments, in any order; each must fit on the base and those it is written on.

    Raises:
        Conflict: one of them does not fit.
    """
    ordered = in_order(chosen)
    try:
        return _carried_out(base, [(one, _part_of(one)) for one in ordered])
    except Conflict as refused:
        raise Conflict(*(tuple(_left_behind(ordered)) or refused.findings)) from refused


def _left_behind(chosen: tuple[Amendment, ...]) -> Iterator[Finding]:
    """Say which of those that do not fit are written on others that were not chosen."""
    ids = {one.id for one in chosen}
    for one in chosen:
        if missing := [below for below in one.after if below not in ids]:
            yield Finding(
                code="after-not-chosen",
                problem=f"{one.id} is written on top of {' and '.join(missing)}.",
                remedy=f"name {' and '.join(missing)} as well, or a text that has what they do.",
                place=Place(path=f"amendments/{one.id}.md"),
            )


def _part_of(amendment: Amendment) -> PartOf:
    for_approval = isinstance(amendment.basis, ForApproval)
    return PartOf.FOR_APPROVAL if for_approval else _entered_part(amendment)


def _entered_part(amendment: Amendment) -> PartOf:
    """Tell what was carried at the meeting from what was decided before it."""
    return PartOf.CARRIED if isinstance(amendment.basis, AtMeeting) else PartOf.DECIDED


def _carried_out(base: Constitution, chain: Iterable[tuple[Amendment, PartOf]]) -> BeforeCouncil:
    text, now = base, Index(base)
    made: list[Made] = []
    for amendment, part in chain:
        done = [(one.amendment.id, one.before.constitution) for one in made]
        if findings := misfit(text, amendment, done):
            raise Conflict(*findings)
        text, before = amend(text, amendment), now
        now = Index(text)
        made.append(Made(amendment=amendment, part=part, before=before, after=now))
    return BeforeCouncil(base=base, text=text, made=tuple(made), items=_items(base, text, made))


def acts_on(entry: Entry) -> tuple[str, ...]:
    """Name the clauses an instruction is about: its targets, and those it puts beside them."""
    ids = [target.id for target in targets_of(entry.instruction)]
    return tuple(dict.fromkeys((*ids, *roots_of(entry.instruction))))


def _in_print(text: Constitution) -> Iterator[str]:
    """Walk the ids of a text in the order printed, each instrument's before its clauses'."""
    for instrument in text.instruments:
        yield instrument.id
        yield from (standing.clause.id for standing in standings(instrument))


def _items(base: Constitution, text: Constitution, made: list[Made]) -> tuple[Item, ...]:
    """Number the entries: part by part, each in the order of the text."""
    order = {id_: place for place, id_ in enumerate(_in_print(base))}
    order |= {id_: place for place, id_ in enumerate(_in_print(text))}
    found: list[tuple[str, int, int, str, Made, list[tuple[int, Entry]]]] = []
    for applied, one in enumerate(made):
        by_clause: dict[str, list[tuple[int, Entry]]] = {}
        for position, entry in enumerate(one.amendment.entries, start=1):
            for clause in acts_on(entry):
                by_clause.setdefault(clause, []).append((position, entry))
        found += [
            (one.part.value, order.get(clause, 0), applied, clause, one, entries)
            for clause, entries in by_clause.items()
        ]
    found.sort(key=lambda row: row[:3])
    return tuple(
        Item(number=number, clause=clause, made=one, entries=tuple(entries))
        for number, (*_, clause, one, entries) in enumerate(found, start=1)
    )
