r"""How do words enter the Markdown of a paper, so that they stay words whatever they are?

CommonMark lets a backslash stand before any punctuation of ASCII and then takes it as it is
(section 2.4). So every one gets its backslash, wherever it stands: no clause, title or name can
begin a list, a table, a link, HTML or anything else, and nobody need know which of them could.
"""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SPACES = re.compile(r"[\t\n\r]+")
_EDGE = "&#32;"
"""A space as a code, which does not set a line in as a space would."""


class Written(str):
    """Markdown that is meant: it came from a template and not from what fills it."""

    __slots__ = ()


def as_words(text: str) -> str:
    """Write words as Markdown that says exactly those words, on one line."""
    bare = _SPACES.sub(" ", text)
    if not bare.strip(" "):
        return _EDGE * len(bare)
    before, after = len(bare) - len(bare.lstrip(" ")), len(bare) - len(bare.rstrip(" "))
    words = _PUNCTUATION.sub(r"\\\g<0>", bare.strip(" "))
    return _EDGE * before + words + _EDGE * after
