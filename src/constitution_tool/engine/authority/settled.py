"""Which amendments does an entry settle, and what text was each put to?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.moment import carried_out, carried_through, present
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.authority.varying import carried_to
from constitution_tool.errors import Conflict
from constitution_tool.model.decision import Adoption, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import RegisterEntry
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """An amendment, and the text it was put to; None when it no longer fitted any."""

    amendment: Amendment
    text: Constitution | None


def settled_by(register: Register, moment: Moment, subject: str) -> Iterator[Put]:
    """Walk the amendments that an entry enters, or votes on or withdraws without their being so.

    Args:
        register: as it stands before the entry.
        moment: the texts before the entry.
        subject: what is entered.
    """
    decision = register.decisions.get(subject)
    match decision and decision.value:
        case Adoption() as adoption:
            yield from _voted(register, moment, adoption)
        case Withdrawal(amendment=id_) if id_ in register.amendments:
            yield written(register, moment, register.amendments[id_].value)
        case _ if entered := register.amendments.get(subject):
            yield Put(amendment=entered.value, text=moment.text_for(entered.value))


def settling(register: Register, id_: str) -> Kept[RegisterEntry] | None:
    """Find the entry that settles an amendment: its own, or the vote on it, or its withdrawal."""
    if entry := register.entry_of(id_):
        return entry
    for kept, adoption in register.on_record(Adoption):
        if id_ in (*adoption.took, *adoption.declined, *carried_to(register, adoption)):
            return kept
    withdrawn = register.on_record(Withdrawal)
    return next((kept for kept, one in withdrawn if one.amendment == id_), None)


def text_put_to(register: Register, id_: str) -> Constitution | None:
    """Give the text that a settled amendment was put to; None if nothing has settled it.

    Raises:
        Conflict: It no longer fitted any.
    """
    entry = settling(register, id_)
    if entry is None:
        return None
    before = register.as_at(entry.value.sequence - 1)
    moment = present(before)
    for put in settled_by(before, moment, entry.value.subject):
        if put.amendment.id == id_:
            return put.text or written_on(before, put.amendment, moment)
    return None


def _voted(register: Register, moment: Moment, adoption: Adoption) -> Iterator[Put]:
    """What is approved is carried out on the text, after what was entered or in the place of it."""
    approved, text = {id_ for id_, _ in adoption.approved}, moment.source.constitution
    amendments = {id_: kept.value for id_, kept in register.amendments.items()}
    for one in carried_through(moment, adoption, amendments):
        if one.id in approved:
            yield Put(amendment=one, text=text)
        text = carried_out(text, one)
    for id_ in (*carried_to(register, adoption), *adoption.declined):
        kept = register.amendments.get(id_)
        if kept and not register.entry_of(id_):
            yield written(register, moment, kept.value)


def written(register: Register, moment: Moment, amendment: Amendment) -> Put:
    """Give an amendment that is not entered with the text it is written on, if it fits it."""
    try:
        text = written_on(register, amendment, moment)
        carried_out(text, amendment)
    except Conflict:
        return Put(amendment=amendment, text=None)
    return Put(amendment=amendment, text=text)
