"""Which protocols of a text are named?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Usage
from constitution_tool.model.instrument import Index, Instrument
from constitution_tool.notation.text.citing import find_one

if TYPE_CHECKING:
    from constitution_tool.model.instrument import Constitution


def protocols(
    constitution: Constitution, wanted: tuple[str, ...], whole: str
) -> tuple[Instrument, ...]:
    """Find the protocols named, by number or id; all, when none is named.

    Args:
        constitution: the text.
        wanted: their names.
        whole: why a paragraph will not do: "documents are made of whole protocols".

    Raises:
        Usage: there is none of that name, or a paragraph is named.
    """
    if not wanted:
        return constitution.instruments
    index = Index(constitution)
    return tuple(dict.fromkeys(_protocol(name, index, whole) for name in wanted))


def _protocol(name: str, index: Index, whole: str) -> Instrument:
    found = find_one(name, index)
    if isinstance(found, Instrument):
        return found
    number = found.instrument.number or found.instrument.id
    raise Usage(
        Finding(
            code="protocol-wanted",
            problem=f"“{name}” is a paragraph, and {whole}.",
            remedy=f"name “{number}”, or read the paragraph with “constitution-tool show”.",
        )
    )
