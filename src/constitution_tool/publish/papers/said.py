"""What does a document say, line by line, whatever it looks like and whenever it was made?"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Grid, Passage, Picture, Piece, Role, Title, text_of
from constitution_tool.model.published import HEADING
from constitution_tool.model.sheet import ScheduleBody, TextBody
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.publish.page_words import COLUMNS, appended
from constitution_tool.publish.papers.known import words_of
from constitution_tool.publish.text.marks import Numerals, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import GridRow, Mark, Note, Printed
    from constitution_tool.model.sheet import ScheduleBlock, Sheet

_ENDS = " \u00a0|"
"""What a line may end in that says nothing: spaces, and the sign before an empty cell."""


def lines_said(sheet: Sheet) -> tuple[str, ...]:
    """Give all a document says but its status and its check code; changed words in brackets.

    So a paper made again from a longer record is the same paper, if it says the same.
    """
    broken = (line for said in _said(sheet) for line in said.split("\n"))
    bare = (line.rstrip(_ENDS) for line in broken)
    return tuple(line for line in bare if line.strip(HEADING))


def digest_said(sheet: Sheet) -> str:
    """Give the SHA-256 of all a document says."""
    return f"sha256:{sha256_hex(chr(10).join(lines_said(sheet)).encode())}"


def _said(sheet: Sheet) -> Iterator[str]:
    yield f"{HEADING}{sheet.kicker}: {sheet.title}"
    yield from (f"{label}: {words}" for label, words in sheet.facts)
    yield from (text_of(pieces) for pieces in sheet.opening)
    match sheet.body:
        case TextBody():
            for printed in sheet.body.flow.printed:
                yield from _printed(printed)
            yield from map(_note, sheet.body.flow.notes)
        case ScheduleBody():
            for part in sheet.body.parts:
                yield from (f"{HEADING}{part.heading}", part.opening)
                for block in part.blocks:
                    yield from _block(block)
            yield from sheet.body.left_out
        case _:
            assert_never(sheet.body)
    for heading, grid in appended(sheet):
        yield f"{HEADING}{heading}"
        yield from _printed(grid)


def _printed(printed: Printed) -> Iterator[str]:
    match printed:
        case Title():
            yield HEADING + _words(printed.pieces)
        case Passage(role=Role.HEADING):
            yield HEADING + _labelled(printed)
        case Passage(role=Role.BULLET):
            yield f"• {_words(printed.pieces)}"
        case Passage():
            yield _labelled(printed)
        case Picture():
            words = f"(Picture: {printed.alternative}; {printed.path}, {printed.digest[:8]})"
            yield _words((Piece(text=words, marks=printed.marks),))
        case Grid():
            yield from _table(printed)
        case _:
            assert_never(printed)


def _labelled(passage: Passage) -> str:
    space = _space(passage.marks) if passage.label else ()
    return _words((*passage.label, *space, *passage.pieces))


def _space(marks: tuple[Mark, ...]) -> tuple[Piece, ...]:
    return (Piece(text=" ", marks=marks),)


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(one.text for one in marked(pieces, Numerals.PLAIN))


def _table(grid: Grid) -> Iterator[str]:
    """Say each row in words, every cell by the head of its column; by signs where it has none."""
    labels = _cells(grid.header[0]) if len(grid.header) == 1 and grid.rows else ()
    cells = [each for row in (*grid.header, *grid.rows) for each in row.cells]
    uneven = any(len(row.cells) != len(labels) for row in grid.rows)
    spanning = any((one.cols, one.rows) != (1, 1) for one in cells)
    if not labels or not all(labels) or uneven or spanning:
        yield from (" | ".join(_cells(row)) for row in (*grid.header, *grid.rows))
        return
    for row in grid.rows:
        pairs = zip(labels, _cells(row), strict=True)
        yield "; ".join(f"{label}: {words}".rstrip(_ENDS) for label, words in pairs)


def _cells(row: GridRow) -> tuple[str, ...]:
    return tuple(" ".join(_labelled(passage) for passage in cell.passages) for cell in row.cells)


def _note(note: Note) -> str:
    return f"[note {note.label}] {_words(note.pieces)}"


def _block(block: ScheduleBlock) -> Iterator[str]:
    yield HEADING + block.heading
    yield from block.sentences
    current, proposed = COLUMNS
    for one in block.comparisons:
        yield f"{current}: {words_of(one.current)}"
        yield f"{proposed}: {words_of(one.proposed)}"
    yield from (f"{label}: {words}" for label, words in block.facts)
