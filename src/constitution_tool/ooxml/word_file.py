"""What a Word file is when taken apart: its parts, and the trees of those that hold words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, parse
from constitution_tool.ooxml.package import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

ID, NAME = f"{W}id", f"{W}name"
_STORIES = re.compile(r"word/(document|footnotes|comments|header\d+|footer\d+)\.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """The parts of a Word file by name, and the trees of its stories: body, notes, comments."""

    parts: Mapping[str, bytes]
    stories: Mapping[str, Element]

    @property
    def document(self) -> Element:
        """The body's tree."""
        return self.stories["word/document.xml"]

    def part(self, name: str) -> Element | None:
        """Give a part's tree, or nothing where there is no such part."""
        return parse(self.parts[name], name) if name in self.parts else None


def take_apart(data: bytes) -> WordFile:
    """Unpack a Word file and read its stories."""
    parts = unpack(data)
    stories = {name: parse(part, name) for name, part in parts.items() if _STORIES.fullmatch(name)}
    return WordFile(parts=parts, stories=stories)


def pairs(root: Element, start: str, end: str) -> Iterator[str]:
    """Check that every range that starts ends once, later."""
    open_ids: set[str] = set()
    seen: set[str] = set()
    for each in root.iter(f"{W}{start}", f"{W}{end}"):
        number = each.get(ID, "")
        if each.tag == f"{W}{start}":
            if number in seen:
                yield f"two {start} with id {number}"
            open_ids.add(number)
            seen.add(number)
        elif number in open_ids:
            open_ids.discard(number)
        else:
            yield f"{end} {number} without its start"
    yield from (f"{start} {number} without its end" for number in sorted(open_ids))


def short(element: Element) -> str:
    """Name an element by its tag and the beginning of its words."""
    words = "".join(str(text) for text in element.itertext())[:30]
    return f"w:{str(element.tag).removeprefix(W)} “{words}”"
