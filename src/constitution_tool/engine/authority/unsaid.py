"""Have those who must speak of one decision done so, each so that it counts?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.judging import judge
from constitution_tool.engine.authority.offices import person_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.errors import Finding


def reasons_unsaid(hearing: Hearing) -> Iterator[Finding]:
    """Say every reason why those who must speak have not, or not so that it counts."""
    for office, part in hearing.rule.offices:
        yield from judge(hearing, office, part)
    yield from two_offices(hearing)


def two_offices(hearing: Hearing) -> Iterator[Finding]:
    """Count people, not signatures: nobody fills two offices in one decision."""
    by_person: dict[str, list[str]] = {}
    for office, _ in hearing.rule.offices:
        if said := hearing.said(office):
            by_person.setdefault(said.value.statement.person, []).append(office)
    for person, offices in by_person.items():
        if len(offices) > 1:
            named = person_of(hearing.holders, person)
            both = " and as ".join(hearing.bench.the(office) for office in offices)
            what = f"{named.name if named else person} signed as {both}."
            remedy = "ask another person to sign for one of the offices."
            yield hearing.finding("same-person", offices[-1], what, remedy)
