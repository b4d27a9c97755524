"""How a printed grid becomes a table in Word: widths, spans, repeated header rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Malformed
from constitution_tool.ooxml.markup import SPACER, Revision, mark, paragraph
from constitution_tool.publish.spans import lay_out, uneven
from constitution_tool.publish.word.columns import HEADINGS, fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from constitution_tool.model.passage import Grid, GridCell, GridRow
    from constitution_tool.publish.spans import LaidRow
    from constitution_tool.publish.word.bench import Bench

    CellSetter = Callable[[GridCell, GridRow, str], str]
    """Sets a cell's content, given its row and the style of a cell's words."""

_SPLITS = 600
"""Characters of a paragraph in a row that may run over a page; a shorter row is kept whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a table stands: how far in, and how wide it is; `said` where words say its marks."""

    indent: int
    width: int
    said: bool = False


@dataclass(slots=True, kw_only=True)
class _Open:
    """A cell that still spans rows below it."""

    cols: int
    rows: int


def table(grid: Grid, bench: Bench, frame: Frame, setter: CellSetter) -> str:
    """Set a grid; whole rows that come or go are tracked as rows (`6-evidence`, markup 3).

    Raises:
        Malformed: a row leaves columns empty, or has more cells than there are columns.
    """
    laid = lay_out(grid)
    if findings := tuple(uneven(laid, f"[{grid.clause}]")):
        raise Malformed(*findings)
    fitted = fit(laid, frame.width, said=frame.said)
    widths = fitted.widths
    reaching: dict[int, _Open] = {}
    styles = [fitted.heading] * len(grid.header) + [fitted.text] * len(grid.rows)
    rows = [
        _row(row, bench, widths, reaching, setter, style)
        for row, style in zip(laid.rows, styles, strict=True)
    ]
    first = "1" if grid.header else "0"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="HouseTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{frame.indent}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{fitted.margins}'
        f'<w:tblLook w:val="06{"2" if grid.header else "0"}0" '
        f'w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(
    laid: LaidRow,
    bench: Bench,
    widths: Sequence[int],
    reaching: dict[int, _Open],
    setter: CellSetter,
    style: str,
) -> str:
    row = laid.row
    revision = bench.flat(row.marks)
    cells = []
    column = 0
    waiting = list(row.cells)
    while column < len(widths):
        above = reaching.get(column)
        if above is not None and above.rows > 0:
            above.rows -= 1
            cells.append(
                _cell(widths[column : column + above.cols], "continue", _empty(revision, bench))
            )
            column += above.cols
            continue
        cell = waiting.pop(0)
        merge = ""
        if cell.rows > 1:
            reaching[column] = _Open(cols=cell.cols, rows=cell.rows - 1)
            merge = "restart"
        content = setter(cell, row, style)
        cells.append(_cell(widths[column : column + cell.cols], merge, content))
        column += cell.cols
    header = "<w:cantSplit/><w:tblHeader/>" if style in HEADINGS else ""
    tracked = mark(revision, bench.ids)
    whole = "" if header or tracked or max(laid.said, default=0) > _SPLITS else "<w:cantSplit/>"
    kept = f"<w:trPr>{header}{whole}{tracked}</w:trPr>" if header or whole or tracked else ""
    return f"<w:tr>{kept}{''.join(cells)}</w:tr>"


def _cell(widths: Sequence[int], merge: str, content: str) -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{merged}</w:tcPr>'
        f"{content}</w:tc>"
    )


def _empty(revision: Revision | None, bench: Bench) -> str:
    tracked = f"<w:rPr>{mark(revision, bench.ids)}</w:rPr>" if revision else ""
    return paragraph(f"{SPACER}{tracked}", "")
