"""Which instructions put other words at some places of a text, each for its reason?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.references.consequences import where
from constitution_tool.engine.references.stretches import amended, words_at
from constitution_tool.errors import Finding, Place, Severity
from constitution_tool.model.amendment import Entry
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.engine.references.rewording import Rewording
    from constitution_tool.engine.references.stretches import Stretch
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Other words for a span of a stretch, and why."""

    stretch: Stretch
    change: Rewording
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The instructions, the text once they are carried out, and what none of them does."""

    entries: tuple[Entry, ...]
    text: Constitution
    undone: tuple[Wish, ...]


def drafted(text: Constitution, wishes: Iterable[Wish]) -> Drafted:
    """Draft an instruction for each wish.

    Wishes of one stretch are carried out from its last word to its first, so that the places of
    those before stay what they are; of two that overlap one is left undone.

    Args:
        text: the text that the wishes' stretches are of.
        wishes: in the order of the text.
    """
    now = text
    entries: list[Entry] = []
    undone: list[Wish] = []
    for stretch, several in _by_stretch(wishes).items():
        untouched = len(stretch.words)
        for wish in sorted(several, key=lambda one: one.change.start, reverse=True):
            span = wish.change.start, wish.change.end
            here = _as_it_stands(now, stretch) if span[1] <= untouched else None
            made = amended(now, here, span, wish.change.new) if here else None
            if made is None:
                undone.append(wish)
                continue
            now, untouched = made.text, span[0]
            entries.append(Entry(instruction=made.instruction, reason=wish.reason))
    return Drafted(entries=tuple(entries), text=now, undone=tuple(undone))


def undrafted(text: Constitution, wish: Wish, amendment: str) -> Finding:
    """Say that no instruction does what is wished."""
    old = wish.stretch.words[wish.change.start : wish.change.end]
    return Finding(
        code="not-drafted",
        problem=f"{where(wish.stretch, Index(text))}: no instruction puts “{wish.change.new}” in "
        f"place of “{old}” for certain. {wish.reason}",
        remedy="see to it by hand: footnotes, and tables without a header, have no instruction.",
        place=Place(path=f"amendments/{amendment}.md"),
        severity=Severity.WARNING,
    )


def _by_stretch(wishes: Iterable[Wish]) -> dict[Stretch, list[Wish]]:
    found: dict[Stretch, list[Wish]] = {}
    for wish in wishes:
        found.setdefault(wish.stretch, []).append(wish)
    return found


def _as_it_stands(text: Constitution, stretch: Stretch) -> Stretch | None:
    standing = Index(text).by_id.get(stretch.clause)
    if standing is None:
        return None
    return replace(stretch, words=words_at(standing.clause, stretch.spot))
