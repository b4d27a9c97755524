"""What is waiting, and for whom? Where every amendment stands, and the next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.checking.record import errors
from constitution_tool.engine.record import survey
from constitution_tool.engine.standings import standings
from constitution_tool.errors import Errors
from constitution_tool.model.authority import Status
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.case import next_meeting
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.record import Record

_HEADINGS = (
    (Status.UNDECIDED, "Not yet decided"),
    (Status.DECIDED, "Decided, to be entered in the draft"),
    (Status.ENTERED, "Entered in the draft"),
    (Status.FOR_APPROVAL, "For Council’s approval"),
)


def status(root: Path) -> Outcome:
    """Say where each amendment stands, what the record says, and what comes next."""
    record = survey(read_tree(root))
    if record.register.head is None:
        return Outcome(
            result={"amendments": [], "meeting": None},
            product=("No text has been put on record yet.",),
            findings=errors(record),
        )
    where, wrong = standings(record), errors(record)
    faulty = {finding.place.path for finding in wrong}
    lines = [_record_line(record)]
    meeting_json = None
    try:
        meeting = next_meeting(record)
        day = meeting.day.isoformat()
        meeting_json = {"date": day, "body": meeting.body, "title": meeting.title}
        lines.append(f"Next meeting: {meeting.title}, {phrases.day(meeting.day)}.")
    except Errors as none:
        lines += [finding.problem for finding in none.findings]
    for status_, heading in _HEADINGS:
        lines += _group(record, where, (status_, heading), faulty)
    if record.damaged:
        lines += ["", "Cannot be read:", *(f"  {id_}" for id_ in sorted(record.damaged))]
    return Outcome(
        result={
            "meeting": meeting_json,
            "check_code": record.register.check_code,
            "amendments": [
                {
                    "id": id_,
                    "title": record.amendments[id_].title,
                    "kind": record.amendments[id_].kind.value,
                    "status": standing.status.value,
                    "lacks": list(standing.lacks),
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


def _group(
    record: Record, where: dict[str, Standing], group: tuple[Status, str], faulty: set[str]
) -> list[str]:
    status_, heading = group
    ids = [id_ for id_, standing in where.items() if standing.status is status_]
    if not ids:
        return []
    lines = ["", f"{heading}:"]
    for id_ in ids:
        lacks = where[id_].lacks
        lines.append(f"  {id_}  {record.amendments[id_].title}")
        if amendment_path(id_) in faulty:
            lines.append("            needs mending: see below")
        elif lacks:
            lines.append(f"            lacks {' and '.join(lacks)}")
    return lines
