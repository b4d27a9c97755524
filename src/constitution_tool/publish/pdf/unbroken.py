"""Which stretches of set words stay together on a line, and which of them are the widest?

The template measures the widest ones in the very face and size they are printed in; here they
are only picked out, by a rough estimate, so that a long table is not measured word by word.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constitution_tool.publish.page_words import SAYS
from constitution_tool.publish.pdf.columns import label_width
from constitution_tool.publish.pdf.shapes import Span, Stretch
from constitution_tool.publish.pdf.words import Run, act_name
from constitution_tool.publish.spans import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_tool.publish.pdf.shapes import Block, Cell, Widths
    from constitution_tool.publish.pdf.words import Node

_SLIVER = "\u202f"
_BULLET = 1.3
"""What a bullet and the room after it take, in ems, generously."""
_NEAR, _MOST = 0.7, 12
"""How near the widest estimate a stretch must come to be measured, and how many are at most."""
_SAYS = {act_name(act): said for act, said in SAYS.items()}


def stretches(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """Give what stands between one place where a line may end and the next.

    Links and the numbers of footnotes are given as the words they print. The number of an entry
    sticks to the word before it.
    """
    open_: list[Node] = []
    for node in _plain(nodes):
        if not isinstance(node, str) and node["t"] == "br":
            yield open_
            open_ = []
            continue
        first, *rest = unbroken(node if isinstance(node, str) else _words(node))
        open_.append(_like(node, first))
        for each in rest:
            yield open_
            open_ = [_like(node, each)]
    yield open_


def spans(rows: Iterable[tuple[bool, Sequence[tuple[int, Cell]]]], widths: Widths) -> list[Span]:
    """Pick out the widest stretches of each column, and of each run of columns that cells span.

    Args:
        rows: whether each is a header, which is printed bold, and its cells with the column,
            counted from 0, in which each begins.
        widths: the columns of labels that stand in the cells, in ems.
    """
    found: dict[tuple[int, int], dict[str, tuple[float, Stretch]]] = {}
    for header, row in rows:
        for at, cell in row:
            known = found.setdefault((at, cell["cols"]), {})
            for stretch in _of_blocks(cell["blocks"], widths, 0.0):
                if header:
                    stretch["strong"] = 1
                known.setdefault(json.dumps(stretch), (_estimate(stretch), stretch))
    return [
        Span(at=at, cols=cols, stretches=_widest(list(known.values())))
        for (at, cols), known in sorted(found.items())
    ]


def _widest(known: list[tuple[float, Stretch]]) -> list[Stretch]:
    ranked = sorted(known, key=lambda one: -one[0])
    return [stretch for size, stretch in ranked[:_MOST] if size >= ranked[0][0] * _NEAR]


def _estimate(stretch: Stretch) -> float:
    return stretch["lead"] + label_width("".join(map(_words, stretch["words"])))


def _of_blocks(blocks: Iterable[Block], widths: Widths, lead: float) -> Iterator[Stretch]:
    """Give the stretches of a cell's content, each with how far in it stands, in ems."""
    for block in blocks:
        if block["k"] == "p":
            yield from _set(block["words"], lead)
        elif block["k"] == "h" or block["k"] == "strong":
            for stretch in _set([*block["label"], " ", *block["words"]], lead):
                yield Stretch(lead=lead, words=stretch["words"], strong=1)
        elif block["k"] == "list":
            deeper = lead + (widths[block["depth"]] if block["depth"] < len(widths) else 0.0)
            for item in block["items"]:
                yield from _set(item["label"], lead)
                yield from _of_blocks(item["blocks"], widths, deeper)
        elif block["k"] == "bullets":
            for bullet in block["items"]:
                yield from _of_blocks(bullet, widths, lead + _BULLET)
        elif block["k"] == "unnumbered":
            deeper = lead + (widths[block["depth"]] if block["depth"] < len(widths) else 0.0)
            yield from _of_blocks(block["blocks"], widths, deeper)


def _set(nodes: Iterable[Node], lead: float) -> Iterator[Stretch]:
    for words in stretches(nodes):
        if any(map(_words, words)):
            yield Stretch(lead=lead, words=words)


def _plain(nodes: Iterable[Node]) -> Iterator[Node]:
    """Give marks as the words that say them, so that what is left are words and line breaks."""
    for node in nodes:
        if isinstance(node, str) or node["t"] == "br" or node["t"] == "run":
            yield node
        elif node["t"] == "mark":
            yield Run(t="run", s=f"[{_SAYS[node['act']]}: ", b=1)
            yield from _plain(node["body"])
            number = f"{_SLIVER}{node['entry']}{_SLIVER}" if node["entry"] else ""
            yield Run(t="run", s=f"]{number}", b=1)
        else:
            yield node["s"]


def _words(node: Node) -> str:
    return node if isinstance(node, str) else node["s"] if node["t"] == "run" else ""


def _like(node: Node, text: str) -> Node:
    """Set other words in the face of a node, without its link."""
    if isinstance(node, str) or node["t"] != "run":
        return text
    run = Run(t="run", s=text)
    if "b" in node:
        run["b"] = 1
    if "i" in node:
        run["i"] = 1
    return run
