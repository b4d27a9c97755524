"""On what does an amendment rest, as papers print it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.judging import NO_INTEREST
from constitution_tool.engine.authority.proceedings import proceedings, voices
from constitution_tool.model.amendment import AtMeeting, ByKind, ForApproval, UnderDelegation
from constitution_tool.model.authority import Part, Response, Status
from constitution_tool.model.decision import Delegation
from constitution_tool.model.sheet import EntryNote
from constitution_tool.publish.papers import phrases, sayings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.engine.authority.proceedings import Proceedings, Voice
    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment

COUNCIL = "Council"
"""The label of what Council resolved of an amendment."""
UNDATED = date(1980, 1, 1)
"""The day of a document made before anything is on record, as in packed files."""
Facts = tuple[tuple[str, str], ...]
"""Labels and words, as ("Authority", "Decided by …")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """On what an amendment rests, as papers print it.

    `author` is the office (or "For approval by Council"); `day` the day it was decided, or of the
    record; `authority` one sentence; `facts` the (label, words) pairs under its schedule entries.
    `put` is the amendment it was carried in the place of, if it was.
    """

    author: str
    day: date
    authority: str
    facts: Facts
    put: Amendment | None = None


def bases(
    record: Record, council: BeforeCouncil, standings: Mapping[str, Standing], day: date
) -> dict[str, Basis]:
    """Say of every amendment carried out on what it rests, by its id (see `basis`)."""
    made = {one.amendment.id: one.amendment for one in council.made}
    return {id_: basis(record, made[id_], standings[id_].status, day) for id_ in made}


def basis(record: Record, amendment: Amendment, status: Status, day: date) -> Basis:
    """Say on what an amendment rests, in the words members read.

    Of what is not decided nothing more is said but objections: a statement may be there and not
    count.

    Args:
        record: the repository.
        amendment: one of its amendments.
        status: where it stands.
        day: the last day on record, for what no office has dated.
    """
    done = proceedings(record.register, amendment.id)
    author, decided, authority, facts = _rests(record, amendment, status, (done, day))
    later = () if status is Status.WITHDRAWN else _later(amendment, done)
    objections = (("Objection", sayings.objection(one)) for one in done.objections)
    put = record.register.amendments.get(amendment.in_place_of)
    return Basis(
        author=author,
        day=decided,
        authority=authority,
        facts=(*facts, *later, *objections),
        put=put.value if put else None,
    )


def last_day(record: Record) -> date:
    """Give the day of the last entry on record, or `UNDATED` before the first."""
    head = record.register.head
    return head.value.day if head else UNDATED


def _rests(
    record: Record, amendment: Amendment, status: Status, known: tuple[Proceedings, date]
) -> tuple[str, date, str, Facts]:
    """Give the author, the day and the sentence of the authority, and what else was said."""
    done, day = known
    if done.withdrawal and status is Status.WITHDRAWN:
        said = sayings.withdrawn(done.withdrawal)
        return _plainly(done.withdrawal.by, done.withdrawal.day, said)
    match amendment.basis:
        case ForApproval(proposed_by=proposer):
            author, decided, voted = _voted(amendment, done, day)
            return _plainly(author, decided, f"{voted}. Proposed by {proposer.rstrip('.')}.")
        case AtMeeting(meeting=meeting):
            said = sayings.carried(amendment.basis)
            spoken = _spoken(record, voices(record.register, amendment))
            by = sayings.council(done.vote.adoption.body) if done.vote else phrases.COUNCIL
            return by, meeting, said, (("Authority", said), *spoken)
        case _ if status is Status.UNDECIDED:
            return _plainly(phrases.UNDECIDED, day, f"{phrases.UNDECIDED}.")
        case _:
            heard = voices(record.register, amendment)
            author, decided, authority = _authority(record, amendment, heard, day)
            ground = (
                (("Ground", sayings.ground(amendment.basis.ground_reason)),)
                if isinstance(amendment.basis, UnderDelegation) and amendment.basis.ground_reason
                else ()
            )
            spoken = _spoken(record, heard)
            return author, decided, authority, (*ground, ("Authority", authority), *spoken)


def _plainly(author: str, day: date, authority: str) -> tuple[str, date, str, Facts]:
    return author, day, authority, (("Authority", authority),)


