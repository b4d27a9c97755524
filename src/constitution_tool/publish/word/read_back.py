"""Whether a Word file says what it was made from: law 5, proved on every file."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, LawBroken, Place
from constitution_tool.model.passage import Flow
from constitution_tool.model.sheet import ScheduleBody, TextBody
from constitution_tool.ooxml.line_signs import CELL, NOTE, PICTURE, ROW, TABLE
from constitution_tool.ooxml.read_marks import DOCUMENT, Extent, read_parts
from constitution_tool.ooxml.read_plain import folded
from constitution_tool.publish.page_words import NOT_ON_RECORD, appended
from constitution_tool.publish.word.silent import SILENT, unspaced
from constitution_tool.publish.word.told import Side, told
from constitution_tool.publish.word.told_beside import told_abreast, told_schedule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.model.sheet import Sheet
    from constitution_tool.ooxml.package import Parts
    from constitution_tool.ooxml.reading import Hand, Reading, Tracked
    from constitution_tool.publish.word.told import Told

_NONE: tuple[Hand, str] = (("", ""), "")


def prove(parts: Parts, sheet: Sheet) -> None:
    """Prove that a Word file reads back as the sheet it was made from.

    Of a text both sides of its changes are proved, and who made each; of a schedule, of what
    stands side by side, of the change control and of a paper's facts, every line. Of each picture
    the bytes are proved, and that nothing else stands there that a reader would see or miss.

    Raises:
        LawBroken: it does not.
    """
    parts = {**parts, DOCUMENT: folded(parts[DOCUMENT], DOCUMENT)}
    for name in (DOCUMENT, "word/footnotes.xml"):
        if unspaced(parts[name]):
            raise _broken(sheet.file, f"“{sheet.file}” would lose spaces between words.")
    if sheet.facts:
        (facts,) = read_parts(parts, Extent.FACTS)
        _plain(facts, [f"{label}\t{words}" for label, words in sheet.facts], (), sheet.file)
    match sheet.body:
        case TextBody():
            text, further = read_parts(parts, Extent.TEXT, Extent.FURTHER)
            _text(text, sheet, sheet.body)
            _plain(further, *_told_further(sheet, sheet.body), sheet.file)
        case ScheduleBody():
            (found,) = read_parts(parts, Extent.SCHEDULE)
            shown = told_schedule(sheet.body)
            lines = shown.lines + _told_appended(sheet)
            _plain(found, lines, shown.pictures, sheet.file)
        case _:
            assert_never(sheet.body)


def _text(found: Reading, sheet: Sheet, body: TextBody) -> None:
    hands: dict[int, Hand] = {0: (NOT_ON_RECORD, f"{sheet.day.isoformat()}T00:00:00Z")}
    for note in body.entries:
        by = f"Entry {note.number}: {note.author}"
        hands[note.number] = (by, f"{note.day.isoformat()}T00:00:00Z")
    old, new = told(body.flow, Side, hands)
    _nothing_else(found, sheet.file)
    for side, lines, pictures, doing in (
        (old, found.sides.old, found.sides.old_pictures, "rejecting"),
        (new, found.sides.new, found.sides.new_pictures, "accepting"),
    ):
        _same(lines, side.lines, f"After {doing} every tracked change, ", sheet.file)
        _same(pictures, side.pictures, f"After {doing} every tracked change, ", sheet.file)
    _attributed(found.old, old, sheet.file)
    _attributed(found.new, new, sheet.file)
    if unknown := found.unsaid - set(hands.values()):
        raise _misattributed(sheet.file, *min(unknown))


def _told_further(sheet: Sheet, body: TextBody) -> tuple[list[str], list[str]]:
    shown = told_abreast(body.abreast)
    return shown.lines + _told_appended(sheet), shown.pictures


def _told_appended(sheet: Sheet) -> list[str]:
    """Tell the tables that stand after the text, which no mark touches."""
    lines: list[str] = []
    for heading, grid in appended(sheet):
        (side,) = told(Flow(printed=(grid,)), (Side.NEW,), {})
        lines += [heading, *side.lines]
    return lines


def _plain(found: Reading, lines: Sequence[str], pictures: Sequence[str], file: str) -> None:
    """Prove a stretch without tracked changes: it says the same however they are taken."""
    _nothing_else(found, file)
    for side, shown in (
        (found.sides.old, found.sides.old_pictures),
        (found.sides.new, found.sides.new_pictures),
    ):
        _same(side, lines, "", file)
        _same(shown, pictures, "", file)
    hands = (*(by for by, _ in found.new.words + found.old.words), *found.new.marks)
    if changed := (*hands, *found.old.marks, *found.unsaid):
        raise _misattributed(file, *min(changed))


def _nothing_else(found: Reading, file: str) -> None:
    if strange := found.passed_over - SILENT:
        name = min(strange).rpartition("}")[2]
        raise _broken(file, f"“{file}” would hold something that cannot be checked ({name}).")


def _attributed(found: Tracked, told: Told, file: str) -> None:
    """Prove who changed which words, and whose the paragraphs and rows are that come or go."""
    for is_now, was in zip_longest(found.words, told.tracked):
        if is_now != was:
            raise _misattributed(file, *(is_now or was or _NONE)[0])
    for by, on in zip_longest(found.marks, sorted(told.marks), fillvalue=_NONE[0]):
        if by != on:
            raise _misattributed(file, *max(by, on))


def _same(found: Sequence[str], wanted: Sequence[str], doing: str, file: str) -> None:
    found, wanted = tuple(found), tuple(wanted)
    if found == wanted:
        return
    number = next(
        (n for n, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b),
        min(len(found), len(wanted)),
    )
    is_now, was = _said(found, number), _said(wanted, number)
    raise _broken(
        file, f"{doing}“{file}” would say “{is_now}” where the text says “{was}”.", number + 1
    )


def _misattributed(file: str, author: str, date: str) -> LawBroken:
    by = f"{author} of {date[:10]}" if author else "nobody"
    return _broken(file, f"“{file}” would not say of every change who made it: see {by}.")


def _broken(file: str, problem: str, line: int = 0) -> LawBroken:
    return LawBroken(
        Finding(
            code="law-5",
            problem=problem,
            remedy="This is a fault in the program. Please report it; the file was not written.",
            place=Place(path=f"{file}.docx", line=line),
        )
    )


_NAMED = {TABLE: "(a table)", ROW: "(a row)", CELL: "(a cell)", NOTE: "(a footnote)"}


def _said(lines: tuple[str, ...], number: int) -> str:
    """Give a line as a message can show it."""
    line = lines[number] if number < len(lines) else "(nothing more)"
    return _NAMED.get(line, line.replace(PICTURE, "(a picture) "))
