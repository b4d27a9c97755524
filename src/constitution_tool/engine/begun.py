"""What is a new amendment, or a draft to be added to, before the change itself is said?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.asked import pending
from constitution_tool.errors import Conflict, Finding, Place, Usage
from constitution_tool.model.amendment import (
    Amendment,
    ByKind,
    ForApproval,
    Kind,
    OnAdoption,
    UnderDelegation,
)

if TYPE_CHECKING:
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a new amendment is, apart from its instructions. `to` adds to a draft instead."""

    title: str
    kind: str
    year: int
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
        kept = pending(record, head.to)
        if any(subject == head.to for subject, _ in record.register.statements):
            raise Conflict(
                Finding(
                    code="signed-already",
                    problem=f"{head.to} has been signed: adding to it would undo that.",
                    remedy="write a new amendment.",
                    place=Place(path=kept.path),
                )
            )
        return kept.value
    return Amendment(
        id=_next_id(record, head.year),
        title=head.title,
        kind=Kind(head.kind),
        basis=_basis(head),
        effective=OnAdoption(),
        after=head.written_on,
        why=head.why,
        entries=(),
    )


def _next_id(record: Record, year: int) -> str:
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
        case _:
            _need(head.evidence, "--evidence", "what it rests on")
            return ByKind(evidence=head.evidence)


def _need(given: str, option: str, what: str) -> None:
    if not given.strip():
        raise Usage(
            Finding(
                code="option-missing",
                problem=f"An amendment of this kind must say {what}.",
                remedy=f"add {option}.",
            )
        )
