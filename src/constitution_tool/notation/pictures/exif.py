"""What does a camera say of a picture: which way up it is, and its resolution?

Source: Exif 2.3 (CIPA DC-008), 4.6: a TIFF header, then the entries of the first directory.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORIENTATION, _ACROSS, _DOWN, _UNIT = 0x0112, 0x011A, 0x011B, 0x0128
_SHORT, _RATIONAL = 3, 5
_PER_INCH = {2: Fraction(1), 3: Fraction(254, 100)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exif:
    """Which way up (1: as stored), and pixels to an inch (0: not stated)."""

    orientation: int = 1
    across: Fraction = Fraction(0)
    down: Fraction = Fraction(0)


def read_exif(data: bytes) -> Exif:
    """Read the first directory; what cannot be read says nothing."""
    found = dict(_entries(data))
    scale = _PER_INCH.get(int(found.get(_UNIT, 2)), Fraction(0))
    return Exif(
        orientation=int(found.get(_ORIENTATION, 1)),
        across=found.get(_ACROSS, Fraction(0)) * scale,
        down=found.get(_DOWN, Fraction(0)) * scale,
    )


def _entries(data: bytes) -> Iterator[tuple[int, Fraction]]:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None:
        return
    with suppress(struct.error):
        (start,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind = struct.unpack_from(f"{order}HH", data, entry)
            if kind == _SHORT:
                yield tag, Fraction(*struct.unpack_from(f"{order}H", data, entry + 8))
            elif kind == _RATIONAL:
                (at,) = struct.unpack_from(f"{order}I", data, entry + 8)
                over, under = struct.unpack_from(f"{order}II", data, at)
                yield tag, Fraction(over, under) if under else Fraction(0)
