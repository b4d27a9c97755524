"""How wide, how far in and in what colour: the lengths and colours that everything shares.

Lengths are twentieths of a point ("twips"; 567 to a centimetre). Colours on white:
added 8.4:1, deleted 7.6:1, moved 10.7:1, quiet 8:1 (WCAG 2.2, 1.4.3 asks 4.5:1).
"""

from __future__ import annotations

from dataclasses import dataclass

TYPEFACE = "Arial"
ADDED = "00573D"
DELETED = "A3122B"
MOVED = "53247F"
QUIET = "4A4A4A"
TINT = "EEF2F7"
LINE = "B8C4D4"

LEVELS = 9
TEXT_WIDTH = 9298
"""Between the margins of a portrait A4 page: 16.4 cm."""
TEXT_HEIGHT = 13_000
"""Of that page, what a picture may fill: 22.9 cm, so that the room around it fits too."""
STEP = 720
"""How far one level of numbering hangs when its numbers are short: 1.27 cm."""
BULLET = 360
FACT = 1740
"""How far the words of a fact stand from its label (“Consultation”, in bold)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How far each level's number hangs, from the widest number that level has to hold."""

    hangs: tuple[int, ...] = (STEP,) * LEVELS
    heading: int = STEP

    def left(self, level: int) -> int:
        """Say where the words of a level begin (level 0 is the outermost)."""
        return sum(self.hangs[: level + 1])


_NARROW = frozenset("iIjlt.,;:()[] '’")


def hang(label: str) -> int:
    """Say how far a number needs to hang: its width in 12-point Arial, near enough, and a gap."""
    return max(STEP, snug(label))


def snug(label: str) -> int:
    """Say how far it needs to hang where room is scarce, as in a cell."""
    width = sum(75 if c in _NARROW else 175 if c.isupper() else 135 for c in label)
    return -(-(width + 200) // 60) * 60


def indent(left: int, hanging: int = 0) -> str:
    """Set where a paragraph's lines begin and how far its first hangs, with the tab it needs."""
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if hanging else ""
    return f'{tab}<w:ind w:left="{left}" w:hanging="{hanging}"/>'
