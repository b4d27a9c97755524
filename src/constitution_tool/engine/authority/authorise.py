"""Is this decided by those who may, over these very bytes, so that it can be put on record?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.carried import uncertified
from constitution_tool.engine.authority.certifying import reasons_against as unfit
from constitution_tool.engine.authority.certifying import relies_on
from constitution_tool.engine.authority.corrections import backwards, beyond
from constitution_tool.engine.authority.delegated import delegation_of, objections, outside_window
from constitution_tool.engine.authority.offices import Bench, person_of
from constitution_tool.engine.authority.proposal import (
    hear,
    hear_decision,
    provided_for,
    refuse_out_of_turn,
    refuse_unread,
)
from constitution_tool.engine.authority.unsaid import reasons_unsaid
from constitution_tool.engine.authority.varying import (
    refuse_on_varied,
    unfounded,
    waits_for_vote,
)
from constitution_tool.engine.authority.within import kept_for_council, outside_scope, protected
from constitution_tool.errors import Conflict, Finding, Place, Unauthorised
from constitution_tool.model.authority import Part, Status
from constitution_tool.model.decision import Delegation
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.register_paths import signature_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Rule, SignedStatement, Statement
    from constitution_tool.model.decision import Decision
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an office said, in its part, and the name of the person who said it."""

    office: str
    part: Part
    person: str
    kept: Kept[SignedStatement]

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.kept.value.statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """On what a decision rests: the statements that count, the delegation, what was in force.

    `delegation` is None only where the policy calls for none. `relied_on` are (path, SHA-256) of
    every file of it, in order of path, as an entry keeps them. `after` is the draft with the
    amendment in it, as it was judged; None of a decision, which changes no text.
    """

    subject: str
    rule: Rule
    said: tuple[Said, ...]
    delegation: Delegation | None
    relied_on: tuple[tuple[str, str], ...]
    after: Constitution | None = None

    @property
    def decided(self) -> Said:
        """The statement that decides (or, of a decision put on record, certifies)."""
        return next(said for said in self.said if said.part is not Part.CONSULTED)

    @property
    def consulted(self) -> tuple[Said, ...]:
        """What those who were consulted said."""
        return tuple(said for said in self.said if said.part is Part.CONSULTED)


def authorise(
    register: Register, proposal: Kept[Amendment], moment: Moment, day: date, bench: Bench
) -> Authority:
    """Find the authority for entering an amendment as the next entry, or refuse it.

    Args:
        register: as it stands before the entry.
        proposal: the amendment, with the bytes that must have been signed.
        moment: the texts as they stand before the entry.
        day: the date of the entry.
        bench: the council's domain and offices.

    Raises:
        Malformed: The register itself cannot be read.
        Conflict: The amendment does not fit the text, or one it is written on is not entered.
        Unauthorised: With every reason why it may not be entered.
    """
    refuse_unread(register)
    amendment = proposal.value
    _refuse_for_approval(provided_for(register, proposal)[1], proposal)
    refuse_out_of_turn(register, proposal, day)
    _refuse_in_place(amendment)
    refuse_on_varied(register, amendment, moment)
    _refuse_before_its_ground(moment, amendment)
    hearing = hear(register, proposal, moment.text_for(amendment), day, bench)
    findings = [*reasons_against(hearing, amendment, moment), *reasons_unsaid(hearing)]
    if findings:
        raise Unauthorised(*findings)
    delegation = delegation_of(register, amendment)
    return _authority(hearing, proposal, [delegation] if delegation else [])


def certify(
    register: Register, kept: Kept[Decision], moment: Moment, day: date, bench: Bench
) -> Authority:
    """Find the authority for putting a decision that is not an amendment on record, or refuse it.

    Raises:
        Malformed: The register itself cannot be read.
        Unauthorised: With every reason why it may not be entered.
    """
    refuse_unread(register)
    refuse_out_of_turn(register, kept, day)
    hearing = hear_decision(register, kept, day, bench)
    findings = [*unfit(hearing, kept, moment), *reasons_unsaid(hearing)]
    findings += uncertified(hearing, kept.value, moment)
    if findings:
        raise Unauthorised(*findings)
    authority = _authority(hearing, kept, [])
    relied = {**dict(authority.relied_on), **relies_on(register, kept.value)}
    return replace(authority, relied_on=tuple(sorted(relied.items())))


