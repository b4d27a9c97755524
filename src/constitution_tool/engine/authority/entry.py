"""What does the next entry of the register say?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.amendment import ByKind, ForApproval, OnAdoption, UnderDelegation
from constitution_tool.model.authority import EntryKind, RegisterEntry
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.entry_file import ON_ADOPTION, check_code, print_entry
from constitution_tool.notation.register.register_paths import FOUNDING_TEXT, SOURCE, entry_path

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.authorise import Authority
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.engine.source import Source
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Delegation
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.notation.text.printer import Prints

NOT_HELD = "not held"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry ready to be written: its file, and the kept text that goes with a founding."""

    entry: RegisterEntry
    path: str
    data: bytes
    kept_text: tuple[tuple[str, bytes], ...] = ()

    @property
    def check_code(self) -> str:
        """The check code of documents made after it."""
        return check_code(self.entry.sequence, sha256_hex(self.data))


def founding_entry(authority: Authority, source: Source, day: date) -> NewEntry:
    """Put the text on record as it stands, with the office-holders and the policy."""
    kept = tuple(
        (FOUNDING_TEXT + path.removeprefix(SOURCE), data) for path, data in source.files.items()
    )
    relied = {path: sha256_hex(data) for path, data in kept} | dict(authority.relied_on)
    entry = RegisterEntry(
        sequence=1,
        day=day,
        previous="",
        kind=EntryKind.FOUNDING,
        subject=authority.subject,
        relied_on=tuple(sorted(relied.items())),
        adopted=source.digest,
        draft=source.digest,
        effective=day.isoformat(),
        evidence=NOT_HELD,
    )
    return _new(entry, kept)


def delegation_entry(
    register: Register, authority: Authority, delegation: Delegation, day: date
) -> NewEntry:
    """Put a delegation on record; neither text changes."""
    last = _head(register)
    entry = RegisterEntry(
        sequence=last.sequence + 1,
        day=day,
        previous=_digest(register),
        kind=EntryKind.DELEGATION,
        subject=authority.subject,
        relied_on=authority.relied_on,
        adopted=last.adopted,
        draft=last.draft,
        effective=delegation.start.isoformat(),
        evidence=delegation.minute,
    )
    return _new(entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The two texts after an entry: `source` as adopted, and the draft before Council.

    `prints` keep what is written of one draft for the next.
    """

    source: Source
    draft: Constitution
    prints: Prints | None = None


def amendment_entry(
    register: Register, authority: Authority, amendment: Amendment, after: Texts, day: date
) -> NewEntry:
    """Enter an amendment in the draft; the adopted text does not change."""
    effective = amendment.effective
    when = ON_ADOPTION if isinstance(effective, OnAdoption) else effective.isoformat()
    entry = RegisterEntry(
        sequence=_head(register).sequence + 1,
        day=day,
        previous=_digest(register),
        kind=EntryKind.AMENDMENT,
        subject=authority.subject,
        relied_on=authority.relied_on,
        adopted=after.source.digest,
        draft=after.source.digest_with(after.draft, after.prints),
        effective=when,
        evidence=_evidence(authority, amendment),
    )
    return _new(entry)


def _evidence(authority: Authority, amendment: Amendment) -> str:
    """Name the minute of the delegation, or else what the amendment itself rests on."""
    if authority.delegation:
        return authority.delegation.minute
    match amendment.basis:
        case ByKind(evidence=evidence):
            return evidence
        case ForApproval() | UnderDelegation():
            return NOT_HELD


def _new(entry: RegisterEntry, kept_text: tuple[tuple[str, bytes], ...] = ()) -> NewEntry:
    path, data = entry_path(entry.sequence), print_entry(entry)
    return NewEntry(entry=entry, path=path, data=data, kept_text=kept_text)


def _head(register: Register) -> RegisterEntry:
    if register.head is None:
        raise LookupError("nothing is entered before founding")
    return register.head.value


def _digest(register: Register) -> str:
    return register.head.digest if register.head else ""
