"""Is this a whole JPEG picture, and how large is it?

Source: ITU-T T.81 (JPEG), annex B; T.871 (JFIF) for the resolution. The segments are read one by
one to the end of the picture; the coded pixels between them are passed over, not decoded.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from constitution_tool.notation.pictures.damage import damaged, unsuitable
from constitution_tool.notation.pictures.exif import Exif, read_exif
from constitution_tool.notation.pictures.size import Measured, refuse_absurd
from constitution_tool.notation.pictures.upright import refuse_turned

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"\xff\xd8\xff"
_END, _SCAN = 0xD9, 0xDA
_APP0, _APP1 = 0xE0, 0xE1
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive: what every program reads (B.2.4.1)."""
_OTHER_FRAMES = frozenset({*range(0xC3, 0xD0)}) - {0xC4, 0xC8, 0xCC}
_AFTER_PIXELS = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""The first marker after coded pixels that is neither a stuffed byte nor a restart."""
_JFIF, _EXIF = b"JFIF\0", b"Exif\0\0"
_PER_INCH = {1: Fraction(1), 2: Fraction(254, 100)}
_EIGHT_BITS, _GREY_OR_COLOUR, _PRESS = 8, (1, 3), 4
_SAVE = "save it again as an ordinary JPEG, in RGB colours."


@dataclass(slots=True, kw_only=True)
class _Read:
    """What has been read so far, segment by segment."""

    sides: tuple[int, int] = (0, 0)
    scans: int = 0
    jfif: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0))
    exif: Exif = field(default_factory=Exif)


def measure_jpeg(data: bytes) -> Measured:
    """Read a JPEG from its first byte to its last.

    Raises:
        Unprintable: it is damaged, too large, not upright, or of a sort few programs read.
    """
    read = _Read()
    for marker, body in _segments(data):
        if marker in _FRAMES:
            if any(read.sides):
                raise damaged("it holds more than one picture")
            read.sides = _frame(body)
        elif marker in _OTHER_FRAMES:
            raise unsuitable("is a kind of JPEG that few programs can show", _SAVE)
        elif marker == _SCAN:
            read.scans += 1
            if not any(read.sides):
                raise damaged("its pixels come before its size")
        elif marker == _APP0 and body.startswith(_JFIF):
            read.jfif = _density(body)
        elif marker == _APP1 and body.startswith(_EXIF):
            read.exif = read_exif(body[len(_EXIF) :])
    if not read.scans:
        raise damaged("it holds no picture")
    refuse_turned(read.exif)
    across, down = read.jfif if all(read.jfif) else (read.exif.across, read.exif.down)
    return Measured(width=read.sides[0], height=read.sides[1], across=across, down=down)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = len(b"\xff\xd8")
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(data):
            raise damaged("it is cut short")
        if data[at] != SIGNATURE[0]:
            raise damaged("its parts do not follow one another")
        marker = data[at + 1]
        at += 2
        if marker == _END:
            break
        length = int.from_bytes(data[at : at + 2], "big")
        if length < len(b"ll") or at + length > len(data):
            raise damaged("it is cut short")
        yield marker, data[at + 2 : at + length]
        at += length
        if marker == _SCAN:
            found = _AFTER_PIXELS.search(data, at)
            if found is None or found.start() == at:
                raise damaged("it is cut short")
            at = found.start()
    if at != len(data):
        raise damaged("something follows its end")


def _frame(body: bytes) -> tuple[int, int]:
    """Read the size of a picture, and refuse what is not eight-bit grey or colour."""
    if len(body) < struct.calcsize(">BHHB"):
        raise damaged("its header has the wrong length")
    bits, height, width, colours = struct.unpack_from(">BHHB", body)
    refuse_absurd(width, height)
    if colours == _PRESS:
        raise unsuitable("is in the colours of a printing press (CMYK)", _SAVE)
    if bits != _EIGHT_BITS or colours not in _GREY_OR_COLOUR:
        raise unsuitable("is a kind of JPEG that few programs can show", _SAVE)
    return width, height


def _density(body: bytes) -> tuple[Fraction, Fraction]:
    """Read the resolution that a JFIF header states; none, where it gives only a proportion."""
    at = len(_JFIF) + 2
    if len(body) < at + struct.calcsize(">BHH"):
        return Fraction(0), Fraction(0)
    unit, across, down = struct.unpack_from(">BHH", body, at)
    scale = _PER_INCH.get(unit, Fraction(0))
    return across * scale, down * scale