def _voted(amendment: Amendment, done: Proceedings, day: date) -> tuple[str, date, str]:
    """Say who decides what is for approval, or how Council voted on it."""
    if done.vote is None:
        return phrases.FOR_APPROVAL, day, phrases.FOR_APPROVAL
    took = amendment.id in done.vote.adoption.took
    taken = sayings.Taken.APPROVED if took else sayings.Taken.DECLINED
    if done.vote.carried_as:
        taken = sayings.Taken.VARIED
    adoption = done.vote.adoption
    return sayings.council(adoption.body), adoption.day, sayings.approved(done.vote, taken)


def _later(amendment: Amendment, done: Proceedings) -> Facts:
    """Say what became of an amendment after it was decided: the vote on it, and the report."""
    facts: list[tuple[str, str]] = []
    if done.vote and not isinstance(amendment.basis, ForApproval):
        facts.append((COUNCIL, f"{sayings.became(done.vote, amendment.id)}."))
    if done.report:
        facts.append(("Report", sayings.reported(done.report, done.report_due)))
    elif done.report_due:
        facts.append(("Report", sayings.to_report(done.report_due)))
    return tuple(facts)


def notes(council: BeforeCouncil, bases: Mapping[str, Basis]) -> tuple[EntryNote, ...]:
    """Say of every entry of a schedule who made it, when, why and on what it rests."""
    return tuple(
        EntryNote(
            number=item.number,
            author=rests.author,
            day=rests.day,
            reasons=tuple((position, entry.reason) for position, entry in item.entries),
            authority=rests.authority,
        )
        for item in council.items
        for rests in (bases[item.made.amendment.id],)
    )


def _authority(
    record: Record, amendment: Amendment, heard: tuple[Voice, ...], day: date
) -> tuple[str, date, str]:
    """Say who decided, in consultation with whom, and under what or as what.

    Where no office decides (another's decision is followed), it is said who certifies it.
    """
    parts = {voice.part: voice for voice in reversed(heard)}
    deciding = parts.get(Part.DECIDES) or parts.get(Part.CERTIFIES)
    consulted = [voice for voice in heard if voice.part is Part.CONSULTED]
    decided = deciding.statement.day if deciding else day
    offices = tuple(_speaking(record, voice) for voice in (deciding, *consulted) if voice)
    author = record.settings.office(deciding.office) if deciding else phrases.UNDECIDED
    match amendment.basis:
        case UnderDelegation(delegation=id_):
            kept = record.register.decisions.get(id_)
            given = kept.value if kept and isinstance(kept.value, Delegation) else None
            under = (
                sayings.resolution(given.day, given.recommendation, given.minute) if given else ""
            )
        case ByKind(evidence=evidence) if amendment.kind in sayings.KINDS:
            under = f", as {sayings.KINDS[amendment.kind]}. It rests on: {evidence.rstrip('.')}"
        case _:
            under = ""
    verb = sayings.SAYS[deciding.statement.response if deciding else Response.DECIDES]
    said = sayings.authority(offices or (author,), decided, under, verb.capitalize())
    return author, decided, said


def _spoken(record: Record, heard: tuple[Voice, ...]) -> Facts:
    """Print what offices said beside their part: answers, comments, reasons, interests."""
    facts: list[tuple[str, str]] = []
    agreed = True
    for voice in heard:
        said = voice.statement
        if voice.part is Part.CONSULTED:
            answer = sayings.SAYS[said.response]
            words = f" “{said.words}”" if said.words else ""
            asked = sayings.consultation(_consulted(record, voice), said.day, answer)
            facts.append(("Consultation", asked + words))
            agreed = agreed and said.response is Response.AGREES
    for voice in heard:
        office, said = record.settings.office(voice.office), voice.statement
        if voice.part is not Part.CONSULTED and said.words:
            what = "’s comment" if agreed else "’s reasons for proceeding"
            label = "Comment" if agreed else "Reasons"
            facts.append((label, f"The {office}{what}: {said.words}"))
        if said.interest != NO_INTEREST:
            facts.append(("Interest", f"The {office} declared an interest: {said.interest}"))
    return tuple(facts)


def _speaking(record: Record, voice: Voice) -> str:
    attested = voice.statement.attested
    attesting = record.settings.office(attested.office) if attested else ""
    return sayings.speaking(record.settings.office(voice.office), voice, attesting)


def _consulted(record: Record, voice: Voice) -> str:
    """Name whoever was consulted, in short: “the Chair”, of the Chair of a committee."""
    return record.settings.office(voice.office).partition(" of ")[0]
