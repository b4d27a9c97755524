"""The main job: what is before Council, as the documents members open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constitution_tool import __version__
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.record import check_record
from constitution_tool.engine.pictures import is_of_picture
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.errors import Errors, Malformed, Severity, Unauthorised
from constitution_tool.model.authority import Status
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.ooxml.package import unpack
from constitution_tool.outcome import Outcome, Steps
from constitution_tool.publish.documents import documents
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.case import case, left_out
from constitution_tool.publish.papers.council import papers
from constitution_tool.publish.word.house import house
from constitution_tool.store.plan import Output, Plan
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.record import Record
    from constitution_tool.outcome import Json, Progress
    from constitution_tool.publish.papers.council import Case

FOLDER = "build"
_KINDS = ("word", "pdf")


def build(root: Path, progress: Progress) -> Outcome:
    """Check, verify, compute the draft before Council, and make its papers.

    Raises:
        Malformed, Conflict, Errors: the files, or an amendment, are not as they must be.
        Unauthorised: the text does not follow from its record.
    """
    progress("Checking the text and the amendments")
    files = read_tree(root)
    record = read_record(files)
    findings = (*record.findings, *check_record(record))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if any(is_of_picture(finding) for finding in errors):
        raise Malformed(*findings)
    if errors:
        raise Errors(*findings)
    progress("Proving the text against its record")
    wrong = [f for f in verify(files).findings if f.severity is Severity.ERROR]
    if wrong:
        raise Unauthorised(*wrong)
    style = house(files)
    where = standings(record)
    made = case(record, where)
    outputs: dict[str, bytes] = {}
    sheets = papers(made)
    work = Steps(progress=progress, of=len(sheets) * len(_KINDS))
    for sheet in sheets:
        for ending, data in documents(sheet, _KINDS, style, work.begin):
            outputs[f"{sheet.file}{ending}"] = data
    manifest = _manifest(record, made, outputs)
    outputs["manifest.json"] = (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()
    steps = tuple(Output(path=f"{FOLDER}/{name}", data=data) for name, data in outputs.items())
    return Outcome(
        result={
            "meeting": {
                "date": made.meeting.day.isoformat(),
                "body": made.meeting.body,
                "title": made.meeting.title,
            },
            "files": [f"{FOLDER}/{name}" for name in outputs],
            "for_approval": _ids(where, Status.FOR_APPROVAL),
            "entered": _ids(where, Status.ENTERED),
            "left_out": [
                {"id": id_, "status": one.status.value, "lacks": list(one.lacks)}
                for id_, one in left_out(where).items()
            ],
            "check_code": made.check_code,
        },
        product=tuple(f"{FOLDER}/{name}" for name in outputs),
        narration=_said(record, made, where),
        findings=findings,
        plan=Plan(steps=steps),
    )


def _ids(where: Mapping[str, Standing], status: Status) -> list[str]:
    return [id_ for id_, standing in where.items() if standing.status is status]


def _said(record: Record, made: Case, where: Mapping[str, Standing]) -> tuple[str, ...]:
    """Say what was made, for which meeting, and what is not yet decided."""
    meeting, name = made.meeting, made.settings.name.lower()
    entered, proposed = _ids(where, Status.ENTERED), _ids(where, Status.FOR_APPROVAL)
    lines = [
        "",
        f"Made for {meeting.title}, {phrases.day(meeting.day)}: the {name} for adoption, the "
        f"{name} showing tracked changes, and the schedule of amendments.",
        f"  For Council’s approval (Part A): {_named(proposed)}.",
        f"  Decided and entered in the draft (Part B): {_named(entered)}.",
    ]
    for id_, standing in left_out(where).items():
        lacks = f" It lacks {' and '.join(standing.lacks)}." if standing.lacks else ""
        said = phrases.left_out(standing.status)
        lines.append(f"  {id_} {record.amendments[id_].title}: {said}{lacks}")
    return (*lines, made.settings.notice)


def _named(ids: list[str]) -> str:
    return f"{phrases.counted(len(ids), 'amendment')} ({', '.join(ids)})" if ids else "none"


def _manifest(record: Record, made: Case, outputs: dict[str, bytes]) -> Json:
    """List every file with its SHA-256 (of a Word file, of each part too), and the texts."""
    return {
        "tool": f"constitution-tool {__version__}",
        "notice": made.settings.notice,
        "meeting": made.meeting.day.isoformat(),
        "check_code": made.check_code,
        "texts": {
            "adopted": record.source.digest,
            "draft": record.source.digest_with(made.council.text),
        },
        "amendments": [one.amendment.id for one in made.council.made],
        "files": {
            name: {
                "sha256": sha256_hex(data),
                **({"parts": _parts(data)} if name.endswith(".docx") else {}),
            }
            for name, data in sorted(outputs.items())
        },
    }


def _parts(data: bytes) -> dict[str, str]:
    """Digest each part of a Word file: the same everywhere, whatever packed it."""
    return {part: sha256_hex(held) for part, held in sorted(unpack(data).items())}
