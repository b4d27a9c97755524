"""What a Word file says before and after its tracked changes, as plain lines.

One walk gives both sides. A line is a paragraph's words, a tab standing after its number; a cell's
paragraphs follow `CELL`, a row's cells `ROW`, a table's rows `TABLE`, and each footnote called
`NOTE`, in the order of the calls. A picture is `PICTURE` and the words that stand in for it. The
five are characters that no Word file can hold, so no words can be mistaken for them. An empty
paragraph in the style “Spacer” is no line: Word needs it between two tables and in an empty cell,
and it says nothing.

Nothing is passed over in silence: whoever proves a file of ours is told what was, and whose every
tracked change is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.ooxml.drawing import DRAWING, digests, part_of, words_of
from constitution_tool.ooxml.element import W, parse, value
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_plain import FOLDED, folded
from constitution_tool.ooxml.reading import Reading, Sides, Tracked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.reading import Hand

NOTE, TABLE, ROW, CELL = "\x1c", "\x1d", "\x1e", "\x1f"
PICTURE = "\x0e"
DOCUMENT = "word/document.xml"

_P, _R, _TBL, _TR, _TC = (f"{W}{name}" for name in ("p", "r", "tbl", "tr", "tc"))
_PARAGRAPHS, _BLOCKS = frozenset({_P, FOLDED}), frozenset({_P, FOLDED, _TBL})
_TRPR, _TCPR, _VMERGE = (f"{W}{name}" for name in ("trPr", "tcPr", "vMerge"))
_DELETED = f"{W}delText"
_WORDS = frozenset({f"{W}t", _DELETED})
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_WRAPPING = "textWrapping"
_CALL = f"{W}footnoteReference"
_BOOKMARK, _BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_COMES = frozenset({f"{W}ins", f"{W}moveTo"})
_GOES = frozenset({f"{W}del", f"{W}moveFrom"})
_THROUGH = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
)
_PPR, _RPR, _DEL, _LINK = f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}hyperlink"
_ID, _NAME, _VAL = f"{W}id", f"{W}name", f"{W}val"
_AUTHOR, _DATE = f"{W}author", f"{W}date"


class Extent(Enum):
    """How much of a document is read: all, or what stands between the ends of a bookmark.

    `TEXT` is the text of the law or of a paper, `FURTHER` what stands between it and the last page,
    `SCHEDULE` the schedule of amendments, and `FACTS` what a paper says of itself before its text.
    """

    TEXT = "_text"
    FURTHER = "_further"
    SCHEDULE = "_schedule"
    FACTS = "_facts"
    WHOLE = ""


@dataclass(slots=True, kw_only=True)
class _Side:
    """One side being read: its lines, words awaiting their paragraph's end, footnotes called.

    Both sides of a reading share `passed_over` and `unsaid`.
    """

    drops: frozenset[str]
    passed_over: set[str]
    unsaid: set[Hand]
    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    tracked: list[tuple[Hand, str]] = field(default_factory=list)
    marks: list[Hand] = field(default_factory=list)

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
    parts = unpack(data)
    return read_parts({**parts, DOCUMENT: folded(parts[DOCUMENT], DOCUMENT)}, extent)[0].sides


def read_parts(parts: Mapping[str, bytes], *extents: Extent) -> tuple[Reading, ...]:
    """Read stretches of a Word file already unpacked and folded, parsing it but once.

    Raises:
        Malformed: a part is not well-formed, or a bookmark is wanted and not there.
    """
    body = parse(parts[DOCUMENT], DOCUMENT)[0]
    blocks = list(body)
    return tuple(_reading(parts, blocks, extent) for extent in extents)


def _reading(parts: Mapping[str, bytes], document: list[Element], extent: Extent) -> Reading:
    passed_over: set[str] = set()
    unsaid: set[Hand] = set()
    old = _Side(drops=_COMES, passed_over=passed_over, unsaid=unsaid)
    new = _Side(drops=_GOES, passed_over=passed_over, unsaid=unsaid)
    blocks, then = (document, []) if extent is Extent.WHOLE else _between(document, extent.value)
    _container(blocks, (old, new), then)
    if old.calls or new.calls:
        notes = _notes(parts.get("word/footnotes.xml", b""))
        for side in (old, new):
            _footnotes(side, notes)
    shown = digests(parts) if old.pictures or new.pictures else {}
    sides = Sides(
        old=tuple(old.lines),
        new=tuple(new.lines),
        old_pictures=tuple(shown.get(link, "") for link in old.pictures),
        new_pictures=tuple(shown.get(link, "") for link in new.pictures),
    )
    return Reading(
        sides=sides,
        old=Tracked(words=tuple(old.tracked), marks=tuple(sorted(old.marks))),
        new=Tracked(words=tuple(new.tracked), marks=tuple(sorted(new.marks))),
        passed_over=passed_over,
        unsaid=unsaid,
    )


def _between(blocks: list[Element], name: str) -> tuple[list[Element], list[Element]]:
    """Give the blocks between the two ends of a bookmark, and the blocks after."""
    for number, start in enumerate(blocks):
        if start.tag != _BOOKMARK or start.get(_NAME) != name:
            continue
        for end in start.itersiblings(_BOOKMARK_END):
            if end.get(_ID) == start.get(_ID):
                stop = blocks.index(end, number)
                return blocks[number + 1 : stop], blocks[stop:]
    raise Malformed(
        Finding(
            code="word-text-unmarked",
            problem="The Word file does not say where the text begins and ends.",
            remedy="Use a file that this program made.",
            place=Place(path=DOCUMENT, note=name),
        )
    )


def _container(
    blocks: Sequence[Element], sides: Sequence[_Side], then: Sequence[Element] = ()
) -> None:
    """Read the blocks of a body, a cell or a footnote; `then` stands after them, unread."""
    passed_over = sides[0].passed_over
    flat = list(_flat(blocks, passed_over))
    after = next(_flat(then, set()), None)
    for number, block in enumerate(flat):
        if block.tag == _TBL:
            _table(block, sides)
            continue
        if block.tag == FOLDED:
            for side in sides:
                side.line(block.text or "")
            continue
        _inline(block, sides)
        following = flat[number + 1] if number + 1 < len(flat) else after
        follows = following is not None and following.tag in _PARAGRAPHS
        mark = _mark(block, sides)
        for side in sides:
            # A mark that goes joins its paragraph to the next; where none follows it cannot go.
            if not (follows and mark & side.drops):
                side.end(block)


def _mark(paragraph: Element, sides: Sequence[_Side]) -> Set[str]:
    """Read how a paragraph is set, and the tags of what its mark bears."""
    kept = paragraph.find(_PPR)
    if kept is None:
        return frozenset()
    sides[0].passed_over.update(map(_tag, kept.iter()))
    sides[0].unsaid.update(_hand(each) for each in kept.iterchildren(f"{W}pPrChange"))
    mark = kept.find(_RPR)
    return frozenset() if mark is None else _whose(mark, sides)


def _whose(properties: Element, sides: Iterable[_Side]) -> Set[str]:
    """Read whose the tracked mark among some properties is, and give the tags of them all."""
    for each in properties:
        if each.tag in _COMES or each.tag in _GOES:
            for side in sides:
                if each.tag not in side.drops:
                    side.marks.append(_hand(each))
    return {str(each.tag) for each in properties}


def _hand(element: Element) -> Hand:
    return element.get(_AUTHOR, ""), element.get(_DATE, "")


def _flat(blocks: Iterable[Element], passed_over: set[str]) -> Iterator[Element]:
    """Give paragraphs and tables, those within content controls included."""
    for block in blocks:
        if block.tag in _BLOCKS:
            yield block
        elif block.tag in _THROUGH:
            passed_over.add(str(block.tag))
            yield from _flat(block, passed_over)
        else:
            passed_over.update(map(_tag, block.iter()))


def _is_spacer(paragraph: Element, side: _Side) -> bool:
    style = value(paragraph, "pPr/pStyle")
    if side.drops is _COMES and paragraph.find(f"{W}pPr/{W}pPrChange") is not None:
        style = value(paragraph, "pPr/pPrChange/pPr/pStyle")
    return style == "Spacer"


def _table(table: Element, sides: Sequence[_Side]) -> None:
    begun: set[int] = set()
    passed_over = sides[0].passed_over
    for row in _rows(table, passed_over):
        marks: set[str] = set()
        for kept in row.iterchildren(_TRPR):
            marks |= _whose(kept, sides)
        here = [side for side in sides if not marks & side.drops]
        for side in here:
            if id(side) not in begun:
                side.lines.append(TABLE)
                begun.add(id(side))
            side.lines.append(ROW)
        for cell in row:
            if cell.tag != _TC:
                passed_over.update(map(_tag, cell.iter()))
                continue
            if _continues(cell) or not here:
                continue
            for side in here:
                side.lines.append(CELL)
            _container(list(cell), here)


def _rows(table: Element, passed_over: set[str]) -> Iterable[Element]:
    for block in table:
        if block.tag == _TR:
            yield block
            continue
        if block.tag in _THROUGH:
            passed_over.add(str(block.tag))
            yield from _rows(block, passed_over)
        else:
            passed_over.update(map(_tag, block.iter()))


def _continues(cell: Element) -> bool:
    """Whether a cell is the lower part of one that began in a row above."""
    return any(
        merge.get(_VAL, "continue") == "continue"
        for kept in cell.iterchildren(_TCPR)
        for merge in kept.iterchildren(_VMERGE)
    )


def _inline(element: Element, sides: Sequence[_Side]) -> None:
    """Add a paragraph's words to the sides they stand on."""
    for child in element:
        tag = child.tag
        if tag == _R:
            _run(child, sides)
        elif tag in _COMES or tag in _GOES:
            _tracked(child, [side for side in sides if tag not in side.drops])
        elif tag in _THROUGH:
            if tag != _LINK:
                sides[0].passed_over.add(str(tag))
            _inline(child, sides)
        elif tag != _PPR:
            sides[0].passed_over.update(map(_tag, child.iter()))
            if _AUTHOR in child.attrib:
                sides[0].unsaid.add(_hand(child))


