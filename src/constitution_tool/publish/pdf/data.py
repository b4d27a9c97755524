"""What a sheet's PDF is made from: the sheet as plain data for a fixed template."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Title
from constitution_tool.model.sheet import Abreast, Begins, ScheduleBody, TextBody
from constitution_tool.publish import footnotes, page_words
from constitution_tool.publish.pdf.blocks import Builder, blocks
from constitution_tool.publish.pdf.columns import fact_width, label_widths
from constitution_tool.publish.pdf.layout import Layout, anchors
from constitution_tool.publish.pdf.schedule import schedule
from constitution_tool.publish.pdf.sheet_shapes import (
    AbreastData,
    AgendaData,
    AppendedData,
    ComparisonData,
    FlowingData,
    PageWords,
    SheetData,
    TextData,
)
from constitution_tool.publish.pdf.words import Setter, act_name, note_name
from constitution_tool.publish.segments import segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constitution_tool.model.passage import Printed
    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.publish.pdf.sheet_shapes import ScheduleData


def agenda_data(sheets: Sequence[Sheet], pages: str) -> AgendaData:
    """Put several sheets into the data of one file, which is called what its cover is."""
    several = [sheet_data(sheet, f"{number}:") for number, sheet in enumerate(sheets)]
    cover = several[0]
    return AgendaData(
        name=cover["name"],
        council=cover["council"],
        description=cover["description"],
        day=cover["day"],
        pages=pages,
        sheets=several,
    )


def sheet_data(sheet: Sheet, scope: str = "") -> SheetData:
    """Put a sheet into the data that its template prints."""
    lang, _, region = sheet.language.partition("-")
    name = ": ".join(part for part in (sheet.kicker, sheet.title) if part)
    opening = Setter(_targets(sheet), ())
    layout = Layout(setter=opening, widths=(), in_cell=True, anchors={})
    return SheetData(
        scope=scope,
        close=0,
        council=sheet.council,
        kicker=sheet.kicker,
        title=sheet.title,
        name=f"{name} – {sheet.council}",
        running=name,
        description=sheet.status,
        status=sheet.status,
        notice=sheet.notice,
        lang=lang,
        region=region,
        day=(sheet.day.year, sheet.day.month, sheet.day.day),
        marked=_is_marked(sheet),
        accent=sheet.accent,
        says=PageWords(
            contents=page_words.CONTENTS,
            how_shown=page_words.HOW_SHOWN,
            columns=page_words.COLUMNS,
            nothing=page_words.NOTHING,
            left_out=page_words.LEFT_OUT,
            openers={act_name(act): f"[{said}: " for act, said in page_words.SAYS.items()},
        ),
        facts=sheet.facts,
        fact_width=fact_width(label for label, _ in sheet.facts),
        opening=[opening.words(pieces) for pieces in sheet.opening],
        key=sheet.key,
        last=sheet.last,
        body=_body(sheet),
        appended=[
            AppendedData(heading=heading, blocks=blocks((grid,), layout))
            for heading, grid in page_words.appended(sheet)
        ],
    )


def _targets(sheet: Sheet) -> frozenset[str]:
    """Name the clauses that can be linked to from outside the text."""
    if isinstance(sheet.body, ScheduleBody):
        return frozenset()
    return frozenset(anchors(_flowing(sheet.body)))


def _flowing(body: TextBody) -> tuple[Printed, ...]:
    """Give all that is printed as it flows."""
    stretches = (part for part in segments(body) if not isinstance(part, Abreast))
    return tuple(one for stretch in stretches for one in stretch)


def _is_marked(sheet: Sheet) -> bool:
    """Say whether underlining means an addition here, so that links must not be underlined."""
    return isinstance(sheet.body, ScheduleBody) or bool(sheet.key)


def _body(sheet: Sheet) -> TextData | ScheduleData:
    match sheet.body:
        case TextBody():
            return _text(sheet.body, sheet.pictures)
        case ScheduleBody():
            return schedule(sheet.body, sheet.pictures)
        case _:
            assert_never(sheet.body)


def _text(body: TextBody, pictures: Mapping[str, PictureFile]) -> TextData:
    flowing = _flowing(body)
    found = anchors(flowing)
    notes = footnotes.by_key(body.flow.notes)
    layout = Layout(
        setter=Setter(found, notes),
        widths=label_widths(flowing),
        titles=int(_is_below_title(body, flowing)),
        anchors=found,
        protected=body.protected,
        pictures=pictures,
    )
    builder = Builder(layout)
    set_parts: list[FlowingData | AbreastData] = []
    for part in segments(body):
        if isinstance(part, Abreast):
            set_parts.append(_abreast(part, layout))
        else:
            set_parts.append(
                FlowingData(k="flow", blocks=builder.stretch(part), widths=layout.widths)
            )
    return TextData(
        kind="text",
        contents=body.contents,
        runs_on=body.begins is Begins.RUNS_ON,
        segments=set_parts,
        notes={
            note_name(key): layout.setter.words(footnotes.words(each), key[0])
            for key, each in notes.items()
        },
    )


def _is_below_title(body: TextBody, flowing: Iterable[Printed]) -> bool:
    """Say whether headings stand below a title: an instrument's, or that of the document."""
    titled = any(isinstance(each, Title) for each in flowing)
    return titled or body.begins is Begins.RUNS_ON


def _abreast(part: Abreast, layout: Layout) -> AbreastData:
    """Set two texts side by side, with the footnotes of the text they stand in."""
    sides = [side for row in part.rows for side in (row.current, row.proposed)]
    widths = label_widths(printed for side in sides for printed in side)
    inner = replace(layout, widths=widths, in_cell=True, anchors={})
    return AbreastData(
        k="abreast",
        comparisons=[
            ComparisonData(
                citation=row.citation,
                current=blocks(row.current, inner),
                proposed=blocks(row.proposed, inner),
            )
            for row in part.rows
        ],
        widths=widths,
    )
