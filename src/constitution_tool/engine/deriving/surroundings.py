"""By how many whole words may a phrase be widened, so that what is quoted occurs once?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDEST = 16
"""Words that may be quoted around a phrase."""


def around(before: str, after: str) -> Iterator[tuple[str, str]]:
    """List ever wider surroundings, taken from what stands before a phrase and after it."""
    lefts, rights = endings(before), beginnings(after)
    for words in range(min(_WIDEST, len(lefts) + len(rights) - 2) + 1):
        for left in range(words + 1):
            if left < len(lefts) and words - left < len(rights):
                yield lefts[left], rights[words - left]


def endings(text: str) -> list[str]:
    """List what words end with: nothing, the last word, the last two, and so on."""
    starts = (at for at in range(len(text)) if not text[at].isspace() and _parts(text, at))
    return ["", *(text[at:] for at in [*starts][::-1][:_WIDEST])]


def beginnings(text: str) -> list[str]:
    """List what words begin with: nothing, the first word, the first two, and so on."""
    ends = (at for at in range(1, len(text) + 1) if not text[at - 1].isspace() and _parts(text, at))
    return ["", *(text[:at] for at in [*ends][:_WIDEST])]


def _parts(text: str, at: int) -> bool:
    """Say whether a space, or an end of the text, stands at a point."""
    return at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace()
