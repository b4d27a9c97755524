"""The schedule in Word: parts, blocks, two columns, changes shown in words, links within it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sheets
from constitution_tool.model.sheet import Comparison, ScheduleBlock, ScheduleBody, SchedulePart
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.line_signs import CELL, ROW, TABLE
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_marks import read
from constitution_tool.publish.word.document import word


@pytest.fixture(scope="module")
def lines() -> tuple[str, ...]:
    return read(word(sheets.schedule_sheet())).new


def block_of(lines: tuple[str, ...], heading: str) -> tuple[str, ...]:
    """The lines from an entry's heading (not its line in the contents) to the next fact's end."""
    start = len(lines) - 1 - lines[::-1].index(heading)
    end = next(n for n in range(start, len(lines)) if lines[n].startswith("Authority\t"))
    return lines[start : end + 1]


def test_an_entry_is_a_block(lines):
    assert block_of(lines, "1. Introduction, paragraph i") == (
        "1. Introduction, paragraph i",
        "In P1, Introduction, paragraph i, for “efficient manner” substitute “efficient way”.",
        *(TABLE, ROW, CELL, "Current text", CELL, "Proposed text", ROW, CELL),
        "i.\tThe purpose of this Protocol is to guide Members and officers of the Council in their "
        "relations with one another in such a way as to ensure that the business of the Council "
        "is done in an open, effective and [Deleted: efficient manner].",
        CELL,
        "i.\tThe purpose of this Protocol is to guide Members and officers of the Council in their "
        "relations with one another in such a way as to ensure that the business of the Council "
        "is done in an open, effective and [Added: efficient way].",
        "Reason\tPlainer words.",
        "Authority\tFor approval by Council.",
    )


def test_an_added_clause_has_no_current_words(lines):
    block = block_of(lines, "2. Introduction, new paragraph iii")
    assert "(No words.)" in block
    assert (
        "iii.\t[Added: This Protocol is used in the induction of new Members and officers.]"
        in block
    )
    assert "[Added: Induction takes place within six weeks of the election.]" in block


def test_a_move_with_an_edit_says_both(lines):
    block = block_of(lines, "6. Roles of Members and officers, paragraph ii")
    assert (
        "ii.\t[Moved from here: This Protocol can be revised or amended at any time by "
        "[Deleted: the Council, subject to its procedures].]" in block
    )
    assert any(line.startswith("i.\t[Moved to here: This Protocol") for line in block)


def test_a_blank_edit_at_the_edge_of_a_move_is_said():
    moved, edited = sheets.moved_to(1), sheets.moved_to(1) + sheets.added(1)
    words = (" ", edited), ("Members", moved), (" ", edited), ("vote.", moved), (" ", edited)
    clause = replace(
        sheets.clause("p1.c", (sheets.w("ii.", moved),)),
        pieces=tuple(sheets.w(text, marks) for text, marks in words),
    )
    compared = Comparison(citation="Paragraph ii", clause="p1.c", current=(), proposed=(clause,))
    block = ScheduleBlock(
        number=1, heading="A", sentences=("B.",), comparisons=(compared,), facts=()
    )
    part = SchedulePart(heading="Part A", opening="C.", blocks=(block,), empty="")
    sheet = replace(sheets.schedule_sheet(), body=ScheduleBody(parts=(part,)))
    assert (
        "ii.\t[Moved to here: [Added: (space)]Members[Added: (space)]vote.[Added: (space)]]"
        in read(word(sheet)).new
    )


def test_a_change_of_another_entry_says_whose_it_is(lines):
    block = block_of(lines, "3. Introduction, paragraph iv")
    assert any(line.startswith("[Deleted: iii.] 2 It should be read") for line in block)
    assert any("guidance [Added: or training] issued" in line for line in block)


def test_tables_stand_one_above_the_other(lines):
    block = block_of(lines, "4. Who decides")
    assert block.count(TABLE) == 2
    assert "[Deleted: Naming of streets]" in block
    assert "£[Added: 10,000]" in block


def test_parts_say_what_is_asked_and_what_is_left_out(lines):
    assert "For decision. Council is asked to approve these changes." in lines
    assert "2024-007, Breaches: Not yet decided. Not included in the text before Council." in lines
    assert sheets.schedule_sheet().key[0] in lines


def test_a_part_without_changes_says_so():
    sheet = sheets.schedule_sheet()
    assert isinstance(sheet.body, ScheduleBody)
    parts = tuple(replace(part, blocks=()) for part in sheet.body.parts)
    data = word(replace(sheet, body=replace(sheet.body, parts=parts, left_out=())))
    assert "There are no changes for approval." in read(data).new
    assert broken(data) == ()


def test_nothing_in_it_is_a_tracked_change():
    document = unpack(word(sheets.schedule_sheet()))["word/document.xml"].decode()
    for element in ("<w:ins ", "<w:del ", "<w:move"):
        assert element not in document


def test_links_lead_from_the_contents_to_entries_and_between_clauses():
    document = unpack(word(sheets.schedule_sheet()))["word/document.xml"].decode()
    assert '<w:hyperlink w:anchor="_entry_6"' in document
    assert 'w:name="_entry_6"' in document
    assert document.count('w:name="_cl_p1_9qw2t"') == 1


def test_several_comparisons_each_name_their_clause():
    sheet = sheets.schedule_sheet()
    assert isinstance(sheet.body, ScheduleBody)
    block = sheet.body.parts[0].blocks[0]
    more = Comparison(
        citation="Review, paragraph ii",
        clause="p1.z9xcv",
        current=(),
        proposed=(sheets.clause("p1.z9xcv", "ii.", "Words.", marks=sheets.added(1)),),
    )
    part = replace(
        sheet.body.parts[0],
        blocks=(replace(block, comparisons=(*block.comparisons, more)),),
    )
    data = word(replace(sheet, body=replace(sheet.body, parts=(part,))))
    assert "Review, paragraph ii" in read(data).new
    assert broken(data) == ()
