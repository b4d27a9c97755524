"""Which instructions on rows and cells turn a clause's own tables into others?

Rows are known by what their first cell says, or, where that alone changed, by the others. First the
rows that are gone are omitted, then words are substituted in the cells of those that stay, then new
rows are put in. Every instruction is carried out as it is drafted.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend_tables import row_words
from constitution_tool.engine.amending.own_tables import own_tables
from constitution_tool.engine.amending.own_words import paragraphs
from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.comparing.order import kept_in_order
from constitution_tool.engine.deriving.stretches import stretches
from constitution_tool.engine.deriving.surroundings import around
from constitution_tool.model.block import Table
from constitution_tool.model.instruction import BesideRow, CellWords, InsertRows, OmitRow, TableIn
from constitution_tool.model.target import End, Once, OnlyPlace, Side
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments import quotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.amending.amend_tables import Row
    from constitution_tool.engine.amending.working import Node
    from constitution_tool.engine.deriving.script import Script
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.target import Target

_MOST_SHARE = 1 / 2
"""Of the rows, that may change before a reader would rather see the whole."""


def alike(old: Clause, new: Clause) -> bool:
    """Say whether two clauses have the same tables, but for some of their rows and words in them.

    Under the same headings, with no cell that spans others, and at least half of the rows kept.
    """
    before, after = own_tables(old), own_tables(new)
    return len(before) == len(after) and all(
        one == other or _few_rows_differ(one, other)
        for one, other in zip(before, after, strict=True)
    )


def _few_rows_differ(old: Table, new: Table) -> bool:
    rows = (*old.header, *old.rows, *new.rows)
    plain = all(cell.cols == cell.rows == 1 for row in rows for cell in row)
    if (old.header, old.align) != (new.header, new.align) or not plain or len(old.header) != 1:
        return False
    kept = sum(row in old.rows for row in new.rows)
    return kept >= max(len(old.rows), len(new.rows)) * (1 - _MOST_SHARE)


def draft_tables(script: Script, node: Node, new: Clause, target: Target) -> None:
    """Draft what gives a clause the tables of another (see `alike`).

    Args:
        script: what is drafted so far; the instructions are added.
        node: the clause as it stands.
        new: the clause with the tables wanted.
        target: how the clause is named.

    Raises:
        Conflict: no instruction on rows and cells says it.
    """
    wanted = own_tables(new)
    for number, table in enumerate(wanted):
        which = OnlyPlace(nth=number + 1) if len(wanted) > 1 else Once()
        drafting = _Drafting(script, node, number, TableIn(target=target, which=which))
        if drafting.table != table:
            drafting.draft(table)


class _Drafting:
    """One table as it stands, and the instructions that are said of it."""

    def __init__(self, script: Script, node: Node, number: int, place: TableIn) -> None:
        self.script = script
        self.node = node
        self.number = number
        self.place = place
        self.at = script.place(place.target.id)

    @property
    def table(self) -> Table:
        """The table as the instructions so far leave it."""
        return own_tables(self.node.clause)[self.number]

    def draft(self, new: Table) -> None:
        """Say what makes the rows those of another table, in three turns."""
        pairs = _pairs(self.table.rows, new.rows)
        stay = {id(old) for old, _ in pairs}
        for row in [row for row in self.table.rows if id(row) not in stay]:
            beginnings = self._beginnings(row)
            self.script.say_one(
                (OmitRow(table=self.place, row=words) for words in beginnings), self.at
            )
        for position, (old, wanted) in enumerate(pairs):
            for column in range(len(old)):
                if old[column] != wanted[column]:
                    self._cell(position, column, wanted)
        there = {id(wanted) for _, wanted in pairs}
        before: Row | None = None
        for is_there, rows in groupby(new.rows, lambda row: id(row) in there):
            run = tuple(rows)
            if not is_there:
                self._insert(run, before, last=run[-1] is new.rows[-1])
            before = run[-1]
        if self.table != new:
            refuse(
                "draft-unsayable",
                f"No instruction on rows and cells makes the table in {self.node.citation()} so.",
                "substitute the whole paragraph.",
            )

    def _cell(self, position: int, column: int, wanted: Row) -> None:
        """Substitute words in one cell of a row that stays; its row is at that position."""
        row = self.table.rows[position]
        heading = row_words((self.table.header[0][column],))
        self.script.say_one(
            (
                CellWords(table=self.place, row=words, column=heading, find=find, replace=put)
                for find, put in _substitutions(row, wanted, column)
                for words in self._beginnings(row)
            ),
            self.at,
        )
        if self.table.rows[position][column] != wanted[column]:
            refuse(
                "draft-unsayable",
                f"No instruction on words makes a cell of {self.node.citation()} so.",
                "substitute the whole paragraph.",
            )

    def _insert(self, rows: tuple[Row, ...], before: Row | None, *, last: bool) -> None:
        """Put in rows that stand together, after the row that goes before them."""
        quoted = Table(header=self.table.header, rows=rows, align=self.table.align)
        ways: list[BesideRow | End] = []
        if last:
            ways = [End.END]
        elif before is None:
            ways = [End.BEGINNING]
        else:
            beside = self._beginnings(before)
            ways += [BesideRow(side=Side.AFTER, row=words) for words in beside]
        self.script.say_one(
            (InsertRows(table=self.place, at=at, rows=quoted) for at in ways), self.at
        )

    def _beginnings(self, row: Row) -> tuple[Words, ...]:
        """Give what a row may be named by: its first cell, or as much again as makes it certain."""
        first, whole = row_words(row[:1]), row_words(row)
        return tuple(
            words for words in dict.fromkeys((first, whole)) if words and quotation.fits(words)
        )


def _pairs(old: tuple[Row, ...], new: tuple[Row, ...]) -> list[tuple[Row, Row]]:
    """Match the rows that stay with what becomes of them, in order.

    Raises:
        Conflict: two rows begin alike, or rows have changed places.
    """
    was, now = [_name(row) for row in old], [_name(row) for row in new]
    kept = kept_in_order(was, now, ())
    if len({*was}) < len(was) or len({*now}) < len(now) or kept != {*was} & {*now}:
        refuse(
            "draft-unsayable",
            "Rows of a table begin alike, or have changed places.",
            "substitute the whole paragraph.",
        )
    found: list[tuple[Row, Row]] = []
    for gone, come, both in _gaps(old, new, kept):
        if len(gone) == len(come) and all(
            any(a == b for a, b in zip(one, other, strict=True))
            for one, other in zip(gone, come, strict=True)
        ):
            found += zip(gone, come, strict=True)
        found += both
    return found


def _gaps(
    old: tuple[Row, ...], new: tuple[Row, ...], kept: frozenset[str]
) -> Iterator[tuple[list[Row], list[Row], list[tuple[Row, Row]]]]:
    """Walk what goes and what comes before each row that both have, and then that row."""
    before, after = iter(old), iter(new)
    for name in [_name(row) for row in new if _name(row) in kept]:
        gone: list[Row] = []
        come: list[Row] = []
        for row in before:
            if _name(row) == name:
                stays = row
                break
            gone.append(row)
        for row in after:
            if _name(row) == name:
                yield gone, come, [(stays, row)]
                break
            come.append(row)
    yield [*before], [*after], []


def _name(row: Row) -> str:
    return row_words(row[:1])


def _substitutions(row: Row, wanted: Row, column: int) -> Iterator[tuple[Words, Words]]:
    """Walk ways to quote what changed in a cell, and what is to stand there, the shortest first."""
    was, now = paragraphs(row[column].blocks), paragraphs(wanted[column].blocks)
    changed = [n for n, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]]
    if len(was) != len(now) or len(changed) != 1:
        return
    parts = stretches(was[changed[0]], now[changed[0]])
    places = [at for at, part in enumerate(parts) if not part.kept]
    run = parts[places[0] : places[-1] + 1]
    old, new = "".join(part.old for part in run), "".join(part.new for part in run)
    before = "".join(part.old for part in parts[: places[0]])
    after = "".join(part.old for part in parts[places[-1] + 1 :])
    for left, right in around(before, after):
        find, put = left + old + right, left + new + right
        if quotation.fits(find) and quotation.fits(put):
            yield Words(find), Words(put)
