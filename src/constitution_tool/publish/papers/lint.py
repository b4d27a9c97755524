"""What is wrong with a paper that was made, by every rule there is, and how easily does it read?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.check_paper import check_paper
from constitution_tool.engine.checking.paper_agrees import Expected
from constitution_tool.engine.checking.paper_sections import sections_of
from constitution_tool.engine.readability import reading_ease
from constitution_tool.errors import Finding, Place, Severity
from constitution_tool.model.decision import Delegation
from constitution_tool.model.months import REVIEW_MONTHS, months_after
from constitution_tool.model.paper import SHAPES, PaperStatus
from constitution_tool.model.sheet import TextBody

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from constitution_tool.engine.record import Record
    from constitution_tool.model.paper import Paper
    from constitution_tool.publish.papers.paper import Made

_PAGE = re.compile(rb"/Type\s*/Page\b")


def lint(record: Record, made: Made) -> tuple[Finding, ...]:
    """Check a paper against what it must hold and what the record says."""
    body = made.sheet.body
    if not isinstance(body, TextBody):
        return ()
    expected = Expected(
        appendices=made.appendices,
        days=_days(record),
        review=months_after(made.paper.head.meeting, REVIEW_MONTHS),
        amendments=made.sheet.amendments,
    )
    return check_paper(made.paper, sections_of(body.flow), expected)


def ease(made: Made) -> int | None:
    """Give the reading ease of a paper's own text; None where it has none."""
    body = made.sheet.body
    if not isinstance(body, TextBody):
        return None
    sections = sections_of(body.flow)
    return reading_ease(words for section in sections for _, words in section.paragraphs)


def too_long(paper: Paper, pdf: bytes) -> tuple[Finding, ...]:
    """Find that a paper takes more pages than its kind may."""
    most = SHAPES[paper.head.kind].pages
    pages = len(_PAGE.findall(pdf))
    if not most or pages <= most:
        return ()
    return (
        Finding(
            code="paper-too-long",
            problem=f"This paper takes {pages} pages; a {paper.head.kind.value} is one page.",
            remedy="say less, or say it in an appendix.",
            place=Place(path=paper.path),
        ),
    )


def as_draft(paper: Paper, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Let a draft be looked at before it is right: what is wrong with it is only said."""
    if paper.head.status is not PaperStatus.DRAFT:
        return tuple(findings)
    return tuple(replace(finding, severity=Severity.WARNING) for finding in findings)


def _days(record: Record) -> frozenset[date]:
    """Give every day that the record or the list of meetings has."""
    decisions = [kept.value for kept in record.register.decisions.values()]
    return frozenset(
        (
            *(meeting.day for meeting in record.settings.meetings),
            *(kept.value.day for kept in record.register.entries),
            *(one.day for one in decisions),
            *(one.end for one in decisions if isinstance(one, Delegation) and one.end),
            *(said.value.statement.day for said in record.register.statements.values()),
        )
    )
