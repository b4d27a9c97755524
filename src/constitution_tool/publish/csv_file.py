"""How does a table become a file that any spreadsheet opens, and that none of them runs?

A spreadsheet takes a cell that begins with one of a few characters for a formula, and what stands
in the text of a council may begin so. Such a cell gets an apostrophe before it, which every
spreadsheet reads as “these are words” (OWASP, “CSV Injection”).
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "\ufeff"
"""Begins the file, so that a spreadsheet takes it for UTF-8 and “ for a quotation mark."""


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as CSV (RFC 4180): commas, quotation marks where needed, CR LF."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([_inert(cell) for cell in header])
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return (_MARK + written.getvalue()).encode()


def _inert(cell: str) -> str:
    """Take away what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(_RUN) else cell
