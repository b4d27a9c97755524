"""What is on record about an amendment: who said what of it, and what became of it afterwards?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.offices import person_of
from constitution_tool.engine.authority.standing import report_by, reported
from constitution_tool.engine.authority.varying import carried_to
from constitution_tool.model.amendment import AtMeeting
from constitution_tool.model.decision import Adoption, Minutes, Objection, Withdrawal

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Part, RegisterEntry, Statement
    from constitution_tool.model.decision import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What an office said of an amendment, in its part; `person` and `by` are names as printed.

    `by` is whoever attests it, if it is attested, and else empty.
    """

    office: str
    part: Part
    person: str
    statement: Statement
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What Council resolved, with its entry; `minute` is that of the minutes once they confirm.

    `carried_as` is the number of what was carried in the place of the amendment it is about, if it
    was varied.
    """

    entry: Kept[RegisterEntry]
    adoption: Adoption
    minute: str
    carried_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceedings:
    """What became of an amendment: each None, or empty, where nothing of the sort is on record.

    `report_due` is the day by which Council is to be told of it, whether it was or not.
    """

    entry: Kept[RegisterEntry] | None
    vote: Vote | None
    withdrawal: Withdrawal | None
    report: Report | None
    report_due: date | None
    objections: tuple[Objection, ...]


def voices(register: Register, amendment: Amendment) -> tuple[Voice, ...]:
    """Give what each office said that has a part, in the order of the policy.

    The policy and the office-holders are those of its entry (or of the adoption that took what was
    carried at the meeting), or of today while it has none.
    """
    vote = _vote(register, amendment.id) if isinstance(amendment.basis, AtMeeting) else None
    entry = register.entry_of(amendment.id) or (vote.entry if vote else None)
    in_force = register.in_force(entry.value.sequence if entry else register.sequence)
    rule = in_force.policy.value.rule(amendment.kind.value) if in_force else None
    if in_force is None or rule is None:
        return ()
    holders = in_force.office_holders.value

    def name(id_: str) -> str:
        person = person_of(holders, id_)
        return person.name if person else id_

    found = []
    for office, part in rule.offices:
        if kept := register.statements.get((amendment.id, office)):
            said = kept.value.statement
            by = name(said.attested.person) if said.attested else ""
            found.append(
                Voice(office=office, part=part, person=name(said.person), statement=said, by=by)
            )
    return tuple(found)


def proceedings(register: Register, id_: str) -> Proceedings:
    """Gather what became of an amendment."""
    withdrawn = (one for _, one in register.on_record(Withdrawal) if one.amendment == id_)
    return Proceedings(
        entry=register.entry_of(id_),
        vote=_vote(register, id_),
        withdrawal=next(withdrawn, None),
        report=reported(register).get(id_),
        report_due=dict(report_by(register)).get(id_),
        objections=objections_to(register, id_),
    )


def objections_to(register: Register, id_: str) -> tuple[Objection, ...]:
    """Give the objections on record to an amendment or a decision."""
    return tuple(one for _, one in register.on_record(Objection) if one.about == id_)


def votes(register: Register) -> tuple[Vote, ...]:
    """Give everything that Council resolved of texts before it, in order."""
    confirmed = {one.adoption: one.minute for _, one in register.on_record(Minutes)}
    return tuple(
        Vote(entry=kept, adoption=one, minute=confirmed.get(one.id, one.minute))
        for kept, one in register.on_record(Adoption)
    )


def _vote(register: Register, id_: str) -> Vote | None:
    """Find the vote that settled an amendment: one that referred it back did not."""
    for vote in votes(register):
        if id_ in (*vote.adoption.took, *vote.adoption.declined):
            return vote
        if carried := carried_to(register, vote.adoption).get(id_):
            return replace(vote, carried_as=carried.id)
    return None
