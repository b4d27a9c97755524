"""Which clauses are not the same value in two texts, one of which was made from the other?"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words, front_words, marks_in
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.instrument import Clause, Constitution, Instrument
    from constitution_tool.model.words import Words

Pair = tuple["Clause | None", "Clause | None"]
"""A clause as it was and as it is; None where there is none."""

Front = tuple["Instrument | None", "Instrument | None"]
"""An instrument as it was and as it is; None where there is none."""


def differing(before: Constitution, after: Constitution) -> tuple[Pair, ...]:
    """Find every clause that is not the same value in both texts, whatever has moved where.

    Texts share all that did not change (`amend`), so what is shared is passed over unread.
    """
    return _gathered(before, after).pairs()


def fronts(before: Constitution, after: Constitution) -> Iterator[Front]:
    """Walk the instruments that say other things beside their clauses, as they were and are."""
    was = {instrument.id: instrument for instrument in before.instruments}
    now = {instrument.id: instrument for instrument in after.instruments}
    for id_ in dict.fromkeys((*was, *now)):
        old, new = was.get(id_), now.get(id_)
        if old is not new and _of_front(old) != _of_front(new):
            yield old, new


def words_changed(before: Constitution, after: Constitution) -> int:
    """Count the words that differ: of each changed stretch, its longer side.

    All the words of a clause that has moved count, and so do those of titles and footnotes.
    """
    gathered = _gathered(before, after)
    count = sum(_stretches(_words(old), _words(new)) for old, new in gathered.pairs())
    count += sum(len(_words(clause)) for moved in gathered.moved() for clause in _whole(moved))
    return count + sum(_stretches(_of_front(o), _of_front(n)) for o, n in fronts(before, after))


def _gathered(before: Constitution, after: Constitution) -> _Gathered:
    found = _Gathered()
    was = {instrument.id: instrument.clauses for instrument in before.instruments}
    now = {instrument.id: instrument.clauses for instrument in after.instruments}
    for id_ in was.keys() | now.keys():
        found.gather(id_, was.get(id_, ()), now.get(id_, ()))
    return found


@dataclass(slots=True)
class _Gathered:
    """The clauses that are not shared, each with what it stands in, and those reordered."""

    old: dict[str, tuple[str, Clause]] = field(default_factory=dict)
    new: dict[str, tuple[str, Clause]] = field(default_factory=dict)
    shuffled: set[str] = field(default_factory=set)

    def gather(self, parent: str, was: tuple[Clause, ...], now: tuple[Clause, ...]) -> None:
        if was is now:
            return
        before, after = {clause.id: clause for clause in was}, {clause.id: clause for clause in now}
        self._order(
            [id_ for id_ in before if id_ in after], [id_ for id_ in after if id_ in before]
        )
        for id_ in dict.fromkeys((*before, *after)):
            one, other = before.get(id_), after.get(id_)
            if one is other and id_ not in self.shuffled:
                continue
            if one:
                self.old[id_] = (parent, one)
            if other:
                self.new[id_] = (parent, other)
            self.gather(id_, one.children if one else (), other.children if other else ())

    def _order(self, was: list[str], now: list[str]) -> None:
        if was == now:
            return
        for tag, start, end, _, _ in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            if tag != "equal":
                self.shuffled.update(was[start:end])

    def pairs(self) -> tuple[Pair, ...]:
        """Give each clause as it was and as it is, where these are not the same."""
        both = ((self._old(id_), self._new(id_)) for id_ in dict.fromkeys((*self.old, *self.new)))
        return tuple((one, other) for one, other in both if one != other)

    def moved(self) -> Iterator[Clause]:
        """Walk the clauses, as they are, that stand elsewhere or in another order."""
        for id_, (parent, clause) in self.new.items():
            if id_ in self.old and (id_ in self.shuffled or self.old[id_][0] != parent):
                yield clause

    def _old(self, id_: str) -> Clause | None:
        return self.old[id_][1] if id_ in self.old else None

    def _new(self, id_: str) -> Clause | None:
        return self.new[id_][1] if id_ in self.new else None


def _whole(clause: Clause) -> Iterator[Clause]:
    yield clause
    for child in clause.children:
        yield from _whole(child)


def _words(clause: Clause | None) -> list[str]:
    return _counted(all_words(clause)) if clause else []


def _of_front(instrument: Instrument | None) -> list[str]:
    return _counted(front_words(instrument)) if instrument else []


def _counted(stretches: Iterable[Words]) -> list[str]:
    return [word for words in stretches for word in (*plain(words).split(), *marks_in(words))]


def _stretches(old: list[str], new: list[str]) -> int:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return sum(
        max(end - start, to_end - to_start)
        for tag, start, end, to_start, to_end in matcher.get_opcodes()
        if tag != "equal"
    )
