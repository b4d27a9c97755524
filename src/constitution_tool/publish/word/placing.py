"""Which paragraph mark carries which tracked change.

A paragraph that comes or goes is tracked on its own mark, and the mark takes the paragraph with
it. The last mark of a cell, or before a table, cannot go: there the change stands on the mark
*before* each paragraph instead, and the paragraphs' looks are tracked so that each side gets its
own (`6-evidence`, markup 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.ooxml.markup import SPACER, Look
from constitution_tool.publish.standing import Standing, standing
from constitution_tool.publish.word.paragraph import Para

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.model.passage import Mark


class Ending(Enum):
    """What follows a run of paragraphs: another paragraph, or something that is none."""

    PARAGRAPH = "paragraph"
    WALL = "wall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A paragraph with the marks its own paragraph mark bears.

    `look` is how it is set; `before` how it was, where that differs. `shifted` says that the mark
    speaks of a neighbour, so a move's mark is set as an insertion or an omission.
    """

    para: Para
    mark: tuple[Mark, ...]
    look: Look
    before: Look
    shifted: tuple[Mark, ...] = ()


_SPACE = Para(look=SPACER, pieces=())


def place(paras: Sequence[Para], ending: Ending) -> tuple[Placed, ...]:
    """Say which mark each paragraph of a run bears, given what follows the run."""
    if ending is Ending.PARAGRAPH or not paras or not paras[-1].marks:
        return tuple(own(para) for para in paras)
    last = next((n for n in reversed(range(len(paras))) if not paras[n].marks), -1)
    if last < 0:
        # Nothing here stands on both sides, so a paragraph nobody reads holds the place.
        return (*(own(para) for para in paras), own(_SPACE))
    return (*(own(para) for para in paras[:last]), *_shifted(paras[last:]))


def own(para: Para) -> Placed:
    """Place a paragraph that bears its own mark, or none."""
    return Placed(para=para, mark=para.marks, look=para.look, before=para.look)


def _shifted(paras: Sequence[Para]) -> tuple[Placed, ...]:
    """Place a paragraph that stays and the ones after it that come or go."""
    placed = []
    old = new = paras[0].look
    following = [para.marks for para in paras[1:]]
    for para, mark in zip(paras, [*following, ()], strict=True):
        side = standing(para.marks)
        if side is Standing.OLD:
            old = para.look
        elif side is Standing.NEW:
            new = para.look
        placed.append(
            Placed(para=para, mark=mark, look=new, before=old, shifted=mark or para.marks)
        )
    return tuple(placed)
