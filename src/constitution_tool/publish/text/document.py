"""How does a text, clean or with tracked changes, read on a terminal?

Changes are said in words, “[Added: …]” and “[Deleted: …]”, so that they survive without colour and
without a screen. The number after a change is its entry in the schedule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Grid, Passage, Picture, Piece, Role, Title, text_of
from constitution_tool.publish.text.grid import side_by_side
from constitution_tool.publish.text.lines import Colour, Fragment, Measure, Style, columns, fold
from constitution_tool.publish.text.marks import Numerals, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Flow, GridRow, Note, Printed
    from constitution_tool.publish.text.lines import Line

__all__ = ["Colour", "Numerals", "text"]

_STEP = 4
_NARROWEST = 20


def text(
    flow: Flow,
    *,
    colour: Colour = Colour.NEVER,
    width: int = 80,
    numerals: Numerals = Numerals.RAISED,
) -> str:
    """Set a text in lines of at most `width` columns (a longer word stands out).

    Without `Colour.ALWAYS` there is no control character in it but the ends of lines; those in the
    text itself are spelt out.
    """
    page = _Page(colour=colour, width=max(width, _NARROWEST), numerals=numerals)
    lines: list[str] = []
    for printed in flow.printed:
        lines += [*(line.text.rstrip() for line in page.printed(printed)), ""]
    if flow.notes:
        lines += ["Notes", ""]
        lines += [line.text.rstrip() for note in flow.notes for line in page.note(note)]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    colour: Colour
    width: int
    numerals: Numerals

    def printed(self, printed: Printed) -> Iterator[Line]:
        match printed:
            case Title():
                yield from self._underlined(printed.pieces, "=")
            case Passage():
                yield from self._passage(printed, self.width)
            case Picture():
                said = Piece(
                    text=f"(Picture: {printed.alternative or printed.path})", marks=printed.marks
                )
                yield from self._fold([said], Measure(width=self.width))
            case Grid():
                yield from self._grid(printed)
            case _:
                assert_never(printed)

    def note(self, note: Note) -> list[Line]:
        label = Piece(text=f"[note {note.label}] ", marks=note.marks)
        return self._fold([label, *note.pieces], Measure(width=self.width, hang=_STEP))

    def _fold(self, pieces: Iterable[Piece], measure: Measure) -> list[Line]:
        return fold(marked(pieces, self.numerals), measure, self.colour)

    def _underlined(self, pieces: Iterable[Piece], rule: str) -> Iterator[Line]:
        strong = (
            replace(one, style=Style.STRONG) if one.style is Style.PLAIN else one
            for one in marked(pieces, self.numerals)
        )
        lines = fold(strong, Measure(width=self.width), self.colour)
        yield from lines
        size = max(line.columns for line in lines)
        yield from fold([Fragment(text=rule * size)], Measure(width=self.width), Colour.NEVER)

    def _passage(self, passage: Passage, width: int) -> Iterator[Line]:
        match passage.role:
            case Role.HEADING:
                label = (*passage.label, *_space(passage)) if passage.label else ()
                pieces = (*label, *passage.pieces)
                yield from self._underlined(pieces, "-" if passage.depth == 0 else "")
            case Role.CLAUSE:
                yield from self._clause(passage, width)
            case Role.WORDS | Role.BULLET:
                indent = (passage.depth + 1) * _STEP + passage.bullet * 2
                sign = "• " if self.numerals is Numerals.RAISED else "* "
                bullet = [Piece(text=sign, marks=passage.marks)]
                first = indent - 2 if passage.role is Role.BULLET else indent
                pieces = (*(bullet if passage.role is Role.BULLET else ()), *passage.pieces)
                yield from self._fold(pieces, Measure(width=width, first=first, hang=indent))
            case _:
                assert_never(passage.role)

    def _clause(self, passage: Passage, width: int) -> Iterator[Line]:
        """Set a clause with its number hanging; a number that changed runs on with the words."""
        first = passage.depth * _STEP
        hang = first + _STEP
        label = text_of(passage.label)
        plain = not any(piece.marks for piece in passage.label)
        if label and plain:
            pad = " " * max(0, _STEP - 1 - columns(label))
            label_piece = Piece(text=f"{label}{pad}".replace(" ", "\u00a0"))
            pieces: tuple[Piece, ...] = (label_piece, Piece(text=" "), *passage.pieces)
        elif label:
            pieces = (*passage.label, *_space(passage), *passage.pieces)
        else:
            pieces, first = passage.pieces, hang
        yield from self._fold(pieces, Measure(width=width, first=first, hang=hang))

    def _grid(self, grid: Grid) -> Iterator[Line]:
        table = side_by_side(grid, self.width, self._cell)
        if table:
            yield from table
            return
        for row in (*grid.header, *grid.rows):
            yield from self._stacked(row)

    def _cell(self, passages: tuple[Passage, ...], width: int) -> list[Line]:
        return [line for passage in passages for line in self._passage(passage, width)]

    def _stacked(self, row: GridRow) -> Iterator[Line]:
        """Set a row of a table that does not fit as one line for each cell, and a rule."""
        for cell in row.cells:
            yield from self._cell(cell.passages, self.width)
        rule = Fragment(text="-" * min(self.width, _NARROWEST))
        yield from fold([rule], Measure(width=self.width), Colour.NEVER)


def _space(passage: Passage) -> tuple[Piece, ...]:
    return (Piece(text=" ", marks=passage.marks),)
