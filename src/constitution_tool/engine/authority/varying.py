"""What did a meeting carry that no draft could hold: in the place of another, or on top of one?

A meeting varies an amendment that is before it; what it carries is another amendment, which stands
in the place of the first. It is not entered before Council's vote: the adoption that puts the vote
on record takes it (`docs/design/decisions/19`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.before_meeting import entered_after
from constitution_tool.engine.authority.delegated import reached
from constitution_tool.errors import Conflict, Finding, Place
from constitution_tool.model.amendment import AtMeeting, ForApproval, UnderDelegation
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import Adoption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.amendment import Amendment, Varied

_NO_LONGER = (Status.ADOPTED, Status.VARIED, Status.NOT_ADOPTED, Status.WITHDRAWN)


def waits_for_vote(amendment: Amendment, moment: Moment) -> bool:
    """Say whether only the adoption can take something that was carried at a meeting.

    So it is of what stands in the place of another amendment, and of what is written on top of one
    that is not in the draft.
    """
    if not isinstance(amendment.basis, AtMeeting):
        return False
    return bool(amendment.in_place_of) or not all(
        moment.holds(id_, amendment) for id_ in amendment.after
    )


def carried_to(register: Register, adoption: Adoption) -> dict[str, Amendment]:
    """Give what an adoption took in the place of other amendments, by the numbers of those."""
    kept = (register.amendments.get(id_) for id_, _ in adoption.approved)
    taken = (one.value for one in kept if one)
    return {one.in_place_of: one for one in taken if one.in_place_of}


def refuse_on_varied(register: Register, amendment: Amendment, moment: Moment) -> None:
    """Refuse what is written on top of an amendment that another was adopted in the place of.

    Raises:
        Conflict: It is; the words it was written on never came to be.
    """
    if findings := tuple(on_varied(register, amendment, moment)):
        raise Conflict(*findings)


def on_varied(register: Register, amendment: Amendment, moment: Moment) -> Iterator[Finding]:
    """Name each amendment that one is written on top of, and that was varied and adopted so."""
    for id_ in amendment.after:
        if moment.became.get(id_) is Status.VARIED:
            adoptions = (carried_to(register, one) for _, one in register.on_record(Adoption))
            named = (each[id_].id for each in adoptions if id_ in each)
            carried = next(one for one in named if moment.became.get(one) is Status.ADOPTED)
            problem = (
                f"{amendment.id} is written on top of {id_}. {id_} was varied at the meeting and "
                f"adopted as {carried}."
            )
            remedy = f"draft it anew, on the text as {carried} left it."
            yield _finding("after-varied", amendment, problem, remedy)


def unfounded(register: Register, amendment: Amendment, moment: Moment) -> Iterator[Finding]:
    """Say every reason why an amendment cannot stand in the place of the one it says it varies."""
    basis = amendment.basis
    if not isinstance(basis, AtMeeting) or basis.varies is None:
        return
    yield from _not_before(register, amendment, moment, (basis, basis.varies))
    parent = register.amendments.get(basis.varies.amendment)
    if parent and parent.digest != basis.varies.sha256:
        problem = f"{basis.varies.amendment} has changed since {amendment.id} was written."
        remedy = "put back the file as it was put to the meeting, or draft it anew."
        yield _finding("varied-altered", amendment, problem, remedy)
    if parent and parent.value.entries == amendment.entries:
        problem = f"{amendment.id} says just what {basis.varies.amendment} says."
        remedy = "say what was carried instead, or take the amendment as it was put."
        yield _finding("varied-nothing", amendment, problem, remedy)
    for _, adoption in register.on_record(Adoption):
        voted = set(adoption.scope) & reached(amendment, moment.draft)
        if adoption.day >= basis.meeting and voted:
            problem = (
                f"What Council resolved on {adoption.day} is on record ({adoption.id}), and "
                f"{amendment.id} was not taken."
            )
            remedy = "put it to Council as an amendment of its own (kind = “substantive”)."
            yield _finding("varied-past", amendment, problem, remedy)
            return


def _not_before(
    register: Register, amendment: Amendment, moment: Moment, of: tuple[AtMeeting, Varied]
) -> Iterator[Finding]:
    """Only what was before the meeting can be varied there, and only as it was put."""
    basis, varied = of
    id_ = varied.amendment
    kept = register.amendments.get(id_)
    became = moment.became.get(id_)
    remedy = "name the amendment that was before the meeting."
    if kept is None:
        problem = f"{amendment.id} varies {id_}, and there is no such amendment."
        yield _finding("varied-unknown", amendment, problem, remedy)
    elif isinstance(kept.value.basis, AtMeeting):
        problem = f"{amendment.id} varies {id_}, which was itself carried at a meeting."
        again = (
            "say in one amendment all that was carried in the end, in the place of what was put."
        )
        yield _finding("varied-carried", amendment, problem, again)
    elif became in _NO_LONGER:
        done = became.value.replace("-", " ")
        problem = f"{amendment.id} varies {id_}, which was {done} already."
        yield _finding("varied-settled", amendment, problem, remedy)
    elif entered_after(register, kept.value, basis.meeting):
        problem = f"{amendment.id} varies {id_}, which was entered after {basis.meeting}."
        yield _finding("varied-late", amendment, problem, remedy)
    elif isinstance(kept.value.basis, UnderDelegation):
        if became is not Status.ENTERED:
            problem = f"{amendment.id} varies {id_}, which is not in the draft before Council."
            yield _finding("varied-not-put", amendment, problem, remedy)
    elif not isinstance(kept.value.basis, ForApproval):
        problem = f"{amendment.id} varies {id_}, which changes the text itself."
        yield _finding("varied-not-put", amendment, problem, remedy)


def _finding(code: str, amendment: Amendment, problem: str, remedy: str) -> Finding:
    place = Place(path=f"amendments/{amendment.id}.md")
    return Finding(code=code, problem=problem, remedy=remedy, place=place)
