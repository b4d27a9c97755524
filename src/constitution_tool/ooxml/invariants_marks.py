"""What must be true of the tracked changes in a Word file that the schema cannot say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.word_file import ID, NAME, pairs, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.word_file import WordFile

WRAPS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_RANGE_STARTS = tuple(f"{W}{name}RangeStart" for name in ("moveFrom", "moveTo"))
_CHANGES = tuple(f"{W}{name}" for name in ("pPrChange", "rPrChange", "tblPrChange", "trPrChange"))
_REVISIONS = (*WRAPS, *_CHANGES)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def deleted_text(file: WordFile) -> Iterator[str]:
    """Check that omitted words are in `w:delText`, no others are, and no space is lost."""
    for name, root in file.stories.items():
        for text in root.iter(f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText"):
            wrap = next((a.tag for a in text.iterancestors(*WRAPS)), "")
            deleted = wrap == f"{W}del"
            if text.tag in (f"{W}t", f"{W}instrText") and deleted:
                yield f"{name}: w:del holds {short(text)}"
            if text.tag in (f"{W}delText", f"{W}delInstrText") and not deleted:
                yield f"{name}: {short(text)} outside w:del"
            words = text.text or ""
            space = text.get("{http://www.w3.org/XML/1998/namespace}space")
            if words != words.strip() and space != "preserve":
                yield f"{name}: {short(text)} would lose its spaces"


def nesting(file: WordFile) -> Iterator[str]:
    """Check that no tracked change stands inside another."""
    for name, root in file.stories.items():
        for wrap in root.iter(*WRAPS):
            outer = next((a.tag for a in wrap.iterancestors(*WRAPS)), "")
            if outer:
                yield f"{name}: {short(wrap)} inside {outer.removeprefix(W)}"


def revisions(file: WordFile) -> Iterator[str]:
    """Check that every tracked change has an author, a date and an id of its own."""
    ids: Counter[str] = Counter()
    for name, root in file.stories.items():
        for revision in root.iter(*_REVISIONS, *_RANGE_STARTS):
            ids[revision.get(ID, "")] += 1
            if not revision.get(f"{W}author"):
                yield f"{name}: {short(revision)} without an author"
            if not _DATE.fullmatch(revision.get(f"{W}date", "")):
                yield f"{name}: {short(revision)} without a proper date"
    yield from (f"revision id “{number}” is used {n} times" for number, n in ids.items() if n > 1)


def order(file: WordFile) -> Iterator[str]:
    """Check that tracked changes stand first or last in properties, as Word wants them."""
    for name, root in file.stories.items():
        for mark in root.iter(*WRAPS):
            parent = mark.getparent()
            if parent is None:
                continue
            if parent.tag == f"{W}rPr" and parent.index(mark) != 0:
                yield f"{name}: {short(mark)} not first in w:rPr"
            if parent.tag == f"{W}trPr" and parent[-1] is not mark:
                yield f"{name}: {short(mark)} not last in w:trPr"
        for change in root.iter(f"{W}pPrChange"):
            parent = change.getparent()
            if parent is not None and parent[-1] is not change:
                yield f"{name}: w:pPrChange not last in w:pPr"


def moves(file: WordFile) -> Iterator[str]:
    """Check that every move has one start and one destination, and no moved words stray."""
    root = file.document
    ends = {}
    for way in ("moveFrom", "moveTo"):
        yield from pairs(root, f"{way}RangeStart", f"{way}RangeEnd")
        ends[way] = Counter(s.get(NAME, "") for s in root.iter(f"{W}{way}RangeStart"))
        yield from _outside(root, way)
    for name in ends["moveFrom"] | ends["moveTo"]:
        if (ends["moveFrom"][name], ends["moveTo"][name]) != (1, 1):
            yield f"move {name} has not one start and one destination"


def _outside(root: Element, way: str) -> Iterator[str]:
    depth = 0
    for each in root.iter(f"{W}{way}RangeStart", f"{W}{way}RangeEnd", f"{W}{way}"):
        if each.tag == f"{W}{way}RangeStart":
            depth += 1
        elif each.tag == f"{W}{way}RangeEnd":
            depth -= 1
        elif depth == 0 and not _is_mark(each):
            yield f"w:{way} outside any range"


def _is_mark(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}rPr"


def comments(file: WordFile) -> Iterator[str]:
    """Check that every comment has its range and its reference, and none is in a footnote."""
    part = file.stories.get("word/comments.xml")
    made = Counter(c.get(ID, "") for c in part.iter(f"{W}comment")) if part is not None else {}
    yield from pairs(file.document, "commentRangeStart", "commentRangeEnd")
    for kind in ("commentRangeStart", "commentReference"):
        used = Counter(c.get(ID, "") for c in file.document.iter(f"{W}{kind}"))
        if used != made:
            yield f"comments {sorted(made)} and {kind} {sorted(used)} do not match"
    footnotes = file.stories.get("word/footnotes.xml")
    if footnotes is not None and next(footnotes.iter(f"{W}commentReference"), None) is not None:
        yield "a comment in a footnote"
