"""Which words refer to what stands just before or after, and does that still stand there?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.references.flattening import flatten
from constitution_tool.engine.references.stretches import Stretch, stretches_of
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instrument import Constitution, Standing

_BESIDE = re.compile(
    r"\bthe (?:(?P<before>preceding|previous|foregoing)|(?P<after>following|next|succeeding)) "
    r"(?:sub-?)?(?:paragraph|clause|article|section|rule|standing order)\b(?! of)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Displaced:
    """Words that meant a neighbour, which is another now: ids, empty where there is none."""

    stretch: Stretch
    said: str
    was: str
    now: str


def displaced(before: Constitution, after: Constitution) -> Iterator[Displaced]:
    """Find the words, unchanged, that would mean another neighbour than they did."""
    was, now = Index(before), Index(after)
    for id_, standing in now.by_id.items():
        old = was.by_id.get(id_)
        if old is None or _neighbours(old) == _neighbours(standing):
            continue
        already = {stretch.words for stretch in stretches_of(old.instrument, old.clause)}
        for stretch in stretches_of(standing.instrument, standing.clause):
            for found in _BESIDE.finditer(flatten(stretch.words).text):
                side = 0 if found["before"] else 1
                one, other = _neighbours(old)[side], _neighbours(standing)[side]
                if one and one != other and stretch.words in already:
                    yield Displaced(stretch=stretch, said=found[0], was=one, now=other)


def _neighbours(standing: Standing) -> tuple[str, str]:
    return standing.previous, standing.next
