"""Which tables are a clause's own, and how is one of them replaced?

Own tables stand among the opening and closing blocks, those inside bullets included; not those in
the cells of another table, and not those of child clauses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.model.block import Block, Bullets, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instrument import Clause


def own_tables(clause: Clause) -> tuple[Table, ...]:
    """Give a clause's own tables, in the order printed."""
    return tuple(_tables((*clause.opening, *clause.closing)))


def with_table(clause: Clause, number: int, table: Table) -> Clause:
    """Give the clause with one of its own tables replaced; `number` counts from 0."""
    numbers = iter(range(len(own_tables(clause))))

    def change(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(change_block(block) for block in blocks)

    def change_block(block: Block) -> Block:
        if isinstance(block, Bullets):
            return Bullets(items=tuple(change(item) for item in block.items))
        if isinstance(block, Table):
            return table if next(numbers) == number else block
        return block

    return replace(clause, opening=change(clause.opening), closing=change(clause.closing))


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from _tables(item)
