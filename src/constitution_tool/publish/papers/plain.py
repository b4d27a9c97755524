"""What does a text look like by itself, or compared with another, outside any meeting?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Piece
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from constitution_tool.engine.record import Record
    from constitution_tool.model.passage import Flow

UNDATED = date(1980, 1, 1)
"""The day of a document made before anything is on record, as in packed files."""

_STATUS = {
    "in-force": "In force",
    "adopted": "As adopted",
    "draft": "DRAFT before Council. Not in force.",
    "working": "The files as they lie. Not proved against the record.",
}


def status_of(name: str) -> str:
    """Say which text this is, so that none is mistaken for another."""
    return _STATUS.get(name, f"As at {name}")


def text_sheet(record: Record, title: str, which: str, flow: Flow) -> Sheet:
    """Make a document of one text."""
    opening = f"{title}. {status_of(which).removesuffix('.')}."
    return _sheet(record, title, status_of(which), opening, TextBody(flow=flow))


def tracked_sheet(record: Record, title: str, said: str, flow: Flow) -> Sheet:
    """Make a document of tracked changes; `said` tells what is compared with what."""
    body = TextBody(flow=flow, contents=False)
    return _sheet(record, title, "Tracked changes", said, body, key=phrases.KEY_PLAIN)


def _sheet(
    record: Record,
    title: str,
    status: str,
    opening: str,
    body: TextBody,
    *,
    key: tuple[str, ...] = (),
) -> Sheet:
    head = record.register.head
    day = head.value.day if head else UNDATED
    code = record.register.check_code
    return Sheet(
        file=title,
        council=record.source.law.council,
        kicker=record.source.law.council,
        title=title,
        status=status,
        notice=record.settings.notice,
        opening=((Piece(text=opening),),),
        body=body,
        key=key,
        last=phrases.last_page(code, phrases.day(day)) if code else (),
        day=day,
        language=record.source.law.language,
        accent=record.settings.accent,
        check_code=code,
        text_digest=record.source.digest,
    )
