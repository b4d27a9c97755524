"""In what pieces is a text printed where paper shows it: as it flows, or side by side?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.passage import Printed
    from constitution_tool.model.sheet import Abreast, TextBody


def segments(body: TextBody) -> Iterator[tuple[Printed, ...] | Abreast]:
    """Give a text in order: what is printed as it flows, and what stands side by side instead.

    The title of a part that stands side by side is printed before it as any other title.
    """
    beside = {part.instrument: part for part in body.abreast}
    if not beside:
        yield body.flow.printed
        return
    flowing: list[Printed] = []
    skipping = False
    for one in body.flow.printed:
        if isinstance(one, Title):
            flowing.append(one)
            skipping = one.instrument in beside
            if skipping:
                yield tuple(flowing)
                yield beside[one.instrument]
                flowing = []
        elif not skipping:
            flowing.append(one)
    if flowing:
        yield tuple(flowing)
