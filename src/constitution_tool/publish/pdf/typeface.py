"""Which typeface documents are printed in, and which characters it can show."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from struct import unpack_from
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, LawBroken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

FAMILY = "Source Sans 3"
_PACKAGE = "fontpkg_source_sans_3"
_SEGMENTED_COVERAGE = 12
_HIDDEN = frozenset({"Cc", "Co", "Cs"})
"""Control characters, and those that mean what each font likes (PDF/A-2 wants words for them)."""


def folder() -> Traversable:
    """Say where the files of the typeface are (Source Sans 3, SIL Open Font Licence)."""
    return files(_PACKAGE) / "files"


@cache
def characters() -> frozenset[str]:
    """List every character that the upright and the italic both show.

    A character that the typeface lacks would be printed as an empty box, or as nothing.
    """
    fonts = sorted((f for f in folder().iterdir() if f.name.endswith(".ttf")), key=lambda f: f.name)
    if not fonts:
        raise LawBroken(
            Finding(
                code="typeface-missing",
                problem=f"The typeface {FAMILY} is not among the files of this program.",
                remedy="Install the program again, with all that it needs.",
            )
        )
    points = frozenset.intersection(*(_mapped(font.read_bytes()) for font in fonts))
    return frozenset(c for c in map(chr, points) if unicodedata.category(c) not in _HIDDEN)


def _mapped(font: bytes) -> frozenset[int]:
    """Read which code points a font maps to a glyph (OpenType 1.9, `cmap`, format 12)."""
    (tables,) = unpack_from(">H", font, 4)
    offsets: dict[bytes, int] = {}
    for number in range(tables):
        tag, _, offset, _ = unpack_from(">4sIII", font, 12 + 16 * number)
        offsets[tag] = offset
    cmap = offsets[b"cmap"]
    (count,) = unpack_from(">H", font, cmap + 2)
    mapped: set[int] = set()
    for number in range(count):
        (offset,) = unpack_from(">I", font, cmap + 8 + 8 * number)
        (layout,) = unpack_from(">H", font, cmap + offset)
        if layout == _SEGMENTED_COVERAGE:
            mapped.update(_groups(font, cmap + offset))
    return frozenset(mapped)


def _groups(font: bytes, at: int) -> Iterator[int]:
    (groups,) = unpack_from(">I", font, at + 12)
    for number in range(groups):
        first, last, _ = unpack_from(">III", font, at + 16 + 12 * number)
        yield from range(first, last + 1)
