"""Is what an adoption takes of the meeting itself what was carried there, and certified as that?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.authority.moment import carried_through
from constitution_tool.engine.authority.proposal import hear
from constitution_tool.engine.authority.unsaid import reasons_unsaid
from constitution_tool.engine.authority.varying import unfounded, waits_for_vote
from constitution_tool.errors import Conflict, Finding, Place, Unauthorised
from constitution_tool.model.amendment import AtMeeting
from constitution_tool.model.decision import Adoption, Resolved
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.register_paths import amendment_path, signature_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.decision import Decision


def taken_at_meeting(register: Register, adoption: Adoption) -> tuple[Amendment, ...]:
    """Give what an adoption approved that was carried at the meeting, in its order."""
    kept = (register.amendments.get(id_) for id_, _ in adoption.approved)
    return tuple(one.value for one in kept if one and isinstance(one.value.basis, AtMeeting))


def unlike_the_meeting(
    register: Register, adoption: Adoption, moment: Moment, path: str
) -> Iterator[Finding]:
    """Find what an adoption takes in the place of another, or on top of one, that it may not."""
    taken = taken_at_meeting(register, adoption)
    spoken_for = (*adoption.took, *adoption.declined, *(one.in_place_of for one in taken))
    for one in taken:
        if not waits_for_vote(one, moment):
            problem = f"{adoption.id} approves {one.id}, which was carried and is not entered."
            yield _finding("adoption-not-entered", problem, f"enter {one.id} first.", path)
        yield from unfounded(register, one, moment)
        if one.in_place_of and spoken_for.count(one.in_place_of) > 1:
            problem = (
                f"{adoption.id} takes {one.id} in the place of {one.in_place_of}, and something "
                "else of that besides."
            )
            remedy = f"leave {one.in_place_of} out: it was put, and varied; name what was carried."
            yield _finding("adoption-both", problem, remedy, path)


def uncertified(hearing: Hearing, decision: Decision, moment: Moment) -> Iterator[Finding]:
    """Judge what was said of each change carried at the meeting, as if it were entered first.

    Args:
        hearing: of the adoption.
        decision: the decision about to be put on record; only an adoption takes anything.
        moment: the texts before it.
    """
    if not isinstance(decision, Adoption) or decision.resolved is Resolved.REFERRED_BACK:
        return
    register = hearing.register
    at_meeting = {one.id for one in taken_at_meeting(register, decision)}
    if not at_meeting:
        return
    amendments = {id_: kept.value for id_, kept in register.amendments.items()}
    text = moment.source.constitution
    try:
        for one in carried_through(moment, decision, amendments):
            if one.id in at_meeting:
                kept = register.amendments[one.id]
                yield from reasons_unsaid(hear(register, kept, text, hearing.day, hearing.bench))
            text = amend(text, one)
    except (Conflict, Unauthorised) as refused:
        yield from refused.findings


def relied_on(register: Register, adoption: Adoption) -> dict[str, str]:
    """Name the files, each with its SHA-256, that what was carried at the meeting rests on.

    Those are what was said of it, and the amendment it was carried in the place of as it was put.
    """
    found: dict[str, str] = {}
    for one in taken_at_meeting(register, adoption):
        if isinstance(one.basis, AtMeeting) and one.basis.varies:
            put = one.basis.varies
            found[amendment_path(put.amendment)] = put.sha256
        for (subject, office), said in register.statements.items():
            if subject == one.id:
                found[said.path] = said.digest
                found[signature_path(subject, office)] = sha256_hex(said.value.signature)
    return found


def _finding(code: str, problem: str, remedy: str, path: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=path))
