"""How does one clause print by itself, its children left out?

Depths, roles and labels follow `model.passage`. A live reference prints the citation its target has
in that text; within one instrument the instrument is not named ("Introduction, paragraph iii"),
because a reader of C5 takes a bare citation to mean C5.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.comparing.tokens import join
from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.block import Block, Bullets, Cell, Image, Paragraph, Table
from constitution_tool.model.instrument import Clause, Instrument, Kind
from constitution_tool.model.passage import (
    Grid,
    GridCell,
    GridRow,
    Note,
    Passage,
    Picture,
    Piece,
    Role,
    Title,
)
from constitution_tool.model.pictures import Pictures
from constitution_tool.model.words import Face, LineBreak, NoteMark, Reference, Run, Text, Words
from constitution_tool.notation.text.inline import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.instrument import Footnote

Cite = Callable[[str, str], str]
"""Give a target's citation as printed in an instrument: `cite(target, instrument)`."""

Body = Passage | Grid | Picture
"""What may stand in a clause."""

_MARGIN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Where a clause stands on the page: its instrument, and the headings and items above it."""

    instrument: str
    headings: int = 0
    items: int = 0

    def below(self, clause: Clause) -> Level:
        """Go down from a clause to its children."""
        return Level(
            instrument=self.instrument,
            headings=self.headings + (clause.kind is Kind.HEADING),
            items=self.items + (clause.kind is Kind.ITEM),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A clause as printed by itself: what stands before its children, and what after them.

    `targets` are the ids its live references point to.
    """

    opening: tuple[Body, ...] = ()
    closing: tuple[Body, ...] = ()
    targets: frozenset[str] = field(default=frozenset())


def within(citation: str, home: Instrument, instrument: str) -> str:
    """Shorten a citation for print in an instrument: in its own, the instrument is not named."""
    name = f"{home.number or home.title}, "
    return citation.removeprefix(name) if home.id == instrument else citation


def title(instrument: Instrument) -> Title:
    """Print an instrument's number and title: `C5. MEMBER / OFFICER RELATIONS PROTOCOL`."""
    stop = "." if instrument.number[-1:].isalnum() else ""
    text = (
        f"{instrument.number}{stop} {instrument.title}" if instrument.number else instrument.title
    )
    return Title(instrument=instrument.id, pieces=join((Piece(text=text),)))


def note(footnote: Footnote, instrument: str, cite: Cite) -> tuple[Note, frozenset[str]]:
    """Print a footnote; say which clauses it refers to."""
    page = _Page(clause=instrument, instrument=instrument, cite=cite)
    pieces = page.pieces(footnote.words)
    return (
        Note(label=footnote.label, pieces=pieces, instrument=instrument),
        frozenset(page.targets),
    )


def own(clause: Clause, level: Level, cite: Cite, pictures: Pictures) -> Own:
    """Print a clause by itself.

    Raises:
        Malformed: its words cannot be read, or a cell holds what no printed cell can.
    """
    page = _Page(clause=clause.id, instrument=level.instrument, cite=cite, pictures=pictures)
    label = (Piece(text=clause.number),) if clause.number else ()
    match clause.kind:
        case Kind.HEADING:
            depth, blocks = _MARGIN, clause.opening
            first = Passage(
                clause=clause.id,
                role=Role.HEADING,
                depth=level.headings,
                pieces=page.pieces(clause.heading),
                label=label,
                anchor=True,
            )
        case Kind.ITEM:
            depth = level.items
            words, blocks = _first_words(clause.opening)
            first = Passage(
                clause=clause.id,
                role=Role.CLAUSE,
                depth=depth,
                pieces=page.pieces(words),
                label=label,
                anchor=True,
            )
        case _:
            assert_never(clause.kind)
    return Own(
        opening=(first, *page.blocks(blocks, depth, 0)),
        closing=tuple(page.blocks(clause.closing, depth, 0)),
        targets=frozenset(page.targets),
    )


def _first_words(blocks: tuple[Block, ...]) -> tuple[Words, tuple[Block, ...]]:
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].words, blocks[1:]
    return Words(""), blocks


@dataclass(slots=True, kw_only=True)
class _Page:
    """The printing of one clause, which gathers the targets of its references as it goes."""

    clause: str
    instrument: str
    cite: Cite
    pictures: Pictures = field(default_factory=Pictures)
    targets: set[str] = field(default_factory=set)

    def pieces(self, words: Words) -> tuple[Piece, ...]:
        runs = read(words)
        if len(runs) == 1 and isinstance(only := runs[0], Text):
            return (Piece(text=only.text, face=only.face, link=only.link),)
        return join(self._piece(run) for run in runs)

    def _piece(self, run: Run) -> Piece:
        match run:
            case Text():
                return Piece(text=run.text, face=run.face, link=run.link)
            case Reference():
                self.targets.add(run.target)
                text = self.cite(run.target, self.instrument)
                return Piece(text=text, face=run.face, link=f"#{run.target}", live=True)
            case NoteMark():
                return Piece(text=run.label, note=run.label)
            case LineBreak():
                return Piece(text="\n", face=Face.PLAIN)
            case _:
                assert_never(run)

    def blocks(self, blocks: Iterable[Block], depth: int, bullet: int) -> Iterator[Body]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._passage(block.words, Role.WORDS, depth, bullet)
                case Bullets():
                    for item in block.items:
                        words, rest = _first_words(item)
                        yield self._passage(words, Role.BULLET, depth, bullet + 1)
                        yield from self.blocks(rest, depth, bullet + 1)
                case Table() if block.header or block.rows:
                    yield Grid(
                        clause=self.clause,
                        depth=depth,
                        header=self._rows(block.header),
                        rows=self._rows(block.rows),
                    )
                case Table():
                    continue
                case Image():
                    yield Picture(
                        clause=self.clause,
                        path=block.path,
                        alternative=block.alternative,
                        digest=self.pictures.digest(self.instrument, block.path),
                        depth=depth,
                        bullet=bullet,
                    )
                case _:
                    assert_never(block)

    def _passage(self, words: Words, role: Role, depth: int, bullet: int) -> Passage:
        return Passage(
            clause=self.clause, role=role, depth=depth, pieces=self.pieces(words), bullet=bullet
        )

    def _rows(self, rows: tuple[tuple[Cell, ...], ...]) -> tuple[GridRow, ...]:
        return tuple(GridRow(cells=tuple(self._cell(cell) for cell in row)) for row in rows)

    def _cell(self, cell: Cell) -> GridCell:
        """Print a cell; an empty one is one empty passage, so that words can be added to it."""
        passages: list[Passage] = []
        for printed in self.blocks(cell.blocks, _MARGIN, 0):
            if not isinstance(printed, Passage):
                raise Malformed(
                    Finding(
                        code="cell-content",
                        problem="A cell of a table holds a table or a picture.",
                        remedy="put it in a paragraph of its own, after the table.",
                        place=Place(path="", note=self.clause),
                    )
                )
            passages.append(printed)
        empty = self._passage(Words(""), Role.WORDS, _MARGIN, 0)
        return GridCell(passages=tuple(passages) or (empty,), cols=cell.cols, rows=cell.rows)
