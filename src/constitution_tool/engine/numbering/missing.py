"""Which labels are left out between two of a series, and is it known where they are?

It may be on record that a paragraph bore one there once, and was omitted: a number that is not used
again is no fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.instrument import standings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from constitution_tool.engine.numbering.places import Place
    from constitution_tool.engine.numbering.series import Member
    from constitution_tool.model.instrument import Constitution

_MOST = 100
"""More than so many are not looked for one by one."""


class Borne:
    """Every label ever borne by what stood in a clause, as the texts on record have it.

    These are asked for when a label is first looked for, for to follow a long record takes time.
    """

    def __init__(self, recorded: Callable[[], Iterable[Constitution]]) -> None:
        self._recorded = recorded
        self._labels: dict[str, set[str]] | None = None

    def within(self, parent: str) -> set[str]:
        """Give the labels borne in a clause or instrument by what stood right in it."""
        if self._labels is None:
            self._labels = {}
            for text in self._recorded():
                for instrument in text.instruments:
                    for each in standings(instrument):
                        self._labels.setdefault(each.parent, set()).add(each.clause.number)
        return self._labels.get(parent, set())


def left_out(member: Member) -> tuple[str, ...]:
    """Name the labels between the one a clause is measured by and its own; none if too many."""
    scheme, last, place = member.read.scheme, member.read.last or (0,), member.read.place
    labels = [scheme.label(each) for each in _between(last, place)]
    return tuple(label for label in labels if label) if len(labels) <= _MOST else ()


def _between(last: Place, place: Place) -> Iterator[Place]:
    depth = 0
    while place[depth : depth + 1] == last[depth : depth + 1] or (
        depth >= len(last) and not place[depth]
    ):
        depth += 1
    start = last[depth] if depth < len(last) else 0
    for number in range(start + 1, min(place[depth], start + _MOST + 2)):
        yield (*place[:depth], number)
    if len(place) > depth + 1:
        yield place[: depth + 1]
