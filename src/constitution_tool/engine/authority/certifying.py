"""Can a decision that is not an amendment be put on record as it is written?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.adopting import unlike_the_record
from constitution_tool.engine.authority.carried import relied_on
from constitution_tool.engine.authority.succession import broken_off, contradicting, incompatible
from constitution_tool.errors import Finding, Place
from constitution_tool.model.amendment import IN_THE_TEXT
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import (
    Adoption,
    Delegation,
    Founding,
    Minutes,
    NewOfficeHolders,
    NewPolicy,
    Objection,
    Proof,
    Report,
    Withdrawal,
)
from constitution_tool.notation.register.register_paths import (
    amendment_path,
    office_holders_path,
    policy_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.authority import OfficeHolders, Policy
    from constitution_tool.model.decision import Decision


def reasons_against(hearing: Hearing, kept: Kept[Decision], moment: Moment) -> Iterator[Finding]:
    """Say every reason why nobody could put the decision on record as it is written."""
    decision = kept.value
    if hearing.day < decision.day:
        problem = f"{decision.id} is of {decision.day}, and {hearing.day} is before that."
        remedy = f"enter it on {decision.day} or later."
        yield _finding("decision-after-entry", kept, problem, remedy)
    yield from _of_its_kind(hearing, kept, moment)


def _of_its_kind(hearing: Hearing, kept: Kept[Decision], moment: Moment) -> Iterator[Finding]:
    register = hearing.register
    match kept.value:
        case NewOfficeHolders() as decision:
            yield from _office_holders(hearing, kept, decision)
        case NewPolicy() as decision:
            yield from _policy(hearing, kept, decision)
        case Adoption() as decision:
            yield from unlike_the_record(register, kept, decision, moment)
        case Minutes() as decision:
            yield from _minutes(register, kept, decision)
        case Report() as decision:
            yield from _report(register, kept, decision)
        case Withdrawal() as decision:
            yield from _withdrawal(register, kept, decision, moment)
        case Objection() as decision:
            yield from _objection(register, kept, decision)
        case Founding():
            holders, policy = hearing.in_force.office_holders, hearing.in_force.policy.value
            yield from incompatible(holders, policy, hearing.bench)
        case Delegation():
            return


def _objection(register: Register, kept: Kept[Decision], decision: Objection) -> Iterator[Finding]:
    if decision.about not in register.amendments and decision.about not in register.decisions:
        problem = f"There is no {decision.about} to object to."
        yield _finding("objection-unknown", kept, problem, "name what is objected to.")


def relies_on(register: Register, decision: Decision) -> dict[str, str]:
    """Name the files, beside its own, that a decision rests on, each with its SHA-256.

    What was declined or withdrawn is among them: it, too, stays as it was when that was said of it.
    """
    match decision:
        case NewOfficeHolders(version=version, sha256=sha256):
            return {office_holders_path(version): sha256}
        case NewPolicy(version=version, sha256=sha256):
            return {policy_path(version): sha256}
        case Adoption(approved=approved, declined=declined):
            return (
                _as_they_are(register, declined)
                | {amendment_path(id_): sha256 for id_, sha256 in approved}
                | relied_on(register, decision)
            )
        case Withdrawal(amendment=id_):
            return _as_they_are(register, (id_,))
        case _:
            return {}


def _as_they_are(register: Register, ids: tuple[str, ...]) -> dict[str, str]:
    found = (register.amendments.get(id_) for id_ in ids)
    return {kept.path: kept.digest for kept in found if kept}


def _office_holders(
    hearing: Hearing, kept: Kept[Decision], decision: NewOfficeHolders
) -> Iterator[Finding]:
    new = hearing.register.office_holders.get(office_holders_path(decision.version))
    if new is None or new.digest != decision.sha256:
        yield _not_that_version(kept, office_holders_path(decision.version))
        return
    yield from broken_off(hearing.holders, new, hearing.register.sequence + 1)
    yield from contradicting(hearing.register, new)
    yield from incompatible(new, hearing.in_force.policy.value, hearing.bench)


def _policy(hearing: Hearing, kept: Kept[Decision], decision: NewPolicy) -> Iterator[Finding]:
    new: Kept[Policy] | None = hearing.register.policies.get(policy_path(decision.version))
    if new is None or new.digest != decision.sha256:
        yield _not_that_version(kept, policy_path(decision.version))
        return
    old = hearing.in_force.policy.value
    if decision.version != old.version + 1:
        problem = f"Version {decision.version} does not follow version {old.version}."
        remedy = "make the new version from the one on record."
        yield _finding("version-order", kept, problem, remedy)
    holders: Kept[OfficeHolders] = hearing.in_force.office_holders
    yield from incompatible(holders, new.value, hearing.bench)


def _not_that_version(kept: Kept[Decision], path: str) -> Finding:
    problem = f"{path} is not the file that {kept.value.id} puts in force."
    return _finding("version-differs", kept, problem, "put back the file as it was made.")


def _minutes(register: Register, kept: Kept[Decision], decision: Minutes) -> Iterator[Finding]:
    adopted = {adoption.id: adoption for _, adoption in register.on_record(Adoption)}
    confirmed = {minutes.adoption for _, minutes in register.on_record(Minutes)}
    adoption = adopted.get(decision.adoption)
    if adoption is None:
        problem = f"No adoption {decision.adoption} is on record."
        yield _finding("minutes-unknown", kept, problem, "name an adoption that is on record.")
    elif adoption.proof is Proof.MINUTES or adoption.id in confirmed:
        problem = f"The minutes of {adoption.id} are on record already."
        yield _finding("minutes-twice", kept, problem, "leave it as it is.")


def _report(register: Register, kept: Kept[Decision], decision: Report) -> Iterator[Finding]:
    reported = {id_ for _, report in register.on_record(Report) for id_ in report.amendments}
    for id_ in decision.amendments:
        proposal = register.amendments.get(id_)
        entry = register.entry_of(id_)
        corrected = entry and proposal and proposal.value.kind in IN_THE_TEXT
        later = entry and entry.value.day > decision.day
        if not corrected or later or id_ in reported:
            what = "was reported already" if id_ in reported else "corrected no text by then"
            problem = f"{id_} {what}."
            yield _finding("report-unfitting", kept, problem, f"leave {id_} out of the report.")


def _withdrawal(
    register: Register, kept: Kept[Decision], decision: Withdrawal, moment: Moment
) -> Iterator[Finding]:
    became = moment.became.get(decision.amendment)
    if decision.amendment not in register.amendments:
        problem = f"There is no amendment {decision.amendment} to withdraw."
        yield _finding("withdrawal-unknown", kept, problem, "name the amendment withdrawn.")
    elif became is not None:
        done = "withdrawn" if became is Status.WITHDRAWN else "entered or voted on"
        problem = f"{decision.amendment} was {done} already."
        remedy = "leave it: what is on record stays. Undo an amendment by another."
        yield _finding("withdrawal-too-late", kept, problem, remedy)


def _finding(code: str, kept: Kept[Decision], problem: str, remedy: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=kept.path))
