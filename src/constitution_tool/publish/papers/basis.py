"""On what does an amendment rest, as papers print it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.amendment import ForApproval, UnderDelegation
from constitution_tool.model.authority import Part, Response, Status
from constitution_tool.model.decision import Delegation
from constitution_tool.model.sheet import EntryNote
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment

_ANSWERS = {
    Response.AGREES: "agreed",
    Response.COMMENTS: "commented",
    Response.DOES_NOT_AGREE: "did not agree",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """On what an amendment rests, as papers print it.

    `author` is the office (or "For approval by Council"); `day` the day it was decided, or of the
    record; `authority` one sentence; `facts` the (label, words) pairs under its schedule entries.
    """

    author: str
    day: date
    authority: str
    facts: tuple[tuple[str, str], ...]


def bases(
    record: Record, council: BeforeCouncil, standings: Mapping[str, Standing], day: date
) -> dict[str, Basis]:
    """Say of every amendment carried out on what it rests, by its id (see `basis`)."""
    made = {one.amendment.id: one.amendment for one in council.made}
    return {id_: basis(record, made[id_], standings[id_].status, day) for id_ in made}


def basis(record: Record, amendment: Amendment, status: Status, day: date) -> Basis:
    """Say on what an amendment rests, in the words members read.

    Of what is not decided nothing more is said: a statement may be there and not count.

    Args:
        record: the repository.
        amendment: one of its amendments.
        status: where it stands.
        day: the last day on record, for what no office has dated.
    """
    if isinstance(amendment.basis, ForApproval):
        said = f"For approval by Council. Proposed by {amendment.basis.proposed_by}."
        facts = (("Authority", said),)
        return Basis(author="For approval by Council", day=day, authority=said, facts=facts)
    if status is Status.UNDECIDED:
        said = phrases.UNDECIDED
        return Basis(author=said, day=day, authority=f"{said}.", facts=(("Authority", f"{said}."),))
    facts_: list[tuple[str, str]] = []
    if isinstance(amendment.basis, UnderDelegation) and amendment.basis.ground_reason:
        facts_.append(("Ground", amendment.basis.ground_reason))
    author, decided, authority = _authority(record, amendment, day)
    facts_.append(("Authority", authority))
    if consulted := _consultation(record, amendment):
        facts_.append(("Consultation", consulted))
    return Basis(author=author, day=decided, authority=authority, facts=tuple(facts_))


def notes(council: BeforeCouncil, bases: Mapping[str, Basis]) -> tuple[EntryNote, ...]:
    """Say of every entry of a schedule who made it, when, why and on what it rests."""
    return tuple(
        EntryNote(
            number=item.number,
            author=rests.author,
            day=rests.day,
            reasons=tuple((position, entry.reason) for position, entry in item.entries),
            authority=rests.authority,
        )
        for item in council.items
        for rests in (bases[item.made.amendment.id],)
    )


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
