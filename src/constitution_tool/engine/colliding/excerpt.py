"""What part of a text is enough to carry some amendments out on, exactly as on the whole?

The clauses named, whole; all they stand in; and, beside each of these, its siblings without what is
in them. Everything an instruction looks at is there: what it names and what that contains, the
neighbours of every place, the order of all that stands there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from constitution_tool.model.instrument import Clause, Constitution, Index


_MOST_KEPT = 32_768
_ALONE: dict[int, tuple[Clause, Clause]] = {}
"""Clauses without what is in them, by identity: every excerpt of a text has most of them.

What is kept stays alive, so no other clause has its identity.
"""


def _alone(clause: Clause) -> Clause:
    kept = _ALONE.get(id(clause))
    if kept is None:
        if len(_ALONE) >= _MOST_KEPT:
            _ALONE.clear()
        kept = _ALONE[id(clause)] = (clause, replace(clause, children=()))
    return kept[1]


def excerpt(index: Index, ids: Collection[str]) -> Constitution:
    """Take an excerpt of a text.

    Args:
        index: the text.
        ids: clauses and instruments; what the text does not have is passed over.
    """
    whole = {id_ for id_ in ids if id_ in index.by_id}
    path: set[str] = set()
    instruments = {id_ for id_ in ids if id_ in index.instruments}
    for id_ in whole:
        standing = index.by_id[id_]
        instruments.add(standing.instrument.id)
        path.update(clause.id for clause in standing.ancestors)

    def cut(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(
            clause
            if clause.id in whole or not clause.children
            else replace(clause, children=cut(clause.children))
            if clause.id in path
            else _alone(clause)
            for clause in clauses
        )

    return replace(
        index.constitution,
        instruments=tuple(
            replace(each, clauses=cut(each.clauses) if each.id in instruments else ())
            for each in index.constitution.instruments
        ),
    )
