"""Which parts of a marked text are about the clauses that changed?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.comparing.columns import Columns, columns
from constitution_tool.engine.comparing.count import marks_in
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.comparing.surroundings import surroundings
from constitution_tool.model.passage import Grid, Passage, Picture, Printed, Title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.passage import Flow, Mark


def excerpt(
    before: Constitution,
    after: Constitution,
    entry: int,
    clause: str,
    others: Collection[str] = (),
) -> Columns:
    """Show what an amendment does to one clause (or to an instrument's title), for its entry.

    What stands under the clause is shown where it changed, but not the clauses in `others`, which
    have entries of their own.
    """
    near = surroundings(before, after, clause)
    left: set[str] = set()
    for other in others:
        if other != clause and other in near.inside:
            left |= {other, *near.below(other)}
    marked = redline(near.before, (Step(entry=entry, text=near.after),), near.homes)
    below = near.inside - left if clause not in near.homes else frozenset[str]()
    return columns(changed(marked, {clause}, below, near.inside), entry)


def changed(
    flow: Flow,
    about: Collection[str],
    below: Collection[str] = (),
    inside: Collection[str] = (),
) -> Flow:
    """Take from a marked text what the clauses in `about` print, and children that went along.

    Clauses in `below` are shown where they have a mark. One in `inside` (all that stands under the
    clauses in `about`) goes along if it was added, deleted or moved with its parent. Instruments
    may be named for their titles. Footnotes stay if they are called.
    """
    chosen: list[Printed] = []
    called: set[tuple[str, str]] = set()
    home = ""
    along: tuple[Mark, ...] = ()
    for printed in flow.printed:
        name = _name(printed)
        whole = _whole(printed)
        home = name if isinstance(printed, Title) else home
        if name in about or (name in below and any(marks_in(printed))):
            along = whole[:1]
        elif name not in inside or not along or whole[:1] != along:
            along = ()
            continue
        chosen.append(printed)
        called |= {(home, label) for label in _called(printed)}
    notes = tuple(n for n in flow.notes if (n.instrument, n.label) in called)
    return replace(flow, printed=tuple(chosen), notes=notes)


def changed_clauses(flow: Flow) -> frozenset[str]:
    """Name the clauses with a mark, and the instruments whose titles have one."""
    return frozenset(_name(printed) for printed in flow.printed if any(marks_in(printed)))


def _name(printed: Printed) -> str:
    return printed.instrument if isinstance(printed, Title) else printed.clause


def _whole(printed: Printed) -> tuple[Mark, ...]:
    """Give the marks of a thing as a whole; of a table, those of its first row."""
    if isinstance(printed, Grid):
        rows = (*printed.header, *printed.rows)
        return rows[0].marks if rows and all(row.marks for row in rows) else ()
    return printed.marks


def _called(printed: Printed) -> Iterator[str]:
    match printed:
        case Passage() | Title():
            yield from (piece.note for piece in printed.pieces if piece.note)
        case Grid():
            for row in (*printed.header, *printed.rows):
                for cell in row.cells:
                    for passage in cell.passages:
                        yield from _called(passage)
        case Picture():
            return
        case _:
            assert_never(printed)
