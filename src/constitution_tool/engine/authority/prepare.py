"""What exactly is an office asked to sign?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.offices import Bench, capacity_of, holdings_on, owner_of
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.errors import Finding, Unauthorised
from constitution_tool.model.authority import (
    Attestation,
    Response,
    Seen,
    Statement,
    Subject,
)
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.sshsig.public_key import fingerprint

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.register import InForce, Register
    from constitution_tool.model.authority import Holding, OfficeHolders, Paper
    from constitution_tool.sshsig.public_key import PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What an office means to say, and on which day; `person` empty means the office's holder."""

    office: str
    response: Response
    day: date
    words: str = ""
    interest: str = "none"
    person: str = ""
    expires: date | None = None


def prepare_statement(
    register: Register, subject: Subject, intent: Intent, bench: Bench
) -> Statement:
    """Write the statement an office is asked to sign, over the record as it now stands.

    Before founding, the versions numbered 1 stand for those in force.

    Raises:
        Unauthorised: Nothing is on record, or the person does not hold the office on that day.
    """
    in_force = register.in_force(register.sequence) or register.first()
    if in_force is None:
        raise _not_founded()
    holding = _holding(in_force.office_holders.value, intent, bench)
    return Statement(
        subject=subject,
        office=intent.office,
        person=holding.person,
        capacity=capacity_of(holding),
        interest=intent.interest,
        response=intent.response,
        words=intent.words,
        day=intent.day,
        seen=_seen(register, in_force),
        expires=intent.expires,
    )


def attestation(
    register: Register, paper: Paper, person: str, day: date, bench: Bench
) -> Attestation:
    """Say that an office attests, by a person, what another said on a paper that is kept elsewhere.

    Raises:
        Unauthorised: The person does not hold that office on that day.
    """
    in_force = register.in_force(register.sequence) or register.first()
    if in_force is None:
        raise _not_founded()
    intent = Intent(office=paper.office, response=Response.CERTIFIES, day=day, person=person)
    holding = _holding(in_force.office_holders.value, intent, bench)
    return Attestation(
        office=paper.office,
        person=person,
        capacity=capacity_of(holding),
        sha256=sha256_hex(paper.data),
        whereabouts=paper.whereabouts,
    )


def person_with(register: Register, key: PublicKey) -> str:
    """Name the person on record (by id) whose key this is.

    Raises:
        Unauthorised: The key is nobody's.
    """
    in_force = register.in_force(register.sequence) or register.first()
    owner = owner_of(in_force.office_holders.value, key) if in_force else None
    if owner is None:
        raise Unauthorised(
            Finding(
                code="key-unknown",
                problem=f"The key {fingerprint(key)} is not on record as anybody's.",
                remedy="use the key whose public line is on record with the office-holders.",
            )
        )
    return owner[0].id


def _not_founded() -> Unauthorised:
    return Unauthorised(
        Finding(
            code="not-founded",
            problem="No office-holders and no policy are on record.",
            remedy=BEGIN,
        )
    )


def _holding(holders: OfficeHolders, intent: Intent, bench: Bench) -> Holding:
    held = holdings_on(holders, intent.office, intent.day)
    for holding in held:
        if intent.person in {"", holding.person}:
            return holding
    named = next((each.name for each in holders.people if each.id == intent.person), "")
    the = bench.the(intent.office)
    what = (
        f"{named} is not {the} on {intent.day}."
        if named
        else (f"Nobody on record is {the} on {intent.day}.")
    )
    raise Unauthorised(
        Finding(
            code="office-not-held",
            problem=what,
            remedy="sign with the key of someone who holds the office on that day.",
        )
    )


def _seen(register: Register, in_force: InForce) -> Seen:
    return Seen(
        sequence=register.sequence,
        digest=register.head.digest if register.head else "",
        office_holders=in_force.office_holders.digest,
        policy=in_force.policy.digest,
    )
