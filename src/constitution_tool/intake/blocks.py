"""Which blocks do printed bullets, words, tables and pictures make?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.model.block import Block, Bullets, Cell, Image, Paragraph, Table
from constitution_tool.model.passage import Role

if TYPE_CHECKING:
    from constitution_tool.intake.words import Speech
    from constitution_tool.model.passage import Grid, GridCell, GridRow, Passage, Picture


@dataclass(slots=True, kw_only=True)
class _List:
    """A list being read: its items, each a run of blocks and, last perhaps, a list within it."""

    items: list[list[Block | _List]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Blocks:
    """Blocks being gathered in order; the lists still open are known by their levels."""

    speech: Speech
    _blocks: list[Block | _List] = field(default_factory=list)
    _open: list[_List] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is any block."""
        return bool(self._blocks)

    def words(self, passage: Passage, number: int) -> None:
        """Add a paragraph, under the bullet it hangs from if it does; blank ones say nothing."""
        words = self.speech.words(passage.pieces, number)
        if not words:
            return
        if passage.bullet and passage.bullet <= len(self._open):
            del self._open[passage.bullet :]
            self._open[-1].items[-1].append(Paragraph(words=words))
            return
        if passage.bullet:
            self.speech.doubts.doubt(
                number,
                "bullet-missing",
                "These words are set as if they hung under a bullet, and there is none above them.",
                "they are read as a paragraph of their own.",
            )
        self._open.clear()
        self._blocks.append(Paragraph(words=words))

    def bullet(self, passage: Passage, number: int) -> None:
        """Add an item to the list of its level."""
        level = max(passage.bullet, 1)
        if level > len(self._open) + 1:
            self.speech.doubts.doubt(
                number,
                "bullet-level",
                "A bullet here is set further in than the one above it allows.",
                "it is read one level below it.",
            )
            level = len(self._open) + 1
        del self._open[level:]
        if level > len(self._open):
            begun = _List()
            (self._open[-1].items[-1] if self._open else self._blocks).append(begun)
            self._open.append(begun)
        first = Paragraph(words=self.speech.words(passage.pieces, number))
        self._open[-1].items.append([first])

    def picture(self, picture: Picture) -> None:
        """Add a picture, under the bullet it hangs from if it does."""
        image = Image(path=picture.path, alternative=picture.alternative)
        if picture.bullet and picture.bullet <= len(self._open):
            del self._open[picture.bullet :]
            self._open[-1].items[-1].append(image)
            return
        self._open.clear()
        self._blocks.append(image)

    def table(self, grid: Grid, number: int) -> None:
        """Add a table."""
        self._open.clear()
        self._blocks.append(
            Table(header=self._rows(grid.header, number), rows=self._rows(grid.rows, number))
        )

    def _rows(self, rows: tuple[GridRow, ...], number: int) -> tuple[tuple[Cell, ...], ...]:
        return tuple(tuple(self._cell(cell, number) for cell in row.cells) for row in rows)

    def _cell(self, cell: GridCell, number: int) -> Cell:
        inside = Blocks(speech=self.speech)
        for passage in cell.passages:
            if passage.role is Role.BULLET:
                inside.bullet(passage, number)
            else:
                inside.words(passage, number)
        return Cell(blocks=inside.done(), cols=cell.cols, rows=cell.rows)

    def done(self) -> tuple[Block, ...]:
        """Give the blocks gathered."""
        return _done(self._blocks)


def _done(blocks: list[Block | _List]) -> tuple[Block, ...]:
    return tuple(
        Bullets(items=tuple(_done(item) for item in block.items))
        if isinstance(block, _List)
        else block
        for block in blocks
    )
