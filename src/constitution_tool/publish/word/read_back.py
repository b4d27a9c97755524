"""Whether a Word file says what it was made from: law 5, proved on every file (`2-architecture`).

The text on each side comes from the flow by the plainest rule there is, which shares nothing with
the writer or the reader of Word. Nothing is normalised: a peer's verifier lower-cased both sides
and passed “Council” → “council” unmarked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, LawBroken, Place
from constitution_tool.model.passage import Act, Flow, Grid, Passage, Picture, Title
from constitution_tool.ooxml.read_marks import CELL, NOTE, PICTURE, ROW, TABLE, Extent, read_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_tool.model.passage import Mark, Piece, Printed
    from constitution_tool.ooxml.package import Parts


class Side(Enum):
    """One side of the changes; the value is the acts whose words do not stand on it."""

    OLD = frozenset({Act.ADDED, Act.MOVED_TO})
    NEW = frozenset({Act.DELETED, Act.MOVED_FROM})


@dataclass(slots=True, kw_only=True)
class _Text:
    """One side's text being told: its lines, and the footnotes called by which instrument."""

    side: Side
    lines: list[str] = field(default_factory=list)
    calls: list[tuple[str, Piece]] = field(default_factory=list)


def flow_lines(flow: Flow, side: Side) -> tuple[str, ...]:
    """Give the lines of a flow on one side of its marks, as `ooxml.read_marks` gives a file's.

    A line is a number, a tab and words. Footnotes follow, one for each call in order.
    """
    return _told(flow, side)[0]


def flow_pictures(flow: Flow, side: Side) -> tuple[str, ...]:
    """Give the SHA-256 of each picture of a flow on one side of its marks, in order."""
    shown = (item for item in flow.printed if isinstance(item, Picture))
    return tuple(item.digest for item in shown if _stands(item.marks, side))


def _told(flow: Flow, *sides: Side) -> tuple[tuple[str, ...], ...]:
    """Give the lines on several sides, telling but once what no mark touches."""
    texts = tuple(_Text(side=side) for side in sides)
    _printed(flow.printed, texts)
    for text in texts:
        notes = {(n.instrument, n.label): n for n in flow.notes if _stands(n.marks, text.side)}
        for instrument, call in text.calls:
            note = notes.get((instrument, call.note)) or notes.get(("", call.note))
            kept = (p.text for p in note.pieces if _stands(p.marks, text.side)) if note else ()
            text.lines += (NOTE, f"{call.text} {''.join(kept)}")
    return tuple(tuple(text.lines) for text in texts)


def prove(parts: Parts, flow: Flow, file: str) -> None:
    """Prove that a Word file reads back as the flow it was made from, on both sides.

    Of each picture the bytes are proved too: no file shows another under the same words.

    Raises:
        LawBroken: it does not.
    """
    found = read_parts(parts, Extent.TEXT)
    old, new = _told(flow, Side.OLD, Side.NEW)
    _same(found.old, old, "rejecting", file)
    _same(found.new, new, "accepting", file)
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


def _printed(printed: Iterable[Printed], texts: Sequence[_Text]) -> None:
    for item in printed:
        if isinstance(item, Passage):
            _passage(item, texts)
        elif isinstance(item, Grid):
            _grid(item, texts)
        elif isinstance(item, Title):
            _title(item, texts)
        elif isinstance(item, Picture):
            for text in texts:
                if _stands(item.marks, text.side):
                    text.lines.append(PICTURE + item.alternative)


def _passage(passage: Passage, texts: Sequence[_Text]) -> None:
    line = _untouched(passage)
    for text in texts:
        if line is not None:
            text.lines.append(line)
        elif _stands(passage.marks, text.side):
            label = _words(passage.label, passage.clause, text)
            words = _words(passage.pieces, passage.clause, text)
            text.lines.append(f"{label}\t{words}" if label else words)


def _untouched(passage: Passage) -> str | None:
    """Give the one line of a passage in which nothing is marked and no footnote called."""
    if passage.marks:
        return None
    label = words = ""
    for piece in passage.label:
        if piece.marks or piece.note:
            return None
        label += piece.text
    for piece in passage.pieces:
        if piece.marks or piece.note:
            return None
        words += piece.text
    return f"{label}\t{words}" if label else words


def _title(title: Title, texts: Sequence[_Text]) -> None:
    for text in texts:
        words = _words(title.pieces, title.instrument, text)
        if _stands(title.marks, text.side) and (words or not title.pieces):
            text.lines.append(words)


def _words(pieces: Iterable[Piece], clause: str, text: _Text) -> str:
    kept = [piece for piece in pieces if _stands(piece.marks, text.side)]
    text.calls.extend((clause.partition(".")[0], p) for p in kept if p.note and p.text)
    return "".join(piece.text for piece in kept)


def _grid(grid: Grid, texts: Sequence[_Text]) -> None:
    begun: set[Side] = set()
    for row in (*grid.header, *grid.rows):
        here = [text for text in texts if _stands(row.marks, text.side)]
        for text in here:
            text.lines += (ROW,) if text.side in begun else (TABLE, ROW)
            begun.add(text.side)
        for cell in row.cells:
            for text in here:
                text.lines.append(CELL)
            _printed(cell.passages, here)
