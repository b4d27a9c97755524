"""Which instructions on words turn a clause's own words into others, as a person would draft them?

One instruction a changed phrase: words put in after (or before) their neighbours, words omitted,
or words substituted, each widened by whole words until what is quoted occurs once. Nothing is
taken on trust: every candidate is carried out, and must do exactly what is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend_words import added_words, amended_words
from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.amending.own_tables import own_tables, with_table
from constitution_tool.engine.amending.own_words import own_words, with_words
from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.working import Node
from constitution_tool.engine.deriving.sayable import sayable
from constitution_tool.engine.deriving.stretches import Stretch, has_word, stretches
from constitution_tool.engine.deriving.surroundings import around, beginnings, endings
from constitution_tool.engine.deriving.tables import alike
from constitution_tool.errors import Conflict
from constitution_tool.model.instruction import AddWords, InsertWords, OmitWords, SubstituteWords
from constitution_tool.model.target import EachPlace, End, Once, Side
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments import quotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.model.instruction import OnWords
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.target import Target

_TELLING = 4
"""Letters of a word that is worth quoting alone as the place where others go."""


def same_shape(old: Clause, new: Clause) -> bool:
    """Say whether two clauses differ in the words of their paragraphs and tables alone."""
    if old.kind is not new.kind or len(own_words(old)) != len(own_words(new)):
        return False
    if not alike(old, new):
        return False
    worded = with_words(old, dict(enumerate(own_words(new))))
    for number, table in enumerate(own_tables(new)):
        worded = with_table(worded, number, table)
    return (worded.opening, worded.closing) == (new.opening, new.closing)


def parted(old: Clause, new: Clause) -> tuple[tuple[Stretch, ...], ...]:
    """Part each paragraph of two clauses of the same shape into what was kept and what changed."""
    return tuple(
        stretches(was, now) for was, now in zip(own_words(old), own_words(new), strict=True)
    )


def phrases(node: Node, new: Clause, target: Target) -> tuple[OnWords, ...]:
    """Draft the instructions that give a clause the words of another of the same shape.

    Args:
        node: the clause as it stands; it is left as it is.
        new: the clause with the words wanted.
        target: how the clause is named.

    Raises:
        Conflict: no instruction on words says it.
    """
    parts = [list(each) for each in parted(node.clause, new)]
    while True:
        drafting = _Drafting(node, target, parts)
        stuck = drafting.draft()
        if stuck is None:
            return tuple(drafting.said)
        _join(parts[stuck.segment], stuck.at, node)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """A changed stretch: the number of its paragraph, and its place among the stretches there."""

    segment: int
    at: int


def _join(parts: list[Stretch], at: int, node: Node) -> None:
    """Join a stretch that cannot be said by itself with the next changed one, or the one before.

    Raises:
        Conflict: it is the whole paragraph already.
    """
    changed = [number for number, part in enumerate(parts) if not part.kept]
    later, earlier = [n for n in changed if n > at], [n for n in changed if n < at]
    start, end = (at, later[0]) if later else (earlier[-1], at) if earlier else (0, len(parts) - 1)
    if (start, end) == (0, 0):
        refuse(
            "draft-unsayable",
            f"No instruction on the words of {node.citation()} says what is wanted.",
            "substitute the whole paragraph.",
        )
    run = parts[start : end + 1]
    parts[start : end + 1] = [
        Stretch(old="".join(p.old for p in run), new="".join(p.new for p in run))
    ]


class _Drafting:
    """The instructions for one clause, each carried out before the next is drafted."""

    def __init__(self, node: Node, target: Target, parts: Sequence[Sequence[Stretch]]) -> None:
        self.clause = node.clause
        self.node = Node(node.clause, node.parent)
        self.target = target
        self.parts = parts
        self.done: set[_Phrase] = set()
        self.said: list[OnWords] = []

    def draft(self) -> _Phrase | None:
        """Draft an instruction for every phrase; give the first that cannot be said."""
        every = [
            _Phrase(segment=segment, at=at)
            for segment, parts in enumerate(self.parts)
            for at, part in enumerate(parts)
            if not part.kept
        ]
        for phrase in every:
            if phrase in self.done:
                continue
            alike = [other for other in every if self._core(other) == self._core(phrase)]
            if len(alike) > 1 and not self.done.intersection(alike) and self._each(alike):
                continue
            if not any(self._does(one, (phrase,)) for one in self._candidates(phrase)):
                return phrase
        return None

    # --- trying -----------------------------------------------------------------------------

    def _does(self, instruction: OnWords, phrases: Sequence[_Phrase]) -> bool:
        """Carry an instruction out and keep it, if it says these phrases and nothing else."""
        done = self.done | {*phrases}
        try:
            made = (
                added_words(instruction, (self.node,))
                if isinstance(instruction, AddWords)
                else amended_words(instruction, (self.node,))
            )
        except Conflict:
            return False
        wanted = with_words(
            self.clause, {n: Words(self._text(n, done)) for n in range(len(self.parts))}
        )
        if [clause for _, clause in made] != [wanted] or not sayable(instruction):
            return False
        self.node.clause, self.done = wanted, done
        self.said.append(instruction)
        return True

    def _text(self, segment: int, done: set[_Phrase]) -> str:
        return "".join(
            part.new if _Phrase(segment=segment, at=at) in done else part.old
            for at, part in enumerate(self.parts[segment])
        )

    def _once(self, find: str) -> bool:
        """Say whether words occur once, in the clause as it was and as it now is."""
        return all(
            sum(len(matches(words, find).starts) for words in own_words(clause)) == 1
            for clause in (self.clause, self.node.clause)
        )

    # --- candidates --------------------------------------------------------------------------

    def _core(self, phrase: _Phrase) -> tuple[str, str]:
        part = self.parts[phrase.segment][phrase.at]
        return part.old.strip(), part.new.strip()

    def _each(self, alike: Sequence[_Phrase]) -> bool:
        """Say a change made in every place the words occur, if it is one."""
        old, new = self._core(alike[0])
        if not (quotation.fits(old) and quotation.fits(new)):
            return False
        return self._does(
            SubstituteWords(
                targets=(self.target,),
                find=Words(old),
                replace=Words(new),
                occurrence=EachPlace(count=len(alike)),
            ),
            alike,
        )

    def _candidates(self, phrase: _Phrase) -> Iterator[OnWords]:
        """List ways to say a phrase, the most natural first: a stop is quoted with its word."""
        old, new = self._core(phrase)
        if not old:
            yield from self._insertions(phrase, Words(new))
        if not new and has_word(old) and quotation.fits(old) and self._once(old):
            yield OmitWords(targets=(self.target,), find=Words(old), occurrence=Once())
        found = [*self._substitutions(phrase)]
        yield from sorted(found, key=lambda each: not has_word(each.find))

    def _substitutions(self, phrase: _Phrase) -> Iterator[SubstituteWords]:
        part = self.parts[phrase.segment][phrase.at]
        for left, right in around(*self._beside(phrase)):
            find, put = left + part.old + right, left + part.new + right
            if quotation.fits(find) and quotation.fits(put) and self._once(find):
                yield SubstituteWords(
                    targets=(self.target,),
                    find=Words(find),
                    replace=Words(put),
                    occurrence=Once(),
                )

    def _insertions(self, phrase: _Phrase, new: Words) -> Iterator[OnWords]:
        if not quotation.fits(new):
            return
        named, parts = (self.target,), self.parts[phrase.segment]
        if phrase.at == len(parts) - 1 and phrase.segment == len(self.parts) - 1:
            yield AddWords(targets=named, end=End.END, insert=new)
        if phrase.at == phrase.segment == 0:
            yield AddWords(targets=named, end=End.BEGINNING, insert=new)
        before, after = self._beside(phrase)
        for side, contexts in ((Side.AFTER, endings(before)), (Side.BEFORE, beginnings(after))):
            for context in contexts:
                find = context.strip()
                if _telling(find) and quotation.fits(find) and self._once(find):
                    yield InsertWords(
                        targets=named, side=side, find=Words(find), insert=new, occurrence=Once()
                    )

    def _beside(self, phrase: _Phrase) -> tuple[str, str]:
        """Give what was kept before a phrase and after it, up to its changed neighbours."""
        parts = self.parts[phrase.segment]
        before = parts[phrase.at - 1].old if phrase.at else ""
        after = parts[phrase.at + 1].old if phrase.at + 1 < len(parts) else ""
        return before, after


def _telling(words: str) -> bool:
    """Say whether words tell a reader where they are: two words, or one of some length."""
    return " " in words or sum(map(str.isalnum, words)) >= _TELLING
