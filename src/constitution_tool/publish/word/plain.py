"""How is a paragraph written that no change, link or footnote touches? In one step.

Nearly every paragraph of a long text is so. What is written here is what `block` would write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.words import Face
from constitution_tool.ooxml.markup import run
from constitution_tool.publish.word.bench import bookmark
from constitution_tool.publish.word.runs import TAB, properties

if TYPE_CHECKING:
    from constitution_tool.model.passage import Passage, Piece
    from constitution_tool.ooxml.markup import Look
    from constitution_tool.publish.word.bench import Bench

_PLAIN = Face.PLAIN


def plain(passage: Passage, look: Look, bench: Bench) -> str:
    """Write an untouched passage; nothing when something touches it, or it is empty."""
    if passage.marks:
        return ""
    words, label = _runs(passage.pieces), _runs(passage.label)
    if not words or (passage.label and not label):
        return ""
    tab = TAB if label else ""
    start = end = ""
    if passage.anchor:
        start, end = bench.bracket(bench.names.get(passage.clause) or bookmark(passage.clause))
    return f"<w:p><w:pPr>{look}</w:pPr>{start}{label}{tab}{words}{end}</w:p>"


def _runs(pieces: tuple[Piece, ...]) -> str:
    words = ""
    for piece in pieces:
        text = piece.text
        if piece.marks or piece.link or piece.note or not text:
            return ""
        words += run(text) if piece.face is _PLAIN else run(text, properties(piece.face))
    return words
