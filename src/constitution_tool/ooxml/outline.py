"""What stands in a Word document, in order: paragraphs, tables, words, marks and bookmarks.

An outline knows no law. It keeps what a reader of the document could mean by it (words, faces,
links, footnotes, pictures, the names of styles, who changed what) and leaves out how it looks. What
it does not understand it names, in `odd`, where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constitution_tool.ooxml.markup import Wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """One tracked change around words, a paragraph's mark or a row; `day` is as Word wrote it."""

    wrap: Wrap
    author: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a run is set: the name of its character style in small letters, and its two faces.

    `odd` are ways of setting words that change what they seem to say: struck through, hidden.
    """

    style: str = ""
    bold: bool = False
    italic: bool = False
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where words lead: a bookmark of this file (`anchor`) or an address outside it."""

    anchor: str = ""
    address: str = ""


NO_LINK = Link()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    r"""Characters set alike: `was` is how they were set before a tracked change of it.

    `text` holds "\t" for a tab and "\n" for a line break. `call` is the id of a footnote called
    here, and `text` then its mark as printed (empty where Word counts the notes itself).
    """

    text: str
    setting: Setting
    was: Setting
    link: Link = NO_LINK
    call: str = ""
    tracks: tuple[Tracked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture in the words: its name, the words that stand in for it, its bytes' SHA-256."""

    name: str
    description: str
    digest: str = ""
    tracks: tuple[Tracked, ...] = ()


Inline = Stretch | Drawn
"""What stands in a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a paragraph is set as: its style's name in small letters.

    `numbered` is the format of Word's own numbering (`bullet`, `decimal`), or empty.
    """

    style: str
    numbered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `was` is how it was set before a tracked change of it.

    `numbers` are its places among all paragraphs of the document, from 0: one, or several where
    the words of several run together on one side of the changes. `mark` is tracked on its
    paragraph mark. `names` are the bookmarks that begin in it, `comments` the ids of those that
    touch it.
    """

    numbers: tuple[int, ...]
    look: Look
    was: Look
    items: tuple[Inline, ...]
    mark: tuple[Tracked, ...] = ()
    names: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    reset: tuple[Tracked, ...] = ()
    """Tracked changes of how the paragraph, or words in it, are set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: the columns it spans, and whether it is the lower part of one above."""

    blocks: tuple[Block, ...]
    cols: int = 1
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; `header` rows repeat on each page."""

    cells: tuple[Cell, ...]
    header: bool = False
    tracks: tuple[Tracked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, and the numbers of its first paragraph and of the one after its last."""

    rows: tuple[Row, ...]
    start: int
    end: int
    odd: tuple[str, ...] = ()


Block = Paragraph | Table
"""What stands in a document, a cell or a footnote."""


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Walk the paragraphs of some blocks in order, those in cells included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)


def said(paragraph: Paragraph) -> str:
    """Give what a paragraph says, whatever is tracked in it; a picture says what describes it."""
    return "".join(
        item.text if isinstance(item, Stretch) else item.description for item in paragraph.items
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment: who wrote it, when (as Word wrote it), and its words, a line a paragraph."""

    author: str
    day: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A Word document.

    `spans` gives of each bookmark the numbers of the first and the last paragraph it reaches into
    (one pair for each time it stands in the file). `around` are the words of the headers and
    footers, fields left out; `odd` is what was not understood after the last paragraph.
    `properties` are the custom properties of the file.
    """

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]]
    remarks: Mapping[str, Remark]
    spans: Mapping[str, tuple[tuple[int, int], ...]]
    around: tuple[str, ...]
    odd: tuple[str, ...]
    properties: Mapping[str, str]
