"""The text as it is read: printed paragraphs in order, each word knowing its mark.

One value serves every view. A clean text is passages without marks; tracked changes are the same
passages with marks; Word, PDF and the terminal only set them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.model.words import Face

if TYPE_CHECKING:
    from collections.abc import Iterable


class Act(Enum):
    """What a mark says happened to the words it covers."""

    ADDED = "added"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One change to some words: the act, and the schedule entry that made it (0: not known).

    `move` pairs the two ends of a move; it is the moved clause's id, and empty for other acts.
    `instruction` is the place in its amendment of the instruction that made it (0: not known). It
    does not tell marks apart: what is printed stands for the entry.
    """

    act: Act
    entry: int = 0
    move: str = ""
    instruction: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    r"""A run of printed characters in one face, with at most two marks.

    `marks` is empty (unchanged), one mark, or a move's mark and then an edit inside the moved text.
    `link` is empty, `#clause-id`, `#` or an address. `text` may hold "\n" for a hard line break.
    `note` is the label of a footnote called here (then `text` is that label as printed). A `live`
    piece is a live reference: its words are the citation of the clause its link leads to.
    """

    text: str
    face: Face = Face.PLAIN
    link: str = ""
    note: str = ""
    live: bool = False
    marks: tuple[Mark, ...] = ()


def text_of(pieces: Iterable[Piece]) -> str:
    """Give the words of some pieces, whatever their marks and faces."""
    return "".join([piece.text for piece in pieces])


class Role(Enum):
    """What a passage is on the page."""

    HEADING = "heading"
    CLAUSE = "clause"
    WORDS = "words"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One printed paragraph.

    `clause` is the id it belongs to; `anchor` is true of the first passage of a clause (where its
    bookmark starts). `depth` counts from 0: of a HEADING its level, of a CLAUSE its level of
    numbering, of WORDS the clause level they hang under (-1: the margin), of a BULLET its list
    level below `depth`'s clause in `bullet` (1 is outermost). `label` is the number as printed.
    `marks` are those of the paragraph as a whole, its paragraph mark included (an added clause),
    and then every piece and the label carry the same acts, though perhaps of another entry (words
    changed by entry 5 in a clause added by entry 3). WORDS with a `bullet` hang under a bullet of
    that level.
    """

    clause: str
    role: Role
    depth: int
    pieces: tuple[Piece, ...]
    label: tuple[Piece, ...] = ()
    bullet: int = 0
    anchor: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell as printed: its passages, and the columns and rows it spans."""

    passages: tuple[Passage, ...]
    cols: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row as printed; `marks` when the whole row is added or deleted."""

    cells: tuple[GridCell, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as printed: `header` rows repeat on each page; one that is `whole` is on one page."""

    clause: str
    depth: int
    header: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image as printed; `depth` and `bullet` as of a Passage's WORDS.

    `digest` is the SHA-256 of its bytes (empty: no such file), so that the same path with other
    bytes is another picture.
    """

    clause: str
    path: str
    alternative: str
    digest: str = ""
    depth: int = -1
    bullet: int = 0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The number and title of an instrument, where it begins; `marks` as of a Passage."""

    instrument: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...] = ()


Printed = Title | Passage | Grid | Picture
"""Everything that stands in the flow of a printed text, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote as printed; `marks` as of a Passage. Labels are unique in an `instrument`."""

    label: str
    pieces: tuple[Piece, ...]
    instrument: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A whole text as printed, with its footnotes."""

    printed: tuple[Printed, ...]
    notes: tuple[Note, ...] = ()
