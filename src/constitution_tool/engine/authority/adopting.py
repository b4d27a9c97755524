"""Is an adoption what Council can have resolved of the texts before it, word for word?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.before_meeting import (
    carried_at,
    entered_after,
    for_approval,
    in_draft,
    of_protocols,
)
from constitution_tool.engine.authority.carried import taken_at_meeting, unlike_the_meeting
from constitution_tool.engine.authority.corrections import on_its_day
from constitution_tool.engine.authority.delegated import reached
from constitution_tool.engine.authority.in_force import in_force_on
from constitution_tool.engine.authority.moment import after_adoption, carried_through
from constitution_tool.engine.authority.varying import carried_to, on_varied
from constitution_tool.engine.authority.within import protected
from constitution_tool.engine.numbering.placeholder import unsettled
from constitution_tool.errors import Conflict, Finding, Place, Unauthorised
from constitution_tool.model.amendment import AtMeeting, ForApproval, OnAdoption
from constitution_tool.model.authority import IN_ADOPTED_TEXT, Status
from constitution_tool.model.citation import cite_id
from constitution_tool.model.decision import Adoption, Resolved
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.decision import Decision


def unlike_the_record(
    register: Register, kept: Kept[Decision], adoption: Adoption, moment: Moment
) -> Iterator[Finding]:
    """Find every way in which an adoption is not about the texts and amendments on record."""
    path = kept.path
    listed = {str(instrument.id) for instrument in moment.draft.instruments}
    for id_ in sorted(set(adoption.scope) - listed):
        problem = f"{adoption.id} is of “{id_}”, which is no protocol on record."
        yield _finding("adoption-scope", problem, "name the protocols that were voted on.", path)
    yield from _within(register, adoption, moment, path)
    yield from _entered(register, adoption, moment, path)
    yield from _in_time(register, adoption, moment, path)
    yield from _approved(register, adoption, moment, path)
    yield from built_on(register, adoption, moment, path)
    yield from unlike_the_meeting(register, adoption, moment, path)
    yield from _outcome(register, adoption, moment, path)
    yield from _dates(register, adoption, moment, path)
    yield from _text(register, adoption, moment, path)


def _within(register: Register, adoption: Adoption, moment: Moment, path: str) -> Iterator[Finding]:
    """What was voted on is of the protocols voted on: the delegations over these are spent."""
    scope = set(adoption.scope)
    for id_ in (*adoption.took, *adoption.declined):
        proposal = register.amendments.get(id_)
        touches = reached(proposal.value, moment.draft) if proposal else scope
        if not (touches <= scope if id_ in adoption.took else touches & scope):
            other = sorted(touches - scope)[0]
            problem = (
                f"{adoption.id} speaks of {id_}, which is of “{other}”; that was not voted on."
            )
            yield _finding("adoption-scope", problem, "name every protocol voted on.", path)


def _in_time(
    register: Register, adoption: Adoption, moment: Moment, path: str
) -> Iterator[Finding]:
    """What was in the draft at the meeting was entered by then; what was carried there, later."""
    named = {*adoption.entered, *adoption.declined}
    for one in moment.entered:
        if one.id in named and entered_after(register, one, adoption.day):
            problem = f"{one.id} was entered after the meeting of {adoption.day}."
            yield _finding("adoption-late", problem, "leave it to the next meeting.", path)


def built_on(
    register: Register, adoption: Adoption, moment: Moment, path: str
) -> Iterator[Finding]:
    """Nothing is adopted without what it is written on top of."""
    there = {id_ for id_, became in moment.became.items() if became in IN_ADOPTED_TEXT}
    varied = {id_ for id_, became in moment.became.items() if became is Status.VARIED}
    for id_ in _in_turn(register, adoption, moment):
        proposal = register.amendments.get(id_)
        yield from on_varied(register, proposal.value, moment) if proposal else ()
        for ground in sorted(set(proposal.value.after) - there - varied) if proposal else ():
            problem = (
                f"{adoption.id} adopts {id_}, and not {ground}, on top of which it is written."
            )
            remedy = (
                f"decline {id_} too (--declined {id_}). If Council took it by itself, draft what "
                "it took as carried at the meeting (constitution-tool amendment new --kind "
                "carried …), and enter that before the adoption."
            )
            yield _finding("adoption-after", problem, remedy, path)
        there |= {id_, proposal.value.in_place_of if proposal else ""}


def _in_turn(register: Register, adoption: Adoption, moment: Moment) -> tuple[str, ...]:
    """Name what an adoption took in the order it is carried out, as far as it is there."""
    amendments = {id_: kept.value for id_, kept in register.amendments.items()}
    try:
        return tuple(one.id for one in carried_through(moment, adoption, amendments))
    except Unauthorised:
        return adoption.took


def _entered(
    register: Register, adoption: Adoption, moment: Moment, path: str
) -> Iterator[Finding]:
    """What is in the draft of a protocol that was voted on was taken, or was not: each is said."""
    drafted = [one.id for one in moment.entered]
    for id_ in adoption.entered:
        if id_ not in drafted:
            problem = f"{adoption.id} adopts {id_}, which is not entered in the draft."
            yield _finding("adoption-not-entered", problem, "leave it out, or enter it.", path)
    if list(adoption.entered) != [id_ for id_ in drafted if id_ in adoption.entered]:
        problem = f"{adoption.id} does not name what it adopts in the order of entry."
        yield _finding("adoption-order", problem, "name them in the order of the record.", path)
    if adoption.resolved is Resolved.REFERRED_BACK:
        return
    spoken_for = {*adoption.entered, *adoption.declined, *carried_to(register, adoption)}
    for one in of_protocols(in_draft(register, moment, adoption.day), adoption.scope, moment):
        if one.id not in spoken_for:
            problem = f"{adoption.id} does not say what became of {one.id}, which is in the draft."
            yield _finding("adoption-silent", problem, "name it as adopted, or declined.", path)


def _approved(
    register: Register, adoption: Adoption, moment: Moment, path: str
) -> Iterator[Finding]:
    """What is approved was put or carried, is not yet voted on, and is in these very words."""
    for id_, sha256 in adoption.approved:
        proposal = register.amendments.get(id_)
        if proposal is None or not isinstance(proposal.value.basis, ForApproval | AtMeeting):
            problem = f"{adoption.id} approves {id_}, which was not put for approval."
            yield _finding("adoption-not-put", problem, "leave it out.", path)
        elif id_ in moment.became:
            problem = f"{adoption.id} approves {id_}, which was {moment.became[id_].value} before."
            yield _finding("adoption-twice", problem, "leave it out.", path)
        else:
            yield from on_its_day(proposal.value)
        if proposal and proposal.digest != sha256:
            problem = f"{id_} has changed since {adoption.id} was certified."
            yield _finding("adoption-altered", problem, "put back the file as it was made.", path)
    put = (*for_approval(register, moment), *carried_at(register, moment, adoption.day))
    known = {one.id for one in (*moment.entered, *put)}
    for id_ in adoption.declined:
        if id_ not in known:
            problem = f"{adoption.id} declines {id_}, which was not before Council."
            yield _finding("adoption-not-put", problem, "leave it out.", path)


def _outcome(
    register: Register, adoption: Adoption, moment: Moment, path: str
) -> Iterator[Finding]:
    """What was resolved agrees with what was taken and what was carried at that meeting."""
    carried = [one for one in moment.entered if isinstance(one.basis, AtMeeting)]
    carried += taken_at_meeting(register, adoption)
    today = {one.id for one in carried if _meeting(one) == adoption.day}
    took_carried = today & set(adoption.took)
    if adoption.resolved is Resolved.AS_AMENDED and not took_carried:
        problem = f"{adoption.id} says “as amended”, and takes nothing carried at the meeting."
        remedy = (
            "enter the changes carried at the meeting first (kind = “carried”); name what was "
            "carried in the place of an amendment as approved."
        )
        yield _finding("adoption-as-amended", problem, remedy, path)
    if adoption.resolved is Resolved.ADOPTED and (took_carried or adoption.declined):
        what = (
            "declines amendments" if adoption.declined else "takes changes carried at the meeting"
        )
        problem = f"{adoption.id} says “adopted”, and yet {what}."
        remedy = "record it as adopted as amended, or adopted in part."
        yield _finding("adoption-outcome", problem, remedy, path)
    if adoption.resolved is Resolved.IN_PART and not adoption.declined:
        problem = f"{adoption.id} says “in part”, and declines nothing."
        yield _finding("adoption-outcome", problem, "name what was declined.", path)
    for one in carried:
        if _meeting(one) != adoption.day and one.id in adoption.took:
            problem = (
                f"{one.id} was carried on {_meeting(one)}, not at the meeting of {adoption.day}."
            )
            yield _finding("adoption-meeting", problem, "name the meeting it was carried at.", path)


def _meeting(amendment: Amendment) -> object:
    basis = amendment.basis
    return basis.meeting if isinstance(basis, AtMeeting) else None


def _dates(register: Register, adoption: Adoption, moment: Moment, path: str) -> Iterator[Finding]:
    """What is adopted is amended from the text that is in force on the day it takes effect.

    A correction not yet in force then, one that lapses, or an adoption that takes effect later,
    would be swept into it.
    """
    day = adoption.effective
    if day is None:
        return
    swept = False
    for one in moment.in_text:
        late = not isinstance(one.effective, OnAdoption) and one.effective > day
        if late or (one.expires and one.expires >= day):
            swept = True
            when = f"takes effect on {one.effective}" if late else f"lapses on {one.expires}"
            problem = f"{one.id} {when}, and the text adopted would hold it from {day}."
            remedy = "let the adoption take effect after that, or undo that amendment first."
            yield _finding("adoption-not-in-force", problem, remedy, path)
    in_force = in_force_on(register, day)
    if not swept and (in_force is None or in_force.digest != moment.source.digest):
        problem = f"The text that {adoption.id} amends is not the text in force on {day}."
        remedy = "let it take effect when what is on record before it does, and nothing has lapsed."
        yield _finding("adoption-not-in-force", problem, remedy, path)


def _text(register: Register, adoption: Adoption, moment: Moment, path: str) -> Iterator[Finding]:
    """The text certified is the text that follows: nothing in it that nobody carried."""
    amendments = {id_: kept.value for id_, kept in register.amendments.items()}
    try:
        after = after_adoption(moment, adoption, amendments)
    except (Conflict, Unauthorised) as refused:
        yield from refused.findings
        return
    yield from protected(
        moment.source.law, moment.source.constitution, after.source.constitution, path
    )
    before = unsettled(moment.source.constitution)
    for id_ in (id_ for id_ in unsettled(after.source.constitution) if id_ not in before):
        cited = cite_id(id_, Index(after.source.constitution))
        problem = f"{cited} is still to be given a number, and {adoption.id} would adopt it so."
        remedy = "renumber it first, by an amendment that Council takes as well."
        yield _finding("adoption-unsettled", problem, remedy, path)
    if after.source.digest != adoption.text:
        problem = f"The text that {adoption.id} certifies is not what follows from what it adopts."
        remedy = "make the adoption again from the record as it stands, and have it certified."
        yield _finding("adoption-text", problem, remedy, path)


def _finding(code: str, problem: str, remedy: str, path: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=path))
