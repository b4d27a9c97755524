"""Is this the record of which a check code was published?

A chain of entries proves itself however it is rebuilt: only what someone noted outside it tells
that it was rebuilt, cut short or replaced (`3-formats`, "Check code").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.notation.register.register_paths import REGISTER, entry_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_tool.engine.authority.register import Kept
    from constitution_tool.model.authority import RegisterEntry
    from constitution_tool.notation.register.check_code import CheckCode

_OTHER = (
    "take the record from whoever keeps it for the council, and compare; do not rely on this copy."
)
_DAYS = (
    "ask the council when the entry was really made; if the check code was given out on another "
    "day than you typed, type that day."
)


def not_as_published(
    entries: Sequence[Kept[RegisterEntry]], codes: Iterable[CheckCode]
) -> Iterator[Finding]:
    """Say of each check code why this is not the record it was given out for.

    Args:
        entries: the entries on record, as read.
        codes: what was published, each with the day by which it was, if that is known.
    """
    for code in dict.fromkeys(codes):
        entry = next((kept for kept in entries if kept.value.sequence == code.sequence), None)
        if entry is None:
            yield _missing(len(entries), code)
        elif entry.digest != code.digest:
            problem = (
                f"Entry {code.sequence} on this record is not the one whose check code was given "
                "out: the record was rewritten from that entry or an earlier one, or replaced."
            )
            yield _finding("check-code-differs", problem, _OTHER, entry.path)
        else:
            yield from _dates(entries, entry, code)


def _missing(last: int, code: CheckCode) -> Finding:
    problem = (
        f"The check code is of entry {code.sequence}, and this record ends at entry {last}: this "
        "is an older copy, or entries were taken out."
    )
    return _finding("check-code-missing", problem, _OTHER, entry_path(code.sequence))


def _dates(
    entries: Iterable[Kept[RegisterEntry]], entry: Kept[RegisterEntry], code: CheckCode
) -> Iterator[Finding]:
    """What stood on record by a day is not dated after it, and what came later not before it."""
    if code.day is None:
        return
    if entry.value.day > code.day:
        problem = (
            f"Entry {code.sequence} is dated {entry.value.day}, and its check code was given out "
            f"by {code.day}, before that day."
        )
        yield _finding("check-code-day", problem, _DAYS, entry.path)
    for later in entries:
        if later.value.sequence > code.sequence and later.value.day < code.day:
            problem = (
                f"Entry {later.value.sequence} is dated {later.value.day}, and was not there on "
                f"{code.day}, when the record ended at entry {code.sequence}: it was back-dated."
            )
            yield _finding("entry-back-dated", problem, _DAYS, later.path)


def _finding(code: str, problem: str, remedy: str, path: str = REGISTER) -> Finding:
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=path))
