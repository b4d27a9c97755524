"""What was published before a meeting, and when?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

HEADING = "# "
"""How a line that is a heading begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPaper:
    """A document as published: its name, its words, and the SHA-256 of its Word file and PDF.

    `words` are its lines: each heading (begun `HEADING`), paragraph, row of a table and note.
    """

    name: str
    words: tuple[str, ...]
    word: str
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPaper:
    """A document that the public may be kept from: the SHA-256 of its words and of its two files.

    Neither its name nor any word of it is put down.
    """

    words: str
    word: str
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The papers of a meeting as they were published on a day, or a supplement to them.

    `number` is that of the supplement (0: the papers themselves); `late` why it could not be
    published in time, empty where nobody said so. `check_code` is that of the record the papers
    were made from; `decided` are the amendments decided by an office that are in them. `papers`
    are the public documents that are new or changed, in a supplement after the paper that says so;
    `withdrawn` the names of those that are no longer before the meeting; `sealed` are all that the
    public may be kept from, as they then were.
    """

    meeting: date
    day: date
    number: int = 0
    late: str = ""
    check_code: str
    decided: tuple[str, ...]
    papers: tuple[PublishedPaper, ...]
    withdrawn: tuple[str, ...] = ()
    sealed: tuple[SealedPaper, ...] = ()


def words_published(every: Sequence[Published]) -> dict[str, tuple[str, ...]]:
    """Give what the public papers of a meeting say, by name, as the supplements left them.

    Args:
        every: what was published of one meeting, in its order.
    """
    words: dict[str, tuple[str, ...]] = {}
    for one in every:
        papers = one.papers[1:] if one.number else one.papers
        words |= {paper.name: paper.words for paper in papers}
        for name in one.withdrawn:
            words.pop(name, None)
    return words
