"""Which clauses are not the same value in two texts, one of which was made from the other?"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.model.instrument import Clause, Constitution
    from constitution_tool.model.words import Words

Pair = tuple["Clause | None", "Clause | None"]
"""A clause as it was and as it is; None where there is none."""


def differing(before: Constitution, after: Constitution) -> tuple[Pair, ...]:
    """Find every clause that is not the same value in both texts, whatever has moved where.

    Texts share all that did not change (`amend`), so what is shared is passed over unread.
    """
    old: dict[str, Clause] = {}
    new: dict[str, Clause] = {}
    was = {instrument.id: instrument.clauses for instrument in before.instruments}
    now = {instrument.id: instrument.clauses for instrument in after.instruments}
    for id_ in was.keys() | now.keys():
        _gather(was.get(id_, ()), now.get(id_, ()), old, new)
    ids = dict.fromkeys((*old, *new))
    return tuple((old.get(id_), new.get(id_)) for id_ in ids if old.get(id_) != new.get(id_))


def words_changed(before: Constitution, after: Constitution) -> int:
    """Count the words that differ: of each changed stretch, its longer side."""
    return sum(_stretches(_words(old), _words(new)) for old, new in differing(before, after))


def _gather(
    was: tuple[Clause, ...],
    now: tuple[Clause, ...],
    old: dict[str, Clause],
    new: dict[str, Clause],
) -> None:
    if was is now:
        return
    before, after = {clause.id: clause for clause in was}, {clause.id: clause for clause in now}
    for id_ in dict.fromkeys((*before, *after)):
        one, other = before.get(id_), after.get(id_)
        if one is other:
            continue
        if one:
            old[id_] = one
        if other:
            new[id_] = other
        _gather(one.children if one else (), other.children if other else (), old, new)


def _words(clause: Clause | None) -> list[str]:
    return [word for words in _all(clause) for word in plain(words).split()]


def _all(clause: Clause | None) -> Iterable[Words]:
    return all_words(clause) if clause else ()


def _stretches(old: list[str], new: list[str]) -> int:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return sum(
        max(end - start, to_end - to_start)
        for tag, start, end, to_start, to_end in matcher.get_opcodes()
        if tag != "equal"
    )
