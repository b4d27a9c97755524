"""In what order do an old and a new text print as one, and from where is each clause seen?

A clause that was moved stands twice: at its old place with the words it had, at its new place with
the words it has, so that no mark ever stands inside another's opposite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing import threads
from constitution_tool.engine.comparing.history import History, WordStrand, finished
from constitution_tool.engine.comparing.order import kept_in_order
from constitution_tool.engine.comparing.paint import InPlace, NewPlace, OldPlace, View
from constitution_tool.engine.comparing.resolve import Side
from constitution_tool.engine.comparing.strips import show
from constitution_tool.model.passage import Act, Mark, Note, Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.comparing.strips import Strip
    from constitution_tool.model.instrument import Clause, Footnote, Instrument
    from constitution_tool.model.passage import Printed


class Merging:
    """The old and the new tree of clauses, walked as one."""

    __slots__ = ("entries", "history", "kept_below", "new", "old", "place", "shown")

    def __init__(self, history: History, entries: tuple[int, ...], shown: frozenset[str]) -> None:
        steps = history.steps
        self.history = history
        self.entries = entries
        self.shown = shown
        self.old: dict[str, Instrument] = {i.id: i for i in steps.first.instruments}
        self.new: dict[str, Instrument] = {i.id: i for i in steps.last.instruments}
        self.place = InPlace(entries=entries)
        self.kept_below: dict[str, frozenset[str]] = {}

    # --- instruments -----------------------------------------------------------------------------

    def printed(self) -> Iterator[Printed]:
        """Walk the instruments shown, as one list."""
        old = [name for name in self.old if name in self.shown]
        new = [name for name in self.new if name in self.shown]
        kept = kept_in_order(old, new, self.history.steps.moved)
        for name, side in _merge(old, new, kept):
            if name in kept:
                yield self._title(name, self.place)
                old_clauses, new_clauses = self.old[name].clauses, self.new[name].clauses
                yield from self._both(name, old_clauses, new_clauses)
            elif side is Side.OLD:
                leaving = self._leaving(name) if name in self.new else self.place
                yield self._title(name, leaving)
                yield from self._one_side(name, self.old[name].clauses, leaving, side)
            else:
                coming = self._coming(name) if name in self.old else self.place
                yield self._title(name, coming)
                yield from self._one_side(name, self.new[name].clauses, coming, side)

    def _title(self, name: str, view: View) -> Title:
        strand = finished(self.history.titles[name])
        return Title(
            instrument=name, pieces=threads.pieces(strand.words, view), marks=view.marks(strand)
        )

    # --- clauses ---------------------------------------------------------------------------------

    def _both(
        self, parent: str, old: tuple[Clause, ...], new: tuple[Clause, ...]
    ) -> Iterator[Printed]:
        """Print what stands under a parent that kept its place."""
        if old is new:
            for clause in old:
                yield from self._clause_both(clause, clause)
            return
        kept = self._kept(parent, old, new)
        before: dict[str, Clause] = {clause.id: clause for clause in old}
        after: dict[str, Clause] = {clause.id: clause for clause in new}
        for name, side in _merge([*before], [*after], kept):
            if name in kept:
                yield from self._clause_both(before[name], after[name])
            else:
                clause = before[name] if side is Side.OLD else after[name]
                yield from self._clause_one(clause, self._view(name, side, self.place), side)

    def _clause_both(self, old: Clause, new: Clause) -> Iterator[Printed]:
        own = self.history.unchanged(new.id)
        if own is not None:
            yield from own.opening
            yield from self._both(new.id, old.children, new.children)
            yield from own.closing
            return
        strand = self.history.strand(new.id)
        yield from _shown(strand.opening, self.place)
        yield from self._both(new.id, old.children, new.children)
        yield from _shown(strand.closing, self.place)

    def _one_side(
        self, parent: str, clauses: tuple[Clause, ...], view: View, side: Side
    ) -> Iterator[Printed]:
        """Print what stands under a parent that is seen in one text only."""
        kept = self._kept_under(parent)
        for clause in clauses:
            seen = view if clause.id in kept else self._view(clause.id, side, view)
            yield from self._clause_one(clause, seen, side)

    def _clause_one(self, clause: Clause, view: View, side: Side) -> Iterator[Printed]:
        strand = self.history.strand(clause.id)
        yield from _shown(strand.opening, view)
        yield from self._one_side(clause.id, clause.children, view, side)
        yield from _shown(strand.closing, view)

    # --- what kept its place, and what did not ---------------------------------------------------

    def _kept(
        self, parent: str, old: tuple[Clause, ...], new: tuple[Clause, ...]
    ) -> frozenset[str]:
        if parent not in self.kept_below:
            self.kept_below[parent] = kept_in_order(
                [clause.id for clause in old],
                [clause.id for clause in new],
                self.history.steps.moved,
            )
        return self.kept_below[parent]

    def _kept_under(self, parent: str) -> frozenset[str]:
        """Find which children of a parent kept their places under it; none if it is in one text."""
        old, new = self._children_in(parent, Side.OLD), self._children_in(parent, Side.NEW)
        return self._kept(parent, old, new)

    def _children_in(self, parent: str, side: Side) -> tuple[Clause, ...]:
        instruments = self.old if side is Side.OLD else self.new
        seats = self.history.steps.base if side is Side.OLD else self.history.steps.seats
        if parent in instruments:
            return instruments[parent].clauses
        return seats[parent].clause.children if parent in seats else ()

    def _view(self, name: str, side: Side, around: View) -> View:
        """Say how a clause that did not keep its place is seen: as moved, or as what is around."""
        steps = self.history.steps
        if side is Side.OLD:
            return self._leaving(name) if name in steps.seats else around
        return self._coming(name) if name in steps.base else around

    def _leaving(self, name: str) -> OldPlace:
        act = Act.MOVED_FROM if self._both_ends_shown(name) else Act.DELETED
        return OldPlace(entries=self.entries, mark=self._move(name, act))

    def _coming(self, name: str) -> NewPlace:
        act = Act.MOVED_TO if self._both_ends_shown(name) else Act.ADDED
        return NewPlace(entries=self.entries, mark=self._move(name, act))

    def _move(self, name: str, act: Act) -> Mark:
        step = self.history.steps.moved.get(name, len(self.entries) - 1)
        is_move = act in {Act.MOVED_FROM, Act.MOVED_TO}
        return Mark(act=act, entry=self.entries[step], move=name if is_move else "")

    def _both_ends_shown(self, name: str) -> bool:
        if name in self.old:
            return True
        steps = self.history.steps
        return all(
            seats[name].level.instrument in self.shown for seats in (steps.base, steps.seats)
        )

    # --- footnotes -------------------------------------------------------------------------------

    def notes(self) -> Iterator[Note]:
        """Print the footnotes; one that changed its order stands twice, deleted and added."""
        old = {_key(i, n.label): (i, n.label) for i, n in _footnotes(self.old, self.shown)}
        new = {_key(i, n.label): (i, n.label) for i, n in _footnotes(self.new, self.shown)}
        kept = kept_in_order([*old], [*new], ())
        last = self.entries[-1]
        for key, side in _merge([*old], [*new], kept):
            instrument, label = old[key] if side is Side.OLD else new[key]
            strand = finished(self.history.notes[(instrument, label)])
            view: View = self.place
            if key not in kept and key in old and key in new:
                view = (
                    OldPlace(entries=self.entries, mark=Mark(act=Act.DELETED, entry=last))
                    if side is Side.OLD
                    else NewPlace(entries=self.entries, mark=Mark(act=Act.ADDED, entry=last))
                )
            yield _note(instrument, label, strand, view)


def _note(instrument: str, label: str, strand: WordStrand, view: View) -> Note:
    return Note(
        label=label,
        pieces=threads.pieces(strand.words, view),
        instrument=instrument,
        marks=view.marks(strand),
    )


def _footnotes(
    instruments: dict[str, Instrument], shown: frozenset[str]
) -> Iterator[tuple[str, Footnote]]:
    for name, instrument in instruments.items():
        if name in shown:
            yield from ((name, footnote) for footnote in instrument.footnotes)


def _key(instrument: str, label: str) -> str:
    return f"{instrument}\n{label}"


def _shown(strips: tuple[Strip, ...], view: View) -> Iterator[Printed]:
    for strip in strips:
        yield from show(strip, view)


def _merge(old: list[str], new: list[str], kept: frozenset[str]) -> Iterator[tuple[str, Side]]:
    """Walk two lists as one: before each member that kept its order, what went, then what came."""
    coming = iter(new)
    for name in old:
        if name not in kept:
            yield name, Side.OLD
            continue
        for other in coming:
            if other == name:
                break
            yield other, Side.NEW
        yield name, Side.OLD
    yield from ((name, Side.NEW) for name in coming)
