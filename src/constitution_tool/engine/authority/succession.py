"""May one version of the office-holders follow another?

Nobody is taken out of the record, no key is back-dated, erased or revived, and no term of office is
rewritten: an old signature stays as good, or as bad, as it was (`3-formats`, "register/").
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.offices import holdings_on
from constitution_tool.errors import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.offices import Bench
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.authority import Holding, OfficeHolders, Person, Policy, PublicKey

_REMEDY = "make the new version from the one on record, and change only what is decided."


def broken_off(old: OfficeHolders, new: Kept[OfficeHolders], sequence: int) -> Iterator[Finding]:
    """Find what a new version says of the past that the old one does not.

    Args:
        old: the version in force.
        new: the version that is to follow it.
        sequence: the number of the entry that puts it on record.
    """
    if new.value.version != old.version + 1:
        problem = f"Version {new.value.version} does not follow version {old.version}."
        yield _finding("version-order", problem, new.path)
    people = {person.id: person for person in new.value.people}
    for person in old.people:
        if person.id not in people:
            problem = f"{person.name} was taken out of the office-holders."
            yield _finding("person-erased", problem, new.path)
        else:
            yield from _keys(person, people[person.id], sequence, new.path)
    known = {person.id for person in old.people}
    for person in new.value.people:
        if person.id not in known:
            yield from _new_keys(person, person.keys, sequence, new.path)
    yield from _holdings(old, new)


def contradicting(register: Register, new: Kept[OfficeHolders]) -> Iterator[Finding]:
    """Find who signed something on record, in an office they would not have held on that day.

    A term may be put on record late, but not so that what was decided was decided by nobody.
    """
    for (subject, _), said in register.statements.items():
        entry = register.entry_of(subject)
        statement = said.value.statement
        for who in (statement, statement.attested):
            if entry is None or who is None:
                continue
            for day in sorted({statement.day, entry.value.day}):
                held = {each.person for each in holdings_on(new.value, who.office, day)}
                if who.person not in held:
                    problem = (
                        f"{who.person} would not have held {who.office} on {day}, and signed "
                        f"{subject} for it, which is on record."
                    )
                    yield _finding("holding-contradicts", problem, new.path)


def incompatible(holders: Kept[OfficeHolders], policy: Policy, bench: Bench) -> Iterator[Finding]:
    """Find a person who holds, on one day, two offices that exclude each other."""
    names = {person.id: person.name for person in holders.value.people}
    for offices in policy.incompatible:
        held = [holding for holding in holders.value.holdings if holding.office in offices]
        for one, other in combinations(held, 2):
            same = one.person == other.person and one.office != other.office
            if same and _overlap(one, other):
                both = f"{bench.the(one.office)} and {bench.the(other.office)}"
                problem = f"{names[one.person]} would be both {both} at once."
                remedy = "appoint another person: the policy says that these exclude each other."
                place = Place(path=holders.path)
                yield Finding(
                    code="offices-incompatible", problem=problem, remedy=remedy, place=place
                )


def _overlap(one: Holding, other: Holding) -> bool:
    starts_in = other.end is None or one.start <= other.end
    return starts_in and (one.end is None or other.start <= one.end)


def _keys(old: Person, new: Person, sequence: int, path: str) -> Iterator[Finding]:
    """Old keys stay, in their order; one may end, once, and not before this entry."""
    kept = new.keys[: len(old.keys)]
    for position, was in enumerate(old.keys):
        now = kept[position] if position < len(kept) else None
        if now is None or (now.line, now.from_entry) != (was.line, was.from_entry):
            problem = f"A key of {old.name} was taken out of the record, or altered."
            yield _finding("key-erased", problem, path)
        elif was.until_entry and now.until_entry != was.until_entry:
            problem = f"A key of {old.name} that had ended would be valid again, or end otherwise."
            yield _finding("key-revived", problem, path)
        elif now.until_entry and not was.until_entry and now.until_entry < sequence:
            problem = (
                f"A key of {old.name} would end with entry {now.until_entry}, before entry "
                f"{sequence}, which is to say so."
            )
            yield _finding("key-back-dated", problem, path)
        elif now.compromised and now.until_entry > sequence:
            problem = (
                f"A key of {old.name} is compromised, and yet would sign until entry "
                f"{now.until_entry}."
            )
            yield _finding("key-compromised-valid", problem, path)
        elif was.compromised and now.compromised != was.compromised:
            problem = f"A key of {old.name} is on record as compromised, and would not be."
            yield _finding("key-revived", problem, path)
    yield from _new_keys(new, new.keys[len(old.keys) :], sequence, path)


def _new_keys(
    person: Person, keys: tuple[PublicKey, ...], sequence: int, path: str
) -> Iterator[Finding]:
    for key in keys:
        if key.from_entry <= sequence:
            problem = (
                f"A new key of {person.name} would be valid from entry {key.from_entry}; entry "
                f"{sequence} enrols it, and it is valid after that."
            )
            yield _finding("key-back-dated", problem, path)


def _holdings(old: OfficeHolders, new: Kept[OfficeHolders]) -> Iterator[Finding]:
    """Old terms of office stay, in their order; one that had no end may get one."""
    kept = new.value.holdings[: len(old.holdings)]
    for position, was in enumerate(old.holdings):
        now = kept[position] if position < len(kept) else None
        same = now and _term(now) == _term(was) and was.end in (None, now.end)
        if not same:
            problem = (
                f"{was.person}’s term as {was.office} was taken out of the record, or altered."
            )
            yield _finding("holding-altered", problem, new.path)


def _term(holding: Holding) -> tuple[str, str, str, str, str]:
    start = holding.start.isoformat()
    return holding.office, holding.person, start, holding.minute, holding.deputy


def _finding(code: str, problem: str, path: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=_REMEDY, place=Place(path=path))
