"""Which printed passages do the paragraphs of a returned file stand for? The Word writer, undone.

A paragraph is known by the name of its style and, where it begins a clause, by its bookmark.
Bullets, tables and pictures have no style for each depth: they belong to the clause above, or to
the one that a bookmark of theirs names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.intake.cells import LISTS, odd
from constitution_tool.intake.grids import grid_rows
from constitution_tool.intake.pieces import (
    clause_of,
    owner_of,
    split_label,
    without_tabs,
)
from constitution_tool.model.identity import is_clause_id
from constitution_tool.model.passage import (
    Flow,
    Grid,
    Passage,
    Picture,
    Piece,
    Printed,
    Role,
    Title,
)
from constitution_tool.ooxml.outline import Drawn, Paragraph, Table, paragraphs
from constitution_tool.ooxml.outline_sides import one_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_tool.intake.cells import Cells
    from constitution_tool.intake.doubts import Doubts
    from constitution_tool.intake.notes import Notes
    from constitution_tool.ooxml.outline import Block
    from constitution_tool.ooxml.outline_sides import Side

_ROLES = LISTS | {
    f"{kind} {level}": (kind, level)
    for kind in ("heading", "clause", "clause text")
    for level in range(1, 10)
}


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads one side of a file's text in order.

    `split` names the clause whose bookmark reaches into each paragraph after its first.
    """

    side: Side
    split: Mapping[int, str]
    notes: Notes
    cells: Cells
    doubts: Doubts
    seen: set[str] = field(default_factory=set)
    depth: int = -1
    depths: dict[str, int] = field(default_factory=dict)

    def read(
        self, blocks: Sequence[Block], follows: Block | None
    ) -> tuple[Flow, tuple[tuple[int, ...], ...]]:
        """Give what is printed, and the numbers of the paragraphs each part of it stands in."""
        printed: list[Printed] = []
        numbers: list[tuple[int, ...]] = []
        for block in one_side(blocks, self.side, follows):
            for one in self._block(block):
                printed.append(one)
                numbers.append(
                    block.numbers
                    if isinstance(block, Paragraph)
                    else tuple(range(block.start, block.end))
                )
        return Flow(printed=tuple(printed), notes=self.notes.found()), tuple(numbers)

    def _block(self, block: Block) -> Iterator[Printed]:
        if isinstance(block, Table):
            odd(block.start, block.odd, self.doubts)
            yield self._grid(block)
            return
        odd(block.numbers[0], block.odd, self.doubts)
        drawn = [item for item in block.items if isinstance(item, Drawn)]
        said = self.notes.said(block)
        words = "".join(piece.text for piece in said)
        if drawn and not words.strip():
            yield from self._pictures(block, drawn)
            return
        if drawn:
            self.doubts.lost(
                block.numbers[0],
                "picture-inline",
                "A picture stands among words here.",
                "put it in a paragraph of its own.",
            )
        passage = self._passage(block, said)
        if passage is not None:
            yield passage

    # --- clauses ------------------------------------------------------------------------------

    def _passage(self, paragraph: Paragraph, said: tuple[Piece, ...]) -> Printed | None:
        number, style = paragraph.numbers[0], paragraph.look.style
        blank = not "".join(piece.text for piece in said).strip()
        name = self._identity(paragraph)
        if name and not is_clause_id(name):
            return self._title(name, said, number)
        if blank and not name:
            return None
        kind, level = _ROLES.get(style, (style, 0))
        if kind == "heading" and level > 1:
            return self._clause(paragraph, Role.HEADING, level - 2, name, said)
        if kind == "clause":
            return self._clause(paragraph, Role.CLAUSE, level - 1, name, said)
        if name or (not level and kind != "body text") or kind == "heading":
            return self._astray(paragraph, name, said)
        plain = without_tabs(said, number, self.doubts)
        self.cells.numbered(paragraph, "bullet" if kind == "list bullet" else "")
        role, bullet = Role.WORDS, 0
        if kind == "clause text":
            self.depth = level - 1
        elif kind == "body text":
            self.depth = -1
        else:
            role = Role.BULLET if kind == "list bullet" else Role.WORDS
            bullet = level
            self.depth = self._depth(paragraph.names)
        return Passage(clause="", role=role, depth=self.depth, pieces=plain, bullet=bullet)

    def _identity(self, paragraph: Paragraph) -> str:
        """Say which clause a paragraph begins, by its bookmark; the first of several holds."""
        named = [name for name in map(clause_of, paragraph.names) if name]
        fresh = [name for name in dict.fromkeys(named) if name not in self.seen]
        self.seen.update(fresh)
        number = paragraph.numbers[0]
        for name in named:
            if name not in fresh:
                self.doubts.doubt(
                    number,
                    "clause-doubled",
                    f"Two paragraphs say that they are {name}.",
                    "the first is read as that clause, this one as one that is not known.",
                )
        for name in fresh[1:]:
            self.doubts.doubt(
                number,
                "clauses-joined",
                f"The paragraph of {name} was run into that of {fresh[0]}.",
                "they are read as one clause.",
            )
        return fresh[0] if fresh else ""

    def _title(self, name: str, said: tuple[Piece, ...], number: int) -> Title:
        self.notes.instrument, self.depth = name, -1
        return Title(instrument=name, pieces=without_tabs(said, number, self.doubts))

    def _clause(
        self, paragraph: Paragraph, role: Role, depth: int, name: str, said: tuple[Piece, ...]
    ) -> Passage:
        number = paragraph.numbers[0]
        if not name:
            self._unknown(number)
        self.cells.numbered(paragraph, "")
        label, words = split_label(said, number, self.doubts)
        self.depth = self.depths[name] = depth if role is Role.CLAUSE else -1
        return Passage(clause=name, role=role, depth=depth, pieces=words, label=label, anchor=True)

    def _unknown(self, number: int) -> None:
        if whole := self.split.get(number):
            self.doubts.doubt(
                number,
                "clause-split",
                f"This paragraph was part of {whole}, which was split here.",
                "it is kept in its place as a clause that is not known.",
            )
            return
        self.doubts.doubt(
            number,
            "clause-unknown",
            "This paragraph is set as a clause and does not say which: it is new, or was set anew.",
            "it is kept in its place; say which clause it is, or that it is new.",
        )

    def _astray(self, paragraph: Paragraph, name: str, said: tuple[Piece, ...]) -> Passage:
        """Read a paragraph whose style is not one that a clause or its words have."""
        self.doubts.doubt(
            paragraph.numbers[0],
            "style-unknown",
            f"This paragraph is in the style “{paragraph.look.style}”, which no clause is set in.",
            "it is read as a clause at the depth of the one above; set it in a style of ours.",
        )
        return self._clause(paragraph, Role.CLAUSE, max(self.depth, 0), name, said)

    def _depth(self, names: Iterable[str]) -> int:
        """Say how deep something stands: as the clause it names, or else the one above it."""
        owners = [owner for owner in map(owner_of, names) if owner in self.depths]
        return self.depths[owners[0]] if owners else self.depth

    # --- pictures and tables ------------------------------------------------------------------

    def _pictures(self, paragraph: Paragraph, drawn: Sequence[Drawn]) -> Iterator[Picture]:
        kind, level = LISTS.get(paragraph.look.style, ("", 0))
        self.depth = self._depth(paragraph.names)
        for each in drawn:
            yield Picture(
                clause="",
                path=each.name,
                alternative=each.description,
                digest=each.digest,
                depth=self.depth,
                bullet=level if kind else 0,
            )

    def _grid(self, table: Table) -> Grid:
        self.depth = self._depth(
            name for paragraph in paragraphs((table,)) for name in paragraph.names
        )
        rows = grid_rows(table, self.cells.read)
        count = next((n for n, row in enumerate(table.rows) if not row.header), len(rows))
        if any(row.header for row in table.rows[count:]):
            self.doubts.doubt(
                table.start,
                "table-header",
                "A row further down this table is set to repeat on each page.",
                "it is read as an ordinary row.",
            )
        return Grid(clause="", depth=self.depth, header=rows[:count], rows=rows[count:])
