"""What the blocks of a PDF are, as its template receives them: plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from constitution_tool.publish.pdf.words import ActName, Node


class Paragraph(TypedDict):
    """A paragraph; `id` where it can be linked to; `after` the label that runs into it.

    A `protected` one is ruled at its left. One to `keep` stays on one page with what
    follows. One with a `long` word is measured, so that the word never leaves the paper. A `whole`
    one bears a long mark, and is not parted between pages: who turned the page would see words
    struck through and no bracket that says so.
    """

    k: Literal["p"]
    of: str
    words: list[Node]
    changed: bool
    id: NotRequired[str]
    after: NotRequired[Label]
    protected: NotRequired[Literal[1]]
    keep: NotRequired[Literal[1]]
    long: NotRequired[Literal[1]]
    whole: NotRequired[Literal[1]]


class Label(TypedDict):
    """A number as printed; `plain` names the marks of one that needs no brackets of its own.

    A `wide` one does not fit its column: it stands on its `own_line`, or runs on into the words.
    """

    depth: int
    label: list[Node]
    plain: list[ActName]
    wide: bool
    own_line: bool
    changed: bool


class Item(Label):
    """A numbered clause in its list."""

    blocks: list[Block]


class Heading(TypedDict):
    """A heading of a level that counts from 1; `k` is `strong` inside a cell."""

    k: Literal["h", "strong"]
    of: str
    level: int
    label: list[Node]
    words: list[Node]
    changed: bool
    new_page: bool
    id: NotRequired[str]
    protected: NotRequired[Literal[1]]


class Figure(TypedDict):
    """A picture: its file in the folder that the template reads, and its natural size in points.

    `words` say that it comes or goes; it is read aloud as `alt`. A `protected` one is ruled.
    """

    k: Literal["picture"]
    of: str
    file: str
    alt: str
    wide: float
    high: float
    words: list[Node]
    changed: bool
    protected: NotRequired[Literal[1]]


class Clauses(TypedDict):
    """Numbered clauses, one after another, at one depth."""

    k: Literal["list"]
    depth: int
    items: list[Item]


class Unnumbered(TypedDict):
    """A clause without a number: its own words, from the margin, and the clauses under it."""

    k: Literal["unnumbered"]
    depth: int
    blocks: list[Block]


class BulletList(TypedDict):
    """A list of bullets."""

    k: Literal["bullets"]
    items: list[list[Block]]


class Cell(TypedDict):
    """A cell of a table."""

    cols: int
    rows: int
    blocks: list[Block]


class Stretch(TypedDict):
    """Words that stay together on a line, and how far in they stand, in ems."""

    lead: float
    words: list[Node]
    strong: NotRequired[Literal[1]]


class Span(TypedDict):
    """So many columns from `at` (counted from 0), and the widest stretches of their cells."""

    at: int
    cols: int
    stretches: list[Stretch]


class Table(TypedDict):
    """A table with its header rows, what its columns must hold, and how long their texts are.

    Header rows are printed again on each page (`repeat`), unless a footnote or a link is in them:
    what is printed again is not read aloud, and PDF/UA-1 allows no link there. Of `rows` those in
    `low` are kept whole, and all of them where the table is `whole`.
    """

    k: Literal["table"]
    lengths: list[int]
    spans: list[Span]
    repeat: bool
    header: list[list[Cell]]
    rows: list[list[Cell]]
    low: list[bool]
    whole: bool


Block = Paragraph | Heading | Figure | Clauses | Unnumbered | BulletList | Table
Widths = tuple[float, ...]
"""How wide the column of labels is at each depth, in ems."""
