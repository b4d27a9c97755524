"""What has become of a text, and what is to become of it: its change control, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from constitution_tool.engine.accounting import changed
from constitution_tool.engine.authority.proceedings import votes
from constitution_tool.engine.council import PartOf, before_council
from constitution_tool.model.amendment import OnAdoption
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import Founding
from constitution_tool.model.passage import Grid, GridCell, GridRow, Passage, Piece, Role
from constitution_tool.publish.entry_words import place_now
from constitution_tool.publish.papers import phrases, sayings
from constitution_tool.publish.papers.basis import basis, last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from constitution_tool.engine.accounting import Stage
    from constitution_tool.engine.authority.proceedings import Vote
    from constitution_tool.engine.council import BeforeCouncil, Item
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.publish.papers.basis import Basis

Line = tuple[str, tuple[Piece, ...], str]
"""A row: the day in words, what was changed, and on what authority."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What has become of a text: the lines of its change control, and the amendments in it."""

    lines: tuple[Line, ...] = ()
    amendments: tuple[str, ...] = ()


def drafted(
    council: BeforeCouncil, bases: Mapping[str, Basis], instrument: str, within: str
) -> Became:
    """Say what has become of one instrument of the text before Council, since it was adopted.

    Args:
        council: the amendments carried out.
        bases: on what each rests, by id.
        instrument: the instrument's id.
        within: its number, which need not be said ("C5").
    """
    here = _within(council, instrument)
    lines: list[Line] = []
    amendments: list[str] = []
    for made in council.made:
        items = [item for item in here if item.made is made]
        if items:
            amendments.append(made.amendment.id)
            line = _line(items, bases[made.amendment.id], within, _of_the_schedule)
            undecided = made.part is PartOf.FOR_APPROVAL
            lines.append((phrases.FOR_DECISION, *line[1:]) if undecided else line)
    return Became(lines=tuple(lines), amendments=tuple(amendments))


def recorded(
    record: Record,
    reached: tuple[Stage, ...],
    instrument: str,
    within: str,
    day: date | None = None,
) -> Became:
    """Say what has become of one instrument of the text, from its founding.

    Args:
        record: the repository.
        reached: every stage of the adopted text.
        instrument: the instrument's id.
        within: its number, which need not be said ("C5").
        day: of the text in force on a day, that day; what takes effect later is passed over.
    """
    lines, amendments = [*_founded(record)], []
    resolved = {vote.entry.value.sequence: vote for vote in votes(record.register)}
    for before, stage in pairwise(reached):
        if day is not None and (stage.effective or stage.day) > day:
            continue
        touched = changed(before, stage, (instrument,))
        made = stage.made if touched else ()
        council = before_council(before.source.constitution, made, ())
        for became in council.made:
            items = [one for one in _within(council, instrument) if one.made is became]
            if items:
                rests = basis(record, became.amendment, Status.ADOPTED, last_day(record))
                line = _line(items, rests, within, _in_the_text)
                lines.append(_dated(line, became.amendment, rests.day))
                amendments.append(became.amendment.id)
        if stage.adoption and instrument in stage.adoption.scope:
            lines.append(_resolved(resolved[stage.sequence]))
    return Became(lines=tuple(lines), amendments=tuple(amendments))


def _within(council: BeforeCouncil, instrument: str) -> list[Item]:
    """Give the entries that are about an instrument."""
    return [item for item in council.items if item.clause.partition(".")[0] == instrument]


def _resolved(vote: Vote) -> Line:
    """Say that Council voted, and what it resolved."""
    adoption = vote.adoption
    begins = f"; in force from {phrases.day(adoption.effective)}" if adoption.effective else ""
    what = f"{sayings.resolved(adoption)}{begins}."
    by = f"{adoption.body}, {phrases.minuted(vote.minute)} (entry {vote.entry.value.sequence})."
    return phrases.day(adoption.day), (Piece(text=what),), by


def _dated(line: Line, amendment: Amendment, decided: date) -> Line:
    """Say from when, and until when, a change made to the text itself is in force."""
    when, what, by = line
    effective = amendment.effective
    if isinstance(effective, OnAdoption):
        return line
    begins = f" In force from {phrases.day(effective)}" if effective != decided else ""
    until = f" until {phrases.day(amendment.expires)}" if amendment.expires else ""
    said = begins + until if begins else f" In force{until}" if until else ""
    return when, (*what, Piece(text=f"{said}.")) if said else what, by


def _line(
    items: list[Item], rests: Basis, within: str, entry: Callable[[Item], tuple[Piece, ...]]
) -> Line:
    """Say what one amendment changes: the clauses, with their entries in the schedule, if any."""
    made = items[0].made
    what = [Piece(text=f"{made.amendment.title} ({made.amendment.id}): ")]
    for number, item in enumerate(items):
        what += [
            Piece(text="; " if number else ""),
            Piece(text=place_now(item, within), link=f"#{item.clause}"),
            *entry(item),
        ]
    return phrases.day(rests.day), (*what, Piece(text=".")), rests.authority


def _of_the_schedule(item: Item) -> tuple[Piece, ...]:
    return (Piece(text=f" (entry {item.number})"),)


def _in_the_text(_item: Item) -> tuple[Piece, ...]:
    """What is in the text already stands in no schedule."""
    return ()


def control(lines: Iterable[Line]) -> Grid | None:
    """Set the lines as a table under its header; nothing where there is nothing to say."""
    rows = tuple(_row(_kept_whole(day), what, (Piece(text=by),)) for day, what, by in lines)
    head = _row(*((Piece(text=name),) for name in phrases.CONTROL))
    return Grid(clause="", depth=-1, header=(head,), rows=rows) if rows else None


def _kept_whole(day: str) -> tuple[Piece, ...]:
    """Keep a day on one line, so that its column is wide enough."""
    return (Piece(text=day.replace(" ", "\u00a0")),)


def _founded(record: Record) -> tuple[Line, ...]:
    """Say when the text was put on record, where it was taken from, and who vouched for it."""
    return tuple(
        (
            phrases.day(kept.value.day),
            (Piece(text=f"{phrases.PUT_ON_RECORD}: {decision.value.source.rstrip('.')}."),),
            _vouched(record, kept.value.subject),
        )
        for kept in record.register.entries
        if (decision := record.register.decisions.get(kept.value.subject))
        and isinstance(decision.value, Founding)
    )


def _vouched(record: Record, subject: str) -> str:
    """Say which offices signed a decision, and what each said: `Certified by the …`."""
    said = [
        f"{sayings.SAYS[signed.value.statement.response]} by the {record.settings.office(office)}"
        for (id_, office), signed in record.register.statements.items()
        if id_ == subject
    ]
    first = "; ".join(said) or "entered"
    return f"{first[:1].upper()}{first[1:]} ({subject})."


def _row(*cells: tuple[Piece, ...]) -> GridRow:
    return GridRow(
        cells=tuple(
            GridCell(passages=(Passage(clause="", role=Role.WORDS, depth=-1, pieces=pieces),))
            for pieces in cells
        )
    )
