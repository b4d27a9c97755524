"""What in a sheet cannot be printed as a PDF that everyone can read, said clause by clause.

typst refuses the same things, but says where in its template and not where in the text. The rules
are those of PDF/UA-1 (ISO 14289-1): a title, headings in order, words for every picture, whole
tables; and that the typeface shows every character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, Malformed
from constitution_tool.model.passage import Grid, Passage, Picture, Role, Title, text_of
from constitution_tool.model.sheet import ScheduleBody, TextBody
from constitution_tool.publish import footnotes
from constitution_tool.publish.page_words import appended
from constitution_tool.publish.pdf.typeface import FAMILY
from constitution_tool.publish.pdf.unprintable import REMEDY, lacking, named
from constitution_tool.publish.spans import lay_out, uneven

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Flow, Printed
    from constitution_tool.model.sheet import Sheet

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Something printed, and where it stands in words that a clerk can find it by."""

    where: str
    printed: Printed


_COLUMNS = 20
"""As many as still hold a letter each where a table stands in half a page, beside another."""


def check(sheet: Sheet) -> None:
    """Look for what a PDF cannot show.

    Raises:
        Malformed: with every finding, each naming its clause.
    """
    findings = (*_front(sheet), *_body(sheet))
    if findings:
        raise Malformed(*findings)


def _front(sheet: Sheet) -> Iterator[Finding]:
    if not sheet.title.strip():
        yield Finding(
            code="title-missing",
            problem=f"The document “{sheet.file}” has no title.",
            remedy="Give it one: it is what a screen reader says first.",
        )
    if not _LANGUAGE.fullmatch(sheet.language):
        yield Finding(
            code="language-unknown",
            problem=f"“{sheet.language}” does not name a language.",
            remedy="Write it as en-GB or cy-GB in source/constitution.toml.",
        )
    front = (sheet.council, sheet.kicker, sheet.title, sheet.status, sheet.notice)
    opening = (piece.text for pieces in sheet.opening for piece in pieces)
    facts = (words for fact in sheet.facts for words in fact)
    for text in (*front, *facts, *opening, *sheet.key, *sheet.last):
        yield from _unprintable(text, f"the document “{sheet.file}”, in the words “{text[:40]}”")


def _body(sheet: Sheet) -> Iterator[Finding]:
    match sheet.body:
        case TextBody():
            yield from _passages(sheet.body.flow.printed, "")
            yield from _levels(sheet.body.flow)
            yield from _notes(sheet.body.flow)
        case ScheduleBody():
            yield from _schedule(sheet.body)
        case _:
            assert_never(sheet.body)
    for heading, grid in appended(sheet):
        yield from _passages((grid,), heading.lower())


def _schedule(body: ScheduleBody) -> Iterator[Finding]:
    for words in body.left_out:
        yield from _unprintable(words, "what is left out of the schedule")
    for part in body.parts:
        for words in (part.heading, part.opening, part.empty):
            yield from _unprintable(words, "the schedule")
        for block in part.blocks:
            entry = f"entry {block.number} of the schedule"
            facts = (words for fact in block.facts for words in fact)
            for words in (block.heading, *block.sentences, *facts):
                yield from _unprintable(words, entry)
            for each in block.comparisons:
                yield from _passages((*each.current, *each.proposed), entry)


def _passages(printed: Iterable[Printed], within: str) -> Iterator[Finding]:
    for spot in _spots(printed, within):
        each = spot.printed
        match each:
            case Title():
                yield from _unprintable(text_of(each.pieces), spot.where)
            case Passage():
                yield from _unprintable(text_of((*each.label, *each.pieces)), spot.where)
            case Picture():
                yield from _picture(each, spot.where)
            case Grid():
                yield from _table(each, spot.where)
            case _:
                assert_never(each)


def _spots(printed: Iterable[Printed], within: str) -> Iterator[_Spot]:
    """Walk what is printed, naming each place by its heading, its numbers and its id."""
    heading, labels = "", dict[int, str]()
    for each in printed:
        if isinstance(each, Title):
            heading, labels, name = text_of(each.pieces), {}, each.instrument
        else:
            name = each.clause
            if isinstance(each, Passage) and each.role is Role.HEADING:
                heading, labels = text_of((*each.label, *each.pieces)), {}
            elif isinstance(each, Passage) and each.role is Role.CLAUSE:
                labels = {depth: label for depth, label in labels.items() if depth < each.depth}
                labels[each.depth] = text_of(each.label).strip()
        parts = (within, heading.strip(), " ".join(filter(None, labels.values())))
        yield _Spot(where=f"{', '.join(filter(None, parts))} [{name}]".strip(), printed=each)


