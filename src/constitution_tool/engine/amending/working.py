"""What does the text look like while an amendment is carried out, and what of it has changed?

A working copy: nodes that know their parent, found by id. Frozen again, only the paths that changed
are made anew; every other clause is the very value it was, so texts share what they have in common.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Instrument, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.instrument import Clause, Constitution


class Trunk:
    """An instrument whose clauses may come and go."""

    __slots__ = ("children", "dirty", "instrument")

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.children: list[Node] = []
        self.dirty = False

    @property
    def id(self) -> str:
        """The instrument's id."""
        return self.instrument.id


class Node:
    """A clause whose words and children may change. `clause.children` is stale while dirty."""

    __slots__ = ("children", "clause", "dirty", "parent")

    def __init__(self, clause: Clause, parent: Node | Trunk) -> None:
        self.clause = clause
        self.parent = parent
        self.children: list[Node] = []
        self.dirty = False

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.clause.id

    def ancestors(self) -> Iterator[Node]:
        """Walk the clauses this one stands in, innermost first."""
        at = self.parent
        while isinstance(at, Node):
            yield at
            at = at.parent

    def trunk(self) -> Trunk:
        """Find the instrument this clause stands in."""
        at: Node | Trunk = self
        while isinstance(at, Node):
            at = at.parent
        return at

    def position(self) -> int:
        """Count the siblings before this clause."""
        return next(n for n, node in enumerate(self.parent.children) if node is self)

    def citation(self) -> str:
        """Cite the clause as it now stands."""
        ancestors = tuple(node.clause for node in self.ancestors())[::-1]
        return cite(
            Standing(
                clause=self.clause,
                instrument=self.trunk().instrument,
                ancestors=ancestors,
                siblings=(self.clause,),
                position=0,
            )
        )

    def walk(self) -> Iterator[Node]:
        """Walk this clause and all within it."""
        yield self
        for child in self.children:
            yield from child.walk()


class Working:
    """A text that is being amended."""

    __slots__ = ("_reordered", "_text", "nodes", "omitted", "trunks")

    def __init__(self, constitution: Constitution) -> None:
        self._text = constitution
        self._reordered = False
        self.trunks: dict[str, Trunk] = {}
        self.nodes: dict[str, Node] = {}
        self.omitted: dict[str, str] = {}
        """Every id taken out so far, and what it was cited as."""
        for instrument in constitution.instruments:
            self.trunks[instrument.id] = self._plant(instrument)

    def _plant(self, instrument: Instrument) -> Trunk:
        trunk = Trunk(instrument)
        trunk.children = [self._grow(clause, trunk) for clause in instrument.clauses]
        return trunk

    def _grow(self, clause: Clause, parent: Node | Trunk) -> Node:
        node = Node(clause, parent)
        self.nodes[clause.id] = node
        if clause.children:
            node.children = [self._grow(child, node) for child in clause.children]
        return node

    # --- changes -------------------------------------------------------------------------

    def change(self, node: Node, clause: Clause) -> None:
        """Give a clause new words, number or heading; its children stay."""
        node.clause = clause
        mark(node)

    def change_instrument(self, trunk: Trunk, instrument: Instrument) -> None:
        """Give an instrument a new title; its clauses stay."""
        trunk.instrument = instrument
        trunk.dirty = True

    def insert(self, parent: Node | Trunk, position: int, clauses: Iterable[Clause]) -> None:
        """Put new clauses among the children of a parent."""
        grown = [self._grow(clause, parent) for clause in clauses]
        for node in (inner for each in grown for inner in each.walk()):
            self.omitted.pop(node.id, None)
        parent.children[position:position] = grown
        mark(parent)

    def omit(self, node: Node) -> None:
        """Take a clause out, with its children."""
        for inner in node.walk():
            self.omitted[inner.id] = inner.citation()
            del self.nodes[inner.id]
        node.parent.children.remove(node)
        mark(node.parent)

    def move(self, node: Node, parent: Node | Trunk, position: int) -> None:
        """Put a clause elsewhere; `position` is counted without the clause itself."""
        node.parent.children.remove(node)
        mark(node.parent)
        node.parent = parent
        parent.children.insert(position, node)
        mark(parent)

    # --- whole instruments ---------------------------------------------------------------

    def insert_instrument(self, position: int, instrument: Instrument) -> None:
        """Put in a new instrument, before the one that is now at `position`."""
        trunks = [*self.trunks.values()]
        trunks.insert(position, self._plant(instrument))
        self.trunks = {trunk.id: trunk for trunk in trunks}
        self._reordered = True

    def omit_instrument(self, trunk: Trunk) -> None:
        """Take an instrument out, with all its clauses."""
        self.omitted[trunk.id] = trunk.instrument.number or trunk.instrument.title
        for node in tuple(trunk.children):
            self.omit(node)
        del self.trunks[trunk.id]
        self._reordered = True

    def substitute_instrument(self, trunk: Trunk, instrument: Instrument) -> None:
        """Give an instrument another text whole."""
        for node in tuple(trunk.children):
            self.omit(node)
        self.change_instrument(trunk, instrument)
        self.insert(trunk, 0, instrument.clauses)

    # --- the end -------------------------------------------------------------------------

    def freeze(self) -> Constitution:
        """Give the text as it now stands, sharing with the last one all that did not change."""
        if self._reordered or any(trunk.dirty for trunk in self.trunks.values()):
            self._text = replace(
                self._text,
                instruments=tuple(_freeze_trunk(trunk) for trunk in self.trunks.values()),
            )
        if self._reordered:
            self._text = replace(self._text, pictures=self._text.pictures.of(self.trunks))
            self._reordered = False
        return self._text


def mark(at: Node | Trunk) -> None:
    """Note that a clause or instrument, and all it stands in, must be made anew."""
    while isinstance(at, Node):
        if at.dirty:
            return
        at.dirty = True
        at = at.parent
    at.dirty = True


def freeze(node: Node) -> Clause:
    """Give a clause as it now stands, with its children."""
    if node.dirty:
        node.clause = replace(node.clause, children=tuple(freeze(each) for each in node.children))
        node.dirty = False
    return node.clause


def _freeze_trunk(trunk: Trunk) -> Instrument:
    if trunk.dirty:
        clauses = tuple(freeze(node) for node in trunk.children)
        trunk.instrument = replace(trunk.instrument, clauses=clauses)
        trunk.dirty = False
    return trunk.instrument
