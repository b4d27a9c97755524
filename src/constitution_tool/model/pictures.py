"""What pictures lie beside a text, and how large is one printed?

Lengths are in the units of Word's drawings (914,400 to an inch, 12,700 to a point), so that whole
numbers say every size and the same picture has the same size everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, LawBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

INCH = 914_400
POINT = 12_700


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The files beside a text that it may show: every one that is not itself text.

    `folders` say by instrument's id where the paths in it begin ("" or "annexes/"); `digests` give
    a file's SHA-256 by its path from the text's own folder, and `files` its bytes by that.
    """

    folders: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def digest(self, instrument: str, path: str) -> str:
        """Say which file an instrument means by a path; empty when there is none."""
        return self.digests.get(self.folders.get(instrument, "") + path, "")

    def of(self, instruments: Iterable[str]) -> Pictures:
        """Give the same files beside a text of these instruments; a new one lies at its top."""
        return replace(self, folders={name: self.folders.get(name, "") for name in instruments})


class PictureKind(Enum):
    """What a picture's file is; the value is its ending in the files we make."""

    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture that can be printed: its bytes, their SHA-256, and its natural size."""

    kind: PictureKind
    wide: int
    high: int
    data: bytes
    digest: str

    def within(self, width: int, height: int) -> tuple[int, int]:
        """Scale the picture to fit a room, in proportion; never beyond its natural size.

        Raises:
            LawBroken: there is no room, so the picture would be there and not be seen.
        """
        if width <= 0 or height <= 0:
            raise LawBroken(
                Finding(
                    code="picture-without-room",
                    problem="A picture was to be set where there is no room for it.",
                    remedy="This is a fault in the program. Please report it; nothing was written.",
                )
            )
        wide, high = self.wide, self.high
        if wide > width:
            wide, high = width, high * width // wide
        if high > height:
            wide, high = wide * height // high, height
        return max(wide, 1), max(high, 1)
