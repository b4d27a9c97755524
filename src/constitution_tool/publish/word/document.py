"""How a sheet becomes a Word file, proved before it is handed over."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Malformed
from constitution_tool.model.passage import Flow
from constitution_tool.model.sheet import ScheduleBody, TextBody, pictures_in
from constitution_tool.ooxml import drawing, parts
from constitution_tool.ooxml.house import OURS, House
from constitution_tool.ooxml.markup import (
    DECLARATION,
    NAMESPACES,
    ForbiddenError,
    Links,
    attribution,
    encode,
    run,
    styled,
)
from constitution_tool.ooxml.numbering import numbering
from constitution_tool.ooxml.package import pack
from constitution_tool.ooxml.parts import section
from constitution_tool.ooxml.read_marks import Extent
from constitution_tool.publish.page_words import CHANGE_CONTROL, NOT_ON_RECORD, appended
from constitution_tool.publish.word import front
from constitution_tool.publish.word import schedule as word_schedule
from constitution_tool.publish.word.bench import Bench
from constitution_tool.publish.word.beside import abreast
from constitution_tool.publish.word.body import body
from constitution_tool.publish.word.characters import forbidden_in
from constitution_tool.publish.word.moves import Moves, moves
from constitution_tool.publish.word.notes import comments, footnotes, keyed
from constitution_tool.publish.word.paragraph import Paragraphs
from constitution_tool.publish.word.read_back import prove
from constitution_tool.publish.word.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Grid
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.ooxml.measures import Measures
    from constitution_tool.ooxml.package import Parts


def word(sheet: Sheet, house: House = OURS) -> bytes:
    """Set a sheet as a Word file (.docx): the same sheet and house give the same bytes.

    It is read back before it is handed over: rejecting every tracked change must give the old text
    and accepting every one the new, to the character, and a schedule must say every line (law 5).

    Raises:
        Malformed: the text holds a character no Word file can, a table with uneven rows, or a
            footnote that is never called, called but not there, or there twice.
        LawBroken: the file did not read back as the sheet it was made from; or the sheet has not
            the entry of a change, or the picture, that it shows.
    """
    made = unproved(sheet, house)
    with ThreadPoolExecutor(max_workers=1) as aside:
        packed = aside.submit(pack, made)  # compressing leaves this thread free to prove
        prove(made, sheet)
        return packed.result()


def unproved(sheet: Sheet, house: House = OURS) -> Parts:
    """Set a sheet as the parts of a Word file, which nobody has read back yet.

    Raises:
        Malformed: the text holds a character no Word file can, a table with uneven rows, or a
            footnote that is never called, called but not there, or there twice.
        LawBroken: the sheet has not the entry of a change, or the picture, that it shows.
    """
    match sheet.body:
        case TextBody():
            return _text(sheet, sheet.body, house)
        case ScheduleBody():
            return _schedule(sheet, sheet.body, house)
        case _:
            assert_never(sheet.body)


def _text(sheet: Sheet, text: TextBody, house: House) -> Parts:
    flow = text.flow
    found = survey(flow)
    setting = Paragraphs(
        width=house.page.text,
        measures=found.measures(house),
        unnumbered=found.unnumbered,
        protected=text.protected,
    )
    moved = moves(flow.printed)
    bench = Bench(
        names={**found.gone, **found.standing},
        standing=found.standing.keys(),
        entries={note.number: note for note in text.entries},
        unattributed=attribution(NOT_ON_RECORD, sheet.day.isoformat()),
        notes=keyed(flow.notes),
        moves=moved.names,
        pictures=sheet.pictures,
        house=house,
    )
    lines = front.contents(found.headed) if text.contents else ()
    start, end = bench.bracket(Extent.TEXT.value)
    further, further_end = bench.bracket(Extent.FURTHER.value)

    def content() -> Iterator[str]:
        yield front.first_page(sheet, bench, lines, tracked=found.tracked)
        yield start
        yield from body(flow, bench, setting, moved)
        yield end + front.after_text(bench.ids.next())
        yield further + abreast(text.abreast, bench)
        for heading, grid in appended(sheet):
            yield from _appended(heading, grid, bench, setting)
        yield further_end + front.last_page(sheet.last)
        yield section(house.page, first=front.runs_on(sheet))

    return together(sheet, bench, setting.measures, content(), tracked=found.tracked)


def _appended(heading: str, grid: Grid, bench: Bench, setting: Paragraphs) -> Iterator[str]:
    """Set a table that stands after the text, under its heading."""
    name = "_control" if heading == CHANGE_CONTROL else "_examples"
    yield styled("Heading1", front.anchor(name, bench.ids.next(), run(heading)))
    nothing_moved = Moves(starts={}, ends={}, names=frozenset())
    yield from body(Flow(printed=(grid,)), bench, setting, nothing_moved)


def _schedule(sheet: Sheet, schedule: ScheduleBody, house: House) -> Parts:
    bench = Bench(
        names=word_schedule.names(schedule),
        entries={},
        unattributed=attribution(NOT_ON_RECORD, sheet.day.isoformat()),
        notes={},
        pictures=sheet.pictures,
        house=house,
    )
    start, end = bench.bracket(Extent.SCHEDULE.value)
    content = (
        front.first_page(sheet, bench, word_schedule.lines(schedule), tracked=False),
        start,
        word_schedule.schedule(schedule, bench),
        end,
        front.last_page(sheet.last),
        section(house.page, first=False),
    )
    return together(sheet, bench, house.measures, content, tracked=False)


def together(
    sheet: Sheet, bench: Bench, measures: Measures, content: Iterable[str], *, tracked: bool
) -> Parts:
    """Put the parts together, after looking once for characters that none of them may hold.

    `content` is the body in pieces, each made when it is asked for. What the other parts say of it
    (links, footnotes, comments) is known when it is all made.

    Raises:
        Malformed: a part would hold such a character; or as whatever makes the body.
        LawBroken: as whatever makes the body.
    """
    house = bench.house
    drawn = sheet.pictures and any(pictures_in(sheet.body))
    names = NAMESPACES + drawing.NAMES if drawn else NAMESPACES
    start = f"{DECLARATION}<w:document {names}><w:body>"
    try:
        document = encode(chain((start,), content, ("</w:body></w:document>",)))
        others = _others(sheet, bench, measures, tracked=tracked)
        held = {name: encode((text,)) for name, text in others.items()}
    except ForbiddenError as broken:
        raise Malformed(*forbidden_in(sheet)) from broken
    held.update({f"word/{each.target}": each.data for each in bench.media.held()})
    held.update(house.letterhead.pictures)
    if house.theme:
        held["word/theme/theme1.xml"] = house.theme
    root = parts.relationships(parts.ROOT).encode()
    held = {"_rels/.rels": root, "word/document.xml": document, **held}
    return {"[Content_Types].xml": parts.content_types(held).encode(), **held}


def _others(sheet: Sheet, bench: Bench, measures: Measures, *, tracked: bool) -> dict[str, str]:
    """Print every other part that is made of words.

    Raises:
        Malformed: a footnote is never called.
    """
    house = bench.house
    note_links = Links("note")
    notes = footnotes(bench, note_links)
    title = f"{sheet.kicker}: {sheet.title}" if sheet.kicker else sheet.title
    properties = parts.Properties(
        title=title,
        author=sheet.council,
        language=sheet.language,
        day=sheet.day.isoformat(),
        custom=(
            ("TextDigest", sheet.text_digest),
            *((("BaseDigest", sheet.base_digest),) if sheet.base_digest else ()),
            ("CheckCode", sheet.check_code),
            ("Amendments", ", ".join(sheet.amendments)),
        ),
    )
    links = tuple((name, "hyperlink", address) for name, address in bench.links.items())
    links += tuple((each.link, "image", each.target) for each in bench.media.held())
    from_notes = tuple((name, "hyperlink", address) for name, address in note_links.items())
    texts = {
        "word/_rels/document.xml.rels": parts.relationships(
            (*parts.DOCUMENT, *((parts.THEME,) if house.theme else ()), *links)
        ),
        "word/styles.xml": house.style_sheet(measures, sheet.language, sheet.accent),
        "word/settings.xml": parts.settings(house.tongue(sheet.language), tracked=tracked),
        "word/numbering.xml": numbering(),
        "word/fontTable.xml": house.font_table(),
        "word/footnotes.xml": notes,
        "word/comments.xml": comments(bench),
        "word/header1.xml": parts.header((title, sheet.kicker), sheet.status, house),
        "word/header2.xml": parts.first_header(house),
        "word/footer1.xml": parts.footer(sheet.notice, house),
        "word/footer2.xml": parts.footer(sheet.notice, house),
        "docProps/core.xml": parts.core(properties),
        "docProps/app.xml": parts.app(sheet.council),
        "docProps/custom.xml": parts.custom(properties),
    }
    if from_notes:
        texts["word/_rels/footnotes.xml.rels"] = parts.relationships(from_notes)
    if house.letterhead.links:
        rows = parts.relationships(house.letterhead.links)
        texts["word/_rels/header2.xml.rels"] = rows
    return texts
