"""Where does an amendment stand, and what does it lack? Computed from the record, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.authority.authorise import reasons_against
from constitution_tool.engine.authority.judging import judge
from constitution_tool.engine.authority.moment import in_place
from constitution_tool.engine.authority.proposal import hear, provided_for
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.authority.unsaid import two_offices
from constitution_tool.engine.authority.varying import refuse_on_varied, waits_for_vote
from constitution_tool.errors import Conflict, Finding, Place, Unauthorised
from constitution_tool.model.authority import Part, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.offices import Bench
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an amendment stands, and what it lacks, in people's words (empty: nothing).

    `lacks` are things that may still be given; `against` are sentences that say why it cannot be
    decided as it is written, whoever signs it.
    """

    status: Status
    lacks: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def said(self) -> str:
        """Say what stands against it, or else what it lacks: a sentence without its stop, or none.

        What stands against it comes first, and alone: nothing that it lacks would mend that.
        """
        if self.against:
            return " ".join(self.against).removesuffix(".")
        return f"lacks {' and '.join(self.lacks)}" if self.lacks else ""


def status_of(
    register: Register, proposal: Kept[Amendment], moment: Moment, bench: Bench
) -> Standing:
    """Compute where an amendment stands.

    It is judged as if entered on the earliest day it could be: the day of the record's last entry
    or of its own last statement. No clock is read, so the answer is the same on every machine.
    """
    if became := moment.became.get(proposal.value.id):
        return Standing(status=became)
    try:
        _, rule = provided_for(register, proposal)
        if rule.vote:
            return Standing(status=Status.FOR_APPROVAL)
        base = written_on(register, proposal.value, moment)
        hearing = hear(register, proposal, base, earliest_day(register, proposal.value.id), bench)
    except (Conflict, Unauthorised) as refused:
        against = tuple(finding.problem for finding in refused.findings)
        return Standing(status=Status.UNDECIDED, against=against, findings=refused.findings)
    return _heard(hearing, proposal.value, moment)


def written_on(register: Register, amendment: Amendment, moment: Moment) -> Constitution:
    """Give the text an amendment is written on: that of its kind, and those named in `after`.

    What was carried in the place of one that is entered is written on the draft before that one.

    Raises:
        Conflict: One of those is unknown, is written on this one, does not fit the text, or was
            varied at the meeting that adopted it.
    """
    refuse_on_varied(register, amendment, moment)
    below = tuple(_below(register, amendment, moment))
    varied = {one.in_place_of for one in (*below, amendment)} - {""}
    text, chain = moment.text_for(amendment), below
    if any(one.id in varied for one in moment.entered):
        before = takewhile(lambda one: one.id != amendment.in_place_of, moment.entered)
        text, chain = moment.source.constitution, in_place(before, below)
    for one in chain:
        text = amend(text, one)
    return text


def earliest_day(register: Register, subject: str) -> date:
    """Find the first day on which a subject could be entered, by the record alone.

    Raises:
        Unauthorised: Nothing is on record.
    """
    days = [
        said.value.statement.day for (id_, _), said in register.statements.items() if id_ == subject
    ]
    days += [register.head.value.day] if register.head else []
    if not days:
        raise Unauthorised(
            Finding(
                code="not-founded",
                problem="Nothing is on record.",
                remedy=BEGIN,
            )
        )
    return max(days)


def _heard(hearing: Hearing, amendment: Amendment, moment: Moment) -> Standing:
    findings = [*reasons_against(hearing, amendment, moment), *two_offices(hearing)]
    against = tuple(finding.problem for finding in findings)
    lacks: list[str] = []
    for office, part in hearing.rule.offices:
        unsaid = judge(hearing, office, part)
        findings += unsaid
        if unsaid:
            lacks.append(_lack(hearing, office, part, unsaid))
    decided = Status.CARRIED if waits_for_vote(amendment, moment) else Status.DECIDED
    status = Status.UNDECIDED if findings else decided
    return Standing(status=status, lacks=tuple(lacks), against=against, findings=tuple(findings))


def _lack(hearing: Hearing, office: str, part: Part, against: Iterable[Finding]) -> str:
    """Name what an office has still to give, and why what it gave does not count."""
    the = hearing.bench.the(office)
    match part:
        case Part.DECIDES:
            lack = f"the decision of {the}"
        case Part.CONSULTED:
            agreement = "agreement" if hearing.rule.agreement_required else "response"
            lack = f"the {agreement} of {the}"
        case Part.CERTIFIES:
            lack = f"the certificate of {the}"
        case _:
            assert_never(part)
    why = "; ".join(_lower(f.problem) for f in against if f.code != "statement-missing")
    return f"{lack} ({why})" if why else lack


def _below(register: Register, amendment: Amendment, moment: Moment) -> Iterator[Amendment]:
    """Walk what an amendment stands on and is not yet entered: each once, its ground first."""
    done: set[str] = set()
    over: dict[str, Iterator[str]] = {amendment.id: iter(amendment.after)}
    while over:
        last = next(reversed(over))
        id_ = next(over[last], None)
        if id_ is None:
            del over[last]
            done.add(last)
            if last != amendment.id:
                yield register.amendments[last].value
        elif not moment.holds(id_, amendment) and id_ not in done:
            kept = register.amendments.get(id_)
            if kept is None or id_ in over:
                raise Conflict(_groundless(last, id_, is_there=kept is not None))
            refuse_on_varied(register, kept.value, moment)
            over[id_] = iter(kept.value.after)


def _groundless(id_: str, ground: str, *, is_there: bool) -> Finding:
    why = "is written on top of it" if is_there else "cannot be found"
    return Finding(
        code="after-circle" if is_there else "after-unknown",
        problem=f"{id_} is written on top of {ground}, which {why}.",
        remedy="mend the `after` line of the amendment.",
        place=Place(path=f"amendments/{id_}.md"),
    )


def _lower(problem: str) -> str:
    """Put a sentence in the middle of another."""
    words = problem.rstrip(".")
    return words if words[:1].isdigit() else words[:1].lower() + words[1:]
