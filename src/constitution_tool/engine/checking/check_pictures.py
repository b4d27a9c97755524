"""Can every picture of a text be printed, where it stands?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.pictures import printable
from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.block import Image, Table, images
from constitution_tool.model.instrument import standings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture where it stands: its instrument, its clause, and whether in a cell of a table."""

    instrument: str
    clause: str
    image: Image
    in_cell: bool


def shown(constitution: Constitution) -> Iterator[Shown]:
    """Walk every picture of a text, in the order of the text."""
    for instrument in constitution.instruments:
        for standing in standings(instrument):
            clause = standing.clause
            blocks = (*clause.opening, *clause.closing)
            for block in blocks:
                for image in images((block,)):
                    yield Shown(
                        instrument=instrument.id,
                        clause=clause.id,
                        image=image,
                        in_cell=isinstance(block, Table),
                    )


def check_pictures(
    constitution: Constitution, positions: Mapping[str, Place], known: Collection[Shown] = ()
) -> Iterator[tuple[str, Finding]]:
    """Find the pictures that cannot be printed, with the clause that shows each.

    Args:
        constitution: the text, with the files beside it.
        positions: where each id stands in the files, as far as is known.
        known: pictures that are not looked at again.
    """
    beside = constitution.pictures
    for one in shown(constitution):
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
