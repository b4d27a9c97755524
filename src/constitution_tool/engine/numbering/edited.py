"""What does an edited text say, once the new clauses without a number are numbered?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.numbering.policy import number_for
from constitution_tool.engine.numbering.renumbering import renumbered
from constitution_tool.model.instrument import Index
from constitution_tool.model.settings import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.model.instrument import Clause, Constitution


def numbered(
    old: Constitution, new: Constitution, fresh: Iterable[str], policy: Numbering
) -> Constitution:
    """Number the new clauses that have no number; under `renumber` others give way to them.

    Args:
        old: the text before it was edited.
        new: the text after, with the numbers that someone typed.
        fresh: the ids of the new clauses, those left out that are to have no number.
        policy: how their instrument is numbered.

    Raises:
        Conflict: it is not sure how one is to be numbered.
    """
    text, came = new, list[str]()
    places = Index(new).by_id
    for id_ in (id_ for id_ in places if id_ in set(fresh) and not places[id_].clause.number):
        number = number_for(id_, Index(text), policy)
        if number:
            text = _with_numbers(text, {id_: number})
            came.append(id_)
    if not came or policy is not Numbering.RENUMBER:
        return text
    return _with_numbers(text, {each.id: each.new for each in renumbered(old, text, came)})


def _with_numbers(text: Constitution, numbers: Mapping[str, str]) -> Constitution:
    homes = {id_.partition(".")[0] for id_ in numbers}
    return replace(
        text,
        instruments=tuple(
            replace(each, clauses=tuple(_clause(clause, numbers) for clause in each.clauses))
            if each.id in homes
            else each
            for each in text.instruments
        ),
    )


def _clause(clause: Clause, numbers: Mapping[str, str]) -> Clause:
    number = numbers.get(clause.id, clause.number)
    return replace(
        clause,
        number=number,
        children=tuple(_clause(child, numbers) for child in clause.children),
    )
