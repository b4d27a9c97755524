"""Who holds which office on a day, with which key, and under what name is it spoken of?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.notation.register.statement_file import DEPUTY, HOLDER
from constitution_tool.sshsig.public_key import read_public_line

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.model.authority import Holding, OfficeHolders, Person, PublicKey
    from constitution_tool.sshsig.public_key import PublicKey as Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The council whose record is judged: its domain, and its offices as printed."""

    domain: str
    offices: tuple[tuple[str, str], ...] = ()

    def the(self, office: str) -> str:
        """Speak of an office: “the Monitoring Officer”."""
        return f"the {dict(self.offices).get(office, office)}"

    def namespace(self, office: str) -> str:
        """Name the purpose of an office's signatures: what `ssh-keygen -n` is given."""
        return f"{office}.v1@{self.domain}"


def person_of(holders: OfficeHolders, person: str) -> Person | None:
    """Find a person by id."""
    return next((each for each in holders.people if each.id == person), None)


def holdings_on(holders: OfficeHolders, office: str, day: date) -> tuple[Holding, ...]:
    """Find who holds an office on a day, the holder before any deputy."""
    held = (
        holding
        for holding in holders.holdings
        if holding.office == office
        and holding.start <= day
        and (holding.end is None or day <= holding.end)
    )
    return tuple(sorted(held, key=lambda holding: holding.deputy != ""))


def capacity_of(holding: Holding) -> str:
    """Say in what capacity someone holds an office: `holder`, or `deputy: reason`."""
    return f"{DEPUTY}{holding.deputy}" if holding.deputy else HOLDER


def owner_of(holders: OfficeHolders, key: Key) -> tuple[Person, PublicKey] | None:
    """Find whose key this is, whether or not it is still valid."""
    for person in holders.people:
        for listed in person.keys:
            if read_public_line(listed.line) == key:
                return person, listed
    return None


def valid_at(key: PublicKey, sequence: int) -> bool:
    """Say whether a key is valid at an entry."""
    return key.from_entry <= sequence and (not key.until_entry or sequence <= key.until_entry)
