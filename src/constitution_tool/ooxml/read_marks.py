"""What a Word file says before and after its tracked changes, as plain lines.

One walk gives both sides. A line is a paragraph's words, a tab standing after its number; a cell's
paragraphs follow `CELL`, a row's cells `ROW`, a table's rows `TABLE`, and each footnote called
`NOTE`, in the order of the calls. A picture is `PICTURE` and the words that stand in for it. The
five are characters that no Word file can hold, so no words can be mistaken for them. An empty
paragraph in the style “Spacer” is no line: Word needs it between two tables and in an empty cell,
and it says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.ooxml.drawing import DRAWING, digests, part_of, words_of
from constitution_tool.ooxml.element import W, parse, value
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

NOTE, TABLE, ROW, CELL = "\x1c", "\x1d", "\x1e", "\x1f"
PICTURE = "\x0e"

_P, _R, _TBL, _TR, _TC = (f"{W}{name}" for name in ("p", "r", "tbl", "tr", "tc"))
_TRPR, _TCPR, _VMERGE = (f"{W}{name}" for name in ("trPr", "tcPr", "vMerge"))
_WORDS = frozenset({f"{W}t", f"{W}delText"})
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_CALL = f"{W}footnoteReference"
_BOOKMARK, _BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_COMES = frozenset({f"{W}ins", f"{W}moveTo"})
_GOES = frozenset({f"{W}del", f"{W}moveFrom"})
_THROUGH = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
)
_ID, _NAME, _VAL = f"{W}id", f"{W}name", f"{W}val"


class Extent(Enum):
    """How much of a document is read: the text of the law, between its bookmarks, or all."""

    TEXT = "_text"
    WHOLE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The lines of a document with every change rejected, and with every change accepted.

    `old_pictures` and `new_pictures` are the SHA-256 of each picture shown, in order.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_pictures: tuple[str, ...] = ()
    new_pictures: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Side:
    """One side being read: its lines, words awaiting their paragraph's end, footnotes called."""

    drops: frozenset[str]
    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def line(self, words: str) -> None:
        """Add a paragraph's words, to those of one that was joined to it if there are any."""
        self.lines.append("".join((*self.words, words)) if self.words else words)
        self.words.clear()

    def end(self, paragraph: Element) -> None:
        """End a paragraph, which is no line when it is an empty spacer."""
        if self.words or not _is_spacer(paragraph, self):
            self.lines.append("".join(self.words))
            self.words.clear()


def read(data: bytes, extent: Extent = Extent.WHOLE) -> Sides:
    """Read a Word file's body, and the footnotes it calls, on both sides of its changes.

    Raises:
        Malformed: it is no readable Word file, or the text's bookmark is wanted and not there.
    """
    return read_parts(unpack(data), extent)


def read_parts(parts: Mapping[str, bytes], extent: Extent) -> Sides:
    """Read the same from a Word file already unpacked."""
    body = parse(parts["word/document.xml"], "word/document.xml")[0]
    old = _Side(drops=_COMES)
    new = _Side(drops=_GOES)
    blocks, then = (list(body), []) if extent is Extent.WHOLE else _between(body, extent.value)
    _container(blocks, (old, new), then)
    if old.calls or new.calls:
        notes = _notes(parts.get("word/footnotes.xml", b""))
        for side in (old, new):
            _footnotes(side, notes)
    shown = digests(parts) if old.pictures or new.pictures else {}
    return Sides(
        old=tuple(old.lines),
        new=tuple(new.lines),
        old_pictures=tuple(shown.get(link, "") for link in old.pictures),
        new_pictures=tuple(shown.get(link, "") for link in new.pictures),
    )


def _between(body: Element, name: str) -> tuple[list[Element], list[Element]]:
    """Give the blocks of a body between the two ends of a bookmark, and the blocks after."""
    blocks = list(body)
    for start in body.iterchildren(_BOOKMARK):
        if start.get(_NAME) != name:
            continue
        for end in start.itersiblings(_BOOKMARK_END):
            if end.get(_ID) == start.get(_ID):
                return blocks[body.index(start) + 1 : body.index(end)], blocks[body.index(end) :]
    raise Malformed(
        Finding(
            code="word-text-unmarked",
            problem="The Word file does not say where the text begins and ends.",
            remedy="Use a file that this program made.",
            place=Place(path="word/document.xml", note=name),
        )
    )


