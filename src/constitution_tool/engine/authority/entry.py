"""What does the next entry of the register say?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.model.amendment import Amendment, AtMeeting, ByKind, OnAdoption
from constitution_tool.model.authority import EntryKind, RegisterEntry
from constitution_tool.model.decision import (
    Adoption,
    Delegation,
    Founding,
    Minutes,
    NewOfficeHolders,
    NewPolicy,
    Report,
)
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.entry_file import ON_ADOPTION, check_code, print_entry
from constitution_tool.notation.register.register_paths import SOURCE, entry_path, kept_text

if TYPE_CHECKING:
    from constitution_tool.engine.authority.authorise import Authority
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.decision import Decision

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


def new_entry(
    register: Register,
    authority: Authority,
    subject: Amendment | Decision,
    after: Moment,
    day: date,
) -> NewEntry:
    """Write the entry that puts an amendment or a decision on record.

    Args:
        register: as it stands before the entry.
        authority: on what it rests.
        subject: the amendment or decision.
        after: the texts after it.
        day: the date of the entry.
    """
    kept_text = _kept_text(subject, after)
    relied = {**dict(authority.relied_on), **{path: sha256_hex(data) for path, data in kept_text}}
    adopted, draft = after.digests
    entry = RegisterEntry(
        sequence=register.sequence + 1,
        day=day,
        previous=register.head.digest if register.head else "",
        kind=EntryKind.AMENDMENT if isinstance(subject, Amendment) else subject.kind,
        subject=authority.subject,
        relied_on=tuple(sorted(relied.items())),
        adopted=adopted,
        draft=draft,
        effective=_effective(subject, day),
        evidence=_evidence(authority, subject),
    )
    path, data = entry_path(entry.sequence), print_entry(entry)
    return NewEntry(entry=entry, path=path, data=data, kept_text=kept_text)


def _kept_text(subject: Amendment | Decision, after: Moment) -> tuple[tuple[str, bytes], ...]:
    """Keep the text as it stands at a founding and after each adoption."""
    adopting = isinstance(subject, Adoption) and subject.effective is not None
    if not adopting and not isinstance(subject, Founding):
        return ()
    folder = kept_text(after.kept)
    return tuple(
        (folder + path.removeprefix(SOURCE), data) for path, data in after.source.files.items()
    )


def _effective(subject: Amendment | Decision, day: date) -> str:
    match subject:
        case Amendment(effective=OnAdoption()):
            return ON_ADOPTION
        case Amendment(effective=date() as effective):
            return effective.isoformat()
        case Delegation(start=start):
            return start.isoformat()
        case Adoption(effective=date() as effective):
            return effective.isoformat()
        case _:
            return day.isoformat()


def _evidence(authority: Authority, subject: Amendment | Decision) -> str:
    """Name the minute of the decision, or else what the amendment itself rests on."""
    if authority.delegation:
        return authority.delegation.minute
    match subject:
        case Amendment(basis=ByKind(evidence=evidence)):
            return evidence
        case Amendment(basis=AtMeeting(result=result)):
            return result
        case Delegation() | NewOfficeHolders() | NewPolicy() | Adoption() | Minutes() | Report():
            return subject.minute
        case _:
            return NOT_HELD
