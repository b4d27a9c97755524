"""How are words folded into lines, coloured only if that was asked for?"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_END = "\x1b[0m"


class Colour(Enum):
    """Whether to colour: never, or always (the command line decides by the terminal)."""

    NEVER = "never"
    ALWAYS = "always"


class Style(Enum):
    """How words look in colour, as the terminal's codes (ECMA-48, SGR)."""

    PLAIN = ""
    STRONG = "\x1b[1m"
    ADDED = "\x1b[4;32m"
    DELETED = "\x1b[9;31m"
    MOVED = "\x1b[33m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Characters in one style, not yet folded."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as written, and how many columns of the screen it takes."""

    text: str
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How wide lines are, and how far the first line and the others are set in."""

    width: int
    first: int = 0
    hang: int = 0


def safe(text: str) -> str:
    """Spell out every control, format and invisible character: none may reach the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"\\u{ord(letter):04x}" if unicodedata.category(letter) in _UNSAFE else letter
        for letter in text
    )


def columns(text: str) -> int:
    """Measure how many columns a text takes: wide letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


def fold(fragments: Iterable[Fragment], measure: Measure, colour: Colour) -> list[Line]:
    """Fold fragments at spaces into lines; a line break in them ends a line."""
    lines: list[Line] = []
    line: list[Fragment] = []
    used = indent = measure.first
    for word in _words(fragments):
        if word and word[0].text == "\n":
            lines.append(_line(line, indent, colour))
            line, used, indent = [], measure.hang, measure.hang
            continue
        size = sum(columns(fragment.text) for fragment in word)
        if line and used + 1 + size > measure.width:
            lines.append(_line(line, indent, colour))
            line, used, indent = [], measure.hang, measure.hang
        if line:
            inside = line[-1].style is word[0].style
            line.append(Fragment(text=" ", style=word[0].style if inside else Style.PLAIN))
            used += 1
        line += word
        used += size
    if line or not lines:
        lines.append(_line(line, indent, colour))
    return lines


def _words(fragments: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """Part fragments at spaces; a line break is a word of its own."""
    word: list[Fragment] = []
    for fragment in fragments:
        rest = fragment.text
        while rest:
            at = next((i for i, letter in enumerate(rest) if letter in " \n"), len(rest))
            if at:
                word.append(Fragment(text=safe(rest[:at]), style=fragment.style))
            if at < len(rest):
                if word:
                    yield word
                    word = []
                if rest[at] == "\n":
                    yield [Fragment(text="\n")]
            rest = rest[at + 1 :]
    if word:
        yield word


def _line(fragments: list[Fragment], indent: int, colour: Colour) -> Line:
    size = indent + sum(columns(fragment.text) for fragment in fragments)
    if not fragments:
        return Line(text="", columns=0)
    text = "".join(
        f"{fragment.style.value}{fragment.text}{_END}"
        if colour is Colour.ALWAYS and fragment.style is not Style.PLAIN
        else fragment.text
        for fragment in fragments
    )
    return Line(text=f"{' ' * indent}{text}", columns=size)
