"""What do a schedule and texts side by side say, their changes in brackets, by a plain rule?

The rule shares nothing with the writer: every bracket is put where its mark begins and ends, and
the spaces at its edges are then moved outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Act, Grid, Passage, Picture, Piece, Title
from constitution_tool.ooxml.line_signs import CELL, PICTURE, ROW, TABLE
from constitution_tool.publish.page_words import (
    A_PICTURE,
    COLUMNS,
    LEFT_OUT,
    NOTHING,
    SAYS,
    SIDE_BY_SIDE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.model.passage import Mark, Printed
    from constitution_tool.model.sheet import Abreast, Comparison, ScheduleBlock, ScheduleBody

_OPENS = {Act.ADDED: "\x01", Act.DELETED: "\x02", Act.MOVED_FROM: "\x03", Act.MOVED_TO: "\x04"}
_NUMBER, _CLOSES = "\x05", "\x06"
"""Characters that no Word file can hold, standing for brackets: a mark closes with its entry's
number between the two, or nothing."""
_BLANK = re.compile("([\x01-\x04]) *(?=\x05)")
_FIRST = re.compile("([\x01-\x04]+)( +)")
_LAST = re.compile("( +)((?:\x05[0-9]*\x06)+)")


@dataclass(slots=True, kw_only=True)
class Shown:
    """The lines said, and the SHA-256 of the pictures shown, in order."""

    lines: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def told_schedule(body: ScheduleBody) -> Shown:
    """Tell a whole schedule, from the heading of its first part to what is left out."""
    shown = Shown()
    for part in body.parts:
        shown.lines += (part.heading, part.opening)
        if not part.blocks:
            shown.lines.append(part.empty)
        for block in part.blocks:
            _block(block, shown)
    if body.left_out:
        shown.lines += (LEFT_OUT, *body.left_out)
    return shown


def told_abreast(parts: Iterable[Abreast]) -> Shown:
    """Tell the parts that stand side by side after a text."""
    shown = Shown()
    for part in parts:
        shown.lines.append(f"{part.title}: {SIDE_BY_SIDE}")
        _columns(shown)
        for row in part.rows:
            if row.citation:
                shown.lines += (ROW, CELL, row.citation)
            _row(row, 0, shown)
    return shown


def _block(block: ScheduleBlock, shown: Shown) -> None:
    shown.lines += (block.heading, *block.sentences)
    for one in block.comparisons:
        if one.citation and not block.heading.endswith(one.citation):
            shown.lines.append(one.citation)
        if any(isinstance(item, Grid) for item in one.current + one.proposed):
            for name, side in zip(COLUMNS, (one.current, one.proposed), strict=True):
                shown.lines.append(name)
                _side(side, block.number, shown)
        else:
            _columns(shown)
            _row(one, block.number, shown)
    shown.lines += (f"{label}\t{words}" for label, words in block.facts if words)


def _columns(shown: Shown) -> None:
    shown.lines += (TABLE, ROW, CELL, COLUMNS[0], CELL, COLUMNS[1])


def _row(comparison: Comparison, entry: int, shown: Shown) -> None:
    shown.lines.append(ROW)
    for side in (comparison.current, comparison.proposed):
        shown.lines.append(CELL)
        _side(side, entry, shown)


def _side(printed: tuple[Printed, ...], entry: int, shown: Shown) -> None:
    if not printed:
        shown.lines.append(NOTHING)
    for item in printed:
        match item:
            case Title():
                shown.lines.append(_words(item.pieces, entry))
            case Passage():
                shown.lines.append(_line(item, entry))
            case Picture():
                if item.marks:
                    said = Piece(text=A_PICTURE, marks=item.marks)
                    shown.lines.append(_words((said,), entry))
                shown.lines.append(PICTURE + item.alternative)
                shown.pictures.append(item.digest)
            case Grid():
                _grid(item, entry, shown)
            case _:
                assert_never(item)


def _grid(grid: Grid, entry: int, shown: Shown) -> None:
    shown.lines.append(TABLE)
    for row in (*grid.header, *grid.rows):
        shown.lines.append(ROW)
        for cell in row.cells:
            shown.lines.append(CELL)
            for passage in cell.passages:
                pieces = tuple(replace(p, marks=p.marks or row.marks) for p in passage.pieces)
                shown.lines.append(_line(replace(passage, pieces=pieces), entry))


def _line(passage: Passage, entry: int) -> str:
    """Tell a number and words; a number stands in brackets where it changed on its own."""
    words = _words(passage.pieces, entry)
    if not passage.label:
        return words
    first = {piece.marks[:1] for piece in passage.label + passage.pieces}
    if any(p.marks for p in passage.label) and (len(first) > 1 or not passage.pieces):
        return f"{_words(passage.label, entry)} {words}"
    return "".join(p.text for p in passage.label) + f"\t{words}"


def _words(pieces: Iterable[Piece], entry: int) -> str:
    line = ""
    opened: tuple[Mark, ...] = ()
    for piece in (*pieces, Piece(text="")):
        same = 0
        while opened[same : same + 1] == piece.marks[same : same + 1] != ():
            same += 1
        for mark in reversed(opened[same:]):
            line += _NUMBER + (str(mark.entry) if mark.entry not in (0, entry) else "") + _CLOSES
        line += "".join(_OPENS[mark.act] for mark in piece.marks[same:]) + piece.text
        opened = piece.marks
    line = _BLANK.sub(r"\1(space)", line)
    before = ""
    while line != before:
        before, line = line, _LAST.sub(r"\2\1", _FIRST.sub(r"\2\1", line))
    for act, sign in _OPENS.items():
        line = line.replace(sign, f"[{SAYS[act]}: ")
    return re.sub("\x05([0-9]*)\x06", lambda m: f"] {m[1]}" if m[1] else "]", line)
