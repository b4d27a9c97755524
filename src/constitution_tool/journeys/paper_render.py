"""The papers in `papers/` as documents, each proved before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.errors import Errors, Severity
from constitution_tool.outcome import Outcome, Steps
from constitution_tool.publish.documents import documents
from constitution_tool.publish.papers.asked import Desk, chosen, every
from constitution_tool.publish.papers.house import house
from constitution_tool.publish.papers.kept_back import kept_back, not_public
from constitution_tool.publish.papers.lint import as_draft, lint, too_long
from constitution_tool.publish.papers.phrases import counted
from constitution_tool.publish.word.house import house as word_house
from constitution_tool.store.bank_holidays import bank_holidays
from constitution_tool.store.outputs import lying
from constitution_tool.store.plan import Output, Plan, Remove
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from constitution_tool.errors import Finding
    from constitution_tool.notation.papers.paper_file import PaperFile
    from constitution_tool.outcome import Progress
    from constitution_tool.publish.papers.paper import Made


BUILD = "build"
_ENDINGS = (".docx", ".pdf")
RESTRICTED = "restricted"
"""The folder, in that of the public papers, of those that the public may be kept from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which papers, by file (all, when none is named), in which kinds, and where they go."""

    papers: tuple[str, ...]
    kinds: tuple[str, ...]
    folder: Path | None


def paper_render(root: Path, wanted: Wanted, progress: Progress) -> Outcome:
    """Write papers as Word and PDF: a draft whatever is still wrong with it, which is said.

    What the public may be kept from is marked so and lies in a folder of its own; what an earlier
    run left of it beside the public papers is taken away.

    Raises:
        Usage: there is no such paper.
        Malformed: one is not written as papers are, or cannot be printed.
        Errors: one names a meeting, or a decision, that is not there; or one that is final breaks
            a rule.
    """
    files = read_tree(root)
    record = read_record(files)
    desk = Desk(
        record=record,
        standings=standings(record),
        house=house(files),
        holidays=bank_holidays,
    )
    papers, past = _of_today(desk, chosen(files, wanted.papers))
    if past and wanted.papers:
        raise Errors(*past)
    place = str(wanted.folder.absolute()) if wanted.folder else BUILD
    kept = _kept(every(files)[0], {one.paper.head.meeting for one in papers})
    work = Steps(progress=progress, of=len(papers) * len(wanted.kinds))
    style = word_house(files)
    steps: list[Output] = []
    beside: list[str] = []
    findings = [replace(each, severity=Severity.WARNING) for each in past]
    for one in papers:
        of_this = list(lint(record, one))
        sheet, folder = one.sheet, place
        if one.paper.path in kept:
            sheet, folder = not_public(sheet), f"{place}/{RESTRICTED}"
            beside += (f"{sheet.file}{ending}" for ending in _ENDINGS)
        for ending, data in documents(sheet, wanted.kinds, style, work.begin):
            steps.append(Output(path=f"{folder}/{sheet.file}{ending}", data=data))
            of_this += too_long(one.paper, data) if ending == ".pdf" else ()
        findings += as_draft(one.paper, of_this)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Errors(*findings)
    paths = tuple(step.path for step in steps)
    return Outcome(
        result={"files": list(paths)},
        product=paths,
        narration=(f"Made {counted(len(paths), 'document')}.", record.settings.notice),
        findings=tuple(findings),
        plan=Plan(steps=(*steps, *(() if wanted.folder else _taken_away(root, beside)))),
    )


def _kept(every_: Iterable[PaperFile], meetings: Iterable[date]) -> frozenset[str]:
    """Name the papers of some meetings that are kept back, by whichever paper says so."""
    every_ = tuple(every_)
    of = ({p.path: p.head for p in every_ if p.head.meeting == day} for day in meetings)
    return frozenset(path for heads in of for path in kept_back(heads))


def _taken_away(root: Path, beside: Iterable[str]) -> Iterator[Remove]:
    """Take away what we made, before it was kept back, in the folder of the public papers."""
    ours, _ = lying(root, BUILD)
    for name in beside:
        if (old := ours.get(f"{BUILD}/{name}")) is not None:
            yield Remove(path=f"{BUILD}/{name}", old=old)


def _of_today(desk: Desk, papers: Iterable[PaperFile]) -> tuple[list[Made], list[Finding]]:
    """Make the papers that still can be; say it of those whose meeting the record has gone past."""
    made: list[Made] = []
    past: list[Finding] = []
    for one in papers:
        if gone := desk.past(one):
            past.append(gone)
        else:
            made.append(desk.make(one))
    return made, past
