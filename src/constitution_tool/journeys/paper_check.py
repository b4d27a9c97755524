"""What is wrong with the papers, and how easily do they read?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.errors import Errors, Malformed, Severity
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers.asked import Desk, readable
from constitution_tool.publish.papers.house import house
from constitution_tool.publish.papers.lint import ease, lint
from constitution_tool.publish.papers.phrases import counted
from constitution_tool.store.bank_holidays import bank_holidays
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.outcome import Json


def paper_check(root: Path, wanted: tuple[str, ...]) -> Outcome:
    """Check papers by every rule, and say how easily each reads.

    One that cannot be made is a finding, and the others are checked all the same; one whose meeting
    the record has gone past is as published, which is only said.

    Raises:
        Usage: there is no such paper.
        Malformed: one of them cannot be read; with what was found in all.
    """
    files = read_tree(root)
    record = read_record(files)
    desk = Desk(
        record=record,
        standings=standings(record),
        house=house(files),
        holidays=bank_holidays,
    )
    papers, unread = readable(files, wanted)
    findings, malformed = [*unread], bool(unread)
    rows: list[Json] = []
    lines: list[str] = []
    for written in papers:
        try:
            if past := desk.past(written):
                findings.append(replace(past, severity=Severity.WARNING))
                continue
            paper = desk.make(written)
        except (Errors, Malformed) as refused:
            findings += refused.findings
            malformed |= isinstance(refused, Malformed)
            continue
        findings += lint(record, paper)
        easy = ease(paper)
        rows.append({"path": written.path, "paper": written.head.kind.value, "reading_ease": easy})
        said = "" if easy is None else f": reading ease {easy} (60 is plain English, 30 hard)"
        lines.append(f"{written.path}{said}")
    if malformed:
        raise Malformed(*findings)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return Outcome(
        result={"papers": rows},
        product=tuple(lines),
        narration=(
            f"Checked {counted(len(papers), 'paper')}: "
            f"{counted(errors, 'error') if errors else 'no errors'}, "
            f"{len(findings) - errors} to look at.",
        ),
        findings=tuple(findings),
    )
