"""How a flow becomes the body of a Word document: its paragraphs and tables in order."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Flow, Grid, GridCell, GridRow, Passage, Title
from constitution_tool.ooxml.markup import GAP, SPACER
from constitution_tool.publish.standing import Standing, standing
from constitution_tool.publish.word.bench import inner
from constitution_tool.publish.word.block import block, moved_block
from constitution_tool.publish.word.paragraph import (
    Para,
    Paragraphs,
    in_row,
)
from constitution_tool.publish.word.placing import Ending, own, place
from constitution_tool.publish.word.plain import plain
from constitution_tool.publish.word.runs import at_a_point
from constitution_tool.publish.word.table import Frame, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from constitution_tool.model.passage import Picture, Printed
    from constitution_tool.ooxml.markup import Look
    from constitution_tool.publish.word.bench import Bench
    from constitution_tool.publish.word.moves import Moves

_KEPT = "<w:keepNext/>"
_NO_MOVE = -1
"""Where a passage stands that is no end of a move."""


def body(flow: Flow, bench: Bench, setting: Paragraphs, moved: Moves) -> Iterator[str]:
    """Set a flow, piece by piece. Something that is a paragraph must follow it.

    Raises:
        Malformed: it calls a footnote that there is not, or has a table with uneven rows.
        LawBroken: it bears a mark of an entry that the schedule does not have, or shows a picture
            that was not handed over.
    """
    waiting: list[tuple[int, Para]] = []
    first = next((item for item in flow.printed if isinstance(item, Title)), None)
    strays = _strays(flow.printed)
    for stays, numbered in groupby(enumerate(flow.printed), _stays(strays)):
        if stays:
            # Only the last can be needed by what comes or goes after it.
            *settled, last = [item for _, item in numbered if isinstance(item, Passage)]
            yield from _flush(waiting, Ending.PARAGRAPH, bench, moved)
            for passage in settled:
                yield _alone(passage, bench, setting)
            waiting = [(_NO_MOVE, setting.of(last))]
            continue
        for index, item in numbered:
            if isinstance(item, Grid):
                if grid := _seen(item):
                    if waiting:
                        _lead(waiting)
                        yield from _flush(waiting, Ending.WALL, bench, moved)
                    # Words would stand on its line, and Word joins two tables that touch.
                    yield _grid(grid, bench, setting, strays=index in strays) + GAP
                    waiting = []
                continue
            para = _named(item, _para(item, first, setting), bench, stray=index in strays)
            if para.figure is not None and waiting:
                _lead(waiting)
            if standing(para.marks) is not Standing.NEITHER:
                waiting.append((index, para))
    yield from _flush(waiting, Ending.PARAGRAPH, bench, moved)


def _stays(strays: frozenset[int]) -> Callable[[tuple[int, Printed]], bool]:
    """Say what is a paragraph that stands on both sides and has no more to say."""

    def stays(numbered: tuple[int, Printed]) -> bool:
        index, item = numbered
        return isinstance(item, Passage) and not item.marks and index not in strays

    return stays


def _alone(passage: Passage, bench: Bench, setting: Paragraphs) -> str:
    """Set a passage that needs nothing of its neighbours."""
    written = plain(passage, setting.look(passage), bench)
    return written or block(own(setting.of(passage)), bench)


def _para(item: Title | Passage | Picture, first: Title | None, setting: Paragraphs) -> Para:
    """Turn what is printed into a paragraph; every title but the first begins a page."""
    para = setting.of(item)
    if isinstance(item, Title) and item is not first:
        return replace(para, look=replace(para.look, direct="<w:pageBreakBefore/>"))
    return para


def _strays(printed: Sequence[Printed]) -> frozenset[int]:
    """Find the bullets, tables and pictures that stand after the clauses within their own.

    They must say whose they are. Of other words a style says how deep they stand, and so whose
    they are.
    """
    found: set[int] = set()
    above = ""
    for index, item in enumerate(printed):
        if isinstance(item, Title):
            above = item.instrument
        elif isinstance(item, Passage) and item.anchor:
            above = item.clause
        elif item.clause != above and not (isinstance(item, Passage) and not item.bullet):
            found.add(index)
    return frozenset(found)


def _named(item: Title | Passage | Picture, para: Para, bench: Bench, *, stray: bool) -> Para:
    """Let a stray paragraph say whose it is."""
    if not stray or isinstance(item, Title):
        return para
    return replace(para, name=inner(item.clause, bench.ids.next()))


def _lead(waiting: list[tuple[int, Para]]) -> None:
    """Keep a paragraph on one page with the picture or the table that follows it.

    Where it comes or goes, so is kept the last that stays: then neither changes its look.
    """
    stays = [at for at, (_, para) in enumerate(waiting) if not para.marks][-1:]
    for at in {len(waiting) - 1, *stays}:
        index, para = waiting[at]
        look = replace(para.look, direct=_KEPT + para.look.direct.removeprefix(_KEPT))
        waiting[at] = index, replace(para, look=look)


def _flush(
    waiting: Sequence[tuple[int, Para]], ending: Ending, bench: Bench, moved: Moves
) -> Iterator[str]:
    placed = place([para for _, para in waiting], ending)
    for number, one in enumerate(placed):
        index = waiting[number][0] if number < len(waiting) else _NO_MOVE
        opens, closes = moved.starts.get(index), moved.ends.get(index)
        if opens or closes:
            yield moved_block(one, bench, opens, closes)
        else:
            yield block(one, bench)


def _seen(grid: Grid) -> Grid | None:
    """Leave out the rows that stand in neither text, and a table that has no others."""
    if any(row.marks for row in (*grid.header, *grid.rows)):
        grid = replace(
            grid,
            header=tuple(r for r in grid.header if standing(r.marks) is not Standing.NEITHER),
            rows=tuple(r for r in grid.rows if standing(r.marks) is not Standing.NEITHER),
        )
    return grid if grid.header or grid.rows else None


def _grid(grid: Grid, bench: Bench, setting: Paragraphs, *, strays: bool) -> str:
    """Set a table; where it stands after the clauses within its own, each row says whose it is."""
    named: set[int] = set()
    last = (*grid.header, *grid.rows)[-1]

    def kept(look: Look, row: GridRow) -> Look:
        together = grid.whole and row is not last
        return replace(look, direct=_KEPT + look.direct) if together else look

    def setter(cell: GridCell, row: GridRow, style: str) -> str:
        if not (row.marks or strays) and len(cell.passages) == 1:
            alone = cell.passages[0]
            if written := plain(alone, kept(setting.look_in_cell(alone, style), row), bench):
                return written
        paras = [in_row(setting.of_cell(passage, style), row.marks) for passage in cell.passages]
        paras = [replace(para, look=kept(para.look, row)) for para in paras]
        paras = [para for para in paras if standing(para.marks) is not Standing.NEITHER]
        if not paras:
            paras = [in_row(Para(look=SPACER, pieces=()), row.marks)]
        if strays and id(row) not in named:
            named.add(id(row))
            paras[0] = replace(paras[0], name=inner(grid.clause, bench.ids.next()))
        # A row that goes takes every mark in it; otherwise a cell's last mark must stay.
        ending = Ending.PARAGRAPH if row.marks else Ending.WALL
        content = "".join(block(one, bench) for one in place(paras, ending))
        return at_a_point(content) if row.marks else content

    left = setting.left(grid.depth)
    frame = Frame(indent=left, width=bench.house.page.text - left)
    return table(grid, bench, frame, setter)
