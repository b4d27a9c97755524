"""In what words is it said what is on record: what was decided, voted, objected to, reported?"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.entry import NOT_HELD
from constitution_tool.model.amendment import Kind
from constitution_tool.model.authority import Response, Status
from constitution_tool.model.decision import Resolved
from constitution_tool.notation.register.statement_file import DEPUTY
from constitution_tool.publish.papers.phrases import (
    COUNCIL,
    corrected_since,
    day,
    left_out,
    minuted,
)

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.proceedings import Voice, Vote
    from constitution_tool.model.amendment import Amendment, AtMeeting
    from constitution_tool.model.decision import Adoption, Objection, Report, Withdrawal

_RESOLVED = {
    Resolved.ADOPTED: "Adopted by {}",
    Resolved.AS_AMENDED: "Adopted by {} as amended at the meeting",
    Resolved.IN_PART: "Adopted by {} in part",
    Resolved.REFERRED_BACK: "Referred back by {}",
    Resolved.NOT_ADOPTED: "Not adopted by {}",
}
KINDS = {
    Kind.MINOR: "a minor correction",
    Kind.LEGAL: "a change that follows from the law",
    Kind.CONSEQUENTIAL: "a change consequential on a decision",
    Kind.EXECUTIVE: "a change to executive delegations",
    Kind.DIRECTOR: "a change to delegations by a director",
}
"""What a change made to the text itself is called, after “as”."""
_NOT_IN_EFFECT = {
    Status.FOR_APPROVAL: "In effect only if Council approves it.",
    Status.ENTERED: "In the draft; in effect only if Council adopts it.",
    Status.CARRIED: "Carried at the meeting; in effect only if Council adopts it so.",
    Status.ADOPTED: "Adopted.",
    Status.CORRECTED: "Corrected in the text.",
    Status.VARIED: "Varied at the meeting: never in effect as it was put.",
    Status.NOT_ADOPTED: "Not adopted: never in effect.",
    Status.WITHDRAWN: "Withdrawn: never in effect.",
    Status.SUPERSEDED: "Superseded: never in effect.",
}
SAYS = {
    Response.DECIDES: "decided",
    Response.AGREES: "agreed",
    Response.COMMENTS: "commented",
    Response.DOES_NOT_AGREE: "did not agree",
    Response.CERTIFIES: "certified",
}


class Taken(Enum):
    """How Council voted on one amendment: for its approval, or one already in the draft."""

    APPROVED = "Approved"
    DECLINED = "Not approved"
    FELL = "Not adopted"
    VARIED = "Varied"


def authority(offices: tuple[str, ...], decided: date, under: str, verb: str) -> str:
    """Say who decided, with whom, when and under what.

    Args:
        offices: the deciding office, as printed, and those consulted.
        decided: the day of the deciding statement.
        under: what it was decided under ("under the Committee’s resolution of …"), or as.
        verb: what the deciding office did ("Decided").
    """
    decider, *consulted = offices
    with_ = f", in consultation with the {' and the '.join(consulted)}," if consulted else ""
    return f"{verb} by the {decider}{with_} on {day(decided)}{under}."


def resolution(given: date, cited: str, minute: str) -> str:
    """Say under which resolution something was decided.

    Args:
        given: the day of the Committee's resolution.
        cited: what the resolution is known by.
        minute: its reference, or "not held".
    """
    return f", under the Committee’s resolution of {day(given)} ({cited}; {minuted(minute)})"


def consultation(office: str, consulted: date, answer: str) -> str:
    """Say when an office was consulted and what the answer was ("agreed")."""
    return f"The {office} was consulted on these words on {day(consulted)} and {answer}."


def speaking(office: str, voice: Voice, attesting: str) -> str:
    """Name an office that spoke, and how, where it was not its holder who signed.

    `attesting` is the office that attests it, as printed, where one does.
    """
    said, ways = voice.statement, []
    if said.capacity.startswith(DEPUTY):
        ways.append(f"by a deputy, {voice.person}: {said.capacity.removeprefix(DEPUTY)}")
    if said.attested:
        ways.append(
            f"attested, not signed: by {voice.by}, {attesting}; the paper is kept at "
            f"{said.attested.whereabouts}"
        )
    return f"{office} ({'; '.join(ways)})" if ways else office


def ground(reason: str) -> str:
    """Say why an amendment falls under its ground: a sentence, where only a part of one is given.

    What was signed is not altered, only printed with its capital and its stop.
    """
    said = reason.strip()
    if said[:8].lower() == "because ":
        said = f"This change is made {said[:1].lower()}{said[1:]}"
    said = f"{said[:1].upper()}{said[1:]}"
    return said if said.endswith((".", "?", "!", ".”", "?”", "!”", ".)")) else f"{said}."


def carried(basis: AtMeeting) -> str:
    """Say that something was carried at the meeting, and in the place of what."""
    place = f" It stands in the place of {basis.varies.amendment}." if basis.varies else ""
    return (
        f"Amended at the meeting. Moved by {basis.mover}, seconded by {basis.seconder}; "
        f"{basis.result.rstrip('.')}.{place}"
    )


def council(body: str) -> str:
    """Name the body that met, as sentences do: Full Council is “Council”, any other itself."""
    return COUNCIL if body in {COUNCIL, f"Full {COUNCIL}"} else body


def became(vote: Vote, id_: str) -> str:
    """Say what Council made of an amendment that was decided before: took, varied, or neither."""
    if id_ in vote.adoption.took:
        return voted(vote)
    return approved(vote, Taken.VARIED if vote.carried_as else Taken.FELL)


def resolved(adoption: Adoption) -> str:
    """Say what Council resolved: "Adopted by Council in part"."""
    return _RESOLVED[adoption.resolved].format(council(adoption.body))


def adopted_status(adoption: Adoption, corrected: date | None) -> str:
    """Say who adopted a text, since when it is the law, and when it was last corrected since."""
    effective = f"; in force from {day(adoption.effective)}" if adoption.effective else ""
    said = f"{resolved(adoption)} on {day(adoption.day)}{effective}"
    return f"{corrected_since(said, corrected) if corrected else said}."


def voted(vote: Vote) -> str:
    """Say what Council resolved, and when: "Adopted by Council on 21 May 2024 (minute …)"."""
    adoption = vote.adoption
    return f"{resolved(adoption)} on {day(adoption.day)} ({minuted(vote.minute)})"


def approved(vote: Vote, taken: Taken) -> str:
    """Say how a body voted on one amendment, and as what it was carried if it was varied."""
    adoption = vote.adoption
    carried = f", and carried as {vote.carried_as}" if vote.carried_as else ""
    return (
        f"{taken.value} by {council(adoption.body)} on {day(adoption.day)} "
        f"({minuted(vote.minute)}){carried}"
    )


def withdrawn(withdrawal: Withdrawal) -> str:
    """Say when an amendment was withdrawn, and by whom."""
    return f"Withdrawn on {day(withdrawal.day)} by {withdrawal.by.rstrip('.')}."


def objection(one: Objection) -> str:
    """Say who objects, when and why, in one line (the why may be several paragraphs)."""
    why = " ".join(one.why.split())
    return f"{objected(one)} {why}".rstrip()


def objected(one: Objection) -> str:
    """Say who objects, and when."""
    return f"{one.by} objected on {day(one.day)} ({one.id})."


def in_effect(amendment: Amendment, status: Status, effective: date | None) -> str:
    """Say from when a change is in effect, or why it is not."""
    if effective:
        until = f" until {day(amendment.expires)}" if amendment.expires else ""
        return f"In effect from {day(effective)}{until}."
    return _NOT_IN_EFFECT.get(status) or left_out(amendment, status)


def signed(office: str, voice: Voice) -> str:
    """Say who said what for an office, and whether they signed it themselves."""
    said = voice.statement
    deputy = said.capacity.removeprefix(DEPUTY) if said.capacity.startswith(DEPUTY) else ""
    acting = f"{office} (a deputy: {deputy})" if deputy else office
    how = f"attested by {voice.by}, not signed" if said.attested else "signed"
    return f"{voice.person}, {acting}: {SAYS[said.response]}, {how} on {day(said.day)}"


def evidence(said: str) -> str:
    """Name what an entry rests on: a minute, that none is held, or what is written there."""
    return minuted(said) if said == NOT_HELD or said[:1].isdigit() else said.rstrip(".")


def reported(report: Report, due: date | None) -> str:
    """Say when Council was told of a correction, and whether that was by the day it was due."""
    said = f"{council(report.body)} was told of it on {day(report.day)} ({minuted(report.minute)})"
    return f"{said}, late: it was due by {day(due)}." if due and report.day > due else f"{said}."


def to_report(due: date) -> str:
    """Say by when Council has still to be told of a correction."""
    return f"Council has still to be told of it, by {day(due)}."
