"""How printed paragraphs, which come one after another, become the nested blocks of the PDF.

A clause is an item of a real list, so that a screen reader says how deep it stands; the words,
bullets, tables and clauses under it stand inside that item.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Grid, Passage, Picture, Role, Title
from constitution_tool.publish.pdf.labels import label as set_label
from constitution_tool.publish.pdf.shapes import (
    BulletList,
    Cell,
    Clauses,
    Item,
    Table,
    Unnumbered,
)
from constitution_tool.publish.pdf.single import figure, heading, paragraph, title_heading
from constitution_tool.publish.pdf.unbroken import spans
from constitution_tool.publish.spans import lay_out, lengths, low_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_tool.model.passage import GridRow, Mark, Printed
    from constitution_tool.publish.pdf.layout import Layout
    from constitution_tool.publish.pdf.shapes import Block, Paragraph
    from constitution_tool.publish.spans import Laid


@dataclass(slots=True, kw_only=True)
class _Open:
    """A clause, or a bullet, that later paragraphs may still belong to."""

    clause: str
    depth: int
    bullet: int
    inside: list[Block]


class Builder:
    """Puts each paragraph into the innermost clause or bullet that it belongs to."""

    def __init__(self, layout: Layout) -> None:
        self.blocks: list[Block] = []
        self._layout = layout
        self._open: list[_Open] = []
        self._place = -1

    def stretch(self, printed: Iterable[Printed]) -> list[Block]:
        """Nest what comes next, up to where the text stops flowing, as the PDF shows it."""
        self.blocks, self._open = [], []
        for each in printed:
            self.add(each)
        return self.blocks

    def add(self, printed: Printed) -> None:
        """Put the next thing printed where it belongs."""
        self._place += 1
        match printed:
            case Title():
                self._close(-1, 0)
                self.blocks.append(title_heading(printed, self._place, self._layout))
            case Passage():
                self._passage(printed)
            case Grid():
                self._lead(self._inside(printed.depth, 0)).append(_table(printed, self._layout))
            case Picture():
                self._picture(printed)
            case _:
                assert_never(printed)

    def _passage(self, passage: Passage) -> None:
        match passage.role:
            case Role.HEADING:
                self._close(-1, 0)
                self.blocks.append(heading(passage, self._place, self._layout))
            case Role.CLAUSE:
                self._clause(passage)
            case Role.WORDS:
                self._inside(passage.depth, passage.bullet).append(self._paragraph(passage))
            case Role.BULLET:
                self._bullet(passage)
            case _:
                assert_never(passage.role)

    def _close(self, depth: int, bullet: int) -> None:
        """Close every clause deeper than `depth`, and every bullet deeper than `bullet` in it."""
        while self._open and (self._open[-1].depth, self._open[-1].bullet) > (depth, bullet):
            self._open.pop()

    def _inside(self, depth: int, bullet: int) -> list[Block]:
        self._close(depth, bullet)
        return self._open[-1].inside if self._open else self.blocks

    @staticmethod
    def _lead(inside: list[Block]) -> list[Block]:
        """Keep the paragraph before a table or a picture on one page with it."""
        if inside and inside[-1]["k"] == "p":
            inside[-1]["keep"] = 1
        return inside

    def _clause(self, passage: Passage) -> None:
        parent = self._inside(passage.depth - 1, 0)
        own = self._paragraph(passage)
        inside: list[Block] = [own]
        if passage.label:
            label = set_label(passage, self._layout.setter, self._layout.widths)
            if label["wide"]:
                own["after"] = label
            last = parent[-1] if parent else None
            if last is None or last["k"] != "list" or last["depth"] != passage.depth:
                last = Clauses(k="list", depth=passage.depth, items=[])
                parent.append(last)
            last["items"].append(Item(**label, blocks=inside))
        else:
            parent.append(Unnumbered(k="unnumbered", depth=passage.depth, blocks=inside))
        self._open.append(
            _Open(clause=passage.clause, depth=passage.depth, bullet=0, inside=inside)
        )

    def _bullet(self, passage: Passage) -> None:
        parent = self._inside(passage.depth, passage.bullet - 1)
        last = parent[-1] if parent else None
        if last is None or last["k"] != "bullets":
            last = BulletList(k="bullets", items=[])
            parent.append(last)
        inside: list[Block] = [self._paragraph(passage)]
        last["items"].append(inside)
        self._open.append(
            _Open(clause=passage.clause, depth=passage.depth, bullet=passage.bullet, inside=inside)
        )

    def _picture(self, picture: Picture) -> None:
        """Show a picture on one page with the words before it."""
        inside = self._lead(self._inside(picture.depth, picture.bullet))
        inside.append(figure(picture, self._layout))

    def _paragraph(self, passage: Passage) -> Paragraph:
        return paragraph(passage, self._place, self._layout)


def blocks(printed: Iterable[Printed], layout: Layout) -> list[Block]:
    """Nest what is printed, in order, as the PDF shows it."""
    return Builder(layout).stretch(printed)


def _table(grid: Grid, layout: Layout) -> Table:
    inner = replace(layout, in_cell=True, anchors={})
    header = [_row(row, inner) for row in grid.header]
    linked = any(
        piece.note or piece.link
        for row in grid.header
        for cell in row.cells
        for passage in cell.passages
        for piece in (*passage.label, *passage.pieces)
    )
    table = lay_out(grid)
    low = low_rows(table)[table.headers :]
    rows = [_row(row, inner) for row in grid.rows]
    return Table(
        k="table",
        lengths=lengths(table),
        spans=spans(_placed(table, (*header, *rows)), layout.widths),
        repeat=not linked,
        header=header,
        rows=rows,
        low=low,
        whole=grid.whole,
    )


def _placed(
    table: Laid, rows: Sequence[list[Cell]]
) -> Iterator[tuple[bool, list[tuple[int, Cell]]]]:
    """Say in which column each cell begins, of header rows and then of the others."""
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        columns = (column for column, _ in row.line.cells)
        yield number < table.headers, list(zip(columns, cells, strict=True))


def _row(row: GridRow, layout: Layout) -> list[Cell]:
    return [
        Cell(
            cols=cell.cols,
            rows=cell.rows,
            blocks=blocks((inherit(passage, row.marks) for passage in cell.passages), layout),
        )
        for cell in row.cells
    ]


def inherit(passage: Passage, marks: tuple[Mark, ...]) -> Passage:
    """Give a row's marks to what in its cells has none of its own."""
    if not marks:
        return passage
    return replace(
        passage,
        marks=passage.marks or marks,
        label=tuple(replace(piece, marks=piece.marks or marks) for piece in passage.label),
        pieces=tuple(replace(piece, marks=piece.marks or marks) for piece in passage.pieces),
    )
