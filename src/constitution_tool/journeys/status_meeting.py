"""What is due before one meeting: both notices by their clear days, and what is undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.proceedings import votes
from constitution_tool.engine.clear_days import notices
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
    from constitution_tool.engine.clear_days import Notice
    from constitution_tool.outcome import Json


def status_meeting(root: Path, day: date) -> Outcome:
    """Say by when the papers of a meeting must be published, and what is not yet decided.

    Raises:
        Errors: no meeting is set on that day.
    """
    record = survey(read_tree(root))
    meeting = meeting_on(day, record.settings, NOWHERE)
    clocks = notices(day, record.settings, bank_holidays)
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


def _said(clock: Notice) -> Iterator[str]:
    due = clock.due
    yield phrases.deadline(clock)
    yield f"  Clear days: {', '.join(map(phrases.weekday, due.days))}."
    named = [f"{phrases.weekday(day)} ({name})" for day, name in due.passed_over if name]
    if named:
        yield f"  Not counted: {', '.join(named)}."
    yield f"  {clock.duty.law}."


def _json(clock: Notice) -> Json:
    return {
        "notice": clock.duty.value,
        "law": clock.duty.law,
        "publish_by": clock.due.publish_by.isoformat(),
        "clear_days": [day.isoformat() for day in clock.due.days],
        "passed_over": [
            {"date": day.isoformat(), "name": name or "weekend"}
            for day, name in clock.due.passed_over
        ],
    }
