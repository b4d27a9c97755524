"""Which instruction says what someone wishes, in the smallest words that say it exactly?

Pure: the number of the amendment, and every id ever used, are given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.draft_clauses import drafted_clauses, new_id
from constitution_tool.engine.amending.draft_tables import drafted_table
from constitution_tool.engine.amending.draft_words import curled, meant, typed, widened
from constitution_tool.engine.amending.expectations import expectations
from constitution_tool.engine.amending.place import found
from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.wish import (
    DropWords,
    NewInstrument,
    OfClauses,
    OfInstruments,
    OfTables,
    OfWords,
    PutAtEnd,
    PutWords,
    ReplaceHeading,
    ReplaceInHeading,
    ReplaceWords,
    RewriteInstrument,
    SplitClause,
    Unsaid,
)
from constitution_tool.engine.amending.working import Working
from constitution_tool.model.amendment import Entry
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instruction import (
    AddWords,
    HeadingWords,
    InsertInstrument,
    InsertWords,
    OmitWords,
    Split,
    SubstituteHeading,
    SubstituteInstrument,
    SubstituteWords,
    TitleWords,
)
from constitution_tool.model.instrument import Index
from constitution_tool.model.target import Beside, Target
from constitution_tool.notation.amendments.given_text import file_of
from constitution_tool.notation.amendments.instruction import parse_instruction, print_instruction
from constitution_tool.notation.text.printer import print_instrument

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from constitution_tool.engine.amending.wish import Wish, Wished
    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """An amendment with its instructions and expectations, and what is to be said of them."""

    amendment: Amendment
    findings: tuple[Finding, ...]


def draft_amendment(
    constitution: Constitution,
    head: Amendment,
    wishes: Sequence[Wished],
    taken: Container[str] = frozenset(),
) -> Drafted:
    """Add instructions that say what is wished to an amendment, and work out what it expects.

    Args:
        constitution: the text the amendment is written on.
        head: the amendment so far; usually without instructions.
        wishes: what is wished, in order; each is drafted on what the ones before leave.
        taken: every id ever used in texts or amendments, besides those in the text itself.

    Raises:
        Conflict: a wish does not fit the text, or it is not certain what is meant.
    """
    before = Index(constitution)
    steps = amend_steps(constitution, (head,))
    text = steps[-1].text if steps else constitution
    amendment = head
    findings: list[Finding] = []
    for wished in wishes:
        drafting = _Drafting(before, text, amendment, taken)
        instruction = drafting.instruction(wished.wish)
        findings += drafting.findings
        entry = Entry(instruction=instruction, reason=" ".join(wished.reason.split()))
        text = amend(text, replace(amendment, entries=(entry,)))
        amendment = replace(amendment, entries=(*amendment.entries, entry))
    return Drafted(amendment=with_expectations(constitution, amendment), findings=tuple(findings))


def with_expectations(constitution: Constitution, amendment: Amendment) -> Amendment:
    """Give the amendment with what it expects of a text worked out anew.

    Raises:
        Conflict: something it names is not in the text.
    """
    return replace(amendment, expects=expectations(constitution, amendment))


class _Drafting:
    """One wish being drafted on the text as it stands."""

    def __init__(
        self, before: Index, text: Constitution, amendment: Amendment, taken: Container[str]
    ) -> None:
        self.before = before
        self.now = before if text is before.constitution else Index(text)
        self.working = Working(text)
        self.amendment = amendment
        self.taken = taken
        self.findings: list[Finding] = []

    def target(self, id_: str) -> Target:
        """Cite a target: as it is called before the amendment, or by its new name if it is new."""
        known = id_ in self.before.by_id or id_ in self.before.instruments
        return Target(id=id_, cited=cite_id(id_, self.before if known else self.now))

    def instruction(self, wish: Wish) -> Instruction:
        """Draft the instruction, and make sure that its sentence reads back as it."""
        drafted = self._drafted(wish)
        text = file_of(drafted)
        files = {text.path: print_instrument(text.instrument).encode()} if text else {}
        if parse_instruction(print_instruction(drafted), "", 1, files) != drafted:
            refuse(
                "draft-ambiguous",
                "The sentence for this would not be read back as it is meant.",
                "quote more of the sentence, or substitute the whole paragraph.",
            )
        return drafted

    def _drafted(self, wish: Wish) -> Instruction:
        if isinstance(wish, OfWords):
            return self._words(wish)
        if isinstance(wish, OfClauses):
            return drafted_clauses(wish, self.now, self.target, self.amendment, self.taken)
        if isinstance(wish, OfTables):
            target = self.target(wish.target)
            drafted = drafted_table(wish, target, found(self.working, target))
            self.findings += drafted.findings
            return drafted.instruction
        if isinstance(wish, OfInstruments):
            return self._instrument(wish)
        match wish:
            case PutAtEnd(targets=targets, end=end, insert=insert):
                named = tuple(self.target(id_) for id_ in targets)
                return AddWords(targets=named, end=end, insert=typed(insert))
            case ReplaceInHeading(target=id_, find=find, replace=new):
                form = TitleWords if id_ in self.now.instruments else HeadingWords
                return form(target=self.target(id_), find=typed(find), replace=typed(new))
            case ReplaceHeading(target=id_, heading=heading):
                return SubstituteHeading(target=self.target(id_), replace=typed(heading))
            case SplitClause():
                return self._split(wish)
            case _:
                assert_never(wish)

    def _instrument(self, wish: OfInstruments) -> Instruction:
        target = self.target(wish.target)
        match wish:
            case RewriteInstrument(text=text):
                return SubstituteInstrument(target=target, text=text)
            case NewInstrument(side=side, text=text):
                return InsertInstrument(beside=Beside(side=side, target=target), text=text)
            case _:
                assert_never(wish)

    def _split(self, wish: SplitClause) -> Instruction:
        target = self.target(wish.target)
        node = found(self.working, target)
        means = meant((node,), wish.after, Unsaid())
        self.findings += means.findings
        first, second = wish.first.strip() or node.clause.number, wish.second.strip()
        said, home = f"{second}\n{wish.after}", node.trunk().instrument.id
        return Split(
            target=target,
            after=means.find,
            first=first,
            second=second,
            new=new_id(self.amendment, home, said, self.now, self.taken),
        )

    def _words(self, wish: OfWords) -> Instruction:
        targets = tuple(self.target(id_) for id_ in wish.targets)
        nodes = [found(self.working, target) for target in targets]
        means = meant(nodes, wish.find, wish.which)
        self.findings += means.findings
        find, occurrence = means.find, means.occurrence
        match wish:
            case ReplaceWords(replace=given):
                new = curled(typed(given)) if means.curly else typed(given)
                if len(nodes) == 1:
                    find, new = widened(nodes[0], find, new)
                return SubstituteWords(
                    targets=targets, find=find, replace=new, occurrence=occurrence
                )
            case PutWords(side=side, insert=given):
                new = curled(typed(given)) if means.curly else typed(given)
                return InsertWords(
                    targets=targets, side=side, find=find, insert=new, occurrence=occurrence
                )
            case DropWords():
                return OmitWords(targets=targets, find=find, occurrence=occurrence)
            case _:
                assert_never(wish)
