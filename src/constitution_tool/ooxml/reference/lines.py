"""What does a style of a reference document come to, with all that it is based on?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, value
from constitution_tool.ooxml.measures import BODY, LEVELS, STEP, Measures
from constitution_tool.ooxml.reference.length import length

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_UNSIZED = 20
"""The half-points Word sets when a style sheet names no size."""
_LARGEST = 3276
"""The largest size Word sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The styles of a sheet by id, and each style's line: itself, what it is based on, and so on.

    No style may be based on itself (`circle`).
    """

    root: Element
    styles: Mapping[str, Element]

    def circle(self) -> str:
        """Name a style that is based on itself, by whatever way; nothing when none is."""
        for name in self.styles:
            seen = {name}
            above = value(self.styles[name], "basedOn")
            while above in self.styles and above not in seen:
                seen.add(above)
                above = value(self.styles[above], "basedOn")
            if above in seen:
                return name
        return ""

    def line(self, style: str) -> list[Element]:
        """List a style, what it is based on, and so on; last what holds for every style."""
        found = []
        while style in self.styles:
            found.append(self.styles[style])
            style = value(self.styles[style], "basedOn")
        return [*found, *self.root.iterfind(f"{W}docDefaults/{W}rPrDefault")]

    def first(self, style: str, path: str, *names: str) -> str:
        """Give the nearest value of an attribute in a style's line; nothing when there is none."""
        found = (value(each, path, name) for each in self.line(style) for name in names)
        return next(filter(None, found), "")

    def size(self, style: str) -> int:
        """Give a style's size of type, in half-points."""
        size = self.first(style, "rPr/sz", "val")
        read = length(size)
        return read if read and 0 < read <= _LARGEST else _UNSIZED

    def nearest(self, style: str, path: str, otherwise: Element) -> Element:
        """Give the nearest element at a path (`pPr/numPr`) in a style's line, or another."""
        way = "/".join(f"{W}{step}" for step in path.split("/"))
        found = (each.find(way) for each in self.line(style))
        return next((each for each in found if each is not None), otherwise)

    def stops(self, style: str) -> set[int]:
        """List where a style's line sets tab stops."""
        tabs = (tab for each in self.line(style) for tab in each.iterfind(f"{W}pPr/{W}tabs/{W}tab"))
        places = (length(tab.get(f"{W}pos", "")) for tab in tabs)
        return {place for place in places if place is not None}

    def measures(self) -> Measures:
        """Say where the words of each level of clauses begin, and how far their numbers hang.

        A level the document says nothing of stands one step within the level above it.
        """
        lefts: list[int] = []
        hangs: list[int] = []
        for level in range(1, LEVELS + 1):
            left = length(self.first(f"Clause{level}", "pPr/ind", "left", "start"))
            hanging = length(self.first(f"Clause{level}", "pPr/ind", "hanging"))
            if left is None:
                left, hanging = (lefts[-1] if lefts else 0) + STEP, STEP
            lefts.append(left)
            hangs.append(hanging or 0)
        size = self.size("Clause1") if "Clause1" in self.styles else BODY
        return Measures(lefts=tuple(lefts), hangs=tuple(hangs), size=size)
