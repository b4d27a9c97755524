"""From the record to the case for Council: what rests on what, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.texts import proposal
from constitution_tool.errors import Errors, Finding, Place
from constitution_tool.model.amendment import ForApproval, UnderDelegation
from constitution_tool.model.authority import Delegation, Part, Response, Status
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.council import Basis, Case

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.settings import Meeting

_ANSWERS = {
    Response.AGREES: "agreed",
    Response.COMMENTS: "commented",
    Response.DOES_NOT_AGREE: "did not agree",
}


def case(record: Record, standings: Mapping[str, Standing]) -> Case:
    """Gather all that the papers of the next meeting are made from.

    Args:
        record: the repository, already verified.
        standings: where each amendment stands.

    Raises:
        Errors: no meeting is set on or after the last day on record.
        Conflict: an amendment does not fit the text it is written on.
    """
    council = proposal(record)
    day = _last_day(record)
    bases = {made.amendment.id: _basis(record, made.amendment, day) for made in council.made}
    return Case(
        council=council,
        council_name=record.source.law.council,
        settings=record.settings,
        meeting=next_meeting(record),
        bases=bases,
        left_out=tuple(
            f"{id_} {record.amendments[id_].title}: {phrases.left_out(standing.status)}"
            for id_, standing in left_out(standings).items()
        ),
        resolved=_resolved(record),
        check_code=record.register.check_code,
        text_digest=record.source.digest_with(council.text),
        language=record.source.law.language,
        day=day,
    )


def left_out(standings: Mapping[str, Standing]) -> dict[str, Standing]:
    """Pick the amendments that are not in the text before Council and still could be."""
    waiting = (Status.UNDECIDED, Status.DECIDED)
    return {id_: standing for id_, standing in standings.items() if standing.status in waiting}


def next_meeting(record: Record) -> Meeting:
    """Find the first meeting on or after the last day on record (never by the clock).

    Raises:
        Errors: there is none.
    """
    day = _last_day(record)
    coming = sorted((m for m in record.settings.meetings if m.day >= day), key=lambda m: m.day)
    if not coming:
        raise Errors(
            Finding(
                code="no-meeting",
                problem=f"No meeting is set on or after {phrases.day(day)}, the last day on "
                "record.",
                remedy="add a [[meeting]] with its date, body and title to constitution.toml.",
                place=Place(path="constitution.toml"),
            )
        )
    return coming[0]


def _last_day(record: Record) -> date:
    head = record.register.head
    if head is None:
        raise Errors(
            Finding(
                code="not-founded",
                problem="No text has been put on record yet.",
                remedy="put the text on record before making papers for a meeting.",
                place=Place(path="register/"),
            )
        )
    return head.value.day


def _resolved(record: Record) -> date | None:
    days = [
        kept.value.day
        for kept in record.register.decisions.values()
        if isinstance(kept.value, Delegation)
    ]
    return min(days, default=None)


def _basis(record: Record, amendment: Amendment, day: date) -> Basis:
    """Say on what an amendment rests, in the words members read."""
    if isinstance(amendment.basis, ForApproval):
        said = f"For approval by Council. Proposed by {amendment.basis.proposed_by}."
        facts = (("Authority", said),)
        return Basis(author="For approval by Council", day=day, authority=said, facts=facts)
    facts_: list[tuple[str, str]] = []
    if isinstance(amendment.basis, UnderDelegation) and amendment.basis.ground_reason:
        facts_.append(("Ground", amendment.basis.ground_reason))
    author, decided, authority = _authority(record, amendment, day)
    facts_.append(("Authority", authority))
    if consulted := _consultation(record, amendment):
        facts_.append(("Consultation", consulted))
    return Basis(author=author, day=decided, authority=authority, facts=tuple(facts_))


def _authority(record: Record, amendment: Amendment, day: date) -> tuple[str, date, str]:
    decides = _office(record, amendment, Part.DECIDES)
    consulted = _office(record, amendment, Part.CONSULTED)
    said = record.register.statements.get((amendment.id, decides))
    decided = said.value.statement.day if said else day
    printed = record.settings.office(decides)
    kept = (
        record.register.decisions.get(amendment.basis.delegation)
        if isinstance(amendment.basis, UnderDelegation)
        else None
    )
    if kept is None or not isinstance(kept.value, Delegation):
        return printed, decided, f"Decided by the {printed} on {phrases.day(decided)}."
    delegation = kept.value
    minute = delegation.minute
    noted = "minute not held" if minute == "not held" else f"minute {minute}"
    sentence = phrases.authority(
        (printed, record.settings.office(consulted)),
        decided,
        delegation.day,
        f"{delegation.recommendation}; {noted}",
    )
    return printed, decided, sentence


def _consultation(record: Record, amendment: Amendment) -> str:
    office = _office(record, amendment, Part.CONSULTED)
    said = record.register.statements.get((amendment.id, office))
    if said is None:
        return ""
    statement = said.value.statement
    answer = _ANSWERS.get(statement.response, statement.response.value)
    words = f" “{statement.words}”" if statement.words else ""
    return phrases.consultation(statement.day, answer) + words


def _office(record: Record, amendment: Amendment, part: Part) -> str:
    """Find the office that has a part in decisions of this kind; empty when none has."""
    in_force = record.register.in_force(record.register.sequence)
    rule = in_force.policy.value.rule(amendment.kind.value) if in_force else None
    return next((office for office, its in rule.offices if its is part), "") if rule else ""
