"""How does the schedule of amendments become the plain data of its PDF?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Grid, Passage, Picture, Role, Title
from constitution_tool.publish.pdf.blocks import blocks
from constitution_tool.publish.pdf.columns import fact_width, label_widths
from constitution_tool.publish.pdf.layout import Layout
from constitution_tool.publish.pdf.sheet_shapes import (
    BlockData,
    ComparisonData,
    PartData,
    ScheduleData,
)
from constitution_tool.publish.pdf.words import Setter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.model.passage import Printed
    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.model.sheet import Comparison, ScheduleBlock, ScheduleBody


def schedule(body: ScheduleBody, pictures: Mapping[str, PictureFile]) -> ScheduleData:
    """Put a schedule into the data that the template prints."""
    return ScheduleData(
        kind="schedule",
        parts=[
            PartData(
                heading=part.heading,
                opening=part.opening,
                blocks=[_block(block, pictures) for block in part.blocks],
                empty=part.empty,
            )
            for part in body.parts
        ],
        left_out=body.left_out,
        fact_width=fact_width(
            label for part in body.parts for block in part.blocks for label, _ in block.facts
        ),
    )


def _block(block: ScheduleBlock, pictures: Mapping[str, PictureFile]) -> BlockData:
    sides = [_rebased(side) for each in block.comparisons for side in (each.current, each.proposed)]
    widths = label_widths(printed for side in sides for printed in side)
    layout = Layout(
        setter=Setter((), (), block.number),
        widths=widths,
        in_cell=True,
        anchors={},
        pictures=pictures,
    )
    return BlockData(
        heading=block.heading,
        sentences=block.sentences,
        widths=widths,
        comparisons=[_comparison(block.heading, each, layout) for each in block.comparisons],
        facts=tuple((label, words) for label, words in block.facts if words),
    )


def _comparison(heading: str, each: Comparison, layout: Layout) -> ComparisonData:
    return ComparisonData(
        citation="" if _same(heading, each.citation) else each.citation,
        current=blocks(_rebased(each.current), layout),
        proposed=blocks(_rebased(each.proposed), layout),
    )


def _same(heading: str, citation: str) -> bool:
    """Say whether a heading ("3. Introduction, paragraph iii") already says a citation."""
    return heading.endswith(citation)


def _rebased(printed: Iterable[Printed]) -> tuple[Printed, ...]:
    """Bring an excerpt to the left: a sub-paragraph alone in a cell is not set in by its depth."""
    excerpt = tuple(printed)
    depths = [
        each.depth
        for each in excerpt
        if isinstance(each, Grid | Picture)
        or (isinstance(each, Passage) and each.role is not Role.HEADING)
    ]
    first = max(0, min(depths, default=0))
    return tuple(_raised(each, first) for each in excerpt)


def _raised(printed: Printed, by: int) -> Printed:
    match printed:
        case Passage() if printed.role is not Role.HEADING:
            return replace(printed, depth=max(-1, printed.depth - by))
        case Grid() | Picture():
            return replace(printed, depth=max(-1, printed.depth - by))
        case Passage() | Title():
            return printed
        case _:
            assert_never(printed)
