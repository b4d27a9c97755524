"""What does an amendment stand on, and what does carrying it out disturb?

Two amendments of which neither disturbs what the other stands on commute, and need not be tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.amending.named import anchors_of, targets_of
from constitution_tool.engine.amending.soundness import references
from constitution_tool.engine.colliding.excerpt import excerpt
from constitution_tool.errors import Conflict, Malformed
from constitution_tool.model.instruction import Move, OnInstruments
from constitution_tool.model.instrument import Index
from constitution_tool.notation.amendments.instruction import print_instruction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Clause, Constitution, Standing

_REFERENCE = re.compile(r"\(#([a-z0-9.]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Ids by which an amendment is told from those it cannot meet.

    `needs` are those an excerpt must hold for it; `stands` what it expects, changes or refers to;
    `disturbs` whatever is no longer quite as it was once it is carried out, the neighbours and
    parents of what comes, goes and moves included.
    """

    needs: frozenset[str]
    stands: frozenset[str]
    disturbs: frozenset[str]


def referrers(index: Index) -> Mapping[str, frozenset[str]]:
    """Find which clauses refer to each clause."""
    found: dict[str, set[str]] = {}
    for id_, standing in index.by_id.items():
        for to in references(standing.clause):
            found.setdefault(to, set()).add(id_)
    return {to: frozenset(ids) for to, ids in found.items()}


def needs(
    amendment: Amendment, index: Index, referred: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Say which clauses of a text an amendment cannot be judged without."""
    ids = {each.id for each in amendment.expects}
    for entry in amendment.entries:
        named = (*targets_of(entry.instruction), *anchors_of(entry.instruction))
        ids.update(target.id for target in named)
        ids |= _referred(entry.instruction)
        if isinstance(entry.instruction, OnInstruments):  # acts on all that is in it
            whole = [index.instruments[t.id] for t in named if t.id in index.instruments]
            ids.update(clause.id for each in whole for clause in each.clauses)
    within = [
        clause for id_ in ids if id_ in index.by_id for clause in _all(index.by_id[id_].clause)
    ]
    for clause in within:
        ids |= referred.get(str(clause.id), frozenset()) | references(clause)
    return frozenset(ids)


def _referred(instruction: Instruction) -> set[str]:
    """Name what the words an instruction quotes refer to."""
    try:
        return {*_REFERENCE.findall(print_instruction(instruction))}
    except Malformed:  # wrong in itself: it will not fit, and that is said
        return set()


def ground(
    index: Index, below: Sequence[Amendment], amendment: Amendment, need: frozenset[str]
) -> Ground:
    """Carry an amendment out, and see what it stood on and what it disturbed.

    Args:
        index: the text under all that is pending.
        below: the amendments it is written on top of, in order.
        amendment: the amendment.
        need: what it and those need of the text.

    Raises:
        Conflict: it does not fit the text it is written on.
    """
    text = excerpt(index, need)
    if below:
        text = amend_steps(text, below)[-1].text
    if findings := unmet(text, amendment):
        raise Conflict(*findings)
    steps = amend_steps(text, (amendment,))
    before, after = Index(text), Index(steps[-1].text)
    touched = {id_ for step in steps for id_ in step.touched}
    moved = {
        entry.instruction.target.id
        for entry in amendment.entries
        if isinstance(entry.instruction, Move)
    }
    disturbs = {*touched, *(id_ for index in (before, after) for id_ in _within(moved, index))}
    for known in (before, after):
        if touched & (before.instruments.keys() ^ after.instruments.keys()):
            disturbs |= known.instruments.keys()  # their order is no longer quite as it was
        for id_ in touched & known.by_id.keys():
            disturbs |= _around(known.by_id[id_])
    said = {
        to for id_ in touched & after.by_id.keys() for to in references(after.by_id[id_].clause)
    }
    stands = {each.id for each in amendment.expects} | touched | said
    return Ground(needs=need, stands=frozenset(stands), disturbs=frozenset(disturbs))


def _around(standing: Standing) -> set[str]:
    above = {str(clause.id) for clause in standing.ancestors}
    return above | {str(standing.instrument.id), standing.previous, standing.next} - {""}


def _within(ids: set[str], index: Index) -> Iterator[str]:
    for id_ in ids & index.by_id.keys():
        yield from (clause.id for clause in _all(index.by_id[id_].clause))


def _all(clause: Clause) -> Iterator[Clause]:
    yield clause
    for child in clause.children:
        yield from _all(child)


def carried_out(text: Constitution, amendments: Sequence[Amendment]) -> Constitution | None:
    """Enter amendments one after the other, as far as the text goes; None if one is refused."""
    for amendment in amendments:
        if unmet(text, amendment):
            return None
        try:
            text = amend(text, amendment)
        except Conflict:
            return None
    return text
