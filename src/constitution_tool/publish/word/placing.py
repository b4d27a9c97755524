"""Which paragraph mark carries which tracked change.

A paragraph that comes or goes is tracked on its own mark, and the mark takes the paragraph with
it. The last mark of a cell, or before a table, cannot go: there the change stands on the mark
*before* each paragraph instead, and the paragraphs' looks are tracked so that each side gets its
own (`6-evidence`, markup 1). So it does where paragraphs were added right after added words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.ooxml.markup import SPACER, Look
from constitution_tool.publish.standing import Standing, standing
from constitution_tool.publish.word.paragraph import Para

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.model.passage import Act, Mark


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
        return tuple(_in_the_open(paras))
    last = next((n for n in reversed(range(len(paras))) if not paras[n].marks), -1)
    if last < 0:
        # Nothing here stands on both sides, so a paragraph nobody reads holds the place.
        return (*(own(para) for para in paras), own(_SPACE))
    return (*_in_the_open(paras[:last]), *_shifted(paras[last:]))


def _in_the_open(paras: Sequence[Para]) -> Iterator[Placed]:
    """Place paragraphs that others follow: each bears its own mark, but for those typed on.

    Where words were added at the end of a paragraph and whole paragraphs after it by one hand,
    LibreOffice takes the mark between them for added too, and rejecting it would join what
    follows. So there the marks stand as Word sets them when someone types on.
    """
    start = 0
    while start < len(paras):
        stop = start + 1
        if added := _added_at_end(paras[start]):
            while stop < len(paras) and _hands(paras[stop].marks) == added:
                stop += 1
        if stop > start + 1:
            yield from _shifted(paras[start:stop])
        else:
            yield own(paras[start])
        start = stop


def _added_at_end(para: Para) -> tuple[tuple[Act, int], ...]:
    """Say by whom the last words of a paragraph that stays were added, if they were."""
    if para.marks:
        return ()
    seen = (p for p in reversed((*para.label, *para.pieces)) if p.text)
    last = next((p for p in seen if standing(p.marks) is not Standing.NEITHER), None)
    return _hands(last.marks) if last and standing(last.marks) is Standing.NEW else ()


def _hands(marks: tuple[Mark, ...]) -> tuple[tuple[Act, int], ...]:
    return tuple((mark.act, mark.entry) for mark in marks)


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
