"""From the record to the case for Council: what rests on what, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.accounting import since, stages
from constitution_tool.engine.authority.delegated import open_delegations
from constitution_tool.engine.authority.proceedings import votes
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.authority.standing import unreported
from constitution_tool.engine.colliding.conflicts import conflicts
from constitution_tool.engine.council import PartOf
from constitution_tool.engine.examples import read_examples
from constitution_tool.engine.texts import moment, nothing_before, proposal
from constitution_tool.errors import Errors, Finding, Place
from constitution_tool.model.authority import Status
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index
from constitution_tool.model.months import REVIEW_MONTHS, months_after
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.basis import bases
from constitution_tool.publish.papers.control import recorded
from constitution_tool.publish.papers.council import Case
from constitution_tool.publish.papers.protected import protected

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.model.settings import Meeting, Settings


def case(record: Record, standings: Mapping[str, Standing], meeting: Meeting | None = None) -> Case:
    """Gather all that the papers of a meeting are made from.

    Args:
        record: the repository, already verified.
        standings: where each amendment stands.
        meeting: the meeting; the next one when it is None.

    Raises:
        Errors: no meeting is set on or after the last day on record.
        Conflict: an amendment does not fit the text it is written on.
        Malformed: a worked example cannot be read.
    """
    council, subject = proposal(record), record.settings.subject
    day, reached = _last_day(record), stages(record.register)
    meeting = meeting or next_meeting(record)
    adopting = not nothing_before(record, council)
    adopted = since(reached, (subject,)).adoption
    review = adopted.review_by if adopted else None
    return Case(
        council=council,
        source=record.source,
        council_name=record.source.law.council,
        settings=record.settings,
        meeting=meeting,
        bases=bases(record, council, standings, day),
        left_out=tuple(
            f"{id_} {one.title}: {phrases.left_out(one, standing.status)}"
            for id_, standing in left_out(standings).items()
            for one in (record.amendments[id_],)
        ),
        together=_together(record, council),
        recorded=recorded(record, reached, subject, _number(council, subject)).lines,
        protected=protected(council.text, record.source.law.protected, (subject,)),
        resolved=_resolved(record),
        review=months_after(meeting.day, REVIEW_MONTHS) if adopting else review,
        to_report=tuple(unreported(record.register)),
        adopting=adopting,
        check_code=record.register.check_code,
        digests={
            many: record.source.digest_with(council.after(many))
            for many in (0, council.committee, len(council.made))
        },
        language=record.source.law.language,
        examples=read_examples(record.files),
        day=day,
    )


def _together(record: Record, council: BeforeCouncil) -> tuple[tuple[str, ...], ...]:
    put = [one.amendment for one in council.made if one.part is PartOf.FOR_APPROVAL]
    return conflicts(moment(record).draft, put).sets


def left_out(standings: Mapping[str, Standing]) -> dict[str, Standing]:
    """Pick the amendments that are not in the text before Council and still could be."""
    waiting = (Status.UNDECIDED, Status.DECIDED)
    return {id_: standing for id_, standing in standings.items() if standing.status in waiting}


def next_meeting(record: Record) -> Meeting:
    """Find the first meeting on or after the last day on record (never by the clock).

    A meeting whose vote is on record has been held.

    Raises:
        Errors: there is none.
    """
    day = _last_day(record)
    held = {(vote.adoption.day, vote.adoption.body) for vote in votes(record.register)}
    coming = sorted(
        (m for m in record.settings.meetings if m.day >= day and (m.day, m.body) not in held),
        key=lambda m: m.day,
    )
    if not coming:
        raise Errors(
            Finding(
                code="no-meeting",
                problem=f"No meeting is set on or after {phrases.day(day)}, the last day on "
                "record.",
                remedy="add a [[meeting]] with its date, body and title to constitution.toml.",
                place=Place(path="constitution.toml"),
            )
        )
    return coming[0]


def meeting_on(day: date, settings: Settings, place: Place) -> Meeting:
    """Find the meeting set on a day that was named in some place.

    Raises:
        Errors: none is set on that day.
    """
    for one in settings.meetings:
        if one.day == day:
            return one
    raise Errors(
        Finding(
            code="meeting-unknown",
            problem=f"No meeting is set on {phrases.day(day)}.",
            remedy="mend the date, or add a [[meeting]] with it to constitution.toml.",
            place=place,
        )
    )


def _last_day(record: Record) -> date:
    head = record.register.head
    if head is None:
        raise Errors(
            Finding(
                code="not-founded",
                problem="No text has been put on record yet.",
                remedy=BEGIN,
                place=Place(path="register/"),
            )
        )
    return head.value.day


def _number(council: BeforeCouncil, instrument: str) -> str:
    """Give the number of an instrument as printed ("C5"), or else its title."""
    return cite_id(instrument, Index(council.base))


def _resolved(record: Record) -> date | None:
    """Find since when authority is given over what is before Council, and not yet spent."""
    given = open_delegations(record.register)
    days = [one.day for one in given if record.settings.subject in one.scope]
    return min(days, default=None)


def gone_past(case: Case) -> Finding | None:
    """Say that the record has gone past a meeting, so that its papers cannot be made again."""
    if case.meeting.day >= case.day:
        return None
    return Finding(
        code="papers-past",
        problem=f"The record has gone past {phrases.day(case.meeting.day)}: its last entry is of "
        f"{phrases.day(case.day)}.",
        remedy="make the papers of a coming meeting; those of a past one are as published.",
        place=Place(path="constitution.toml"),
    )
