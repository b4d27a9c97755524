"""What of two texts must be looked at to see what changed in one clause?

The clause and all under it, in both texts, whole; of all they stand in, of what stands beside them
and of what they refer to, only number, heading and place. So their marks and citations are those of
the whole texts, and the rest of a long constitution is not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.model.identity import ClauseId, instrument_of
from constitution_tool.model.instrument import Clause, Constitution
from constitution_tool.model.words import Reference
from constitution_tool.notation.text.inline import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instrument import Instrument
    from constitution_tool.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Two texts cut down to what bears on a clause.

    `inside` are the clause and all under it, in either text; `homes` the instruments that hold it.
    """

    before: Constitution
    after: Constitution
    inside: frozenset[str]
    homes: tuple[str, ...]

    def below(self, name: str) -> frozenset[str]:
        """Name what stands under a clause inside, in either text."""
        texts = (_Text(self.before), _Text(self.after))
        return frozenset(id_ for text in texts for id_ in text.below(name))


def surroundings(before: Constitution, after: Constitution, clause: str) -> Surroundings:
    """Cut two texts down to what bears on a clause; for an instrument's title, they stay whole."""
    texts = (_Text(before), _Text(after))
    homes = tuple(sorted({home for text in texts if (home := text.home(clause))}))
    inside = {clause}.union(*(text.below(clause) for text in texts))
    if clause in homes:
        return Surroundings(before=before, after=after, inside=frozenset(inside), homes=homes)
    placed = _placed(texts, inside, {target for t in texts for target in t.targets(inside, homes)})
    cut = _Cut(inside, placed)
    old, new = (_cut_down(text, cut, homes) for text in (before, after))
    return Surroundings(before=old, after=new, inside=frozenset(inside), homes=homes)


def subtree(clause: Clause | Instrument) -> Iterator[Clause]:
    """Walk what stands under a clause or in an instrument, in the order printed."""
    children = clause.children if isinstance(clause, Clause) else clause.clauses
    for child in children:
        yield child
        yield from subtree(child)


class _Text:
    """A text whose clauses are found by id, walking no more instruments than needed."""

    __slots__ = ("_clauses", "_instruments", "_unwalked", "parents")

    def __init__(self, text: Constitution) -> None:
        self._instruments: dict[str, Instrument] = {each.id: each for each in text.instruments}
        self._unwalked = dict(self._instruments)
        self._clauses: dict[str, Clause] = {}
        self.parents: dict[str, str] = {}

    def find(self, name: str) -> Clause | Instrument | None:
        """Find a clause, first in the instrument whose id its own begins with, or an instrument."""
        if name in self._instruments:
            return self._instruments[name]
        self._walk(instrument_of(ClauseId(name)))
        while name not in self._clauses and self._unwalked:
            self._walk(next(iter(self._unwalked)))
        return self._clauses.get(name)

    def _walk(self, home: str) -> None:
        instrument = self._unwalked.pop(home, None)
        waiting = [(home, instrument.clauses)] if instrument else []
        while waiting:
            parent, clauses = waiting.pop()
            for clause in clauses:
                self._clauses[clause.id] = clause
                self.parents[clause.id] = parent
                if clause.children:
                    waiting.append((clause.id, clause.children))

    def home(self, name: str) -> str:
        """Name the instrument that holds a clause, or is itself meant; nothing if there is none."""
        if self.find(name) is None:
            return ""
        while name in self.parents:
            name = self.parents[name]
        return name

    def below(self, name: str) -> Iterator[str]:
        """Walk the ids under a clause or an instrument."""
        found = self.find(name)
        return (clause.id for clause in subtree(found)) if found else iter(())

    def targets(self, inside: set[str], homes: tuple[str, ...]) -> Iterator[str]:
        """Walk the ids that some clauses refer to, or the footnotes of some instruments."""
        for name in inside:
            if isinstance(clause := self.find(name), Clause):
                for words in all_words(clause):
                    yield from _referred_to(words)
        for home in homes:
            if instrument := self._instruments.get(home):
                for note in instrument.footnotes:
                    yield from _referred_to(note.words)


class _Cut:
    """Cuts clauses down; what two texts share, they share afterwards too.

    What stands under no clause in `placed` is left out, and all words but those `inside`.
    """

    __slots__ = ("_inside", "_made", "_placed")

    def __init__(self, inside: set[str], placed: set[str]) -> None:
        self._inside = inside
        self._placed = placed
        self._made: dict[int, Clause] = {}

    def clause(self, clause: Clause) -> Clause:
        if (made := self._made.get(id(clause))) is None:
            made = self._made[id(clause)] = self._make(clause)
        return made

    def clauses(self, parent: str, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(map(self.clause, clauses)) if parent in self._placed else ()

    def _make(self, clause: Clause) -> Clause:
        children = self.clauses(clause.id, clause.children)
        if clause.id in self._inside:
            return replace(clause, children=children)
        return replace(clause, opening=(), children=children, closing=())


def _cut_down(text: Constitution, cut: _Cut, homes: tuple[str, ...]) -> Constitution:
    return replace(
        text,
        instruments=tuple(
            replace(
                each,
                clauses=cut.clauses(each.id, each.clauses),
                footnotes=each.footnotes if each.id in homes else (),
            )
            for each in text.instruments
        ),
    )


def _placed(texts: tuple[_Text, ...], inside: set[str], targets: set[str]) -> set[str]:
    """Gather, with all they stand in, the clauses whose place among their siblings must be true."""
    placed = {*inside, *targets}
    waiting = [*placed]
    while waiting:
        name = waiting.pop()
        for text in texts:
            if text.find(name) and (parent := text.parents.get(name, "")) not in placed and parent:
                placed.add(parent)
                waiting.append(parent)
    return placed


def _referred_to(words: Words) -> Iterator[str]:
    if "](#" in words:
        yield from (run.target for run in read(words) if isinstance(run, Reference))
