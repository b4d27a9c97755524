"""Which papers are asked for, and what are they made from?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.clear_days import notices
from constitution_tool.errors import Finding, Malformed, Place, Usage
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.papers.paper_file import (
    ALTERNATIVES_MISSING,
    FOLDER,
    parse_paper,
)
from constitution_tool.publish.papers.case import case, gone_past, meeting_on
from constitution_tool.publish.papers.known import of_record
from constitution_tool.publish.papers.paper import is_of_its_day, make

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.clear_days import Holidays
    from constitution_tool.engine.record import Record
    from constitution_tool.notation.papers.paper_file import PaperFile
    from constitution_tool.publish.papers.council import Case
    from constitution_tool.publish.papers.house import House
    from constitution_tool.publish.papers.known import Values
    from constitution_tool.publish.papers.paper import Made


def chosen(files: Mapping[str, bytes], wanted: tuple[str, ...]) -> tuple[PaperFile, ...]:
    """Read the papers named, by path or by name alone; all of them when none is named.

    Raises:
        Usage: there is no such paper.
        Malformed: with every finding in the heads of those asked for.
    """
    papers, findings = readable(files, wanted)
    if findings:
        raise Malformed(*findings)
    return papers


def readable(
    files: Mapping[str, bytes], wanted: tuple[str, ...]
) -> tuple[tuple[PaperFile, ...], tuple[Finding, ...]]:
    """Read those of the papers named (or all) that can be read, and say why the others cannot.

    Raises:
        Usage: there is no such paper.
    """
    held = _held(files)
    paths = [_path(name, held) for name in dict.fromkeys(wanted)] if wanted else sorted(held)
    return _read(held, paths)


def every(files: Mapping[str, bytes]) -> tuple[tuple[PaperFile, ...], tuple[Finding, ...]]:
    """Read every paper that can be read, and say of the others only that something is not typed.

    Raises:
        Malformed: with every finding, when there are others than that.
    """
    held = _held(files)
    papers, findings = _read(held, sorted(held))
    if any(finding.code != ALTERNATIVES_MISSING for finding in findings):
        raise Malformed(*findings)
    return papers, findings


def _held(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        path: data
        for path, data in files.items()
        if path.startswith(FOLDER) and path.endswith(".md")
    }


def _read(
    held: Mapping[str, bytes], paths: Iterable[str]
) -> tuple[tuple[PaperFile, ...], tuple[Finding, ...]]:
    findings: list[Finding] = []
    papers: list[PaperFile] = []
    for path in paths:
        try:
            papers.append(parse_paper(decode(held[path], path), path))
        except Malformed as refused:
            findings += refused.findings
    return tuple(papers), tuple(findings)


def _path(name: str, held: Mapping[str, bytes]) -> str:
    bare = name.removeprefix("./").removeprefix(FOLDER).removesuffix(".md")
    path = f"{FOLDER}{bare}.md"
    if path not in held:
        known = ", ".join(sorted(held)) or f"none: begin one with “paper new” ({FOLDER} is empty)"
        raise Usage(
            Finding(
                code="paper-unknown",
                problem=f"There is no paper “{name}”.",
                remedy=f"name one of: {known}.",
            )
        )
    return path


@dataclass(slots=True, kw_only=True)
class Desk:
    """Where papers are made: what they share is gathered once for each meeting."""

    record: Record
    standings: Mapping[str, Standing]
    house: House
    holidays: Holidays
    _meetings: dict[date, tuple[Case, Values]] = field(default_factory=dict)

    def make(self, written: PaperFile) -> Made:
        """Make one paper from the record, for its own meeting.

        Raises:
            Errors: no meeting is set on its day, or its decision is not on record.
            Malformed: its template cannot be filled, or what it makes cannot be printed.
            Conflict: an amendment does not fit the text it is written on.
        """
        before, told = self.before(written.head.meeting, Place(path=written.path))
        return make(self.record, before, told, written, self.house)

    def past(self, written: PaperFile) -> Finding | None:
        """Say that the record has gone past the meeting of a paper, which is as published.

        Raises:
            Errors: no meeting is set on its day.
        """
        place = Place(path=written.path)
        before, _ = self.before(written.head.meeting, place)
        gone = gone_past(before) if is_of_its_day(written.head) else None
        return replace(gone, place=place) if gone else None

    def before(self, day: date, place: Place) -> tuple[Case, Values]:
        """Give what is before a meeting, and what the record says of it to papers.

        Raises:
            Errors: no meeting is set on its day, which was named in that place.
            Conflict: an amendment does not fit the text it is written on.
        """
        if day not in self._meetings:
            meeting = meeting_on(day, self.record.settings, place)
            of_meeting = case(self.record, self.standings, meeting)
            due = notices(day, self.record.settings, self.holidays)
            self._meetings[day] = of_meeting, of_record(self.record, of_meeting, due)
        return self._meetings[day]
