"""What did a meeting resolve of what was before it, said in terms of the record?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.adopting import at_vote
from constitution_tool.engine.authority.corrections import touched_instruments
from constitution_tool.engine.authority.moment import after_adoption
from constitution_tool.engine.council import in_order
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Finding, Usage
from constitution_tool.model.amendment import ForApproval
from constitution_tool.model.decision import ADOPTING, Adoption, Minutes, Proof, Resolved
from constitution_tool.notation.digest import sha256_hex

if TYPE_CHECKING:
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.decision import Head
    from constitution_tool.model.wishes import Adopt, ConfirmMinutes, Terms

_MONTHS, _REVIEW = 12, 6


def adoption(record: Record, wish: Adopt, terms: Terms, head: Head) -> Adoption:
    """Draft an adoption: what was taken and what was not, and the text that follows from it.

    Raises:
        Usage: It declines something that was not before the meeting.
        Conflict: What was taken does not fit together without what was not.
    """
    now = moment(record)
    put = _put(record, now)
    before = {*(one.id for one in now.entered), *(one.id for one in put)}
    if unknown := sorted(set(wish.declined) - before):
        raise Usage(
            Finding(
                code="adoption-not-put",
                problem=f"{unknown[0]} was not before the meeting.",
                remedy=f"name one of those that were: {', '.join(sorted(before)) or 'none'}.",
            )
        )
    adopting = wish.resolved in ADOPTING
    scope = wish.scope or _scope(record, now, put)
    entered, approved, declined = _taken(wish, now, put, scope)
    amendments = dict(record.register.amendments.items())
    made = Adoption(
        **head,
        body=wish.body,
        resolved=wish.resolved,
        scope=scope,
        entered=entered,
        approved=tuple((id_, amendments[id_].digest) for id_ in approved),
        declined=declined,
        text=now.source.digest,
        effective=(wish.effective or head["day"]) if adopting else None,
        review_by=(wish.review_by or six_months_after(head["day"])) if adopting else None,
        minute=terms.minute,
        proof=wish.proof,
        sha256=sha256_hex(wish.evidence),
    )
    values = {id_: kept.value for id_, kept in amendments.items()}
    return replace(made, text=after_adoption(now, made, values).source.digest)


def minutes(record: Record, wish: ConfirmMinutes, terms: Terms, head: Head) -> Minutes:
    """Draft the confirmation of an adoption by its signed minutes.

    Raises:
        Usage: No adoption waits for its minutes.
    """
    confirmed = {one.adoption for _, one in record.register.on_record(Minutes)}
    waiting = [
        adopted.id
        for _, adopted in record.register.on_record(Adoption)
        if adopted.proof is Proof.DECISION_LIST and adopted.id not in confirmed
    ]
    if not waiting or wish.adoption not in {"", *waiting}:
        raise Usage(
            Finding(
                code="minutes-unknown",
                problem="No adoption on record waits for its minutes."
                if not waiting
                else f"{wish.adoption} does not wait for its minutes.",
                remedy="run “constitution-tool register show” to see what is on record.",
            )
        )
    return Minutes(
        **head,
        adoption=wish.adoption or waiting[-1],
        minute=terms.minute,
        sha256=sha256_hex(wish.evidence),
    )


def six_months_after(day: date) -> date:
    """Find the day six months later; a day that month lacks becomes its last."""
    months = day.month - 1 + _REVIEW
    year, month = day.year + months // _MONTHS, months % _MONTHS + 1
    for last in range(day.day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise LookupError("no month is without days")


def _put(record: Record, now: Moment) -> tuple[Amendment, ...]:
    """Give the amendments for approval that nothing has become of, in the order carried out."""
    return in_order(
        amendment
        for id_, amendment in record.amendments.items()
        if isinstance(amendment.basis, ForApproval) and id_ not in now.became
    )


def _scope(record: Record, now: Moment, put: tuple[Amendment, ...]) -> tuple[str, ...]:
    """Name the protocols that what is before the meeting would change, in the council's order."""
    touched = touched_instruments(now.source.constitution, now.draft)
    touched |= {expected.id.partition(".")[0] for one in put for expected in one.expects}
    listed = (str(instrument.id) for instrument in now.draft.instruments)
    return tuple(id_ for id_ in listed if id_ in touched) or (record.settings.subject,)


def _taken(
    wish: Adopt, now: Moment, put: tuple[Amendment, ...], scope: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Say what was adopted of the draft, what was approved, and what was declined."""
    voted = at_vote(scope, now)
    proposed = tuple(one.id for one in put)
    match wish.resolved:
        case Resolved.REFERRED_BACK:
            return (), (), ()
        case Resolved.NOT_ADOPTED:
            return (), (), (*voted, *proposed)
        case _:
            kept = [id_ for id_ in voted if id_ not in wish.declined]
            approved = [id_ for id_ in proposed if id_ not in wish.declined]
            return tuple(kept), tuple(approved), wish.declined
