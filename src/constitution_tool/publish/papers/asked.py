"""Which papers are asked for, and what are they made from?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place, Usage
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.papers.paper_file import FOLDER, parse_paper
from constitution_tool.publish.papers.case import case, meeting_on
from constitution_tool.publish.papers.known import of_record
from constitution_tool.publish.papers.paper import make

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from constitution_tool.engine.authority.status import Standing
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
    held = {path: data for path, data in files.items() if path.startswith(FOLDER)}
    paths = [_path(name, held) for name in dict.fromkeys(wanted)] if wanted else sorted(held)
    findings: list[Finding] = []
    papers: list[PaperFile] = []
    for path in paths:
        try:
            papers.append(parse_paper(decode(held[path], path), path))
        except Malformed as refused:
            findings += refused.findings
    if findings:
        raise Malformed(*findings)
    return tuple(papers)


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
    _meetings: dict[date, tuple[Case, Values]] = field(default_factory=dict)

    def make(self, written: PaperFile) -> Made:
        """Make one paper from the record, for its own meeting.

        Raises:
            Errors: no meeting is set on its day, or its decision is not on record.
            Malformed: its template cannot be filled, or what it makes cannot be printed.
            Conflict: an amendment does not fit the text it is written on.
        """
        day = written.head.meeting
        if day not in self._meetings:
            meeting = meeting_on(day, self.record.settings, Place(path=written.path))
            of_meeting = case(self.record, self.standings, meeting)
            self._meetings[day] = of_meeting, of_record(self.record, of_meeting)
        return make(self.record, *self._meetings[day], written, self.house)
