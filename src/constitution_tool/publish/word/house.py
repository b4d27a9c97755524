"""Which house are this repository’s Word files set in?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from constitution_tool.model.settings import HOUSE_STYLE
from constitution_tool.ooxml.house import OURS
from constitution_tool.ooxml.reference.house import read_house

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_tool.ooxml.house import House


def house(files: Mapping[str, bytes]) -> Callable[[], House]:
    """Give what reads the council’s reference document, or ours where the files hold none.

    It is read when the first Word file of a run is made, and once for all of them: what cannot
    serve stops no PDF and no plain text. Reading it raises Malformed where it cannot.
    """

    @cache
    def read() -> House:
        return read_house(files[HOUSE_STYLE], HOUSE_STYLE) if HOUSE_STYLE in files else OURS

    return read
