"""How printed paragraphs, which come one after another, become the nested blocks of the PDF.

A clause is an item of a real list, so that a screen reader says how deep it stands; the words,
bullets, tables and clauses under it stand inside that item.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import (
    Act,
    Grid,
    Passage,
    Picture,
    Piece,
    Role,
    Title,
)
from constitution_tool.model.pictures import POINT
from constitution_tool.publish.held import held
from constitution_tool.publish.page_words import A_PICTURE
from constitution_tool.publish.pdf.labels import changed
from constitution_tool.publish.pdf.labels import label as set_label
from constitution_tool.publish.pdf.shapes import (
    BulletList,
    Cell,
    Clauses,
    Figure,
    Heading,
    Item,
    Paragraph,
    Table,
    Unnumbered,
)
from constitution_tool.publish.pdf.unbroken import spans
from constitution_tool.publish.spans import lay_out, lengths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_tool.model.passage import GridRow, Mark, Printed
    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.publish.pdf.shapes import Block, Widths
    from constitution_tool.publish.pdf.words import Setter
    from constitution_tool.publish.spans import Laid


_PAGE, _HALF = 37.0, 18.0
"""Ems of a line of a page, and of one beside another."""
_WIDEST, _BULLET, _SIGNS = 0.9, 1.4, 3.0
"""Ems of the widest letter, of a bullet, and of what says that a word is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What all blocks of one text share.

    `titles` is 1 where titles of instruments stand above the headings, and 0 otherwise; in a
    cell, headings are only set strong. `anchors` maps a clause's id to the one passage that is
    linked to: its place in the text, counted from 0. `pictures` are by digest.
    """

    setter: Setter
    widths: Widths
    titles: int = 0
    in_cell: bool = False
    anchors: Mapping[str, int]
    protected: frozenset[str] = frozenset()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)


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
                self.blocks.append(self._title(printed))
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
                self.blocks.append(self._heading(passage))
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
        paragraph = self._paragraph(passage)
        inside: list[Block] = [paragraph]
        if passage.label:
            label = set_label(passage, self._layout.setter, self._layout.widths)
            if label["wide"]:
                paragraph["after"] = label
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
        file = held(self._layout.pictures, picture)
        figure = Figure(
            k="picture",
            of=picture.clause,
            file=file_name(file),
            alt=picture.alternative,
            wide=file.wide / POINT,
            high=file.high / POINT,
            words=self._layout.setter.words(picture_pieces(picture), picture.clause),
            changed=bool(picture.marks),
        )
        if picture.clause in self._layout.protected:
            figure["protected"] = 1
        inside.append(figure)

    def _title(self, title: Title) -> Heading:
        heading = Heading(
            k="strong" if self._layout.in_cell else "h",
            of=title.instrument,
            level=1,
            label=[],
            words=self._layout.setter.words(title.pieces, title.instrument),
            changed=any(piece.marks for piece in title.pieces),
            new_page=not self._layout.in_cell,
        )
        if self._layout.anchors.get(title.instrument) == self._place:
            heading["id"] = title.instrument
        return heading

    def _heading(self, passage: Passage) -> Heading:
        heading = Heading(
            k="strong" if self._layout.in_cell else "h",
            of=passage.clause,
            level=passage.depth + 1 + self._layout.titles,
            label=self._layout.setter.words(passage.label, passage.clause),
            words=self._layout.setter.words(passage.pieces, passage.clause),
            changed=changed(passage),
            new_page=False,
        )
        if self._layout.anchors.get(passage.clause) == self._place:
            heading["id"] = passage.clause
        if passage.clause in self._layout.protected:
            heading["protected"] = 1
        return heading

    def _paragraph(self, passage: Passage) -> Paragraph:
        paragraph = Paragraph(
            k="p",
            of=passage.clause,
            words=self._layout.setter.words(passage.pieces, passage.clause),
            changed=changed(passage),
        )
        if _is_long(passage, self._layout):
            paragraph["long"] = 1
        if self._layout.anchors.get(passage.clause) == self._place:
            paragraph["id"] = passage.clause
        if passage.clause in self._layout.protected:
            paragraph["protected"] = 1
        return paragraph


def blocks(printed: Iterable[Printed], layout: Layout) -> list[Block]:
    """Nest what is printed, in order, as the PDF shows it."""
    return Builder(layout).stretch(printed)


def picture_pieces(picture: Picture) -> tuple[Piece, ...]:
    """Word what stands before a picture: nothing, unless it comes or goes."""
    return (Piece(text=A_PICTURE, marks=picture.marks),) if picture.marks else ()


def file_name(file: PictureFile) -> str:
    """Name a picture's file as the template knows it: by what is in it."""
    return f"{file.digest}.{file.kind.value}"


def _table(grid: Grid, layout: Layout) -> Table:
    inner = replace(layout, in_cell=True, anchors={})
    header = [_row(row, inner) for row in grid.header]
    rows = [_row(row, inner) for row in grid.rows]
    linked = any(
        piece.note or piece.link
        for row in grid.header
        for cell in row.cells
        for passage in cell.passages
        for piece in (*passage.label, *passage.pieces)
    )
    table = lay_out(grid)
    return Table(
        k="table",
        lengths=lengths(table),
        spans=spans(_placed(table, (*header, *rows)), layout.widths),
        repeat=not linked,
        header=header,
        rows=rows,
    )


def _placed(
    table: Laid, rows: Sequence[list[Cell]]
) -> Iterator[tuple[bool, list[tuple[int, Cell]]]]:
    """Say in which column each cell begins, of header rows and then of the others."""
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        columns = (column for column, _ in row.line.cells)
        yield number < table.headers, list(zip(columns, cells, strict=True))


def _is_long(passage: Passage, layout: Layout) -> bool:
    """Say whether words that stand together could be wider than their line."""
    said = "".join([piece.text for piece in passage.pieces])
    room = _HALF if layout.in_cell else _PAGE
    room -= sum(layout.widths[: passage.depth + 1]) + _BULLET * passage.bullet
    return max(map(len, said.split(" "))) * _WIDEST > room - (_SIGNS if passage.pieces[1:] else 0)


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


def anchors(printed: Iterable[Printed]) -> dict[str, int]:
    """Find where each clause is linked to: where it stands now, before where it stood."""
    found: dict[str, int] = {}
    gone: dict[str, int] = {}
    for place, each in enumerate(printed):
        if isinstance(each, Title):
            found.setdefault(each.instrument, place)
        elif isinstance(each, Passage) and each.anchor:
            left = {mark.act for mark in each.marks} & {Act.DELETED, Act.MOVED_FROM}
            (gone if left else found).setdefault(each.clause, place)
    return gone | found
