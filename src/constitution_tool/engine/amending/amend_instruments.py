"""How are whole instruments substituted, inserted and omitted?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend_clauses import check_new, ids
from constitution_tool.engine.amending.refusing import refuse, refused
from constitution_tool.model.target import Side

if TYPE_CHECKING:
    from constitution_tool.engine.amending.working import Trunk, Working
    from constitution_tool.model.instruction import (
        InsertInstrument,
        OmitInstrument,
        SubstituteInstrument,
    )
    from constitution_tool.model.target import Target


def substitute_instrument(working: Working, instruction: SubstituteInstrument) -> tuple[str, ...]:
    """Give an instrument another text whole; give its id, and all that are new or gone.

    Raises:
        Conflict: it is not in the text, nothing would change, or an id is another clause's.
    """
    trunk = _found(working, instruction.target)
    new = instruction.text.instrument
    kept = [node.id for child in trunk.children for node in child.walk()]
    given = tuple(ids(new.clauses))
    check_new(working, tuple(id_ for id_ in given if id_ not in {*kept}))
    before = working.freeze()
    if new in before.instruments:
        refuse(
            "changes-nothing",
            f"{_name(trunk)} already reads so.",
            "take the instruction out, or give the text that is to stand there.",
        )
    working.substitute_instrument(trunk, new)
    return (trunk.id, *dict.fromkeys((*given, *kept)))


def insert_instrument(working: Working, instruction: InsertInstrument) -> tuple[str, ...]:
    """Insert an instrument; give its id and those of its clauses.

    Raises:
        Conflict: the one it goes beside is not in the text, or an id is taken.
    """
    beside = _found(working, instruction.beside.target)
    new = instruction.text.instrument
    if new.id in working.trunks or new.id in working.omitted:
        refuse(
            "id-doubled" if new.id in working.trunks else "id-reused",
            f"The id {new.id} of the text to be inserted is that of another.",
            "give the new text an id of its own; to change what is there, substitute it.",
        )
    given = tuple(ids(new.clauses))
    check_new(working, given)
    position = [*working.trunks].index(beside.id) + (instruction.beside.side is Side.AFTER)
    working.insert_instrument(position, new)
    return (new.id, *given)


def omit_instrument(working: Working, instruction: OmitInstrument) -> tuple[str, ...]:
    """Omit an instrument; give its id and those of its clauses.

    Raises:
        Conflict: it is not in the text, or is all the text there is.
    """
    trunk = _found(working, instruction.target)
    if len(working.trunks) == 1:
        refuse(
            "nothing-left",
            f"No text would be left without {_name(trunk)}.",
            "substitute it, or omit what is in it.",
        )
    gone = tuple(node.id for child in trunk.children for node in child.walk())
    working.omit_instrument(trunk)
    return (trunk.id, *gone)


def _found(working: Working, target: Target) -> Trunk:
    if (trunk := working.trunks.get(target.id)) is not None:
        return trunk
    if target.id in working.omitted:
        refuse(
            "target-omitted",
            f"{target.cited} has been omitted by an earlier instruction.",
            "take this instruction out, or put it before the one that omits.",
        )
    raise refused(
        "target-unknown",
        f"{target.cited} ({target.id}) is not an instrument here.",
        "name the instrument that is meant.",
    )


def _name(trunk: Trunk) -> str:
    return trunk.instrument.number or trunk.instrument.title
