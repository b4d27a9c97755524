"""Which amendment is an office asked about, what does it touch, and what is the office to say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.expectations import touches_after
from constitution_tool.engine.authority.prepare import Intent
from constitution_tool.engine.authority.proposal import provided_for
from constitution_tool.errors import Conflict, Finding, Malformed, Place, Usage
from constitution_tool.model.authority import Part, Response
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index
from constitution_tool.notation.register.register_paths import amendment_path

if TYPE_CHECKING:
    from constitution_tool.engine.authority.register import Kept
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Saying
    from constitution_tool.model.instrument import Constitution

_SAYS = {
    Part.DECIDES: Response.DECIDES,
    Part.CONSULTED: Response.AGREES,
    Part.CERTIFIES: Response.CERTIFIES,
}


def find(record: Record, id_: str) -> Kept[Amendment]:
    """Find an amendment by its number.

    Raises:
        Usage: there is none of that number; the message lists those there are.
        Malformed: it is damaged.
    """
    kept = record.register.amendments.get(id_)
    if kept is None and id_ in record.damaged:
        path = amendment_path(id_)
        raise Malformed(*(f for f in record.findings if f.place.path == path))
    if kept is None:
        known = ", ".join(sorted(record.register.amendments)) or "none yet"
        raise Usage(
            Finding(
                code="amendment-unknown",
                problem=f"There is no amendment {id_}.",
                remedy=f"name one of those there are: {known}.",
                place=Place(path="amendments/"),
            )
        )
    return kept


def pending(record: Record, id_: str) -> Kept[Amendment]:
    """Find an amendment that is not yet entered.

    Raises:
        Usage: there is none of that number.
        Conflict: it was entered already: what was signed stands.
    """
    kept = find(record, id_)
    if entry := record.register.entry_of(id_):
        raise Conflict(
            Finding(
                code="entered-already",
                problem=f"{id_} was entered on {entry.value.day}: what was signed stands.",
                remedy="write a new amendment.",
                place=Place(path=kept.path),
            )
        )
    return kept


def touched(amendment: Amendment, base: Constitution) -> tuple[str, ...]:
    """Cite every clause an amendment touches, as it will then be called, in the order of the text.

    What it takes out comes last, as it was called.
    """
    before, after = Index(base), Index(amend(base, amendment))
    ids = {key.partition(":")[2] for key, _ in touches_after(after.constitution, amendment)}
    order = dict.fromkeys((*after.instruments, *after.by_id, *before.instruments, *before.by_id))
    there = {*after.instruments, *after.by_id}
    return tuple(
        dict.fromkeys(
            cite_id(id_, after if id_ in there else before) for id_ in order if id_ in ids
        )
    )


def part_of(record: Record, kept: Kept[Amendment], office: str) -> Part:
    """Find an office's part in deciding an amendment.

    Raises:
        Usage: it has none.
        Unauthorised: the policy does not provide for an amendment of this kind.
    """
    _, rule = provided_for(record.register, kept)
    parts = dict(rule.offices)
    if office not in parts:
        raise Usage(
            Finding(
                code="office-no-part",
                problem=f"“{office}” has no part in deciding {kept.value.id}.",
                remedy=f"name the office asked: {' or '.join(parts)}."
                if parts
                else "ask no office to sign it: Council’s vote decides.",
                place=Place(path=kept.path),
            )
        )
    return parts[office]


def intent_of(record: Record, kept: Kept[Amendment], saying: Saying, person: str = "") -> Intent:
    """Settle what an office says: as asked, or what its part in the decision calls for.

    Raises:
        Usage: the office has no part in deciding this amendment, or is not consulted and answers.
        Unauthorised: the policy does not provide for its kind.
    """
    part = part_of(record, kept, saying.office)
    if saying.response and part is not Part.CONSULTED:
        raise Usage(
            Finding(
                code="office-not-consulted",
                problem=f"{record.settings.office(saying.office)} is not consulted on "
                f"{kept.value.id}, and so cannot answer “{saying.response.value}”.",
                remedy="leave --response out; sign only if you decide it.",
                place=Place(path=kept.path),
            )
        )
    return Intent(
        office=saying.office,
        response=saying.response or _SAYS[part],
        day=saying.day,
        words=saying.words,
        interest=saying.interest,
        person=person,
    )
