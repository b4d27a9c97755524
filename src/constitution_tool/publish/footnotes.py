"""Which footnotes does a document have, and what does each say?

A footnote is known by its instrument and its label: each instrument counts its own. It may stand
twice, where it stood before the changes and where it stands after them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.publish.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from constitution_tool.model.passage import Note, Piece

NoteKey = tuple[str, str]
"""The instrument a footnote belongs to (or nothing) and its label."""


def by_key(notes: Iterable[Note]) -> dict[NoteKey, tuple[Note, ...]]:
    """Index footnotes by instrument and label, in the order they were first met."""
    found: dict[NoteKey, tuple[Note, ...]] = {}
    for note in notes:
        key = (note.instrument, note.label)
        found[key] = (*found.get(key, ()), note)
    return found


def doubled(notes: Iterable[Note]) -> Iterator[NoteKey]:
    """Find labels that two footnotes of one instrument bear in one and the same text."""
    for key, same in by_key(notes).items():
        sides = [standing(note.marks) for note in same]
        if len(sides) > 1 and (Standing.BOTH in sides or len(set(sides)) < len(sides)):
            yield key


def called(instrument: str, label: str, notes: Collection[NoteKey]) -> NoteKey:
    """Say which footnote a call means: its own instrument's, or one that names no instrument."""
    own = (instrument, label)
    return own if own in notes else ("", label)


def words(notes: Iterable[Note]) -> tuple[Piece, ...]:
    """Give the words of all that stands under one key, those without a mark bearing the note's."""
    return tuple(
        piece if piece.marks or not note.marks else replace(piece, marks=note.marks)
        for note in notes
        for piece in note.pieces
    )
