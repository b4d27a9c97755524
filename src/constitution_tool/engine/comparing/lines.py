"""What changed in a document of which only the lines are known?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.count import marks_in
from constitution_tool.engine.comparing.paint import InPlace
from constitution_tool.engine.comparing.redline import prove
from constitution_tool.engine.comparing.strips import begin, show
from constitution_tool.engine.comparing.tokens import join
from constitution_tool.engine.comparing.weaving import weave
from constitution_tool.model.passage import Flow, Passage, Piece, Role
from constitution_tool.model.published import HEADING
from constitution_tool.model.words import Face

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_tool.engine.comparing.render import Body

_MARGIN = -1
_COMPARED = InPlace(entries=(0, 0))
"""Two texts are merely compared: no entry of a schedule made the change."""


def changed_lines(old: Sequence[str], new: Sequence[str]) -> tuple[Body, ...]:
    """Mark what changed from some lines to others: those lines, each under the heading it is under.

    Args:
        old: the lines of the document as it was, headings begun `HEADING`.
        new: its lines as it is.

    Raises:
        LawBroken: the marks, accepted or rejected, do not give the lines (a bug; law 5).
    """
    before, after = tuple(_passages(old)), tuple(_passages(new))
    woven = weave(tuple(begin(one, 0) for one in before), after, 1)
    marked = tuple(shown for strip in woven for shown in show(strip, _COMPARED))
    prove(Flow(printed=marked), Flow(printed=before), Flow(printed=after))
    return tuple(_changed(marked))


def _passages(lines: Iterable[str]) -> Iterator[Passage]:
    for line in lines:
        face = Face.STRONG if line.startswith(HEADING) else Face.PLAIN
        piece = Piece(text=line.removeprefix(HEADING), face=face)
        yield Passage(clause="", role=Role.WORDS, depth=_MARGIN, pieces=join((piece,)))


def _changed(marked: Iterable[Body]) -> Iterator[Body]:
    """Take what bears a mark, and before it the heading it stands under, once.

    A heading that bears a mark stands under no other.
    """
    heading: Body | None = None
    for each in marked:
        heads = isinstance(each, Passage) and all(Face.STRONG in one.face for one in each.pieces)
        if any(marks_in(each)):
            yield from (heading,) if heading and not heads else ()
            yield each
            heading = None
        elif heads:
            heading = each
