"""How wide, how far in and in what colour: the lengths and colours that everything shares.

Lengths are twentieths of a point ("twips"; 567 to a centimetre). Colours on white:
added 8.4:1, deleted 7.6:1, moved 10.7:1, quiet 8:1 (WCAG 2.2, 1.4.3 asks 4.5:1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPEFACE = "Arial"
ADDED = "00573D"
DELETED = "A3122B"
MOVED = "53247F"
QUIET = "4A4A4A"
TINT = "EEF2F7"
LINE = "B8C4D4"

LEVELS = 9
BODY = 24
"""The size of the words of our own house style, in half-points: 12 point."""
STEP = 720
"""How far one level of numbering hangs when its numbers are short: 1.27 cm."""
BULLET = 360
LEGIBLE = 2800
"""The least room that words, pictures and tables are left, however deep they stand: 4.9 cm."""
FACT = 1740
"""How far the words of a fact stand from its label (“Consultation”, in bold)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Where the words of each level begin (the first is the outermost), how far its number hangs.

    `size` is that of the type, in half-points: a number is as wide as it is set.
    """

    lefts: tuple[int, ...] = tuple(STEP * level for level in range(1, LEVELS + 1))
    hangs: tuple[int, ...] = (STEP,) * LEVELS
    heading: int = STEP
    size: int = BODY

    def left(self, level: int) -> int:
        """Say where the words of a level begin."""
        return self.lefts[level]

    def holding(self, widest: Sequence[int], heading: int) -> Measures:
        """Give each level and the headings room for their widest number, moving deeper ones in."""
        needs = [width * self.size // BODY for width in widest]
        hangs = [max(hang, need) for hang, need in zip(self.hangs, needs, strict=True)]
        shifts = accumulate(wide - hang for wide, hang in zip(hangs, self.hangs, strict=True))
        return replace(
            self,
            lefts=tuple(left + shift for left, shift in zip(self.lefts, shifts, strict=True)),
            hangs=tuple(hangs),
            heading=max(self.heading, heading),
        )

    def within(self, width: int) -> Measures:
        """Let nothing stand so far in that what is left of a width could not be read."""
        most = width - LEGIBLE
        lefts = tuple(min(left, most) for left in self.lefts)
        return replace(
            self,
            lefts=lefts,
            hangs=tuple(
                min(hang, left) if left == most else hang
                for hang, left in zip(self.hangs, lefts, strict=True)
            ),
            heading=min(self.heading, most),
        )


_NARROW = frozenset("iIjlt.,;:()[] '’")


def snug(label: str) -> int:
    """Say how far a number needs to hang: its width in 12-point Arial, near enough, and a gap."""
    width = sum(75 if c in _NARROW else 175 if c.isupper() else 135 for c in label)
    return -(-(width + 200) // 60) * 60


def indent(left: int, hanging: int = 0) -> str:
    """Set where a paragraph's lines begin and how far its first hangs, with the tab it needs."""
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if hanging else ""
    return f'{tab}<w:ind w:left="{left}" w:hanging="{hanging}"/>'
