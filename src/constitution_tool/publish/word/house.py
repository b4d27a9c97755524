"""Which house are this repository’s Word files set in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.settings import HOUSE_STYLE
from constitution_tool.ooxml.house import OURS
from constitution_tool.ooxml.reference.house import read_house

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.ooxml.house import House


def house(files: Mapping[str, bytes]) -> House:
    """Read the council’s reference document from a repository’s files; ours where it has none.

    It is read once for all the documents of a run.

    Raises:
        Malformed: it cannot serve.
    """
    if HOUSE_STYLE in files:
        return read_house(files[HOUSE_STYLE], HOUSE_STYLE)
    return OURS
