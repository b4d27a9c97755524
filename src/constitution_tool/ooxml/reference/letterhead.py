"""What does the first page of a reference document bear at its head: a logo, an address?

Words, tables and pictures come through. Anything else (a text box, a field, a link) is refused by
name, so that nothing of a letterhead is lost unseen and nothing makes Word ask a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from constitution_tool.ooxml.element import W, detach, is_on, keep_attributes, write
from constitution_tool.ooxml.house import Letterhead
from constitution_tool.ooxml.markup import RELATIONSHIPS, WORD
from constitution_tool.ooxml.reference.page import sections
from constitution_tool.ooxml.reference.seen import HIDING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.reference.file import ReferenceFile

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WP, _A, _PIC = (f"{{{_DRAWING}/{name}}}" for name in ("wordprocessingDrawing", "main", "picture"))
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_R = f"{{{RELATIONSHIPS}}}"
_NAMES = {
    "w": WORD,
    "r": RELATIONSHIPS,
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
}
_WORDS = frozenset(
    f"{W}{name}" for name in ("p", "r", "t", "tab", "br", "ptab", "drawing", "tbl", "tr", "tc")
)
_PROPERTIES = tuple(f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid"))
_SAYS_NOTHING = frozenset(
    {f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak")}
    | {f"{_A}{name}" for name in ("extLst", "hlinkClick", "hlinkHover")}
    | {f"{_WP14}{name}" for name in ("sizeRelH", "sizeRelV")}
)
_CALLED = {
    f"{W}ins": "a tracked change",
    f"{W}del": "a tracked change",
    f"{W}numPr": "an automatic number",
    f"{W}hyperlink": "a link",
    f"{W}fldSimple": "a field",
    f"{W}fldChar": "a field",
    f"{W}sdt": "a content control",
    f"{W}pict": "an old kind of picture",
    f"{W}object": "an embedded object",
    f"{W}sectPr": "a section break",
}
_HIDING = frozenset(f"{W}{name}" for name in HIDING)
_BOX = "a text box or drawn shape"
_STYLED = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_LARGEST = 4 * 1024 * 1024
_FIRST_DRAWING = 900_001
"""The ids of a letterhead's drawings begin here, out of the way of those in the text."""


def letterhead(file: ReferenceFile, document: Element, renamed: Mapping[str, str]) -> Letterhead:
    """Read the header of the first page, if the document's first page has one of its own.

    Raises:
        Malformed: it holds what our documents cannot carry.
    """
    part = _part(file, document)
    if not part:
        return Letterhead()
    root = etree.Element(f"{W}hdr", nsmap=_NAMES)
    root.extend(list(file.tree(part, "hdr")))
    _clean(file, root)
    for use in list(root.iter(*_STYLED)):
        if use.get(f"{W}val") in renamed:
            use.set(f"{W}val", renamed[use.get(f"{W}val", "")])
        else:
            detach(use)
    for number, drawing in enumerate(root.iter(f"{_WP}docPr"), start=_FIRST_DRAWING):
        drawing.set("id", str(number))
    pictures: dict[str, bytes] = {}
    links: list[tuple[str, str, str]] = []
    relations = file.relations(part)
    for number, blip in enumerate(root.iter(f"{_A}blip"), start=1):
        relation = relations.get(blip.get(f"{_R}embed", ""))
        data = file.parts.get(relation.part, b"") if relation else b""
        name = f"media/letterhead{number}.{_kind(file, data)}"
        blip.set(f"{_R}embed", f"rId{number}")
        pictures[f"word/{name}"] = data
        links.append((f"rId{number}", "image", name))
    if not pictures and not "".join(map(str, root.itertext())).strip():
        return Letterhead()
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w"])
    return Letterhead(content=write(root).decode(), links=tuple(links), pictures=pictures)


def _part(file: ReferenceFile, document: Element) -> str:
    """Find the header of the first page: the first section's, where it has one of its own."""
    section = next(iter(sections(document)), None)
    own = None if section is None else section.find(f"{W}titlePg")
    if section is None or own is None or not is_on(own):
        return ""
    for reference in section.iterfind(f"{W}headerReference"):
        relation = file.relations("word/document.xml").get(reference.get(f"{_R}id", ""))
        if reference.get(f"{W}type") == "first" and relation:
            return relation.part
    return ""


def _clean(file: ReferenceFile, element: Element) -> None:
    """Take out what says nothing, and refuse what we cannot carry."""
    for child in list(element):
        whole = list(child.iter("*")) if child.tag in _PROPERTIES else [child]
        loose = "words that stand in no run" if (child.tail or "").strip() else ""
        if not loose and child.tag in _SAYS_NOTHING:
            element.remove(child)
            continue
        what = next(filter(None, (loose, *map(_not_carried, whole))), "")
        if what:
            raise file.refusal(
                "reference-letterhead",
                f"The first page’s header of the Word file holds {what}, which cannot be used.",
                "keep to words, tables and pictures there (PNG or JPEG, “in line with text”).",
            )
        for each in whole:
            keep_attributes(each, _is_known)
        if child.tag not in _PROPERTIES:
            _clean(file, child)


def _not_carried(element: Element) -> str:
    """Name what we do not carry; nothing when we do."""
    tag = element.tag
    if tag in _CALLED:
        return _CALLED[tag]
    if tag.endswith("Change"):
        return "a tracked change"
    if tag in _HIDING and is_on(element):
        return "hidden words"
    if tag.endswith("}AlternateContent"):
        return _BOX
    if tag == f"{_A}graphicData" and element.get("uri") != _NAMES["pic"]:
        return _BOX
    in_properties = any(each.tag in _PROPERTIES for each in (element, *element.iterancestors()))
    if tag in _WORDS or tag.startswith((_WP, _A, _PIC)) or (in_properties and tag.startswith(W)):
        return ""
    return f"something of another kind (“{tag.rpartition('}')[2]}”)"


def _is_known(name: str) -> bool:
    if name.startswith(f"{W}rsid"):  # which sitting a word was typed in
        return False
    return not name.startswith("{") or name.startswith((W, f"{_R}embed", _XML))


def _kind(file: ReferenceFile, data: bytes) -> str:
    """Say what kind of picture it is, by how it begins."""
    kind = next((kind for begins, kind in _PICTURES.items() if data.startswith(begins)), "")
    if kind and len(data) <= _LARGEST:
        return kind
    raise file.refusal(
        "reference-picture",
        "A picture in the first page’s header of the Word file is missing, linked, larger than "
        "4 megabytes, or neither PNG, JPEG nor GIF.",
        "insert it again in Word as a PNG or JPEG of ordinary size.",
    )
