"""Is a picture stored the way up it is meant to be seen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.notation.pictures.damage import unsuitable

if TYPE_CHECKING:
    from constitution_tool.notation.pictures.exif import Exif


def refuse_turned(exif: Exif) -> None:
    """Refuse a picture that its reader must turn: some programs do, and some do not.

    Raises:
        Unprintable: it is stored on its side, upside down or as in a mirror.
    """
    if exif.orientation != 1:
        raise unsuitable(
            "is stored on its side or upside down, as a camera was held, and would not be shown "
            "the same way up everywhere",
            "turn it in a picture program (turn it right round, if it looks right) and save it.",
        )
