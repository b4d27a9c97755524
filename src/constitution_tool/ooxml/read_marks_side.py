"""What has been read so far of one side of a Word file's tracked changes?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.reading import Hand

COMES = frozenset({f"{W}ins", f"{W}moveTo"})
GOES = frozenset({f"{W}del", f"{W}moveFrom"})
"""The changes whose words the old side drops, and those whose words the new side does."""


@dataclass(slots=True, kw_only=True)
class Side:
    """One side being read: its lines, words awaiting their paragraph's end, footnotes called.

    Both sides of a reading share `passed_over` and `unsaid`.
    """

    drops: frozenset[str]
    passed_over: set[str]
    unsaid: set[Hand]
    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    tracked: list[tuple[Hand, str]] = field(default_factory=list)
    marks: list[Hand] = field(default_factory=list)

    def line(self, words: str) -> None:
        """Add a paragraph's words, to those of one that was joined to it if there are any."""
        self.lines.append("".join((*self.words, words)) if self.words else words)
        self.words.clear()

    def end(self, paragraph: Element) -> None:
        """End a paragraph, which is no line when it is an empty spacer."""
        if self.words or not _is_spacer(paragraph, self):
            self.lines.append("".join(self.words))
            self.words.clear()


def _is_spacer(paragraph: Element, side: Side) -> bool:
    style = value(paragraph, "pPr/pStyle")
    if side.drops is COMES and paragraph.find(f"{W}pPr/{W}pPrChange") is not None:
        style = value(paragraph, "pPr/pPrChange/pPr/pStyle")
    return style == "Spacer"


def hand(element: Element) -> Hand:
    """Say whose a tracked change is."""
    return element.get(f"{W}author", ""), element.get(f"{W}date", "")


def pass_over(element: Element, passed_over: set[str]) -> None:
    """Keep the tags of an element that says nothing, and of all within it."""
    passed_over.update(str(each.tag) for each in element.iter())
