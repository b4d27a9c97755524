"""How are whole clauses substituted, inserted, omitted, renumbered and moved?

Each function works everything out before it changes anything, so a refusal leaves no trace.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.place import (
    check_children,
    check_depth,
    check_home,
    check_within,
    found,
    spot,
)
from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.amending.working import Node, freeze
from constitution_tool.model.block import Paragraph
from constitution_tool.model.instrument import Clause, Kind
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.amending.working import Trunk, Working
    from constitution_tool.model.instruction import (
        InsertClauses,
        Move,
        OmitClause,
        OmitLeavingNumber,
        Renumber,
        SubstituteClause,
    )

NOT_USED = Words("Not used")
"""What is printed beside a number that is left when its clause is omitted (`1-domain`)."""


def insert_clauses(working: Working, instruction: InsertClauses) -> tuple[str, ...]:
    """Insert clauses; give the ids of all that is new.

    Raises:
        Conflict: the place is not in the text or not one where they may stand, or an id is taken.
    """
    at = spot(working, instruction.gap)
    kinds = [node.clause.kind for node in at.parent.children]
    kinds[at.position : at.position] = [clause.kind for clause in instruction.clauses]
    check_children(at.parent, kinds)
    check_within(instruction.clauses)
    check_depth(at.parent, instruction.clauses)
    check_home(at.parent, instruction.clauses)
    new = tuple(ids(instruction.clauses))
    check_new(working, new)
    working.insert(at.parent, at.position, instruction.clauses)
    return new


def substitute_clause(working: Working, instruction: SubstituteClause) -> tuple[str, ...]:
    """Substitute a clause with all within it; give the ids of what is new and what is gone.

    Raises:
        Conflict: it is not in the text, nothing would change, or the new clauses may not stand
            there.
    """
    node = found(working, instruction.target)
    old = freeze(node)
    if instruction.clauses == (old,):
        refuse(
            "changes-nothing",
            f"{node.citation()} already reads so.",
            "take the instruction out, or quote what is to stand there.",
        )
    parent, position = node.parent, node.position()
    kinds = [each.clause.kind for each in parent.children]
    kinds[position : position + 1] = [clause.kind for clause in instruction.clauses]
    check_children(parent, kinds)
    check_within(instruction.clauses)
    check_depth(parent, instruction.clauses)
    check_home(parent, instruction.clauses)
    kept = {each.id for each in node.walk()}
    new = tuple(ids(instruction.clauses))
    check_new(working, tuple(id_ for id_ in new if id_ not in kept))
    working.omit(node)
    working.insert(parent, position, instruction.clauses)
    return tuple(dict.fromkeys((*new, *kept)))


def omit_clause(working: Working, instruction: OmitClause) -> tuple[str, ...]:
    """Omit a clause with all within it; give their ids.

    Raises:
        Conflict: it is not in the text, or what is left could not stand without it.
    """
    node = found(working, instruction.target)
    _check_without(node)
    gone = tuple(each.id for each in node.walk())
    working.omit(node)
    return gone


def omit_leaving_number(working: Working, instruction: OmitLeavingNumber) -> tuple[str, ...]:
    """Omit a clause's words and children and leave its number, marked as not used.

    Raises:
        Conflict: it is not in the text, or has no number to leave.
    """
    node = found(working, instruction.target)
    old = freeze(node)
    if not old.number:
        refuse(
            "no-number",
            f"{node.citation()} has no number to leave.",
            "write “Omit …”, and leave out “leaving its number”.",
        )
    heading = old.kind is Kind.HEADING
    new = Clause(
        id=old.id,
        kind=old.kind,
        number=old.number,
        heading=NOT_USED if heading else Words(""),
        opening=() if heading else (Paragraph(words=NOT_USED),),
    )
    if new == old:
        refuse(
            "changes-nothing",
            f"{node.citation()} is already marked as not used.",
            "take the instruction out.",
        )
    touched = tuple(each.id for each in node.walk())
    for child in tuple(node.children):
        working.omit(child)
    working.change(node, new)
    return touched


def renumber(working: Working, instruction: Renumber) -> tuple[str, ...]:
    """Give a clause another number; give its id.

    Raises:
        Conflict: it is not in the text, or has that number already.
    """
    node = found(working, instruction.target)
    if node.clause.number == instruction.number:
        refuse(
            "changes-nothing",
            f"{node.citation()} is already numbered “{instruction.number}”.",
            "take the instruction out.",
        )
    working.change(node, replace(node.clause, number=instruction.number))
    return (node.id,)


def move(working: Working, instruction: Move) -> tuple[str, ...]:
    """Move a clause with all within it; give its id.

    Raises:
        Conflict: it or the place is not in the text, the place is inside the clause itself, it
            is there already, or it may not stand there.
    """
    node = found(working, instruction.target)
    to = spot(working, instruction.gap)
    inside: Node | Trunk = to.parent
    if inside is node or instruction.gap.target.id == node.id or node in _above(inside):
        refuse(
            "move-into-itself",
            f"{node.citation()} cannot be moved to beside or inside itself.",
            "name a place outside it.",
        )
    siblings = [each for each in to.parent.children if each is not node]
    position = to.position
    if node.parent is to.parent and node.position() < to.position:
        position -= 1
    if node.parent is to.parent and node.position() == position:
        refuse(
            "changes-nothing",
            f"{node.citation()} already stands there.",
            "take the instruction out, or name another place.",
        )
    kinds = [each.clause.kind for each in siblings]
    kinds.insert(position, node.clause.kind)
    check_children(to.parent, kinds)
    clause = freeze(node)
    check_depth(to.parent, (clause,))
    check_home(to.parent, (clause,))
    if node.parent is not to.parent:
        _check_without(node)
    working.move(node, to.parent, position)
    return (node.id,)


def ids(clauses: tuple[Clause, ...]) -> Iterator[str]:
    """Walk the ids of clauses and of all within them."""
    for clause in clauses:
        yield clause.id
        yield from ids(clause.children)


def _above(parent: Node | Trunk) -> tuple[Node, ...]:
    return tuple(parent.ancestors()) if isinstance(parent, Node) else ()


def _check_without(node: Node) -> None:
    kinds = [each.clause.kind for each in node.parent.children if each is not node]
    check_children(node.parent, kinds)


def check_new(working: Working, new: tuple[str, ...]) -> None:
    """Make sure that ids are new, and were never those of anything omitted.

    Raises:
        Conflict: one is not.
    """
    seen: set[str] = set()
    for id_ in new:
        if id_ in seen or id_ in working.nodes:
            where = working.nodes[id_].citation() if id_ in working.nodes else "another paragraph"
            refuse(
                "id-doubled",
                f"The id {id_} of a paragraph to be inserted is already that of {where}.",
                "give the new paragraph an id of its own; `amendment new` makes one.",
            )
        if id_ in working.omitted:
            refuse(
                "id-reused",
                f"The id {id_} was that of {working.omitted[id_]}, which has been omitted.",
                "give the new paragraph an id of its own; an id names one paragraph for ever.",
            )
        seen.add(id_)