def _tracked(change: Element, sides: Sequence[_Side]) -> None:
    """Add the words of a tracked change; where no side is left they stand in neither text."""
    if not sides:
        return
    begun = [(side, len(side.words)) for side in sides]
    _inline(change, sides)
    for side, start in begun:
        if len(side.words) > start:
            side.tracked.append((_hand(change), "".join(side.words[start:])))
        else:
            side.unsaid.add(_hand(change))


def _run(run: Element, sides: Sequence[_Side]) -> None:
    for child in run:
        if text := _said(child, run, sides):
            for side in sides:
                side.words.append(text)


def _said(child: Element, run: Element, sides: Sequence[_Side]) -> str:
    """Read what one element of a run says."""
    passed_over = sides[0].passed_over
    if child.tag in _WORDS:
        if (child.tag == _DELETED) is not (_in(run) == _DEL):
            passed_over.add(str(child.tag))
        return child.text or ""
    if child.tag in _CHARACTERS and child.get(f"{W}type", _WRAPPING) == _WRAPPING:
        return _CHARACTERS[child.tag]
    if child.tag == _CALL:
        for side in sides:
            side.calls.append(child.get(_ID, ""))
        return ""
    passed_over.update(map(_tag, child.iter()))
    if child.tag != DRAWING:
        return ""  # as a page or column break, which moves words and says none
    for side in sides:
        side.pictures.append(part_of(child))
    return PICTURE + words_of(child)


def _tag(element: Element) -> str:
    return str(element.tag)


def _in(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


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
