"""What of two texts must be looked at to see what changed in some clauses?

The clauses and all under them, in both texts, whole; of all they stand in, of what stands beside
them and of what they refer to, only number, heading and place. So their marks and citations are
those of the whole texts, and the rest of a long constitution is not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.model.instrument import Clause
from constitution_tool.model.words import Reference
from constitution_tool.notation.text.inline import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_tool.model.instrument import Constitution, Index, Instrument
    from constitution_tool.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Two texts cut down to what bears on some clauses."""

    before: Constitution
    after: Constitution


def surroundings(before: Index, after: Index, clauses: Collection[str]) -> Surroundings:
    """Cut two texts down to what bears on clauses; for an instrument's title, they stay whole."""
    texts = (before, after)
    of = frozenset[str]().union(*(homes(before, after, clause) for clause in clauses))
    if not of.isdisjoint(clauses):
        return Surroundings(before=before.constitution, after=after.constitution)
    inside = {name for clause in clauses for name in within(before, after, clause)}
    targets = {target for text in texts for target in _targets(text, inside, of)}
    cut = _Cut(inside, _placed(texts, inside, targets))
    old, new = (_cut_down(text.constitution, cut, of) for text in texts)
    return Surroundings(before=old, after=new)


def homes(before: Index, after: Index, name: str) -> frozenset[str]:
    """Name the instruments that hold a clause, in either text, or that are themselves meant."""
    return frozenset(home for text in (before, after) if (home := _home(text, name)))


def within(before: Index, after: Index, name: str) -> set[str]:
    """Name a clause, or an instrument, and all that stands under it in either text."""
    found = (_find(text, name) for text in (before, after))
    return {name, *(clause.id for one in found if one for clause in subtree(one))}


def subtree(clause: Clause | Instrument) -> Iterator[Clause]:
    """Walk what stands under a clause or in an instrument, in the order printed."""
    children = clause.children if isinstance(clause, Clause) else clause.clauses
    for child in children:
        yield child
        yield from subtree(child)


def _find(text: Index, name: str) -> Clause | Instrument | None:
    standing = text.by_id.get(name)
    return standing.clause if standing else text.instruments.get(name)


def _home(text: Index, name: str) -> str:
    """Name the instrument that holds a clause, or is itself meant; nothing if there is none."""
    standing = text.by_id.get(name)
    return standing.instrument.id if standing else name if name in text.instruments else ""


def _parent(text: Index, name: str) -> str:
    """Name what a clause stands in; nothing of an instrument, or of what is not there."""
    standing = text.by_id.get(name)
    return standing.parent if standing else ""


def _targets(text: Index, inside: set[str], homes: Collection[str]) -> Iterator[str]:
    """Walk the ids that some clauses refer to, or the footnotes of some instruments."""
    for name in inside:
        if standing := text.by_id.get(name):
            for words in all_words(standing.clause):
                yield from _referred_to(words)
    for home in homes:
        if instrument := text.instruments.get(home):
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


def _cut_down(text: Constitution, cut: _Cut, homes: Collection[str]) -> Constitution:
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


def _placed(texts: tuple[Index, ...], inside: set[str], targets: set[str]) -> set[str]:
    """Gather, with all they stand in, the clauses whose place among their siblings must be true."""
    placed = {*inside, *targets}
    waiting = [*placed]
    while waiting:
        name = waiting.pop()
        for text in texts:
            if (parent := _parent(text, name)) and parent not in placed:
                placed.add(parent)
                waiting.append(parent)
    return placed


def _referred_to(words: Words) -> Iterator[str]:
    if "](#" in words:
        yield from (run.target for run in read(words) if isinstance(run, Reference))