def _container(
    blocks: Sequence[Element], sides: Iterable[_Side], then: Sequence[Element] = ()
) -> None:
    """Read the blocks of a body, a cell or a footnote; `then` stands after them, unread."""
    flat = list(_flat(blocks))
    after = next(_flat(then), None)
    for number, block in enumerate(flat):
        if block.tag == _TBL:
            _table(block, sides)
            continue
        if words := plain_words(block):
            for side in sides:
                side.line(words)
            continue
        _inline(block, sides)
        following = flat[number + 1] if number + 1 < len(flat) else after
        follows = following is not None and following.tag == _P
        mark = {each.tag for each in block.iterfind(f"{W}pPr/{W}rPr/*")}
        for side in sides:
            # A mark that goes joins its paragraph to the next; where none follows it cannot go.
            if not (follows and mark & side.drops):
                side.end(block)


def _flat(blocks: Iterable[Element]) -> Iterator[Element]:
    """Give paragraphs and tables, those within content controls included."""
    for block in blocks:
        if block.tag in (_P, _TBL):
            yield block
        elif block.tag in _THROUGH:
            yield from _flat(block)


def _is_spacer(paragraph: Element, side: _Side) -> bool:
    style = value(paragraph, "pPr/pStyle")
    if side.drops is _COMES and paragraph.find(f"{W}pPr/{W}pPrChange") is not None:
        style = value(paragraph, "pPr/pPrChange/pPr/pStyle")
    return style == "Spacer"


def _table(table: Element, sides: Iterable[_Side]) -> None:
    begun: set[int] = set()
    for row in _rows(table):
        marks = {each.tag for kept in row.iterchildren(_TRPR) for each in kept}
        here = [side for side in sides if not marks & side.drops]
        for side in here:
            if id(side) not in begun:
                side.lines.append(TABLE)
                begun.add(id(side))
            side.lines.append(ROW)
        for cell in row.iterchildren(_TC):
            if _continues(cell):
                continue
            for side in here:
                side.lines.append(CELL)
            _container(list(cell), here)


def _rows(table: Element) -> Iterable[Element]:
    for block in table:
        if block.tag == _TR:
            yield block
        elif block.tag in _THROUGH:
            yield from _rows(block)


def _continues(cell: Element) -> bool:
    """Whether a cell is the lower part of one that began in a row above."""
    return any(
        merge.get(_VAL, "continue") == "continue"
        for kept in cell.iterchildren(_TCPR)
        for merge in kept.iterchildren(_VMERGE)
    )


def _inline(element: Element, sides: Iterable[_Side]) -> None:
    """Add a paragraph's words to the sides they stand on."""
    for child in element:
        tag = child.tag
        if tag == _R:
            _run(child, sides)
        elif tag in _COMES or tag in _GOES:
            _inline(child, [side for side in sides if tag not in side.drops])
        elif tag in _THROUGH:
            _inline(child, sides)


def _run(run: Element, sides: Iterable[_Side]) -> None:
    for child in run:
        if child.tag in _WORDS:
            text = child.text or ""
        elif child.tag == _CALL:
            for side in sides:
                side.calls.append(child.get(_ID, ""))
            continue
        elif child.tag == DRAWING:
            text = PICTURE + words_of(child)
            for side in sides:
                side.pictures.append(part_of(child))
        elif child.get(f"{W}type", "textWrapping") != "textWrapping":
            continue  # a page or column break moves words and says none
        else:
            text = _CHARACTERS.get(child.tag, "")
        if text:
            for side in sides:
                side.words.append(text)


def _notes(data: bytes) -> dict[str, Element]:
    return {
        note.get(_ID, ""): note
        for note in parse(data, "word/footnotes.xml")
        if note.tag == f"{W}footnote"
    }


def _footnotes(side: _Side, notes: Mapping[str, Element]) -> None:
    for number in tuple(side.calls):
        side.lines.append(NOTE)
        if number in notes:
            _container(list(notes[number]), (side,))
