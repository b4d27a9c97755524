"""Which heading or instrument of a text is surely named just before a reference?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.references.leading import Joint, Leading, leading
from constitution_tool.engine.references.seats import Named, Seats

if TYPE_CHECKING:
    from constitution_tool.engine.references.mention import Mention

KIND_NOUNS = frozenset({"rule", "regulation", "standing order"})
"""What paragraphs are called only in what is called so: rules in Rules."""


def named_before(seats: Seats, mention: Mention, home: str) -> Named | None:
    """Find what is named, by its places in the words before.

    It ends at 0 where no other words can be put in place of it and the reference together.
    """
    leads = leading(mention.before) if mention.noun else None
    if leads is None or leads.joint is Joint.PERHAPS:
        return None
    named = _named(seats, mention, leads, home)
    if named is None:
        return None
    end = named.end if leads.joint is not Joint.BRACKET else 0
    return Named(id=named.id, start=leads.start + named.start, end=end)


def _named(seats: Seats, mention: Mention, leads: Leading, home: str) -> Named | None:
    """Find what the words before name: just the name that is written, and no part of one."""
    if mention.noun in KIND_NOUNS and leads.joint is Joint.BLANK:
        said = f"{leads.name} {mention.noun}s"
        return seats.named_at_end(said, home) if leads.name else None
    if leads.quoted:
        named = seats.named_at_end(leads.quoted, home)
        return Named(id=named.id, start=0, end=len(leads.words)) if named else None
    named = seats.named_at_end(leads.words, home)
    if named is None:
        return None
    written = leads.words[named.start :]
    whole = written.endswith(leads.name) if leads.name else leads.joint is Joint.COMMA
    return named if whole else None