def reasons_against(hearing: Hearing, amendment: Amendment, moment: Moment) -> Iterator[Finding]:
    """Say every reason why nobody could decide the amendment as it is written."""
    register = hearing.register
    base = hearing.before or moment.text_for(amendment)
    if moment.became.get(amendment.id) is Status.WITHDRAWN:
        problem = f"{amendment.id} was withdrawn."
        place = Place(path=hearing.path)
        yield Finding(code="withdrawn", problem=problem, remedy="write a new one.", place=place)
    yield from unfounded(register, amendment, moment)
    yield from objections(register, amendment, hearing.rule, base)
    if hearing.after:
        law, after = moment.source.law, hearing.after
        yield from protected(law, base, after, hearing.path)
        yield from kept_for_council(law, amendment, base, after)
        yield from outside_scope(amendment, hearing.rule, base, after)
        yield from beyond(register, moment, amendment, hearing.rule, after)
    if hearing.decided_on:
        yield from backwards(amendment, hearing.decided_on)
    kept = delegation_of(register, amendment)
    if kept and isinstance(kept.value, Delegation):
        said = (hearing.said(office) for office, _ in hearing.rule.offices)
        days = {hearing.day, *(each.value.statement.day for each in said if each)}
        for day in sorted(days):
            yield from outside_window(kept.value, amendment, day)


def _authority(
    hearing: Hearing,
    subject: Kept[Amendment] | Kept[Decision],
    delegations: Iterable[Kept[Decision]],
) -> Authority:
    """Gather what was judged good into one value, with the digest of every file of it."""
    said: list[Said] = []
    relied = {subject.path: subject.digest}
    for office, part in hearing.rule.offices:
        kept = hearing.said(office)
        if kept is None:
            continue
        statement = kept.value.statement
        person = person_of(hearing.holders, statement.person)
        name = person.name if person else statement.person
        said.append(Said(office=office, part=part, person=name, kept=kept))
        relied[kept.path] = kept.digest
        relied[signature_path(hearing.subject.id, office)] = sha256_hex(kept.value.signature)
    for each in (hearing.in_force.office_holders, hearing.in_force.policy, *delegations):
        relied[each.path] = each.digest
    values = [kept.value for kept in delegations if isinstance(kept.value, Delegation)]
    return Authority(
        subject=hearing.subject.id,
        rule=hearing.rule,
        said=tuple(said),
        delegation=values[0] if values else None,
        relied_on=tuple(sorted(relied.items())),
        after=hearing.after,
    )


def _refuse_for_approval(rule: Rule, proposal: Kept[Amendment]) -> None:
    """Refuse to enter what only Council's vote decides."""
    if rule.vote:
        raise Unauthorised(
            Finding(
                code="needs-vote",
                problem=f"{proposal.value.id} is for Council's approval; only its vote decides.",
                remedy="put it to Council; `constitution-tool build` shows it in the papers.",
                place=Place(path=proposal.path),
            )
        )


def _refuse_in_place(amendment: Amendment) -> None:
    """Refuse to enter what stands in the place of another: the vote on it is not on record yet."""
    if amendment.in_place_of:
        raise Unauthorised(
            Finding(
                code="taken-by-adoption",
                problem=f"{amendment.id} was carried in the place of {amendment.in_place_of}: the "
                "adoption takes it, and nothing is entered before.",
                remedy=f"record what Council resolved: constitution-tool adopt --approved "
                f"{amendment.id}.",
                place=Place(path=f"amendments/{amendment.id}.md"),
            )
        )


def _refuse_before_its_ground(moment: Moment, amendment: Amendment) -> None:
    """Refuse an amendment written on top of one that is not yet entered."""
    waiting = [id_ for id_ in amendment.after if not moment.holds(id_, amendment)]
    if waiting:
        names = " and ".join(waiting)
        drafted = any(moment.became.get(id_) is Status.ENTERED for id_ in waiting)
        yet = "in the draft and not yet adopted" if drafted else "not entered yet"
        raise Conflict(
            Finding(
                code="after-not-entered",
                problem=f"{amendment.id} is written on top of {names}, {yet}.",
                remedy=f"record what Council resolved: constitution-tool adopt --approved "
                f"{amendment.id}, with what it is written on."
                if waits_for_vote(amendment, moment)
                else "wait until Council has adopted it."
                if drafted
                else f"enter {names} first.",
                place=Place(path=f"amendments/{amendment.id}.md"),
            )
        )
