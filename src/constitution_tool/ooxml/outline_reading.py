"""How is the outline of a Word document read, within limits, from its parts?"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.ooxml.drawing import digests
from constitution_tool.ooxml.element import W, parse
from constitution_tool.ooxml.outline import (
    Block,
    Outline,
    Remark,
    paragraphs,
    said,
)
from constitution_tool.ooxml.outline_blocks import BlockReader
from constitution_tool.ooxml.outline_styles import Styles
from constitution_tool.ooxml.package import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element


MOST_MARKUP = 40 * 1024 * 1024
MOST_TAGS = 3_000_000
"""Of one part: ten times what 5,000 clauses need. What is larger is refused before it is parsed."""

_BODY = "word/document.xml"
_EDGES = re.compile(r"word/(header|footer)\d+\.xml")


def outline(data: bytes, file: str = "") -> Outline:
    """Read a Word file's outline.

    Args:
        data: the file's bytes.
        file: what to call it in a message.

    Raises:
        Malformed: it is no Word file, is damaged, or is beyond the limits.
    """
    parts = unpack(data, file)
    styles = Styles(_part(parts, "word/styles.xml", file), _part(parts, "word/numbering.xml", file))
    body = BlockReader(styles, _addresses(parts, _BODY, file), digests(parts))
    document = _part(parts, _BODY, file)
    story = document[0] if document is not None and len(document) else ()
    blocks = tuple(body.blocks(story))
    return Outline(
        blocks=blocks,
        notes=_notes(parts, styles, file),
        remarks=_remarks(parts, styles, file),
        spans=body.spans(),
        odd=body.unended(),
        around=tuple(_around(parts, styles, file)),
        properties=_properties(_part(parts, "docProps/custom.xml", file)),
    )


def _part(parts: Mapping[str, bytes], name: str, file: str) -> Element | None:
    """Parse a part within limits, if it is there."""
    data = parts.get(name)
    if data is None:
        return None
    if len(data) > MOST_MARKUP or data.count(b"<") > MOST_TAGS:
        raise Malformed(
            Finding(
                code="word-too-large",
                problem="The Word file holds more than can be read safely.",
                remedy="Copy its words into a new document and save that.",
                place=Place(path=file or name),
            )
        )
    return parse(data, name)


def _addresses(parts: Mapping[str, bytes], name: str, file: str) -> dict[str, str]:
    """Give the outside addresses a part may point to, by the ids it uses for them."""
    folder, part = posixpath.split(name)
    links = _part(parts, f"{folder}/_rels/{part}.rels", file)
    return {
        link.get("Id", ""): link.get("Target", "")
        for link in (links if links is not None else ())
        if link.get("TargetMode") == "External"
    }


def _properties(custom: Element | None) -> dict[str, str]:
    """Read the custom properties that hold text."""
    if custom is None:
        return {}
    return {each.get("name", ""): "".join(map(str, each.itertext())).strip() for each in custom}


def _notes(parts: Mapping[str, bytes], styles: Styles, file: str) -> dict[str, tuple[Block, ...]]:
    root = _part(parts, "word/footnotes.xml", file)
    if root is None:
        return {}
    reader = BlockReader(styles, _addresses(parts, "word/footnotes.xml", file))
    return {
        note.get(f"{W}id", ""): tuple(reader.blocks(note))
        for note in root
        if note.get(f"{W}type") in (None, "normal")
    }


def _remarks(parts: Mapping[str, bytes], styles: Styles, file: str) -> dict[str, Remark]:
    root = _part(parts, "word/comments.xml", file)
    if root is None:
        return {}
    reader = BlockReader(styles, {})
    return {
        each.get(f"{W}id", ""): Remark(
            author=each.get(f"{W}author", ""),
            day=each.get(f"{W}date", ""),
            words="\n".join(map(said, paragraphs(reader.blocks(each)))),
        )
        for each in root
        if each.tag == f"{W}comment"
    }


def _around(parts: Mapping[str, bytes], styles: Styles, file: str) -> Iterator[str]:
    """Give the words of headers and footers; which page it is, a field says and is left out."""
    for name in sorted(filter(_EDGES.fullmatch, parts)):
        root = _part(parts, name, file)
        if root is not None:
            blocks = BlockReader(styles, {}, results=False).blocks(root)
            yield from filter(None, map(said, paragraphs(blocks)))
