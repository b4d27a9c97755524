"""Which amendment makes one text of another? The smallest faithful one, as a person drafts it.

Law 4: carried out on the old text it gives the new one. That is proved of every amendment before
it is handed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.comparing.compare import compare
from constitution_tool.engine.deriving.clauses import draft_clauses
from constitution_tool.engine.deriving.headings import title
from constitution_tool.engine.deriving.instruments import draft_instruments
from constitution_tool.engine.deriving.repeated import gathered
from constitution_tool.engine.deriving.script import Script
from constitution_tool.engine.deriving.ways import Restart
from constitution_tool.engine.deriving.wholes import wholes
from constitution_tool.errors import Conflict, Finding, LawBroken
from constitution_tool.model.amendment import Amendment, ByKind, Entry, Kind, OnAdoption
from constitution_tool.model.change import (
    FootnotesSubstituted,
    InstrumentMoved,
    PictureSubstituted,
    Retitled,
)
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from constitution_tool.model.change import ChangeSet
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution


def derive(old: Constitution, new: Constitution) -> tuple[Instruction, ...]:
    """Draft the instructions that make the new text of the old one, in the order of the old text.

    Raises:
        Conflict: a difference is of a kind that no instruction says, or the new text could not
            stand (it refers to what is not there).
        LawBroken: the amendment would not give the new text.
    """
    changes = compare(old, new)
    before, after = Index(old), Index(new)
    if unsayable := tuple(_unsayable(changes, before)):
        raise Conflict(*unsayable)
    whole = wholes(before, after, changes) | _instruments(changes)
    while True:
        script = Script(before, after)
        try:
            _titles(script, changes, whole)
            draft_clauses(script, changes, frozenset(whole))
            draft_instruments(script, frozenset(whole))
        except Restart as wider:
            whole.add(wider.id)
            continue
        return _proved(script, old, new)


def _instruments(changes: ChangeSet) -> set[str]:
    """Name the instruments of which no smaller instruction says what changes."""
    found: set[str] = set()
    for change in changes.changes:
        match change:
            case FootnotesSubstituted(id=id_):
                found.add(id_)
            case Retitled(id=id_) if change.old_number != change.new_number:
                found.add(id_)
            case _:
                pass
    return found


def _titles(script: Script, changes: ChangeSet, whole: Container[str]) -> None:
    for change in changes.changes:
        if isinstance(change, Retitled) and change.id not in whole:
            ways = title(change.old_title, change.new_title, script.target(change.id))
            script.say_one(ways, script.place(change.id))


def _proved(script: Script, old: Constitution, new: Constitution) -> tuple[Instruction, ...]:
    """Put the instructions in the order of the old text, if they then do the same; prove them."""
    drafted = tuple(each.instruction for each in script.drafted)
    if not drafted and says(old, new):
        return ()
    ordered = tuple(each.instruction for each in sorted(script.drafted, key=lambda each: each.at))
    for better in dict.fromkeys((gathered(ordered), ordered, gathered(drafted))):
        if better != drafted and _gives(old, better, new):
            return better
    if drafted and says(amend(old, _amendment(drafted)), new):
        return drafted
    raise LawBroken(
        Finding(
            code="law-4",
            problem="The amendment worked out from the two texts does not make the one of the "
            "other.",
            remedy="this is a fault of the program: report it with both texts, and draft the "
            "change with `amendment new`.",
        )
    )


def says(one: Constitution, other: Constitution) -> bool:
    """Say whether two texts say the same, with the same pictures beside each instrument."""
    ids = [instrument.id for instrument in one.instruments]
    return one.instruments == other.instruments and one.pictures.of(ids) == other.pictures.of(ids)


def _gives(old: Constitution, instructions: Sequence[Instruction], new: Constitution) -> bool:
    try:
        return says(amend(old, _amendment(instructions)), new)
    except Conflict:
        return False


def _amendment(instructions: Sequence[Instruction]) -> Amendment:
    """Make an amendment of instructions, to be carried out and forgotten."""
    return Amendment(
        id="0000-000",
        title="",
        kind=Kind.CARRIED,
        basis=ByKind(evidence=""),
        effective=OnAdoption(),
        entries=tuple(Entry(instruction=each, reason="") for each in instructions),
    )


# --- what no instruction says -----------------------------------------------------------------


def _unsayable(changes: ChangeSet, before: Index) -> Iterator[Finding]:
    for change in changes.changes:
        match change:
            case InstrumentMoved(id=id_):
                yield _beyond(id_, before, "stands elsewhere among the instruments")
            case PictureSubstituted(id=id_):
                yield _beyond(id_, before, "shows another picture under the same name")
            case _:
                pass


def _beyond(id_: str, index: Index, what: str) -> Finding:
    return Finding(
        code="change-unsayable",
        problem=f"{cite_id(id_, index)} {what}, and no amending instruction says that.",
        remedy="take this change out; the rest can be made by an amendment.",
    )