def _unprintable(text: str, where: str) -> Iterator[Finding]:
    if missing := lacking(text):
        listed = ", ".join(named(character) for character in missing)
        yield Finding(
            code="character-unprintable",
            problem=f"The typeface of the PDF, {FAMILY}, cannot show {listed}, in {where}.",
            remedy=REMEDY,
        )


def _picture(picture: Picture, where: str) -> Iterator[Finding]:
    if not picture.alternative.strip():
        yield Finding(
            code="alternative-missing",
            problem=f"The picture {picture.path} has no words that stand in for it, in {where}.",
            remedy="Write between its square brackets what it shows.",
        )
    yield from _unprintable(picture.alternative, where)


def _table(grid: Grid, where: str) -> Iterator[Finding]:
    table = lay_out(grid)
    yield from uneven(table, where)
    if table.columns > _COLUMNS:
        yield Finding(
            code="table-too-wide",
            problem=f"A table has {table.columns} columns; no letter would fit in them, in "
            f"{where}.",
            remedy=f"Divide it into tables of {_COLUMNS} columns at most.",
        )
    for row in (*grid.header, *grid.rows):
        for cell in row.cells:
            for passage in cell.passages:
                yield from _unprintable(text_of((*passage.label, *passage.pieces)), where)


def _levels(flow: Flow) -> Iterator[Finding]:
    """Find headings without words, and those more than one level below the one before."""
    before = 0
    titles = int(any(isinstance(each, Title) for each in flow.printed))
    for spot in _spots(flow.printed, ""):
        each = spot.printed
        if isinstance(each, Title):
            level, words = 1, text_of(each.pieces)
        elif isinstance(each, Passage) and each.role is Role.HEADING:
            level, words = each.depth + 1 + titles, text_of((*each.label, *each.pieces))
        else:
            continue
        if not words.strip():
            yield Finding(
                code="heading-empty",
                problem=f"A heading has no words, in {spot.where}.",
                remedy="Write the heading, or take it out.",
            )
        if level > before + 1:
            yield Finding(
                code="heading-skips",
                problem=f"A heading is {level - before} levels below the one before: {spot.where}.",
                remedy="Take # signs off it until it is one below the heading it stands under.",
            )
        before = level


def _notes(flow: Flow) -> Iterator[Finding]:
    keys = footnotes.by_key(flow.notes)
    called = {footnotes.called(*call, keys) for call in _calls(flow.printed)}
    for note in flow.notes:
        yield from _unprintable(text_of(note.pieces), f"footnote {note.label} of {note.instrument}")
    for _, label in sorted(called - keys.keys()):
        yield Finding(
            code="footnote-missing",
            problem=f"Footnote {label} is called in the words, but there is no such footnote.",
            remedy=f"Write the footnote, as [^{label}]: and its words, or take its mark out.",
        )
    for _, label in sorted(keys.keys() - called):
        yield Finding(
            code="footnote-uncalled",
            problem=f"Footnote {label} is not called anywhere, so it would not be printed.",
            remedy=f"Put [^{label}] in the words it belongs to, or take the footnote out.",
        )
    for _, label in footnotes.doubled(flow.notes):
        yield Finding(
            code="footnote-doubled",
            problem=f"Two footnotes of one protocol have the same mark, {label}.",
            remedy="Give each footnote its own mark.",
        )


def _calls(printed: Iterable[Printed]) -> Iterator[footnotes.NoteKey]:
    for each in printed:
        match each:
            case Title():
                yield from ((each.instrument, p.note) for p in each.pieces if p.note)
            case Passage():
                instrument = each.clause.partition(".")[0]
                pieces = (*each.label, *each.pieces)
                yield from ((instrument, p.note) for p in pieces if p.note)
            case Grid():
                for row in (*each.header, *each.rows):
                    for cell in row.cells:
                        yield from _calls(cell.passages)
            case Picture():
                pass
            case _:
                assert_never(each)
