"""Which characters cannot be seen in a file, and is it plain text at all?

Source: `3-formats` (UTF-8, NFC, LF, a final newline). A character that a reader cannot see can make
two texts look alike and sign differently, or be read in another order than it is stored
(Unicode TR 36, "Trojan Source", CVE-2021-42574), so each is refused by name.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_ENOUGH = 100
"""So many hidden characters of a file are named; a file made of them would take hours."""

_CONTROLS = {
    "\t": "tab",
    "\r": "carriage return (a Windows line ending)",
    "\ufeff": "byte order mark",
}
_TAGS = range(0xE0000, 0xE0080)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def name_hidden(character: str) -> str:
    """Name a hidden character so that a clerk can ask for it: `zero width space, U+200B`."""
    code = f"U+{ord(character):04X}"
    if character in _CONTROLS:
        return f"{_CONTROLS[character]}, {code}"
    name = unicodedata.name(character, "control character").lower()
    if character in _BIDI:
        name = f"{name} (it changes the direction of reading)"
    if ord(character) in _TAGS:
        name = "invisible tag character"
    if unicodedata.category(character) == "Co":
        name = "private character (a symbol of one typeface)"
    return f"{name}, {code}"


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the character of everything in `text` that cannot be seen."""
    return ((match.start(), match.group()) for match in _HIDDEN.finditer(text))


def hidden_finding(character: str, place: Place) -> Finding:
    """Refuse one hidden character by name."""
    return Finding(
        code="hidden-character",
        problem=f"There is a character here that cannot be seen: {name_hidden(character)}.",
        remedy="take it out; if it stood for a space, type a space.",
        place=place,
    )


def check_characters(text: str, path: str) -> Iterator[Finding]:
    """Find everything in a file that is not plain text as `3-formats` has it."""
    if found := list(islice(hidden_in(text), _ENOUGH)):
        yield from _hidden_findings(text, path, found)
    if not unicodedata.is_normalized("NFC", text):
        yield from islice(_not_composed(text, path), _ENOUGH)
    if text and not text.endswith("\n"):
        yield Finding(
            code="no-final-newline",
            problem="The last line of the file is not ended.",
            remedy="end the file with a new line.",
            place=Place(path=path, line=text.count("\n") + 1),
        )


def _hidden_findings(text: str, path: str, found: list[tuple[int, str]]) -> Iterator[Finding]:
    returns = 0
    for offset, character in found:
        returns += character == "\r"
        if character == "\r" and returns > 1:
            continue  # one line says it for the whole file
        yield hidden_finding(character, place_of(text, offset, path))


def _not_composed(text: str, path: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        if unicodedata.is_normalized("NFC", line):
            continue
        composed = unicodedata.normalize("NFC", line)
        column = next(
            (n for n, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b),
            len(composed),
        )
        yield Finding(
            code="not-composed",
            problem="An accented letter here is stored in pieces (the text is not in form NFC).",
            remedy="type the letter again, or convert the file to Unicode form NFC.",
            place=Place(path=path, line=number, column=column + 1),
        )


def place_of(text: str, offset: int, path: str) -> Place:
    """Turn an offset into a line and a column."""
    before = text.rfind("\n", 0, offset) + 1
    return Place(path=path, line=text.count("\n", 0, offset) + 1, column=offset - before + 1)


def decode(data: bytes, path: str) -> str:
    """Read a file's bytes as UTF-8.

    Raises:
        Malformed: the bytes are not UTF-8; the finding gives the line and column of the first.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        raise Malformed(
            Finding(
                code="not-utf-8",
                problem=f"The file is not UTF-8 text (byte 0x{data[error.start]:02X}).",
                remedy="save the file again as UTF-8 text.",
                place=place_of(good, len(good), path),
            )
        ) from error
