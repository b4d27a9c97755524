"""How a part's bytes become a tree: one guarded parser, and the names of what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.ooxml.markup import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = f"{{{WORD}}}"


def parse(data: bytes, part: str) -> Element:
    """Read a part as XML: no entities, no network, no document type.

    Raises:
        Malformed: the part is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise Malformed(
            Finding(
                code="word-part-unreadable",
                problem="A part of the Word file is damaged and cannot be read.",
                remedy="Open it in Word, save it as a Word document (.docx) and use that file.",
                place=Place(path=part),
            )
        ) from broken


def write(root: Element) -> bytes:
    """Print a tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def value(element: Element, path: str, name: str = "val") -> str:
    """Read an attribute of a descendant (`pPr/pStyle`), or nothing when either is missing."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{name}", "")
