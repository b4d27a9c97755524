"""What does a document say, whatever it looks like and whenever it was made?"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import text_of
from constitution_tool.model.sheet import ScheduleBody, TextBody
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.publish.papers.known import words_of
from constitution_tool.publish.text.document import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.sheet import ScheduleBlock, Sheet

_WIDE = 100_000
"""Columns no paragraph fills: a line is a paragraph."""


def words_digest(sheet: Sheet) -> str:
    """Give the SHA-256 of all a document says but its status and its check code.

    So a paper made again from a longer record is the same paper, if it says the same.
    """
    return f"sha256:{sha256_hex(chr(10).join(_lines(sheet)).encode())}"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"{sheet.kicker}: {sheet.title}"
    yield from (f"{label}: {words}" for label, words in sheet.facts)
    yield from (text_of(pieces) for pieces in sheet.opening)
    match sheet.body:
        case TextBody():
            yield text(sheet.body.flow, width=_WIDE)
        case ScheduleBody():
            for part in sheet.body.parts:
                yield from (part.heading, part.opening)
                for block in part.blocks:
                    yield from _block(block)
            yield from sheet.body.left_out
        case _:
            assert_never(sheet.body)
    yield from (words_of((each,)) for each in (sheet.examples, sheet.control) if each)


def _block(block: ScheduleBlock) -> Iterator[str]:
    yield block.heading
    yield from block.sentences
    for one in block.comparisons:
        yield from (words_of(one.current), words_of(one.proposed))
    yield from (f"{label}: {words}" for label, words in block.facts)
