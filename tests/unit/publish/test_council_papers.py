"""Which tracked papers are made: since the text in force, and since the Committee's draft."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import council_on_record as record
from constitution_tool.engine.comparing.resolve import Side, resolve
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.ooxml.package import unpack
from constitution_tool.publish.papers.case import case
from constitution_tool.publish.papers.council import papers
from constitution_tool.publish.papers.protected import protected
from constitution_tool.publish.word.document import word

MEETING = '\n[[meeting]]\ndate = 2024-05-21\nbody = "Full Council"\ntitle = "Annual Meeting"\n'
LATER = date(2024, 5, 9)


def made(council):
    council.files["constitution.toml"] += MEETING.encode()
    kept = read_record(council.files)
    return {sheet.kicker: sheet for sheet in papers(case(kept, standings(kept)))}


def entered(council, *amendments):
    for amendment in amendments:
        council.propose(amendment).sign(amendment.id).enter(amendment.id)
    return council


def words(flow, side):
    said = (piece.text for one in resolve(flow, side).printed for piece in one.pieces)
    return " ".join(said)


def test_there_is_no_2b_where_the_committees_draft_was_the_text_in_force():
    council = record.on_record()
    assert set(made(entered(council, record.training(council)))) == {
        *("Appendix 1", "Appendix 2A", "Appendix 3"),
    }


def test_2b_shows_what_changed_since_the_committee_last_gave_its_authority():
    council = record.on_record()
    entered(council, record.training(council))
    again = replace(record.DELEGATION, id="2024-D02", day=LATER, start=LATER)
    council.delegate(again, LATER)
    under = replace(record.UNDER, delegation="2024-D02")
    amendment = replace(record.notes(council), basis=under)
    council.propose(amendment).sign(amendment.id, day=LATER).enter(amendment.id)
    papers_ = made(council)
    all_, since = papers_["Appendix 2A"].body, papers_["Appendix 2B"].body
    assert "may read any guidance" in words(all_.flow, Side.OLD)
    assert "must read any guidance" in words(since.flow, Side.OLD)
    assert words(all_.flow, Side.NEW) == words(since.flow, Side.NEW)
    numbers = {
        mark.entry
        for one in since.flow.printed
        for piece in one.pieces
        for mark in piece.marks
    }  # fmt: skip
    assert numbers == {2}  # as in the schedule, where the first entry is the earlier amendment
    data = word(papers_["Appendix 2B"])
    assert data.startswith(b"PK")


def protect(council, *ids):
    listed = ", ".join(f'"{id_}"' for id_ in ids)
    law = council.files["source/constitution.toml"].decode()
    council.files["source/constitution.toml"] = law.replace(
        "protected = []", f"protected = [{listed}]"
    ).encode()
    return council


def test_protected_paragraphs_are_ruled_and_named_on_the_first_page():
    council = protect(record.Council(), "c5.ddddd", "c6.bbbbb").found().delegate()
    sheet = made(entered(council, record.training(council)))["Appendix 1"]
    assert sheet.body.protected == {"c5.ddddd"}
    last = sheet.opening[-1]
    assert last[0].text.startswith("Protected paragraphs, which the law requires")
    assert [(p.text, p.link) for p in last if p.link] == [
        ("C5, Introduction, paragraph ii", "#c5.ddddd")
    ]
    document = unpack(word(sheet))["word/document.xml"].decode()
    ruled = [p for p in document.split("<w:p>") if "<w:pBdr><w:left " in p]
    assert [re.sub("<[^>]*>", "", p) for p in ruled] == ["ii.Officers may read the notes."]


def test_all_that_stands_within_a_protected_heading_is_protected():
    council = protect(record.Council(), "c5.bbbbb").found().delegate()
    sheet = made(council)["Appendix 1"]
    assert sheet.body.protected == {"c5.bbbbb", "c5.ccccc", "c5.ddddd", "c5.fffff"}


class Listed(tuple):
    """Ids of what is protected, counting how often they are walked."""

    walks = 0

    def __iter__(self):
        Listed.walks += 1
        return super().__iter__()


def test_what_is_protected_is_walked_once_however_long_the_text():
    text = read_record(record.on_record().files).source.constitution
    Listed.walks = 0
    kept = protected(text, Listed(("c5.bbbbb", "c5.ddddd")))
    assert kept.ids == {"c5.bbbbb", "c5.ccccc", "c5.ddddd", "c5.fffff"}
    assert Listed.walks == 1


def test_nothing_is_said_of_protection_where_nothing_is_protected():
    sheet = made(record.on_record())["Appendix 1"]
    assert not sheet.body.protected
    assert "rotected" not in "".join(piece.text for line in sheet.opening for piece in line)


def test_change_control_says_what_was_put_on_record_decided_and_proposed():
    council = record.on_record()
    entered(council, record.training(council))
    council.propose(record.for_approval(council))
    grid = made(council)["Appendix 1"].control
    rows = [
        ["".join(p.text for p in cell.passages[0].pieces) for cell in row.cells]
        for row in grid.rows
    ]
    assert [row[0].replace("\u00a0", " ") for row in rows] == [
        *("28 March 2024", "8 May 2024", "For decision"),
    ]
    assert rows[0][1] == "The text in force was put on record: A report."
    assert rows[0][2].endswith("(2024-D00).")
    assert rows[1][1] == "Guidance (2024-001): Introduction, paragraph i (entry 2)."
    assert rows[1][2].startswith("Decided by the Monitoring Officer, in consultation with")
    assert rows[2][2] == "For approval by Council. Proposed by Standards Committee."
