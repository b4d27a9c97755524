"""Which lines do the blocks of a Word file make on each side of its tracked changes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.line_signs import CELL, ROW, TABLE
from constitution_tool.ooxml.read_marks_inline import THROUGH, inline
from constitution_tool.ooxml.read_marks_side import COMES, GOES, hand, pass_over
from constitution_tool.ooxml.read_plain import FOLDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.read_marks_side import Side

_P, _TBL, _TR, _TC = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
_PARAGRAPHS, _BLOCKS = frozenset({_P, FOLDED}), frozenset({_P, FOLDED, _TBL})
_TRPR, _TCPR, _VMERGE = (f"{W}{name}" for name in ("trPr", "tcPr", "vMerge"))
_PPR, _RPR, _VAL = f"{W}pPr", f"{W}rPr", f"{W}val"


def container(
    blocks: Sequence[Element], sides: Sequence[Side], then: Sequence[Element] = ()
) -> None:
    """Read the blocks of a body, a cell or a footnote; `then` stands after them, unread."""
    passed_over = sides[0].passed_over
    flat = list(_flat(blocks, passed_over))
    after = next(_flat(then, set()), None)
    for number, block in enumerate(flat):
        if block.tag == _TBL:
            _table(block, sides)
            continue
        if block.tag == FOLDED:
            for side in sides:
                side.line(block.text or "")
            continue
        inline(block, sides)
        following = flat[number + 1] if number + 1 < len(flat) else after
        follows = following is not None and following.tag in _PARAGRAPHS
        mark = _mark(block, sides)
        for side in sides:
            # A mark that goes joins its paragraph to the next; where none follows it cannot go.
            if not (follows and mark & side.drops):
                side.end(block)


def _mark(paragraph: Element, sides: Sequence[Side]) -> Set[str]:
    """Read how a paragraph is set, and the tags of what its mark bears."""
    kept = paragraph.find(_PPR)
    if kept is None:
        return frozenset()
    pass_over(kept, sides[0].passed_over)
    sides[0].unsaid.update(hand(each) for each in kept.iterchildren(f"{W}pPrChange"))
    mark = kept.find(_RPR)
    return frozenset() if mark is None else _whose(mark, sides)


def _whose(properties: Element, sides: Iterable[Side]) -> Set[str]:
    """Read whose the tracked mark among some properties is, and give the tags of them all."""
    for each in properties:
        if each.tag in COMES or each.tag in GOES:
            for side in sides:
                if each.tag not in side.drops:
                    side.marks.append(hand(each))
    return {str(each.tag) for each in properties}


def _flat(blocks: Iterable[Element], passed_over: set[str]) -> Iterator[Element]:
    """Give paragraphs and tables, those within content controls included."""
    for block in blocks:
        if block.tag in _BLOCKS:
            yield block
        elif block.tag in THROUGH:
            passed_over.add(str(block.tag))
            yield from _flat(block, passed_over)
        else:
            pass_over(block, passed_over)


def _table(table: Element, sides: Sequence[Side]) -> None:
    begun: set[int] = set()
    passed_over = sides[0].passed_over
    for row in _rows(table, passed_over):
        marks: set[str] = set()
        for kept in row.iterchildren(_TRPR):
            marks |= _whose(kept, sides)
        here = [side for side in sides if not marks & side.drops]
        for side in here:
            if id(side) not in begun:
                side.lines.append(TABLE)
                begun.add(id(side))
            side.lines.append(ROW)
        for cell in row:
            if cell.tag != _TC:
                pass_over(cell, passed_over)
                continue
            if _continues(cell) or not here:
                continue
            for side in here:
                side.lines.append(CELL)
            container(list(cell), here)


def _rows(table: Element, passed_over: set[str]) -> Iterable[Element]:
    for block in table:
        if block.tag == _TR:
            yield block
            continue
        if block.tag in THROUGH:
            passed_over.add(str(block.tag))
            yield from _rows(block, passed_over)
        else:
            pass_over(block, passed_over)


def _continues(cell: Element) -> bool:
    """Whether a cell is the lower part of one that began in a row above."""
    return any(
        merge.get(_VAL, "continue") == "continue"
        for kept in cell.iterchildren(_TCPR)
        for merge in kept.iterchildren(_VMERGE)
    )
