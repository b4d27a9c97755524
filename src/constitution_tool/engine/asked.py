"""Which amendment is an office asked about, what does it touch, and what is the office to say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.expectations import touches_after
from constitution_tool.engine.authority.prepare import Intent
from constitution_tool.engine.authority.proposal import hear, hear_decision
from constitution_tool.engine.authority.settled import settling
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.standings import bench
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Conflict, Finding, Malformed, Place, Usage
from constitution_tool.model.authority import Part, Response
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index
from constitution_tool.notation.register.register_paths import AMENDMENT_FILE, amendment_path

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import RegisterEntry, Saying
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


def refuse_amendment(citation: str) -> None:
    """Refuse the number of an amendment where a paragraph is meant.

    Raises:
        Usage: it is one.
    """
    if AMENDMENT_FILE.fullmatch(amendment_path(citation)):
        raise Usage(
            Finding(
                code="amendment-cited",
                problem=f"“{citation}” is the number of an amendment, not of a paragraph.",
                remedy=f"run “constitution-tool amendment show {citation}”.",
            )
        )


def pending(record: Record, id_: str) -> Kept[Amendment]:
    """Find an amendment that nothing on record has settled.

    Raises:
        Usage: there is none of that number.
        Conflict: it was entered, voted on or withdrawn already: what is on record stands.
    """
    kept = find(record, id_)
    _refuse_settled(settling(record.register, id_), kept.path, id_)
    return kept


def _refuse_settled(entry: Kept[RegisterEntry] | None, path: str, id_: str) -> None:
    if entry:
        done = "entered" if entry.value.subject == id_ else f"settled by {entry.value.subject}"
        raise Conflict(
            Finding(
                code="entered-already",
                problem=f"{id_} was {done} on {entry.value.day}: what is on record stands.",
                remedy="write a new one.",
                place=Place(path=path),
            )
        )


def hearing_of(record: Record, register: Register, id_: str, day: date) -> Hearing:
    """Set out an amendment, or a decision that is not one, for judging on a day.

    Args:
        record: the repository.
        register: its register, perhaps with a statement more.
        id_: the number of what is judged; it is not yet on record.
        day: the day on which it would be put on record.

    Raises:
        Usage: there is none of that number.
        Conflict: it is on record already, or does not fit the text it is written on.
        Unauthorised: the policy does not provide for its kind.
    """
    council = bench(record)
    if decision := register.decisions.get(id_):
        _refuse_settled(register.entry_of(id_), decision.path, id_)
        return hear_decision(register, decision, day, council)
    kept = pending(record, id_)
    return hear(register, kept, written_on(register, kept.value, moment(record)), day, council)


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


def part_of(hearing: Hearing, office: str) -> Part:
    """Find an office's part in deciding an amendment, or certifying a decision.

    Raises:
        Usage: it has none.
    """
    parts = dict(hearing.rule.offices)
    if office not in parts:
        raise Usage(
            Finding(
                code="office-no-part",
                problem=f"“{office}” has no part in deciding {hearing.subject.id}.",
                remedy=f"name the office asked: {' or '.join(parts)}."
                if parts
                else "ask no office to sign it: Council’s vote decides.",
                place=Place(path=hearing.path),
            )
        )
    return parts[office]


def intent_of(hearing: Hearing, saying: Saying, person: str = "") -> Intent:
    """Settle what an office says: as asked, or what its part in the decision calls for.

    Raises:
        Usage: the office has no part in deciding it, or is not consulted and answers.
    """
    part = part_of(hearing, saying.office)
    if saying.response and part is not Part.CONSULTED:
        raise Usage(
            Finding(
                code="office-not-consulted",
                problem=f"{dict(hearing.bench.offices).get(saying.office, saying.office)} is not "
                f"consulted on {hearing.subject.id}, and so cannot answer "
                f"“{saying.response.value}”.",
                remedy="leave --response out; sign only if you decide it.",
                place=Place(path=hearing.path),
            )
        )
    return Intent(
        office=saying.office,
        response=saying.response or _SAYS[part],
        day=saying.day,
        words=saying.words,
        interest=saying.interest,
        person=person,
        expires=saying.expires,
    )
