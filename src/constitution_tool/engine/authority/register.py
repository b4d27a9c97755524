"""What is on record? Entries, office-holders, policies, decisions and statements, as read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from constitution_tool.model.decision import Founding, NewOfficeHolders, NewPolicy
from constitution_tool.notation.register.entry_file import check_code
from constitution_tool.notation.register.register_paths import office_holders_path, policy_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import (
        OfficeHolders,
        Policy,
        RegisterEntry,
        SignedStatement,
    )
    from constitution_tool.model.decision import Decision

Thing = TypeVar("Thing", covariant=True)  # noqa: PLC0105 - "Thing" reads better than "Thing_co"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[Thing]):
    """A file of the record: where it is, its bytes, their SHA-256 in hex, and what they say."""

    path: str
    data: bytes
    digest: str
    value: Thing


BEGIN = "put the text on record first: “constitution-tool register start”."
"""What to do where nothing is on record yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The office-holders and the policy in force after an entry."""

    office_holders: Kept[OfficeHolders]
    policy: Kept[Policy]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything on record, by the names its files bear; `findings` are what could not be read.

    `entries` are in order of sequence. `statements` are by (subject, office). `texts` are the kept
    texts, by path below `source/`, for each number of a text. `amendments` are all those whose
    files can be read, entered or not: an amendment is evidence too. `first_of` gives the sequence
    of the first entry on a subject; `turns` are what came into force, and after which entry.
    """

    entries: tuple[Kept[RegisterEntry], ...]
    office_holders: Mapping[str, Kept[OfficeHolders]]
    policies: Mapping[str, Kept[Policy]]
    decisions: Mapping[str, Kept[Decision]]
    statements: Mapping[tuple[str, str], Kept[SignedStatement]]
    amendments: Mapping[str, Kept[Amendment]]
    texts: Mapping[int, Mapping[str, bytes]]
    first_of: Mapping[str, int]
    turns: tuple[tuple[int, InForce], ...]
    findings: tuple[Finding, ...] = ()

    @property
    def head(self) -> Kept[RegisterEntry] | None:
        """The last entry; None before founding."""
        return self.entries[-1] if self.entries else None

    @property
    def sequence(self) -> int:
        """The number of the last entry; 0 before founding."""
        return len(self.entries)

    @property
    def check_code(self) -> str:
        """The check code of a document made now; empty before founding."""
        return check_code(self.head.value.sequence, self.head.digest) if self.head else ""

    def as_at(self, sequence: int) -> Register:
        """Give the register as it stood after an entry (0: before founding)."""
        return replace(self, entries=self.entries[:sequence])

    def saying(self, key: tuple[str, str], said: Kept[SignedStatement]) -> Register:
        """Give the register with one more statement in it (or another in its place)."""
        return replace(self, statements={**self.statements, key: said})

    def with_entry(self, kept: Kept[RegisterEntry]) -> Register:
        """Give the register with one more entry."""
        entries = (*self.entries, kept)
        first_of = {**self.first_of}
        first_of.setdefault(kept.value.subject, len(entries))
        now = brought(self, kept.value, self.turns[-1][1] if self.turns else None)
        turned = ((len(entries), now),) if now else ()
        return replace(self, entries=entries, first_of=first_of, turns=(*self.turns, *turned))

    def entry_of(self, subject: str) -> Kept[RegisterEntry] | None:
        """Find the entry that puts a subject on record, if it is."""
        position = self.first_of.get(subject, 0)
        return self.entries[position - 1] if 0 < position <= len(self.entries) else None

    def on_record(self, kind: type[Thing]) -> tuple[tuple[Kept[RegisterEntry], Thing], ...]:
        """Give the decisions of a kind that are on record, in order, each with its entry."""
        found = []
        for kept in self.entries:
            decision = self.decisions.get(kept.value.subject)
            if decision and isinstance(decision.value, kind):
                found.append((kept, decision.value))
        return tuple(found)

    def in_force(self, sequence: int) -> InForce | None:
        """Find what is in force after an entry; None before founding, or if it cannot be read."""
        if not 0 < sequence <= len(self.entries):
            return None
        reached = (in_force for since, in_force in reversed(self.turns) if since <= sequence)
        return next(reached, None)

    def first(self) -> InForce | None:
        """Find the versions a founding will put in force: each numbered 1."""
        holders = self.office_holders.get(office_holders_path(1))
        policy = self.policies.get(policy_path(1))
        return InForce(office_holders=holders, policy=policy) if holders and policy else None


def turns(register: Register) -> tuple[tuple[int, InForce], ...]:
    """Find what each entry brought into force, with the sequence of the entry."""
    found: list[tuple[int, InForce]] = []
    for position, kept in enumerate(register.entries, start=1):
        if now := brought(register, kept.value, found[-1][1] if found else None):
            found.append((position, now))
    return tuple(found)


def brought(register: Register, entry: RegisterEntry, before: InForce | None) -> InForce | None:
    """Find what an entry brings into force; None when it brings nothing.

    A founding brings the first versions; a later version is brought by the decision that names it.
    What cannot be read brings nothing: the record does not hold then, and is not used.
    """
    decision = register.decisions.get(entry.subject)
    match decision and decision.value:
        case Founding():
            return _founded(register, entry)
        case NewOfficeHolders(version=version) if before:
            holders = register.office_holders.get(office_holders_path(version))
            return replace(before, office_holders=holders) if holders else None
        case NewPolicy(version=version) if before:
            policy = register.policies.get(policy_path(version))
            return replace(before, policy=policy) if policy else None
        case _:
            return None


def _founded(register: Register, founding: RegisterEntry) -> InForce | None:
    paths = {path for path, _ in founding.relied_on}
    holders = [kept for path, kept in register.office_holders.items() if path in paths]
    policies = [kept for path, kept in register.policies.items() if path in paths]
    if len(holders) != 1 or len(policies) != 1:
        return None
    return InForce(office_holders=holders[0], policy=policies[0])
