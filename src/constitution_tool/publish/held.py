"""Which file does a sheet hold for a picture that it shows?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, LawBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.model.passage import Picture
    from constitution_tool.model.pictures import PictureFile


def held(pictures: Mapping[str, PictureFile], shown: Picture) -> PictureFile:
    """Find the file of a picture.

    Raises:
        LawBroken: the sheet does not hold it.
    """
    if shown.digest not in pictures:
        raise LawBroken(
            Finding(
                code="picture-not-held",
                problem=f"The picture “{shown.path}” was not handed over to be set.",
                remedy="This is a fault in the program. Please report it; nothing was written.",
            )
        )
    return pictures[shown.digest]
