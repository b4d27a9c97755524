"""What is known of a stretch of a Word file once both sides of its changes have been read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

Hand = tuple[str, str]
"""Who made a tracked change, and when: its author and its date as they stand in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The lines of a document with every change rejected, and with every change accepted.

    `old_pictures` and `new_pictures` are the SHA-256 of each picture shown, in order.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_pictures: tuple[str, ...] = ()
    new_pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """The tracked changes that stand on one side.

    `words` are in order, each with who changed it; `marks` whose each tracked paragraph mark and
    table row is, sorted, for Word may need a paragraph's change on the mark before it.
    """

    words: tuple[tuple[Hand, str], ...]
    marks: tuple[Hand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read of a stretch of a document.

    `passed_over` are the elements that said nothing to this reader, and `w:t` or `w:delText` where
    the other belongs; `unsaid` whose those tracked changes are that change no words.
    """

    sides: Sides
    old: Tracked
    new: Tracked
    passed_over: Set[str]
    unsaid: Set[Hand]
