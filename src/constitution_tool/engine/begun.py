"""What is a new amendment, or a draft to be added to, before the change itself is said?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.asked import pending
from constitution_tool.errors import Conflict, Finding, Place, Usage
from constitution_tool.model.amendment import (
    IN_THE_TEXT,
    Amendment,
    AtMeeting,
    ByKind,
    ForApproval,
    Kind,
    OnAdoption,
    UnderDelegation,
)
from constitution_tool.model.result import SAY_HOW, says_carried

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a new amendment is, apart from its instructions. `to` adds to a draft instead.

    `effective` is when a change of the text itself takes effect, `expires` its last day (None: it
    does not lapse). Of a change carried at a meeting, `meeting` is its day.
    """

    title: str
    kind: str
    year: int
    effective: date
    expires: date | None
    meeting: date | None
    mover: str
    seconder: str
    result: str
    delegation: str
    ground: str
    ground_reason: str
    proposed_by: str
    evidence: str
    why: str
    written_on: tuple[str, ...]
    to: str


def begun(record: Record, head: Head) -> Amendment:
    """Begin a new amendment, or take the draft that is to be added to.

    Raises:
        Usage: it is not said on what it rests, or there is no such draft.
        Conflict: the draft has been signed.
    """
    if head.to:
        return unsigned(record, head.to)
    kind = Kind(head.kind)
    return Amendment(
        id=next_id(record, head.year),
        title=head.title,
        kind=kind,
        basis=_basis(head),
        effective=head.effective if kind in IN_THE_TEXT else OnAdoption(),
        expires=head.expires,
        after=head.written_on,
        why=head.why,
        entries=(),
    )


def carried(basis: AtMeeting) -> AtMeeting:
    """Give what is said of a change carried at a meeting, if its result says that it was.

    Raises:
        Usage: it does not.
    """
    if not says_carried(basis.result):
        problem = f"The result is “{basis.result}”: that is not carried."
        raise Usage(Finding(code="result-not-carried", problem=problem, remedy=SAY_HOW))
    return basis


def unsigned(record: Record, id_: str) -> Amendment:
    """Take a draft that may still be changed.

    Raises:
        Usage: there is none of that number.
        Conflict: it has been signed, or something on record has settled it.
    """
    kept = pending(record, id_)
    if any(subject == id_ for subject, _ in record.register.statements):
        raise Conflict(
            Finding(
                code="signed-already",
                problem=f"{id_} has been signed: adding to it would undo that.",
                remedy="write a new amendment.",
                place=Place(path=kept.path),
            )
        )
    return kept.value


def next_id(record: Record, year: int) -> str:
    """Give the next number of the year; a number is never used again."""
    taken = [id_ for id_ in record.register.amendments if id_.startswith(f"{year}-")]
    last = max((int(id_.partition("-")[2]) for id_ in taken), default=0)
    return f"{year}-{last + 1:03}"


def _basis(head: Head) -> Basis:
    """Say on what a new amendment rests, as its kind calls for."""
    match Kind(head.kind):
        case Kind.PRE_ADOPTION:
            _need(head.delegation, "--delegation", "the delegation it is made under")
            _need(head.ground, "--ground", "the ground of the delegation it is made on")
            _need(head.ground_reason, "--ground-reason", "why it falls under that ground")
            return UnderDelegation(
                delegation=head.delegation, ground=head.ground, ground_reason=head.ground_reason
            )
        case Kind.SUBSTANTIVE:
            _need(head.proposed_by, "--proposed-by", "who proposes it to Council")
            return ForApproval(proposed_by=head.proposed_by)
        case Kind.CARRIED:
            _need(head.mover, "--mover", "who moved it")
            _need(head.seconder, "--seconder", "who seconded it")
            return carried(
                AtMeeting(
                    meeting=_meeting(head),
                    mover=head.mover,
                    seconder=head.seconder,
                    result=head.result or "carried",
                )
            )
        case _:
            _need(head.evidence, "--evidence", "what it rests on")
            return ByKind(evidence=head.evidence)


def _meeting(head: Head) -> date:
    if head.meeting is None:
        raise _missing("--meeting", "at which meeting it was carried")
    return head.meeting


def _need(given: str, option: str, what: str) -> None:
    if not given.strip():
        raise _missing(option, what)


def _missing(option: str, what: str) -> Usage:
    return Usage(
        Finding(
            code="option-missing",
            problem=f"An amendment of this kind must say {what}.",
            remedy=f"add {option}.",
        )
    )
