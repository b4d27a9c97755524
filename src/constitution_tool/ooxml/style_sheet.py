"""How do the styles a reference document brings and our own make one style sheet?

A style it brings is kept, and a style it lacks is ours. Two things are always ours, for a
document's meaning hangs on them: no style counts (numbers are literal text, `decisions/11`), and
the words of a clause stand where its number leaves room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, parse, put, value, write
from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES
from constitution_tool.ooxml.measures import LEVELS, indent
from constitution_tool.ooxml.styles import defaults, styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.measures import Measures


def style_sheet(brought: bytes, measures: Measures, language: str, accent: str) -> str:
    """Print `word/styles.xml`: what is brought (or nothing, when that is empty), then ours."""
    own = styles(measures, accent)
    ours = f"{defaults(language)}{''.join(map(str, own))}"
    if not brought:
        return f"{DECLARATION}<w:styles {NAMESPACES}>{ours}</w:styles>"
    root = parse(brought, "word/styles.xml")
    mine = parse(f"<w:styles {NAMESPACES}>{ours}</w:styles>".encode(), "word/styles.xml")
    known = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
    for style in mine.findall(f"{W}style"):
        if style.get(f"{W}styleId") not in known:
            root.append(style)
    for level in range(LEVELS):
        for name, hanging in (("Clause", measures.hangs[level]), ("ClauseText", 0)):
            if f"{name}{level + 1}" in known:
                _indent(known[f"{name}{level + 1}"], measures.left(level), hanging)
    for tongue in root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
        tongue.set(f"{W}val", language)
    return write(root).decode()


def _indent(style: Element, left: int, hanging: int) -> None:
    """Set where a brought style's words begin; its indent on the right stays."""
    properties = put(style, f"{W}pPr")
    right = value(properties, "ind", "right") or value(properties, "ind", "end")
    made = parse(f"<w:pPr {NAMESPACES}>{indent(left, hanging)}</w:pPr>".encode(), "word/styles.xml")
    if right:
        made[-1].set(f"{W}right", right)
    for old in properties.findall(f"{W}tabs"):
        properties.remove(old)
    for each in list(made):
        put(properties, each.tag, each)
