"""Which amending instruction would put right a number that is wrong where it stands?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.numbering.places import BEFORE_ALL, between
from constitution_tool.engine.numbering.sequence import How
from constitution_tool.model.citation import cite
from constitution_tool.model.instruction import Move, Renumber
from constitution_tool.model.target import Beside, Side, Target
from constitution_tool.notation.amendments.instruction import print_instruction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.numbering.places import Place
    from constitution_tool.engine.numbering.series import Member, Series
    from constitution_tool.model.instrument import Index

_LOOKED_AT = 50
"""How far on a free number is looked for at the end of a series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """The instruction, as it is written in an amendment; and the label that it gives, if any."""

    sentence: str
    label: str = ""


def renumber(id_: str, label: str | None, index: Index) -> Mend | None:
    """Give a clause a label; None if there is none to give, or it bears it already."""
    standing = index.by_id[id_]
    if not label or label == standing.clause.number:
        return None
    instruction = Renumber(target=_target(id_, index), number=label)
    return Mend(sentence=print_instruction(instruction), label=label)


def free(member: Member, series: Series, given: set[str], index: Index) -> Mend | None:
    """Give a clause the first number that is free where it stands, and none of those `given`."""
    last = member.read.last or BEFORE_ALL
    later = [each.read.place for each in series[series.index(member) + 1 :]]
    after = min((place for place in later if place > last), default=None)
    borne = given | {each.clause.number for each in series}
    labels = map(member.read.scheme.label, (*_wholes(last, after), *between(last, after)))
    label = next((label for label in labels if label and label not in borne), None)
    return renumber(member.clause.id, label, index)


def moved(member: Member, series: Series, index: Index) -> Mend | None:
    """Put a clause after the one beside it that its number comes after, if it is not there."""
    lower = [
        each
        for each in series
        if each.parent == member.parent
        and each.read.how is not How.ASTRAY
        and each.read.place < member.read.place
    ]
    if not lower:
        return None
    anchor = max(lower, key=lambda each: each.read.place)
    if index.by_id[member.clause.id].previous == anchor.clause.id:
        return None
    instruction = Move(
        target=_target(member.clause.id, index),
        gap=Beside(side=Side.AFTER, target=_target(anchor.clause.id, index)),
    )
    return Mend(sentence=print_instruction(instruction))


def _target(id_: str, index: Index) -> Target:
    return Target(id=id_, cited=cite(index.by_id[id_]))


def _wholes(last: Place, after: Place | None) -> Iterator[Place]:
    """Walk the whole numbers after a place and before another; some, if it is the end."""
    for number in range(last[0] + 1, (after[0] if after else last[0] + _LOOKED_AT) + 1):
        if after is None or (number,) < after:
            yield (number,)
