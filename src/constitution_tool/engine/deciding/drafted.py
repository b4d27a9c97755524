"""What does carrying out a wish put on record: which decision, and which files beside it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.authority.standing import unreported
from constitution_tool.engine.deciding.council import (
    adoption,
    body_on,
    body_that_met,
    minutes,
)
from constitution_tool.engine.deciding.office_holders import followed, founded
from constitution_tool.engine.deciding.starting_policy import STARTING_POLICY
from constitution_tool.errors import Finding, Unauthorised, Usage
from constitution_tool.model.decision import (
    Decision,
    Delegation,
    Founding,
    Head,
    NewOfficeHolders,
    NewPolicy,
    Objection,
    Report,
    Withdrawal,
)
from constitution_tool.model.wishes import (
    Adopt,
    Appoint,
    ChangePolicy,
    ConfirmMinutes,
    Delegate,
    EndKey,
    Enrol,
    Object,
    Retire,
    Start,
    Tell,
    Withdraw,
)
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.office_holders_file import print_office_holders
from constitution_tool.notation.register.policy_file import parse_policy, print_policy, renumbered
from constitution_tool.notation.register.register_paths import office_holders_path, policy_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.engine.authority.register import InForce
    from constitution_tool.engine.record import Record
    from constitution_tool.model.wishes import Terms, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A decision, and the files by path that it brings with it."""

    decision: Decision
    files: Mapping[str, bytes] = field(default_factory=dict)


def drafted(record: Record, wish: Wish, terms: Terms) -> Drafted:
    """Draft the decision that carries out a wish, from the record as it stands.

    Raises:
        Usage: The wish names something that is not there, or nothing is left to do.
        Malformed: A file it brings cannot be read.
        Unauthorised: Nothing is on record yet.
    """
    match wish:
        case Start():
            return _start(record, wish, terms)
        case Appoint() | Retire() | Enrol() | EndKey():
            return _office_holders(record, wish, terms)
        case ChangePolicy():
            return _policy(record, wish, terms)
        case Adopt():
            body = body_that_met(record, wish.body, terms.day)
            head = _head(record, terms, f"{body}: {wish.resolved.value.replace('-', ' ')}")
            return Drafted(decision=adoption(record, wish, terms, head))
        case ConfirmMinutes():
            head = _head(record, terms, "Signed minutes")
            return Drafted(decision=minutes(record, wish, terms, head))
        case Delegate() | Withdraw() | Object() | Tell():
            return Drafted(decision=_plain(record, wish, terms))
        case _:
            assert_never(wish)


def _plain(record: Record, wish: Delegate | Withdraw | Object | Tell, terms: Terms) -> Decision:
    """Draft a decision that brings no file."""
    match wish:
        case Delegate():
            head = _head(record, terms, f"Authority given by {wish.giver}")
            return Delegation(
                **head,
                giver=wish.giver,
                holder=wish.holder,
                consultee=wish.consultee,
                scope=wish.scope,
                grounds=wish.grounds,
                start=wish.since,
                end=wish.until,
                recommendation=wish.recommendation,
                minute=terms.minute,
            )
        case Withdraw(amendment=id_, by=by):
            head = _head(record, terms, f"Withdrawal of {id_}")
            return Withdrawal(**head, amendment=id_, by=by)
        case Object(about=about, by=by):
            head = _head(record, terms, f"Objection to {about}")
            return Objection(**head, about=about, by=by)
        case Tell(amendments=ids):
            told = ids or tuple(id_ for id_, _ in unreported(record.register))
            if not told:
                raise _nothing("No correction has still to be reported.")
            body = wish.body or body_on(record, terms.day)
            head = _head(record, terms, f"Corrections reported to {body}")
            return Report(
                **head,
                body=body,
                amendments=told,
                minute=terms.minute,
            )
        case _:
            assert_never(wish)


def _start(record: Record, wish: Start, terms: Terms) -> Drafted:
    if record.register.entries:
        raise _nothing("The record has begun already.")
    policy = STARTING_POLICY
    if wish.policy:
        policy = parse_policy(renumbered(wish.policy, 1), policy_path(1))
    holders = founded(wish.holders, terms)
    held = {holding.office for holding in holders.holdings}
    wanted = {office for rule in policy.rules for office, _ in rule.offices}
    if missing := sorted(wanted - held):
        raise Usage(
            Finding(
                code="office-vacant",
                problem=f"The policy gives a part to {' and '.join(missing)}, which nobody holds.",
                remedy="name who holds it with --holder, or give another policy with --policy.",
            )
        )
    head = _head(record, terms, "Founding of the record")
    return Drafted(
        decision=Founding(**head, source=wish.source),
        files={
            office_holders_path(1): print_office_holders(holders),
            policy_path(1): print_policy(policy),
        },
    )


def _office_holders(
    record: Record, wish: Appoint | Retire | Enrol | EndKey, terms: Terms
) -> Drafted:
    old = _in_force(record).office_holders.value
    new, what = followed(old, wish, terms, record.register.sequence + 1)
    data = print_office_holders(new)
    head = _head(record, terms, what)
    decision = NewOfficeHolders(
        **head,
        version=new.version,
        sha256=sha256_hex(data),
        minute=terms.minute,
    )
    return Drafted(decision=decision, files={office_holders_path(new.version): data})


def _policy(record: Record, wish: ChangePolicy, terms: Terms) -> Drafted:
    version = _in_force(record).policy.value.version + 1
    data = renumbered(wish.data, version)
    parse_policy(data, policy_path(version))
    head = _head(record, terms, f"Policy, version {version}")
    decision = NewPolicy(
        **head,
        version=version,
        sha256=sha256_hex(data),
        minute=terms.minute,
    )
    return Drafted(decision=decision, files={policy_path(version): data})


def _head(record: Record, terms: Terms, what: str) -> Head:
    """Number a decision, and give it the usual words where no others are given."""
    year = f"{terms.day.year}-D"
    before = [id_ for id_ in record.register.decisions if id_.startswith(year)]
    number = max((int(id_.removeprefix(year)) for id_ in before), default=-1) + 1
    title = terms.title or what
    return Head(id=f"{year}{number:02}", title=title, day=terms.day, why=terms.why or f"{title}.")


def _in_force(record: Record) -> InForce:
    in_force = record.register.in_force(record.register.sequence)
    if in_force is None:
        raise Unauthorised(
            Finding(
                code="not-founded",
                problem="No office-holders and no policy are on record.",
                remedy=BEGIN,
            )
        )
    return in_force


def _nothing(problem: str) -> Usage:
    remedy = "run “constitution-tool register show” to see what is on record."
    return Usage(Finding(code="nothing-to-record", problem=problem, remedy=remedy))
