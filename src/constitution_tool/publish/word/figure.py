"""How is a picture set in Word, tracked as words are?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.ooxml.drawing import Drawing, drawing
from constitution_tool.ooxml.markup import wrapped
from constitution_tool.publish.held import held
from constitution_tool.publish.word.runs import commented

if TYPE_CHECKING:
    from constitution_tool.model.passage import Picture
    from constitution_tool.publish.word.bench import Bench

_TWIP = 635
"""A twentieth of a point, in the units of drawings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture, and how wide the room is where it stands, in twips."""

    picture: Picture
    room: int


def figure_run(figure: Figure, bench: Bench) -> str:
    """Set a picture, scaled to its room and to the page, in its tracked change.

    Raises:
        LawBroken: the document does not hold the picture, or there is no room for it.
    """
    picture = figure.picture
    file = held(bench.pictures, picture)
    wide, high = file.within(figure.room * _TWIP, bench.house.page.tallest * _TWIP)
    run = drawing(
        Drawing(
            number=bench.ids.next(),
            link=bench.media.link(file.data, file.digest, file.kind.value),
            name=picture.path,
            words=picture.alternative,
            wide=wide,
            high=high,
        )
    )
    content = wrapped(run, bench.revision(picture.marks), bench.ids)
    return commented(content, picture.marks, bench)
