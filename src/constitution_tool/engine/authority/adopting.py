"""Is an adoption what Council can have resolved of the texts before it, word for word?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.corrections import touched_instruments
from constitution_tool.engine.authority.moment import after_adoption, carried_out
from constitution_tool.errors import Conflict, Finding, Place, Unauthorised
from constitution_tool.model.amendment import AtMeeting, ForApproval, OnAdoption
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import Adoption, Resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.decision import Decision

_UNDECIDED = (None, Status.ENTERED)
"""Where an amendment stands that Council has not voted on."""


def unlike_the_record(
    register: Register, kept: Kept[Decision], adoption: Adoption, moment: Moment
) -> Iterator[Finding]:
    """Find every way in which an adoption is not about the texts and amendments on record."""
    path = kept.path
    listed = {str(instrument.id) for instrument in moment.draft.instruments}
    for id_ in sorted(set(adoption.scope) - listed):
        problem = f"{adoption.id} is of “{id_}”, which is no protocol on record."
        yield _finding("adoption-scope", problem, "name the protocols that were voted on.", path)
    yield from _entered(adoption, moment, path)
    yield from _approved(register, adoption, moment, path)
    yield from _outcome(adoption, moment, path)
    yield from _dates(adoption, moment, path)
    yield from _text(register, adoption, moment, path)


def _entered(adoption: Adoption, moment: Moment, path: str) -> Iterator[Finding]:
    """What is in the draft of a protocol that was voted on was taken, or was not: each is said."""
    in_draft = [one.id for one in moment.entered]
    for id_ in adoption.entered:
        if id_ not in in_draft:
            problem = f"{adoption.id} adopts {id_}, which is not entered in the draft."
            yield _finding("adoption-not-entered", problem, "leave it out, or enter it.", path)
    if list(adoption.entered) != [id_ for id_ in in_draft if id_ in adoption.entered]:
        problem = f"{adoption.id} does not name what it adopts in the order of entry."
        yield _finding("adoption-order", problem, "name them in the order of the record.", path)
    if adoption.resolved is Resolved.REFERRED_BACK:
        return
    spoken_for = {*adoption.entered, *adoption.declined}
    for id_ in at_vote(adoption.scope, moment):
        if id_ not in spoken_for:
            problem = f"{adoption.id} does not say what became of {id_}, which is in the draft."
            yield _finding("adoption-silent", problem, "name it as adopted, or declined.", path)


def at_vote(scope: tuple[str, ...], moment: Moment) -> tuple[str, ...]:
    """Name the amendments in the draft that touch a protocol that is voted on."""
    text, found = moment.source.constitution, []
    for amendment in moment.entered:
        after = carried_out(text, amendment)
        if touched_instruments(text, after) & set(scope):
            found.append(amendment.id)
        text = after
    return tuple(found)


def _approved(
    register: Register, adoption: Adoption, moment: Moment, path: str
) -> Iterator[Finding]:
    """What is approved was for approval, is not yet voted on, and is in these very words."""
    for id_, sha256 in adoption.approved:
        proposal = register.amendments.get(id_)
        if proposal is None or not isinstance(proposal.value.basis, ForApproval):
            problem = f"{adoption.id} approves {id_}, which was not put for approval."
            yield _finding("adoption-not-put", problem, "leave it out.", path)
        elif id_ in moment.became:
            problem = f"{adoption.id} approves {id_}, which was {moment.became[id_].value} before."
            yield _finding("adoption-twice", problem, "leave it out.", path)
        elif proposal.digest != sha256:
            problem = f"{id_} has changed since {adoption.id} was certified."
            yield _finding("adoption-altered", problem, "put back the file as it was made.", path)
    known = {*(one.id for one in moment.entered), *_put(register)}
    for id_ in adoption.declined:
        if id_ not in known or moment.became.get(id_) not in _UNDECIDED:
            problem = f"{adoption.id} declines {id_}, which was not before Council."
            yield _finding("adoption-not-put", problem, "leave it out.", path)


def _put(register: Register) -> Iterator[str]:
    """Walk the amendments that are for Council's approval."""
    for id_, proposal in register.amendments.items():
        if isinstance(proposal.value.basis, ForApproval):
            yield id_


def _outcome(adoption: Adoption, moment: Moment, path: str) -> Iterator[Finding]:
    """What was resolved agrees with what was taken and what was carried at that meeting."""
    carried = [one for one in moment.entered if isinstance(one.basis, AtMeeting)]
    today = {one.id for one in carried if _meeting(one) == adoption.day}
    took_carried = today & set(adoption.entered)
    if adoption.resolved is Resolved.AS_AMENDED and not took_carried:
        problem = f"{adoption.id} says “as amended”, and nothing carried at the meeting is entered."
        remedy = "enter the changes carried at the meeting first (kind = “carried”)."
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
        if _meeting(one) != adoption.day and one.id in adoption.entered:
            problem = (
                f"{one.id} was carried on {_meeting(one)}, not at the meeting of {adoption.day}."
            )
            yield _finding("adoption-meeting", problem, "name the meeting it was carried at.", path)


def _meeting(amendment: Amendment) -> object:
    basis = amendment.basis
    return basis.meeting if isinstance(basis, AtMeeting) else None


def _dates(adoption: Adoption, moment: Moment, path: str) -> Iterator[Finding]:
    """A correction not yet in force, or one that lapses, cannot be swept into an adopted text."""
    if adoption.effective is None:
        return
    for one in moment.in_text:
        late = not isinstance(one.effective, OnAdoption) and one.effective > adoption.effective
        if late or one.expires:
            when = f"takes effect on {one.effective}" if late else f"lapses on {one.expires}"
            problem = (
                f"{one.id} {when}, and the text adopted would hold it from {adoption.effective}."
            )
            remedy = "let the adoption take effect after that, or undo that amendment first."
            yield _finding("adoption-not-in-force", problem, remedy, path)


def _text(register: Register, adoption: Adoption, moment: Moment, path: str) -> Iterator[Finding]:
    """The text certified is the text that follows: nothing in it that nobody carried."""
    amendments = {id_: kept.value for id_, kept in register.amendments.items()}
    try:
        after = after_adoption(moment, adoption, amendments)
    except (Conflict, Unauthorised) as refused:
        yield from refused.findings
        return
    if after.source.digest != adoption.text:
        problem = f"The text that {adoption.id} certifies is not what follows from what it adopts."
        remedy = "make the adoption again from the record as it stands, and have it certified."
        yield _finding("adoption-text", problem, remedy, path)


def _finding(code: str, problem: str, remedy: str, path: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=path))
