"""What does the text of a paper say, once its template is filled: which sections and paragraphs?

`#` begins a section and `##` a part of one. An item of a numbered list is a paragraph with a number
of its own, counted through its section whatever stands between: 3.1, 3.2. A list within it counts
(1), (2), and one within that (a), (b). Other words have no number.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Malformed
from constitution_tool.model.block import Paragraph, images
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instrument import Clause, Kind
from constitution_tool.model.words import Words
from constitution_tool.notation.text.content import read_blocks
from constitution_tool.notation.text.nodes import Head, Listing, Para, line_of, read_nodes
from constitution_tool.notation.text.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.model.block import Block
    from constitution_tool.notation.text.nodes import Item, Node

INSTRUMENT = InstrumentId("Paper")
"""What the ids in a paper begin with. No instrument can be called so: theirs begin small."""
_DEEPEST_HEADING = 2


@dataclass(slots=True, kw_only=True)
class _Section:
    """A heading being read, and what stands under it up to the next."""

    head: Head | None
    nodes: list[Node] = field(default_factory=list)
    below: list[_Section] = field(default_factory=list)


def read_body(text: str, path: str, first_line: int, *, numbered: bool) -> tuple[Clause, ...]:
    """Read the text of a paper.

    Args:
        text: Markdown, nothing in it left to be filled.
        path: the paper's file.
        first_line: the line of the file on which the text begins.
        numbered: whether sections and paragraphs bear the numbers of a report.

    Raises:
        Malformed: with everything in it that cannot be printed.
    """
    report = Report(text, path, first_line)
    reader = _Reader(report=report, numbered=numbered)
    clauses = tuple(reader.clauses(read_nodes(text, path, first_line)))
    if report.failed():
        raise Malformed(*report.in_order())
    return clauses


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads sections in order; every clause gets the next id."""

    report: Report
    numbered: bool
    made: int = 0
    counted: int = 0

    def clauses(self, nodes: Sequence[Node]) -> Iterator[Clause]:
        top = self._sections(nodes)
        yield from self._items(top.nodes, "")
        for number, section in enumerate(top.below, start=1):
            self.counted = 0
            label, stem = (f"{number}.", str(number)) if self.numbered else ("", "")
            yield self._section(section, label, stem)

    def _sections(self, nodes: Sequence[Node]) -> _Section:
        top = here = _Section(head=None)
        for node in nodes:
            if not isinstance(node, Head):
                here.nodes.append(node)
                continue
            here = _Section(head=node)
            if node.level == 1:
                top.below.append(here)
            elif node.level == _DEEPEST_HEADING and top.below:
                top.below[-1].below.append(here)
            else:
                self.report.error(
                    "heading-level",
                    node.line,
                    "This heading stands at a level that a paper has not, or under no section.",
                    "begin a section with # and a part of one with ##.",
                )
        return top

    def _section(self, section: _Section, number: str, stem: str) -> Clause:
        """Read a section, or a part of one, in which the paragraphs count on."""
        head = section.head or Head("", 0, 1)
        words = self.report.words(head.text, head.line)
        if not words or "\n" in words:
            self.report.error(
                "heading-words",
                head.line,
                "A heading has no words, or a line break in its words.",
                "write its words on one line.",
            )
        made = Clause(id=self._id(), kind=Kind.HEADING, number=number, heading=words)
        items = tuple(self._items(section.nodes, stem))
        below = (self._section(each, "", stem) for each in section.below)
        return replace(made, children=(*items, *below))

    def _items(self, nodes: Sequence[Node], stem: str) -> Iterator[Clause]:
        """Read what stands in a section: each numbered paragraph, and each stretch of others."""
        for node in nodes:
            if isinstance(node, Listing) and node.marker in ".)":
                for item in node.items:
                    self.counted += 1
                    number = f"{stem}.{self.counted}" if stem else f"{self.counted}."
                    yield self._item(item, number, self.counted, 1)
            elif blocks := self._blocks((node,)):
                yield self._clause("", blocks)

    def _item(self, item: Item, number: str, count: int, depth: int) -> Clause:
        self._check_number(item, count)
        lists = [n for n in item.nodes if isinstance(n, Listing) and n.marker in ".)"]
        first = item.nodes.index(lists[0]) if lists else len(item.nodes)
        if lists and any(node not in lists for node in item.nodes[first:]):
            self.report.error(
                "words-after-list",
                item.line,
                "Words stand after the numbered list within a numbered paragraph.",
                "put them before it, or into a paragraph of their own.",
            )
        blocks = self._blocks(item.nodes[:first])
        if not blocks or not isinstance(blocks[0], Paragraph):
            self.report.error(
                "item-empty",
                item.line,
                "A numbered paragraph does not begin with words.",
                "begin it with words, or take it out.",
            )
        within = [each for listing in lists for each in listing.items]
        made = self._clause(number, blocks)
        children = tuple(
            self._item(each, _within(at, depth), at, depth + 1)
            for at, each in enumerate(within, start=1)
        )
        return replace(made, children=children)

    def _check_number(self, item: Item, count: int) -> None:
        """Refuse a number that is neither “1.”, which only counts on, nor the one that is due."""
        written = item.number.rstrip(".)")
        if written not in ("", "1", str(count)):
            self.report.error(
                "number-wrong",
                item.line,
                f"This paragraph is written as number {written}; in its place it is {count}.",
                f"write {count}. or 1. (which counts by itself), and look at what refers to it.",
            )

    def _blocks(self, nodes: Sequence[Node]) -> tuple[Block, ...]:
        blocks = read_blocks(tuple(nodes), self.report)
        for node in nodes:
            if isinstance(node, Para) and any(images(blocks)):
                self.report.error(
                    "picture-in-paper",
                    line_of(node),
                    "There is a picture, which a paper cannot show.",
                    "name it as an appendix, or say in words what it shows.",
                )
        return blocks

    def _clause(self, number: str, blocks: tuple[Block, ...]) -> Clause:
        return Clause(
            id=self._id(), kind=Kind.ITEM, number=number, heading=Words(""), opening=blocks
        )

    def _id(self) -> ClauseId:
        self.made += 1
        return ClauseId(f"{INSTRUMENT}.{self.made}")


def _within(count: int, depth: int) -> str:
    """Number a paragraph within another: (1), (2), and within those (a), (b)."""
    return f"({count})" if depth % 2 else f"({chr(ord('a') - 1 + count)})"
