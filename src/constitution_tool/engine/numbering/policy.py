"""What number is a new clause to have, by the policy of its instrument?"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.engine.numbering.placeholder import placeholder
from constitution_tool.engine.numbering.places import BEFORE_ALL, between, whole_after
from constitution_tool.engine.numbering.slots import Unclear, slot_of
from constitution_tool.errors import Conflict
from constitution_tool.model.citation import cite_id
from constitution_tool.model.settings import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.engine.numbering.places import Place
    from constitution_tool.engine.numbering.slots import Slot
    from constitution_tool.model.instrument import Index
    from constitution_tool.model.settings import LawSettings


def policy_of(law: LawSettings, instrument: str) -> Numbering:
    """Give the policy of an instrument; one that is not listed has suffixes."""
    found = (each.numbering for each in law.instruments if each.id == instrument)
    return next(found, Numbering.SUFFIX)


def number_for(id_: str, index: Index, policy: Numbering) -> str:
    """Give the number of a clause that has none, where it stands; empty if it is to have none.

    Under `renumber` it takes the number of the clause after it, which is to be renumbered.

    Raises:
        Conflict: what stands around it does not say how it is numbered, or leaves no number.
    """
    slot = slot_of(id_, index)
    if slot is None:
        return ""
    if isinstance(slot, Unclear):
        refuse(
            "number-unclear",
            f"{_where(id_, index)}, and nothing there says how it is to be numbered.",
            "begin its words with its number, or say that it has none (--unnumbered; in an edited "
            "copy, end it with {#new -}).",
        )
    match policy:
        case Numbering.PLACEHOLDER:
            return placeholder({each.clause.number for each in index.by_id.values()})
        case Numbering.RENUMBER:
            places: Iterable[Place] = (_whole(slot),)
            borne: frozenset[str] = frozenset()
        case Numbering.SUFFIX:
            places, borne = _put_in(slot), slot.borne
        case _:
            assert_never(policy)
    labels = (slot.scheme.label(place) for place in places)
    found = next((label for label in labels if label and label not in borne), None)
    if found is None:
        refuse(
            "number-none",
            f"{_where(id_, index)}, and no number is left between those around it.",
            "begin its words with a number of your own, or renumber those around it first.",
        )
    return found


def number_left(id_: str, index: Index) -> str:
    """Give a number that is left where a clause stands; empty if that is not sure."""
    try:
        return number_for(id_, index, Numbering.SUFFIX)
    except Conflict:
        return ""


def _whole(slot: Slot) -> Place:
    if slot.before is not None:
        return whole_after(slot.before)
    return (max(1, slot.after[0]),) if slot.after else whole_after(BEFORE_ALL)


def _put_in(slot: Slot) -> Iterable[Place]:
    """Give the places between two; before the first, the number before it, if there is one."""
    if slot.before is None and slot.after and slot.after[0] > 1:
        return ((slot.after[0] - 1,),)
    return between(slot.before or BEFORE_ALL, slot.after)


def _where(id_: str, index: Index) -> str:
    standing = index.by_id[id_]
    return f"The new paragraph stands in {cite_id(standing.parent, index)}"
