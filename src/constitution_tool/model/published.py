"""What was published before a meeting, and when?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPaper:
    """A document as published: its name, the SHA-256 of its words, and of its Word file and PDF."""

    name: str
    words: str
    word: str
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The public papers of a meeting as they were published on a day.

    `check_code` is that of the record they were made from; `decided` are the amendments decided by
    an office that are in them.
    """

    meeting: date
    day: date
    check_code: str
    decided: tuple[str, ...]
    papers: tuple[PublishedPaper, ...]
