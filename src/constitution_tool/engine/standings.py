"""Where does every amendment stand, and what is the draft they are judged on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.offices import Bench
from constitution_tool.engine.authority.settled import text_put_to
from constitution_tool.engine.authority.status import status_of, written_on
from constitution_tool.engine.texts import moment

if TYPE_CHECKING:
    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


def bench(record: Record) -> Bench:
    """Set out the council by whose name and offices statements are judged."""
    return Bench(domain=record.source.law.domain, offices=record.settings.offices)


def draft(record: Record) -> Constitution:
    """Compute the draft as the register has it: the adopted text and what is entered."""
    return moment(record).draft


def standings(record: Record) -> dict[str, Standing]:
    """Compute where each amendment stands, by id in order."""
    now, council = moment(record), bench(record)
    return {
        id_: status_of(record.register, record.register.amendments[id_], now, council)
        for id_ in sorted(record.register.amendments)
    }


def written_before(record: Record, amendment: Amendment) -> Constitution:
    """Give the text an amendment is written on, whatever has become of it since.

    Raises:
        Conflict: it fits no text, or did not when it was settled.
    """
    now = moment(record)
    if (text := text_put_to(record.register, amendment.id)) is not None:
        return text
    return written_on(record.register, amendment, now)
