"""Is it certain where each thing is put: no two at one place, none beside what is omitted?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend_clauses import ids
from constitution_tool.engine.amending.named import anchors_of
from constitution_tool.errors import Finding, Place
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instruction import (
    InsertClauses,
    InsertInstrument,
    Join,
    Move,
    OmitClause,
    OmitInstrument,
    Split,
    SubstituteClause,
)
from constitution_tool.model.instrument import Index
from constitution_tool.model.target import Beside, End, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.target import Gap

Where = tuple[str, str, str]
"""A place between two neighbours: the ids of the parent, of the one before and the one after."""


def check_gaps(index: Index, amendment: Amendment) -> Iterator[tuple[int, Finding]]:
    """Find what one amendment leaves uncertain, with the number of the instruction.

    Args:
        index: the text the amendment is written on.
        amendment: its instructions.
    """
    taken: dict[Where, int] = {}
    gone = _omitted(index, amendment)
    for number, entry in enumerate(amendment.entries, start=1):
        for where in _filled(index, entry.instruction):
            if where in taken:
                yield number, _same_place(taken[where], number)
            taken.setdefault(where, number)
        for anchor in anchors_of(entry.instruction):
            if anchor.id in gone:
                yield number, _beside_omitted(number, gone[anchor.id], cite_id(anchor.id, index))


def shared_gaps(constitution: Constitution, amendments: Iterable[Amendment]) -> tuple[Finding, ...]:
    """Find two amendments that put something at one place, neither written on top of the other.

    Args:
        constitution: the text they are all written on.
        amendments: those that are pending together.
    """
    index = Index(constitution)
    pending = tuple(amendments)
    upon = {amendment.id: set(amendment.after) for amendment in pending}
    for _ in pending:
        for above in upon.values():
            above |= {lower for each in above if each in upon for lower in upon[each]}
    taken: dict[Where, list[str]] = {}
    findings: list[Finding] = []
    for amendment in pending:
        filled = {w for entry in amendment.entries for w in _filled(index, entry.instruction)}
        for where in sorted(filled):
            others = taken.setdefault(where, [])
            findings += [
                _shared(other, amendment.id, cite_id(_name(where), index))
                for other in others
                if other not in upon[amendment.id] and amendment.id not in upon[other]
            ]
            others.append(amendment.id)
    return tuple(findings)


def _filled(index: Index, instruction: Instruction) -> Iterator[Where]:
    """Say which places of the text as it stands an instruction puts something at."""
    match instruction:
        case InsertClauses() | Move():
            yield from _where(index, instruction.gap)
        case SubstituteClause(target=target, clauses=clauses) if len(clauses) > 1:
            yield from _where(index, Beside(side=Side.AFTER, target=target))
        case InsertInstrument(beside=beside) if beside.target.id in index.instruments:
            order = ["", *index.instruments, ""]
            at = order.index(beside.target.id) + (beside.side is Side.AFTER)
            yield "", order[at - 1], order[at]
        case Split(target=target):
            yield from _where(index, Beside(side=Side.AFTER, target=target))
        case _:
            pass


def _where(index: Index, gap: Gap) -> Iterator[Where]:
    standing = index.by_id.get(gap.target.id)
    if isinstance(gap, Beside):
        if standing is None:
            return  # beside what this amendment itself inserts: then the order is certain
        if gap.side is Side.AFTER:
            yield standing.parent, standing.clause.id, standing.next
        else:
            yield standing.parent, standing.previous, standing.clause.id
        return
    instrument = index.instruments.get(gap.target.id)
    children = standing.clause.children if standing else instrument.clauses if instrument else None
    if children is None:
        return
    if gap.end is End.BEGINNING:
        yield gap.target.id, "", children[0].id if children else ""
    else:
        yield gap.target.id, children[-1].id if children else "", ""


def _name(where: Where) -> str:
    return where[1] or where[2] or where[0]


def _omitted(index: Index, amendment: Amendment) -> dict[str, int]:
    """Map every id an amendment omits to the number of the instruction that omits it."""
    gone: dict[str, int] = {}
    for number, entry in enumerate(amendment.entries, start=1):
        match entry.instruction:
            case OmitClause(target=target) if target.id in index.by_id:
                gone |= dict.fromkeys(ids((index.by_id[target.id].clause,)), number)
            case OmitInstrument(target=target) if target.id in index.instruments:
                clauses = index.instruments[target.id].clauses
                gone |= dict.fromkeys((target.id, *ids(clauses)), number)
            case Join(follower=follower):
                gone[follower.id] = number
            case _:
                pass
    return gone


def _same_place(first: int, second: int) -> Finding:
    return Finding(
        code="gap-shared",
        problem=f"Instructions {first} and {second} put something at one and the same place, and "
        "which is to come first is not said.",
        remedy=f"quote both in instruction {first}, or put one after what the other inserts.",
    )


def _beside_omitted(number: int, omits: int, cited: str) -> Finding:
    return Finding(
        code="anchor-omitted",
        problem=f"Instruction {number} puts something beside {cited}, which instruction {omits} "
        "omits.",
        remedy="name a paragraph that stays, or substitute the one that is omitted.",
    )


def _shared(one: str, other: str, cited: str) -> Finding:
    return Finding(
        code="gap-shared",
        problem=f"Amendments {one} and {other} put something at one and the same place, beside "
        f"{cited}, and which is to come first is not said.",
        remedy=f"write one on top of the other: name {one} in the `after` line of {other}.",
        place=Place(path=f"amendments/{other}.md"),
    )
