"""How does the schedule of amendments read as a table for a spreadsheet, safe to open in one?"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from constitution_tool.model.sheet import ScheduleBody
from constitution_tool.publish.papers.known import words_of

if TYPE_CHECKING:
    from constitution_tool.model.sheet import ScheduleBlock, Sheet

_FACTS = ("Reason", "Ground", "Authority", "Consultation")
_COLUMNS = ("Part", "Entry", "Place", "Instruction", "Current text", "Proposed text", *_FACTS)
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet may take for a formula or a command (OWASP, CSV Injection)."""


def schedule_csv(sheet: Sheet) -> bytes:
    """Write a schedule as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheets know it.

    Every cell is quoted, and one that a spreadsheet could run begins with an apostrophe.
    """
    body = sheet.body
    parts = body.parts if isinstance(body, ScheduleBody) else ()
    written = io.StringIO()
    table = csv.writer(written, quoting=csv.QUOTE_ALL)
    table.writerow(_COLUMNS)
    for letter, part in zip("ABC", parts, strict=False):
        table.writerows(map(harmless, (letter, *_cells(block))) for block in part.blocks)
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell, whatever spaces stand before its first sign."""
    begins = cell.startswith(_BEGINS_FORMULA) or cell.lstrip().startswith(_BEGINS_FORMULA)
    return f"'{cell}" if begins else cell


def _cells(block: ScheduleBlock) -> tuple[str, ...]:
    facts = dict(block.facts)
    return (
        str(block.number),
        block.comparisons[0].citation,
        "\n".join(block.sentences),
        words_of(each for one in block.comparisons for each in one.current),
        words_of(each for one in block.comparisons for each in one.proposed),
        *(facts.get(name, "") for name in _FACTS),
    )
