"""What do the cells of a returned table say, and what in a paragraph is not words at all?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.intake.pieces import without_tabs
from constitution_tool.model.passage import Passage, Role
from constitution_tool.ooxml.outline import Drawn, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.intake.doubts import Doubts
    from constitution_tool.intake.notes import Notes
    from constitution_tool.ooxml.outline import Block, Cell

_PLAIN = frozenset(
    {"table text", "table text small", "table heading", "table heading small", "body text"}
)
LISTS = {
    kind if level == 1 else f"{kind} {level}": (kind, level)
    for kind in ("list bullet", "list continue")
    for level in range(1, 6)
}
"""The styles of bullets and of words that hang under one, with their levels."""


def odd(number: int, found: Iterable[str], doubts: Doubts) -> None:
    """Say what stands in a paragraph or table that is no part of a text of the law."""
    for one in found:
        doubts.lost(
            number,
            "not-understood",
            f"There is {one} here, which is not part of a text of the law.",
            "write what it says as words, a table or a picture.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Reads the cells of tables on one side."""

    notes: Notes
    doubts: Doubts

    def numbered(self, paragraph: Paragraph, wanted: str) -> None:
        """Say so where Word counts or marks a paragraph itself, otherwise than is `wanted`."""
        numbered = paragraph.look.numbered
        if numbered not in ("", wanted):
            what = "a bullet" if numbered == "bullet" else "a number"
            self.doubts.lost(
                paragraph.numbers[0],
                "automatic-number",
                f"Word itself sets {what} before this paragraph, which is not in its words.",
                "type the number, and take Word’s own away.",
            )

    def read(self, cell: Cell) -> tuple[Passage, ...]:
        """Give what a cell says, its blank paragraphs left out."""
        return tuple(passage for block in cell.blocks for passage in self._block(block))

    def _block(self, block: Block) -> Iterator[Passage]:
        if isinstance(block, Table):
            odd(block.start, (*block.odd, "a table inside a table"), self.doubts)
            for row in block.rows:
                for cell in row.cells:
                    yield from self.read(cell)
            return
        number = block.numbers[0]
        odd(number, block.odd, self.doubts)
        said = without_tabs(self.notes.said(block), number, self.doubts)
        if any(isinstance(item, Drawn) for item in block.items):
            odd(number, ("a picture in a cell",), self.doubts)
        if not said:
            return
        kind, level = LISTS.get(block.look.style, ("", 0))
        if not level and block.look.style not in _PLAIN:
            self.doubts.doubt(
                number,
                "style-unknown",
                f"Words in a cell are in the style “{block.look.style}”.",
                "they are read as a paragraph.",
            )
        is_bullet = kind == "list bullet"
        self.numbered(block, "bullet" if is_bullet else "")
        yield Passage(
            clause="",
            role=Role.BULLET if is_bullet else Role.WORDS,
            depth=-1,
            pieces=said,
            bullet=level,
        )
