"""Where a sheet holds a character that no Word file can: the clause is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding
from constitution_tool.model.passage import Grid, Passage, Title, text_of
from constitution_tool.model.sheet import ScheduleBody, TextBody
from constitution_tool.ooxml.markup import forbidden
from constitution_tool.publish.page_words import appended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.passage import Printed
    from constitution_tool.model.sheet import Sheet


def forbidden_in(sheet: Sheet) -> Iterator[Finding]:
    """Name each clause that holds a character no Word file can; only when one does."""
    found = False
    for clause, text in _all_words(sheet):
        character = forbidden(text)
        if character:
            found = True
            yield _control(character, f"in {clause}" if clause else "in the document")
    if not found:
        yield _control("", "in the document’s own words")


def _control(character: str, where: str) -> Finding:
    named = f"U+{ord(character):04X}" if character else "a control character"
    return Finding(
        code="word-forbidden-character",
        problem=f"A Word file cannot hold the hidden character {named} {where}.",
        remedy="Remove the character from the source; it prints as nothing.",
    )


def _all_words(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Give every piece of clause text with the clause it belongs to."""
    match sheet.body:
        case TextBody():
            yield from _words_of(sheet.body.flow.printed)
            for note in sheet.body.flow.notes:
                yield f"footnote {note.label}", text_of(note.pieces)
        case ScheduleBody():
            for part in sheet.body.parts:
                for block in part.blocks:
                    where = f"entry {block.number}"
                    yield where, f"{block.heading}{block.sentences}{block.facts}"
                    for comparison in block.comparisons:
                        yield from _words_of((*comparison.current, *comparison.proposed))
        case _:
            assert_never(sheet.body)
    for _, grid in appended(sheet):
        yield from _words_of((grid,))


def _words_of(printed: tuple[Printed, ...]) -> Iterator[tuple[str, str]]:
    for item in printed:
        if isinstance(item, Title):
            yield item.instrument, text_of(item.pieces)
        elif isinstance(item, Passage):
            yield item.clause, text_of((*item.label, *item.pieces))
        elif isinstance(item, Grid):
            for row in (*item.header, *item.rows):
                for cell in row.cells:
                    yield from _words_of(cell.passages)
        else:
            yield item.clause, item.alternative
