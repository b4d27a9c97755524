"""Which instructions insert and move clauses until every one is in its place?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.deriving.ways import within
from constitution_tool.model.instruction import InsertClauses, Move
from constitution_tool.model.target import Beside, End, Side, Within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.engine.deriving.ways import Ways
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.target import Gap


class Arranging:
    """Puts clauses in place, each once, so that whatever another is put beside is there."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._script = ways.script
        self._arranged: set[str] = set()

    def arrange(self, parent: str, children: Sequence[Clause]) -> None:
        """Put the children of a clause in place, and then theirs."""
        if parent in self._arranged:
            return
        self._arranged.add(parent)
        at = 0
        while at < len(children):
            clause = children[at]
            run = [clause]
            if self._ways.is_new(clause) and clause.id not in self._script.working.nodes:
                while at + len(run) < len(children) and self._ways.is_new(children[at + len(run)]):
                    run.append(children[at + len(run)])
                self._insert(parent, children, at, run)
            elif clause.id in self._ways.moved:
                self._move(parent, children, at)
            at += len(run)
        for clause in children:
            if clause.id in self._ways.whole:
                self._fetch(clause)
            elif self._differs(clause):
                self.arrange(clause.id, clause.children)

    def _differs(self, clause: Clause) -> bool:
        was = self._script.old.by_id.get(clause.id)
        return was is None or was.clause.children is not clause.children

    def _insert(
        self, parent: str, children: Sequence[Clause], at: int, run: Sequence[Clause]
    ) -> None:
        clauses = tuple(self._only_new(clause) for clause in run)
        ways = [
            (InsertClauses(gap=gap, clauses=clauses), place)
            for gap, place in self._gaps(parent, children, at, at + len(run))
        ]
        if not self._ways.said(ways):
            self._turn(children)
            self._ways.say(ways, parent)
        self._script.put(clauses, self._script.drafted[-1].at)

    def _only_new(self, clause: Clause) -> Clause:
        """Leave out what the old text has: it is moved in afterwards."""
        children = tuple(
            self._only_new(each) for each in clause.children if self._ways.is_new(each)
        )
        return replace(clause, children=children)

    def _move(self, parent: str, children: Sequence[Clause], at: int) -> None:
        clause = children[at]
        if self._stands(parent, children, at):
            return
        target, here = self._script.target(clause.id), self._script.place(clause.id)
        ways = [
            (Move(target=target, gap=gap), max(here, place))
            for gap, place in self._gaps(parent, children, at, at + 1)
            if gap.target.id != clause.id
        ]
        if not self._ways.said(ways):
            self._fill(self._script.working.nodes[clause.id].parent.id)
            self._turn(children)
            self._ways.say(ways, parent)
        self._script.put((replace(clause, children=()),), self._script.drafted[-1].at)

    def _fill(self, source: str) -> None:
        """Put in place what is to stand where a clause is moved from, so that it is not empty."""
        standing = self._script.new.by_id.get(source)
        if standing and source not in self._ways.whole:
            self.arrange(source, standing.clause.children)

    def _turn(self, children: Sequence[Clause]) -> None:
        """Substitute at once the headings that became items, and items that became headings.

        Beside them nothing can be put before.
        """
        for clause in children:
            node = self._script.working.nodes.get(clause.id)
            if clause.id in self._ways.whole and node and node.clause.kind is not clause.kind:
                self._fetch(clause)
                self._ways.substitute(clause, node)

    def _stands(self, parent: str, children: Sequence[Clause], at: int) -> bool:
        """Say whether a clause stands where it is to stand already (others were moved away)."""
        node = self._script.working.nodes[children[at].id]
        siblings = [each.id for each in node.parent.children]
        before = children[at - 1].id if at else None
        place = siblings.index(node.id)
        return node.parent.id == parent and (siblings[place - 1] if place else None) == before

    def _gaps(
        self, parent: str, children: Sequence[Clause], start: int, end: int
    ) -> Iterator[tuple[Gap, float]]:
        """List ways to name one place, with where a reader looks for it."""
        script = self._script
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
        node = self._script.working.nodes.get(clause.id)
        return node is not None and node.parent.id == parent and clause.id not in self._ways.moved

    def _fetch(self, whole: Clause) -> None:
        """Bring into a clause that is substituted whole what stands elsewhere and is in it."""
        node = self._script.working.nodes[whole.id]
        for clause in within(whole):
            there = self._script.working.nodes.get(clause.id)
            if there is None or node in there.ancestors():
                continue
            target, named = self._script.target(clause.id), self._script.target(whole.id)
            here = max(self._script.place(clause.id), self._script.place(whole.id))
            ways = [
                (Move(target=target, gap=Within(end=end, target=named)), here)
                for end in (End.END, End.BEGINNING)
            ]
            self._ways.say(ways, whole.id)
