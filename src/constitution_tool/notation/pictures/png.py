"""Is this a whole PNG picture, and how large is it?

Source: Portable Network Graphics, third edition (W3C, 2025), sections 5 to 7 and 11. Every check
sum is checked, and all the pixels are unpacked (and thrown away) within the bounds that the header
gives: what typst or Word would find broken is found here, and named.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from constitution_tool.notation.pictures.damage import damaged
from constitution_tool.notation.pictures.exif import Exif, read_exif
from constitution_tool.notation.pictures.size import Measured, refuse_absurd
from constitution_tool.notation.pictures.upright import refuse_turned

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_PALETTE, _COLOURS, _LAST_FILTER = 3, 3 * 256, 4
_PASSES = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2)),
    (0, 1, 1, 2),
)
"""Where each pass of an interlaced picture begins, and its steps: across, down (8.2)."""
_METRE, _PER_INCH = 1, Fraction(254, 10_000)
_STRETCH = 1 << 23
"""How many bytes of pixels are unpacked at once, a line more or less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    width: int
    height: int
    bits: int
    palette: bool
    interlaced: bool

    def lines(self) -> Iterator[tuple[int, int]]:
        """Give for each pass the number of its lines and the bytes of one, its filter included."""
        passes = _PASSES if self.interlaced else ((0, 0, 1, 1),)
        for left, top, across, down in passes:
            wide = -(-(self.width - left) // across)
            high = -(-(self.height - top) // down)
            if wide > 0 and high > 0:
                yield high, 1 + (wide * self.bits + 7) // 8


@dataclass(slots=True, kw_only=True)
class _Read:
    """What has been read so far, chunk by chunk."""

    header: _Header | None = None
    palette: bool = False
    packed: list[bytes] = field(default_factory=list)
    last: bytes = b""
    stated: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0))
    exif: Exif = field(default_factory=Exif)


def measure_png(data: bytes) -> Measured:
    """Read a PNG from its first byte to its last.

    Raises:
        Unprintable: it is damaged, too large, or not upright.
    """
    read = _Read()
    for kind, body in _chunks(data):
        _take(read, kind, body)
        read.last = kind
    if read.header is None or not read.packed:
        raise damaged("it holds no picture")
    if read.header.palette and not read.palette:
        raise damaged("its table of colours is missing")
    _unpack(b"".join(read.packed), read.header)
    refuse_turned(read.exif)
    across, down = read.stated
    return Measured(width=read.header.width, height=read.header.height, across=across, down=down)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise damaged("it is cut short")
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise damaged("it is cut short")
        body = data[at + 8 : end - 4]
        if zlib.crc32(data[at + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            raise damaged("some of its bytes were altered")
        yield kind, body
        at = end
    if at != len(data):
        raise damaged("something follows its end")


def _take(read: _Read, kind: bytes, body: bytes) -> None:
    """Take in one chunk; one that must be understood and is not, is damage (5.4)."""
    if (kind == b"IHDR") != (read.last == b""):
        raise damaged("it does not begin as a picture does")
    if kind == b"IHDR":
        read.header = _header(body)
        return
    match kind:
        case b"PLTE" if not read.packed and 0 < len(body) <= _COLOURS and len(body) % 3 == 0:
            read.palette = True
        case b"IDAT":
            if read.packed and read.last != b"IDAT":
                raise damaged("its parts are out of order")
            read.packed.append(body)
        case b"pHYs":
            read.stated = _resolution(body)
        case b"eXIf":
            read.exif = read_exif(body)
        case b"IEND" if not body:
            pass
        case _ if kind[:1].isupper():
            raise damaged("it has a part that is unknown or out of place")


def _resolution(body: bytes) -> tuple[Fraction, Fraction]:
    """Read the resolution stated; none, where the chunk gives only a proportion (11.3.4.3)."""
    if len(body) != struct.calcsize(">IIB"):
        raise damaged("its resolution has the wrong length")
    across, down, unit = struct.unpack(">IIB", body)
    scale = _PER_INCH if unit == _METRE else Fraction(0)
    return across * scale, down * scale


def _header(body: bytes) -> _Header:
    if len(body) != struct.calcsize(">IIBBBBB"):
        raise damaged("its header has the wrong length")
    width, height, depth, colours, packing, filtering, interlace = struct.unpack(">IIBBBBB", body)
    refuse_absurd(width, height)
    if depth not in _DEPTHS.get(colours, ()) or packing or filtering or interlace > 1:
        raise damaged("its header says what no PNG can")
    return _Header(
        width=width,
        height=height,
        bits=depth * _CHANNELS[colours],
        palette=colours == _PALETTE,
        interlaced=bool(interlace),
    )


def _unpack(packed: bytes, header: _Header) -> None:
    """Unpack the pixels, a stretch of lines at a time, and see that every line is there."""
    unpacking = zlib.decompressobj()
    try:
        for high, size in header.lines():
            for first in range(0, high, _STRETCH // size + 1):
                wanted = min(high - first, _STRETCH // size + 1) * size
                lines = unpacking.decompress(packed, wanted)
                packed = unpacking.unconsumed_tail
                if len(lines) != wanted or max(lines[::size]) > _LAST_FILTER:
                    raise damaged("its pixels are not all there")
        more = unpacking.decompress(packed, 1)
    except zlib.error as error:
        raise damaged("its pixels cannot be unpacked") from error
    if more or not unpacking.eof or unpacking.unused_data:
        raise damaged("it has more pixels than it says")
