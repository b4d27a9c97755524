"""Which list is a brought style in, and which heading is it, whatever the document says?

A document's meaning hangs on these, so they are ours: also where a style is based on another than
ours is, for what it says nothing of it takes from that one.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, parse, put
from constitution_tool.ooxml.markup import NAMESPACES
from constitution_tool.ooxml.reference.lines import Lines
from constitution_tool.ooxml.style import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.style import Style

_NEITHER = '<w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="9"/>'
"""In no list, and no heading: how Word says so (ECMA-376 part 1, 17.9.18 and 17.3.1.20)."""


def keep_meaning(lines: Lines, own: Sequence[Style]) -> None:
    """Put our list and level in each style of ours that has another, or ought to have none.

    The styles brought say neither by now (`styles`). One is mended after what it is based on.
    """
    sheet = parse(
        f"<w:styles {NAMESPACES}>{''.join(map(str, own))}</w:styles>".encode(), "word/styles.xml"
    )
    ours = Lines(root=sheet, styles={style.get(f"{W}styleId", ""): style for style in sheet})
    neither = list(parse(f"<w:pPr {NAMESPACES}>{_NEITHER}</w:pPr>".encode(), "word/styles.xml"))
    brought = [s.id for s in own if s.kind is Kind.PARAGRAPH and s.id in lines.styles]
    for style in sorted(brought, key=lambda name: len(lines.line(name))):
        for none in neither:
            path = f"pPr/{none.tag.removeprefix(W)}"
            meant, found = ours.nearest(style, path, none), lines.nearest(style, path, none)
            if _said(meant) != _said(found):
                put(put(lines.styles[style], f"{W}pPr"), none.tag, deepcopy(meant))


def _said(element: Element) -> list[tuple[str, str]]:
    return [(each.tag, each.get(f"{W}val", "")) for each in element.iter()]
