"""What a paragraph's words are made of, as written and as read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from constitution_tool.model.identity import ClauseId

Words = NewType("Words", str)
"""Words in canonical inline notation, exactly as `source/` holds them: `see [](#c5.9qw2t)`.

The law is compared, amended and signed in this form; `notation.text.inline` reads it into runs.
"""


class Face(Flag):
    """How a run is set."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Characters in one face. `link` is empty, `#c5.9qw2t` (a clause), `#` (dead) or an address."""

    text: str
    face: Face = Face.PLAIN
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A live reference: it prints the citation of its target that holds in that text."""

    target: ClauseId
    face: Face = Face.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """The mark of a footnote in the words."""

    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A hard line break inside a paragraph (an address, a verse)."""


Run = Text | Reference | NoteMark | LineBreak
