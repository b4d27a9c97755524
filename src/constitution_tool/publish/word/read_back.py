"""Whether a Word file says what it was made from: law 5, proved on every file (`2-architecture`).

The text on each side comes from the flow by the plainest rule there is, which shares nothing with
the writer or the reader of Word. Nothing is normalised: a peer's verifier lower-cased both sides
and passed “Council” → “council” unmarked.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, LawBroken, Place
from constitution_tool.model.passage import Act, Flow, Grid, Passage, Picture, Title
from constitution_tool.ooxml.read_marks import CELL, NOTE, PICTURE, ROW, TABLE, Extent, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import GridRow, Mark, Piece, Printed

    _Calls = list[tuple[str, Piece]]
    """The footnotes called on one side, in order: the instrument calling, and the call."""


class Side(Enum):
    """One side of the changes; the value is the acts whose words do not stand on it."""

    OLD = frozenset({Act.ADDED, Act.MOVED_TO})
    NEW = frozenset({Act.DELETED, Act.MOVED_FROM})


def flow_lines(flow: Flow, side: Side) -> tuple[str, ...]:
    """Give the lines of a flow on one side of its marks, as `ooxml.read_marks` gives a file's.

    A line is a number, a tab and words. Footnotes follow, one for each call in order.
    """
    calls: _Calls = []
    lines = list(_printed(flow.printed, side, calls))
    notes = {(n.instrument, n.label): n for n in flow.notes if _stands(n.marks, side)}
    for instrument, call in calls:
        note = notes.get((instrument, call.note)) or notes.get(("", call.note))
        words = "".join(p.text for p in note.pieces if _stands(p.marks, side)) if note else ""
        lines += (NOTE, f"{call.text} {words}")
    return tuple(lines)


def flow_pictures(flow: Flow, side: Side) -> tuple[str, ...]:
    """Give the SHA-256 of each picture of a flow on one side of its marks, in order."""
    shown = (item for item in flow.printed if isinstance(item, Picture))
    return tuple(item.digest for item in shown if _stands(item.marks, side))


def prove(data: bytes, flow: Flow, file: str) -> None:
    """Prove that a Word file reads back as the flow it was made from, on both sides.

    Of each picture the bytes are proved too: no file shows another under the same words.

    Raises:
        LawBroken: it does not.
    """
    found = read(data, Extent.TEXT)
    _same(found.old, flow_lines(flow, Side.OLD), "rejecting", file)
    _same(found.new, flow_lines(flow, Side.NEW), "accepting", file)
    _same(found.old_pictures, flow_pictures(flow, Side.OLD), "rejecting", file)
    _same(found.new_pictures, flow_pictures(flow, Side.NEW), "accepting", file)


def _same(found: tuple[str, ...], wanted: tuple[str, ...], doing: str, file: str) -> None:
    if found == wanted:
        return
    number = next(
        (n for n, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b),
        min(len(found), len(wanted)),
    )
    is_now, was = _said(found, number), _said(wanted, number)
    raise LawBroken(
        Finding(
            code="law-5",
            problem=f"After {doing} every tracked change, “{file}” would say “{is_now}” where the "
            f"text says “{was}”.",
            remedy="This is a fault in the program. Please report it; the file was not written.",
            place=Place(path=f"{file}.docx", line=number + 1),
        )
    )


_NAMED = {TABLE: "(a table)", ROW: "(a row)", CELL: "(a cell)", NOTE: "(a footnote)"}


def _said(lines: tuple[str, ...], number: int) -> str:
    """Give a line as a message can show it."""
    line = lines[number] if number < len(lines) else "(nothing more)"
    return _NAMED.get(line, line.replace(PICTURE, "(a picture) "))


def _stands(marks: tuple[Mark, ...], side: Side) -> bool:
    return not any(mark.act in side.value for mark in marks)


def _words(pieces: Iterable[Piece], side: Side, clause: str, calls: _Calls) -> str:
    kept = [piece for piece in pieces if _stands(piece.marks, side)]
    calls.extend((clause.partition(".")[0], p) for p in kept if p.note and p.text)
    return "".join(piece.text for piece in kept)


def _printed(printed: Iterable[Printed], side: Side, calls: _Calls) -> Iterator[str]:
    for item in printed:
        if isinstance(item, Passage):
            if _stands(item.marks, side):
                yield _passage(item, side, calls)
        elif isinstance(item, Grid):
            yield from _grid(item, side, calls)
        elif isinstance(item, Title):
            words = _words(item.pieces, side, item.instrument, calls)
            if _stands(item.marks, side) and (words or not item.pieces):
                yield words
        elif isinstance(item, Picture) and _stands(item.marks, side):
            yield PICTURE + item.alternative


def _passage(passage: Passage, side: Side, calls: _Calls) -> str:
    label = _words(passage.label, side, passage.clause, calls)
    words = _words(passage.pieces, side, passage.clause, calls)
    return f"{label}\t{words}" if label else words


def _grid(grid: Grid, side: Side, calls: _Calls) -> Iterator[str]:
    rows = [row for row in (*grid.header, *grid.rows) if _stands(row.marks, side)]
    if rows:
        yield TABLE
    for row in rows:
        yield from _row(row, side, calls)


def _row(row: GridRow, side: Side, calls: _Calls) -> Iterator[str]:
    yield ROW
    for cell in row.cells:
        yield CELL
        yield from _printed(cell.passages, side, calls)
