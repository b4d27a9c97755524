"""How is a block written: a paragraph, bullets, a table, a picture?

Blocks are parted by a blank line. What stands in a list is indented by two spaces. A table of one
header row and no spans is a pipe table; any other is a fence `table` of nested lists, its header
rows counted in the fence's first line: ` ```table header=2 align=left,right `.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.block import Align, Block, Bullets, Cell, Image, Paragraph, Table
from constitution_tool.notation.text.escape import (
    escape_destination,
    escape_text,
    guard_cell,
    guard_end,
    guard_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RULES = {
    Align.DEFAULT: "---",
    Align.LEFT: ":--",
    Align.CENTRE: ":-:",
    Align.RIGHT: "--:",
}
_FENCE = re.compile(r"^ *(`{3,})", re.MULTILINE)


def block_lines(blocks: Iterable[Block]) -> list[str]:
    """Write blocks one under the other, parted by blank lines, as lines at the margin."""
    lines: list[str] = []
    marker = ""
    for block in blocks:
        marker = ("+" if marker == "*" else "*") if isinstance(block, Bullets) else ""
        if lines:
            lines.append("")
        lines += _one(block, marker)
    return lines


def indented(lines: Iterable[str], by: str) -> list[str]:
    """Indent lines, leaving empty ones empty."""
    return [f"{by}{line}" if line else "" for line in lines]


def item_lines(marker: str, lines: Sequence[str]) -> list[str]:
    """Put a list's marker before the first line and indent the others to its width."""
    if not lines:
        return [marker]
    return [f"{marker} {lines[0]}", *indented(lines[1:], "  ")]


def words_lines(words: str) -> list[str]:
    """Write the words of a paragraph, guarding the start of every line."""
    return [guard_line(line) for line in words.split("\n")]


def _one(block: Block, marker: str) -> list[str]:
    match block:
        case Paragraph():
            lines = words_lines(block.words)
            return [*lines[:-1], guard_end(lines[-1])]
        case Bullets():
            return _parted(item_lines(marker, block_lines(item)) for item in block.items)
        case Image():
            return [_image(block)]
        case Table():
            return _pipe(block) if _is_simple(block) else _fence(block)
        case _:
            assert_never(block)


def _parted(items: Iterable[list[str]]) -> list[str]:
    lines: list[str] = []
    for item in items:
        if lines:
            lines.append("")
        lines += item
    return lines


def _image(image: Image) -> str:
    alternative = escape_text(image.alternative, in_link=True)
    return f"![{alternative}]({escape_destination(image.path)})"


# --- tables -----------------------------------------------------------------------------------


def _is_simple(table: Table) -> bool:
    """Say whether a pipe table holds it: one header row, even rows, one line of words a cell."""
    if len(table.header) != 1 or not table.header[0]:
        return False
    width = len(table.header[0])
    rows = (*table.header, *table.rows)
    return (
        all(len(row) == width and all(_is_line(cell) for cell in row) for row in rows)
        and len(table.align) in (0, width)
        and (not table.align or set(table.align) != {Align.DEFAULT})
    )


def _is_line(cell: Cell) -> bool:
    if (cell.cols, cell.rows) != (1, 1) or len(cell.blocks) > 1:
        return False
    return all(isinstance(block, Paragraph) and "\n" not in block.words for block in cell.blocks)


def _pipe(table: Table) -> list[str]:
    align = table.align or (Align.DEFAULT,) * len(table.header[0])
    return [
        _pipe_row(_pipe_cell(cell) for cell in table.header[0]),
        _pipe_row(_RULES[each] for each in align),
        *(_pipe_row(_pipe_cell(cell) for cell in row) for row in table.rows),
    ]


def _pipe_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _pipe_cell(cell: Cell) -> str:
    words = (block.words for block in cell.blocks if isinstance(block, Paragraph))
    return "".join(words).replace("|", "\\|")


def _fence(table: Table) -> list[str]:
    rows = (*table.header, *table.rows)
    inner = _parted(_fence_row(row) for row in rows)
    ticks = max((len(found) for found in _FENCE.findall("\n".join(inner))), default=2) + 1
    header = f" header={len(table.header)}" if table.header else ""
    align = ",".join(each.value or "default" for each in table.align)
    first = f"{'`' * ticks}table{header}{f' align={align}' if align else ''}"
    return [first, *inner, "`" * ticks]


def _fence_row(row: Iterable[Cell]) -> list[str]:
    return item_lines("-", _parted(item_lines("*", _cell_lines(cell)) for cell in row))


def _cell_lines(cell: Cell) -> list[str]:
    spans = [f"cols={cell.cols}"] * (cell.cols != 1) + [f"rows={cell.rows}"] * (cell.rows != 1)
    span = f"{{{' '.join(spans)}}}" if spans else ""
    lines = block_lines(cell.blocks)
    begins = bool(cell.blocks) and isinstance(cell.blocks[0], Paragraph)
    if begins and not span:
        return [guard_cell(lines[0]), *lines[1:]]
    if not span:
        return lines
    if begins:
        return [f"{span} {lines[0]}", *lines[1:]]
    return [span, "", *lines] if lines else [span]
