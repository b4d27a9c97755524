"""Which moved clauses Word can show as moved.

Word tracks a move only of paragraphs that stand together. Where a table, a cell or other text
comes between, the same marks are set as an omission in one place and an insertion in the other:
accepting and rejecting give the same texts, and nothing in between is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act, Grid, Passage, Picture
from constitution_tool.publish.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.model.passage import Mark, Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One end of a move: its first and last paragraph in the flow, and the mark that made it."""

    first: int
    last: int
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """The moves that can be shown: by the index where each range starts, and where it ends."""

    starts: dict[int, Range]
    ends: dict[int, Range]
    names: frozenset[str]


_SIDES = {Act.MOVED_FROM: Standing.OLD, Act.MOVED_TO: Standing.NEW}


def moves(printed: Sequence[Printed]) -> Moves:
    """Find the moves whose two ends are each one unbroken run of paragraphs."""
    ends: dict[tuple[str, Act], Range] = {}
    for index, item in enumerate(printed):
        if not isinstance(item, Passage | Picture) or not item.marks or not item.marks[0].move:
            continue
        mark = item.marks[0]
        known = ends.get((mark.move, mark.act))
        first = known.first if known else index
        ends[mark.move, mark.act] = Range(first=first, last=index, mark=mark)
    followed = _followed(printed) if ends else []
    whole = {end for end, one in ends.items() if followed[one.last] and _whole(printed, one)}
    ranges = [
        ends[name, side]
        for name, act in ends
        if act is Act.MOVED_FROM and whole.issuperset({(name, side) for side in _SIDES})
        for side in _SIDES
    ]
    return Moves(
        starts={one.first: one for one in ranges},
        ends={one.last: one for one in ranges},
        names=frozenset(one.mark.move for one in ranges),
    )


def _whole(printed: Sequence[Printed], one: Range) -> bool:
    """Whether a range is unbroken."""
    side = _SIDES[one.mark.act]
    for item in printed[one.first : one.last + 1]:
        if not isinstance(item, Passage | Picture) or standing(item.marks) is not side:
            return False
        if item.marks[0].move not in ("", one.mark.move):
            return False
    return True


def _followed(printed: Sequence[Printed]) -> list[bool]:
    """Say of each place whether a paragraph that stays follows it, or nothing, before any table."""
    found = [True] * len(printed)
    for place in range(len(printed) - 1, 0, -1):
        item = printed[place]
        goes = isinstance(item, Passage | Picture) and bool(item.marks)
        found[place - 1] = found[place] if goes else not isinstance(item, Grid)
    return found
