"""What is due before one meeting: both notices by their clear days, and what is undecided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.proceedings import votes
from constitution_tool.engine.clear_days import clear_days
from constitution_tool.engine.record import survey
from constitution_tool.engine.standings import standings
from constitution_tool.errors import NOWHERE
from constitution_tool.model.months import REVIEW_MONTHS, months_after
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases, sayings
from constitution_tool.publish.papers.case import left_out, meeting_on
from constitution_tool.store.bank_holidays import bank_holidays
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.authority.proceedings import Vote
    from constitution_tool.engine.clear_days import ClearDays
    from constitution_tool.engine.record import Record
    from constitution_tool.outcome import Json

OURS = "a day that the council adds"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clock:
    """A notice that must be given: what must be done, what asks for it, and its clear days."""

    name: str
    needed: str
    law: str
    due: ClearDays


def status_meeting(root: Path, day: date) -> Outcome:
    """Say by when the papers of a meeting must be published, and what is not yet decided.

    Raises:
        Errors: no meeting is set on that day.
    """
    record = survey(read_tree(root))
    meeting = meeting_on(day, record.settings, NOWHERE)
    clocks = _clocks(record, day)
    where = standings(record) if record.register.head else {}
    waiting = left_out(where)
    resolved = tuple(
        vote
        for vote in votes(record.register)
        if (vote.adoption.day, vote.adoption.body) == (day, meeting.body)
    )
    review = _review(resolved, day)
    lines = [f"{meeting.title}, {phrases.weekday(day)}."]
    for clock in clocks:
        lines += ["", *_said(clock)]
    lines += ["", *_reviewed(resolved, review)]
    if waiting:
        lines += ["", "Still waiting:"]
    for id_, standing in waiting.items():
        amendment = record.amendments[id_]
        lines.append(f"  {id_}  {amendment.title}")
        lines.append(f"            {phrases.left_out(amendment, standing.status)}")
    return Outcome(
        result={
            "meeting": {"date": day.isoformat(), "body": meeting.body, "title": meeting.title},
            "clocks": [_json(clock) for clock in clocks],
            "resolutions": [
                {"id": vote.adoption.id, "outcome": vote.adoption.resolved.value}
                for vote in resolved
            ],
            "review_by": review.isoformat() if review else None,
            "left_out": list(waiting),
        },
        product=tuple(lines),
    )


def _review(resolved: tuple[Vote, ...], day: date) -> date | None:
    """Give the day of the review: as the meeting set it, or six months on if it has yet to vote."""
    if not resolved:
        return months_after(day, REVIEW_MONTHS)
    return max((one for vote in resolved if (one := vote.adoption.review_by)), default=None)


def _reviewed(resolved: tuple[Vote, ...], review: date | None) -> Iterator[str]:
    """Say what the meeting resolved, or when its text would be reviewed if it adopts it."""
    for vote in resolved:
        yield f"{sayings.voted(vote)}: {' and '.join(vote.adoption.scope)}."
    if review and resolved:
        yield f"The review is due by {phrases.day(review)}."
    elif review:
        yield f"If the text is adopted that day, its review is due by {phrases.day(review)}."


def _clocks(record: Record, day: date) -> tuple[_Clock, ...]:
    settings = record.settings
    known = bank_holidays((day.year - 1, day.year)) | dict.fromkeys(settings.holidays, OURS)
    return (
        _Clock(
            name="summons",
            needed=phrases.SUMMONS,
            law="Local Government Act 1972, Schedule 12, paragraph 4",
            due=clear_days(day, settings.summons_days, known),
        ),
        _Clock(
            name="inspection",
            needed=phrases.INSPECTION,
            law="Local Government Act 1972, section 100B",
            due=clear_days(day, settings.inspection_days, known),
        ),
    )


def _said(clock: _Clock) -> Iterator[str]:
    due = clock.due
    yield phrases.notice(clock.needed, due.publish_by, len(due.days))
    yield f"  Clear days: {', '.join(map(phrases.weekday, due.days))}."
    named = [f"{phrases.weekday(day)} ({name})" for day, name in due.passed_over if name]
    if named:
        yield f"  Not counted: {', '.join(named)}."
    yield f"  {clock.law}."


def _json(clock: _Clock) -> Json:
    return {
        "notice": clock.name,
        "law": clock.law,
        "publish_by": clock.due.publish_by.isoformat(),
        "clear_days": [day.isoformat() for day in clock.due.days],
        "passed_over": [
            {"date": day.isoformat(), "name": name or "weekend"}
            for day, name in clock.due.passed_over
        ],
    }
