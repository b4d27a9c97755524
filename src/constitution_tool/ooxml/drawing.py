"""How does a picture stand in a Word file: its element, its part, and how both are read back?"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, parse, write
from constitution_tool.ooxml.markup import RELATIONSHIPS, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PLACED = f"{_DRAWING}/wordprocessingDrawing"
NAMES = f' xmlns:wp="{_PLACED}" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
"""What the root of a document with pictures declares: pandoc looks for the names nowhere else."""
DRAWING = f"{W}drawing"
DESCRIBED = f"{{{_PLACED}}}docPr"
SHOWN = f"{{{_DRAWING}/main}}blip"
EMBEDDED = f"{{{RELATIONSHIPS}}}embed"
DRAWN = frozenset(
    f"{{{space}}}{name}"
    for space, names in (
        (_PLACED, "inline extent effectExtent docPr cNvGraphicFramePr"),
        (
            f"{_DRAWING}/main",
            "graphicFrameLocks graphic graphicData picLocks blip stretch fillRect xfrm off ext "
            "prstGeom avLst",
        ),
        (f"{_DRAWING}/picture", "pic nvPicPr cNvPr cNvPicPr blipFill spPr"),
    )
    for name in names.split()
) | {DRAWING}
"""Every element of a drawing that we set."""
_LINKS = "word/_rels/document.xml.rels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One showing of a picture: which part, how large (914,400 to an inch), and in what words.

    `number` is its own in the whole document; `link` the relationship that leads to its part.
    """

    number: int
    link: str
    name: str
    words: str
    wide: int
    high: int


def drawing(shown: Drawing) -> str:
    """Set a picture in a run of its own, in line with the words (ECMA-376 part 1, 20.4.2.8)."""
    name, size = escape(shown.name), f'cx="{shown.wide}" cy="{shown.high}"'
    said = f'id="{shown.number}" name="{name}" descr="{escape(shown.words)}"'
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:drawing>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {said}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {said}/>"
        '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{shown.link}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture's part: the relationship that leads to it, its name in `word/`, and its bytes."""

    link: str
    target: str
    data: bytes


class Media:
    """The pictures of one document, each held once however often it is shown."""

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: dict[str, Medium] = {}

    def link(self, data: bytes, digest: str, ending: str) -> str:
        """Give the relationship of a picture's part, making the part when it is first shown."""
        if digest not in self._held:
            number = len(self._held) + 1
            self._held[digest] = Medium(
                link=f"picture{number}", target=f"media/picture{number}.{ending}", data=data
            )
        return self._held[digest].link

    def held(self) -> tuple[Medium, ...]:
        """List the parts in the order they were first shown."""
        return tuple(self._held.values())


def words_of(element: Element) -> str:
    """Read the words that stand in for a drawing."""
    return next((each.get("descr", "") for each in element.iter(DESCRIBED)), "")


def part_of(element: Element) -> str:
    """Read which relationship a drawing shows; empty when it does not show just one picture."""
    shown = [each.get(EMBEDDED, "") for each in element.iter(SHOWN)]
    return shown[0] if len(shown) == 1 else ""


def digests(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Digest the part that each relationship of the document leads to, by relationship."""
    found = {}
    for link in _links(parts):
        data = parts.get(_part(link))
        if data is not None:
            found[link.get("Id", "")] = sha256(data).hexdigest()
    return found


def without_unshown(document: Element, parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Leave out the pictures that a document no longer shows, as Word does when it saves one."""
    shown = {each.get(EMBEDDED) for each in document.iter(SHOWN)}
    links = _links(parts)
    gone = [link for link in links if link.get("Id") not in shown]
    if not gone:
        return dict(parts)
    kept = {_part(link) for link in links if link not in gone}
    lost = {_part(link) for link in gone} - kept
    left = {name: data for name, data in parts.items() if name not in lost}
    rels = gone[0].getparent()
    if rels is not None:
        for link in gone:
            rels.remove(link)
        left[_LINKS] = write(rels)
    return left


def _links(parts: Mapping[str, bytes]) -> list[Element]:
    """List the relationships of the document that lead to pictures in the file."""
    if _LINKS not in parts:
        return []
    every = parse(parts[_LINKS], _LINKS)
    return [
        link
        for link in every
        if link.get("Type", "").endswith("/image") and link.get("TargetMode") != "External"
    ]


def _part(link: Element) -> str:
    return posixpath.normpath(posixpath.join("word", link.get("Target", "")))
