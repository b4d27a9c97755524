"""Where does one sentence of a paragraph end, and the next begin?"""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.?!])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|(?<=;)\s+(?=[A-Z])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|viz|[Nn]os?|[Pp]aras?|[Ss]ec|[Aa]rt|vol|pp?|Mr|Mrs|Ms|Dr|St|Cllr)"
    r"|\b[A-Z])\.$"
)


def sentences(paragraph: str) -> tuple[str, ...]:
    """Split a paragraph into its sentences, each without blanks at its ends.

    A full stop ends one where a capital or a figure follows; not after an abbreviation or an
    initial, where the next words more likely belong to the same sentence.
    """
    found: list[str] = []
    start = 0
    for end in _END.finditer(paragraph):
        piece = paragraph[start : end.start()]
        if not _ABBREVIATED.search(piece):
            found.append(paragraph[start : end.end()])
            start = end.end()
    found.append(paragraph[start:])
    return tuple(piece for each in found if (piece := " ".join(each.split())))
