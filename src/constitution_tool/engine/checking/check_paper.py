"""What is wrong with a paper, read as its readers will read it?

What a report must hold follows from the Local Government Act 1972 (sections 100A to 100D, Schedule
12A) and from the shape of its kind.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.moods import mood, opening
from constitution_tool.engine.checking.paper_adopts import adopts_nothing
from constitution_tool.engine.checking.paper_agrees import disagreements
from constitution_tool.engine.checking.paper_head import is_unwritten, of_head, unwritten
from constitution_tool.engine.checking.paper_sections import place_in, wrong
from constitution_tool.errors import Place, Severity
from constitution_tool.model.paper import SHAPES, PaperStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.engine.checking.paper_agrees import Expected
    from constitution_tool.engine.checking.paper_sections import Section
    from constitution_tool.errors import Finding
    from constitution_tool.model.paper import Paper

_RECOMMENDATIONS = "Recommendations"


def check_paper(
    paper: Paper, front: Section, sections: tuple[Section, ...], expected: Expected
) -> tuple[Finding, ...]:
    """Find what is wrong with a paper: with its first page, its sections, and beside the record.

    Of a reproduction it is only said: what was printed is printed.
    """
    findings = (
        *unwritten((front, *sections)),
        *of_head(paper, expected.decided),
        *_required(paper, sections),
        *_recommendations(sections),
        *disagreements(paper, sections, expected),
        *adopts_nothing(paper.head.kind, sections, expected.adopted),
    )
    said = paper.head.status is PaperStatus.REPRODUCTION
    return tuple(
        replace(
            finding,
            place=Place(path=paper.path, note=finding.place.note),
            severity=Severity.WARNING if said else finding.severity,
        )
        for finding in findings
    )


def _required(paper: Paper, sections: Iterable[Section]) -> Iterator[Finding]:
    held = {section.heading.casefold(): section for section in sections}
    for alternatives in SHAPES[paper.head.kind].sections:
        found = [held[name.casefold()] for name in alternatives if name.casefold() in held]
        if not found:
            names = " or ".join(f"“{name}”" for name in alternatives)
            yield wrong(
                "section-missing",
                f"There is no section {names}.",
                "add it; where there is nothing to say, say so.",
            )
        elif not any(words.strip() for _, words in found[0].paragraphs):
            yield wrong(
                "section-empty",
                f"The section “{found[0].heading}” says nothing.",
                "write it; where there is nothing to say, say so.",
            )


def _recommendations(sections: Iterable[Section]) -> Iterator[Finding]:
    """Find recommendations that open with another mood than most, or with no verb."""
    of = next((s for s in sections if s.heading.casefold() == _RECOMMENDATIONS.casefold()), None)
    if of is None:
        return
    listed = [
        (number, words)
        for number, words in of.paragraphs
        if number and not _introduces(words) and not is_unwritten(words)
    ]
    if not listed and any(_introduces(words) for _, words in of.paragraphs):
        yield wrong(
            "recommendations-none",
            "Nothing is recommended.",
            "write what the meeting is asked to do, each in a numbered paragraph.",
            of.heading,
        )
    moods = [mood(words) for _, words in listed]
    for (number, words), its in zip(listed, moods, strict=True):
        if its is None:
            finding = wrong(
                "recommendation-verb",
                f"Recommendation {number} opens with “{opening(words)}”, which is not what a "
                "council does.",
                "open it with a verb such as “approves”.",
                place_in(of, number),
            )
            yield replace(finding, severity=Severity.WARNING)
    known = [its for its in moods if its]
    if not known:
        return
    most = max(dict.fromkeys(known), key=known.count)
    for (number, words), its in zip(listed, moods, strict=True):
        if its and its is not most:
            yield wrong(
                "recommendation-mood",
                f"Recommendation {number} opens with “{opening(words)}”, where most open as "
                f"“{most.value}” does.",
                "open every recommendation with a verb of one mood.",
                place_in(of, number),
            )


def _introduces(words: str) -> bool:
    """Say whether words only lead to those under them: “That Council:”."""
    return words.rstrip().endswith(":")
