"""The pack of a meeting: its report, appendices and records of decision, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.proved import proved
from constitution_tool.engine.clear_days import notices
from constitution_tool.engine.standings import standings
from constitution_tool.errors import Errors, Finding, Malformed, Place, Severity
from constitution_tool.model.paper import Stage
from constitution_tool.notation.hidden import check_characters
from constitution_tool.notation.papers.published_file import (
    print_published,
    published_path,
    read_published,
)
from constitution_tool.outcome import Outcome, Steps
from constitution_tool.publish.making import KINDS, Making
from constitution_tool.publish.manifest import MANIFEST, late_in, manifest
from constitution_tool.publish.papers import phrases, publication
from constitution_tool.publish.papers.agenda import Readers, agenda_of
from constitution_tool.publish.papers.asked import Desk, every
from constitution_tool.publish.papers.frozen import Event, published, refused, since
from constitution_tool.publish.papers.house import house
from constitution_tool.publish.papers.pack import pack as gathered
from constitution_tool.publish.papers.schedule_csv import schedule_csv
from constitution_tool.publish.papers.supplement import supplement
from constitution_tool.publish.pdf.document import agenda
from constitution_tool.store.bank_holidays import bank_holidays
from constitution_tool.store.outputs import lying
from constitution_tool.store.plan import Commit, Output, Plan, Remove, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from constitution_tool.outcome import Progress
    from constitution_tool.publish.papers.agenda import Agenda
    from constitution_tool.publish.papers.frozen import Since
    from constitution_tool.publish.papers.pack import Pack
    from constitution_tool.store.plan import Step

PUBLIC = "build/pack"
RESTRICTED = "build/pack-restricted"


class Part(Enum):
    """Which papers are meant: all that go before the meeting, or what came after publication."""

    PAPERS = "papers"
    SUPPLEMENT = "supplement"


class Extra(Enum):
    """What is made besides the documents."""

    CSV = "csv"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The pack to make: for the meeting on which day, as draft or final, and with what besides.

    `published` is the day on which it was published, where that is to be put down; it is final
    then. `late` is why a supplement could not be published in time, in the officer's words.
    """

    day: date
    stage: Stage = Stage.DRAFT
    part: Part = Part.PAPERS
    late: str = ""
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
    desk = Desk(
        record=record,
        standings=standings(record),
        house=house(files),
        holidays=bank_holidays,
    )
    papers, untyped = every(files)
    made = gathered(desk, papers, asked.day, asked.stage)
    before = read_published(files).get(asked.day, ())
    of = since(made, before) if before else None
    if asked.part is Part.SUPPLEMENT:
        of = publication.supplemented(of, asked.day)
    if of and (asked.part is Part.PAPERS or not of.anything):
        return _as_published(of)
    name = f"{asked.day}-supplement-{len(of.every)}" if of else f"{asked.day}"
    late_for = ""
    if of:
        late_for = _plain(asked.late) or _said_when_made(root, name, asked)
        made = supplement(made, of, late_for, asked.stage)
    missing = [*_as(asked.stage, untyped), *made.missing]
    work = Steps(progress=progress, of=len(KINDS) * len((*made.public, *made.restricted)))
    making = Making(record=record, files=files, told=work.begin)
    folders = {
        f"{PUBLIC}/{name}": making.all(made.public),
        f"{RESTRICTED}/{name}": making.all(made.restricted),
    }
    missing += making.findings
    public, restricted = folders
    if Extra.MERGED in asked.extras:
        number = len(of.every) if of else 0
        folders[public] |= _merged(agenda_of(made, Readers.PUBLIC, asked.stage, number))
        folders[restricted] |= _merged(agenda_of(made, Readers.RESTRICTED, asked.stage, number))
    if Extra.CSV in asked.extras:
        folders[public] |= _csv(made)
    for outputs in folders.values():
        if outputs:
            outputs[MANIFEST] = manifest(
                record, made.case.meeting, made.case.council, outputs, late_for
            )
    if any(finding.severity is Severity.ERROR for finding in missing):
        raise Errors(*missing)
    steps, left = _steps(root, folders)
    late: tuple[Finding, ...] = ()
    if asked.published:
        event = Event(
            day=asked.published,
            late=late_for or made.late,
            files=folders[public],
            sealed=folders[restricted],
        )
        steps, late = _publish(root, desk, (made, of), event, folders)
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
        narration=tuple(_said(made, asked, folders)),
        findings=(*findings, *missing, *left, *late),
        plan=Plan(steps=steps),
    )


