"""How does a decision that is not an amendment read on a terminal?"""

from __future__ import annotations

from difflib import ndiff
from textwrap import wrap
from typing import TYPE_CHECKING, assert_never

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
from constitution_tool.notation.register.office_holders_file import print_office_holders
from constitution_tool.notation.register.policy_file import print_policy
from constitution_tool.notation.register.register_paths import office_holders_path, policy_path
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.decision import Decision
    from constitution_tool.model.settings import Settings

_WIDTH = 80


def decision_lines(decision: Decision, register: Register, settings: Settings) -> tuple[str, ...]:
    """Print a decision as its signers must read it.

    Args:
        decision: the decision.
        register: the register as it stands before it.
        settings: for the names of offices.
    """
    kind = decision.kind.value.replace("-", " ")
    head = f"Decision {decision.id}: {decision.title}"
    said = [head, f"{kind.capitalize()}, {phrases.day(decision.day)}", ""]
    said += _terms(decision, register, settings)
    return (*said, "", *(line for part in decision.why.split("\n") for line in _folded(part)))


def _terms(decision: Decision, register: Register, settings: Settings) -> Iterator[str]:
    match decision:
        case Founding(source=source):
            yield from _folded(f"The text put on record: {source}.")
        case NewOfficeHolders() | NewPolicy():
            yield f"Minute: {decision.minute}"
            yield from _version(decision, register)
        case Delegation():
            yield from _delegation(decision, settings)
        case Adoption():
            yield from _adoption(decision)
        case Minutes(adoption=adoption, minute=minute, sha256=sha256):
            yield f"The minutes of {adoption}: {minute}"
            yield f"SHA-256 of the signed minutes: {sha256}"
        case Report(body=body, amendments=amendments, minute=minute):
            yield from _folded(f"{body} was told of {', '.join(amendments)}. Minute: {minute}")
        case Withdrawal(amendment=amendment, by=by):
            yield f"{amendment} is withdrawn by {by}. It cannot be used again."
        case Objection(about=about, by=by):
            yield f"{by} objects to {about}. The objection decides nothing."
        case _:
            assert_never(decision)


def _delegation(decision: Delegation, settings: Settings) -> Iterator[str]:
    until = f" until {phrases.day(decision.end)}" if decision.end else " until adoption"
    yield from _folded(
        f"{decision.giver} authorises the {settings.office(decision.holder)}, in consultation with "
        f"the {settings.office(decision.consultee)}, to amend {', '.join(decision.scope)} from "
        f"{phrases.day(decision.start)}{until} ({decision.recommendation}; minute: "
        f"{decision.minute})."
    )
    for ground, words in decision.grounds:
        yield from _folded(f"Ground “{ground}”: {words}")


def _adoption(adoption: Adoption) -> Iterator[str]:
    yield from _folded(
        f"{adoption.body} resolved on {phrases.day(adoption.day)}: "
        f"{adoption.resolved.value.replace('-', ' ')}. Protocols: {', '.join(adoption.scope)}."
    )
    yield from taken_lines(adoption)
    if adoption.effective:
        yield f"In force from {phrases.day(adoption.effective)}."
    if adoption.review_by:
        yield f"To be reviewed by {phrases.day(adoption.review_by)}."
    paper = "signed minutes" if adoption.proof is Proof.MINUTES else "published decision list"
    yield f"Minute: {adoption.minute}"
    yield f"SHA-256 of the {paper}: {adoption.sha256}"
    yield f"SHA-256 of the text as it then stands: {adoption.text}"


def taken_lines(adoption: Adoption) -> Iterator[str]:
    """Say what was taken of the draft, what was approved, and what was not taken."""
    approved = tuple(id_ for id_, _ in adoption.approved)
    for what, ids in (
        ("Adopted from the draft", adoption.entered),
        ("Approved", approved),
        ("Not taken", adoption.declined),
    ):
        if ids:
            yield f"{what}: {', '.join(ids)}"


def _version(decision: NewOfficeHolders | NewPolicy, register: Register) -> Iterator[str]:
    """Show what differs from the version in force, line by line of its file."""
    in_force = register.in_force(register.sequence)
    if isinstance(decision, NewPolicy):
        policy = register.policies.get(policy_path(decision.version))
        old = print_policy(in_force.policy.value) if in_force else b""
        new = print_policy(policy.value) if policy else b""
    else:
        holders = register.office_holders.get(office_holders_path(decision.version))
        old = print_office_holders(in_force.office_holders.value) if in_force else b""
        new = print_office_holders(holders.value) if holders else b""
    for line in ndiff(old.decode().splitlines(), new.decode().splitlines()):
        words = line[2:].strip()
        if line.startswith("+ ") and words:
            yield f"  [Added: {words}]"
        elif line.startswith("- ") and words:
            yield f"  [Deleted: {words}]"


def _folded(words: str) -> list[str]:
    return wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False)
