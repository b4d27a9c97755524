"""Which house does a council's reference document make?

It gives looks and nothing else: no macro, link, attached template, protection, setting, comment,
field, tracked change or word of its body is ever read out of it, so none can come through. Only
what is listed here does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from constitution_tool.ooxml.element import W, keep_attributes, write
from constitution_tool.ooxml.house import Edges, House
from constitution_tool.ooxml.markup import RELATIONSHIPS, escape
from constitution_tool.ooxml.measures import Measures
from constitution_tool.ooxml.reference.file import DOCUMENT, take_apart
from constitution_tool.ooxml.reference.letterhead import letterhead
from constitution_tool.ooxml.reference.page import page
from constitution_tool.ooxml.reference.styles import styles
from constitution_tool.ooxml.styles import styles as our_styles

if TYPE_CHECKING:
    from constitution_tool.ooxml.reference.file import ReferenceFile
    from constitution_tool.ooxml.reference.lines import Lines

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANY_INK = "#000000"
_SAID = ("altName", "panose1", "charset", "family", "pitch")
_SAID_OF_FONTS = tuple(f"{W}{name}" for name in _SAID)


def read_house(data: bytes, path: str) -> House:
    """Read a council's reference document, which messages call `path`.

    Raises:
        Malformed: it is no plain Word document, is damaged, or cannot do what ours is for.
    """
    file = take_apart(data, path)
    document = file.tree(DOCUMENT, "document")
    brought = styles(file, our_styles(Measures(), _ANY_INK))
    return House(
        page=page(file, document),
        measures=brought.lines.measures(),
        edges=_edges(brought.lines),
        letterhead=letterhead(file, document, brought.renamed),
        styles=write(brought.lines.root),
        fonts=_fonts(file),
        theme=_theme(file),
        language=brought.language,
    )


def _edges(lines: Lines) -> Edges:
    """Read how headers and footers are set; our lines there have a tab stop of their own."""
    brought = [style for style in ("Header", "Footer") if style in lines.styles]
    size = max((lines.size(style) for style in brought), default=Edges().size)
    stops = {stop for style in brought for stop in lines.stops(style)}
    return Edges(size=size, stops=tuple(sorted(stops)))


def _fonts(file: ReferenceFile) -> dict[str, str]:
    """Read what is said of each typeface; one that is packed in the file stays there."""
    part = file.related("fontTable")
    if not part:
        return {}
    found = {}
    for font in file.tree(part, "fonts").iterfind(f"{W}font"):
        said = "".join(
            f'<w:{child.tag.removeprefix(W)} w:val="{escape(child.get(f"{W}val", ""))}"/>'
            for child in font.iterchildren(*_SAID_OF_FONTS)
            if child.get(f"{W}val")
        )
        found[escape(font.get(f"{W}name", ""))] = said
    return found


def _theme(file: ReferenceFile) -> bytes:
    """Read the theme's colours and typefaces; its pictures are for slides, and stay there."""
    part = file.related("theme")
    if not part:
        return b""
    theme = file.tree(part, "theme", _A)
    for fill in list(theme.iter(f"{_A}blipFill")):
        plain = etree.Element(f"{_A}solidFill")
        etree.SubElement(plain, f"{_A}schemeClr", val="phClr")
        above = fill.getparent()
        if above is not None:
            above.replace(fill, plain)
    for element in theme.iter():
        keep_attributes(element, lambda name: not name.startswith(f"{{{RELATIONSHIPS}}}"))
    return write(theme)
