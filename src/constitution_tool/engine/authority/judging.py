"""Does one statement count, in one decision, at one entry? (`3-formats`, "Who judges")."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.authority.example_keys import is_example
from constitution_tool.engine.authority.offices import (
    capacity_of,
    holdings_on,
    owner_of,
    person_of,
    valid_at,
)
from constitution_tool.errors import Finding, Place
from constitution_tool.model.authority import Part, Response
from constitution_tool.notation.register.register_paths import signature_path
from constitution_tool.sshsig.fault import Refused
from constitution_tool.sshsig.public_key import public_line
from constitution_tool.sshsig.verify import signer, verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.model.authority import (
        Attestation,
        SignedStatement,
        Statement,
    )

UNSETTLED = frozenset({"consultee-comments", "consultee-does-not-agree", "reasons-missing"})
"""Findings on a statement that is good in itself, and may be kept, but does not settle the matter.

A Chair who comments is on record as commenting; the amendment is not entered for all that.
"""

NO_INTEREST = "none"
"""What a statement says of someone without a conflict of interest."""

_AGAIN = "ask {the} to read it again and sign it again."


def missing(hearing: Hearing, office: str, part: Part) -> Finding:
    """Say that an office has not said what it must."""
    the = hearing.bench.the(office)
    match part:
        case Part.DECIDES:
            what = f"{_begin(the)} has not decided {hearing.subject.id}."
        case Part.CONSULTED:
            what = f"{_begin(the)} has not been consulted on {hearing.subject.id}."
        case Part.CERTIFIES:
            what = f"{_begin(the)} has not certified {hearing.subject.id}."
        case _:
            assert_never(part)
    return hearing.finding("statement-missing", office, what, "ask {the} to read it and sign it.")


def judge(hearing: Hearing, office: str, part: Part) -> tuple[Finding, ...]:
    """Judge what an office said: every reason why it does not count, or none."""
    said = hearing.said(office)
    if said is None:
        return (missing(hearing, office, part),)
    statement = said.value.statement
    return (
        *_of_the_subject(hearing, statement),
        *_of_the_head_seen(hearing, statement),
        *_of_the_dates(hearing, statement),
        *_of_the_person(hearing, statement),
        *_of_the_interest(hearing, statement),
        *_of_the_attestation(hearing, statement),
        *_of_the_signature(hearing, said.value),
        *_of_the_response(hearing, statement, part),
    )


def _of_the_subject(hearing: Hearing, statement: Statement) -> Iterator[Finding]:
    """The very bytes, and the very clauses as they will stand."""
    the, subject = hearing.bench.the(statement.office), hearing.subject
    if statement.subject.sha256 != subject.sha256:
        what = f"{subject.id} has changed since {the} signed it."
        yield hearing.finding("subject-changed", statement.office, what, _AGAIN)
    elif statement.subject.touches != subject.touches:
        changed = dict(statement.subject.touches).items() ^ dict(subject.touches).items()
        clauses = ", ".join(sorted({key.partition(":")[2] for key, _ in changed}))
        what = f"What {subject.id} leaves in place has changed since {the} signed it ({clauses})."
        yield hearing.finding("touches-changed", statement.office, what, _AGAIN)


def _of_the_head_seen(hearing: Hearing, statement: Statement) -> Iterator[Finding]:
    """The record the signer saw is this record, earlier, and what was in force in it."""
    register, seen, office = hearing.register, statement.seen, statement.office
    the = hearing.bench.the(office)
    known = 0 <= seen.sequence <= register.sequence
    entry = register.entries[seen.sequence - 1] if known and seen.sequence else None
    if not known or seen.digest != (entry.digest if entry else ""):
        what = f"{_begin(the)} signed over another record than this one (entry {seen.sequence})."
        yield hearing.finding("seen-not-ancestor", office, what, _AGAIN)
        return
    then = register.in_force(seen.sequence) or (hearing.in_force if not register.entries else None)
    if then is None:
        what = f"{_begin(the)} signed before there was a record."
        yield hearing.finding("seen-not-ancestor", office, what, _AGAIN)
        return
    if seen.office_holders != then.office_holders.digest:
        what = f"{_begin(the)} signed with other office-holders on record."
        yield hearing.finding("seen-office-holders", office, what, _AGAIN)
    if seen.policy != then.policy.digest:
        what = f"{_begin(the)} signed with another policy on record."
        yield hearing.finding("seen-policy", office, what, _AGAIN)


def _of_the_dates(hearing: Hearing, statement: Statement) -> Iterator[Finding]:
    """Head seen, then statement, then entry; and not after it expires."""
    office, day = statement.office, statement.day
    the = _begin(hearing.bench.the(office))
    entries = hearing.register.entries
    if 0 < statement.seen.sequence <= len(entries):
        since = entries[statement.seen.sequence - 1].value.day
        if day < since:
            what = f"{the} signed on {day}, over a record of {since}."
            yield hearing.finding("statement-before-seen", office, what, _AGAIN)
    if hearing.happened and day < hearing.happened:
        what = f"{the} signed on {day} that something had happened on {hearing.happened}."
        yield hearing.finding("statement-before-event", office, what, _AGAIN)
    if day > hearing.day:
        what = f"{the} signed on {day}, after {hearing.day}, the day it would be entered."
        remedy = "enter it on the day it was signed, or later."
        yield hearing.finding("statement-after-entry", office, what, remedy)
    if statement.expires and hearing.day > statement.expires:
        what = f"What {hearing.bench.the(office)} signed expired on {statement.expires}."
        yield hearing.finding("statement-expired", office, what, _AGAIN)


def _of_the_person(hearing: Hearing, statement: Statement) -> Iterator[Finding]:
    """The person held the office on both days, in the capacity stated."""
    yield from _of_the_holding(hearing, statement, statement)


def _of_the_holding(
    hearing: Hearing, statement: Statement, who: Statement | Attestation
) -> Iterator[Finding]:
    """Whoever speaks or attests held the office named on both days, in the capacity stated."""
    office, the = statement.office, hearing.bench.the(who.office)
    person = person_of(hearing.holders, who.person)
    if person is None:
        what = f"“{who.person}” is not among the office-holders."
        remedy = "put the person on record first, or ask {the} to sign."
        yield hearing.finding("person-unknown", office, what, remedy)
        return
    for day in sorted({statement.day, hearing.day}):
        held = holdings_on(hearing.holders, who.office, day)
        capacities = [capacity_of(each) for each in held if each.person == person.id]
        if not capacities:
            what = f"{person.name} was not {the} on {day}."
            remedy = "ask {the} of that day to read it and sign it."
            yield hearing.finding("office-not-held", office, what, remedy)
        elif who.capacity not in capacities:
            what = f"{person.name} signed as {who.capacity}, but was {capacities[0]}."
            yield hearing.finding("capacity-differs", office, what, _AGAIN)


def _of_the_interest(hearing: Hearing, statement: Statement) -> Iterator[Finding]:
    """A declared conflict is on record and printed; only the policy may bar."""
    if hearing.rule.interest_bars and statement.interest != NO_INTEREST:
        the = hearing.bench.the(statement.office)
        what = f"{_begin(the)} declared an interest ({statement.interest}), and the policy bars it."
        remedy = "ask a deputy who has no interest to sign."
        yield hearing.finding("interest-bars", statement.office, what, remedy)


def _of_the_attestation(hearing: Hearing, statement: Statement) -> Iterator[Finding]:
    """Another may attest what a holder said only where the policy says who."""
    attested = statement.attested
    if attested is None:
        return
    office = statement.office
    allowed = dict(hearing.rule.attested_by).get(office, ())
    if attested.office not in allowed:
        the, by = hearing.bench.the(office), hearing.bench.the(attested.office)
        what = f"The policy does not let {by} attest what {the} said."
        yield hearing.finding("attested-barred", office, what, "ask {the} to sign it.")
    said_by = person_of(hearing.holders, statement.person)
    at = hearing.register.sequence + 1
    if said_by and any(valid_at(key, at) for key in said_by.keys):
        what = f"{said_by.name} has a key that can sign, and yet another attests what they said."
        yield hearing.finding("attested-needless", office, what, "ask {the} to sign it.")
    if attested.person == statement.person:
        what = f"{statement.person} attests what they said themselves."
        yield hearing.finding("attested-oneself", office, what, "ask {the} to sign it.")
    yield from _of_the_holding(hearing, statement, attested)


def _of_the_signature(hearing: Hearing, signed: SignedStatement) -> Iterator[Finding]:
    """The signature is of these bytes, for this office, by a key of this person."""
    statement, office = signed.statement, signed.statement.office
    try:
        key = signer(signed.signature).key
    except Refused as refused:
        yield _refused(hearing, office, refused)
        return
    owner = owner_of(hearing.holders, key)
    the = hearing.bench.the(office)
    if owner is None:
        what = f"The signature for {the} was made with a key that is not on record."
        yield hearing.finding("key-unknown", office, what, "ask {the} to sign with their own key.")
    elif owner[0].id != (statement.attested or statement).person:
        what = f"The signature for {the} was made with the key of {owner[0].name}."
        yield hearing.finding("key-of-another", office, what, "ask {the} to sign with their own.")
    elif not valid_at(owner[1], hearing.register.sequence + 1):
        what = f"The key of {owner[0].name} is not valid at entry {hearing.register.sequence + 1}."
        yield hearing.finding("key-not-valid", office, what, "ask {the} to sign with a valid key.")
    if is_example(key, hearing.bench.domain):
        what = f"The signature for {the} was made with an example key, which anyone can use."
        remedy = "make a key with `constitution-tool key new` and put it on record."
        yield hearing.finding("example-key", office, what, remedy)
    try:
        namespace = hearing.bench.namespace(statement.signing_office)
        verify(signed.signature, namespace, signed.data, public_line(key, ""))
    except Refused as refused:
        yield _refused(hearing, office, refused)


def _refused(hearing: Hearing, office: str, refused: Refused) -> Finding:
    the = hearing.bench.the(office)
    return Finding(
        code=refused.fault.value,
        problem=f"The signature for {the} on {hearing.subject.id} is not good. {refused.problem}",
        remedy=_AGAIN.format(the=the),
        place=Place(path=signature_path(hearing.subject.id, office)),
    )


def _of_the_response(hearing: Hearing, statement: Statement, part: Part) -> Iterator[Finding]:
    """What was said is what that part can say, and the consultee agrees where that is needed."""
    office, response = statement.office, statement.response
    the = _begin(hearing.bench.the(office))
    if response not in _RESPONSES[part]:
        what = f"{the} signed “{response.value}”, which is not for {the[4:]} to say here."
        yield hearing.finding("response-not-fitting", office, what, _AGAIN)
    elif part is Part.CONSULTED and hearing.rule.agreement_required:
        if response is Response.COMMENTS:
            what = f"{the} has commented on {hearing.subject.id} and has not agreed to it."
            remedy = "answer the comments, and ask {the} to agree."
            yield hearing.finding("consultee-comments", office, what, remedy)
        elif response is Response.DOES_NOT_AGREE:
            what = f"{the} does not agree to {hearing.subject.id}."
            remedy = "change the amendment, or put it to Council for approval."
            yield hearing.finding("consultee-does-not-agree", office, what, remedy)
    elif part is Part.DECIDES and not hearing.rule.agreement_required:
        yield from _reasons(hearing, statement)


def _reasons(hearing: Hearing, statement: Statement) -> Iterator[Finding]:
    """Where a consultee need not agree, going on without them needs reasons in writing."""
    for office, part in hearing.rule.offices:
        said = hearing.said(office)
        consulted = part is Part.CONSULTED and said is not None
        agrees = said is not None and said.value.statement.response is Response.AGREES
        if consulted and not agrees and not statement.words.strip():
            the, other = hearing.bench.the(statement.office), hearing.bench.the(office)
            what = f"{_begin(other)} did not agree, and {the} gave no reasons for going on."
            remedy = "ask {the} to sign with reasons in writing."
            yield hearing.finding("reasons-missing", statement.office, what, remedy)


_RESPONSES = {
    Part.DECIDES: (Response.DECIDES,),
    Part.CONSULTED: (Response.AGREES, Response.COMMENTS, Response.DOES_NOT_AGREE),
    Part.CERTIFIES: (Response.CERTIFIES,),
}


def _begin(words: str) -> str:
    """Begin a sentence with these words."""
    return words[:1].upper() + words[1:]
