"""What must be said of a record that holds: what is overdue, lapsed, or no longer to be trusted?

Everything here is a warning. Without a clock, the day is that of the last entry; `today` may be
later.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.offices import owner_of, valid_at
from constitution_tool.errors import Finding, Place, Severity
from constitution_tool.model.amendment import IN_THE_TEXT
from constitution_tool.model.decision import Report
from constitution_tool.sshsig.fault import Refused
from constitution_tool.sshsig.verify import signer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from constitution_tool.engine.authority.register import Register


def standing(register: Register, today: date | None = None) -> Iterator[Finding]:
    """Find what a record that holds still calls for."""
    head = register.head
    in_force = register.in_force(register.sequence)
    if head is None or in_force is None:
        return
    day = max(today, head.value.day) if today else head.value.day
    for id_, due in unreported(register):
        if day > due:
            problem = f"Council was to be told of {id_} by {due}; no report is on record."
            remedy = "report it to Council, and put the report on record."
            yield _warning("unreported", problem, remedy, f"amendments/{id_}.md")
    yield from _lapsed(register, day)
    yield from _compromised(register)


def unreported(register: Register) -> Iterator[tuple[str, date]]:
    """Walk the corrections that Council has still to be told of, each with the day it is due."""
    told = reported(register)
    return ((id_, due) for id_, due in report_by(register) if id_ not in told)


def reported(register: Register) -> dict[str, Report]:
    """Give the report by which Council was told of each correction, by its id."""
    return {id_: report for _, report in register.on_record(Report) for id_ in report.amendments}


def reported_late(register: Register) -> Iterator[tuple[str, date, Report]]:
    """Walk the corrections that Council was told of after the day it was due, with both."""
    told = reported(register)
    for id_, due in report_by(register):
        if id_ in told and told[id_].day > due:
            yield id_, due, told[id_]


def report_by(register: Register) -> Iterator[tuple[str, date]]:
    """Walk the corrections that Council is to be told of, each with the last day for it."""
    for position, kept in enumerate(register.entries, start=1):
        proposal = register.amendments.get(kept.value.subject)
        if proposal is None or proposal.value.kind not in IN_THE_TEXT:
            continue
        in_force = register.in_force(position)
        rule = in_force.policy.value.rule(proposal.value.kind.value) if in_force else None
        if rule and rule.report_within:
            yield proposal.value.id, kept.value.day + timedelta(days=rule.report_within)


def _lapsed(register: Register, day: date) -> Iterator[Finding]:
    """Find people whose every term has ended, and whose key can still sign."""
    in_force = register.in_force(register.sequence)
    if in_force is None:
        return
    holders = in_force.office_holders
    for person in holders.value.people:
        terms = [held for held in holders.value.holdings if held.person == person.id]
        live = [key for key in person.keys if valid_at(key, register.sequence + 1)]
        if terms and live and all(held.end and held.end < day for held in terms):
            problem = f"{person.name} holds no office any more, and has a key that is still valid."
            remedy = "end the key: constitution-tool register key retire."
            yield _warning("key-outlives-office", problem, remedy, holders.path)


def _compromised(register: Register) -> Iterator[Finding]:
    """Name each decision that rests on a key nobody should have trusted."""
    in_force = register.in_force(register.sequence)
    if in_force is None or not any(
        key.compromised for person in in_force.office_holders.value.people for key in person.keys
    ):
        return
    for (subject, _), said in register.statements.items():
        entry = register.entry_of(subject)
        try:
            owner = owner_of(in_force.office_holders.value, signer(said.value.signature).key)
        except Refused:
            continue
        if entry and owner and owner[1].compromised:
            problem = (
                f"{subject} (entry {entry.value.sequence}) rests on a key of {owner[0].name} that "
                f"is on record as compromised: {owner[1].compromised}"
            )
            remedy = "see whether it was truly decided; if not, undo it by an amendment."
            yield _warning("key-compromised", problem, remedy, said.path)


def _warning(code: str, problem: str, remedy: str, path: str) -> Finding:
    return Finding(
        code=code,
        problem=problem,
        remedy=remedy,
        place=Place(path=path),
        severity=Severity.WARNING,
    )
