"""What is wrong with a paper that was made, by every rule there is, and how easily does it read?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.check_paper import check_paper
from constitution_tool.engine.checking.paper_agrees import Expected
from constitution_tool.engine.checking.paper_sections import Section, sections_of
from constitution_tool.engine.readability import reading_ease
from constitution_tool.errors import Finding, Place, Severity
from constitution_tool.model.decision import Delegation
from constitution_tool.model.paper import SHAPES, PaperStatus
from constitution_tool.model.passage import text_of
from constitution_tool.model.sheet import TextBody
from constitution_tool.publish.pdf.document import pages_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from constitution_tool.engine.record import Record
    from constitution_tool.model.paper import Paper
    from constitution_tool.publish.papers.paper import Made

_FRONT = "First page"


def lint(record: Record, made: Made) -> tuple[Finding, ...]:
    """Check a paper against what it must hold and what the record says."""
    head, case = made.paper.head, made.case
    spoken = [
        s.value.statement.day
        for (id_, _), s in record.register.statements.items()
        if id_ == head.amendment
    ]
    expected = Expected(
        appendices=made.appendices,
        days=_days(record),
        review=case.review,
        adopted=() if case.adopting else (case.settings.name, f"Part {case.instrument}"),
        amendments=made.sheet.amendments,
        decided=max(spoken, default=None),
    )
    front = Section(heading=_FRONT, paragraphs=(("Title", head.title), *made.sheet.facts))
    return check_paper(made.paper, front, _sections(made), expected)


def _sections(made: Made) -> tuple[Section, ...]:
    """Read what a paper says in words of its own; a schedule says it before its entries."""
    body = made.sheet.body
    if isinstance(body, TextBody):
        return sections_of(body.flow)
    own = tuple(("", text_of(pieces)) for pieces in made.sheet.opening)
    return (Section(heading="", paragraphs=own),)


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
    pages = pages_of(pdf)
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
