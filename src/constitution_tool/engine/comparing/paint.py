"""Which mark does a thing carry that was there from one step to another, seen from one place?

A *step* is one of the successive texts: 0 is the first text, 1 the text after the first change. A
thing is *born* at a step (0: it was always there) and *died* at one (0: it is still there).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from constitution_tool.model.passage import Act, Mark


class Lived(Protocol):
    """Anything that came at a step and perhaps went at another."""

    @property
    def born(self) -> int:
        """The step it came with; 0 if it stood in the first text."""

    @property
    def died(self) -> int:
        """The step it went with; 0 if it stands in the last text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlace:
    """Seen where it always stood: both what went and what came are shown, each with its mark."""

    entries: tuple[int, ...]

    def shows(self, thing: Lived) -> bool:
        """Show all that belongs to the first or to the last text."""
        return not (thing.born and thing.died)

    def marks(self, thing: Lived) -> tuple[Mark, ...]:
        """Mark what went as deleted and what came as added."""
        if thing.died:
            return (Mark(act=Act.DELETED, entry=self.entries[thing.died]),)
        if thing.born:
            return (Mark(act=Act.ADDED, entry=self.entries[thing.born]),)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPlace:
    """Seen at the place it left, under the mark of that: only words of the first text are shown."""

    entries: tuple[int, ...]
    mark: Mark

    def shows(self, thing: Lived) -> bool:
        """Show what belongs to the first text."""
        return not thing.born

    def marks(self, thing: Lived) -> tuple[Mark, ...]:
        """Mark all as gone from here, and what did not arrive elsewhere as deleted."""
        if not thing.died:
            return (self.mark,)
        deleted = Mark(act=Act.DELETED, entry=self.entries[thing.died])
        return (self.mark, deleted) if self.mark.act is Act.MOVED_FROM else (deleted,)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """Seen at the place it came to, under the mark of that: only words of the last text."""

    entries: tuple[int, ...]
    mark: Mark

    def shows(self, thing: Lived) -> bool:
        """Show what belongs to the last text."""
        return not thing.died

    def marks(self, thing: Lived) -> tuple[Mark, ...]:
        """Mark all as come to here, and what did not leave elsewhere as added."""
        if not thing.born:
            return (self.mark,)
        added = Mark(act=Act.ADDED, entry=self.entries[thing.born])
        return (self.mark, added) if self.mark.act is Act.MOVED_TO else (added,)


View = InPlace | OldPlace | NewPlace
