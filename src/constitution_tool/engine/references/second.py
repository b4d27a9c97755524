"""Which amendment makes everything follow that must, and which makes references live?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.recite import recited
from constitution_tool.engine.references.between import texts_of
from constitution_tool.engine.references.consequences import Consequence, Sure
from constitution_tool.engine.references.drafting import Drafted, Wish, drafted, undrafted
from constitution_tool.engine.references.following import follows
from constitution_tool.engine.references.linking import linkable, live
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Container

    from constitution_tool.engine.references.stretches import Spot
    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment, Entry
    from constitution_tool.model.instrument import Constitution

LINKED = "So that it is checked, and followed when numbers change."


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """An amendment drafted; what of it someone must see to, and what nobody could draft."""

    amendment: Amendment
    likely: tuple[Consequence, ...]
    named: tuple[Consequence, ...]
    undone: tuple[Finding, ...]


def consequential(
    before: Constitution,
    after: Constitution,
    first: tuple[Amendment, ...],
    head: Amendment,
) -> Second:
    """Draft all that must follow from some amendments.

    It is looked again until nothing more can be drafted: words that overlap (“paragraph 3 of Part
    2”, where both numbers change) take two rounds.

    Args:
        before: the text they are written on.
        after: that text with them carried out.
        first: the amendments.
        head: the second amendment, without instructions.
    """
    entries: list[Entry] = []
    likely: dict[str, Consequence] = {}
    text, made = after, head
    overlapped: set[tuple[str, Spot]] | None = None
    while True:
        found = follows(texts_of(before, text, (*first, made)))
        wishes = [
            Wish(stretch=one.stretch, change=one.change, reason=one.reason)
            for one in found
            if one.change is not None and (overlapped is None or _spotted(one) in overlapped)
        ]
        likely |= {one.problem: one for one in found if one.sure is Sure.LIKELY}
        round_ = drafted(text, wishes)
        entries += round_.entries
        text, made = round_.text, replace(head, entries=tuple(entries))
        overlapped = {(one.stretch.clause, one.stretch.spot) for one in round_.undone}
        if not round_.entries or not overlapped:
            break
    return Second(
        amendment=with_expectations(after, recited(made, Index(after))),
        likely=tuple(likely.values()),
        named=tuple(one for one in found if one.change is None),
        undone=_undone(after, round_, head),
    )


def linking(text: Constitution, head: Amendment, within: Container[str], reason: str) -> Second:
    """Draft the amendment that makes references in plain words live.

    Args:
        text: the text it is written on.
        head: the amendment, without instructions.
        within: the ids of the paragraphs whose words are to be linked.
        reason: why, as it is printed with each.
    """
    wishes = [
        Wish(stretch=read.stretch, change=change, reason=reason)
        for read, meant in linkable(text)
        if read.stretch.clause in within
        for change in live(text, read, meant)
    ]
    made = drafted(text, wishes)
    amendment = recited(replace(head, entries=made.entries), Index(text))
    return Second(
        amendment=with_expectations(text, amendment),
        likely=(),
        named=(),
        undone=_undone(text, made, head),
    )


def _spotted(one: Consequence) -> tuple[str, Spot]:
    return one.stretch.clause, one.stretch.spot


def _undone(text: Constitution, made: Drafted, head: Amendment) -> tuple[Finding, ...]:
    return tuple(undrafted(text, wish, head.id) for wish in made.undone)


def held_by(text: Constitution, ids: tuple[str, ...]) -> frozenset[str]:
    """Gather the ids of all that some paragraphs or instruments hold, and their own."""
    index = Index(text)
    wanted = frozenset(ids)
    return frozenset(
        id_
        for id_, standing in index.by_id.items()
        if wanted & {id_, standing.instrument.id, *(above.id for above in standing.ancestors)}
    )
