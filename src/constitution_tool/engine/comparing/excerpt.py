"""Which parts of a marked text are about the clauses that changed?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.comparing.columns import Columns, columns
from constitution_tool.engine.comparing.count import marks_in
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.comparing.remarking import remarked
from constitution_tool.engine.comparing.surroundings import homes, surroundings, within
from constitution_tool.model.passage import Flow, Grid, Passage, Picture, Printed, Title, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from constitution_tool.model.instrument import Index
    from constitution_tool.model.passage import Mark


_ANY = 1
"""What all marks are put down to at first; each excerpt's are then its own entry's."""


def excerpts(
    before: Index, after: Index, entries: Mapping[str, int], whole: Collection[str] = ()
) -> dict[str, Columns]:
    """Show what an amendment does to each clause (or instrument's title) that has an entry.

    What stands under a clause is shown where it changed, but not clauses that have entries of their
    own. The texts are marked once for all clauses of the same instruments.

    Args:
        before: the text that the amendment is made on.
        after: the text that it makes.
        entries: the number of each clause's entry.
        whole: the instruments whose entry is about all of them, and not just their title.
    """
    by_homes: dict[frozenset[str], list[str]] = {}
    for clause in entries:
        by_homes.setdefault(homes(before, after, clause), []).append(clause)
    shown: dict[str, Columns] = {}
    for of, clauses in by_homes.items():
        near = surroundings(before, after, clauses)
        marked = _Marked(redline(near.before, (Step(entry=_ANY, text=near.after),), of))
        for clause in clauses:
            inside = within(before, after, clause)
            below = inside.copy() if clause not in of or clause in whole else set[str]()
            for other in (inside & entries.keys()) - {clause}:
                below -= within(before, after, other)
            about = changed(marked.part(inside), {clause}, below, inside)
            shown[clause] = columns(_put_down(about, entries[clause]), entries[clause])
    return shown


class _Marked:
    """A marked text in which the places of each clause are known."""

    __slots__ = ("_places", "_printed")

    def __init__(self, flow: Flow) -> None:
        self._printed = flow.printed
        self._places: dict[str, list[int]] = {}
        for place, printed in enumerate(flow.printed):
            self._places.setdefault(_name(printed), []).append(place)

    def part(self, clauses: Collection[str]) -> Flow:
        """Take what some clauses print, and what follows each: what goes along may end there."""
        at = {place for name in clauses for place in self._places.get(name, ())}
        at |= {place + 1 for place in at if place + 1 < len(self._printed)}
        return Flow(printed=tuple(self._printed[place] for place in sorted(at)))


def _put_down(flow: Flow, entry: int) -> Flow:
    """Put every mark down to one entry."""

    def by(marks: tuple[Mark, ...], _whose: str) -> tuple[Mark, ...]:
        return tuple(replace(mark, entry=entry) for mark in marks)

    return replace(flow, printed=tuple(remarked(one, by) for one in flow.printed))


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


def touched(flow: Flow) -> tuple[Flow, tuple[str, ...]]:
    """Leave out the instruments in which nothing changed, and give their titles.

    Where nothing changed in any, all stay.
    """
    titles: dict[str, str] = {}
    homes: list[str] = []
    for printed in flow.printed:
        if isinstance(printed, Title):
            titles[printed.instrument] = text_of(printed.pieces)
        homes.append(next(reversed(titles), ""))
    kept = {home for home, one in zip(homes, flow.printed, strict=True) if any(marks_in(one))}
    kept |= {n.instrument for n in flow.notes if n.marks or any(p.marks for p in n.pieces)}
    if not kept:
        return flow, ()
    return (
        Flow(
            printed=tuple(
                one for home, one in zip(homes, flow.printed, strict=True) if home in kept
            ),
            notes=tuple(note for note in flow.notes if note.instrument in kept),
        ),
        tuple(title for id_, title in titles.items() if id_ not in kept),
    )


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
