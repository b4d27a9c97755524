"""Is a whole text sound: do references lead somewhere, do numbers follow, are labels said once?

Where words lead nowhere at all (`[words](#)`) is said when they are read, with line and column.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.soundness import references
from constitution_tool.engine.numbering.faults import faults
from constitution_tool.errors import NOWHERE, Finding, Severity
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import standings

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from constitution_tool.errors import Place
    from constitution_tool.model.instrument import Clause, Constitution, Standing


def check_constitution(
    constitution: Constitution,
    positions: Mapping[str, Place],
    recorded: Callable[[], Iterable[Constitution]] = tuple,
) -> tuple[Finding, ...]:
    """Find what is wrong with a text as a whole, beyond how each file of it is written.

    Args:
        constitution: the text.
        positions: where each id stands in the files, as far as is known.
        recorded: gives the texts on record: what they number may have been omitted since.
    """
    everywhere = [
        standing for instrument in constitution.instruments for standing in standings(instrument)
    ]
    known: set[str] = {standing.clause.id for standing in everywhere}
    known |= {instrument.id for instrument in constitution.instruments}
    by_id: dict[str, Standing] = {standing.clause.id: standing for standing in everywhere}
    findings = [*_doubled(everywhere, positions)]
    misnumbered: dict[str, list[Finding]] = {}
    for fault in () if findings else faults(constitution, positions, recorded):
        misnumbered.setdefault(fault.id, []).append(fault.finding)
    for standing in everywhere:
        place = positions.get(standing.clause.id, NOWHERE)
        findings += _unknown(standing, frozenset(known), place)
        if standing.position == 0:
            findings += _same_labels(standing.siblings, by_id, positions, misnumbered)
        findings += misnumbered.get(standing.clause.id, ())
    return tuple(findings)


def _doubled(everywhere: list[Standing], positions: Mapping[str, Place]) -> Iterator[Finding]:
    counts = Counter(standing.clause.id for standing in everywhere)
    for id_, count in counts.items():
        if count > 1:
            yield Finding(
                code="id-doubled",
                problem=f"The id {id_} stands on {count} paragraphs.",
                remedy="give the newer one an id of its own; an id names one paragraph for ever.",
                place=positions.get(id_, NOWHERE),
            )


def _unknown(standing: Standing, known: frozenset[str], place: Place) -> Iterator[Finding]:
    for id_ in sorted(references(standing.clause) - known):
        yield Finding(
            code="reference-unknown",
            problem=f"{cite(standing)} refers to {id_}, and there is no such paragraph.",
            remedy="let the reference lead to a paragraph that is there.",
            place=place,
        )


def _same_labels(
    siblings: tuple[Clause, ...],
    by_id: Mapping[str, Standing],
    positions: Mapping[str, Place],
    said: Container[str],
) -> Iterator[Finding]:
    """Warn of clauses that are called as one before them, beside them, unless it was said."""
    seen: set[tuple[str, str]] = set()
    for clause in siblings:
        called = (clause.number, clause.heading)
        if called in seen and clause.id not in said:
            yield Finding(
                code="citation-doubled",
                problem=f"{cite(by_id[clause.id])} is said of two paragraphs beside each other.",
                remedy="renumber one of them by an amendment; until then only its id is certain.",
                place=positions.get(clause.id, NOWHERE),
                severity=Severity.WARNING,
            )
        if any(called):
            seen.add(called)
