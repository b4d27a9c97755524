"""Which forms act on whole clauses?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.identity import ClauseId
from constitution_tool.model.instruction import (
    InsertClauses,
    Join,
    Move,
    OmitClause,
    OmitLeavingNumber,
    Renumber,
    Split,
    SubstituteClause,
)
from constitution_tool.model.target import Beside, End, Side, Within
from constitution_tool.notation.amendments.form import DASH, Bare, Known, QuotesClauses
from constitution_tool.notation.amendments.sentence import Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.target import Gap, Target
    from constitution_tool.notation.amendments.sentence import Reading

    Clauses = tuple[Clause, ...]
    At = Callable[[Target], Gap]


def _beside(side: Side) -> At:
    return lambda target: Beside(side=side, target=target)


def _within(end: End) -> At:
    return lambda target: Within(end=end, target=target)


_GAPS: tuple[tuple[str, Slot, At], ...] = (
    *((side.value, Slot.TARGET, _beside(side)) for side in Side),
    *((f"the {end.value} of", Slot.ANY, _within(end)) for end in End),
)
"""How a gap is named, what it is beside or within, and what it is."""


def _substitute(reading: Reading, clauses: Clauses) -> Instruction:
    return SubstituteClause(target=reading.targets[0], clauses=clauses)


def _omit(reading: Reading) -> Instruction:
    return OmitClause(target=reading.targets[0])


def _omit_leaving_number(reading: Reading) -> Instruction:
    return OmitLeavingNumber(target=reading.targets[0])


def _renumber(reading: Reading) -> Instruction:
    return Renumber(target=reading.targets[0], number=reading.words[0])


def _split(reading: Reading) -> Instruction:
    after, first, second = reading.words
    return Split(
        target=reading.targets[0],
        after=after,
        first=first,
        second=second,
        new=ClauseId(reading.new),
    )


def _join(reading: Reading) -> Instruction:
    target, follower = reading.targets
    return Join(target=target, follower=follower)


def _insert(where: str, slot: Slot, gap: At) -> Known:
    def build(reading: Reading, clauses: Clauses) -> Instruction:
        return InsertClauses(gap=gap(reading.targets[0]), clauses=clauses)

    begins = f"At {where}" if slot is Slot.ANY else where.capitalize()
    return QuotesClauses(
        shown=f"{begins} TARGET insert{DASH}",
        parts=(f"{begins} ", slot, f" insert{DASH}"),
        build=build,
    )


def _move(where: str, slot: Slot, gap: At) -> Known:
    def build(reading: Reading) -> Instruction:
        target, anchor = reading.targets
        return Move(target=target, gap=gap(anchor))

    return Bare(
        shown=f"Move TARGET to {where} TARGET.",
        parts=("Move ", Slot.TARGET, f" to {where} ", slot, "."),
        build=build,
    )


ON_CLAUSES: tuple[Known, ...] = (
    QuotesClauses(
        shown=f"For TARGET substitute{DASH}",
        parts=("For ", Slot.TARGET, f" substitute{DASH}"),
        build=_substitute,
    ),
    *(_insert(*each) for each in _GAPS),
    Bare(shown="Omit TARGET.", parts=("Omit ", Slot.TARGET, "."), build=_omit),
    Bare(
        shown="Omit TARGET, leaving its number.",
        parts=("Omit ", Slot.TARGET, ", leaving its number."),
        build=_omit_leaving_number,
    ),
    Bare(
        shown="Renumber TARGET as “4A.”.",
        parts=("Renumber ", Slot.TARGET, " as ", Slot.WORDS, "."),
        build=_renumber,
    ),
    *(_move(*each) for each in _GAPS),
    Bare(
        shown="Split TARGET after “A” into “4.” and “5.” {#id}.",
        parts=(
            *("Split ", Slot.TARGET, " after ", Slot.WORDS, " into ", Slot.WORDS),
            *(" and ", Slot.WORDS, Slot.NEW, "."),
        ),
        build=_split,
    ),
    Bare(
        shown="Join TARGET with TARGET.",
        parts=("Join ", Slot.TARGET, " with ", Slot.TARGET, "."),
        build=_join,
    ),
)