def _as(stage: Stage, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Take what is not typed as an error of a final pack, and of a draft as something to see."""
    severity = Severity.ERROR if stage is Stage.FINAL else Severity.WARNING
    yield from (replace(finding, severity=severity) for finding in findings)


def _merged(of: Agenda | None) -> dict[str, bytes]:
    """Set documents in one PDF, where there are any."""
    return {f"{of.sheets[0].file}.pdf": agenda(of.sheets, of.pages)} if of else {}


def _plain(words: str) -> str:
    """Take an officer's reason as typed.

    Raises:
        Malformed: it holds what cannot be seen.
    """
    if wrong := tuple(check_characters(f"{words}\n", "--late")):
        raise Malformed(*wrong)
    return words.strip()


def _said_when_made(root: Path, name: str, asked: Asked) -> str:
    """Give the reason that the supplement lying made gives, when it is put down as published."""
    if not asked.published:
        return ""
    path = f"{PUBLIC}/{name}/{MANIFEST}"
    ours, _ = lying(root, f"{PUBLIC}/{name}")
    return late_in(ours[path]) if path in ours else ""


def _as_published(of: Since) -> Outcome:
    """Leave published papers as they are; refuse when they would say something else.

    Raises:
        Errors: naming each document that changed since.
    """
    if wrong := tuple(refused(of)):
        raise Errors(*wrong)
    first = of.every[0]
    days = [f"The papers were published on {phrases.day(first.day)}"]
    days += [f"{phrases.supplement(n.number)} on {phrases.day(n.day)}" for n in of.every[1:]]
    return Outcome(
        result={
            "meeting": first.meeting.isoformat(),
            "published": first.day.isoformat(),
            "supplements": [one.day.isoformat() for one in of.every[1:]],
            "check_code": of.last.check_code,
        },
        product=(f"{', '.join(days)}, and say the same today.",),
        plan=Plan(steps=()),
    )


def _publish(
    root: Path,
    desk: Desk,
    pack_: tuple[Pack, Since | None],
    event: Event,
    folders: Mapping[str, Mapping[str, bytes]],
) -> tuple[tuple[Step, ...], tuple[Finding, ...]]:
    """Put down what was published: only what lies made in the folders, byte for byte.

    Raises:
        Errors: it cannot have been published on that day, or what lies in a folder is not this.
    """
    made, of = pack_
    if wrong := publication.wrong_day(made, of, event.day):
        raise Errors(wrong)
    written = published(made, event, desk.standings, of)
    for folder, outputs in folders.items():
        ours, _ = lying(root, folder)
        for name, data in outputs.items():
            if name != MANIFEST and ours.get(f"{folder}/{name}") != data:
                raise Errors(publication.not_lying(f"{folder}/{name}", written))
    path = published_path(written.meeting, written.number)
    what = phrases.supplement(written.number).lower() or "the papers"
    commit = Commit(
        message=f"Publish {what} for {phrases.day(written.meeting)}\n",
        paths=(path,),
        day=event.day,
        domain=made.case.source.law.domain,
    )
    due = notices(written.meeting, desk.record.settings, bank_holidays)
    steps = (Write(path=path, data=print_published(written)), commit)
    return steps, tuple(publication.late(due, written))


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
    hidden = {f"{public}/{name}" for name in folders[restricted] if name != MANIFEST}
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


def _said(made: Pack, asked: Asked, folders: Iterable[str]) -> Iterator[str]:
    meeting = made.case.meeting
    public, restricted = folders
    what = "final" if asked.stage is Stage.FINAL else "a draft, marked so on every page"
    pack_ = "pack" if asked.part is Part.PAPERS else "supplement"
    yield ""
    yield (
        f"The {pack_} for the {meeting.title}, {phrases.day(meeting.day)}, is {what}: "
        f"{phrases.counted(len(made.public), 'document')} in {public}."
    )
    for one in made.public:
        yield f"  {one.sheet.file}"
    if made.restricted:
        yield (
            f"Kept from the public, in {restricted}: "
            f"{phrases.counted(len(made.restricted), 'document')}."
        )
    if asked.published:
        yield f"Put down as published on {phrases.day(asked.published)}."
    yield made.case.settings.notice
