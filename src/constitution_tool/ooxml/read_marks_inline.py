"""What does a paragraph of a Word file say on each side of its tracked changes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.ooxml.drawing import DRAWING, part_of, words_of
from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.line_signs import PICTURE
from constitution_tool.ooxml.read_marks_side import COMES, GOES, hand, pass_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.read_marks_side import Side

THROUGH = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
)
"""What is read as if it were not there: its contents stand where it stands."""

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
_R, _PPR, _DEL, _LINK = f"{W}r", f"{W}pPr", f"{W}del", f"{W}hyperlink"
_ID, _AUTHOR = f"{W}id", f"{W}author"


def inline(element: Element, sides: Sequence[Side]) -> None:
    """Add a paragraph's words to the sides they stand on."""
    for child in element:
        tag = child.tag
        if tag == _R:
            _run(child, sides)
        elif tag in COMES or tag in GOES:
            _tracked(child, [side for side in sides if tag not in side.drops])
        elif tag in THROUGH:
            if tag != _LINK:
                sides[0].passed_over.add(str(tag))
            inline(child, sides)
        elif tag != _PPR:
            pass_over(child, sides[0].passed_over)
            if _AUTHOR in child.attrib:
                sides[0].unsaid.add(hand(child))


def _tracked(change: Element, sides: Sequence[Side]) -> None:
    """Add the words of a tracked change; where no side is left they stand in neither text."""
    if not sides:
        return
    begun = [(side, len(side.words)) for side in sides]
    inline(change, sides)
    for side, start in begun:
        if len(side.words) > start:
            side.tracked.append((hand(change), "".join(side.words[start:])))
        else:
            side.unsaid.add(hand(change))


def _run(run: Element, sides: Sequence[Side]) -> None:
    for child in run:
        if text := _said(child, run, sides):
            for side in sides:
                side.words.append(text)


def _said(child: Element, run: Element, sides: Sequence[Side]) -> str:
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
    pass_over(child, passed_over)
    if child.tag != DRAWING:
        return ""  # as a page or column break, which moves words and says none
    for side in sides:
        side.pictures.append(part_of(child))
    return PICTURE + words_of(child)


def _in(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)
