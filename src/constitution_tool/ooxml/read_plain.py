"""What does a paragraph say that nothing happens to? Read in one step, or left alone.

Nearly every paragraph of a long text holds a bookmark, a number and words, and no tracked change.
Whatever else stands in one, known or unknown, is for `read_marks`: nothing is passed over here.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_R, _RPR, _PPR, _T, _TAB = (f"{W}{name}" for name in ("r", "rPr", "pPr", "t", "tab"))
_SILENT = frozenset({f"{W}bookmarkStart", f"{W}bookmarkEnd"})
_LOOKS = frozenset(
    f"{W}{name}" for name in ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "tabs", "ind")
)
_TAG = attrgetter("tag")
_FACES = frozenset(f"{W}{name}" for name in ("b", "bCs", "i", "iCs"))


def plain_words(paragraph: Element) -> str:
    """Read a paragraph of plain runs; nothing when it says nothing, or holds anything else.

    A mark on the paragraph itself stands in `w:pPr/w:rPr`, so a paragraph with that is not plain;
    nor is one that might be hidden, or counted by Word.
    """
    words = []
    for child in paragraph:
        tag = child.tag
        if tag == _R:
            for part in child:
                tag = part.tag
                if tag == _T:
                    words.append(part.text or "")
                elif tag == _TAB:
                    words.append("\t")
                elif tag != _RPR or not _FACES.issuperset(map(_TAG, part)):
                    return ""
        elif tag == _PPR:
            if not _LOOKS.issuperset(map(_TAG, child)):
                return ""
        elif tag not in _SILENT:
            return ""
    return "".join(words)
