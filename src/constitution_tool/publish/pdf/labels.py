"""How is the number of a clause set in a PDF, and does it need brackets of its own?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act, text_of
from constitution_tool.publish.pdf.columns import label_width
from constitution_tool.publish.pdf.shapes import Label
from constitution_tool.publish.pdf.words import act_name

if TYPE_CHECKING:
    from constitution_tool.model.passage import Mark, Passage
    from constitution_tool.publish.pdf.shapes import Widths
    from constitution_tool.publish.pdf.words import Setter

_TOGETHER = frozenset(
    {
        (Act.ADDED,),
        (Act.DELETED,),
        (Act.MOVED_FROM,),
        (Act.MOVED_TO,),
        (Act.MOVED_FROM, Act.DELETED),
        (Act.MOVED_TO, Act.ADDED),
    }
)


def changed(passage: Passage) -> bool:
    """Say whether anything in a paragraph is marked."""
    return bool(passage.marks) or any(
        piece.marks for pieces in (passage.label, passage.pieces) for piece in pieces
    )


def label(passage: Passage, setter: Setter, widths: Widths) -> Label:
    """Set a number; one that comes or goes with its clause needs no brackets of its own."""
    whole = _whole(passage)
    pieces = [replace(piece, marks=piece.marks[len(whole) :]) for piece in passage.label]
    room = widths[passage.depth] if passage.depth < len(widths) else 0.0
    marked = any(piece.marks for piece in pieces)
    text = text_of(pieces)
    return Label(
        depth=passage.depth,
        label=setter.words(pieces, passage.clause),
        plain=[act_name(mark.act) for mark in whole],
        wide=marked or label_width(text) > room,
        own_line=marked,
        changed=changed(passage),
    )


def _whole(passage: Passage) -> tuple[Mark, ...]:
    """Give the marks of a number that is added, deleted or moved with the whole of its clause.

    Where a clause moves and is renumbered, its old number goes with the old place and its new
    number comes with the new one.
    """
    labels = {piece.marks for piece in passage.label}
    if len(labels) != 1 or not passage.marks:
        return ()
    (marks,) = labels
    acts = tuple(mark.act for mark in marks)
    return marks if marks[:1] == passage.marks[:1] and acts in _TOGETHER else ()
