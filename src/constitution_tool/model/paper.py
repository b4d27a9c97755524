"""What is a paper: a report, a schedule, a record of decision, a briefing?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.model.instrument import Clause


class PaperKind(Enum):
    """What sort of paper it is."""

    STANDARDS_REPORT = "standards-report"
    FULL_COUNCIL_REPORT = "full-council-report"
    DETAILED_REPORT = "detailed-report"
    SCHEDULE = "schedule"
    DECISION_RECORD = "decision-record"
    BRIEFING = "briefing"
    CHANGE_CONTROL = "change-control"
    APPENDIX = "appendix"


REPORTS = (
    PaperKind.STANDARDS_REPORT,
    PaperKind.FULL_COUNCIL_REPORT,
    PaperKind.DETAILED_REPORT,
)
"""The kinds that put something before a body."""


class PaperStatus(Enum):
    """Whether it may still change; or shows in full a paper that someone else published."""

    DRAFT = "draft"
    FINAL = "final"
    REPRODUCTION = "reproduction"


class Stage(Enum):
    """Whether a pack may still change, which every page of it says, or is what is published."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a kind of paper must be.

    `sections` are the headings it must have, in any order, each as alternatives ("Background
    Documents" or "Background Papers"). `numbered` is of sections and paragraphs; `pages` the most
    it may take (0: any number).
    """

    sections: tuple[tuple[str, ...], ...] = ()
    numbered: bool = False
    pages: int = 0


_BACKGROUND = ("Background Documents", "Background Papers")
_REPORT = (
    ("Executive Summary", "Purpose of Report"),
    ("Recommendations",),
    ("Background",),
    ("Legal Implications",),
    ("Financial Implications",),
    _BACKGROUND,
)
SHAPES = {
    PaperKind.STANDARDS_REPORT: Shape(sections=_REPORT, numbered=True),
    PaperKind.FULL_COUNCIL_REPORT: Shape(sections=_REPORT, numbered=True),
    PaperKind.DETAILED_REPORT: Shape(
        sections=(
            ("Purpose of Report", "Executive Summary"),
            ("Recommendations",),
            ("Background",),
            ("Options Considered",),
            ("Consultation",),
            ("Equality Implications",),
            ("Risk Implications",),
            ("Legal Advice",),
            ("Financial Advice",),
            ("Appendices",),
            _BACKGROUND,
        ),
        numbered=True,
    ),
    PaperKind.SCHEDULE: Shape(),
    PaperKind.DECISION_RECORD: Shape(
        sections=(("Decision",), ("Reasons",), _BACKGROUND),
        pages=1,
    ),
    PaperKind.BRIEFING: Shape(
        sections=(
            ("What changes for Members",),
            ("What changes for officers",),
            ("What stays as it is",),
        ),
        pages=1,
    ),
    PaperKind.CHANGE_CONTROL: Shape(),
    PaperKind.APPENDIX: Shape(),
}
"""What each kind must be. A report's sections are those of Birmingham's of 28 March 2024."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """What is printed apart from a paper, by its number ("1", "2A") and title."""

    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt:
    """What the public may be kept from: an appendix ("Appendix 4") or the whole, and why.

    `paragraph` is that of Part 1 of Schedule 12A to the Local Government Act 1972, "1" to "7";
    `reason` why the public interest is better served by keeping it back (paragraph 10 of Part 2).
    """

    what: str
    paragraph: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidential:
    """What nobody may disclose (section 100A(3) of that Act), and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Advice in a report, and who signed it off and when (None: not signed off)."""

    subject: str
    by: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """What the head of a paper says, between its two lines `+++`.

    `amendment` is the one that a record of decision is of; `alternatives` what was considered
    and rejected, in words someone typed ("None" is such a word). `number` is that of an appendix
    written as a paper of its own. `late` is why a report could not be published in time, empty if
    it was. `members` and `officers` are the
    amendments that a briefing tells each of.
    """

    kind: PaperKind
    title: str
    meeting: date
    status: PaperStatus = PaperStatus.DRAFT
    report_of: str = ""
    author: str = ""
    late: str = ""
    amendment: str = ""
    alternatives: str = ""
    published: date | None = None
    number: str = ""
    members: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    confidential: tuple[Confidential, ...] = ()
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper as it reads once its template is filled: sections, and numbered paragraphs in them.

    The clauses are those of no instrument: nobody cites or amends a paper by their ids.
    """

    path: str
    head: PaperHead
    clauses: tuple[Clause, ...]
