"""How words become WordprocessingML: escaping, runs and the wrappers of tracked changes.

Everything is a string. Building strings costs a third of building trees, and each element is made
by exactly one function here, so there is one place to look when a judge objects.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from enum import Enum
from itertools import count, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n"))
_TOGETHER = 64
"""Pieces of a part that are encoded at once."""
_BREAKS = re.compile("([\t\n])")


def forbidden(text: str) -> str:
    """Find the first character that a Word file cannot hold, or return nothing.

    XML 1.0 (section 2.2) forbids the control characters. A carriage return is legal, but a reader
    turns it into a line feed, so it would not come back as it went in: it is named too.
    """
    found = _FORBIDDEN.search(text)
    return found.group() if found else ""


class ForbiddenError(ValueError):
    """A part would hold a character that no Word file can (see `forbidden`)."""


def encode(pieces: Iterable[str]) -> bytes:
    """Encode a part as UTF-8 while it is made, so that a long one is never held twice.

    Raises:
        ForbiddenError: it holds a character that a Word file cannot.
    """
    held = io.BytesIO()
    pieces = iter(pieces)
    while some := tuple(islice(pieces, _TOGETHER)):
        held.write(_encoded("".join(some)))
    return held.getvalue()


def _encoded(text: str) -> bytes:
    try:
        data = text.encode()
    except UnicodeEncodeError as half:  # of a surrogate pair
        raise ForbiddenError from half
    if "\ufffe" in text or "\uffff" in text or len(data.translate(None, _CONTROLS)) < len(data):
        raise ForbiddenError
    return data


def escape(text: str) -> str:
    """Escape characters for the content of an element or a double-quoted attribute."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


class Wrap(Enum):
    """The four elements in which Word tracks a change to runs (ECMA-376 part 1, 17.13.5)."""

    INS = "ins"
    DEL = "del"
    MOVE_FROM = "moveFrom"
    MOVE_TO = "moveTo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A tracked change: its element, and ` w:author="…" w:date="…"` ready to print."""

    wrap: Wrap
    by: str


class Ids:
    """One space of `w:id` for every revision, range, bookmark and comment of a document."""

    __slots__ = ("next",)

    def __init__(self) -> None:
        self.next = count(1).__next__  # gives the next unused number


def attribution(author: str, day: str) -> str:
    """Say who made a change and on which day (`2024-05-09`), as attributes.

    The hour is midnight UTC: the record knows days, and the clock is never asked.
    """
    return f' w:author="{escape(author)}" w:date="{day}T00:00:00Z"'


_TEXT = {
    wrap: "w:delText" if wrap is Wrap.DEL else "w:t" for wrap in Wrap
}  # `w:delText` inside `w:moveFrom` makes Word refuse the file


def run(text: str, properties: str = "", wrap: Wrap | None = None) -> str:
    """Set characters in one run; tabs and line breaks become elements.

    Args:
        text: the characters, unescaped.
        properties: the inside of `w:rPr`, ready made.
        wrap: the revision the run stands in, which decides the name of its text element.
    """
    content = inside(text, wrap)
    if properties:
        return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"
    return f"<w:r>{content}</w:r>"


def inside(text: str, wrap: Wrap | None = None) -> str:
    """Set characters as the content of a run."""
    name = "w:t" if wrap is None else _TEXT[wrap]
    if "\t" not in text and "\n" not in text:
        return f'<{name} xml:space="preserve">{escape(text)}</{name}>'
    parts = []
    for part in _BREAKS.split(text):
        if part == "\t":
            parts.append("<w:tab/>")
        elif part == "\n":
            parts.append("<w:br/>")
        elif part:
            parts.append(f'<{name} xml:space="preserve">{escape(part)}</{name}>')
    return "".join(parts)


def wrapped(runs: str, revision: Revision | None, ids: Ids) -> str:
    """Stand runs inside a tracked change; without one they stay as they are."""
    if revision is None:
        return runs
    name = revision.wrap.value
    return f'<w:{name} w:id="{ids.next()}"{revision.by}>{runs}</w:{name}>'


def mark(revision: Revision | None, ids: Ids) -> str:
    """Track a paragraph mark or a row: the same element, empty."""
    if revision is None:
        return ""
    return f'<w:{revision.wrap.value} w:id="{ids.next()}"{revision.by}/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The properties of a paragraph that are not tracked marks: its style, and direct ones."""

    style: str
    direct: str = ""

    def __str__(self) -> str:
        """Print the inside of `w:pPr`, the style first as the schema wants it."""
        return f'<w:pStyle w:val="{self.style}"/>{self.direct}'


SPACER = Look(style="Spacer")
"""A paragraph Word needs and nobody reads: between two tables, in an empty cell, at the end."""


def changed_look(before: Look, revision: Revision, ids: Ids) -> str:
    """Track a change of paragraph properties; it stands last in `w:pPr`."""
    return f'<w:pPrChange w:id="{ids.next()}"{revision.by}><w:pPr>{before}</w:pPr></w:pPrChange>'


def paragraph(look: str, content: str) -> str:
    """Set a paragraph from the inside of its properties and its content."""
    return f"<w:p><w:pPr>{look}</w:pPr>{content}</w:p>"


def styled(style: str, content: str) -> str:
    """Set a paragraph that looks as its style does, and no other way."""
    return paragraph(str(Look(style=style)), content)


GAP = styled(SPACER.style, "")
"""The empty paragraph between two tables, or at the end of a cell that a table would end."""


def field(instruction: str, result: str) -> str:
    """Set a field with its result already there, so that nothing need be updated on opening."""
    return f'<w:fldSimple w:instr=" {instruction} ">{result}</w:fldSimple>'


class Links:
    """The addresses one part of the file points to, each with its relationship's id."""

    __slots__ = ("_ids", "_prefix")

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._ids: dict[str, str] = {}

    def id(self, address: str) -> str:
        """Give the relationship id of an address, the same for the same address."""
        return self._ids.setdefault(address, f"{self._prefix}{len(self._ids) + 1}")

    def items(self) -> tuple[tuple[str, str], ...]:
        """List (relationship id, address) in the order they were first met."""
        return tuple((name, address) for address, name in self._ids.items())
