"""Which instructions say what someone wishes, with the numbers that the policy asks for?

A number is given only to a new clause for which the drafter gave none. Only under `renumber` is
another clause renumbered, and each by an instruction of its own in the same amendment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import draft_amendment
from constitution_tool.engine.amending.named import given_ids
from constitution_tool.engine.amending.wish import NewClause, Relabel, Wished
from constitution_tool.engine.numbering.folding import folded, reason
from constitution_tool.engine.numbering.policy import number_for, policy_of
from constitution_tool.engine.numbering.renumbering import renumbered
from constitution_tool.model.identity import ClauseId, instrument_of
from constitution_tool.model.instruction import (
    InsertClauses,
    Join,
    Move,
    OmitClause,
    Split,
)
from constitution_tool.model.instrument import Index
from constitution_tool.model.settings import Numbering
from constitution_tool.notation.text.numbering import read_label

if TYPE_CHECKING:
    from collections.abc import Container

    from constitution_tool.engine.amending.draft import Drafted
    from constitution_tool.engine.numbering.renumbering import Became
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.settings import LawSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """An amendment with one more wish in it: its instruction, and who was renumbered by others.

    `at` is the position, among the amendment's instructions, of the one that was wished for;
    `given` the number that its new clause was given, empty if the drafter gave it or it has none.
    """

    drafted: Drafted
    at: int
    given: str
    became: tuple[Became, ...]


def draft_numbered(
    base: Constitution,
    head: Amendment,
    wished: Wished,
    taken: Container[str],
    law: LawSettings,
) -> Numbered:
    """Add the instruction for a wish to an amendment, with the numbers the policy asks for.

    Args:
        base: the text the amendment is written on.
        head: the amendment so far.
        wished: what is wished; a new clause that says `unnumbered` is given no number.
        taken: every id ever used in texts or amendments, besides those in the text itself.
        law: the settings that hold the policy of each instrument.

    Raises:
        Conflict: the wish does not fit the text, or no number is sure.
    """
    at, number = len(head.entries), ""
    drafted = draft_amendment(base, head, (wished,), taken)
    new = amend(base, drafted.amendment)
    wish = wished.wish
    if isinstance(wish, NewClause) and not wish.unnumbered and not _label(wish):
        (id_,) = given_ids(drafted.amendment.entries[at].instruction)
        number = number_for(id_, Index(new), policy_of(law, instrument_of(ClauseId(id_))))
        wished = replace(wished, wish=replace(wish, number=number))
        drafted = draft_amendment(base, head, (wished,), taken)
        new = amend(base, drafted.amendment)
    instruction = drafted.amendment.entries[at].instruction
    became = tuple(
        each
        for each in _renumbered(amend(base, head), new, instruction)
        if policy_of(law, instrument_of(ClauseId(each.id))) is Numbering.RENUMBER
    )
    why = reason((at + 1,))
    follow = [Wished(wish=Relabel(target=each.id, number=each.new), reason=why) for each in became]
    if follow:
        after = draft_amendment(base, drafted.amendment, follow, taken)
        findings = (*drafted.findings, *after.findings)
        drafted = replace(after, amendment=folded(base, after.amendment, at), findings=findings)
    return Numbered(drafted=drafted, at=at, given=number, became=became)


def _renumbered(
    old: Constitution, new: Constitution, instruction: Instruction
) -> tuple[Became, ...]:
    """Work out who is to be renumbered after clauses came, went or moved; else nobody."""
    match instruction:
        case InsertClauses(clauses=clauses):
            return renumbered(old, new, tuple(clause.id for clause in clauses))
        case Split(new=id_):
            return renumbered(old, new, (id_,))
        case OmitClause() | Join():
            return renumbered(old, new, ())
        case Move(target=target):
            return renumbered(old, new, (), (target.id,))
        case _:
            return ()


def _label(wish: NewClause) -> str:
    """Give the number that the drafter gave, by itself or at the start of the words."""
    words = wish.heading or wish.words
    return wish.number or read_label(words.strip(), heading=bool(wish.heading))[0]
