"""What is waiting, and for whom? Where every amendment stands, and the next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.accounting import since, stages
from constitution_tool.engine.authority.delegated import spent_by
from constitution_tool.engine.authority.proceedings import objections_to, votes
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.authority.standing import reported_late, unreported
from constitution_tool.engine.checking.record import errors
from constitution_tool.engine.record import survey
from constitution_tool.engine.standings import standings
from constitution_tool.errors import Errors
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import Delegation
from constitution_tool.notation.papers.published_file import read_published
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases, sayings
from constitution_tool.publish.papers.case import next_meeting
from constitution_tool.publish.papers.frozen import unpublished
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from constitution_tool.engine.authority.proceedings import Vote
    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.record import Record
    from constitution_tool.model.decision import Adoption
    from constitution_tool.outcome import Json

_HEADINGS = (
    (Status.UNDECIDED, "Not yet decided"),
    (Status.DECIDED, "Decided, to be entered in the draft"),
    (Status.ENTERED, "Entered in the draft"),
    (Status.FOR_APPROVAL, "For Council’s approval"),
    (Status.CARRIED, "Carried at the meeting, to be taken by the adoption"),
    (Status.ADOPTED, "Adopted, and in the text"),
    (Status.CORRECTED, "Corrected in the text itself"),
    (Status.VARIED, "Varied at the meeting"),
    (Status.NOT_ADOPTED, "Not adopted"),
    (Status.WITHDRAWN, "Withdrawn"),
)


def status(root: Path) -> Outcome:
    """Say where each amendment stands, what the record says, and what comes next."""
    files = read_tree(root)
    record = survey(files)
    if record.register.head is None:
        return Outcome(
            result={"amendments": [], "meeting": None},
            product=(f"No text has been put on record yet: {BEGIN}",),
            findings=errors(record),
        )
    where, wrong = standings(record), errors(record)
    faulty = {finding.place.path for finding in wrong}
    lines = [_record_line(record), *_resolved(record)]
    meeting_json = None
    try:
        meeting = next_meeting(record)
        day = meeting.day.isoformat()
        meeting_json = {"date": day, "body": meeting.body, "title": meeting.title}
        lines.append(f"Next meeting: {meeting.title}, {phrases.day(meeting.day)}.")
    except Errors as none:
        lines += [finding.problem for finding in none.findings]
    lines += [*_due(record), *_delegations(record)]
    for status_, heading in _HEADINGS:
        lines += _group(record, where, (status_, heading), faulty)
    every = [one for several in read_published(files).values() for one in several]
    waiting = unpublished(where, every)
    if waiting:
        lines += ["", f"Decided, not yet published: {', '.join(waiting)}."]
    if record.damaged:
        lines += ["", "Cannot be read:", *(f"  {id_}" for id_ in sorted(record.damaged))]
    return Outcome(
        result={
            "meeting": meeting_json,
            "check_code": record.register.check_code,
            "resolutions": [_vote_json(vote) for vote in votes(record.register)],
            "delegations": [
                {
                    "id": given.id,
                    "open": ended is None,
                    "spent_by": ended.id if ended else None,
                }
                for given, ended in _given(record)
            ],
            "to_report": [
                {"id": id_, "due": due.isoformat()} for id_, due in unreported(record.register)
            ],
            "reported_late": [
                {"id": id_, "due": due.isoformat(), "reported": report.day.isoformat()}
                for id_, due, report in reported_late(record.register)
            ],
            "decided_not_published": list(waiting),
            "amendments": [
                {
                    "id": id_,
                    "title": record.amendments[id_].title,
                    "kind": record.amendments[id_].kind.value,
                    "status": standing.status.value,
                    "lacks": list(standing.lacks),
                    "against": list(standing.against),
                    "objections": [one.id for one in objections_to(record.register, id_)],
                }
                for id_, standing in where.items()
            ],
        },
        product=tuple(lines),
        findings=wrong,
    )


def _record_line(record: Record) -> str:
    head = record.register.head
    if head is None:
        return "Nothing is on record yet."
    entries = phrases.counted(record.register.sequence, "entry", "entries")
    return (
        f"{record.source.law.council}: {entries} on record, the last on "
        f"{phrases.day(head.value.day)}."
    )


def _resolved(record: Record) -> Iterator[str]:
    """Say what Council last resolved, since when its text is in force, and when it is reviewed."""
    resolved = votes(record.register)
    if not resolved:
        return
    yield f"{sayings.voted(resolved[-1])}: {' and '.join(resolved[-1].adoption.scope)}."
    known = since(stages(record.register), (record.settings.subject,))
    if known.adoption:
        yield f"{record.settings.name}: {sayings.adopted_status(known.adoption, known.corrected)}"


def _due(record: Record) -> Iterator[str]:
    """Say what Council has still to be told of, and when its texts are to be reviewed."""
    for id_, due in unreported(record.register):
        title = record.amendments[id_].title if id_ in record.amendments else ""
        yield f"To be reported to Council by {phrases.day(due)}: {id_} {title}".rstrip() + "."
    for id_, due, report in reported_late(record.register):
        yield f"{id_}: {sayings.reported(report, due)}"
    known = since(stages(record.register), (record.settings.subject,))
    if known.adoption and known.adoption.review_by:
        yield f"To be reviewed by {phrases.day(known.adoption.review_by)} ({known.adoption.id})."


def _delegations(record: Record) -> Iterator[str]:
    """Say of every delegation whether it is open, or what ended it."""
    for given, ended in _given(record):
        if ended:
            by = sayings.council(ended.body)
            end = f"ended by {by}’s resolution of {phrases.day(ended.day)} ({ended.id})"
        else:
            until = f" until {phrases.day(given.end)}" if given.end else ""
            end = f"open{until}"
        yield f"Delegation {given.id} {given.title}: {end}."


def _given(record: Record) -> tuple[tuple[Delegation, Adoption | None], ...]:
    given = (delegation for _, delegation in record.register.on_record(Delegation))
    return tuple((one, spent_by(record.register, one)) for one in given)


def _vote_json(vote: Vote) -> Json:
    adoption = vote.adoption
    return {
        "id": adoption.id,
        "date": adoption.day.isoformat(),
        "outcome": adoption.resolved.value,
        "scope": list(adoption.scope),
        "minute": vote.minute,
        "effective": adoption.effective.isoformat() if adoption.effective else None,
        "review_by": adoption.review_by.isoformat() if adoption.review_by else None,
    }


def _group(
    record: Record, where: dict[str, Standing], group: tuple[Status, str], faulty: set[str]
) -> list[str]:
    status_, heading = group
    ids = [id_ for id_, standing in where.items() if standing.status is status_]
    if not ids:
        return []
    lines = ["", f"{heading}:"]
    for id_ in ids:
        lines.append(f"  {id_}  {record.amendments[id_].title}")
        if amendment_path(id_) in faulty:
            lines.append("            needs mending: see below")
        elif said := where[id_].said:
            lines.append(f"            {said}")
        lines += [
            f"            {sayings.objected(one)}" for one in objections_to(record.register, id_)
        ]
    return lines
