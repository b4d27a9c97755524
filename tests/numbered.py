"""Texts of nothing but numbers: what a list of labels, nested as it is, is as clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from constitution_tool.model.block import Paragraph
from constitution_tool.model.identity import ClauseId, InstrumentId, mint
from constitution_tool.model.instrument import Clause, Constitution, Instrument, Kind
from constitution_tool.model.settings import InstrumentSettings, LawSettings, Numbering
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = InstrumentId("c5")
Outline = str | tuple[str, Sequence["Outline"]]
"""A label, or a label and what stands under it; `# ` before it makes a heading of it."""


def law(policy: Numbering) -> LawSettings:
    """Give the settings of a council that numbers its one protocol so."""
    instruments = (InstrumentSettings(id=HOME, numbering=policy),)
    return LawSettings(council="C", domain="c.example", language="en-GB", instruments=instruments)


def text(*outline: Outline) -> Constitution:
    """Make a text of labels; each clause says which it is, so that it can be told from others."""
    taken: set[str] = set()
    clauses = tuple(_clause(each, str(at), taken) for at, each in enumerate(outline))
    instrument = Instrument(id=HOME, number="C5", title="NUMBERS", clauses=clauses)
    return Constitution(instruments=(instrument,))


def _clause(outline: Outline, seed: str, taken: set[str]) -> Clause:
    label, under = (outline, ()) if isinstance(outline, str) else outline
    is_heading = label.startswith("#")
    id_ = mint(HOME, seed, taken)
    taken.add(id_)
    return Clause(
        id=ClauseId(id_),
        kind=Kind.HEADING if is_heading else Kind.ITEM,
        number=label.removeprefix("#").strip(),
        heading=Words(f"Heading {seed}" if is_heading else ""),
        opening=() if is_heading else (Paragraph(words=Words(f"Words {seed}.")),),
        children=tuple(_clause(each, f"{seed}-{at}", taken) for at, each in enumerate(under)),
    )


def id_of(constitution: Constitution, *position: int) -> str:
    """Give the id of a clause by where it stands: the third, then the first in it."""
    siblings = constitution.instruments[0].clauses
    for at in position[:-1]:
        siblings = siblings[at].children
    return siblings[position[-1]].id


def labels(constitution: Constitution) -> list[str]:
    """List every label of a text, in order."""
    return list(_labels(constitution.instruments[0].clauses))


def _labels(siblings: Sequence[Clause]) -> Iterator[str]:
    for clause in siblings:
        yield clause.number
        yield from _labels(clause.children)
