"""What of an outline stands with every tracked change rejected, or accepted?

A paragraph whose mark goes runs into the next one, which keeps its own look. Where no paragraph
follows, its mark cannot go. This is the rule of `read_marks` and `resolve`, kept here with styles,
links and bookmarks.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.ooxml.markup import Wrap
from constitution_tool.ooxml.outline import Block, Drawn, Inline, Paragraph, Row, Stretch, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.ooxml.outline import Tracked


class Side(Enum):
    """One side of the tracked changes; the value is the changes whose words do not stand on it."""

    REJECTED = frozenset({Wrap.INS, Wrap.MOVE_TO})
    ACCEPTED = frozenset({Wrap.DEL, Wrap.MOVE_FROM})


def one_side(
    blocks: Sequence[Block], side: Side, follows: Block | None = None
) -> tuple[Block, ...]:
    """Give the blocks that stand on one side, free of marks; `follows` stands after them."""
    return tuple(_blocks(blocks, side, follows))


def _blocks(blocks: Sequence[Block], side: Side, follows: Block | None) -> Iterator[Block]:
    parts: list[Paragraph] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            if table := _table(block, side):
                yield table
            continue
        parts.append(block)
        if not _stands(block.mark, side):
            following = blocks[index + 1] if index + 1 < len(blocks) else follows
            if isinstance(following, Paragraph):
                continue
        yield _joined(parts, side)
        parts = []
    if parts and (rest := _joined(parts, side)).items:
        yield rest  # what is left runs into what follows; when nothing is, nothing stands here


def _stands(tracks: tuple[Tracked, ...], side: Side) -> bool:
    return not tracks or not any(each.wrap in side.value for each in tracks)


def _table(table: Table, side: Side) -> Table | None:
    rows = tuple(_row(row, side) for row in table.rows if _stands(row.tracks, side))
    return replace(table, rows=rows) if rows else None


def _row(row: Row, side: Side) -> Row:
    cells = tuple(replace(cell, blocks=one_side(cell.blocks, side)) for cell in row.cells)
    return replace(row, cells=cells, tracks=())


def _joined(parts: Sequence[Paragraph], side: Side) -> Paragraph:
    """Run paragraphs together; a bookmark whose words all went goes with them."""
    last = parts[-1]
    if len(parts) == 1 and not (last.mark or last.reset) and not _tracked(last):
        return last
    stand = [
        tuple(_item(item, side) for item in part.items if _stands(item.tracks, side))
        for part in parts
    ]
    left = [part for part, items in zip(parts, stand, strict=True) if items] or [last]
    return Paragraph(
        numbers=tuple(number for part in left for number in part.numbers),
        look=last.was if side is Side.REJECTED else last.look,
        was=last.was,
        items=tuple(item for items in stand for item in items),
        names=tuple(name for part in left for name in part.names),
        comments=tuple(number for part in parts for number in part.comments),
        odd=tuple(odd for part in parts for odd in part.odd),
    )


def _tracked(paragraph: Paragraph) -> bool:
    return any(item.tracks for item in paragraph.items)


def _item(item: Inline, side: Side) -> Inline:
    if isinstance(item, Drawn):
        return replace(item, tracks=()) if item.tracks else item
    if not item.tracks and item.was is item.setting:
        return item
    return Stretch(
        text=item.text,
        setting=item.was if side is Side.REJECTED else item.setting,
        was=item.was,
        link=item.link,
        call=item.call,
    )
