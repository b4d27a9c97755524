"""Which live references still print the citation of the clause they lead to?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.render import within
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Constitution, Index, Instrument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.intake.words import Said
    from constitution_tool.model.returned import ReturnedText


def reworded(said: Iterable[Said], text: ReturnedText) -> frozenset[Said]:
    """Find the references whose words are no longer their target's citation in this text.

    Word prints an instrument's number and title as one, so another instrument is named rightly by
    any whole beginning of it.
    """
    wanted = frozenset(said)
    if not wanted:
        return wanted
    index = Index(
        Constitution(
            instruments=tuple(
                Instrument(id=each.id, number="", title=each.title, clauses=each.clauses)
                for each in text.instruments
            )
        )
    )
    return frozenset(one for one in wanted if not _holds(*one, index))


def _holds(instrument: str, target: str, words: str, index: Index) -> bool:
    if target in index.instruments:
        return _names(words, index.instruments[target])
    standing = index.by_id.get(target)
    if standing is None:
        return words == target
    home = standing.instrument
    if home.id == instrument:
        return words == within(cite(standing), home, instrument)
    rest = cite(standing).removeprefix(home.title)
    return words.endswith(rest) and _names(words.removesuffix(rest), home)


def _names(words: str, instrument: Instrument) -> bool:
    """Whether words are the number of an instrument, or its title where it has none."""
    title = instrument.title
    return words == title or title.startswith((f"{words}. ", f"{words} "))
