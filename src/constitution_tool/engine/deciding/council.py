"""What did a meeting resolve of what was before it, said in terms of the record?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.adopting import built_on
from constitution_tool.engine.authority.before_meeting import (
    carried_at,
    for_approval,
    in_draft,
    of_protocols,
)
from constitution_tool.engine.authority.delegated import reached
from constitution_tool.engine.authority.moment import after_adoption
from constitution_tool.engine.authority.varying import waits_for_vote
from constitution_tool.engine.council import in_order
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Conflict, Finding, Usage
from constitution_tool.model.decision import ADOPTING, Adoption, Minutes, Proof, Resolved
from constitution_tool.model.months import REVIEW_MONTHS, months_after
from constitution_tool.notation.digest import sha256_hex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.decision import Head
    from constitution_tool.model.wishes import Adopt, ConfirmMinutes, Terms

_VOTED = frozenset((*ADOPTING, Resolved.NOT_ADOPTED))
"""Outcomes after which each amendment was taken or was not."""


def adoption(record: Record, wish: Adopt, terms: Terms, head: Head) -> Adoption:
    """Draft an adoption: what was taken and what was not, and the text that follows from it.

    Raises:
        Usage: It speaks of something that was not before the meeting, or does not say what became
            of something that is for approval.
        Conflict: What was taken does not fit together without what was not.
    """
    now, register = moment(record), record.register
    drafted = in_draft(register, now, head["day"])
    put = (*for_approval(register, now), *_waiting_for_vote(record, now, head["day"]))
    _refuse_unknown(wish, drafted, put)
    scope = wish.scope or _scope(record, now, (*drafted, *_named(put, wish)))
    voted = of_protocols(drafted, scope, now) if wish.resolved in _VOTED else ()
    if wish.resolved in _VOTED:
        _refuse_silence(wish, of_protocols(put, scope, now))
    adopting = wish.resolved in ADOPTING
    amendments = {id_: kept.value for id_, kept in register.amendments.items()}
    approved = in_order(one for one in put if one.id in wish.approved)
    varied = {one.in_place_of: one.id for one in approved}
    _refuse_both(wish, varied)
    taken = tuple(one for one in voted if one.id not in varied) if adopting else ()
    unspoken = () if adopting else voted
    made = Adoption(
        **head,
        body=body_that_met(record, wish.body, head["day"]),
        resolved=wish.resolved,
        scope=scope,
        entered=tuple(one.id for one in taken if one.id not in wish.declined),
        approved=tuple((one.id, register.amendments[one.id].digest) for one in approved),
        declined=tuple(dict.fromkeys((*(one.id for one in unspoken), *wish.declined))),
        text=now.source.digest,
        effective=wish.effective or (head["day"] if adopting else None),
        review_by=wish.review_by
        or (months_after(head["day"], REVIEW_MONTHS) if adopting else None),
        minute=terms.minute,
        proof=wish.proof,
        sha256=sha256_hex(wish.evidence),
    )
    if wrong := tuple(built_on(register, made, now, path="")):
        raise Conflict(*wrong)
    return replace(made, text=after_adoption(now, made, amendments).source.digest)


def minutes(record: Record, wish: ConfirmMinutes, terms: Terms, head: Head) -> Minutes:
    """Draft the confirmation of an adoption by its signed minutes.

    Raises:
        Usage: No adoption waits for them, or it is not said which of several.
    """
    confirmed = {one.adoption for _, one in record.register.on_record(Minutes)}
    waiting = [
        adopted
        for _, adopted in record.register.on_record(Adoption)
        if adopted.proof is Proof.DECISION_LIST and adopted.id not in confirmed
    ]
    meant = [one for one in waiting if wish.meeting in (None, one.day)]
    if len(meant) != 1:
        listed = ", ".join(f"{one.id} of {one.day}" for one in waiting)
        raise Usage(
            Finding(
                code="minutes-unknown",
                problem="It is not said of which meeting these are the minutes."
                if meant
                else "No resolution on record waits for these minutes.",
                remedy=f"name the meeting with --meeting: {listed}."
                if listed
                else "run “constitution-tool register show” to see what is on record.",
            )
        )
    return Minutes(
        **head,
        adoption=meant[0].id,
        minute=terms.minute,
        sha256=sha256_hex(wish.evidence),
    )


def _waiting_for_vote(record: Record, now: Moment, day: date) -> tuple[Amendment, ...]:
    """Give what was carried at the meeting and only the adoption can take."""
    carried = carried_at(record.register, now, day)
    return tuple(one for one in carried if waits_for_vote(one, now))


def _refuse_unknown(
    wish: Adopt, drafted: tuple[Amendment, ...], put: tuple[Amendment, ...]
) -> None:
    """Refuse what was not before the meeting, by name."""
    if wish.approved and wish.resolved not in ADOPTING:
        raise _refused(
            "adoption-outcome",
            f"{wish.approved[0]} cannot be approved where nothing was adopted.",
            "leave --approved out, or say what was adopted with --outcome adopted-in-part.",
        )
    to_approve = {one.id for one in put}
    before = {one.id for one in drafted} | to_approve
    strange = sorted({*wish.declined, *wish.not_put} - before)
    if unknown := [*strange, *sorted(set(wish.approved) - to_approve)]:
        raise _refused(
            "adoption-not-put",
            f"{unknown[0]} was not before the meeting"
            + (" for approval." if unknown[0] in before else "."),
            f"name one of those that were: {', '.join(sorted(before)) or 'none'}.",
        )


def _refuse_both(wish: Adopt, varied: Mapping[str, str]) -> None:
    """Refuse to say of what was put that it was taken, or was not, beside what it was varied to."""
    for id_ in (*wish.approved, *wish.declined):
        if id_ in varied:
            raise _refused(
                "adoption-both",
                f"{varied[id_]} was carried in the place of {id_}, and both are named.",
                f"name {varied[id_]} alone; or, if {id_} was taken as it was put, {id_}.",
            )


def _refuse_silence(wish: Adopt, put: tuple[Amendment, ...]) -> None:
    """Have it said what became of everything that is for Council's approval.

    A file that lies there proves nothing: it may have been written after the meeting.
    """
    varied = {one.in_place_of for one in put if one.id in wish.approved}
    spoken_for = {*wish.approved, *wish.declined, *wish.not_put, *varied}
    if silent := [one for one in put if one.id not in spoken_for]:
        listed = "; ".join(f"{one.id} {one.title}" for one in silent)
        raise _refused(
            "adoption-unsaid",
            f"It is not said what became of what was put to the vote: {listed}.",
            "say so of each: --approved ID, --declined ID, or --not-put ID if it was not before "
            "the meeting.",
        )


def _refused(code: str, problem: str, remedy: str) -> Usage:
    return Usage(Finding(code=code, problem=problem, remedy=remedy))


def _named(put: tuple[Amendment, ...], wish: Adopt) -> tuple[Amendment, ...]:
    return tuple(one for one in put if one.id in {*wish.approved, *wish.declined})


def _scope(record: Record, now: Moment, before: tuple[Amendment, ...]) -> tuple[str, ...]:
    """Name the protocols that what was before the meeting touches, in the council's order."""
    touched = {id_ for one in before for id_ in reached(one, now.draft)}
    listed = (str(instrument.id) for instrument in now.draft.instruments)
    return tuple(id_ for id_ in listed if id_ in touched) or (record.settings.subject,)


def body_that_met(record: Record, said: str, day: date) -> str:
    """Name the body that met on a day: the one that is said, if a meeting of it is set that day.

    Raises:
        Usage: No such meeting is set: a slip in the day would be on record for ever.
    """
    if not said:
        return body_on(record, day)
    bodies = _bodies(record, day)
    if said not in bodies:
        met = f"has {' and '.join(bodies)} meet" if bodies else "sets no meeting"
        raise _refused(
            "meeting-unset",
            f"constitution.toml {met} on {day}"
            + (f", and not {said}." if bodies else ", and so none of the body named."),
            "correct the day or the body, or add the [[meeting]] to constitution.toml.",
        )
    return said


def body_on(record: Record, day: date) -> str:
    """Name the body that met on a day, as the settings have it.

    Raises:
        Usage: They do not.
    """
    bodies = _bodies(record, day)
    if len(bodies) != 1:
        raise _refused(
            "body-unsaid",
            f"constitution.toml does not say which body met on {day}.",
            "correct the day, or add the [[meeting]] to constitution.toml; where several met that "
            "day, say which with --body.",
        )
    return bodies[0]


def _bodies(record: Record, day: date) -> list[str]:
    return sorted({meeting.body for meeting in record.settings.meetings if meeting.day == day})
