"""How do the current and the proposed text of a part stand side by side, row by row?

Where most words changed, marks in a running text can no longer be read. A clause that stands in
both texts is a row; what goes and what comes between two such rows stand beside each other in
order, heading beside heading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.columns import both_sides
from constitution_tool.engine.comparing.count import count, marks_in
from constitution_tool.engine.comparing.resolve import Side, resolve
from constitution_tool.errors import Finding, LawBroken
from constitution_tool.model.passage import Flow, Passage, Role, Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What stands beside what, and the entries that changed it; `clause` is the first's id.

    A paragraph that wholly goes or comes bears no mark: that nothing, or something else, stands
    beside it says so. A picture keeps its mark: two can differ and look alike.
    """

    clause: str
    entries: tuple[int, ...]
    current: tuple[Printed, ...]
    proposed: tuple[Printed, ...]


def abreast(flow: Flow) -> dict[str, tuple[Row, ...]]:
    """Set side by side each part of a marked text of which over half the words changed.

    A part that stands in one of the two texts only is not among them: nothing stands beside it.

    Returns:
        The rows of each such part, by the instrument's id; its title is not among them.

    Raises:
        LawBroken: the rows do not hold the two texts whole (a bug; law 5).
    """
    found: dict[str, tuple[Row, ...]] = {}
    for title, printed in _parts(flow.printed):
        part = Flow(printed=printed)
        counts = count(part)
        if counts.mostly_changed and counts.words_old and counts.words_new and not title.marks:
            rows = tuple(_rows(printed))
            _prove(part, rows)
            found[title.instrument] = rows
    return found


def _parts(printed: Iterable[Printed]) -> Iterator[tuple[Title, tuple[Printed, ...]]]:
    parts: list[tuple[Title, list[Printed]]] = []
    for one in printed:
        if isinstance(one, Title):
            parts.append((one, []))
        elif parts:
            parts[-1][1].append(one)
    yield from ((title, tuple(inside)) for title, inside in parts)


# --- rows ---------------------------------------------------------------------------------------


def _rows(printed: tuple[Printed, ...]) -> Iterator[Row]:
    going: list[Row] = []
    coming: list[Row] = []
    for _, group in groupby(printed, _clause_and_place):
        row = _row(tuple(group))
        if row.current and row.proposed:
            yield from _beside(going, coming)
            going, coming = [], []
            yield row
        elif row.current:
            going.append(row)
        elif row.proposed:
            coming.append(row)
    yield from _beside(going, coming)


def _clause_and_place(one: Printed) -> tuple[str, tuple[str, ...]]:
    """Tell clauses apart, and the two places of one that moved."""
    if isinstance(one, Title):
        return one.instrument, ()
    acts = {mark.act.value for mark in marks_in(one) if mark.move}
    return one.clause, tuple(sorted(acts))


def _row(printed: tuple[Printed, ...]) -> Row:
    current, proposed = both_sides(printed)
    first = printed[0]
    entries = {mark.entry for one in printed for mark in marks_in(one)} - {0}
    return Row(
        clause=first.instrument if isinstance(first, Title) else first.clause,
        entries=tuple(sorted(entries)),
        current=current,
        proposed=proposed,
    )


def _beside(going: list[Row], coming: list[Row]) -> Iterator[Row]:
    """Put what goes beside what comes, each section under its heading beside the next one."""
    for old, new in zip_longest(_sections(going), _sections(coming), fillvalue=()):
        for left, right in zip_longest(old, new):
            if left and right:
                entries = tuple(sorted({*left.entries, *right.entries}))
                yield replace(right, current=left.current, entries=entries)
            else:
                yield left or right


def _sections(rows: list[Row]) -> list[tuple[Row, ...]]:
    sections: list[tuple[Row, ...]] = []
    for row in rows:
        first = (*row.current, *row.proposed)[0]
        if not sections or (isinstance(first, Passage) and first.role is Role.HEADING):
            sections.append(())
        sections[-1] += (row,)
    return sections


# --- proof --------------------------------------------------------------------------------------


def _prove(part: Flow, rows: tuple[Row, ...]) -> None:
    """Prove that the columns, read downwards, are the two texts whole."""
    for side, column in (
        (Side.OLD, [one for row in rows for one in row.current]),
        (Side.NEW, [one for row in rows for one in row.proposed]),
    ):
        wanted = resolve(part, side)
        if resolve(Flow(printed=tuple(column)), side) != wanted:
            raise LawBroken(
                Finding(
                    code="law-5",
                    problem=f"Side by side, the {side.value} text would not be whole.",
                    remedy="This is a fault in the program. Please report it; nothing was written.",
                )
            )
