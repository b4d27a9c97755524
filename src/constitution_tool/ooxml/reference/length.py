"""How long is a length in a reference document, in twentieths of a point?"""

from __future__ import annotations

import re

_MEASURE = re.compile(r"(-?\d{1,5}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi|)")
_UNITS = {"": 1.0, "pt": 20, "pc": 240, "pi": 240, "in": 1440, "cm": 1440 / 2.54, "mm": 144 / 2.54}


def length(text: str) -> int | None:
    """Read a length as the schema allows it: `720`, or with a unit; None when it is not one."""
    found = _MEASURE.fullmatch(text)
    return round(float(found[1]) * _UNITS[found[2]]) if found else None
