"""Does a delegation cover an amendment? Holder, consultee, scope, ground and window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.named import anchors_of, roots_of, targets_of
from constitution_tool.errors import Finding, Place
from constitution_tool.model.amendment import Amendment, UnderDelegation
from constitution_tool.model.authority import EntryKind, Part
from constitution_tool.model.decision import Adoption, Delegation, Resolved
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.authority import Rule
    from constitution_tool.model.decision import Decision
    from constitution_tool.model.instrument import Constitution

_PUT = "put it to Council for approval (kind = “substantive”)"


def delegation_of(register: Register, amendment: Amendment) -> Kept[Decision] | None:
    """Find the delegation an amendment says it is made under, if it is on record."""
    if not isinstance(amendment.basis, UnderDelegation):
        return None
    kept = register.decisions.get(amendment.basis.delegation)
    return kept if kept and isinstance(kept.value, Delegation) else None


def objections(
    register: Register, amendment: Amendment, rule: Rule, base: Constitution
) -> Iterator[Finding]:
    """Say every reason why the amendment is outside the delegation, apart from its dates."""
    basis = amendment.basis
    if not rule.delegation or not isinstance(basis, UnderDelegation):
        if rule.delegation or isinstance(basis, UnderDelegation):
            wanted = "" if rule.delegation else "not "
            what = f"An amendment of kind “{rule.kind}” is {wanted}made under a delegation."
            remedy = "mend the head of the amendment, and have it signed again."
            yield _finding("delegation-missing", amendment, what, remedy)
        return
    kept = delegation_of(register, amendment)
    if kept is None or not isinstance(kept.value, Delegation):
        what = f"No delegation {basis.delegation} is on record."
        remedy = "name a delegation that is on record, or " + _PUT + "."
        yield _finding("delegation-unknown", amendment, what, remedy)
        return
    entry = register.entry_of(kept.value.id)
    if entry is None or entry.value.kind is not EntryKind.DELEGATION:
        what = f"Delegation {kept.value.id} is written down but has not been put on record."
        yield _finding("delegation-not-entered", amendment, what, "put the delegation on record.")
    if spent := spent_by(register, kept.value):
        what = f"Delegation {kept.value.id} was ended by what Council resolved on {spent.day}."
        yield _finding("delegation-spent", amendment, what, _PUT + ".")
    yield from _terms(kept.value, amendment, basis)
    yield from _parts(kept.value, amendment, rule)
    yield from _scope(kept.value, amendment, base)


def spent_by(register: Register, delegation: Delegation) -> Adoption | None:
    """Find what ended a delegation: Council's resolution on what it covers, unless referred back.

    Source: `3-formats`, "Delegation": adoption spends it; a referral back leaves it open.
    """
    given = register.entry_of(delegation.id)
    for kept, adoption in register.on_record(Adoption):
        after = given is not None and kept.value.sequence > given.value.sequence
        ends = adoption.resolved is not Resolved.REFERRED_BACK
        if after and ends and set(adoption.scope) & set(delegation.scope):
            return adoption
    return None


def open_delegations(register: Register) -> tuple[Delegation, ...]:
    """Give the delegations on record that nothing has spent."""
    given = (delegation for _, delegation in register.on_record(Delegation))
    return tuple(each for each in given if spent_by(register, each) is None)


def outside_window(delegation: Delegation, amendment: Amendment, day: date) -> Iterator[Finding]:
    """Say that a day, of a statement or of the entry, is outside the delegation's window.

    It does not reach back before the day on which it was given.
    """
    begins = max(delegation.start, delegation.day)
    if day < begins or (delegation.end and day > delegation.end):
        until = f" until {delegation.end}" if delegation.end else ""
        what = f"{day} is outside delegation {delegation.id}, from {begins}{until}."
        yield _finding("delegation-window", amendment, what, _PUT + ".")


def _terms(
    delegation: Delegation, amendment: Amendment, basis: UnderDelegation
) -> Iterator[Finding]:
    grounds = dict(delegation.grounds)
    if basis.ground not in grounds:
        given = " and ".join(f"“{ground}”" for ground in grounds)
        what = (
            f"“{basis.ground}” is not a ground that delegation {delegation.id} gives "
            f"(it gives {given})."
        )
        yield _finding("delegation-ground", amendment, what, _PUT + ".")
    if not basis.ground_reason.strip():
        what = f"{amendment.id} does not say why it falls under “{basis.ground}”."
        yield _finding("delegation-ground-reason", amendment, what, "say why in ground_reason.")


def _parts(delegation: Delegation, amendment: Amendment, rule: Rule) -> Iterator[Finding]:
    parts = {part: {office for office, each in rule.offices if each is part} for part in Part}
    if parts[Part.DECIDES] != {delegation.holder}:
        what = f"Delegation {delegation.id} is to {delegation.holder}, and the policy says others."
        yield _finding("delegation-holder", amendment, what, _PUT + ".")
    if delegation.consultee not in parts[Part.CONSULTED]:
        what = (
            f"Delegation {delegation.id} needs consultation with {delegation.consultee}, and the "
            "policy does not provide for it."
        )
        yield _finding("delegation-consultee", amendment, what, _PUT + ".")


def _scope(delegation: Delegation, amendment: Amendment, base: Constitution) -> Iterator[Finding]:
    """Find every target in an instrument that was not delegated."""
    for instrument in sorted(reached(amendment, base) - set(delegation.scope)):
        what = f"{amendment.id} touches “{instrument}”, which delegation {delegation.id} does not."
        yield _finding("delegation-scope", amendment, what, _PUT + ".")


def reached(amendment: Amendment, base: Constitution) -> set[str]:
    """Name the instruments in which an amendment touches anything, or puts anything."""
    index = Index(base)
    touched = {expectation.id for expectation in amendment.expects if expectation.scope != "text"}
    for entry in amendment.entries:
        instruction = entry.instruction
        touched |= {target.id for target in (*targets_of(instruction), *anchors_of(instruction))}
        touched |= {*roots_of(instruction)}
    return {
        standing.instrument.id if (standing := index.by_id.get(id_)) else id_.partition(".")[0]
        for id_ in touched
    }


def _finding(code: str, amendment: Amendment, problem: str, remedy: str) -> Finding:
    place = Place(path=f"amendments/{amendment.id}.md")
    return Finding(code=code, problem=problem, remedy=remedy, place=place)
