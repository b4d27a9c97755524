"""How changes are shown in the schedule: words and formatting, not tracked changes.

No meaning hangs on colour or strike-through alone (WCAG 2.2, 1.4.1): screen readers mostly ignore
both, so the words “[Added: …]” and “[Deleted: …]” carry it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from constitution_tool.model.passage import (
    Act,
    Grid,
    GridCell,
    GridRow,
    Passage,
    Picture,
    Piece,
    Role,
    text_of,
)
from constitution_tool.ooxml.markup import GAP, Look, paragraph, run
from constitution_tool.ooxml.measures import ADDED, DELETED, MOVED, indent
from constitution_tool.publish.page_words import A_PICTURE, SAYS
from constitution_tool.publish.word.figure import Figure, figure_run
from constitution_tool.publish.word.paragraph import Para, cell_left, in_cell
from constitution_tool.publish.word.runs import properties
from constitution_tool.publish.word.table import Frame, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_tool.model.passage import Mark, Printed
    from constitution_tool.publish.word.bench import Bench

_COLOURS = {
    Act.ADDED: ADDED,
    Act.DELETED: DELETED,
    Act.MOVED_FROM: MOVED,
    Act.MOVED_TO: MOVED,
}
_SET = {
    Act.ADDED: f'<w:color w:val="{ADDED}"/><w:u w:val="single"/>',
    Act.DELETED: f'<w:strike/><w:color w:val="{DELETED}"/>',
    Act.MOVED_FROM: f'<w:strike/><w:color w:val="{MOVED}"/>',
    Act.MOVED_TO: f'<w:color w:val="{MOVED}"/><w:u w:val="dash"/>',
}
_KEPT = "<w:keepNext/>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shower:
    """Sets one side of a comparison; changes of `entry` need not say whose they are.

    `keeping` is what its paragraphs bear so that they stay on one page with what follows.
    """

    bench: Bench
    entry: int
    keeping: str = ""

    def cell(self, printed: Iterable[Printed], width: int) -> str:
        """Set what is printed as the content of a cell whose words are this wide."""
        out: list[str] = []
        hung: dict[str, int] = {}
        items = tuple(printed)
        for item, following in zip_longest(items, items[1:]):
            if isinstance(item, Grid):
                frame = Frame(indent=0, width=width, said=True)
                out.append(table(_untracked(item), self.bench, frame, self._inner))
                out.append(GAP)  # words do not stand on its line, and a cell ends in a paragraph
                continue
            if isinstance(item, Picture):
                out.append(self._picture(item, width))
                continue
            para = in_cell(item, "TableText")
            if isinstance(item, Passage) and item.role is Role.CLAUSE and item.label:
                hung[item.clause] = cell_left(item)
            elif isinstance(item, Passage) and item.role is Role.WORDS and item.clause in hung:
                para = replace(para, look=Look(style="TableText", direct=indent(hung[item.clause])))
            if isinstance(following, Grid) and not self.keeping:
                para = replace(para, look=replace(para.look, direct=_KEPT + para.look.direct))
            out.append(self._block(para))
        return "".join(out) or GAP

    def _inner(self, cell: GridCell, _row: GridRow, style: str) -> str:
        return "".join(self._block(in_cell(passage, style)) for passage in cell.passages) or GAP

    def _block(self, para: Para) -> str:
        look, label = self._label(para)
        content = label + self.words(para.pieces)
        if para.clause in self.bench.names:
            start, end = self.bench.bracket(para.name)
            content = f"{start}{content}{end}"
        direct = self.keeping + look.direct  # in the order of the schema
        return paragraph(str(replace(look, direct=direct)), content)

    def _picture(self, item: Picture, width: int) -> str:
        """Set a picture, and before one that is marked the words that say so."""
        figure = Figure(picture=replace(item, marks=()), room=width)
        look = Look(style="Picture", direct=self.keeping)
        shown = paragraph(str(look), figure_run(figure, self.bench))
        if not item.marks:
            return shown
        said = self.words((Piece(text=A_PICTURE, marks=item.marks),))
        return paragraph(str(Look(style="TableText", direct="<w:keepNext/>")), said) + shown

    def _label(self, para: Para) -> tuple[Look, str]:
        """Set a number; one changed on its own stands in brackets, too wide to hang."""
        if not para.label:
            return para.look, ""
        whole = len({piece.marks[:1] for piece in (*para.label, *para.pieces)}) == 1
        if (whole and para.pieces) or not any(piece.marks for piece in para.label):
            return para.look, self._run(para.label) + "<w:r><w:tab/></w:r>"
        return replace(para.look, direct=""), self.words(para.label) + run(" ")

    def words(self, pieces: Sequence[Piece]) -> str:
        """Set words with their marks in brackets, an edit inside a move within the move's own."""
        return self._level(_filled(pieces, 0), 0)

    def _level(self, pieces: Sequence[Piece], level: int) -> str:
        out = []
        for mark, inside in _grouped(pieces, level):
            if mark is None:
                out.append(self._run(inside))
            else:
                out.append(self._bracketed(mark, inside, level))
        return "".join(out)

    def _run(self, pieces: Sequence[Piece]) -> str:
        """Set words as their last mark shows them, linked where the link leads somewhere."""
        out = []
        for link, group in groupby(pieces, lambda piece: piece.link):
            runs = "".join(run(p.text, _look(p)) for p in group if p.text)
            target = self.bench.target(link) if link and runs else ""
            out.append(
                f'<w:hyperlink {target} w:history="1">{runs}</w:hyperlink>' if target else runs
            )
        return "".join(out)

    def _bracketed(self, mark: Mark, inside: tuple[Piece, ...], level: int) -> str:
        """Bracket changed words, the spaces at their edges outside the brackets."""
        text = text_of(inside)
        before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
        inside = _trimmed(inside, before, after)
        sign = f'<w:b/><w:bCs/><w:color w:val="{_COLOURS[mark.act]}"/>'
        number = ""
        if mark.entry not in (0, self.entry):
            number = run(f" {mark.entry}", f'{sign}<w:vertAlign w:val="superscript"/>')
        return (
            (run(" " * before) if before else "")
            + run(f"[{SAYS[mark.act]}: ", sign)
            + self._level(inside, level + 1)
            + run("]", sign)
            + number
            + (run(" " * after) if after else "")
        )


