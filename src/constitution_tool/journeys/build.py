"""The main job: what is before Council, as the documents members open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.proved import proved
from constitution_tool.engine.council import PartOf
from constitution_tool.engine.examples import check_before_council
from constitution_tool.engine.standings import standings
from constitution_tool.engine.texts import as_it_stands, nothing_before, proposal
from constitution_tool.model.authority import Status
from constitution_tool.outcome import Outcome, Steps
from constitution_tool.publish.documents import documents
from constitution_tool.publish.manifest import MANIFEST, listed, manifest
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.case import case, left_out
from constitution_tool.publish.papers.council import papers
from constitution_tool.publish.papers.plain import adopted_sheets
from constitution_tool.publish.word.house import house
from constitution_tool.store.outputs import lying
from constitution_tool.store.plan import Output, Plan, Remove
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding
    from constitution_tool.model.settings import Meeting
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.outcome import Progress
    from constitution_tool.publish.papers.council import Case
    from constitution_tool.store.plan import Step

FOLDER = "build"
_KINDS = ("word", "pdf")


def build(root: Path, progress: Progress) -> Outcome:
    """Check, verify, compute the draft before Council, and make its papers.

    When nothing is before Council, the adopted text is made instead.

    Raises:
        Malformed, Conflict, Errors: the files, or an amendment, are not as they must be.
        Unauthorised: the text does not follow from its record.
    """
    files = read_tree(root)
    record, findings = proved(files, progress)
    council, where = proposal(record), standings(record)
    if nothing_before(record, council):
        made = _made_of_the_text(record, where)
    else:
        made = _made_for_council(record, where)
    outputs: dict[str, bytes] = {}
    style = house(files)
    work = Steps(progress=progress, of=len(made.sheets) * len(_KINDS))
    for sheet in made.sheets:
        for ending, data in documents(sheet, _KINDS, style, work.begin):
            outputs[f"{sheet.file}{ending}"] = data
    outputs[MANIFEST] = manifest(record, made.meeting, council, outputs)
    steps: tuple[Step, ...] = (
        *(Output(path=f"{FOLDER}/{name}", data=data) for name, data in outputs.items()),
        *_outdated(root, outputs),
    )
    meeting = made.meeting
    return Outcome(
        result={
            "meeting": {
                "date": meeting.day.isoformat(),
                "body": meeting.body,
                "title": meeting.title,
            }
            if meeting
            else None,
            "files": [f"{FOLDER}/{name}" for name in outputs],
            "for_approval": _ids(where, Status.FOR_APPROVAL),
            "entered": _ids(where, Status.ENTERED),
            "left_out": [
                {
                    "id": id_,
                    "status": one.status.value,
                    "lacks": list(one.lacks),
                    "against": list(one.against),
                }
                for id_, one in left_out(where).items()
            ],
            "check_code": record.register.check_code,
        },
        product=tuple(f"{FOLDER}/{name}" for name in outputs),
        narration=("", *made.said, *_left_out(record, where), record.settings.notice),
        findings=(*findings, *made.unread),
        plan=Plan(steps=steps),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What is to be made: the documents, for which meeting if any, and what is said of them.

    `unread` are the worked examples that nobody has read beside the words before Council.
    """

    sheets: tuple[Sheet, ...]
    meeting: Meeting | None
    said: tuple[str, ...]
    unread: tuple[Finding, ...] = ()


def _made_for_council(record: Record, where: Mapping[str, Standing]) -> _Made:
    """Make the papers of the next meeting."""
    made = case(record, where)
    unread = check_before_council(made.examples, made.council.base, made.council.text)
    return _Made(sheets=papers(made), meeting=made.meeting, said=_said(made), unread=unread)


def _made_of_the_text(record: Record, where: Mapping[str, Standing]) -> _Made:
    """Make the adopted text alone: nothing is before Council."""
    name = record.settings.name
    sheets = adopted_sheets(record, as_it_stands("adopted", record.source))
    waits = " What is not yet decided is named below." if left_out(where) else ""
    return _Made(
        sheets=sheets,
        meeting=None,
        said=(
            f"{phrases.NOTHING_BEFORE} Made: the {name.lower()} as adopted.{waits}",
            *(f"  {sheet.title}: {sheet.status}" for sheet in sheets),
        ),
    )


def _ids(where: Mapping[str, Standing], status: Status) -> list[str]:
    return [id_ for id_, standing in where.items() if standing.status is status]


def _said(made: Case) -> tuple[str, ...]:
    """Say what was made, and for which meeting."""
    meeting, name = made.meeting, made.settings.name.lower()
    parts = {part: _of(made, part) for part in PartOf}
    carried = parts[PartOf.CARRIED]
    return (
        f"Made for {meeting.title}, {phrases.day(meeting.day)}: the {name} for adoption, the "
        f"{name} showing tracked changes, and the schedule of amendments.",
        f"  For Council’s approval (Part A): {_named(parts[PartOf.FOR_APPROVAL])}.",
        f"  Decided and entered in the draft (Part B): {_named(parts[PartOf.DECIDED])}.",
        *([f"  Carried at the meeting (Part C): {_named(carried)}."] if carried else ()),
    )


def _of(made: Case, part: PartOf) -> list[str]:
    """Name the amendments of one part of the schedule."""
    return [one.amendment.id for one in made.council.made if one.part is part]


def _outdated(root: Path, outputs: Mapping[str, bytes]) -> Iterator[Remove]:
    """Take away what an earlier build made and this one does not: it is no longer true."""
    ours, _ = lying(root, FOLDER)
    before = listed(ours.get(f"{FOLDER}/{MANIFEST}", b"{}"))
    for name in before - outputs.keys():
        if (old := ours.get(f"{FOLDER}/{name}")) is not None:
            yield Remove(path=f"{FOLDER}/{name}", old=old)


def _left_out(record: Record, where: Mapping[str, Standing]) -> Iterator[str]:
    """Name what is not in the text before Council and still could be."""
    for id_, standing in left_out(where).items():
        it = "" if standing.against else "It "
        lacks = f" {it}{standing.said}." if standing.said else ""
        amendment = record.amendments[id_]
        yield f"  {id_} {amendment.title}: {phrases.left_out(amendment, standing.status)}{lacks}"


def _named(ids: list[str]) -> str:
    return f"{phrases.counted(len(ids), 'amendment')} ({', '.join(ids)})" if ids else "none"
