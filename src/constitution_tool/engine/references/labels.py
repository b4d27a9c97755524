"""Of which units is a label made, and do two labels say the same?

`3(a)` is 3 and a; `A14.03` is A14 and 03; `(ii)` is ii. What stands between units (points,
brackets) does not tell labels apart: people write `4.1(3)` and `4.1.3` for one paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache

Units = tuple[str, ...]

_UNIT = re.compile(r"[A-Z]{1,4}[. ]?(?=\d)\d+[A-Za-z]{0,3}|\d+[A-Za-z]{0,3}|[A-Za-z]+")
_PREFIX = re.compile(r"^[A-Z]{1,4}[. ]?(?=\d)")


def pieces_of(label: str) -> list[re.Match[str]]:
    """Find where each unit of a label stands in it."""
    return [*_UNIT.finditer(label)]


@lru_cache(maxsize=16384)
def units_of(label: str) -> Units:
    """Cut a label, as printed or as written in a reference, into its units."""
    return tuple(re.sub(r"[. ]", "", unit) for unit in _UNIT.findall(label))


def prefix_of(label: str) -> str:
    """Give the letters before the first figure: `A14.03` has A, `APR 13` APR, `14.03` none."""
    found = _PREFIX.match(label)
    return found[0] if found else ""


def without_prefix(units: Units) -> Units:
    """Leave the letters before the first figure out: `Article 14.03` means A14.03."""
    return (_PREFIX.sub("", units[0]), *units[1:]) if units else units
