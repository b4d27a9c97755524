"""Which office-holders follow those on record, when one thing about them is decided?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, Usage
from constitution_tool.model.authority import Holding, OfficeHolders, Person, PublicKey
from constitution_tool.model.wishes import Appoint, EndKey, Enrol, Retire
from constitution_tool.sshsig.fault import Refused
from constitution_tool.sshsig.public_key import read_public_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.model.wishes import Someone, Terms

_DAY = timedelta(days=1)


def founded(holders: Iterable[tuple[str, Someone]], terms: Terms) -> OfficeHolders:
    """Make the first version: who holds which office from the founding.

    Raises:
        Usage: An office is held twice, or a key cannot be used.
    """
    new = OfficeHolders(version=1, people=(), holdings=())
    for office, who in holders:
        if any(held.office == office for held in new.holdings):
            raise _unclear(f"Two people are named for {office}.", "name one holder an office.")
        new, person = _with_person(new, who, from_entry=1)
        new = _with_holding(
            new,
            Holding(
                office=office, person=person.id, start=terms.day, end=None, minute=terms.minute
            ),
        )
    return new


def followed(
    old: OfficeHolders, wish: Appoint | Retire | Enrol | EndKey, terms: Terms, sequence: int
) -> tuple[OfficeHolders, str]:
    """Make the version that follows, and say in a line what it changes.

    Args:
        old: the version in force.
        wish: what is decided.
        terms: its day and minute.
        sequence: the number of the entry that will put it on record; a new key is valid after it.

    Raises:
        Usage: It names someone, an office or a key that is not there.
    """
    new = replace(old, version=old.version + 1)
    match wish:
        case Appoint():
            return _appointed(new, wish, terms, sequence)
        case Retire():
            return _retired(new, wish)
        case Enrol(who=who):
            person = _person(new, who.called)
            if not who.key:
                raise _unclear("No key is named.", "name its public file with --public-key.")
            return _enrolled(new, person, who.key, sequence + 1), f"A key for {person.name}"
        case EndKey():
            return _ended(new, wish, sequence)
        case _:
            assert_never(wish)


def _appointed(
    new: OfficeHolders, wish: Appoint, terms: Terms, sequence: int
) -> tuple[OfficeHolders, str]:
    new, person = _with_person(new, wish.who, sequence + 1)
    if not wish.deputy:
        last = wish.since - _DAY
        new = replace(
            new,
            holdings=tuple(
                replace(held, end=last) if _gives_way(held, wish) else held for held in new.holdings
            ),
        )
    holding = Holding(
        office=wish.office,
        person=person.id,
        start=wish.since,
        end=wish.until,
        minute=terms.minute,
        deputy=wish.deputy,
    )
    what = "deputy for" if wish.deputy else "appointed as"
    return _with_holding(new, holding), f"{person.name} {what} {wish.office}"


def _gives_way(held: Holding, wish: Appoint) -> bool:
    """Say whether a holder leaves when another is appointed; deputies stay."""
    holds = held.office == wish.office and not held.deputy
    return holds and held.end is None and held.start < wish.since


def _retired(new: OfficeHolders, wish: Retire) -> tuple[OfficeHolders, str]:
    leaving = [
        held
        for held in new.holdings
        if held.office == wish.office and held.end is None and wish.person in {"", held.person}
    ]
    if len(leaving) != 1:
        found = "nobody" if not leaving else " and ".join(held.person for held in leaving)
        raise _unclear(
            f"{wish.office} is held without an end by {found}.", "say who leaves with --person."
        )
    (one,) = leaving
    holdings = tuple(replace(h, end=wish.until) if h is one else h for h in new.holdings)
    person = _person(new, one.person)
    return replace(new, holdings=holdings), f"{person.name} leaves {wish.office}"


def _ended(new: OfficeHolders, wish: EndKey, sequence: int) -> tuple[OfficeHolders, str]:
    person = _person(new, wish.who.called)
    wanted = _read(wish.who.key) if wish.who.key else None
    live = [
        key
        for key in person.keys
        if not key.until_entry and wanted in (None, read_public_line(key.line))
    ]
    if len(live) != 1:
        raise _unclear(
            f"{person.name} has {len(live)} keys that this could mean.",
            "name the key with --public-key.",
        )
    (one,) = live
    ended = replace(one, until_entry=sequence, compromised=wish.compromised)
    keys = tuple(ended if key is one else key for key in person.keys)
    what = "A compromised key" if wish.compromised else "A key"
    return _with(new, replace(person, keys=keys)), f"{what} of {person.name} ends"


# --- people and keys --------------------------------------------------------------------------


def _with_person(
    holders: OfficeHolders, who: Someone, from_entry: int
) -> tuple[OfficeHolders, Person]:
    """Find a person by id or name, or add one; then give them the key that comes with them."""
    known = [each for each in holders.people if who.called in {each.id, each.name}]
    if known:
        person = known[0]
    else:
        person = Person(id=who.id or _slug(who.called, holders), name=who.called, keys=())
        holders = replace(holders, people=(*holders.people, person))
    if who.key:
        holders = _enrolled(holders, person, who.key, from_entry)
        person = _person(holders, person.id)
    return holders, person


def _enrolled(holders: OfficeHolders, person: Person, line: str, from_entry: int) -> OfficeHolders:
    _read(line)
    key = PublicKey(line=line.strip(), from_entry=from_entry)
    return _with(holders, replace(person, keys=(*person.keys, key)))


def _read(line: str) -> object:
    try:
        return read_public_line(line.strip())
    except Refused as refused:
        raise Usage(
            Finding(
                code=refused.fault.value,
                problem=f"The public key cannot be used. {refused.problem}",
                remedy="name the .pub file of an ed25519 key or of a security key.",
            )
        ) from refused


def _with(holders: OfficeHolders, person: Person) -> OfficeHolders:
    people = tuple(person if each.id == person.id else each for each in holders.people)
    return replace(holders, people=people)


def _with_holding(holders: OfficeHolders, holding: Holding) -> OfficeHolders:
    return replace(holders, holdings=(*holders.holdings, holding))


def _person(holders: OfficeHolders, called: str) -> Person:
    for person in holders.people:
        if called in {person.id, person.name}:
            return person
    known = ", ".join(person.id for person in holders.people)
    raise _unclear(f"Nobody on record is called “{called}”.", f"name one of: {known}.")


def _slug(name: str, holders: OfficeHolders) -> str:
    """Make a short permanent id of a name."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall("[a-z0-9]+", flat)[:8]) or "person"
    base = base if base[0].isalpha() else f"person-{base}"
    taken = {person.id for person in holders.people}
    number = 2
    slug = base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _unclear(problem: str, remedy: str) -> Usage:
    return Usage(Finding(code="office-unclear", problem=problem, remedy=remedy))
