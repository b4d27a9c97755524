"""What does the text in force say on a day?

Source: `3-formats`, "The three texts": the last kept text not later than the day, and the
amendments then effective, in order of entry.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.moment import carried_out
from constitution_tool.engine.source import read_source
from constitution_tool.errors import Conflict, Finding, Place
from constitution_tool.model.amendment import IN_THE_TEXT, OnAdoption
from constitution_tool.model.decision import Adoption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.register import Register
    from constitution_tool.engine.source import Source
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution

_DAY = timedelta(days=1)


def in_force_on(register: Register, day: date) -> Source | None:
    """Find the text in force on a day; None before the first.

    Raises:
        Malformed: A kept text cannot be read.
        Conflict: What was then in force does not fit together.
    """
    found = _Days(register).on(day)
    return found[0].with_text(found[1]) if found else None


class _Days:
    """The text in force on one day after another: what two of them share is carried out once."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._kept = _kept_texts(register)
        self._made = [*_in_the_text(register)]
        self._sources: dict[int, Source] = {}
        self._number = -1
        self._chain: list[Amendment] = []
        self._texts: list[Constitution] = []

    def on(self, day: date) -> tuple[Source, Constitution] | None:
        """Give the last kept text not later than a day, and what it says on that day.

        Raises:
            Malformed: That text cannot be read.
            Conflict: What was then in force does not fit together.
        """
        in_time = [kept for kept in self._kept if kept[2] <= day]
        if not in_time:
            return None
        number, since, _ = in_time[-1]
        wanted = [
            amendment
            for sequence, begins, amendment in self._made
            if sequence > since and begins <= day and not _expired(amendment, day)
        ]
        source = self._source(number)
        if number != self._number:
            self._number, self._chain, self._texts = number, [], [source.constitution]
        pairs = zip(self._chain, wanted, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        del self._chain[same:], self._texts[same + 1 :]
        for amendment in wanted[same:]:
            self._texts.append(carried_out(self._texts[-1], amendment))
            self._chain.append(amendment)
        return source, self._texts[-1]

    def _source(self, number: int) -> Source:
        if number not in self._sources:
            self._sources[number] = read_source(self._register.texts.get(number, {}))
        return self._sources[number]


def unfitting(register: Register, subject: str) -> Iterator[Finding]:
    """Find the days on which what an amendment in the text does would not fit what is in force.

    Args:
        register: with the amendment as its last entry.
        subject: the amendment.
    """
    kept = _kept_texts(register)
    turns = {effective for _, _, effective in kept}
    begins, lapses = date.max, False
    for sequence, begins, amendment in _in_the_text(register):
        turns.add(begins)
        if amendment.expires:
            turns.add(amendment.expires + _DAY)
            lapses = lapses or sequence > kept[-1][1]
    later = sorted(day for day in turns if day > begins)
    days = _Days(register)
    for day in (begins, *later) if later or lapses else ():
        try:
            days.on(day)
        except Conflict as refused:
            yield Finding(
                code="not-in-force-yet",
                problem=f"On {day} {subject} would not fit the text then in force: "
                f"{refused.findings[0].problem}",
                remedy="let it take effect when the amendments it is written on do, or later; the "
                "words of one that has lapsed are taken out by an amendment with its `expires`.",
                place=Place(path=f"amendments/{subject}.md"),
            )
            return


def _kept_texts(register: Register) -> list[tuple[int, int, date]]:
    """List the kept texts: number, sequence of the entry that kept it, day it takes effect."""
    if not register.entries:
        return []
    found = [(0, 1, register.entries[0].value.day)]
    for kept, adoption in register.on_record(Adoption):
        if adoption.effective:
            found.append((len(found), kept.value.sequence, adoption.effective))
    return found


def _in_the_text(register: Register) -> Iterator[tuple[int, date, Amendment]]:
    """Walk the amendments that changed the text itself: sequence of the entry, day of effect."""
    for kept in register.entries:
        proposal = register.amendments.get(kept.value.subject)
        if proposal and proposal.value.kind in IN_THE_TEXT:
            effective = proposal.value.effective
            if not isinstance(effective, OnAdoption):
                yield kept.value.sequence, effective, proposal.value


def _expired(amendment: Amendment, day: date) -> bool:
    return amendment.expires is not None and day > amendment.expires
