"""Where exactly is a clause to be put, and may it stand there?

What may stand where follows from the notation (`model.instrument.Clause`): items first and then
sub-headings; in an item only items; closing words only after items; six levels of headings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.working import Node, Trunk
from constitution_tool.model.identity import instrument_of
from constitution_tool.model.instrument import Kind
from constitution_tool.model.target import Beside, End, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_tool.engine.amending.working import Working
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.target import Gap, Target

_DEEPEST_HEADING = 6
_DEEPEST_ITEM = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place among the children of a parent: before the child that is now at `position`."""

    parent: Node | Trunk
    position: int


def found(working: Working, target: Target) -> Node:
    """Find the clause a target names.

    Raises:
        Conflict: the text has none by that id; says so if it was omitted before.
    """
    node = working.nodes.get(target.id)
    if node is None:
        _refuse_missing(working, target)
    return node


def _refuse_missing(working: Working, target: Target) -> NoReturn:
    if target.id in working.trunks:
        refuse(
            "target-instrument",
            f"{target.cited} is a whole instrument, and this instruction acts on a paragraph.",
            "name the paragraph or heading meant.",
        )
    if target.id in working.omitted:
        refuse(
            "target-omitted",
            f"{target.cited} has been omitted by an earlier instruction.",
            "take this instruction out, or put it before the one that omits.",
        )
    refuse(
        "target-unknown",
        f"There is no paragraph with the id {target.id} in the text (cited as {target.cited}).",
        "look up the paragraph with `show`, and cite it anew.",
    )


def spot(working: Working, gap: Gap) -> Spot:
    """Find the place a gap names.

    Raises:
        Conflict: what it is beside or inside is not in the text.
    """
    if isinstance(gap, Beside):
        node = found(working, gap.target)
        return Spot(
            parent=node.parent, position=node.position() + (1 if gap.side is Side.AFTER else 0)
        )
    parent = working.trunks.get(gap.target.id) or found(working, gap.target)
    return Spot(parent=parent, position=0 if gap.end is End.BEGINNING else len(parent.children))


def check_children(parent: Node | Trunk, kinds: Sequence[Kind]) -> None:
    """Make sure that a parent could have children of these kinds, in this order.

    Raises:
        Conflict: no notation says it; names why.
    """
    name = citation(parent)
    heading = kinds.index(Kind.HEADING) if Kind.HEADING in kinds else len(kinds)
    if isinstance(parent, Node) and parent.clause.kind is Kind.ITEM and heading < len(kinds):
        refuse(
            "place-heading-in-item",
            f"A heading cannot stand inside a paragraph ({name}).",
            "put it beside a heading.",
        )
    if Kind.ITEM in kinds[heading:]:
        refuse(
            "place-after-heading",
            f"A paragraph of {name} would stand after a heading within it, and would then be read "
            "as belonging to that heading.",
            "put it before the first heading, or under the heading it belongs to.",
        )
    if not isinstance(parent, Node):
        return
    if parent.clause.closing and (not kinds or heading < len(kinds)):
        refuse(
            "place-closing-words",
            f"{name} has words after its list, which would be left "
            + ("without a list." if not kinds else "before a heading."),
            f"substitute the whole of {name}.",
        )


def check_within(clauses: Iterable[Clause]) -> None:
    """Make sure that clauses given whole could be written: items before headings, none in an item.

    Raises:
        Conflict: they could not; names the clause.
    """
    for clause in clauses:
        kinds = [child.kind for child in clause.children]
        heading = kinds.index(Kind.HEADING) if Kind.HEADING in kinds else len(kinds)
        in_item = clause.kind is Kind.ITEM and heading < len(kinds)
        if in_item or Kind.ITEM in kinds[heading:]:
            refuse(
                "quoted-order",
                f"What is quoted could not be written: {clause.id} would hold "
                + ("a heading within a paragraph." if in_item else "a paragraph after a heading."),
                "put paragraphs before headings, and headings beside or under headings.",
            )
        check_within(clause.children)


def check_depth(parent: Node | Trunk, clauses: Iterable[Clause]) -> None:
    """Make sure that clauses do not stand too deep for the notation.

    Raises:
        Conflict: a heading would be of a seventh level, or items within items too many times.
    """
    above = (
        [parent.clause, *(n.clause for n in parent.ancestors())] if isinstance(parent, Node) else []
    )
    headings = sum(clause.kind is Kind.HEADING for clause in above)
    items = len(above) - headings
    for clause in clauses:
        below = depth(clause)
        if headings + below.headings > _DEEPEST_HEADING or items + below.items > _DEEPEST_ITEM:
            refuse(
                "place-too-deep",
                f"Headings or paragraphs would stand too deep within {citation(parent)}.",
                f"keep to {_DEEPEST_HEADING} levels of headings and {_DEEPEST_ITEM} of paragraphs.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """How many levels of headings, and of items, a clause has, itself included."""

    headings: int
    items: int


def depth(clause: Clause) -> Depth:
    """Measure how deep a clause is."""
    inner = [depth(child) for child in clause.children]
    heading = clause.kind is Kind.HEADING
    return Depth(
        headings=max((each.headings for each in inner), default=0) + heading,
        items=max((each.items for each in inner), default=0) + (not heading),
    )


def check_home(parent: Node | Trunk, clauses: Iterable[Clause]) -> None:
    """Make sure that ids begin with the instrument they are put in.

    Raises:
        Conflict: one does not.
    """
    home = trunk_of(parent)
    for clause in clauses:
        if instrument_of(clause.id) != home.id:
            refuse(
                "id-of-another-instrument",
                f"The id {clause.id} does not belong to {home.instrument.number or home.id}.",
                f"a paragraph of {home.instrument.number or home.id} has an id that begins with "
                f"“{home.id}.”; to take words to another instrument, omit them here and insert "
                "them there.",
            )
        check_home(parent, clause.children)


def trunk_of(parent: Node | Trunk) -> Trunk:
    """Find the instrument of a parent."""
    return parent.trunk() if isinstance(parent, Node) else parent


def citation(parent: Node | Trunk) -> str:
    """Cite a parent."""
    if isinstance(parent, Node):
        return parent.citation()
    return parent.instrument.number or parent.instrument.title
