"""What is the next entry of the register, and what do the texts say after it?

The commands that put something on record and the replay that proves it both come here, so that what
is proved is what was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.authorise import authorise, certify
from constitution_tool.engine.authority.entry import NewEntry, new_entry
from constitution_tool.engine.authority.in_force import unfitting
from constitution_tool.engine.authority.moment import follow, unread
from constitution_tool.engine.authority.register import Kept
from constitution_tool.errors import Conflict
from constitution_tool.model.amendment import IN_THE_TEXT, Amendment
from constitution_tool.notation.digest import sha256_hex

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.authorise import Authority
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.offices import Bench
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.decision import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Something put on record: its authority, its entry, and the register and texts after it."""

    authority: Authority
    entry: NewEntry
    register: Register
    after: Moment


def enter(register: Register, subject: str, moment: Moment, day: date, bench: Bench) -> Entered:
    """Judge an amendment or a decision, and put it on record as the next entry.

    Args:
        register: as it stands before the entry.
        subject: the number of what is to be put on record.
        moment: the texts before the entry; of a founding, the text as it lies in `source/`.
        day: the date of the entry.
        bench: the council's domain and offices.

    Raises:
        Malformed: The register itself cannot be read.
        Conflict: It does not fit the text, now or on a day when it would be in force.
        Unauthorised: With every reason why it may not be put on record, or it cannot be read.
    """
    value: Amendment | Decision
    if decision := register.decisions.get(subject):
        value = decision.value
        authority = certify(register, decision, moment, day, bench)
    elif proposal := register.amendments.get(subject):
        value = proposal.value
        authority = authorise(register, proposal, moment, day, bench)
    else:
        raise unread(subject)
    after = follow(moment, register, subject, authority.after)
    made = new_entry(register, authority, value, after, day)
    kept = Kept(path=made.path, data=made.data, digest=sha256_hex(made.data), value=made.entry)
    grown = register.with_entry(kept)
    if isinstance(value, Amendment) and value.kind in IN_THE_TEXT:
        wrong = tuple(unfitting(grown, subject))
        if wrong:
            raise Conflict(*wrong)
    return Entered(authority=authority, entry=made, register=grown, after=after)
