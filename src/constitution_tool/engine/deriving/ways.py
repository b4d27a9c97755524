"""Which of the ways to say a change fits, and what is substituted whole where none does?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.working import Node, freeze
from constitution_tool.errors import Conflict
from constitution_tool.model.citation import cite
from constitution_tool.model.instruction import SubstituteClause

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from constitution_tool.engine.deriving.script import Script
    from constitution_tool.model.instruction import OnClauses
    from constitution_tool.model.instrument import Clause


class Restart(Exception):  # noqa: N818 - not an error: how far to go back
    """Begin again with one more clause substituted whole: nothing smaller can be said."""

    def __init__(self, id_: str) -> None:
        super().__init__(id_)
        self.id = id_


class Ways:
    """Says changes in the first way that fits.

    `moved` are the clauses that are moved; `whole` those, and the instruments, that are substituted
    whole.
    """

    def __init__(self, script: Script, moved: Collection[str], whole: Collection[str]) -> None:
        self.script = script
        self.moved = moved
        self.whole = whole

    def is_new(self, clause: Clause) -> bool:
        """Say whether the old text has no such clause."""
        return clause.id not in self.script.old.by_id

    def substitute(self, clause: Clause, node: Node) -> None:
        """Substitute a clause whole, unless it reads as it is to read already."""
        if freeze(node) == clause:
            return
        way = SubstituteClause(target=self.script.target(clause.id), clauses=(clause,))
        places = [self.script.place(each.id) for each in within(clause) if each.id in self.moved]
        self.say([(way, max((self.script.place(clause.id), *places)))], node.parent.id)

    def say(self, ways: Iterable[tuple[OnClauses, float]], parent: str) -> None:
        """Say the first way that fits; where none does, substitute what it stands in.

        Raises:
            Restart: to do so.
            Conflict: that is done already.
        """
        refused = self._refused(ways)
        if refused is None:
            return
        if parent not in self.script.working.trunks:
            self.widen(parent)
        if parent in self.whole:
            raise refused
        raise Restart(parent)

    def said(self, ways: Iterable[tuple[OnClauses, float]]) -> bool:
        """Say the first way that fits, and whether there is one."""
        return self._refused(ways) is None

    def _refused(self, ways: Iterable[tuple[OnClauses, float]]) -> Conflict | None:
        """Say the first way that fits; give why not, if none does."""
        refused: Conflict | None = None
        for instruction, at in ways:
            try:
                self.script.say(instruction, at)
            except Conflict as refusal:
                refused = refused or refusal
            else:
                return None
        return refused

    def widen(self, id_: str) -> NoReturn:
        """Substitute a clause whole or, if that is not enough or it is new, what it stands in.

        Raises:
            Restart: with the clause.
        """
        standing = self.script.new.by_id[id_]
        for clause in (standing.clause, *reversed(standing.ancestors)):
            if not self.is_new(clause) and clause.id not in self.whole:
                raise Restart(clause.id)
        if standing.instrument.id not in self.whole:
            raise Restart(standing.instrument.id)
        refuse(
            "draft-unsayable",
            f"No instruction makes {cite(standing)} read as it is to read.",
            "make the change in two amendments, one after the other.",
        )


def within(clause: Clause) -> Iterator[Clause]:
    """Give the clauses within a clause, at every depth, in their order."""
    for child in clause.children:
        yield child
        yield from within(child)
