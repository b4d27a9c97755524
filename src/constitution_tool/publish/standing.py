"""On which side of a change words stand: in the text before, after, or both."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act

if TYPE_CHECKING:
    from constitution_tool.model.passage import Mark, Piece


class Standing(Enum):
    """Where words stand. `NEITHER` is of words one change brought and another took away."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"
    NEITHER = "neither"


_COMES = (Act.ADDED, Act.MOVED_TO)
_GOES = (Act.DELETED, Act.MOVED_FROM)


def standing(marks: tuple[Mark, ...]) -> Standing:
    """Say on which side words with these marks stand."""
    if not marks:
        return Standing.BOTH
    comes = any(mark.act in _COMES for mark in marks)
    goes = any(mark.act in _GOES for mark in marks)
    if comes and goes:
        return Standing.NEITHER
    return Standing.NEW if comes else Standing.OLD


def standing_of_all(pieces: tuple[Piece, ...]) -> Standing:
    """Say on which side several pieces stand together: on both unless all stand on one."""
    sides = {standing(piece.marks) for piece in pieces} - {Standing.NEITHER}
    return sides.pop() if len(sides) == 1 else Standing.BOTH
