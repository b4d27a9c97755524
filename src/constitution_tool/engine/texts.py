"""Which text is meant by "in force", "adopted", "draft", "working" or a day?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.engine.council import before_council
from constitution_tool.engine.source import read_source
from constitution_tool.errors import Conflict, Finding, Place, Usage
from constitution_tool.model.amendment import ForApproval
from constitution_tool.model.authority import EntryKind

if TYPE_CHECKING:
    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.engine.source import Source
    from constitution_tool.model.instrument import Constitution

NAMES = ("in-force", "adopted", "draft", "working")


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
                remedy="ask for the text “working”: the files as they lie.",
                place=Place(path="register/"),
            )
        )
    return read_source(record.register.texts[max(record.register.texts)])


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
    return before_council(text.constitution, record.register.entered(), proposed)


def named(record: Record, name: str) -> Constitution | None:
    """Find a text by its name or a day; None when `name` is neither (perhaps a revision).

    Raises:
        Usage: the day is before the register begins.
    """
    match name:
        case "working":
            return record.source.constitution
        case "adopted" | "in-force":
            return adopted(record).constitution
        case "draft":
            return proposal(record).text
        case _:
            day = _day(name)
            return _as_at(record, day) if day else None


def _as_at(record: Record, day: date) -> Constitution:
    """Give the text in force on a day: the last kept text not later than it."""
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
    return adopted(record).constitution


def _day(name: str) -> date | None:
    try:
        day = date.fromisoformat(name)
    except ValueError:
        return None
    return day if day.isoformat() == name else None
