"""How does the engine refuse an instruction that does not fit the text?"""

from __future__ import annotations

from typing import NoReturn

from constitution_tool.errors import Conflict, Finding

_TIMES = ("nowhere", "once", "twice")


def refused(code: str, problem: str, remedy: str) -> Conflict:
    """Make the refusal of an instruction; whoever carries it out adds where it stands."""
    return Conflict(Finding(code=code, problem=problem, remedy=remedy))


def refuse(code: str, problem: str, remedy: str) -> NoReturn:
    """Stop an instruction.

    Raises:
        Conflict: always.
    """
    raise refused(code, problem, remedy)


def times(count: int) -> str:
    """Say how often: nowhere, once, twice, 3 times."""
    return _TIMES[count] if count < len(_TIMES) else f"{count} times"
