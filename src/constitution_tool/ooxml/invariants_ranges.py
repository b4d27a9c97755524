"""What must be true of the moves and comments of a Word file that the schema cannot say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.invariants_marks import WRAPS
from constitution_tool.ooxml.word_file import ID, NAME, pairs, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.word_file import WordFile

_GOES = (f"{W}del", f"{W}moveFrom")


def moves(file: WordFile) -> Iterator[str]:
    """Check that every move has one start and one destination by one hand, and no words stray."""
    root = file.document
    ends: dict[str, dict[str, str]] = {}
    for way in ("moveFrom", "moveTo"):
        yield from pairs(root, f"{way}RangeStart", f"{way}RangeEnd")
        starts = list(root.iter(f"{W}{way}RangeStart"))
        ends[way] = {start.get(NAME, ""): _by(start) for start in starts}
        if len(ends[way]) < len(starts):
            yield f"two {way} bear one name"
        yield from _within(root, way)
    for name in ends["moveFrom"].keys() | ends["moveTo"].keys():
        if (start := ends["moveFrom"].get(name)) is None or name not in ends["moveTo"]:
            yield f"move {name} has not one start and one destination"
        elif start != ends["moveTo"][name]:
            yield f"move {name} starts by {start} and ends by {ends['moveTo'][name]}"


def _by(revision: Element) -> str:
    """Say whose a tracked change is, and when it was made."""
    return f"{revision.get(f'{W}author')} on {revision.get(f'{W}date')}"


def _within(root: Element, way: str) -> Iterator[str]:
    """Check that moved words stand in a range by the same hand."""
    inside: Element | None = None
    for each in root.iter(f"{W}{way}RangeStart", f"{W}{way}RangeEnd", f"{W}{way}"):
        if each.tag == f"{W}{way}RangeStart":
            inside = each
        elif each.tag == f"{W}{way}RangeEnd":
            inside = None
        elif _is_mark(each):
            continue
        elif inside is None:
            yield f"w:{way} outside any range"
        elif _by(each) != _by(inside):
            yield f"{short(each)} by {_by(each)}, in a range by {_by(inside)}"


def _is_mark(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}rPr"


def comments(file: WordFile) -> Iterator[str]:
    """Check that every comment has its reference and its range, and none is in a footnote."""
    part = file.stories.get("word/comments.xml")
    made = Counter(c.get(ID, "") for c in part.iter(f"{W}comment")) if part is not None else {}
    yield from pairs(file.document, "commentRangeStart", "commentRangeEnd")
    used = Counter(c.get(ID, "") for c in file.document.iter(f"{W}commentReference"))
    if used != made:
        yield f"comments {sorted(made)} and references to them {sorted(used)} do not match"
    for start in file.document.iter(f"{W}commentRangeStart"):
        if start.get(ID, "") not in made:
            yield f"the range of comment {start.get(ID)}, which is not there"
    yield from _points(file.document)
    footnotes = file.stories.get("word/footnotes.xml")
    if footnotes is not None and next(footnotes.iter(f"{W}commentReference"), None) is not None:
        yield "a comment in a footnote"
    yield from _left_behind(file.document)


def _points(document: Element) -> Iterator[str]:
    """Check that a comment has a range unless its row comes or goes, and then has none.

    LibreOffice keeps an empty row where a row with such a range went.
    """
    ranged = {start.get(ID) for start in document.iter(f"{W}commentRangeStart")}
    for reference in document.iter(f"{W}commentReference"):
        row = next(reference.iterancestors(f"{W}tr"), None)
        tracked = row is not None and any(row.find(f"{W}trPr/{wrap}") is not None for wrap in WRAPS)
        if tracked == (reference.get(ID) in ranged):
            yield f"comment {reference.get(ID)} {'has a' if tracked else 'has no'} range"


def _left_behind(document: Element) -> Iterator[str]:
    """Check that no comment stays when all it hangs on goes: its own run goes with the words."""
    sides: dict[str, set[bool]] = {}
    open_ids: set[str] = set()
    for each in document.iter(
        f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}r", f"{W}commentReference"
    ):
        number = each.get(ID, "")
        goes = any(a.tag in _GOES for a in each.iterancestors(*WRAPS))
        if each.tag == f"{W}commentRangeStart":
            open_ids.add(number)
        elif each.tag == f"{W}commentRangeEnd":
            open_ids.discard(number)
        elif each.tag == f"{W}r":
            for one in open_ids:
                sides.setdefault(one, set()).add(goes)
        elif sides.get(number) == {True} and not goes:
            yield f"comment {number} would stay when the words it hangs on go"
