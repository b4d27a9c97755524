"""Are the words in every style of a reference document seen, and as what they are?

A style that hides words, or sets them too small or too faint to see, would take them out of a
document unnoticed. One that strikes them through would say that they are deleted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, is_on, value
from constitution_tool.ooxml.reference.length import length
from constitution_tool.ooxml.style import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from constitution_tool.errors import Finding
    from constitution_tool.ooxml.reference.file import ReferenceFile
    from constitution_tool.ooxml.reference.lines import Lines
    from constitution_tool.ooxml.style import Style

HIDING = ("vanish", "specVanish", "webHidden")
_STRIKING = ("strike", "dstrike")
_SMALLEST = 12
"""Half-points: 6 point is the least that is set in print to be read."""
_LEAST_APART = 32
"""Of 255: an ink no further from what is behind it, in red, green and blue, is not seen on it."""
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_PAPER = "FFFFFF"
_WORDLESS = "Spacer"


def unseen(file: ReferenceFile, brought: Sequence[Style], lines: Lines) -> Iterator[Finding]:
    """Name the styles of ours whose words would not be seen, or be taken for deleted."""
    for style in brought:
        called = f"The style “{style.name}” of the Word file"
        line = _line(lines, style)
        if any(_is_set(lines, line, name) for name in HIDING):
            problem = f"{called} hides its words."
            yield file.finding(
                "reference-hidden", problem, "take “Hidden” off it, under Font, in Word."
            )
        if any(_is_set(lines, line, name) for name in _STRIKING):
            problem = f"{called} strikes its words through, as if they were deleted."
            remedy = "take “Strikethrough” off it, under Font, in Word."
            yield file.finding("reference-struck", problem, remedy)
        if style.id != _WORDLESS and any(size < _SMALLEST for size in _sizes(line)):
            problem = f"{called} sets its words too small to read."
            remedy = f"give it a size of at least {_SMALLEST // 2} points, under Font, in Word."
            yield file.finding("reference-small", problem, remedy)
        if any(_is_faint(ink, behind) for ink, behind in _inks(lines, style, line)):
            problem = f"{called} sets its words in the colour of what is behind them."
            yield file.finding(
                "reference-faint", problem, "give it another colour, under Font, in Word."
            )


def _line(lines: Lines, style: Style) -> list[Element]:
    """List what a style is made of; what holds for every style is a paragraph's to begin with."""
    line = lines.line(style.id)
    if style.kind is Kind.PARAGRAPH:
        return line
    return [each for each in line if each.tag == f"{W}style"]


def _is_set(lines: Lines, line: Sequence[Element], name: str) -> bool:
    """Whether a style, or one for a part of a table, sets this on.

    What holds for every style cannot be set off by one (ECMA-376 part 1, 17.7.3).
    """
    here = (each.find(f"{W}rPr/{W}{name}") for each in line)
    nearest = [each for each in here if each is not None][:1]
    always = lines.root.iterfind(f"{W}docDefaults//{W}{name}")
    parts = (each for one in line for each in one.iterfind(f"{W}tblStylePr//{W}{name}"))
    return any(map(is_on, (*nearest, *always, *parts)))


def _nearest(line: Iterable[Element], path: str, name: str = "val") -> str:
    return next(filter(None, (value(each, path, name) for each in line)), "")


def _parts(line: Sequence[Element]) -> list[Element]:
    """List what a table style says of parts of a table, such as its first row."""
    return [part for each in line for part in each.iterfind(f"{W}tblStylePr")]


def _sizes(line: Sequence[Element]) -> Iterator[int]:
    """Give the sizes a style sets, in half-points; none where it leaves that to others."""
    for said in (_nearest(line, "rPr/sz"), *(value(part, "rPr/sz") for part in _parts(line))):
        size = length(said)
        if size is not None:
            yield size


def _inks(lines: Lines, style: Style, line: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """Give the colours a style sets words in, each with what is behind them."""
    if style.kind is Kind.TABLE:
        for part in _parts(line):
            yield value(part, "rPr/color"), _behind([part], "tcPr")
        return
    behind = _behind(line, "rPr", "pPr")
    if style.id in {"TableHeading", "TableHeadingSmall"} and behind == _PAPER:
        table = _parts(lines.line("HouseTable"))
        first = [part for part in table if part.get(f"{W}type") == "firstRow"]
        behind = _behind(first, "tcPr")
    yield _nearest(line, "rPr/color"), behind


def _behind(line: Sequence[Element], *paths: str) -> str:
    """Give the colour behind words; nothing where it is a pattern, which is not judged."""
    for path in paths:
        kind = _nearest(line, f"{path}/shd")
        fill = _nearest(line, f"{path}/shd", "fill")
        if kind not in ("", "clear", "nil"):
            return ""
        if _COLOUR.fullmatch(fill):
            return fill
    return _PAPER


def _is_faint(ink: str, behind: str) -> bool:
    if not (_COLOUR.fullmatch(ink) and _COLOUR.fullmatch(behind)):
        return False
    pairs = zip(bytes.fromhex(ink), bytes.fromhex(behind), strict=True)
    return max(abs(one - other) for one, other in pairs) < _LEAST_APART
