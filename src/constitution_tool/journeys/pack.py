"""The pack of a meeting: its report, appendices and records of decision, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.proved import proved
from constitution_tool.engine.standings import standings
from constitution_tool.errors import Errors, Finding, Place, Severity
from constitution_tool.model.paper import Stage
from constitution_tool.notation.papers.published_file import (
    print_published,
    published_path,
    read_published,
)
from constitution_tool.outcome import Outcome, Steps
from constitution_tool.publish.documents import documents
from constitution_tool.publish.manifest import MANIFEST, manifest
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.agenda import AGENDA, agenda_sheets
from constitution_tool.publish.papers.asked import Desk, every
from constitution_tool.publish.papers.frozen import changed, published
from constitution_tool.publish.papers.house import house
from constitution_tool.publish.papers.lint import as_draft, lint, too_long
from constitution_tool.publish.papers.pack import pack as gathered
from constitution_tool.publish.papers.schedule_csv import schedule_csv
from constitution_tool.publish.pdf.document import agenda
from constitution_tool.publish.word.house import house as word_house
from constitution_tool.store.outputs import lying
from constitution_tool.store.plan import Commit, Output, Plan, Remove, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.model.published import Published
    from constitution_tool.outcome import Progress
    from constitution_tool.publish.papers.pack import Document, Pack
    from constitution_tool.store.plan import Step

PUBLIC = "build/pack"
RESTRICTED = "build/pack-restricted"
_IN_BOTH = (MANIFEST, f"{AGENDA}.pdf")
_KINDS = ("word", "pdf")


class Extra(Enum):
    """What is made besides the documents."""

    CSV = "csv"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The pack to make: for the meeting on which day, as draft or final, and with what besides.

    `published` is the day on which it was published, where that is to be put down; it is final
    then.
    """

    day: date
    stage: Stage = Stage.DRAFT
    extras: frozenset[Extra] = frozenset()
    published: date | None = None


def pack(root: Path, asked: Asked, progress: Progress) -> Outcome:
    """Make everything that goes before a meeting, in two folders: public, and restricted.

    Raises:
        Errors: no meeting is set that day; or the pack is to be final, and something is missing.
        Malformed, Conflict: the files, a paper or an amendment are not as they must be.
        Unauthorised: the text does not follow from its record.
    """
    files = read_tree(root)
    record, findings = proved(files, progress)
    desk = Desk(record=record, standings=standings(record), house=house(files))
    papers, untyped = every(files)
    made = gathered(desk, papers, asked.day, asked.stage)
    frozen = read_published(files).get(asked.day)
    if frozen:
        return _as_published(made, frozen)
    missing = [*_as(asked.stage, untyped), *made.missing]
    work = Steps(progress=progress, of=len(_KINDS) * len((*made.public, *made.restricted)))
    making = _Making(record=record, files=files, work=work)
    folders = {
        f"{PUBLIC}/{asked.day}": making.all(made.public),
        f"{RESTRICTED}/{asked.day}": making.all(made.restricted),
    }
    missing += making.findings
    public, restricted = folders
    if Extra.MERGED in asked.extras:
        folders[public] |= _merged(made, made.public, asked.stage)
        folders[restricted] |= _merged(made, made.restricted, asked.stage)
    if Extra.CSV in asked.extras:
        folders[public] |= _csv(made)
    for outputs in folders.values():
        if outputs:
            outputs[MANIFEST] = manifest(record, made.case.meeting, made.case.council, outputs)
    if any(finding.severity is Severity.ERROR for finding in missing):
        raise Errors(*missing)
    steps, left = _steps(root, folders)
    if asked.published:
        steps = _frozen(root, desk, made, asked.published, folders[public])
    outputs_ = tuple(step.path for step in steps if isinstance(step, Output | Write))
    return Outcome(
        result={
            "meeting": asked.day.isoformat(),
            "stage": asked.stage.value,
            "files": list(outputs_),
            "removed": [step.path for step in steps if isinstance(step, Remove)],
            "restricted": [path for path in outputs_ if path.startswith(f"{restricted}/")],
            "missing": [finding.code for finding in missing],
            "check_code": made.case.check_code,
        },
        product=outputs_,
        narration=tuple(_said(made, asked)),
        findings=(*findings, *missing, *left),
        plan=Plan(steps=steps),
    )


