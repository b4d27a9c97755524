"""Can a picture that a text shows be printed: is it there, whole, and described in words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import NOWHERE, Finding, Malformed, Place
from constitution_tool.notation.pictures.damage import Unprintable
from constitution_tool.notation.pictures.picture_file import read_picture
from constitution_tool.notation.register.register_paths import SOURCE

if TYPE_CHECKING:
    from constitution_tool.model.pictures import PictureFile

_CODES = "picture-"


def is_of_picture(finding: Finding) -> bool:
    """Say whether a finding is about a picture: a file that is missing, damaged or unfit."""
    return finding.code.startswith(_CODES)


def printable(
    path: str, alternative: str, data: bytes | None, place: Place = NOWHERE
) -> PictureFile:
    """Read a picture that is to be printed.

    Args:
        path: where the text says it is.
        alternative: the words that stand in for it.
        data: its bytes; None when there is no such file beside the text.
        place: where the text shows it, as far as is known.

    Raises:
        Malformed: it cannot be printed; the finding names it.
    """
    if not alternative.strip():
        raise _refused(
            "picture-words-missing",
            f"The picture “{path}” has no words that stand in for it.",
            "write between its square brackets what it shows: ![A map of the wards](wards.png).",
            place,
        )
    if data is None:
        raise _refused(
            "picture-missing",
            f"The text shows the picture “{path}”, and there is no such file.",
            f"put the file in {SOURCE}, where the path leads from the text that shows it.",
            place,
        )
    try:
        return read_picture(data)
    except Unprintable as fault:
        problem = f"The picture “{path}” {fault.problem}."
        raise _refused(fault.code, problem, fault.remedy, place) from fault


def _refused(code: str, problem: str, remedy: str, place: Place) -> Malformed:
    return Malformed(Finding(code=code, problem=problem, remedy=remedy, place=place))
