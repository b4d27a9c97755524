"""Which references in plain words can be made live, and by what words?

What is printed stays as it is: a label, or a noun with its label, becomes a link to what it means.
Where a live reference would print just those words it is one, and follows by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.render import within
from constitution_tool.engine.references.meaning import Found
from constitution_tool.engine.references.reading import reading
from constitution_tool.engine.references.rewording import Rewording
from constitution_tool.engine.references.stretches import InHeading, InNote
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index
from constitution_tool.notation.text.escape import escape_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.references.reading import Read
    from constitution_tool.model.instrument import Constitution


def linkable(text: Constitution) -> Iterator[tuple[Read, Found]]:
    """Find the references in plain words whose meaning is certain, in the order of the text."""
    read = reading(text)
    for reads in read.by_place.values():
        for one in reads:
            if isinstance(one.stretch.spot, InNote | InHeading) or not _plain(one):
                continue
            meant = read.meaning(one)
            if isinstance(meant, Found) and not _of_itself(one, meant):
                yield one, meant


def _plain(read: Read) -> bool:
    """Say whether a reference is in no link, and in no emphasis that would have to be cut."""
    mention, flat = read.mention, read.flat
    start, end = flat.written(mention.start, mention.end)
    linked = any(link.start < mention.end and mention.start < link.end for link in flat.links)
    return not linked and read.stretch.words[start:end] == flat.text[mention.start : mention.end]


def _of_itself(read: Read, meant: Found) -> bool:
    return read.stretch.clause in meant.ends


def live(text: Constitution, read: Read, meant: Found) -> Iterator[Rewording]:
    """Give the words that make a reference live, from its last label to its first."""
    mention, flat = read.mention, read.flat
    spans = [(label.start, label.end) for label in mention.labels]
    if len(spans) == 1:
        spans = [(mention.start, mention.end)]
    index = Index(text)
    for (start, end), id_ in reversed([*zip(spans, meant.ends, strict=True)]):
        said = flat.text[start:end]
        words = "" if said == _printed(index, id_, read) else escape_text(said, in_link=True)
        first, last = flat.written(start, end)
        yield Rewording(start=first, end=last, new=f"[{words}](#{id_})", within=(start, end))


def _printed(index: Index, id_: str, read: Read) -> str:
    """Say what a live reference would print where this one stands."""
    standing = index.by_id.get(id_)
    home = standing.instrument if standing else index.instruments[id_]
    return within(cite_id(id_, index), home, read.stretch.instrument)
