"""What does a marked text say on each side, and who changed it, by the plainest rule there is?

The rule shares nothing with the writer or the reader of Word. Nothing is normalised: a peer's
verifier lower-cased both sides and passed “Council” → “council” unmarked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act, Flow, Grid, Passage, Picture, Title
from constitution_tool.ooxml.line_signs import CELL, NOTE, PICTURE, ROW, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constitution_tool.model.passage import Mark, Piece, Printed
    from constitution_tool.ooxml.reading import Hand


class Side(Enum):
    """One side of the changes; the value is the acts whose words do not stand on it."""

    OLD = frozenset({Act.ADDED, Act.MOVED_TO})
    NEW = frozenset({Act.DELETED, Act.MOVED_FROM})


@dataclass(slots=True, kw_only=True)
class Told:
    """One side's text: its lines, the SHA-256 of its pictures, and its tracked changes.

    `tracked` are changed words, each with who changed them; `marks` whose the change of each
    paragraph and table row is that comes or goes whole, in no order.
    """

    side: Side
    hands: Mapping[int, Hand]
    lines: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    tracked: list[tuple[Hand, str]] = field(default_factory=list)
    marks: list[Hand] = field(default_factory=list)
    calls: list[tuple[str, Piece]] = field(default_factory=list)

    def change(self, marks: tuple[Mark, ...], words: str) -> None:
        """Add changed words: theirs is the last mark, the edit inside a move."""
        if marks and words:
            self.tracked.append((self.hands[marks[-1].entry], words))

    def whole(self, marks: tuple[Mark, ...]) -> None:
        """Add a paragraph or a row that comes or goes."""
        if marks:
            self.marks.append(self.hands[marks[-1].entry])


def flow_lines(flow: Flow, side: Side) -> tuple[str, ...]:
    """Give the lines of a flow on one side of its marks, as `ooxml.read_marks` gives a file's.

    A line is a number, a tab and words. Footnotes follow, one for each call in order.
    """
    return tuple(told(flow, (side,), _NOBODY)[0].lines)


class _Nobody(dict[int, "Hand"]):
    """Whose changes are when nobody asks."""

    def __missing__(self, entry: int) -> Hand:
        return "", ""


_NOBODY = _Nobody()


def told(flow: Flow, sides: Iterable[Side], hands: Mapping[int, Hand]) -> tuple[Told, ...]:
    """Tell several sides of a flow, but once what no mark touches.

    `hands` are who made the changes of each entry, 0 being none.
    """
    texts = tuple(Told(side=side, hands=hands) for side in sides)
    _printed(flow.printed, texts)
    for text in texts:
        notes = {(n.instrument, n.label): n for n in flow.notes if _stands(n.marks, text.side)}
        for instrument, call in text.calls:
            note = notes.get((instrument, call.note)) or notes.get(("", call.note))
            kept = [p for p in note.pieces if _stands(p.marks, text.side)] if note else []
            text.lines += (NOTE, f"{call.text} {''.join(p.text for p in kept)}")
            for piece in kept:
                text.change(piece.marks or (note.marks if note else ()), piece.text)
    return texts


def _stands(marks: tuple[Mark, ...], side: Side) -> bool:
    return not any(mark.act in side.value for mark in marks)


def _printed(printed: Iterable[Printed], texts: Sequence[Told], row: tuple[Mark, ...] = ()) -> None:
    """Tell what is printed; what has no mark of its own in a marked row bears the row's."""
    for item in printed:
        if isinstance(item, Passage):
            _passage(item, texts, row)
        elif isinstance(item, Grid):
            _grid(item, texts)
        elif isinstance(item, Title):
            _title(item, texts)
        elif isinstance(item, Picture):
            for text in texts:
                if _stands(item.marks, text.side):
                    text.lines.append(PICTURE + item.alternative)
                    text.pictures.append(item.digest)
                    text.change(item.marks, PICTURE + item.alternative)
                    text.whole(item.marks)


def _passage(passage: Passage, texts: Sequence[Told], row: tuple[Mark, ...]) -> None:
    line = None if row else _untouched(passage)
    for text in texts:
        if line is not None:
            text.lines.append(line)
        elif _stands(passage.marks, text.side):
            label = _words(passage.label, passage.clause, text, row)
            if label:
                _tab(passage.label, text, row)
            words = _words(passage.pieces, passage.clause, text, row)
            text.lines.append(f"{label}\t{words}" if label else words)
            text.whole(passage.marks or row)


def _tab(label: tuple[Piece, ...], text: Told, row: tuple[Mark, ...]) -> None:
    """Tell the tab after a number, which comes or goes where the number has no other side."""
    marks = [p.marks or row for p in label if any(_stands(p.marks or row, side) for side in Side)]
    if not any(_stands(each, side) for each in marks for side in Side if side is not text.side):
        text.change(marks[0], "\t")


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


def _title(title: Title, texts: Sequence[Told]) -> None:
    for text in texts:
        words = _words(title.pieces, title.instrument, text)
        if _stands(title.marks, text.side) and (words or not title.pieces):
            text.lines.append(words)
            other = [p for p in title.pieces for side in Side if _stands(p.marks, side)]
            if title.marks or len(other) == sum(_stands(p.marks, text.side) for p in title.pieces):
                text.whole(title.marks or tuple(m for p in title.pieces[:1] for m in p.marks))


def _words(pieces: Iterable[Piece], clause: str, text: Told, row: tuple[Mark, ...] = ()) -> str:
    kept = [piece for piece in pieces if _stands(piece.marks, text.side)]
    text.calls.extend((clause.partition(".")[0], p) for p in kept if p.note and p.text)
    for piece in kept:
        text.change(piece.marks or row, piece.text)
    return "".join(piece.text for piece in kept)


def _grid(grid: Grid, texts: Sequence[Told]) -> None:
    begun: set[Side] = set()
    for row in (*grid.header, *grid.rows):
        here = [text for text in texts if _stands(row.marks, text.side)]
        for text in here:
            text.lines += (ROW,) if text.side in begun else (TABLE, ROW)
            text.whole(row.marks)
            begun.add(text.side)
        for cell in row.cells:
            for text in here:
                text.lines.append(CELL)
                if not any(_stands(p.marks, side) for p in cell.passages for side in Side):
                    text.whole(row.marks)  # the empty paragraph that holds the cell's place
            _printed(cell.passages, here, row.marks)
