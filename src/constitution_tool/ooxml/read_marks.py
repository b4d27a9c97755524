"""What a Word file says before and after its tracked changes, as plain lines.

One walk gives both sides. A line is a paragraph's words, a tab standing after its number; tables,
footnotes and pictures are told by the characters of `line_signs`. An empty paragraph in the style
“Spacer” is no line: Word needs it between two tables and in an empty cell, and it says nothing.

Nothing is passed over in silence: whoever proves a file of ours is told what was, and whose every
tracked change is.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.ooxml.drawing import digests
from constitution_tool.ooxml.element import W, parse
from constitution_tool.ooxml.line_signs import NOTE
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_marks_blocks import container
from constitution_tool.ooxml.read_marks_side import COMES, GOES, Side
from constitution_tool.ooxml.read_plain import folded
from constitution_tool.ooxml.reading import Reading, Sides, Tracked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.reading import Hand

DOCUMENT = "word/document.xml"

_BOOKMARK, _BOOKMARK_END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_ID, _NAME = f"{W}id", f"{W}name"


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
    old = Side(drops=COMES, passed_over=passed_over, unsaid=unsaid)
    new = Side(drops=GOES, passed_over=passed_over, unsaid=unsaid)
    blocks, then = (document, []) if extent is Extent.WHOLE else _between(document, extent.value)
    container(blocks, (old, new), then)
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


def _notes(data: bytes) -> dict[str, Element]:
    return {
        note.get(_ID, ""): note
        for note in parse(data, "word/footnotes.xml")
        if note.tag == f"{W}footnote"
    }


def _footnotes(side: Side, notes: Mapping[str, Element]) -> None:
    for number in tuple(side.calls):
        side.lines.append(NOTE)
        if number in notes:
            container(list(notes[number]), (side,))