def _grouped(
    pieces: Iterable[Piece], level: int
) -> Iterator[tuple[Mark | None, tuple[Piece, ...]]]:
    """Group pieces by the mark that they bear at a level, if they bear one there."""
    for mark, group in groupby(pieces, lambda p: p.marks[level] if level < len(p.marks) else None):
        yield mark, tuple(group)


def _filled(pieces: Iterable[Piece], level: int) -> tuple[Piece, ...]:
    """Say “(space)” of what is marked and blank: a bracket around nothing would say nothing."""
    out: list[Piece] = []
    for mark, group in _grouped(pieces, level):
        inside = group if mark is None else _filled(group, level + 1)
        if mark is not None and not text_of(inside).strip(" "):
            inside = (Piece(text="(space)", marks=inside[0].marks),)
        out += inside
    return tuple(out)


def _look(piece: Piece) -> str:
    """Print how a piece is set: its face, its last mark, and raised when it calls a footnote."""
    marked = _SET[piece.marks[-1].act] if piece.marks else ""
    raised = '<w:vertAlign w:val="superscript"/>' if piece.note else ""
    return properties(piece.face) + marked + raised


def _trimmed(pieces: tuple[Piece, ...], before: int, after: int) -> tuple[Piece, ...]:
    """Take so many characters off the two ends of some pieces."""
    whole = sum(len(piece.text) for piece in pieces)
    kept = []
    at = 0
    for piece in pieces:
        start, end = max(at, before), min(at + len(piece.text), whole - after)
        if start < end:
            kept.append(replace(piece, text=piece.text[start - at : end - at]))
        at += len(piece.text)
    return tuple(kept)


def _untracked(grid: Grid) -> Grid:
    """Take the marks of whole rows into their cells' words, for here nothing is tracked."""
    return replace(
        grid,
        header=tuple(_unmarked(row) for row in grid.header),
        rows=tuple(_unmarked(row) for row in grid.rows),
    )


def _unmarked(row: GridRow) -> GridRow:
    if not row.marks:
        return row
    cells = tuple(
        replace(
            cell,
            passages=tuple(
                replace(
                    p, pieces=tuple(q if q.marks else replace(q, marks=row.marks) for q in p.pieces)
                )
                for p in cell.passages
            ),
        )
        for cell in row.cells
    )
    return replace(row, marks=(), cells=cells)
