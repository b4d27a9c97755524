"""Does a copy of the record hold, and is all that was on record before still in it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.authority.revised import lost
from constitution_tool.engine.authority.verify import verify
from constitution_tool.errors import Finding, Unauthorised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.engine.authority.verify import Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """The files of a copy that holds, and what their replay found."""

    files: Mapping[str, bytes]
    verified: Verified


def proved(files: Mapping[str, bytes], whose: str) -> Proved:
    """Replay a record; nothing that does not hold goes anywhere.

    Args:
        files: every file the law rests on.
        whose: names the copy at the beginning of a sentence (“The shared copy”).

    Raises:
        Unauthorised: with every reason why it does not hold.
    """
    verified = verify(files)
    if wrong := verified.errors or (() if verified.sequence else (_not_founded(whose),)):
        raise Unauthorised(_unproved(whose), *wrong)
    return Proved(files=files, verified=verified)


def refuse_lost(before: Mapping[str, bytes], after: Mapping[str, bytes], whose: str) -> None:
    """Refuse what takes from the record, though it may hold in itself.

    Raises:
        Unauthorised: with everything that was on record `before` and is not in it as it was.
    """
    if gone := tuple(lost(before, after)):
        problem = f"{whose} changes what was on record. Nothing was changed or sent."
        remedy = "find out who did this and why; a check code published before shows what it was."
        raise Unauthorised(Finding(code="sync-lost", problem=problem, remedy=remedy), *gone)


def _unproved(whose: str) -> Finding:
    return Finding(
        code="sync-unproved",
        problem=f"{whose} does not follow from its record. Nothing was changed or sent.",
        remedy="mend what follows, or ask whoever recorded it.",
    )


def _not_founded(whose: str) -> Finding:
    return Finding(
        code="not-founded",
        problem=f"{whose} has nothing on record.",
        remedy=BEGIN,
    )
