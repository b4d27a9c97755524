"""What do a returned file's paragraphs say, and what do the footnotes that they call?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.intake.pieces import note_pieces, pieces, without_tabs
from constitution_tool.model.passage import Note
from constitution_tool.ooxml.outline import Paragraph, Stretch
from constitution_tool.ooxml.outline_sides import one_side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.intake.doubts import Doubts
    from constitution_tool.model.passage import Piece
    from constitution_tool.ooxml.outline import Block
    from constitution_tool.ooxml.outline_sides import Side


@dataclass(slots=True, kw_only=True)
class Notes:
    """The footnotes of one side, found as they are called; each instrument counts its own."""

    blocks: Mapping[str, tuple[Block, ...]]
    side: Side
    doubts: Doubts
    instrument: str = ""
    _found: dict[tuple[str, str], Note] = field(default_factory=dict)
    _read: set[tuple[str, str]] = field(default_factory=set)

    def found(self) -> tuple[Note, ...]:
        """Give the footnotes found, in the order they were called."""
        return tuple(self._found.values())

    def said(self, paragraph: Paragraph) -> tuple[Piece, ...]:
        """Give a paragraph's pieces, and keep the footnotes they call."""
        said = pieces(paragraph, self.doubts)
        calls = [i for i in paragraph.items if isinstance(i, Stretch) and i.call]
        labels = [piece.note for piece in said if piece.note]
        for item, label in zip(calls, labels, strict=True):
            self._note(item.call, label, paragraph.numbers[0])
        return said

    def _note(self, call: str, label: str, number: int) -> None:
        if (self.instrument, call) in self._read:
            return
        self._read.add((self.instrument, call))
        blocks = one_side(self.blocks.get(call, ()), self.side)
        if call not in self.blocks or not all(isinstance(b, Paragraph) for b in blocks):
            self.doubts.lost(
                number,
                "footnote-unreadable",
                f"The footnote {label} is not there, or holds more than words.",
                "write its words again.",
            )
        said = (block for block in blocks if isinstance(block, Paragraph))
        note = Note(
            label=label,
            pieces=without_tabs(note_pieces(said, self.doubts, number), number, self.doubts),
            instrument=self.instrument,
        )
        known = self._found.setdefault((self.instrument, label), note)
        if known != note:
            self.doubts.doubt(
                number,
                "footnote-differs",
                f"The footnote {label} is called more than once, and says something else here.",
                "the first is read; give the other a mark of its own.",
            )
