"""Which text is meant by "in force", "adopted", "draft", "working" or a day?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.chain import broken, relied_on
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.council import before_council
from constitution_tool.engine.source import read_source
from constitution_tool.errors import (
    Conflict,
    Finding,
    Malformed,
    Place,
    Severity,
    Unauthorised,
    Usage,
)
from constitution_tool.model.amendment import ForApproval
from constitution_tool.model.authority import Delegation, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.engine.source import Source
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution

NAMES = ("in-force", "adopted", "draft", "working")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text by the name it was asked for: what it says, and the files it rests on."""

    name: str
    constitution: Constitution
    source: Source

    @property
    def digest(self) -> str:
        """Compute the digest of the text: its own files, with what it says in them."""
        return self.source.digest_with(self.constitution)


def adopted(record: Record) -> Source:
    """Give the text as adopted: the last kept text of the register.

    Raises:
        Usage: nothing has been put on record yet.
    """
    if not record.register.texts:
        raise Usage(
            Finding(
                code="not-founded",
                problem="No text has been put on record yet, so nothing is adopted.",
                remedy="until then only the text “working” (the files as they lie) can be read.",
                place=Place(path="register/"),
            )
        )
    kept = record.register.texts[max(record.register.texts)]
    return record.source if kept == record.source.files else read_source(kept)


def entered(record: Record) -> tuple[Amendment, ...]:
    """Give the amendments entered in the draft, in order of entry: every one, or none.

    Raises:
        Unauthorised: an entry, or an amendment that was entered, is missing or damaged.
    """
    register = record.register
    lost = [*broken(register)]
    for kept in register.entries:
        lost += relied_on(kept, record.files)
    if lost:
        raise Unauthorised(*lost)
    return register.entered()


def unproved(record: Record) -> tuple[Finding, ...]:
    """Find what is wrong with the record itself, whatever lies in source/."""
    return tuple(f for f in verify(record.files).errors if not f.code.startswith("source-"))


def proposal(record: Record) -> BeforeCouncil:
    """Compute what is before Council: the adopted text, what is entered, what is for approval.

    Raises:
        Conflict: an amendment does not fit the text it is written on, or `source/` is no longer
            the adopted text.
    """
    text = adopted(record)
    if text.digest != record.source.digest:
        raise Conflict(
            Finding(
                code="source-edited",
                problem="The files of source/ are not the text as adopted: they were edited by "
                "hand.",
                remedy="run “constitution-tool verify” to see where, put them back, and make the "
                "change by an amendment.",
                place=Place(path="source/"),
            )
        )
    proposed = [a for a in record.amendments.values() if isinstance(a.basis, ForApproval)]
    council = before_council(text.constitution, entered(record), proposed)
    return replace(council, committee=_committee(record))


def _committee(record: Record) -> int:
    """Count the amendments entered before the last delegation over what is before Council."""
    kinds = [kept.value.kind for kept in record.register.entries]
    given = [
        number
        for number, kept in enumerate(record.register.entries)
        if (decision := record.register.decisions.get(kept.value.subject))
        and isinstance(decision.value, Delegation)
        and record.settings.subject in decision.value.scope
    ]
    return kinds[: max(given, default=0)].count(EntryKind.AMENDMENT)


def named(record: Record, names: Iterable[str]) -> dict[str, Text]:
    """Find texts by their names or a day; not those whose name is neither (perhaps a revision).

    The record is proved once, if any text rests on it.

    Raises:
        Usage: the day is before the register begins.
        Unauthorised: the text does not follow from its record.
        Malformed: the draft is asked for, and an amendment is damaged.
    """
    known = [name for name in names if name in NAMES or is_day(name)]
    if any(name != "working" for name in known) and (wrong := unproved(record)):
        raise Unauthorised(*wrong)
    return {name: _text(record, name) for name in known}


def _text(record: Record, name: str) -> Text:
    if name == "working":
        return as_it_stands(name, record.source)
    if name == "draft":
        refuse_damaged(record)
        return Text(name=name, constitution=proposal(record).text, source=adopted(record))
    if name not in NAMES:
        _refuse_before_record(record, date.fromisoformat(name))
    return as_it_stands(name, adopted(record))


def as_it_stands(name: str, source: Source) -> Text:
    """Take a text as its files hold it."""
    return Text(name=name, constitution=source.constitution, source=source)


def refuse_damaged(record: Record) -> None:
    """Refuse what rests on every amendment, when one of them cannot be read.

    Raises:
        Malformed: with every finding.
    """
    if any(finding.severity is Severity.ERROR for finding in record.findings):
        raise Malformed(*record.findings)


def _refuse_before_record(record: Record, day: date) -> None:
    """Refuse a day before the founding: of any later one, the last kept text is the text in force.

    Raises:
        Usage: the register does not say what the text was on that day.
    """
    founded = [e.value.day for e in record.register.entries if e.value.kind is EntryKind.FOUNDING]
    if not founded or day < min(founded):
        begins = f"The register begins on {min(founded)}" if founded else "The register is empty"
        raise Usage(
            Finding(
                code="before-record",
                problem=f"{begins}: it does not say what the text was on {day}.",
                remedy="ask for a later day.",
            )
        )


def is_day(name: str) -> bool:
    """Say whether a text is named by a day, written 2024-05-21."""
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False
