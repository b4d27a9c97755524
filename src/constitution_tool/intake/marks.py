"""Who changed what in a returned file, who commented, and on which clauses?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act
from constitution_tool.model.returned import Comment, Revision
from constitution_tool.ooxml.markup import Wrap
from constitution_tool.ooxml.outline import Paragraph, Stretch, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constitution_tool.ooxml.outline import Block, Outline, Tracked

_ACTS = {
    Wrap.INS: Act.ADDED,
    Wrap.DEL: Act.DELETED,
    Wrap.MOVE_FROM: Act.MOVED_FROM,
    Wrap.MOVE_TO: Act.MOVED_TO,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """Which clause each paragraph belongs to, before the tracked changes and after them."""

    before: Mapping[int, str]
    after: Mapping[int, str]

    def of(self, number: int) -> str:
        """Say whose a paragraph is; one that goes is still the clause it was."""
        return self.after.get(number, self.before.get(number, ""))

    def all(self) -> Mapping[int, str]:
        """Give every paragraph's clause by number."""
        return {**self.before, **self.after}


def tracked(block: Block) -> bool:
    """Whether anything in a block is tracked."""
    return next(_of_block(block), None) is not None


def revisions(
    blocks: Iterable[Block], notes: Mapping[str, Iterable[Block]], owners: Owners
) -> tuple[Revision, ...]:
    """List the tracked changes in order; those of a footnote stand where it is called.

    What one person did at one time in one clause, without a break, is one change.
    """
    changes = (
        ((act, by.author, by.day, owners.of(number)), words)
        for number, act, by, words in _all(blocks, notes)
    )
    return tuple(
        Revision(act=act, author=author, day=day, clause=clause, words="".join(w for _, w in same))
        for (act, author, day, clause), same in groupby(changes, key=lambda change: change[0])
    )


_Change = tuple[int, Act | None, "Tracked", str]
"""The number of a paragraph, what was done there, by whom, and to which words."""


def _all(blocks: Iterable[Block], notes: Mapping[str, Iterable[Block]]) -> Iterator[_Change]:
    waiting = dict(notes)
    for block in blocks:
        yield from _of_block(block)
        for paragraph in paragraphs((block,)):
            number = paragraph.numbers[0]
            for item in paragraph.items:
                called = waiting.pop(item.call, ()) if isinstance(item, Stretch) else ()
                for change in chain.from_iterable(map(_of_block, called)):
                    yield number, *change[1:]


def _of_block(block: Block) -> Iterator[_Change]:
    if isinstance(block, Paragraph):
        yield from _of_paragraph(block)
        return
    for row in block.rows:
        for by in row.tracks:
            yield block.start, _ACTS[by.wrap], by, ""
        for cell in row.cells:
            for inner in cell.blocks:
                yield from _of_block(inner)


def _of_paragraph(paragraph: Paragraph) -> Iterator[_Change]:
    number = paragraph.numbers[0]
    for by in paragraph.reset:
        yield number, None, by, ""
    for item in paragraph.items:
        words = item.text if isinstance(item, Stretch) else item.description
        for by in item.tracks:
            yield number, _ACTS[by.wrap], by, words
    for by in paragraph.mark:
        yield number, _ACTS[by.wrap], by, ""


def comments(found: Outline, owners: Owners) -> tuple[Comment, ...]:
    """List the comments in the order of the file, with the clauses each touches."""
    touched: dict[str, dict[str, None]] = {}
    for paragraph in paragraphs(found.blocks):
        for number in paragraph.comments:
            touched.setdefault(number, {}).setdefault(owners.of(paragraph.numbers[0]))
    return tuple(
        Comment(
            author=remark.author,
            day=remark.day,
            clauses=tuple(filter(None, touched.get(number, {}))),
            words=remark.words,
        )
        for number, remark in found.remarks.items()
    )
