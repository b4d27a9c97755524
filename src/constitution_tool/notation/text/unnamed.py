"""Which paragraphs and headings of an edited copy have no id, and what is the copy with ids?

Someone who edits a copy writes a new item or heading without an id, or ends it `{#new}` to say
outright that it is new, or `{#new -}` to say also that it has no number. Each is given an id for
the time being, so that the copy can be read as any text is; whose id it really is, is for others to
say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.identity import CLAUSE_ID, InstrumentId, mint
from constitution_tool.notation.front_matter import split
from constitution_tool.notation.text.content import split_tail
from constitution_tool.notation.text.nodes import Head, Item, Listing, Node, Para, read_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEW = re.compile(r"[ \t]*\{#new( -)?\}[ \t]*$", re.MULTILINE)
_NUMBER = re.compile(r"^(\s*- +[0-9]{1,9})([.)])(?=\s)")
"""A number at the start of an item, which Markdown reads as a list within it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A copy in which everything has an id: where each given one stands, and which are new.

    Of the new ones, those that are `unnumbered` are said to have no number.
    """

    text: str
    given: dict[str, int]
    new: frozenset[str]
    unnumbered: frozenset[str]


def named(text: str, path: str) -> Named:
    """Give an id to every item and heading of a copy of an instrument that has none.

    Raises:
        Malformed: it has no readable head, or lists stand within lists beyond all reason.
    """
    text = text.replace("\r\n", "\n")
    signs = {text.count("\n", 0, found.start()) + 1: found[1] for found in _NEW.finditer(text)}
    lines = [_NUMBER.sub(r"\1\\\2", line) for line in _NEW.sub("", text).split("\n")]
    parts = split("\n".join(lines), path)
    instrument = InstrumentId(parts.head.text("id"))
    taken = set(CLAUSE_ID.findall(text))
    given: dict[str, int] = {}
    for line in _without(read_nodes(parts.body, path, parts.line)):
        id_ = mint(instrument, f"line {line}", taken)
        taken.add(id_)
        given[id_] = line
        lines[line - 1] = f"{lines[line - 1].rstrip()} {{#{id_}{signs.get(line) or ''}}}"
    return Named(
        text="\n".join(lines),
        given=given,
        new=frozenset(id_ for id_, line in given.items() if line in signs),
        unnumbered=frozenset(id_ for id_, line in given.items() if signs.get(line)),
    )


def _without(nodes: Iterable[Node]) -> Iterator[int]:
    """Walk the lines on which an id is missing: the last of a heading or an item's first words."""
    for node in nodes:
        if isinstance(node, Head) and split_tail(node.text)[1] is None:
            yield node.line
        elif isinstance(node, Listing):
            for item in node.items:
                yield from _of_item(item, marker=node.marker)


def _of_item(item: Item, *, marker: str) -> Iterator[int]:
    first = item.nodes[0] if item.nodes else None
    if marker == "-" and isinstance(first, Para) and split_tail(first.text)[1] is None:
        yield first.line + first.text.count("\n")
    yield from _without(item.nodes)
