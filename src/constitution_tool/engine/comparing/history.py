"""How did each clause, title and footnote come to print as it does, step by step?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from constitution_tool.engine.comparing import render, threads, weaving
from constitution_tool.engine.comparing.steps import Steps
from constitution_tool.engine.comparing.strips import begin, end
from constitution_tool.engine.comparing.tokens import split
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Standing

if TYPE_CHECKING:
    from collections.abc import Collection

    from constitution_tool.engine.comparing.flow import Press
    from constitution_tool.engine.comparing.render import Own
    from constitution_tool.engine.comparing.steps import Seat
    from constitution_tool.engine.comparing.strips import Strip
    from constitution_tool.engine.comparing.threads import Thread
    from constitution_tool.model.instrument import Clause, Constitution
    from constitution_tool.model.passage import Piece

K = TypeVar("K", str, tuple[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """What a clause prints, before and after its children, through the steps."""

    opening: tuple[Strip, ...]
    closing: tuple[Strip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStrand:
    """A title or a footnote through the steps."""

    words: tuple[Thread, ...]
    born: int
    died: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """A citation, the instrument it lies in, and the ids it is made from."""

    words: str
    home: str
    chain: tuple[str, ...]


class History:
    """The steps from one text to another, gathered one after the other.

    Only what changed has a strand of its own; the rest prints as it did in the first text.
    """

    __slots__ = (
        "_cited",
        "_left",
        "_mentions",
        "_own",
        "_press",
        "_strands",
        "notes",
        "steps",
        "titles",
    )

    def __init__(self, base: Constitution, press: Press) -> None:
        self._press = press
        self.steps = Steps(base)
        self.titles: dict[str, WordStrand] = {}
        self.notes: dict[tuple[str, str], WordStrand] = {}
        self._cited: dict[str, _Cited] = {}
        self._mentions: dict[str, set[str]] = {}
        self._strands: dict[str, Strand] = {}
        self._left: dict[str, int] = {}
        self._own: dict[str, Own] = {
            name: self._print(seat) for name, seat in self.steps.seats.items()
        }
        for instrument in base.instruments:
            self._retitle(instrument.id)
            self._renote(instrument.id)

    def strand(self, clause: str) -> Strand:
        """Give a clause through the steps; one that left the text, finished at that step."""
        strand = self._strands.get(clause) or _begin(self._own[clause], 0)
        opening, closing = weaving.settle(strand.opening), weaving.settle(strand.closing)
        if step := self._left.get(clause):
            return Strand(opening=_end(opening, step), closing=_end(closing, step))
        return Strand(opening=opening, closing=closing)

    def unchanged(self, clause: str) -> Own | None:
        """Give a clause that prints the same in the first text, the last and all between."""
        if clause in self._strands or clause in self._left:
            return None
        return self._own[clause]

    def advance(self, text: Constitution, movers: Collection[str]) -> None:
        """Go on to the next text; `movers` are ids its step is known to have moved."""
        old = self.steps.instruments
        difference = self.steps.advance(text, movers)
        self._leave(difference.left)
        if difference.renamed:
            difference.touched |= self._cite_again(difference.renamed)
        for name in difference.touched:
            if seat := self.steps.seats.get(name):
                self._reprint(name, seat)
        for name in {**old, **self.steps.instruments}:
            if name in difference.renamed:
                self._retitle(name)
            if name in difference.renamed or name in difference.touched:
                self._renote(name)

    # --- clauses ---------------------------------------------------------------------------------

    def _leave(self, left: set[str]) -> None:
        """Part with clauses; one that the first text had is remembered."""
        for name in left:
            if name in self.steps.base:
                self._left[name] = self.steps.step
            else:
                del self._own[name]
                self._strands.pop(name, None)

    def _print(self, seat: Seat) -> Own:
        own = self._press.own(seat.clause, seat.level, self._cite, self.steps.last.pictures)
        self._mention(own.targets, seat.clause.id)
        return own

    def _reprint(self, name: str, seat: Seat) -> None:
        now = self._print(seat)
        self._left.pop(name, None)
        was = self._own.get(name)
        if was is None:
            self._strands[name] = _begin(now, self.steps.step)
        elif now != was:
            strand = self._strands.get(name) or _begin(was, 0)
            self._strands[name] = Strand(
                opening=weaving.weave(strand.opening, now.opening, self.steps.step),
                closing=weaving.weave(strand.closing, now.closing, self.steps.step),
            )
        self._own[name] = now

    # --- titles and footnotes --------------------------------------------------------------------

    def _retitle(self, name: str) -> None:
        instrument = self.steps.instruments.get(name)
        old = self.titles.get(name)
        if instrument is None:
            _part(self.titles, name, self.steps.step)
        else:
            self.titles[name] = _carry(old, render.title(instrument).pieces, self.steps.step)

    def _renote(self, name: str) -> None:
        instrument = self.steps.instruments.get(name)
        labels: set[str] = set()
        for footnote in instrument.footnotes if instrument else ():
            note, targets = render.note(footnote, name, self._cite)
            self._mention(targets, name)
            labels.add(note.label)
            key = (name, note.label)
            self.notes[key] = _carry(self.notes.get(key), note.pieces, self.steps.step)
        for key in [key for key in self.notes if key[0] == name and key[1] not in labels]:
            _part(self.notes, key, self.steps.step)

    # --- citations -------------------------------------------------------------------------------

    def _mention(self, targets: frozenset[str], where: str) -> None:
        for target in targets:
            self._mentions.setdefault(target, set()).add(where)

    def _cite(self, target: str, instrument: str) -> str:
        if target not in self._cited:
            self._cited[target] = self._work_out(target)
        cited = self._cited[target]
        if cited.home != instrument:
            return cited.words
        return render.within(cited.words, self.steps.instruments[cited.home], instrument)

    def _work_out(self, target: str) -> _Cited:
        instruments, seats = self.steps.instruments, self.steps.seats
        if target in instruments:
            named = instruments[target]
            return _Cited(words=named.number or named.title, home="", chain=(target,))
        if target not in seats:
            return _Cited(words=target, home="", chain=(target,))
        ancestors: list[Clause] = []
        parent = seats[target].parent
        while parent in seats:
            ancestors.append(seats[parent].clause)
            parent = seats[parent].parent
        standing = Standing(
            clause=seats[target].clause,
            instrument=instruments[parent],
            ancestors=tuple(reversed(ancestors)),
            siblings=(seats[target].clause,),
            position=0,
        )
        chain = (target, *(clause.id for clause in ancestors), parent)
        return _Cited(words=cite(standing), home=parent, chain=chain)

    def _cite_again(self, renamed: set[str]) -> set[str]:
        """Work out again the citations that may differ; give the clauses that print them."""
        touched: set[str] = set()
        for target, was in [*self._cited.items()]:
            if not renamed.isdisjoint(was.chain):
                now = self._work_out(target)
                self._cited[target] = now
                if (now.words, now.home) != (was.words, was.home):
                    touched |= self._mentions.get(target, set())
        return touched


def _begin(own: Own, step: int) -> Strand:
    return Strand(
        opening=tuple(begin(one, step) for one in own.opening),
        closing=tuple(begin(one, step) for one in own.closing),
    )


def _end(strips: tuple[Strip, ...], step: int) -> tuple[Strip, ...]:
    return tuple(strip if strip.died else end(strip, step) for strip in strips if not strip.born)


def _part(strands: dict[K, WordStrand], key: K, step: int) -> None:
    """Part with a title or footnote; one that the first text had is remembered."""
    strand = strands[key]
    if strand.born:
        del strands[key]
    elif not strand.died:
        strands[key] = replace(strand, died=step)


def _carry(strand: WordStrand | None, pieces: tuple[Piece, ...], step: int) -> WordStrand:
    words = split(pieces)
    if strand is None:
        return WordStrand(words=threads.begin(words, step), born=step)
    return WordStrand(words=threads.weave(strand.words, words, step), born=strand.born)


def finished(strand: WordStrand) -> WordStrand:
    """Give a title or footnote with all its words gone, if it is gone."""
    if not strand.died:
        return strand
    return replace(strand, words=threads.end(strand.words, strand.died))
