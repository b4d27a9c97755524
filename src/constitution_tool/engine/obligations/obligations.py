"""What does a text ask, paragraph by paragraph, the items of its lists included?

An item takes up the opening words of its list: “Members must: (a) declare …” asks that Members
declare. What the opening words ask is then said once for each item, and not by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.obligations.actors import Actors
from constitution_tool.engine.obligations.duties import duties
from constitution_tool.engine.obligations.forces import askings
from constitution_tool.engine.obligations.sentences import sentences
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Index
from constitution_tool.model.obligation import Duty, Force, Obligation
from constitution_tool.model.passage import Grid, Passage, Role, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from constitution_tool.model.instrument import Constitution, Standing

_LEADS_ON = re.compile(r"[:—–]\s*-?\s*$")
_ENDS = re.compile(r"[.!?][”\"’')]*\s*$")
_ITEM_END = re.compile(r"(?:\s*[;,.]\s*(?:and/or|and|or)?|\s+(?:and/or|and|or))\s*$")
_NAMES = re.compile(r"[A-Za-z]")


def obligations(
    constitution: Constitution, instruments: Collection[str], offices: Iterable[str] = ()
) -> tuple[Obligation, ...]:
    """List what some instruments ask, in the order of the text.

    Args:
        constitution: the text; its references are read as they are printed.
        instruments: the ids of those wanted.
        offices: what the council's offices are called.

    Raises:
        Usage: there is no such instrument.
        Malformed: words that cannot be read.
    """
    printed = tuple(_passages(flow(constitution, instruments).printed))
    actors = Actors(tuple(offices), (text_of(passage.pieces) for passage in printed))
    reading = _Reading(actors=actors, index=Index(constitution), leads={})
    return tuple(one for passage in printed for one in reading.passage(passage))


def counts(found: Iterable[Obligation]) -> Mapping[Force, tuple[int, int]]:
    """Count by force: how many in all, and of how many nobody is named."""
    everyone = tuple(found)
    every = Counter(one.duty.force for one in everyone)
    unnamed = Counter(one.duty.force for one in everyone if not one.duty.actor)
    return {force: (every[force], unnamed[force]) for force in Force}


def _passages(printed: Iterable[object]) -> Iterator[Passage]:
    for one in printed:
        if isinstance(one, Passage) and one.role is not Role.HEADING:
            yield one
        elif isinstance(one, Grid):
            yield from (each for row in one.rows for cell in row.cells for each in cell.passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """The opening words of a list, and what they ask of each item, if they ask anything."""

    words: str
    duty: Duty | None


@dataclass(slots=True, kw_only=True)
class _Reading:
    """The text as it is read: the opening words of lists, by the clause or bullet they stand in."""

    actors: Actors
    index: Index
    leads: dict[tuple[str, int], _Lead]
    spoken_of: str = ""

    def passage(self, passage: Passage) -> Iterator[Obligation]:
        """Read one printed paragraph."""
        standing = self.index.by_id[passage.clause]
        words = text_of(passage.pieces).strip()
        lead = self._lead(passage, standing)
        found = tuple(self._asked(words, lead))
        if self._leads_on(words, passage, standing):
            open_ = found[-1] if found and found[-1].what_is_open else None
            self.leads[(passage.clause, passage.bullet)] = self._opened(words, lead, open_)
            found = found[:-1] if open_ else found
        citation = cite(standing)
        for one in found:
            yield Obligation(clause=passage.clause, citation=citation, duty=one.duty)

    def _lead(self, passage: Passage, standing: Standing) -> _Lead | None:
        if passage.bullet:
            levels = range(passage.bullet - 1, -1, -1)
            return next(
                (
                    self.leads[(passage.clause, level)]
                    for level in levels
                    if (passage.clause, level) in self.leads
                ),
                None,
            )
        if passage.role is not Role.CLAUSE or not standing.ancestors:
            return None
        return self.leads.get((str(standing.parent), 0))

    def _leads_on(self, words: str, passage: Passage, standing: Standing) -> bool:
        if _LEADS_ON.search(words):
            return True
        own = passage.role is Role.CLAUSE and bool(standing.clause.children)
        return own and bool(words) and not _ENDS.search(words)

    def _opened(self, words: str, outer: _Lead | None, open_: _Asked | None) -> _Lead:
        last = _LEADS_ON.sub("", (sentences(words) or ("",))[-1]).strip()
        if open_:
            asked = _LEADS_ON.sub("", open_.duty.what).strip()
            return _Lead(words=last, duty=replace(open_.duty, what=asked))
        if outer and outer.duty:
            return _Lead(words=last, duty=_further(outer.duty, last))
        return _Lead(words=last, duty=None)

    def _asked(self, words: str, lead: _Lead | None) -> Iterator[_Asked]:
        item = _ITEM_END.sub("", words)
        if lead and _NAMES.search(item):
            first, *rest = sentences(item) or ("",)
            opens = askings(first)
            if lead.duty is None and opens and not opens[0].start:
                first = f"{lead.words} {first}"
            elif lead.duty and not any(one.duty.actor for one in self._read(first)):
                yield _Asked(duty=_further(lead.duty, first.rstrip(".")), what_is_open=True)
                words = " ".join(rest)
                yield from self._sentences(words)
                return
            words = " ".join((first, *rest))
        yield from self._sentences(words)

    def _sentences(self, words: str) -> Iterator[_Asked]:
        self.spoken_of = ""
        for sentence in sentences(words):
            yield from self._read(sentence)
            named = [one[0].strip() for one in self.actors.every(sentence)]
            if named or not sentence.startswith("They "):
                self.spoken_of = named[0] if named else ""

    def _read(self, sentence: str) -> tuple[_Asked, ...]:
        found = duties(sentence, self.actors, self.spoken_of)
        return tuple(_Asked(duty=one.duty, what_is_open=one.end == len(sentence)) for one in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A duty; `what_is_open` if it reaches to the end of its sentence: a list may add to it."""

    duty: Duty
    what_is_open: bool


def _further(duty: Duty, item: str) -> Duty:
    return replace(duty, what=f"{duty.what} {item}".strip())
