"""What was before a meeting: of the draft, and of what is for approval, by the protocols voted on?

Whoever drafts an adoption and whoever judges one both ask here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.delegated import reached
from constitution_tool.model.amendment import AtMeeting, ForApproval

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.amendment import Amendment


def in_draft(register: Register, moment: Moment, day: date) -> tuple[Amendment, ...]:
    """Give what was entered in the draft by the day of a meeting, or was carried at one.

    What was entered later stays in the draft, for the next meeting.
    """
    return tuple(one for one in moment.entered if not entered_after(register, one, day))


def entered_after(register: Register, amendment: Amendment, day: date) -> bool:
    """Say whether an amendment came into the draft too late for a meeting of that day."""
    entry = register.entry_of(amendment.id)
    late = entry is not None and entry.value.day > day
    return late and not isinstance(amendment.basis, AtMeeting)


def for_approval(register: Register, moment: Moment) -> tuple[Amendment, ...]:
    """Give what is for Council's approval, and nothing has become of, by number."""
    return tuple(
        kept.value
        for id_, kept in sorted(register.amendments.items())
        if isinstance(kept.value.basis, ForApproval) and id_ not in moment.became
    )


def carried_at(register: Register, moment: Moment, day: date) -> tuple[Amendment, ...]:
    """Give what is written down as carried at a meeting on a day and is not entered, by number."""
    return tuple(
        kept.value
        for id_, kept in sorted(register.amendments.items())
        if isinstance(kept.value.basis, AtMeeting)
        and kept.value.basis.meeting == day
        and id_ not in moment.became
    )


def of_protocols(
    amendments: tuple[Amendment, ...], scope: Collection[str], moment: Moment
) -> tuple[Amendment, ...]:
    """Pick the amendments that touch one of some protocols."""
    return tuple(one for one in amendments if reached(one, moment.draft) & set(scope))
