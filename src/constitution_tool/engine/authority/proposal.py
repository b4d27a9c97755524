"""What does a decision call for before it can go on record: which rule, and what must be signed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.expectations import touches_after, unmet
from constitution_tool.engine.authority.hearing import Hearing
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.errors import Conflict, Finding, Malformed, Place, Severity, Unauthorised
from constitution_tool.model.amendment import AtMeeting
from constitution_tool.model.authority import Subject
from constitution_tool.model.decision import Decision, Founding

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.offices import Bench
    from constitution_tool.engine.authority.register import InForce, Kept, Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Rule
    from constitution_tool.model.instrument import Constitution


def hear(
    register: Register, proposal: Kept[Amendment], base: Constitution, day: date, bench: Bench
) -> Hearing:
    """Set out an amendment for judging: what must have been signed, and by what it is judged.

    Raises:
        Conflict: The amendment does not fit the text it is written on.
        Unauthorised: The policy does not provide for its kind, or nothing is on record.
    """
    in_force, rule = provided_for(register, proposal)
    subject, after = _carried_out(proposal, base)
    basis = proposal.value.basis
    return Hearing(
        register=register,
        in_force=in_force,
        rule=rule,
        subject=subject,
        path=proposal.path,
        day=day,
        bench=bench,
        before=base,
        after=after,
        happened=basis.meeting if isinstance(basis, AtMeeting) else None,
    )


def hear_decision(register: Register, kept: Kept[Decision], day: date, bench: Bench) -> Hearing:
    """Set out a decision that is not an amendment for judging.

    Raises:
        Unauthorised: The policy does not provide for its kind, or nothing is on record.
    """
    in_force, rule = provided_for(register, kept)
    return Hearing(
        register=register,
        in_force=in_force,
        rule=rule,
        subject=Subject(id=kept.value.id, sha256=kept.digest),
        path=kept.path,
        day=day,
        bench=bench,
        happened=kept.value.day,
    )


def subject_of(proposal: Kept[Amendment], base: Constitution) -> Subject:
    """Say what is signed of an amendment: its bytes, and what it touches as it then stands.

    Raises:
        Conflict: The amendment does not fit the text it is written on.
    """
    return _carried_out(proposal, base)[0]


def _carried_out(proposal: Kept[Amendment], base: Constitution) -> tuple[Subject, Constitution]:
    amendment = proposal.value
    if findings := unmet(base, amendment):
        raise Conflict(*findings)
    after = amend(base, amendment)
    touches = tuple(sorted(touches_after(after, amendment)))
    return Subject(id=amendment.id, sha256=proposal.digest, touches=touches), after


def provided_for(
    register: Register, kept: Kept[Amendment] | Kept[Decision]
) -> tuple[InForce, Rule]:
    """Find what is in force, and what the policy needs for a decision of this kind.

    Raises:
        Unauthorised: Nothing is on record, or the policy does not provide for the kind.
    """
    founding = isinstance(kept.value, Founding) and not register.entries
    in_force = register.first() if founding else register.in_force(register.sequence)
    if in_force is None:
        raise Unauthorised(
            Finding(
                code="not-founded",
                problem="No office-holders and no policy are on record.",
                remedy=BEGIN,
            )
        )
    kind = kept.value.kind.value
    rule = in_force.policy.value.rule(kind)
    if rule is None:
        raise Unauthorised(
            Finding(
                code="policy-kind",
                problem=f"The policy on record does not provide for a decision of kind “{kind}”.",
                remedy="put it to Council for approval (kind = “substantive”).",
                place=Place(path=kept.path),
            )
        )
    return in_force, rule


def refuse_unread(register: Register) -> None:
    """Refuse to decide anything by a register that cannot all be read.

    Raises:
        Malformed: With every error found in reading it.
    """
    errors = tuple(each for each in register.findings if each.severity is Severity.ERROR)
    if errors:
        raise Malformed(*errors)


def refuse_out_of_turn(
    register: Register, kept: Kept[Amendment] | Kept[Decision], day: date
) -> None:
    """Refuse what is on record already, and a day before the record's last.

    Raises:
        Unauthorised: With each reason.
    """
    findings: list[Finding] = []
    place = Place(path=kept.path)
    if entry := register.entry_of(kept.value.id):
        problem = (
            f"{kept.value.id} was entered on {entry.value.day} (entry {entry.value.sequence})."
        )
        findings.append(
            Finding(code="entered-already", problem=problem, remedy="write a new one.", place=place)
        )
    if register.head and day < register.head.value.day:
        last = register.head.value.day
        problem = f"The record already reaches {last}; {day} is before that."
        remedy = f"enter it on {last} or later."
        findings.append(
            Finding(code="entry-before-head", problem=problem, remedy=remedy, place=place)
        )
    if findings:
        raise Unauthorised(*findings)
