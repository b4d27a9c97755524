"""Which instructions put every clause in its place and give it what it is to say?

First what is inserted and moved, from the outermost clause inwards, so that whatever something is
put beside is there; then what is omitted; then what each clause says. Where no instruction fits,
what the clause stands in is substituted whole instead.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.working import Node, freeze
from constitution_tool.engine.deriving.headings import heading
from constitution_tool.engine.deriving.phrases import phrases
from constitution_tool.errors import Conflict
from constitution_tool.model.change import Moved, Omitted
from constitution_tool.model.citation import cite
from constitution_tool.model.identity import instrument_of
from constitution_tool.model.instruction import (
    InsertClauses,
    Move,
    OmitClause,
    Renumber,
    SubstituteClause,
)
from constitution_tool.model.target import Beside, End, Side, Within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from constitution_tool.engine.deriving.script import Script
    from constitution_tool.model.change import ChangeSet
    from constitution_tool.model.instruction import OnClauses
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.target import Gap


class Restart(Exception):  # noqa: N818 - not an error: how far to go back
    """Begin again with one more clause substituted whole: nothing smaller can be said."""

    def __init__(self, id_: str) -> None:
        super().__init__(id_)
        self.id = id_


def draft_clauses(script: Script, changes: ChangeSet, whole: Collection[str]) -> None:
    """Draft what becomes of every clause.

    Raises:
        Restart: another clause must be substituted whole.
        Conflict: no instruction says the change.
    """
    moved = frozenset(each.id for each in changes.changes if isinstance(each, Moved))
    drafting = _Drafting(script, moved, whole)
    there = [
        instrument
        for instrument in script.new.constitution.instruments
        if instrument.id in script.old.instruments and instrument.id not in whole
    ]
    for instrument in there:
        if script.old.instruments[instrument.id].clauses is not instrument.clauses:
            drafting.arrange(instrument.id, instrument.clauses)
    kept = {instrument.id for instrument in there}
    drafting.omit(
        each.clause
        for each in changes.changes
        if isinstance(each, Omitted) and instrument_of(each.clause.id) in kept
    )
    for instrument in there:
        drafting.reword(instrument.clauses)


class _Drafting:
    def __init__(self, script: Script, moved: Collection[str], whole: Collection[str]) -> None:
        self.script = script
        self.moved = moved
        self.whole = whole
        self.arranged: set[str] = set()

    def is_new(self, clause: Clause) -> bool:
        return clause.id not in self.script.old.by_id

    # --- inserting and moving ------------------------------------------------------------

    def arrange(self, parent: str, children: Sequence[Clause]) -> None:
        """Put the children of a clause in place, and then theirs."""
        if parent in self.arranged:
            return
        self.arranged.add(parent)
        at = 0
        while at < len(children):
            clause = children[at]
            run = [clause]
            if self.is_new(clause) and clause.id not in self.script.working.nodes:
                while at + len(run) < len(children) and self.is_new(children[at + len(run)]):
                    run.append(children[at + len(run)])
                self._insert(parent, children, at, run)
            elif clause.id in self.moved:
                self._move(parent, children, at)
            at += len(run)
        for clause in children:
            if clause.id in self.whole:
                self._fetch(clause)
            elif self._differs(clause):
                self.arrange(clause.id, clause.children)

    def _differs(self, clause: Clause) -> bool:
        was = self.script.old.by_id.get(clause.id)
        return was is None or was.clause.children is not clause.children

    def _insert(
        self, parent: str, children: Sequence[Clause], at: int, run: Sequence[Clause]
    ) -> None:
        clauses = tuple(self._only_new(clause) for clause in run)
        ways = [
            (InsertClauses(gap=gap, clauses=clauses), place)
            for gap, place in self._gaps(parent, children, at, at + len(run))
        ]
        if not self._said(ways):
            self._turn(children)
            self._say(ways, parent)
        self.script.put(clauses, self.script.drafted[-1].at)

    def _only_new(self, clause: Clause) -> Clause:
        """Leave out what the old text has: it is moved in afterwards."""
        children = tuple(self._only_new(each) for each in clause.children if self.is_new(each))
        return replace(clause, children=children)

    def _move(self, parent: str, children: Sequence[Clause], at: int) -> None:
        clause = children[at]
        if self._stands(parent, children, at):
            return
        target, here = self.script.target(clause.id), self.script.place(clause.id)
        ways = [
            (Move(target=target, gap=gap), max(here, place))
            for gap, place in self._gaps(parent, children, at, at + 1)
            if gap.target.id != clause.id
        ]
        if not self._said(ways):
            self._fill(self.script.working.nodes[clause.id].parent.id)
            self._turn(children)
            self._say(ways, parent)
        self.script.put((replace(clause, children=()),), self.script.drafted[-1].at)

    def _fill(self, source: str) -> None:
        """Put in place what is to stand where a clause is moved from, so that it is not empty."""
        standing = self.script.new.by_id.get(source)
        if standing and source not in self.whole:
            self.arrange(source, standing.clause.children)

    def _turn(self, children: Sequence[Clause]) -> None:
        """Substitute at once the headings that became items, and items that became headings.

        Beside them nothing can be put before.
        """
        for clause in children:
            node = self.script.working.nodes.get(clause.id)
            if clause.id in self.whole and node and node.clause.kind is not clause.kind:
                self._fetch(clause)
                self._substitute(clause, node)

    def _stands(self, parent: str, children: Sequence[Clause], at: int) -> bool:
        """Say whether a clause stands where it is to stand already (others were moved away)."""
        node = self.script.working.nodes[children[at].id]
        siblings = [each.id for each in node.parent.children]
        before = children[at - 1].id if at else None
        place = siblings.index(node.id)
        return node.parent.id == parent and (siblings[place - 1] if place else None) == before

    def _gaps(
        self, parent: str, children: Sequence[Clause], start: int, end: int
    ) -> Iterator[tuple[Gap, float]]:
        """List ways to name one place, with where a reader looks for it."""
        script = self.script
        after = next((each for each in children[end:] if self._settled(each, parent)), None)
        if start:
            before = children[start - 1]
            gap: Gap = Beside(side=Side.AFTER, target=script.target(before.id))
            yield gap, script.end(before) + 0.5
        if after is not None:
            gap = Beside(side=Side.BEFORE, target=script.target(after.id))
            yield gap, script.place(after.id) - 0.5
        named, here = script.target(parent), script.place(parent)
        if after is None:
            yield Within(end=End.END, target=named), here + 0.5
        if not start:
            yield Within(end=End.BEGINNING, target=named), here + 0.5

    def _settled(self, clause: Clause, parent: str) -> bool:
        """Say whether a clause stands under its parent already and is not moved again."""
        node = self.script.working.nodes.get(clause.id)
        return node is not None and node.parent.id == parent and clause.id not in self.moved

    def _fetch(self, whole: Clause) -> None:
        """Bring into a clause that is substituted whole what stands elsewhere and is in it."""
        node = self.script.working.nodes[whole.id]
        for clause in _within(whole):
            there = self.script.working.nodes.get(clause.id)
            if there is None or node in there.ancestors():
                continue
            target, named = self.script.target(clause.id), self.script.target(whole.id)
            here = max(self.script.place(clause.id), self.script.place(whole.id))
            ways = [
                (Move(target=target, gap=Within(end=end, target=named)), here)
                for end in (End.END, End.BEGINNING)
            ]
            self._say(ways, whole.id)

    # --- omitting ------------------------------------------------------------------------

    def omit(self, gone: Iterable[Clause]) -> None:
        """Omit what is gone, each clause with all within it; moved-away clauses have left it."""
        nodes = self.script.working.nodes
        for clause in gone:
            node = nodes.get(clause.id)
            if node is None or any(above.id in self.whole for above in node.ancestors()):
                continue
            left = [self.script.place(each.id) for each in _within(clause) if each.id in nodes]
            here = max((self.script.place(clause.id), *left))
            way = OmitClause(target=self.script.target(clause.id))
            self._say([(way, here)], node.parent.id)

    # --- what each says ------------------------------------------------------------------

    def reword(self, clauses: Sequence[Clause]) -> None:
        """Give clauses their numbers, headings and words, or substitute them whole."""
        for clause in clauses:
            was = self.script.old.by_id.get(clause.id)
            if was is not None and was.clause is clause:
                continue
            node = self.script.working.nodes[clause.id]
            if clause.id in self.whole:
                self._substitute(clause, node)
                continue
            try:
                self._reword(clause, node)
            except Conflict:
                self._widen(clause.id)
            self.reword(clause.children)

    def _substitute(self, clause: Clause, node: Node) -> None:
        if freeze(node) == clause:
            return
        way = SubstituteClause(target=self.script.target(clause.id), clauses=(clause,))
        places = [self.script.place(each.id) for each in _within(clause) if each.id in self.moved]
        self._say([(way, max((self.script.place(clause.id), *places)))], node.parent.id)

    def _reword(self, clause: Clause, node: Node) -> None:
        target, here = self.script.target(clause.id), self.script.place(clause.id)
        if clause.heading != node.clause.heading:
            self.script.say_one(heading(node.clause.heading, clause.heading, target), here)
        if (clause.opening, clause.closing) != (node.clause.opening, node.clause.closing):
            for instruction in phrases(node, clause, target):
                self.script.say(instruction, here)
        if clause.number != node.clause.number:
            self.script.say(Renumber(target=target, number=clause.number), here)

    # --- where nothing fits ------------------------------------------------------------------

    def _say(self, ways: Iterable[tuple[OnClauses, float]], parent: str) -> None:
        """Say the first way that fits; where none does, substitute what it stands in.

        Raises:
            Restart: to do so.
            Conflict: that is done already.
        """
        refused = self._refused(ways)
        if refused is None:
            return
        if parent not in self.script.working.trunks:
            self._widen(parent)
        if parent in self.whole:
            raise refused
        raise Restart(parent)

    def _said(self, ways: Iterable[tuple[OnClauses, float]]) -> bool:
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

    def _widen(self, id_: str) -> NoReturn:
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


def _within(clause: Clause) -> Iterator[Clause]:
    for child in clause.children:
        yield child
        yield from _within(child)
