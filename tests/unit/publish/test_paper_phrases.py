"""What papers say of entries, marks and names is said so that it cannot be misread."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

import paper_files
import sheets
from constitution_tool.model.passage import Act, Mark, text_of
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.known import words_of
from constitution_tool.publish.papers.schedule_csv import schedule_csv


def test_two_numbers_do_not_stand_in_a_row():
    assert phrases.entry_heading(3, "Introduction, paragraph iii") == (
        "3. Introduction, paragraph iii"
    )
    assert phrases.entry_heading(1, "3 Membership, paragraph 2") == (
        "Entry 1: 3 Membership, paragraph 2"
    )


@pytest.mark.parametrize(
    ("acts", "moved"),
    [((Act.ADDED, Act.DELETED), False), ((Act.ADDED, Act.MOVED_FROM, Act.MOVED_TO), True)],
)
def test_the_key_explains_the_marks_that_there_are(acts, moved):
    (said,) = phrases.key((Mark(act=act) for act in acts), phrases.IN_APPENDIX_3)
    assert ("[Moved from here:]" in said) is moved
    assert ("[Moved to here:]" in said) is moved
    assert said.endswith("is its entry in Appendix 3.")
    assert phrases.key((), phrases.IN_APPENDIX_3) == ()


def test_change_control_cites_a_moved_paragraph_where_it_now_stands():
    sheet = paper_files.file("paper of kind change-control")
    said = words_of(sheet.body.flow.printed).replace("\u00a0", " ")
    now = "Introduction, paragraph xi (moved from Officer Advice to Party Groups, paragraph iii)"
    assert f"(2024-006): {now} (entry 2)." in said


def test_change_control_keeps_what_a_text_was_taken_from_apart_from_who_vouched_for_it():
    sheet = paper_files.file("paper of kind change-control")
    first = sheet.body.flow.printed[-1].rows[0]
    _, change, authority = ("".join(text_of(p.pieces) for p in c.passages) for c in first.cells)
    assert change.startswith("The text in force was put on record: Protocol C5 in force when")
    assert authority == "Certified by the Monitoring Officer (2024-D00)."


def test_what_was_carried_at_the_meeting_is_in_the_table_too():
    sheet = sheets.schedule_sheet()
    part = sheet.body.parts[0]
    carried = replace(part, heading=phrases.PART_C)
    whole = replace(sheet, body=replace(sheet.body, parts=(*sheet.body.parts, carried)))
    rows = list(csv.DictReader(io.StringIO(schedule_csv(whole).decode("utf-8-sig"), newline="")))
    assert [row["Part"] for row in rows].count("C") == len(part.blocks)


def test_a_name_in_the_plural_reads_as_well():
    opening = phrases.part_b_opening(None, "Rules")
    assert opening.endswith("They take effect only if Council adopts the Rules.")
