"""What is wrong with what a paper says of itself: who brings it, who advised, what is missing?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.paper_sections import place_in, wrong
from constitution_tool.model.paper import REPORTS, PaperKind, PaperStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from constitution_tool.engine.checking.paper_sections import Section
    from constitution_tool.errors import Finding
    from constitution_tool.model.paper import Paper

_TO_WRITE = re.compile(
    r"\[(?:to be|insert|tbc|tba|todo|x+\b|\?)[^\]]*\]|\b(?:tbc|tba|todo)\b|\?\?+", re.IGNORECASE
)
"""What people type where something is still to come."""


def is_unwritten(words: str) -> bool:
    """Say whether words hold a place where something is still to be written."""
    return bool(_TO_WRITE.search(words))


def unwritten(sections: Iterable[Section]) -> Iterator[Finding]:
    """Find every place where something is still to be written, the first page included."""
    for section in sections:
        for number, words in section.paragraphs:
            for found in _TO_WRITE.finditer(words):
                yield wrong(
                    "unwritten",
                    f"This has still to be written: {found[0]}",
                    "write it in its place.",
                    place_in(section, number),
                )


def of_head(paper: Paper, decided: date | None) -> Iterator[Finding]:
    """Find what is missing or cannot be in the head of a paper.

    Args:
        paper: the paper.
        decided: of a record of decision, the last day on which an office spoke on it.
    """
    head = paper.head
    own = head.status is not PaperStatus.REPRODUCTION  # which prints the head of the one it shows
    if own and head.kind in REPORTS and not head.report_of.strip():
        yield wrong(
            "report-nobody",
            "It is not said whose report this is.",
            'write report_of = "Monitoring Officer" in its head.',
        )
    if head.kind is PaperKind.DETAILED_REPORT:
        yield from _advice(paper)
    if head.published and decided and head.published < decided:
        yield wrong(
            "published-before-decision",
            "It is said to be published before it was decided.",
            "mend `published`.",
        )
    seen: set[str] = set()
    for one in head.appendices:
        if one.number in seen:
            yield wrong(
                "appendix-twice",
                f"Appendix {one.number} is listed twice.",
                "number the appendices apart.",
            )
        seen.add(one.number)


def _advice(paper: Paper) -> Iterator[Finding]:
    """Find advice that is not signed off, or only after the meeting."""
    for subject in ("Legal", "Financial"):
        given = [each.day for each in paper.head.advice if each.subject == subject and each.day]
        if not given:
            yield wrong(
                "advice-unsigned",
                f"{subject} advice is not signed off.",
                f'add [[advice]] with subject = "{subject}", by = "…" and day = 2024-05-10.',
            )
        elif min(given) > paper.head.meeting:
            yield wrong(
                "advice-late",
                f"{subject} advice is signed off after the meeting.",
                "mend its `day`.",
            )
