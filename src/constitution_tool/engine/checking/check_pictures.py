"""Can every picture of a text be printed, where it stands?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.pictures import printable
from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.block import Image, Table, images

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_tool.model.instrument import Clause, Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture where it stands: its instrument, its clause, and whether in a cell of a table."""

    instrument: str
    clause: str
    image: Image
    in_cell: bool


def shown(constitution: Constitution, beside: Constitution | None = None) -> Iterator[Shown]:
    """Walk every picture of a text, in the order of the text.

    What another text, `beside` it, shares with it as the very same value is passed over: texts
    share what no amendment changed.
    """
    shared = {
        (instrument.id, id(clause))
        for instrument in (beside.instruments if beside else ())
        for clause in instrument.clauses
    }
    for instrument in constitution.instruments:
        for clause in instrument.clauses:
            if (instrument.id, id(clause)) not in shared:
                yield from _shown_in(clause, instrument.id)


def _shown_in(clause: Clause, instrument: str) -> Iterator[Shown]:
    for block in (*clause.opening, *clause.closing):
        for image in images((block,)):
            yield Shown(
                instrument=instrument,
                clause=clause.id,
                image=image,
                in_cell=isinstance(block, Table),
            )
    for child in clause.children:
        yield from _shown_in(child, instrument)


def check_pictures(
    constitution: Constitution,
    positions: Mapping[str, Place],
    before: Constitution | None = None,
) -> Iterator[tuple[str, Finding]]:
    """Find the pictures that cannot be printed, with the clause that shows each.

    Args:
        constitution: the text, with the files beside it.
        positions: where each id stands in the files, as far as is known.
        before: the text it came of; what was shown there already is not looked at again.
    """
    beside = constitution.pictures
    known = frozenset(shown(before, constitution)) if before else frozenset()
    for one in shown(constitution, before):
        if one in known:
            continue
        place = positions.get(one.clause, Place(path="", note=one.clause))
        path = one.image.path
        if one.in_cell:
            yield (
                one.clause,
                Finding(
                    code="picture-in-cell",
                    problem=f"The picture “{path}” stands in a cell of a table.",
                    remedy="put it in a paragraph of its own, after the table.",
                    place=place,
                ),
            )
            continue
        try:
            data = beside.files.get(beside.digest(one.instrument, path))
            printable(path, one.image.alternative, data, place)
        except Malformed as refused:
            yield from ((one.clause, finding) for finding in refused.findings)
