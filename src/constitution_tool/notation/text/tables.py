"""What table do these lines make, as a pipe table or as a fence of nested lists?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.block import Align, Block, Cell, Paragraph, Table
from constitution_tool.notation.text.nodes import Fence, Item, Listing, Node, Para, Pipe, read_nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.notation.text.report import Report

    ReadBlocks = Callable[[tuple[Node, ...], Report], tuple[Block, ...]]

_ALIGN = {"": Align.DEFAULT, "left": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT}
_INFO = re.compile(
    r"table(?: header=(?P<header>[1-9][0-9]{0,2}))?"
    r"(?: align=(?P<align>(?:default|left|centre|right)(?:,(?:default|left|centre|right))*))?"
)
_SPAN = re.compile(r"\{(?=[cr])(?:cols=([1-9][0-9]{0,3}))?(?: ?rows=([1-9][0-9]{0,3}))?\}(?: |$)")
_SPAN_LIKE = re.compile(r"\{(?:cols|rows)=")
_SPLIT = re.compile(r"(?<!\\)\|")


def read_pipe(node: Pipe, report: Report, written: Callable[[int], str]) -> Table:
    """Read a pipe table; a row with more or fewer cells than the header is an error."""
    width = len(node.rows[0])
    rows: list[tuple[Cell, ...]] = []
    for row, line in zip(node.rows, node.lines, strict=True):
        count = _cells_in(written(line))
        if count != width:
            report.error(
                "table-row-uneven",
                line,
                f"This row of the table has {count} cells; its header has {width}.",
                "give every row the same number of cells; leave a blank line after a table.",
            )
        rows.append(tuple(_pipe_cell(text, line, report) for text in row))
    align = tuple(_ALIGN[each] for each in node.align)
    return Table(header=(rows[0],), rows=tuple(rows[1:]), align=align if any(node.align) else ())


def _pipe_cell(text: str, line: int, report: Report) -> Cell:
    words = report.words(text, line)
    return Cell(blocks=(Paragraph(words=words),) if words else ())


def _cells_in(line: str) -> int:
    row = line.strip()
    row = row.removeprefix("|")
    pieces = _SPLIT.split(row)
    return len(pieces) - (not pieces[-1].strip() and len(pieces) > 1)


def read_fence(node: Fence, report: Report, blocks: ReadBlocks) -> Table:
    """Read a fenced table: rows, within them cells, within them blocks."""
    info = _INFO.fullmatch(node.info)
    if info is None:
        report.error(
            "table-info",
            node.line,
            f"The first line of a fenced block reads “{node.info}”.",
            "write ```table, ```table header=1 or ```table header=1 align=left,right.",
        )
        return Table(header=(), rows=())
    try:
        inner = read_nodes(node.text, report.path, node.line + 1)
    except Malformed as refusal:
        report.findings.extend(refusal.findings)
        return Table(header=(), rows=())
    items = _list_items(inner, node.line, report, "rows")
    rows = tuple(_row(item, report, blocks) for item in items)
    count = int(info.group("header") or 0)
    if count > len(rows):
        report.error(
            "table-header",
            node.line,
            f"The table says it has {count} header rows but has {len(rows)} rows.",
            "count its header rows again.",
        )
    align = tuple(
        Align.DEFAULT if each == "default" else Align(each)
        for each in (info.group("align") or "").split(",")
        if each
    )
    return Table(header=rows[:count], rows=rows[count:], align=align)


def _list_items(nodes: tuple[Node, ...], line: int, report: Report, what: str) -> tuple[Item, ...]:
    """Take the items of the list that should be all there is."""
    # Two blank lines after an empty item end a list for Markdown; its rest is still the same list.
    lists = [node for node in nodes if isinstance(node, Listing) and node.marker in "-*+"]
    if len(lists) == len(nodes):
        return tuple(item for each in lists for item in each.items)
    report.error(
        "table-malformed",
        line,
        f"A fenced table holds something other than one list of {what}.",
        "write each row as an item “- ” and each of its cells as an item “* ” within it.",
    )
    return ()


def _row(item: Item, report: Report, blocks: ReadBlocks) -> tuple[Cell, ...]:
    cells = _list_items(item.nodes, item.line, report, "cells")
    return tuple(_cell(cell, report, blocks) for cell in cells)


def _cell(item: Item, report: Report, blocks: ReadBlocks) -> Cell:
    nodes = item.nodes
    first = nodes[0] if nodes else None
    span = None
    if isinstance(first, Para):
        span = _SPAN.match(first.text)
        if span:
            rest = first.text[span.end() :].lstrip("\n ")
            nodes = ((Para(rest, first.line),) if rest else ()) + nodes[1:]
        elif _SPAN_LIKE.match(first.text):
            report.error(
                "table-span",
                first.line,
                "A cell begins with something like a span that cannot be read.",
                "write {cols=2}, {rows=3} or {cols=2 rows=3}.",
                first.text[:6],
            )
    cols, rows = (span.group(1) or "1", span.group(2) or "1") if span else ("1", "1")
    return Cell(blocks=blocks(nodes, report), cols=int(cols), rows=int(rows))


def check_almost_table(text: str, line: int, path: str) -> tuple[Finding, ...]:
    """Find a table that Markdown reads as words, because its second line does not fit its first."""
    rule = re.compile(r"\|?[ :-]*-[ :-]*(?:\|[ :-]*)*")
    for offset, each in enumerate(text.split("\n")[1:], start=1):
        if "|" in each and "-" in each and rule.fullmatch(each.strip()):
            return (
                Finding(
                    code="table-malformed",
                    problem="These lines look like a table but are not one.",
                    remedy="give the second line as many cells of --- as the first line has.",
                    place=Place(path=path, line=line + offset, column=1),
                ),
            )
    return ()
