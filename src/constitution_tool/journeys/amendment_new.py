"""A new amendment, or one more instruction in a draft: say what to change, the tool writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import draft_amendment
from constitution_tool.engine.amending.wish import Wished
from constitution_tool.engine.amending.wishing import Change, which, wish_of
from constitution_tool.engine.asked import pending
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.checking.record import used_ids
from constitution_tool.engine.record import read_record
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Conflict, Finding, Place, Usage
from constitution_tool.model.amendment import (
    Amendment,
    ByKind,
    ForApproval,
    Kind,
    OnAdoption,
    UnderDelegation,
)
from constitution_tool.model.instrument import Index
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.outcome import Outcome
from constitution_tool.publish.amendment_text import quoted_lines
from constitution_tool.store.plan import Plan, Replace, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Basis

__all__ = ["Change", "Head", "amendment_new", "which"]


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


def amendment_new(root: Path, head: Head, change: Change) -> Outcome:
    """Write the amending sentence, mint ids, work out what it expects, and keep it as a draft.

    Raises:
        Usage: a citation fits nothing or several clauses, or the request is incomplete.
        Conflict: the words are not found, or too often; or a draft to add to was signed.
    """
    record = read_record(read_tree(root))
    amendment = _begun(record, head)
    base = written_on(record.register, amendment, moment(record))
    index = Index(amend(base, amendment))
    wished = Wished(wish=wish_of(change, index, record.files), reason=change.reason)
    drafted = draft_amendment(base, amendment, (wished,), used_ids(record))
    made = drafted.amendment
    path, data = amendment_path(made.id), print_amendment(made).encode()
    old = record.files.get(path)
    step = Write(path=path, data=data) if old is None else Replace(path=path, old=old, data=data)
    sentence = print_sentence(made.entries[-1].instruction)
    return Outcome(
        result={"id": made.id, "path": path, "sentence": sentence},
        product=(path,),
        narration=(
            f"{made.id}: {made.title}",
            f"  {sentence}",
            *(f"  {line}" if line else "" for line in quoted_lines(made.entries[-1])),
        ),
        findings=drafted.findings,
        plan=Plan(steps=(step,)),
    )


def _begun(record: Record, head: Head) -> Amendment:
    """Begin a new amendment, or take the draft that is to be added to."""
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
