"""How large may a picture be, and how large is it printed?"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from constitution_tool.model.pictures import INCH
from constitution_tool.notation.pictures.damage import Unprintable

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000
"""Six times what fills an A4 page at 300 to the inch; more takes gigabytes to unpack."""
LONGEST_SIDE = 30_000

UNSTATED = Fraction(96)
_LOW, _HIGH = 20, 2400
"""Resolutions beyond these are mistakes: a page-wide dot, or a picture too small to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A picture's pixels, and how many of them it states to an inch (0: not stated)."""

    width: int
    height: int
    across: Fraction = Fraction(0)
    down: Fraction = Fraction(0)

    def natural(self) -> tuple[int, int]:
        """Give its printed size at its stated resolution; at 96 to the inch where none is."""
        stated = all(_LOW <= each <= _HIGH for each in (self.across, self.down))
        across, down = (self.across, self.down) if stated else (UNSTATED, UNSTATED)
        return round(self.width * INCH / across), round(self.height * INCH / down)


def refuse_absurd(width: int, height: int) -> None:
    """Refuse dimensions no printed picture has, before anything is unpacked.

    Raises:
        Unprintable: naming them.
    """
    if not width or not height:
        raise Unprintable("picture-damaged", "has no width or no height", _SMALLER)
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise Unprintable(
            "picture-too-large",
            f"is {width:,} by {height:,} pixels: more than {MOST_PIXELS // 1_000_000} million in "
            f"all, or {LONGEST_SIDE:,} on one side, is not printed",
            _SMALLER,
        )


_SMALLER = "save it smaller: 2,000 pixels across fill a page."
