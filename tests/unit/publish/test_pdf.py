"""A sheet becomes the same PDF everywhere, or is refused in words that name the clause."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
import typst

import sheets
from constitution_tool.errors import LawBroken, Malformed
from constitution_tool.model.passage import Flow, Grid, Passage, Picture, Role, Title
from constitution_tool.model.settings import ACCENT, contrast_on_white
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.publish.pdf import document as module
from constitution_tool.publish.pdf.data import sheet_data
from constitution_tool.publish.pdf.document import pdf
from constitution_tool.publish.pdf.typeface import characters

HOSTILE = (
    '#panic("x") $x$ *bold* _em_ `raw` <label> @ref \\ \\n " \' // c /* c */ = h - i + e ~ -- --- '
    '... https://x.example [y] {z} #import "a" #sys.inputs {{ jinja }} %d'
)


def text_sheet(*printed, notes=()) -> Sheet:
    title = Title(instrument="p1", pieces=(sheets.w("P1. PROTOCOL"),))
    body = TextBody(flow=Flow(printed=(title, *printed), notes=notes))
    return replace(sheets.clean_sheet(), body=body)


@pytest.mark.parametrize("name", ["clean_sheet", "tracked_sheet", "schedule_sheet"])
def test_every_kind_of_sheet_prints_tagged_in_its_language_with_its_title(name):
    made = pdf(getattr(sheets, name)())
    assert made.startswith(b"%PDF-1.7")
    assert b"/Lang(en-GB)" in made.replace(b" ", b"")
    assert b"/Marked true" in made
    assert b"DisplayDocTitle true" in made


def test_the_same_sheet_gives_the_same_bytes_in_another_process_time_zone_and_language():
    program = (
        "import sys, sheets; from constitution_tool.publish.pdf.document import pdf; "
        "[sys.stdout.buffer.write(pdf(s())) for s in "
        "(sheets.clean_sheet, sheets.tracked_sheet, sheets.schedule_sheet)]"
    )
    here = Path(__file__).parents[2]
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": str(here), "TZ": zone, "LANG": language}
            | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": epoch},
            check=True,
            capture_output=True,
        ).stdout
        for zone, language, seed, epoch in (
            ("Pacific/Kiritimati", "cy_GB.UTF-8", "1", "1"),
            ("America/Los_Angeles", "C", "2", "1700000000"),
        )
    }
    assert len(made) == 1
    assert len(made.pop()) > 10_000


def test_hostile_text_is_only_text_wherever_it_stands():
    sheet = replace(
        text_sheet(
            sheets.heading("p1.h", HOSTILE),
            sheets.clause("p1.zzzzz", "i.", HOSTILE, sheets.w(HOSTILE, sheets.added(1))),
            sheets.bullet("p1.zzzzz", HOSTILE),
        ),
        council=HOSTILE,
        kicker=HOSTILE,
        title=HOSTILE,
        status=HOSTILE,
        notice=HOSTILE,
        key=(HOSTILE,),
        last=(HOSTILE, HOSTILE),
    )
    assert pdf(sheet).startswith(b"%PDF")


def refused(sheet: Sheet) -> dict[str, str]:
    with pytest.raises(Malformed) as caught:
        pdf(sheet)
    assert all(finding.remedy for finding in caught.value.findings)
    return {finding.code: finding.problem for finding in caught.value.findings}


def test_a_character_the_typeface_lacks_is_refused_by_name_and_clause():
    said = refused(
        text_sheet(
            sheets.heading("p1.top", "Money"),
            sheets.clause("p1.c1", "i.", "fine"),
            sheets.clause("p1.c2", "a)", "a smile 😀", depth=1),
        )
    )["character-unprintable"]
    assert "GRINNING FACE (U+1F600)" in said
    assert "Money, i. a) [p1.c2]" in said


@pytest.mark.parametrize(
    "character", ["\t", "\x07", "\x00", "\r", "\ue000", "\ufffe", "ا", "\ud7ff"]
)
def test_what_would_vanish_or_print_as_a_box_is_refused(character):
    said = refused(text_sheet(sheets.clause("p1.c1", "i.", f"a{character}b")))
    assert f"U+{ord(character):04X}" in said["character-unprintable"]


def test_every_character_is_looked_at_in_tables_notes_pictures_and_the_schedule():
    cell = sheets.cell("😀")
    table = Grid(clause="p1.t", depth=-1, header=(), rows=(sheets.row(cell),))
    picture = Picture(clause="p1.p", path="a.png", alternative="😀")
    assert refused(text_sheet(table))
    assert refused(text_sheet(picture))
    assert refused(
        text_sheet(
            sheets.clause("p1.c", "i.", sheets.note_call("1")),
            notes=(replace(sheets.tracked_flow().notes[0], pieces=(sheets.w("😀"),)),),
        )
    )
    schedule = sheets.schedule_sheet()
    part = schedule.body.parts[0]
    facts = (("Reason", "😀"),)
    part = replace(part, blocks=(replace(part.blocks[0], facts=facts),))
    said = refused(replace(schedule, body=replace(schedule.body, parts=(part,))))
    assert "entry 1 of the schedule" in said["character-unprintable"]
    assert refused(replace(schedule, last=("😀",)))


def test_a_document_needs_a_title_and_a_language():
    said = refused(replace(sheets.clean_sheet(), title=" ", language="English"))
    assert set(said) == {"title-missing", "language-unknown"}


def test_headings_that_skip_a_level_or_say_nothing_are_named():
    said = refused(
        text_sheet(
            sheets.heading("p1.a", "Top"),
            sheets.heading("p1.b", "Far below", depth=2),
            sheets.heading("p1.c", " "),
        )
    )
    assert "Far below [p1.b]" in said["heading-skips"]
    assert "p1.c" in said["heading-empty"]


def test_a_picture_without_words_is_named():
    picture = Picture(clause="p1.p", path="map.png", alternative=" ")
    said = refused(text_sheet(sheets.heading("p1.p", "Wards"), picture))
    assert "map.png" in said["alternative-missing"]
    assert "Wards" in said["alternative-missing"]


@pytest.mark.parametrize(
    "rows",
    [
        (sheets.row("a", "b"), sheets.row("c")),
        (sheets.row(sheets.cell("a", rows=2), "b"), sheets.row("c", "d")),
        (sheets.row("a", sheets.cell("b", rows=2), "c"), sheets.row(sheets.cell("d", cols=2))),
        (sheets.row(sheets.cell("a", rows=3), "b"), sheets.row("c")),
    ],
)
def test_a_table_with_uneven_rows_is_refused(rows):
    table = Grid(clause="p1.t", depth=-1, header=(), rows=rows)
    sheet = text_sheet(sheets.heading("p1.t", "Limits"), table)
    assert "Limits" in refused(sheet)["table-uneven"]


@pytest.mark.parametrize(("columns", "is_refused"), [(20, False), (21, True)])
def test_a_table_whose_columns_could_not_hold_a_letter_is_refused(columns, is_refused):
    table = Grid(clause="p1.t", depth=-1, header=(), rows=(sheets.row(*["a"] * columns),))
    sheet = text_sheet(sheets.heading("p1.t", "Limits"), table)
    if is_refused:
        assert "Limits" in refused(sheet)["table-too-wide"]
    else:
        assert pdf(sheet)


def test_a_footnote_without_words_or_without_a_call_is_refused():
    note = sheets.tracked_flow().notes[0]
    said = refused(
        text_sheet(sheets.clause("p1.c", "i.", sheets.note_call("9")), notes=(note, note))
    )
    assert set(said) == {"footnote-missing", "footnote-uncalled", "footnote-doubled"}


def test_two_protocols_may_each_have_a_footnote_1_and_each_prints_its_own():
    flow = Flow(
        printed=(
            Title(instrument="p1", pieces=(sheets.w("P1. ONE"),)),
            sheets.clause("p1.c", "i.", "x", sheets.note_call("1"), sheets.note_call("1")),
            Title(instrument="p2", pieces=(sheets.w("P2. TWO"),)),
            sheets.clause("p2.c", "i.", "y", sheets.note_call("1")),
        ),
        notes=tuple(
            replace(sheets.tracked_flow().notes[0], instrument=name) for name in ("p1", "p2")
        ),
    )
    assert pdf(replace(sheets.clean_sheet(), body=TextBody(flow=flow)))


def test_what_typst_says_no_to_is_our_fault_and_no_traceback(monkeypatch):
    monkeypatch.setattr(module, "_template", lambda: b"#panic(1)")
    with pytest.raises(LawBroken, match="could not be set") as caught:
        pdf(sheets.clean_sheet())
    assert isinstance(caught.value.__cause__, typst.TypstError)
    assert caught.value.findings[0].remedy


def test_every_colour_of_words_is_at_least_seven_to_one_on_white():
    template = (files("constitution_tool.publish") / "templates" / "sheet.typ").read_text("utf-8")
    named = dict(re.findall(r"([\w-]+)(?: =|:) rgb\(\"#([0-9a-f]{6})\"\)", template))
    named["accent"] = ACCENT.removeprefix("#")
    words = {"accent", "quiet", "added", "deleted", "moved-from", "moved-to"}
    assert words <= set(named)
    for name in words:
        assert contrast_on_white(f"#{named[name]}") >= 7, name


def test_the_typeface_shows_what_councils_write():
    needed = "ŵŷŴŶâéïöł£€§¶†‡½¼²°–—…‘’“”•→≤≥☐☑\u00a0\u2011"
    assert set(needed) <= characters()
    assert not set("\t\x07😀ا") & characters()


def test_a_clause_marked_as_gone_is_not_what_a_link_leads_to():
    gone, here = sheets.moved_from(1, "p1.m"), sheets.moved_to(1, "p1.m")
    made = pdf(
        text_sheet(
            sheets.clause("p1.m", "i.", "moved", marks=gone),
            sheets.clause("p1.l", "ii.", sheets.w("see it", link="#p1.m")),
            sheets.clause("p1.m", "iii.", "moved", marks=here),
        )
    )
    assert made.startswith(b"%PDF")


def test_words_without_headings_or_a_title_still_print():
    flow = Flow(
        printed=(Passage(clause="p1.a", role=Role.WORDS, depth=-1, pieces=(sheets.w("Words."),)),)
    )
    assert pdf(replace(sheets.clean_sheet(), body=TextBody(flow=flow, contents=False), last=()))


def test_the_colour_of_the_house_is_carried():
    green = replace(sheets.schedule_sheet(), accent="#0b5d1e")
    assert pdf(green) != pdf(sheets.schedule_sheet())
    assert sheet_data(green)["accent"] == "#0b5d1e"
