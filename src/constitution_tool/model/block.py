"""What stands inside a clause: paragraphs, bullets, tables and images."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of words."""

    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A plain bulleted list; each item is one or more blocks, the first a paragraph."""

    items: tuple[tuple[Block, ...], ...]


class Align(Enum):
    """How a column of a table is set."""

    DEFAULT = ""
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell, with the columns and rows it spans (1 where it spans nothing)."""

    blocks: tuple[Block, ...]
    cols: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: header rows (repeated on each page), then rows. `align` has one entry a column."""

    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[Align, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture kept beside the source, with the words that stand in for it."""

    path: str
    alternative: str


Block = Paragraph | Bullets | Table | Image


def images(blocks: Iterable[Block]) -> Iterator[Image]:
    """Walk the pictures in some blocks, those in bullets and in cells included."""
    for block in blocks:
        match block:
            case Image():
                yield block
            case Bullets():
                for item in block.items:
                    yield from images(item)
            case Table():
                for row in (*block.header, *block.rows):
                    for cell in row:
                        yield from images(cell.blocks)
            case Paragraph():
                pass
            case _:
                assert_never(block)
