"""Which numbers are wrong in a text that were not before it was changed, as `check` will find?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.moment import after_adoption
from constitution_tool.engine.checking.check_text import check_constitution
from constitution_tool.engine.checking.record import texts_on_record
from constitution_tool.engine.texts import moment
from constitution_tool.errors import NOWHERE, Place, Severity
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding
    from constitution_tool.model.decision import Adoption
    from constitution_tool.model.instrument import Constitution


def newly_wrong(
    record: Record, before: Constitution, after: Constitution, place: Place = NOWHERE
) -> tuple[Finding, ...]:
    """Warn of the numbers that are wrong in one text and were not in another.

    Args:
        record: the repository; a number omitted from a text on record, or from `before`, is no gap.
        before: the text before.
        after: the text after.
        place: where the change is written down.
    """

    def known() -> tuple[Constitution, ...]:
        return (*texts_on_record(record), before)

    was = {(found.code, found.place) for found in _wrong(before, known)}
    return tuple(
        replace(found, place=place)
        for found in _wrong(after, known)
        if (found.code, found.place) not in was
    )


def left_by(record: Record, adoption: Adoption) -> tuple[Finding, ...]:
    """Warn of the numbers that an adoption not yet on record would leave wrong.

    Raises:
        Conflict: what it took does not fit together.
        Unauthorised: it took something that is not there.
    """
    now = moment(record)
    amendments = {id_: kept.value for id_, kept in record.register.amendments.items()}
    after = after_adoption(now, adoption, amendments).source.constitution
    return newly_wrong(record, now.source.constitution, after)


def _wrong(text: Constitution, known: Callable[[], Iterable[Constitution]]) -> Iterator[Finding]:
    """Walk what is wrong with numbers, each at its paragraph's id: numbers change, ids do not."""
    at = {id_: Place(path=id_) for id_ in Index(text).by_id}
    for found in check_constitution(text, at, known):
        if found.severity is Severity.WARNING:
            yield found
