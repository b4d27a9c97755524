"""What is on record? Entries, office-holders, policies, decisions and statements, as read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from constitution_tool.model.authority import EntryKind
from constitution_tool.notation.register.entry_file import check_code
from constitution_tool.notation.register.register_paths import office_holders_path, policy_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import (
        Decision,
        OfficeHolders,
        Policy,
        RegisterEntry,
        SignedStatement,
    )

Thing = TypeVar("Thing", covariant=True)  # noqa: PLC0105 - "Thing" reads better than "Thing_co"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[Thing]):
    """A file of the record: where it is, its bytes, their SHA-256 in hex, and what they say."""

    path: str
    data: bytes
    digest: str
    value: Thing


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
    files can be read, entered or not: an amendment is evidence too.
    """

    entries: tuple[Kept[RegisterEntry], ...]
    office_holders: Mapping[str, Kept[OfficeHolders]]
    policies: Mapping[str, Kept[Policy]]
    decisions: Mapping[str, Kept[Decision]]
    statements: Mapping[tuple[str, str], Kept[SignedStatement]]
    amendments: Mapping[str, Kept[Amendment]]
    texts: Mapping[int, Mapping[str, bytes]]
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

    def entry_of(self, subject: str) -> Kept[RegisterEntry] | None:
        """Find the entry that puts a subject on record, if it is."""
        return next((kept for kept in self.entries if kept.value.subject == subject), None)

    def entered(self) -> tuple[Amendment, ...]:
        """Give the amendments entered in the draft, in order of entry."""
        subjects = [e.value.subject for e in self.entries if e.value.kind is EntryKind.AMENDMENT]
        return tuple(self.amendments[id_].value for id_ in subjects if id_ in self.amendments)

    def in_force(self, sequence: int) -> InForce | None:
        """Find what is in force after an entry; None before founding, or if it cannot be read.

        Founding puts the first versions in force. A later version is put in force by an entry of
        its own kind, which this format provides for and this version of the tool does not read.
        """
        if not 0 < sequence <= len(self.entries):
            return None
        return self.brought_by(self.entries[0].value)

    def brought_by(self, founding: RegisterEntry) -> InForce | None:
        """Find the office-holders and policy that a founding puts in force."""
        paths = {path for path, _ in founding.relied_on}
        holders = [self.office_holders[path] for path in self.office_holders if path in paths]
        policies = [self.policies[path] for path in self.policies if path in paths]
        if len(holders) != 1 or len(policies) != 1:
            return None
        return InForce(office_holders=holders[0], policy=policies[0])

    def first(self) -> InForce | None:
        """Find the versions a founding will put in force: each numbered 1."""
        holders = self.office_holders.get(office_holders_path(1))
        policy = self.policies.get(policy_path(1))
        return InForce(office_holders=holders, policy=policy) if holders and policy else None
