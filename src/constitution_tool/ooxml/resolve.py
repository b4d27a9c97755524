"""What a Word file is after every tracked change in it is accepted, or rejected.

This rewrites the markup itself, and `read_marks` reads the two sides without rewriting anything:
two ways to one answer, so that each can be held against the other and against Word's rivals.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.ooxml.drawing import without_unshown
from constitution_tool.ooxml.element import W, detach, parse, write
from constitution_tool.ooxml.package import pack, unpack

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PARTS = ("word/document.xml", "word/footnotes.xml")
_COMMENTS = "word/comments.xml"
_ID = f"{W}id"
_P, _PPR = f"{W}p", f"{W}pPr"
_INS, _DEL = f"{W}ins", f"{W}del"
_FROM, _TO = f"{W}moveFrom", f"{W}moveTo"
_MARKS = frozenset({_INS, _DEL, _FROM, _TO})
_CHANGES = tuple(f"{W}{name}" for name in ("pPrChange", "rPrChange", "tcPrChange", "trPrChange"))
_RANGES = tuple(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))


class Side(Enum):
    """Which text is wanted; the value is the elements whose content goes."""

    ACCEPT = frozenset({_DEL, _FROM})
    REJECT = frozenset({_INS, _TO})


def accept_all(data: bytes) -> bytes:
    """Give the Word file with every tracked change accepted."""
    return _resolve(data, Side.ACCEPT)


def reject_all(data: bytes) -> bytes:
    """Give the Word file with every tracked change rejected."""
    return _resolve(data, Side.REJECT)


def _resolve(data: bytes, side: Side) -> bytes:
    parts = unpack(data)
    for name in _PARTS:
        if name in parts:
            root = parse(parts[name], name)
            _rows(root, side)
            _properties(root, side)
            _runs(root, side)
            _paragraphs(root, side)
            if name == "word/document.xml":
                _comments(root, parts)
                parts = without_unshown(root, parts)
            parts[name] = write(root)
    return pack(parts)


def _comments(document: Element, parts: dict[str, bytes]) -> None:
    """Take out the comments whose words went, as Word does."""
    kept = {each.get(_ID) for each in document.iter(f"{W}commentReference")}
    for end in list(document.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        if end.get(_ID) not in kept:
            detach(end)
    if _COMMENTS in parts:
        comments = parse(parts[_COMMENTS], _COMMENTS)
        for comment in list(comments.iter(f"{W}comment")):
            if comment.get(_ID) not in kept:
                detach(comment)
        parts[_COMMENTS] = write(comments)


def _unwrap(element: Element) -> None:
    """Put an element's children where it stood."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _rows(root: Element, side: Side) -> None:
    """Take out the rows that go, and any table that has none left."""
    for kept in list(root.iter(f"{W}trPr")):
        row = kept.getparent()
        if row is None:
            continue
        if {child.tag for child in kept} & side.value:
            detach(row)
            continue
        for child in [child for child in kept if child.tag in _MARKS]:
            kept.remove(child)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            detach(table)


def _properties(root: Element, side: Side) -> None:
    """Keep the properties as they are, or put back those that were changed."""
    for change in list(root.iter(*_CHANGES)):
        holder = change.getparent()
        if holder is None:
            continue
        holder.remove(change)
        if side is Side.ACCEPT:
            continue
        # The earlier properties replace all but the paragraph mark's own and the section's.
        kept = [c for c in holder if c.tag in (f"{W}rPr", f"{W}sectPr")]
        before = list(change[0]) if len(change) else []
        holder[:] = [*before, *kept]


def _runs(root: Element, side: Side) -> None:
    """Take out the words that go and set the others free of their marks."""
    for mark in list(root.iter(*_MARKS)):
        parent = mark.getparent()
        if parent is None or parent.tag == f"{W}rPr":
            continue  # a paragraph's own mark is dealt with when paragraphs are joined
        if mark.tag in side.value:
            detach(mark)
        else:
            _unwrap(mark)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    for text in root.iter(f"{W}delInstrText"):
        text.tag = f"{W}instrText"
    for element in list(root.iter(*_RANGES)):
        detach(element)


def _paragraphs(root: Element, side: Side) -> None:
    """Join each paragraph whose mark goes to the next one, which keeps its own properties."""
    for paragraph in list(root.iter(_P)):
        mark = paragraph.find(f"{_PPR}/{W}rPr")
        gone = False
        if mark is not None:
            tracked = [child for child in mark if child.tag in _MARKS]
            gone = any(child.tag in side.value for child in tracked)
            for child in tracked:
                mark.remove(child)
            if not len(mark):
                detach(mark)
        following = _following(paragraph) if gone else None
        if following is not None:
            _join(paragraph, following)


def _following(paragraph: Element) -> Element | None:
    """Find the paragraph that one without its mark runs into; a table or an end stops it."""
    for block in paragraph.itersiblings():
        if block.tag == _P:
            return block
        if block.tag in (f"{W}tbl", f"{W}sectPr"):
            return None
    return None


def _join(paragraph: Element, following: Element) -> None:
    content = [child for child in paragraph if child.tag != _PPR]
    at = 1 if len(following) and following[0].tag == _PPR else 0
    following[at:at] = content
    detach(paragraph)
