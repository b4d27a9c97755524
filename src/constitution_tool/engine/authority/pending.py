"""What lies in the register that no entry has taken up, and does it belong there?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.judging import judge
from constitution_tool.engine.authority.proposal import hear, hear_decision
from constitution_tool.engine.authority.status import earliest_day, written_on
from constitution_tool.errors import Conflict, Finding, Place, Severity, Unauthorised
from constitution_tool.model.authority import Status
from constitution_tool.sshsig.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.offices import Bench
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.authority import SignedStatement

_FORGED = {fault.value for fault in Fault} | {"key-unknown", "key-of-another", "example-key"}
"""What is wrong with a signature whatever becomes of its subject; the rest may be mended."""


def pending(register: Register, moment: Moment, bench: Bench) -> Iterator[Finding]:
    """Find what is wrong, or only stale, in what no entry relies on yet."""
    relied = {path for kept in register.entries for path, _ in kept.value.relied_on}
    for decision in register.decisions.values():
        if decision.path not in relied:
            problem = f"Decision {decision.value.id} has not been put on record: it has no force."
            yield _warning("decision-not-entered", problem, decision.path)
    for version in (*register.office_holders.values(), *register.policies.values()):
        if register.entries and version.path not in relied:
            problem = f"{version.path} has not been put on record: it has no force."
            yield _warning("version-not-entered", problem, version.path)
    for (subject, _), said in register.statements.items():
        if said.path not in relied:
            yield from _statement(register, subject, said, moment, bench)


def _statement(
    register: Register,
    subject: str,
    said: Kept[SignedStatement],
    moment: Moment,
    bench: Bench,
) -> Iterator[Finding]:
    adopted = moment.became.get(subject) is Status.ADOPTED
    if register.entry_of(subject) or adopted:
        problem = f"{said.path} was added after {subject} was put on record."
        yield _error("statement-stray", problem, said.path)
        return
    try:
        hearing = _hearing(register, subject, moment, bench)
    except (Conflict, Unauthorised):
        return
    if hearing is None:
        problem = f"{said.path} is about {subject}, which cannot be found."
        yield _error("statement-stray", problem, said.path)
        return
    part = dict(hearing.rule.offices).get(said.value.statement.office)
    if part is None:
        problem = f"{said.path}: the policy gives that office no part in deciding {subject}."
        yield _error("statement-stray", problem, said.path)
        return
    for finding in judge(hearing, said.value.statement.office, part):
        serious = finding.code in _FORGED
        yield finding if serious else replace(finding, severity=Severity.WARNING)


def _hearing(register: Register, subject: str, moment: Moment, bench: Bench) -> Hearing | None:
    """Set out what the statement is about, if it is there."""
    day = earliest_day(register, subject)
    if amendment := register.amendments.get(subject):
        base = written_on(register, amendment.value, moment)
        return hear(register, amendment, base, day, bench)
    if decision := register.decisions.get(subject):
        return hear_decision(register, decision, day, bench)
    return None


def _error(code: str, problem: str, path: str) -> Finding:
    remedy = "take the file out of register/statements/."
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=path))


def _warning(code: str, problem: str, path: str) -> Finding:
    return Finding(
        code=code,
        problem=problem,
        remedy="put it on record, or take the file out of register/.",
        place=Place(path=path),
        severity=Severity.WARNING,
    )
