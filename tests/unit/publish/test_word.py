"""Word files are what they say: named styles, links, properties, and the text to the character."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import sheets
from constitution_tool.errors import LawBroken, Malformed
from constitution_tool.model.passage import Act, Flow, Grid, Mark, Note, Piece, Title
from constitution_tool.model.sheet import TextBody
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_marks import Extent, read
from constitution_tool.ooxml.resolve import accept_all, reject_all
from constitution_tool.publish.word.document import word
from constitution_tool.publish.word.read_back import prove
from constitution_tool.publish.word.told import Side, flow_lines
from tracked_edges import EDGES, every_edge

SHEETS = {
    "clean": sheets.clean_sheet,
    "tracked": sheets.tracked_sheet,
    "schedule": sheets.schedule_sheet,
}


def part(data: bytes, name: str = "word/document.xml") -> str:
    return unpack(data)[name].decode()


def tracked(flow: Flow) -> bytes:
    sheet = sheets.tracked_sheet()
    return word(replace(sheet, body=TextBody(flow=flow, entries=sheets.ENTRIES)))


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {name: word(sheet()) for name, sheet in SHEETS.items()}


@pytest.mark.parametrize("name", SHEETS)
def test_sound_and_repeatable(made, name):
    assert broken(made[name]) == ()
    assert word(SHEETS[name]()) == made[name]


def test_clean_text_reads_back(made):
    flow = sheets.side(sheets.tracked_flow(), sheets.Side.NEW)
    lines = read(made["clean"], Extent.TEXT)
    assert lines.old == lines.new == flow_lines(flow, Side.NEW)
    assert "iii.\tThis Protocol is used in the induction of new Members and officers." in lines.new
    assert "<w:ins " not in part(made["clean"])


def test_tracked_text_gives_both_texts(made):
    lines = read(made["tracked"], Extent.TEXT)
    flow = sheets.tracked_flow()
    assert lines.old == flow_lines(sheets.side(flow, sheets.Side.OLD), Side.OLD)
    assert lines.new == flow_lines(sheets.side(flow, sheets.Side.NEW), Side.NEW)


def test_resolving_the_markup_agrees_with_reading_it(made):
    lines = read(made["tracked"])
    accepted, rejected = accept_all(made["tracked"]), reject_all(made["tracked"])
    accepted_lines, rejected_lines = read(accepted), read(rejected)
    assert accepted_lines.old == accepted_lines.new == lines.new
    assert rejected_lines.old == rejected_lines.new == lines.old
    assert accepted_lines.old_pictures == accepted_lines.new_pictures == lines.new_pictures
    assert rejected_lines.old_pictures == rejected_lines.new_pictures == lines.old_pictures
    assert broken(accepted) == broken(rejected) == ()


@pytest.mark.parametrize("name", EDGES)
def test_edges_of_tracked_changes(name):
    data = tracked(Flow(printed=EDGES[name]))
    lines = read(data)
    assert broken(data) == ()
    assert read(accept_all(data)).new == lines.new
    assert read(reject_all(data)).new == lines.old


def test_every_edge_in_one_text():
    assert broken(tracked(every_edge())) == ()


def test_moves_are_shown_as_moves_where_word_can(made):
    document = part(made["tracked"])
    assert len(re.findall(r'<w:moveFromRangeStart [^>]*w:name="move_p1_m7vbd"', document)) == 1
    assert len(re.findall(r'<w:moveToRangeStart [^>]*w:name="move_p1_m7vbd"', document)) == 1
    assert "w:move" not in part(tracked(Flow(printed=EDGES["a move to before a table"])))


def test_a_paragraph_last_before_a_table_tracks_its_look():
    document = part(tracked(Flow(printed=EDGES["both before a table"])))
    assert document.count("<w:pPrChange") == 3


def test_authors_and_dates_come_from_the_record(made):
    document = part(made["tracked"])
    assert 'w:author="Entry 2: Monitoring Officer" w:date="2024-05-09T00:00:00Z"' in document
    assert 'w:author="Entry 1: Council" w:date="2024-05-01T00:00:00Z"' in document


def test_a_change_whose_entry_is_not_known_is_put_down_to_nobody():
    data = tracked(Flow(printed=(sheets.words("p1.x", "A.", marks=sheets.added(0)),)))
    assert 'w:author="Author not on record" w:date="2024-05-10T00:00:00Z"' in part(data)
    assert "<w:comment " not in part(data, "word/comments.xml")


def test_a_change_of_an_entry_that_is_not_there_is_refused():
    with pytest.raises(LawBroken, match="entry 99"):
        tracked(Flow(printed=(sheets.words("p1.x", "A.", marks=sheets.added(99)),)))


def test_one_comment_an_entry_at_its_first_mark(made):
    comments = re.sub("<[^>]*>", "", part(made["tracked"], "word/comments.xml"))
    for number in range(1, 7):
        assert comments.count(f"Entry {number}. ") == 1
    assert "Entry 1. Plainer words. For approval by Council." in comments


def comments_of(flow, **reasons):
    note = replace(
        sheets.ENTRIES[0], reasons=tuple((int(n[1:]), said) for n, said in reasons.items())
    )
    sheet = replace(sheets.tracked_sheet(), body=TextBody(flow=flow, entries=(note,)))
    data = word(sheet)
    assert broken(data) == ()
    texts = part(data, "word/comments.xml").split("<w:comment ")[1:]
    return part(data), [re.sub("<[^>]*>", "", text.partition(">")[2]) for text in texts]


def test_each_instruction_of_an_entry_says_its_own_reason_once():
    def mark(instruction):
        return (Mark(act=Act.ADDED, entry=1, instruction=instruction),)

    pieces = (sheets.w(f"word{n} ", mark(n)) for n in (1, 2, 3, 2))
    flow = Flow(printed=(sheets.words("p1.x", *pieces),))
    _, said = comments_of(flow, i1="Plain words.", i2="A new duty.", i3="Plain words.")
    by = "For approval by Council."
    assert said == [f"Entry 1. Plain words. {by}", f"Entry 1. A new duty. {by}"]


def test_a_change_within_a_footnote_is_commented_where_the_footnote_is_called():
    pieces = (sheets.w("As it was "), sheets.w("then", sheets.deleted(1)))
    flow = Flow(
        printed=(sheets.words("p1.x", sheets.w("Words"), sheets.note_call("1")),),
        notes=(Note(label="1", pieces=pieces, instrument="p1"),),
    )
    document, said = comments_of(flow, i1="Out of date.")
    assert said == ["Entry 1. Out of date. For approval by Council."]
    assert document.index("w:commentRangeStart") < document.index("w:footnoteReference ")


def test_bookmarks_name_clauses_and_links_lead_to_them(made):
    document = part(made["clean"])
    assert document.count('w:name="_cl_p1_9qw2t"') == 1
    assert 'w:name="_cl_p1"' in document
    assert '<w:hyperlink w:anchor="_cl_p1_p3q8f"' in document
    assert "legislation.gov.uk/ukpga/2011/20" in part(made["clean"], "word/_rels/document.xml.rels")


def test_a_moved_clause_is_bookmarked_where_it_moved_to(made):
    before, after = part(made["tracked"]).split('w:name="_cl_p1_m7vbd"')
    assert "<w:moveFromRangeStart" in before
    assert "<w:moveToRangeStart" in after
    assert "<w:moveToRangeStart" not in before


@pytest.mark.parametrize("link", ["#", "#p1.gone", "javascript:alert(1)", "file:///etc/passwd"])
def test_a_link_that_leads_nowhere_safe_prints_as_words(link):
    flow = Flow(printed=(sheets.clause("p1.x", "1.", sheets.w("See this.", link=link)),))
    sheet = replace(sheets.clean_sheet(), body=TextBody(flow=flow, contents=False))
    document = part(word(sheet))
    assert "See this." in document
    assert "hyperlink" not in document


def test_numbers_are_literal_in_a_run_of_their_own(made):
    assert '<w:t xml:space="preserve">ii.</w:t></w:r><w:r><w:tab/></w:r>' in part(made["clean"])
    assert "w:numPr" not in part(made["clean"])


def test_headings_are_headings(made):
    styles = part(made["clean"], "word/styles.xml")
    assert '<w:name w:val="heading 1"/>' in styles
    assert '<w:outlineLvl w:val="1"/>' in styles
    assert '<w:pStyle w:val="Heading2"/>' in part(made["clean"])


def test_wide_numbers_widen_their_level():
    flow = Flow(printed=(sheets.clause("p1.x", "APR10.2.14", "Words."),))
    sheet = replace(sheets.clean_sheet(), body=TextBody(flow=flow, contents=False))
    found = re.search(
        r'w:name w:val="Clause 1".*?w:hanging="(\d+)"', part(word(sheet), "word/styles.xml")
    )
    assert found is not None
    assert int(found.group(1)) > 1200


def test_properties_name_the_paper_and_what_it_was_made_from(made):
    core = part(made["tracked"], "docProps/core.xml")
    custom = part(made["tracked"], "docProps/custom.xml")
    assert "Appendix 2A: Member and Officer Protocol, showing tracked changes" in core
    assert "2024-05-10T00:00:00Z" in core
    assert sheets.CHECK_CODE in custom
    assert "ab12" * 16 in custom
    assert "2024-001, 2024-002" in custom
    assert 'w:lang w:val="en-GB"' in part(made["tracked"], "word/styles.xml")


def test_recording_is_on_only_where_changes_are_tracked(made):
    assert "<w:trackRevisions/>" in part(made["tracked"], "word/settings.xml")
    for name in ("clean", "schedule"):
        assert "trackRevisions" not in part(made[name], "word/settings.xml")
    assert 'w:name="compatibilityMode"' in part(made["clean"], "word/settings.xml")
    assert "updateFields" not in part(made["clean"], "word/settings.xml")


def test_first_page_pages_and_last_page(made):
    lines = read(made["tracked"]).new
    assert lines[:4] == (
        "Exampleshire Council",
        "Appendix 2A",
        "Member and Officer Protocol, showing tracked changes",
        sheets.STATUS,
    )
    assert any(line.startswith("Members: please read the PDF.") for line in lines)
    assert not any(line.startswith("Members: ") for line in read(made["clean"]).new)
    assert f"0006:{sheets.CHECK_CODE}" in lines
    footer = part(made["clean"], "word/footer1.xml")
    assert sheets.NOTICE in footer
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    assert sheets.STATUS in part(made["clean"], "word/header1.xml")


def test_a_tracked_file_does_not_promise_signs_it_does_not_print(made):
    assert "[Added:" not in part(made["tracked"])
    assert "All Markup" in part(made["tracked"])


def test_footnotes_are_words_footnotes_with_their_marks_as_printed(made):
    notes = part(made["clean"], "word/footnotes.xml")
    assert "The values were agreed by the Council in 2019." in notes
    assert 'w:customMarkFollows="1"' in part(made["clean"])
    assert read(made["clean"], Extent.TEXT).new[-1] == "2 See section 4."


def test_a_footnote_called_nowhere_or_missing_is_refused():
    printed = (sheets.clause("p1.x", "1.", "Words."),)
    lost = Flow(printed=printed, notes=(Note(label="7", pieces=(Piece(text="Lost."),)),))
    with pytest.raises(Malformed, match="7"):
        tracked(lost)
    call = Flow(printed=(sheets.clause("p1.x", "1.", sheets.note_call("8")),))
    with pytest.raises(Malformed, match="8"):
        tracked(call)


@pytest.mark.parametrize(
    "rows",
    [
        (sheets.row("a", "b"), sheets.row("c")),
        (sheets.row("a", "b"), sheets.row()),
        (sheets.row("a", sheets.cell("b", rows=2)), sheets.row()),
        (sheets.row(sheets.cell("a", rows=2), "b"), sheets.row("c", "d")),
        (sheets.row("a", sheets.cell("b", rows=2), "c"), sheets.row(sheets.cell("d", cols=2))),
    ],
)
def test_a_table_with_uneven_rows_is_refused(rows):
    """Word asks to repair a file whose table has a row without cells."""
    with pytest.raises(Malformed, match="columns") as refused:
        tracked(Flow(printed=(Grid(clause="p1.t4bls", depth=-1, header=(), rows=rows),)))
    assert "p1.t4bls" in refused.value.findings[0].problem


def test_a_row_may_be_filled_from_above():
    rows = (sheets.row(sheets.cell("a", rows=2)), sheets.row(), sheets.row("b"))
    data = tracked(Flow(printed=(Grid(clause="p1.t4bls", depth=-1, header=(), rows=rows),)))
    assert broken(data) == ()


def test_header_rows_repeat_and_spans_are_kept(made):
    document = part(made["clean"])
    assert "<w:tblHeader/>" in document
    assert '<w:gridSpan w:val="3"/>' in document
    assert '<w:vMerge w:val="restart"/>' in document


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\r", "\ufffe"])
def test_a_character_no_word_file_can_hold_names_its_clause(character):
    flow = Flow(printed=(sheets.clause("p1.9qw2t", "1.", f"Bad{character}word."),))
    sheet = replace(sheets.clean_sheet(), body=TextBody(flow=flow))
    with pytest.raises(Malformed) as refused:
        word(sheet)
    assert refused.value.exit_code == 3
    assert "p1.9qw2t" in refused.value.findings[0].problem
    assert f"U+{ord(character):04X}" in refused.value.findings[0].problem


def test_whitespace_and_markup_characters_survive():
    text = " two  spaces & <tags> “quotes”\tand a tab\nand a line\u2011\u00ad "
    flow = Flow(printed=(sheets.clause("p1.x", "1.", text),))
    sheet = replace(sheets.clean_sheet(), body=TextBody(flow=flow))
    assert read(word(sheet), Extent.TEXT).new == (f"1.\t{text}",)


SPOILT = {
    "a changed letter": (("induction", "lnduction"),),
    "a changed case": (("The Council is", "The council is"),),
    "a lost space": (("core values<", "core values <"),),
    "an unmarked change": (("<w:ins ", "<w:smartTag "), ("</w:ins>", "</w:smartTag>")),
    "a paragraph mark left unmarked": (("<w:rPr><w:del w:id", "<w:rPr><w:noProof w:id"),),
    "a row left unmarked": (("<w:trPr><w:del ", "<w:trPr><w:hidden "),),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_file_that_does_not_read_back_is_never_handed_over(made, name):
    parts = unpack(made["tracked"])
    document = parts["word/document.xml"].decode()
    for old, new in SPOILT[name]:
        assert old in document
        document = document.replace(old, new)
    parts["word/document.xml"] = document.encode()
    with pytest.raises(LawBroken) as refused:
        prove(parts, sheets.tracked_sheet())
    assert refused.value.exit_code == 70


def test_each_instrument_has_its_own_footnotes():
    flow = Flow(
        printed=(
            sheets.clause("p1.x", "1.", "One", sheets.note_call("1")),
            sheets.clause("p2.x", "1.", "Two", sheets.note_call("1")),
        ),
        notes=tuple(
            Note(label="1", instrument=name, pieces=(Piece(text=f"Note of {name}."),))
            for name in ("p1", "p2")
        ),
    )
    assert read(tracked(flow), Extent.TEXT).new[-3:] == ("1 Note of p1.", "\x1c", "1 Note of p2.")


def test_a_footnote_that_stands_otherwise_in_each_text():
    def note(text: str, marks: tuple[Mark, ...]) -> Note:
        return Note(
            label="1", instrument="p1", pieces=(Piece(text=text, marks=marks),), marks=marks
        )

    flow = Flow(
        printed=(sheets.clause("p1.x", "1.", "One", sheets.note_call("1")),),
        notes=(note("Old.", sheets.deleted(1)), note("New.", sheets.added(1))),
    )
    lines = read(tracked(flow), Extent.TEXT)
    assert (lines.old[-1], lines.new[-1]) == ("1 Old.", "1 New.")
    doubled = replace(flow, notes=(*flow.notes, note("Newer.", sheets.added(2))))
    with pytest.raises(Malformed, match="Two footnotes"):
        tracked(doubled)


def test_a_title_that_comes_and_one_that_goes():
    def title(name: str, marks: tuple[Mark, ...]) -> Title:
        return Title(instrument=name, pieces=(Piece(text=name, marks=marks),), marks=marks)

    flow = Flow(printed=(title("p1", sheets.deleted(1)), title("p2", sheets.added(1))))
    lines = read(tracked(flow), Extent.TEXT)
    assert (lines.old, lines.new) == (("p1",), ("p2",))


def test_the_colour_of_the_house_is_carried():
    plain, green = (
        unpack(word(replace(sheets.schedule_sheet(), accent=accent)))["word/styles.xml"].decode()
        for accent in ("#1f3a5f", "#0b5d1e")
    )
    assert "1F3A5F" in plain
    assert green == plain.replace("1F3A5F", "0B5D1E")
