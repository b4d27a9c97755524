"""Which clauses are better substituted whole than amended word by word?

Those of which no smaller instruction says the change; those with more than half of their words
changed, or changed in too many places to be followed; and those of which more than half of what
stands within them changes. A clause with others within it is otherwise amended in its own words,
so that what did not change is not quoted.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.engine.deriving.phrases import parted, same_shape
from constitution_tool.engine.deriving.stretches import (
    mostly_changed,
    stretches,
    words_changed,
    words_in,
)
from constitution_tool.model.change import HeadingSubstituted, Inserted, Moved, Omitted, Substituted
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.deriving.stretches import Stretch
    from constitution_tool.model.change import ChangeSet
    from constitution_tool.model.instrument import Clause, Index

MOST_PHRASES = 6
"""Phrases that may change in one clause before a reader would rather see it whole."""

_FEWEST = 3
"""Changes within a clause before it can be better to substitute it with all within it."""

_LEAST_SHARE = 1 / 4
"""Of the words within it, that went, came or moved."""


def wholes(old: Index, new: Index, changes: ChangeSet) -> set[str]:
    """Name the clauses, of those both texts have, to be substituted whole."""
    kept = [id_ for id_ in new.by_id if id_ in old.by_id]
    changed = {id_ for id_ in kept if old.by_id[id_].clause is not new.by_id[id_].clause}
    found = {id_ for id_ in changed if _whole(old.by_id[id_].clause, new.by_id[id_].clause)}
    return found | set(_parents(old, new, changes))


def _whole(old: Clause, new: Clause) -> bool:
    """Say whether a clause's own change is said by substituting it."""
    if bool(old.heading) is not bool(new.heading) or not same_shape(old, new):
        return True
    if old.number != new.number and len(new.number.split()) != 1:
        return True
    if (old.opening, old.closing) == (new.opening, new.closing) or old.children or new.children:
        return False
    parts = [part for paragraph in parted(old, new) for part in paragraph]
    phrases = sum(not part.kept for part in parts)
    return mostly_changed(parts) or phrases > MOST_PHRASES


def _parents(old: Index, new: Index, changes: ChangeSet) -> Iterator[str]:
    """Walk the clauses of which more than half of what stands within them changes.

    And not by a word or two: by a quarter of their words at least. None from which something was
    moved out, or into which something was moved: it would not be seen where it came from or went.
    """
    changed: Counter[str] = Counter()
    moved = {change.id for change in changes.changes if isinstance(change, Moved)}
    crossed = {above for id_ in moved for above in _above(old, id_) ^ _above(new, id_)}
    otherwise = _said_otherwise(changes) | moved
    for id_ in otherwise:
        changed.update(_above(old, id_) | _above(new, id_))
    for id_, count in changed.items():
        if count < _FEWEST or id_ in crossed or id_ not in old.by_id or id_ not in new.by_id:
            continue
        within = _within(old.by_id[id_].clause) | _within(new.by_id[id_].clause)
        if count > len(within) / 2 and _share(old, new, within, otherwise, moved) > _LEAST_SHARE:
            yield id_


def _share(old: Index, new: Index, within: set[str], otherwise: set[str], moved: set[str]) -> float:
    """Measure how much of the words within a clause, old and new together, went, came or moved."""
    changed = whole = 0
    for id_ in within:
        if id_ not in otherwise:
            whole += 2 * sum(len(words.split()) for words in all_words(new.by_id[id_].clause))
            continue
        parts = _parted(old, new, id_)
        words = words_in(parts)
        whole += words
        stayed = id_ in old.by_id and id_ in new.by_id and id_ not in moved
        changed += words_changed(parts) if stayed else words
    return changed / max(whole, 1)


def _parted(old: Index, new: Index, id_: str) -> tuple[Stretch, ...]:
    """Part all own words of a clause, its heading included, as they were and as they are."""
    was, now = (
        [*all_words(index.by_id[id_].clause)] if id_ in index.by_id else [] for index in (old, new)
    )
    return stretches(Words("\n".join(was)), Words("\n".join(now)))


def _said_otherwise(changes: ChangeSet) -> set[str]:
    """Name the clauses that are new, are gone, or say something else. A number says nothing."""
    found: set[str] = set()
    for change in changes.changes:
        match change:
            case Inserted() | Omitted():
                found.add(change.clause.id)
            case Substituted():
                found.add(change.new.id)
            case HeadingSubstituted():
                found.add(change.id)
            case _:
                pass
    return found


def _above(index: Index, id_: str) -> set[str]:
    standing = index.by_id.get(id_)
    return {clause.id for clause in standing.ancestors} if standing else set()


def _within(clause: Clause) -> set[str]:
    return {id_ for child in clause.children for id_ in (child.id, *_within(child))}
