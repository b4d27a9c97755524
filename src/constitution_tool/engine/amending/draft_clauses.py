"""Which instruction puts in, rewrites, omits, renumbers or moves a whole clause as is wished?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.draft_words import typed
from constitution_tool.engine.amending.named import given_ids
from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.wish import (
    DropClause,
    JoinClauses,
    Leaving,
    NewClause,
    Relabel,
    Relocate,
    RewriteClause,
)
from constitution_tool.model.block import Paragraph
from constitution_tool.model.identity import ClauseId, InstrumentId, mint
from constitution_tool.model.instruction import (
    InsertClauses,
    Join,
    Move,
    OmitClause,
    OmitInstrument,
    OmitLeavingNumber,
    Renumber,
    SubstituteClause,
)
from constitution_tool.model.instrument import Clause, Kind
from constitution_tool.model.target import Beside, Side, Within
from constitution_tool.model.words import Words
from constitution_tool.notation.text.numbering import read_label

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from constitution_tool.engine.amending.wish import OfClauses, Where
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.block import Block
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Index
    from constitution_tool.model.target import Gap, Target


@dataclass(frozen=True, slots=True)
class _Taken:
    """Ids that a new clause may not have: ever used, in the text, or in this amendment."""

    ever: Container[str]
    index: Index
    amendment: Amendment

    def __contains__(self, id_: object) -> bool:
        return id_ in self.ever or id_ in self.index.by_id or id_ in self._drafted()

    def _drafted(self) -> set[str]:
        return {id_ for entry in self.amendment.entries for id_ in given_ids(entry.instruction)}


def drafted_clauses(
    wish: OfClauses,
    index: Index,
    target: Callable[[str], Target],
    amendment: Amendment,
    taken: Container[str],
) -> Instruction:
    """Draft the instruction for a wish about whole clauses.

    Args:
        wish: what is wished.
        index: the text as it stands before this instruction.
        target: how an id is cited.
        amendment: the amendment so far; its id is part of the seed of new ids.
        taken: every id ever used.

    Raises:
        Conflict: it is not certain what is meant.
    """
    match wish:
        case RewriteClause():
            return SubstituteClause(target=target(wish.target), clauses=(_rewritten(wish, index),))
        case NewClause():
            said = "\n".join((wish.number, wish.heading, wish.words))
            home = _home(wish.where, index)
            clause = _new(wish, new_id(amendment, home, said, index, taken))
            return InsertClauses(gap=_gap(wish.where, target), clauses=(clause,))
        case DropClause(target=id_, leaving=leaving):
            if leaving is Leaving.NUMBER:
                return OmitLeavingNumber(target=target(id_))
            if id_ in index.instruments:
                return OmitInstrument(target=target(id_))
            return OmitClause(target=target(id_))
        case Relabel(target=id_, number=number):
            return Renumber(target=target(id_), number=number.strip())
        case Relocate(target=id_, where=where):
            return Move(target=target(id_), gap=_gap(where, target))
        case JoinClauses(target=id_, follower=other):
            return Join(target=target(id_), follower=target(other))
        case _:
            assert_never(wish)


def new_id(
    amendment: Amendment, home: InstrumentId, said: str, index: Index, taken: Container[str]
) -> ClauseId:
    """Make the id of what an amendment puts in next; `said` are words that tell it from others.

    Args:
        amendment: the amendment so far.
        home: the instrument it is put in.
        said: its number and words.
        index: the text as it stands before the instruction.
        taken: every id ever used.
    """
    seed = "\n".join((amendment.id, str(len(amendment.entries)), said))
    return mint(home, seed, _Taken(taken, index, amendment))


def _gap(where: Where, target: Callable[[str], Target]) -> Gap:
    if isinstance(where.at, Side):
        return Beside(side=where.at, target=target(where.target))
    return Within(end=where.at, target=target(where.target))


def _home(where: Where, index: Index) -> InstrumentId:
    standing = index.by_id.get(where.target)
    return standing.instrument.id if standing else InstrumentId(where.target)


def _new(wish: NewClause, id_: ClauseId) -> Clause:
    if wish.heading:
        number, heading = _label(wish.number, wish.heading, heading=True)
        return Clause(
            id=id_,
            kind=Kind.HEADING,
            number=number,
            heading=typed(heading),
            opening=_paragraphs(wish.words),
        )
    number, words = _label(wish.number, wish.words, heading=False)
    return Clause(
        id=id_,
        kind=Kind.ITEM,
        number=number,
        heading=Words(""),
        opening=_paragraphs(words) or (Paragraph(words=typed("")),),
    )


def _rewritten(wish: RewriteClause, index: Index) -> Clause:
    standing = index.by_id.get(wish.target)
    if standing is None:
        refuse(
            "target-unknown",
            f"There is no paragraph with the id {wish.target} in the text.",
            "look up the paragraph with `show`.",
        )
    old = standing.clause
    if old.children:
        refuse(
            "rewrite-children",
            "There are paragraphs within the one that is to be rewritten, and it is not said what "
            "becomes of them.",
            "replace its own words, or rewrite each paragraph by itself.",
        )
    _, words = _label(old.number, wish.words, heading=False)
    return Clause(
        id=old.id,
        kind=old.kind,
        number=old.number,
        heading=old.heading,
        opening=_paragraphs(words) or (Paragraph(words=typed("")),),
    )


def _label(number: str, words: str, *, heading: bool) -> tuple[str, str]:
    """Part a label from words as typed; it must be the number given, if one is given.

    Raises:
        Conflict: it is another.
    """
    label, rest = read_label(words.strip(), heading=heading)
    if not label:
        return number, words
    if number and label != number:
        refuse(
            "label-differs",
            f"The words begin with “{label}”, and the number is to be “{number}”.",
            "give the words without a number.",
        )
    return label, rest


def _paragraphs(words: str) -> tuple[Block, ...]:
    """Part words at blank lines."""
    parts = [part for part in words.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return tuple(Paragraph(words=typed(part)) for part in parts)
