"""Which tracked papers are made: since the text in force, and since the Committee's draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import council_on_record as record
from constitution_tool.engine.comparing.resolve import Side, resolve
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.publish.papers.case import case
from constitution_tool.publish.papers.council import papers
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
