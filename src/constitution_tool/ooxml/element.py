"""How a part's bytes become a tree: one guarded parser, and the names of what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.ooxml.markup import WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

W = f"{{{WORD}}}"
_OFF = frozenset({"0", "false", "off"})


def parse(data: bytes, part: str, file: str = "") -> Element:
    """Read a part as XML: no entities, no network, no document type, no nesting without end.

    Comments and processing instructions are left out, and the words around them are one text: so a
    tree holds elements and nothing else, and no words hide behind something that Word passes over.

    `file` is what to call the file in a message; without one the part is named.

    Raises:
        Malformed: the part is not well-formed, or declares a document type, as no Word file does.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise unreadable(part, file) from broken
    if root.getroottree().docinfo.internalDTD is not None:
        raise unreadable(part, file)
    return root


def unreadable(part: str, file: str) -> Malformed:
    """Say that a part cannot be read; `file` is what to call its file, if anything."""
    return Malformed(
        Finding(
            code="word-part-unreadable",
            problem="A part of the Word file is damaged and cannot be read.",
            remedy="Open it in Word, save it as a Word document (.docx) and use that file.",
            place=Place(path=file or part, note=part if file else ""),
        )
    )


def write(root: Element) -> bytes:
    """Print a tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def value(element: Element, path: str, name: str = "val") -> str:
    """Read an attribute of a descendant (`pPr/pStyle`), or nothing when either is missing."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{name}", "")


def is_on(element: Element) -> bool:
    """Whether a property that is on or off is on; without a value it is."""
    return element.get(f"{W}val", "1") not in _OFF


def detach(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def keep_attributes(element: Element, kept: Callable[[str], bool]) -> None:
    """Take off the attributes whose names are not to be kept."""
    for name in [name for name in map(str, element.attrib) if not kept(name)]:
        del element.attrib[name]


_ORDER = {
    f"{W}{name}": tuple(f"{W}{child}" for child in children.split())
    for name, children in {
        "docDefaults": "rPrDefault pPrDefault",
        "rPrDefault": "rPr",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
        "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr "
        "trPr tcPr tblStylePr",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
        "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
        "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    }.items()
}
"""The order of children that the schema wants (ECMA-376 part 1, 17.7.4.17 and 17.3.1.26)."""


def put(parent: Element, tag: str, child: Element | None = None) -> Element:
    """Put a child in its place in the schema's order, over one of its name, and give it.

    Without a `child` the one that is there stays, or an empty one is made.
    """
    old = parent.find(tag)
    if old is not None and child is None:
        return old
    if old is not None:
        parent.remove(old)
    made = etree.Element(tag) if child is None else child
    order = _ORDER[parent.tag]
    later = order[order.index(tag) + 1 :]
    at = next((n for n, each in enumerate(parent) if each.tag in later), len(parent))
    parent.insert(at, made)
    return made
