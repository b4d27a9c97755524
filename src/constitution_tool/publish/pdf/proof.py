"""Whether the data that a PDF is set from hold every word of the sheet, in order, as marked.

The sheet is read straight through and the nested data are read straight through; both must say
the same of every clause. White space is left out, because a page sets its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, LawBroken
from constitution_tool.model.passage import Grid, Passage, Picture, Title
from constitution_tool.model.sheet import Abreast, ScheduleBody, TextBody
from constitution_tool.publish import footnotes
from constitution_tool.publish.held import held
from constitution_tool.publish.page_words import appended
from constitution_tool.publish.pdf.blocks import inherit
from constitution_tool.publish.pdf.single import file_name, picture_pieces
from constitution_tool.publish.pdf.words import act_name, note_name
from constitution_tool.publish.segments import segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constitution_tool.model.passage import Piece, Printed
    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.model.sheet import Comparison, Sheet
    from constitution_tool.publish.pdf.shapes import Block, BulletList, Item, Table, Unnumbered
    from constitution_tool.publish.pdf.sheet_shapes import (
        ComparisonData,
        ScheduleData,
        SheetData,
        TextData,
    )
    from constitution_tool.publish.pdf.words import ActName, Node

_Spans = tuple[tuple[tuple["ActName", ...], str], ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said in one paragraph: whose it is, and its words with the acts that cover them."""

    clause: str
    spans: _Spans


def prove(sheet: Sheet, data: SheetData) -> None:
    """Compare the data with the sheet they were made from.

    Raises:
        LawBroken: a paragraph is missing, added, out of order, or differs by a letter or a mark.
    """
    for of_sheet, of_data in zip_longest(_of_sheet(sheet), _of_data(data)):
        if of_sheet != of_data:
            clause = (of_sheet or of_data or _Said("", ())).clause
            raise LawBroken(
                Finding(
                    code="pdf-words-lost",
                    problem=f"The words of clause {clause} would not be printed as they stand.",
                    remedy=(
                        "This is a fault of the program; no PDF was made. "
                        "Send it to its makers with the text."
                    ),
                )
            )


# --- what the sheet says ------------------------------------------------------------------------


def _of_sheet(sheet: Sheet) -> Iterator[_Said]:
    yield from _facts(sheet.facts)
    match sheet.body:
        case TextBody():
            for segment in segments(sheet.body):
                if isinstance(segment, Abreast):
                    yield from _compared(segment.rows, sheet.pictures)
                else:
                    yield from _printed(segment, sheet.pictures)
            for key, notes in footnotes.by_key(sheet.body.flow.notes).items():
                yield _Said(note_name(key), _pieces(footnotes.words(notes)))
        case ScheduleBody():
            for part in sheet.body.parts:
                for block in part.blocks:
                    yield from _compared(block.comparisons, sheet.pictures)
        case _:
            assert_never(sheet.body)
    for _, grid in appended(sheet):
        yield from _printed((grid,), sheet.pictures)


def _compared(
    comparisons: Iterable[Comparison], pictures: Mapping[str, PictureFile]
) -> Iterator[_Said]:
    for each in comparisons:
        yield from _printed((*each.current, *each.proposed), pictures)


def _printed(printed: Iterable[Printed], pictures: Mapping[str, PictureFile]) -> Iterator[_Said]:
    for each in printed:
        match each:
            case Title():
                yield _Said(each.instrument, _pieces(each.pieces))
            case Passage():
                yield _Said(each.clause, _pieces((*each.label, *each.pieces)))
            case Picture():
                shown = file_name(held(pictures, each)) + each.alternative
                yield _Said(each.clause, (*_pieces(picture_pieces(each)), *_spans([((), shown)])))
            case Grid():
                for row in (*each.header, *each.rows):
                    for cell in row.cells:
                        inside = (inherit(p, row.marks) for p in cell.passages)
                        yield from _printed(inside, pictures)
            case _:
                assert_never(each)


def _pieces(pieces: Iterable[Piece]) -> _Spans:
    return _spans((tuple(act_name(m.act) for m in piece.marks), piece.text) for piece in pieces)


# --- what the data say ----------------------------------------------------------------------------


def _facts(facts: Iterable[tuple[str, str]]) -> Iterator[_Said]:
    for label, words in facts:
        yield _Said("", _spans([((), f"{label} {words}")]))


def _of_data(data: SheetData) -> Iterator[_Said]:
    yield from _facts(data["facts"])
    yield from _of_body(data["body"])
    for each in data["appended"]:
        yield from _blocks(each["blocks"])


def _of_body(body: TextData | ScheduleData) -> Iterator[_Said]:
    if body["kind"] == "text":
        for segment in body["segments"]:
            if segment["k"] == "abreast":
                yield from _rows(segment["comparisons"])
            else:
                yield from _blocks(segment["blocks"])
        for key, words in body["notes"].items():
            yield _Said(key, _spans(_nodes(words, ())))
    else:
        for part in body["parts"]:
            for block in part["blocks"]:
                yield from _rows(block["comparisons"])


def _rows(comparisons: Iterable[ComparisonData]) -> Iterator[_Said]:
    for each in comparisons:
        yield from _blocks(each["current"])
        yield from _blocks(each["proposed"])


def _blocks(blocks: Iterable[Block]) -> Iterator[_Said]:
    for block in blocks:
        if block["k"] == "p":
            yield _Said(block["of"], _spans(_nodes(block["words"], ())))
        elif block["k"] == "h" or block["k"] == "strong":
            yield _Said(block["of"], _spans(_nodes([*block["label"], *block["words"]], ())))
        elif block["k"] == "picture":
            shown = block["file"] + block["alt"]
            yield _Said(block["of"], _spans([*_nodes(block["words"], ()), ((), shown)]))
        elif block["k"] == "list":
            for item in block["items"]:
                yield from _item(item)
        else:
            yield from _blocks(_within(block))


def _within(block: Unnumbered | BulletList | Table) -> Iterator[Block]:
    if block["k"] == "unnumbered":
        yield from block["blocks"]
    elif block["k"] == "bullets":
        for bullet in block["items"]:
            yield from bullet
    else:
        for row in (*block["header"], *block["rows"]):
            for cell in row:
                yield from cell["blocks"]


def _item(item: Item) -> Iterator[_Said]:
    first, *rest = _blocks(item["blocks"])
    label = _spans(_nodes(item["label"], tuple(item["plain"])))
    yield _Said(first.clause, _spans((*label, *first.spans)))
    yield from rest


def _nodes(
    nodes: Iterable[Node], acts: tuple[ActName, ...]
) -> Iterator[tuple[tuple[ActName, ...], str]]:
    for node in nodes:
        if isinstance(node, str):
            yield acts, node
        elif node["t"] == "run" or node["t"] == "note":
            yield acts, node["s"]
        elif node["t"] == "mark":
            yield from _nodes(node["body"], (*acts, node["act"]))


def _spans(words: Iterable[tuple[tuple[ActName, ...], str]]) -> _Spans:
    """Join neighbours under the same marks, without white space."""
    joined: list[tuple[tuple[ActName, ...], list[str]]] = []
    for acts, text in words:
        bare = "".join(text.split())
        if not bare:
            continue
        if joined and joined[-1][0] == acts:
            joined[-1][1].append(bare)
        else:
            joined.append((acts, [bare]))
    return tuple((acts, "".join(parts)) for acts, parts in joined)
