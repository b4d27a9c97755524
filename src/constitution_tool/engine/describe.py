"""How is an observed change said in a line: what happened, to which clause?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.change import (
    FootnotesSubstituted,
    HeadingSubstituted,
    Inserted,
    InstrumentInserted,
    InstrumentMoved,
    InstrumentOmitted,
    Moved,
    Omitted,
    PictureSubstituted,
    Renumbered,
    Retitled,
    Substituted,
)
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from constitution_tool.model.change import Change, ChangeSet
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One change: the word for it, the id it is about, and its citation in the text that has it."""

    change: str
    id: str
    citation: str


def describe(
    changes: ChangeSet, before: Constitution, after: Constitution
) -> tuple[Described, ...]:
    """Say every change; what is gone is cited as it was, everything else as it is now."""
    old, new = Index(before), Index(after)
    said: list[Described] = []
    for change in changes.changes:
        word, id_ = _words(change)
        there = id_ in new.by_id or id_ in new.instruments
        said.append(Described(change=word, id=id_, citation=cite_id(id_, new if there else old)))
    return tuple(said)


def _words(change: Change) -> tuple[str, str]:
    match change:
        case Inserted() | Omitted():
            return _WORDS[type(change)], change.clause.id
        case Substituted():
            return _WORDS[type(change)], change.new.id
        case InstrumentInserted() | InstrumentOmitted():
            return _WORDS[type(change)], change.instrument.id
        case Renumbered():
            return f"renumbered from “{change.old}” to “{change.new}”", change.id
        case (
            HeadingSubstituted()
            | Moved()
            | InstrumentMoved()
            | Retitled()
            | FootnotesSubstituted()
            | PictureSubstituted()
        ):
            return _WORDS[type(change)], change.id
        case _:
            assert_never(change)


_WORDS: dict[type[Change], str] = {
    Inserted: "inserted",
    Omitted: "omitted",
    Substituted: "words changed",
    InstrumentInserted: "inserted whole",
    InstrumentOmitted: "omitted whole",
    HeadingSubstituted: "heading changed",
    Moved: "moved",
    InstrumentMoved: "moved",
    Retitled: "title changed",
    FootnotesSubstituted: "footnotes changed",
    PictureSubstituted: "picture changed",
}