def _as(stage: Stage, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Take what is not typed as an error of a final pack, and of a draft as something to see."""
    severity = Severity.ERROR if stage is Stage.FINAL else Severity.WARNING
    yield from (replace(finding, severity=severity) for finding in findings)


@dataclass(slots=True, kw_only=True)
class _Making:
    """Documents being made, and what is found wrong with the papers they are made from."""

    record: Record
    files: Mapping[str, bytes]
    work: Steps
    findings: list[Finding] = field(default_factory=list)

    def all(self, several: Iterable[Document]) -> dict[str, bytes]:
        """Make several documents as Word and PDF, by the names of their files."""
        style = word_house(self.files)
        made: dict[str, bytes] = {}
        for one in several:
            wrong = list(lint(self.record, one.made)) if one.made else []
            for ending, data in documents(one.sheet, _KINDS, style, self.work.begin):
                made[f"{one.sheet.file}{ending}"] = data
                if one.made and ending == ".pdf":
                    wrong += too_long(one.made.paper, data)
            self.findings += as_draft(one.made.paper, wrong) if one.made else ()
        return made


def _merged(made: Pack, several: Sequence[Document], stage: Stage) -> dict[str, bytes]:
    """Set documents in one PDF, where there are any."""
    if not several:
        return {}
    return {f"{AGENDA}.pdf": agenda(agenda_sheets(made.case, several, stage))}


def _as_published(made: Pack, before: Published) -> Outcome:
    """Leave published papers as they are; refuse when they would say something else.

    Raises:
        Errors: naming each document that changed since.
    """
    if since := tuple(changed(made, before)):
        raise Errors(*since)
    said = f"The papers were published on {phrases.day(before.day)}, and say the same today."
    return Outcome(
        result={
            "meeting": before.meeting.isoformat(),
            "published": before.day.isoformat(),
            "check_code": before.check_code,
        },
        product=(said,),
        plan=Plan(steps=()),
    )


def _frozen(
    root: Path, desk: Desk, made: Pack, day: date, outputs: Mapping[str, bytes]
) -> tuple[Step, ...]:
    """Put down what was published: only what lies made in the folder, byte for byte.

    Raises:
        Errors: the day is not between the last entry on record and the meeting, or what lies in the
            folder is not this pack.
    """
    meeting = made.case.meeting.day
    if not made.case.day <= day <= meeting:
        raise Errors(_wrong_day(made, day))
    folder = f"{PUBLIC}/{meeting}"
    ours, _ = lying(root, folder)
    for name, data in outputs.items():
        if name != MANIFEST and ours.get(f"{folder}/{name}") != data:
            raise Errors(_not_lying(f"{folder}/{name}", meeting))
    written = published(made, day, outputs, desk.standings)
    path = published_path(meeting)
    commit = Commit(
        message=f"Publish the papers for {phrases.day(meeting)}\n",
        paths=(path,),
        day=day,
        domain=made.case.source.law.domain,
    )
    return (Write(path=path, data=print_published(written)), commit)


def _wrong_day(made: Pack, day: date) -> Finding:
    case = made.case
    return Finding(
        code="published-day",
        problem=f"The papers cannot have been published on {phrases.day(day)}: the last entry they "
        f"are made from is of {phrases.day(case.day)}, the meeting on "
        f"{phrases.day(case.meeting.day)}.",
        remedy="give the day on which they were published.",
    )


def _not_lying(path: str, meeting: date) -> Finding:
    return Finding(
        code="published-unmade",
        problem="What would be put down as published is not what lies in the folder.",
        remedy=f"make it with “pack {meeting} --final”, publish just that, and then run this "
        "again.",
        place=Place(path=path),
    )


def _csv(made: Pack) -> dict[str, bytes]:
    """Write the schedule as a table, where there is one."""
    return {
        f"{one.sheet.file}.csv": schedule_csv(one.sheet)
        for one in made.public
        if one.sheet.file.startswith("Appendix 3 ")
    }


def _steps(
    root: Path, folders: Mapping[str, Mapping[str, bytes]]
) -> tuple[tuple[Step, ...], tuple[Finding, ...]]:
    """Write what the folders are to hold, take away what else of ours lies there, name the rest.

    Raises:
        Errors: a file of someone's lies in the public folder under the name of what is restricted.
    """
    steps: list[Step] = []
    left: list[Finding] = []
    public, restricted = folders
    for folder, outputs in folders.items():
        ours, others = lying(root, folder)
        steps += (Output(path=f"{folder}/{name}", data=data) for name, data in outputs.items())
        kept = {f"{folder}/{name}" for name in outputs}
        steps += (Remove(path=path, old=old) for path, old in ours.items() if path not in kept)
        left += (_foreign(path) for path in others if path not in kept)
    hidden = {f"{public}/{name}" for name in folders[restricted] if name not in _IN_BOTH}
    if laid := [finding for finding in left if finding.place.path in hidden]:
        raise Errors(*(replace(finding, severity=Severity.ERROR) for finding in laid))
    return tuple(steps), tuple(left)


def _foreign(path: str) -> Finding:
    return Finding(
        code="pack-foreign",
        severity=Severity.WARNING,
        problem="This file was not made by this command, or has been changed since. It is not "
        "part of the pack.",
        remedy="move it somewhere else before the folder is published.",
        place=Place(path=path),
    )


def _said(made: Pack, asked: Asked) -> Iterator[str]:
    meeting = made.case.meeting
    what = "final" if asked.stage is Stage.FINAL else "draft, marked so on every page"
    yield ""
    yield (
        f"The pack for {meeting.title}, {phrases.day(meeting.day)}, is {what}: "
        f"{phrases.counted(len(made.public), 'document')} in {PUBLIC}/{asked.day}."
    )
    for one in made.public:
        yield f"  {one.sheet.file}"
    if made.restricted:
        yield (
            f"Kept from the public, in {RESTRICTED}/{asked.day}: "
            f"{phrases.counted(len(made.restricted), 'document')}."
        )
    if asked.published:
        yield f"Put down as published on {phrases.day(asked.published)}."
    yield made.case.settings.notice
