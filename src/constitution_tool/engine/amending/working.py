"""What does the text look like while an amendment is carried out, and what of it has changed?

A working copy: nodes that know their parent, found by id. Frozen again, only the paths that changed
are made anew; every other clause is the very value it was, so texts share what they have in common.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Index, Instrument, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.instrument import Clause, Constitution


class Trunk:
    """An instrument whose clauses may come and go; its nodes are made when first asked for."""

    __slots__ = ("_children", "_nodes", "dirty", "instrument")

    def __init__(self, instrument: Instrument, nodes: Nodes) -> None:
        self.instrument = instrument
        self.dirty = False
        self._nodes = nodes
        self._children: list[Node] | None = None

    @property
    def children(self) -> list[Node]:
        """The clauses that stand in the instrument itself."""
        if self._children is None:
            clauses = self.instrument.clauses
            self._children = [_grow(clause, self, self._nodes) for clause in clauses]
        return self._children

    @property
    def id(self) -> str:
        """The instrument's id."""
        return self.instrument.id


class Node:
    """A clause whose words and children may change. `clause.children` is stale while dirty.

    The nodes of its children are made when first asked for; without `nodes` it has none.
    """

    __slots__ = ("_begun_with", "_children", "_nodes", "clause", "dirty", "parent")

    def __init__(self, clause: Clause, parent: Node | Trunk, nodes: Nodes | None = None) -> None:
        self.clause = clause
        self.parent = parent
        self.dirty = False
        self._nodes = nodes
        self._begun_with = clause.children
        self._children: list[Node] | None = None

    @property
    def children(self) -> list[Node]:
        """The clauses that stand in this one."""
        if self._children is None:
            nodes = self._nodes
            self._children = (
                [_grow(each, self, nodes) for each in self._begun_with] if nodes else []
            )
        return self._children

    def frozen(self) -> tuple[Clause, ...]:
        """Give the clauses that stand in this one, as they now stand."""
        if self._children is None:
            return self._begun_with if self._nodes else ()
        return tuple(freeze(each) for each in self._children)

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


class Nodes:
    """The clauses of a text by id; only those on the way to one that is asked about are made."""

    __slots__ = ("_made", "_seats", "_trunks")

    def __init__(self, index: Index, trunks: dict[str, Trunk]) -> None:
        self._seats = index.by_id
        self._trunks = trunks
        self._made: dict[str, Node] = {}

    def get(self, id_: str) -> Node | None:
        """Find a clause; None when it is not in the text."""
        if id_ not in self._made and (seat := self._seats.get(id_)):
            above: Node | Trunk | None = (
                self.get(seat.parent) if seat.ancestors else self._trunks.get(seat.instrument.id)
            )
            _ = above.children if above else ()
        return self._made.get(id_)

    def __bool__(self) -> bool:
        """Say that there is a text, whatever of it is made yet."""
        return True

    def __getitem__(self, id_: str) -> Node:
        """Find a clause that is in the text."""
        if (node := self.get(id_)) is None:
            raise LookupError(id_)
        return node

    def __contains__(self, id_: str) -> bool:
        """Say whether a clause is in the text."""
        return self.get(id_) is not None

    def values(self) -> Iterator[Node]:
        """Walk every clause in the order it is printed."""
        for trunk in self._trunks.values():
            for child in trunk.children:
                yield from child.walk()

    def add(self, node: Node) -> None:
        """Take a clause into the text."""
        self._made[node.id] = node

    def discard(self, node: Node) -> None:
        """Take a clause out of the text."""
        del self._made[node.id]


def _grow(clause: Clause, parent: Node | Trunk, nodes: Nodes) -> Node:
    node = Node(clause, parent, nodes)
    nodes.add(node)
    return node


def _all_made(node: Node) -> tuple[Node, ...]:
    """Make every node under one that is new: no seat of the text as it was leads to it."""
    return tuple(node.walk())


class Working:
    """A text that is being amended."""

    __slots__ = ("_reordered", "_text", "nodes", "omitted", "trunks")

    def __init__(self, constitution: Constitution) -> None:
        self._text = constitution
        self._reordered = False
        self.trunks: dict[str, Trunk] = {}
        self.nodes = Nodes(Index(constitution), self.trunks)
        self.omitted: dict[str, str] = {}
        """Every id taken out so far, and what it was cited as."""
        for instrument in constitution.instruments:
            self.trunks[instrument.id] = Trunk(instrument, self.nodes)

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
        grown = [_grow(clause, parent, self.nodes) for clause in clauses]
        for node in (inner for each in grown for inner in _all_made(each)):
            self.omitted.pop(node.id, None)
        parent.children[position:position] = grown
        mark(parent)

    def omit(self, node: Node) -> None:
        """Take a clause out, with its children."""
        for inner in node.walk():
            self.omitted[inner.id] = inner.citation()
            self.nodes.discard(inner)
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
        trunks.insert(position, Trunk(instrument, self.nodes))
        for child in trunks[position].children:  # they are not among those of the text as it was
            _all_made(child)
        self.trunks.clear()
        self.trunks.update({trunk.id: trunk for trunk in trunks})
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
        node.clause = replace(node.clause, children=node.frozen())
        node.dirty = False
    return node.clause


def _freeze_trunk(trunk: Trunk) -> Instrument:
    if trunk.dirty:
        clauses = tuple(freeze(node) for node in trunk.children)
        trunk.instrument = replace(trunk.instrument, clauses=clauses)
        trunk.dirty = False
    return trunk.instrument
