"""Which paragraphs are a clause's own words, and how is one of them replaced?

Own words are the paragraphs of the opening and closing blocks, those inside bullets included; not
the heading, not tables (they have forms of their own), not child clauses.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_tables import own_tables
from constitution_tool.model.block import Block, Bullets, Image, Paragraph, Table
from constitution_tool.model.words import Words
from constitution_tool.notation.text.escape import escape_text
from constitution_tool.notation.text.notes import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_tool.model.instrument import Clause, Instrument

_MARK = re.compile(r"(?<=\]\()[^)\s]+|\[\^[^\s\[\]^]+\]")


def own_words(clause: Clause) -> tuple[Words, ...]:
    """Give the words of each of a clause's own paragraphs, in the order printed."""
    return paragraphs((*clause.opening, *clause.closing))


def with_words(clause: Clause, changed: Mapping[int, Words]) -> Clause:
    """Give the clause with some of its own paragraphs changed; keys count from 0 as `own_words`."""
    opening = len(tuple(_paragraphs(clause.opening)))
    after = {number - opening: words for number, words in changed.items()}
    return replace(
        clause,
        opening=with_paragraphs(clause.opening, changed),
        closing=with_paragraphs(clause.closing, after),
    )


def paragraphs(blocks: tuple[Block, ...]) -> tuple[Words, ...]:
    """Give the words of each paragraph of some blocks, those in bullets included, not in tables."""
    return tuple(paragraph.words for paragraph in _paragraphs(blocks))


def with_paragraphs(blocks: tuple[Block, ...], changed: Mapping[int, Words]) -> tuple[Block, ...]:
    """Give blocks with some of their paragraphs changed; keys count from 0 as `paragraphs`."""
    numbers = iter(range(len(paragraphs(blocks))))

    def change(inner: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(change_block(block) for block in inner)

    def change_block(block: Block) -> Block:
        if isinstance(block, Bullets):
            return Bullets(items=tuple(change(item) for item in block.items))
        if isinstance(block, Paragraph):
            number = next(numbers)
            return Paragraph(words=changed[number]) if number in changed else block
        return block

    return change(blocks)


def edge_is_words(clause: Clause, *, last: bool) -> bool:
    """Say whether the clause's own text begins (or ends) with words: not a table, not an image."""
    blocks = (*clause.opening, *clause.closing)
    while blocks:
        edge = blocks[-1] if last else blocks[0]
        if isinstance(edge, Paragraph):
            return True
        if not isinstance(edge, Bullets):
            return False
        blocks = edge.items[-1] if last else edge.items[0]
    return False


def table_words(clause: Clause) -> Iterator[Words]:
    """Walk the words in the clause's own tables, cell by cell."""
    return words_in(own_tables(clause))


def all_words(clause: Clause) -> Iterator[Words]:
    """Walk all words that are printed in a clause without its children: heading, blocks, cells."""
    if clause.heading:
        yield clause.heading
    yield from words_in((*clause.opening, *clause.closing))


def front_words(instrument: Instrument) -> Iterator[Words]:
    """Walk what an instrument says beside its clauses: number, title and footnotes."""
    yield Words(escape_text(instrument.number))
    yield Words(escape_text(instrument.title))
    yield from (note.words for note in instrument.footnotes)


def marks_in(words: Words) -> list[str]:
    """List where words lead that are not themselves seen: links, live references, notes' marks."""
    return _MARK.findall(words)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Bullets():
                for item in block.items:
                    yield from _paragraphs(item)
            case Table() | Image():
                continue
