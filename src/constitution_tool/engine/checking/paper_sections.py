"""What does a paper say, section by section, and how is something wrong with it said?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.passage import Grid, Passage, Role, text_of

if TYPE_CHECKING:
    from constitution_tool.model.passage import Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section as read: its heading, and the words of each paragraph with its number."""

    heading: str
    paragraphs: tuple[tuple[str, str], ...]


def sections_of(flow: Flow) -> tuple[Section, ...]:
    """Gather the words of each section in order; what stands before the first has no heading."""
    found: list[tuple[str, list[tuple[str, str]]]] = [("", [])]
    for each in flow.printed:
        if isinstance(each, Passage) and each.role is Role.HEADING and not each.depth:
            found.append((text_of(each.pieces), []))
        elif isinstance(each, Passage):
            found[-1][1].append((text_of(each.label), text_of(each.pieces)))
        elif isinstance(each, Grid):
            cells = [cell for row in (*each.header, *each.rows) for cell in row.cells]
            found[-1][1].extend(("", text_of(p.pieces)) for c in cells for p in c.passages)
    return tuple(Section(heading=name, paragraphs=tuple(words)) for name, words in found)


def wrong(code: str, problem: str, remedy: str, where: str = "") -> Finding:
    """Say what is wrong with a paper, and in which of its paragraphs."""
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path="", note=where))


def place_in(section: Section, number: str) -> str:
    """Name a paragraph of a section, by its number if it has one."""
    return f"{section.heading}, {number}" if number else section.heading
