"""Which forms act on the rows and cells of a table?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.instruction import BesideRow, CellWords, InsertRows, OmitRow, TableIn
from constitution_tool.model.target import End, Side
from constitution_tool.notation.amendments.form import DASH, Bare, Known, QuotesTable
from constitution_tool.notation.amendments.sentence import Slot

if TYPE_CHECKING:
    from constitution_tool.model.block import Table
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.notation.amendments.sentence import Reading

_SHOWN = "In the table in TARGET"
_IN = ("In ", Slot.TABLE)


def _table(reading: Reading) -> TableIn:
    return TableIn(target=reading.targets[0], which=reading.which)


def _cell(reading: Reading) -> Instruction:
    row, column, find, replace = reading.words
    return CellWords(table=_table(reading), row=row, column=column, find=find, replace=replace)


def _omit(reading: Reading) -> Instruction:
    return OmitRow(table=_table(reading), row=reading.words[0])


def _beside(side: Side) -> Known:
    def build(reading: Reading, rows: Table) -> Instruction:
        at = BesideRow(side=side, row=reading.words[0])
        return InsertRows(table=_table(reading), at=at, rows=rows)

    return QuotesTable(
        shown=f"{_SHOWN}, {side.value} the row beginning “A” insert{DASH}",
        parts=(*_IN, f", {side.value} the row beginning ", Slot.WORDS, f" insert{DASH}"),
        build=build,
    )


def _within(end: End) -> Known:
    def build(reading: Reading, rows: Table) -> Instruction:
        return InsertRows(table=_table(reading), at=end, rows=rows)

    return QuotesTable(
        shown=f"{_SHOWN}, at the {end.value} insert{DASH}",
        parts=(*_IN, f", at the {end.value} insert{DASH}"),
        build=build,
    )


ON_TABLES: tuple[Known, ...] = (
    Bare(
        shown=f"{_SHOWN}, in the row beginning “A”, in the column headed “H”, for “X” "
        "substitute “Y”.",
        parts=(
            *_IN,
            ", in the row beginning ",
            Slot.WORDS,
            ", in the column headed ",
            Slot.WORDS,
            ", for ",
            Slot.WORDS,
            " substitute ",
            Slot.WORDS,
            ".",
        ),
        build=_cell,
    ),
    *(_beside(side) for side in Side),
    *(_within(end) for end in End),
    Bare(
        shown=f"{_SHOWN}, omit the row beginning “A”.",
        parts=(*_IN, ", omit the row beginning ", Slot.WORDS, "."),
        build=_omit,
    ),
)
