"""What people read once Council has resolved: history, status, papers, and comparisons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import adopted_council
from constitution_tool.ooxml.read_marks import read
from council import Council, on_disk

if TYPE_CHECKING:
    from pathlib import Path

ADOPTED = "Adopted by Council as amended at the meeting on 21 May 2024; in force from 21 May 2024"


@pytest.fixture
def after(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def make(name: str) -> Council:
        root = tmp_path / name
        root.mkdir()
        on_disk(getattr(adopted_council, name)().files, root)
        return Council(root, capsys)

    return make


def said(council: Council, *words: str) -> str:
    ran = council(*words)
    assert ran.code == 0, ran.err
    return " ".join((ran.out + ran.err).split())


def in_order(text: str, *parts: str) -> None:
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part}\nis not (here) in\n{text}"
        at = found + len(part)


def test_the_history_of_a_paragraph_is_told_from_its_founding(after):
    in_order(
        said(after("corrected"), "history", "C5 Introduction i"),
        "28 March 2024: put on record (entry 1)",
        "Members may read any guidance.",
        "8 May 2024: 2024-001 Guidance In effect from 21 May 2024.",
        "for “may” substitute “must”. Reason: Paragraph 9.3.",
        "[Deleted: may][Added: must]",
        "Decided by the Monitoring Officer, in consultation with the Chair",
        "recommendation 2.4; minute not held",
        "Councillor C objected on 9 May 2024 (2024-D03). It says too much.",
        "Person chair, Chair of the Standards Committee: agreed, signed on 8 May 2024.",
        "Entered: 9 May 2024 (entry 3; minute not held).",
        "Resolution: Adopted by Council as amended at the meeting on 21 May 2024",
        "(minute not held), entry 7.",
        "21 May 2024: 2024-003 All guidance",
        "Moved by Councillor A, seconded by Councillor B; carried.",
    )


def test_what_was_never_in_effect_is_told_apart(after):
    in_order(
        said(after("corrected"), "history", "c5.fffff"),
        "2024-006 Withdrawn Withdrawn: never in effect.",
        "2024-005 Kind Not adopted: never in effect.",
        "Not approved by Council on 21 May 2024",
        "2024-010 Courteous In effect from 3 June 2024.",
        "as a minor correction. It rests on: A slip of the pen.",
        "Council was told of it on 3 June 2024 (minute 9).",
    )


def test_what_is_still_to_be_reported_says_by_when(after):
    text = said(after("corrected"), "history", "C6")
    assert "In effect from 1 July 2024." in text
    assert "Council has still to be told of it, by 3 July 2024." in text


def test_before_the_vote_the_history_names_what_is_for_decision(after):
    in_order(
        said(after("before_the_vote"), "history", "c5.fffff"),
        "Withdrawn: never in effect.",
        "Pending: For decision: 2024-005 Kind In effect only if Council approves it.",
    )


def test_status_says_what_was_resolved_and_what_is_due(after):
    council = after("corrected")
    in_order(
        said(council, "status"),
        "Adopted by Council as amended at the meeting on 21 May 2024 (minute not held): c5.",
        f"Protocol: {ADOPTED}; as corrected from 3 June 2024.",
        "To be reported to Council by 3 July 2024: 2024-011 Held.",
        "To be reviewed by 21 November 2024 (2024-D02).",
        "Delegation 2024-D01 Amendments before adoption: ended by Council’s resolution of 21 May "
        "2024 (2024-D02).",
        "Adopted, and in the text: 2024-001",
        "Councillor C objected on 9 May 2024",
        "Corrected in the text itself: 2024-010",
        "Not adopted: 2024-005",
        "Withdrawn: 2024-006",
    )
    result = council("--json", "status").json["result"]
    assert result["to_report"] == [{"id": "2024-011", "due": "2024-07-03"}]
    assert result["delegations"] == [{"id": "2024-D01", "open": False, "spent_by": "2024-D02"}]
    assert result["resolutions"][0]["outcome"] == "adopted-as-amended"
    assert result["amendments"][0]["objections"] == ["2024-D03"]


def test_a_report_that_came_late_is_said_to_be_late(after):
    council = after("reported_late")
    late = "Cabinet was told of it on 9 July 2024 (minute 4), late: it was due by 3 July 2024."
    assert f"2024-011: {late}" in said(council, "status")
    assert f"Report: {late}" in said(council, "history", "C6")
    assert "was told of it on 3 June 2024 (minute 9). " in said(council, "history", "c5.fffff")
    in_order(
        said(council, "register", "show"),
        "2024-D06 Corrections reported Late: 2024-011 was to be reported by 3 July 2024.",
    )
    result = council("--json", "status").json["result"]
    assert result["to_report"] == []
    assert result["reported_late"] == [
        {"id": "2024-011", "due": "2024-07-03", "reported": "2024-07-09"}
    ]


def test_a_meeting_that_has_voted_is_not_spoken_of_as_if_it_had_not(after):
    meeting = ("status", "--meeting", "2024-05-21")
    before = said(after("before_the_vote"), *meeting)
    assert "If the text is adopted that day, its review is due by 21 November 2024." in before
    council = after("corrected")
    text = said(council, *meeting)
    in_order(
        text,
        "Adopted by Council as amended at the meeting on 21 May 2024 (minute not held): c5.",
        "The review is due by 21 November 2024.",
    )
    assert "If the text is adopted" not in text
    result = council("--json", *meeting).json["result"]
    assert result["resolutions"] == [{"id": "2024-D02", "outcome": "adopted-as-amended"}]


def test_a_correction_is_called_one_before_and_after_it_is_made(after):
    council = after("corrected")
    drafted = council(
        "amendment", "new", "--kind", "minor", "--in", "c5.fffff", "--replace", "Everyone",
        "--with", "Everybody", "--title", "Everybody", "--reason", "Style.", "--evidence", "Note.",
        "--date", "2024-06-04",
    )  # fmt: skip
    assert drafted.code == 0, drafted.err
    listed = said(council, "amendment", "list")
    assert "2024-010 Courteous [corrected]" in listed
    waits = "Not yet decided. It corrects the text in force, which is unchanged until it is entered"
    for words in (("status", "--meeting", "2024-05-21"), ("build",), ("history", "c5.fffff")):
        text = said(council, *words)
        assert waits in text
        assert "Not included in the text before Council" not in text


def test_a_meeting_whose_vote_is_on_record_is_not_the_next(after):
    assert "Next meeting: Annual Meeting" in said(after("before_the_vote"), "status")
    assert "Next meeting" not in said(after("adopted"), "status")


def test_build_with_nothing_before_council_makes_the_text_as_adopted(after):
    council = after("corrected")
    text = said(council, "build")
    assert "Nothing is before Council. Made: the protocol as adopted." in text
    assert f"{ADOPTED}; as corrected from 3 June 2024." in text
    assert sorted(one.name for one in (council.root / "build").iterdir() if one.is_file()) == [
        *("Protocol as adopted.docx", "Protocol as adopted.pdf", "manifest.json"),
    ]
    assert council("--json", "build").json["result"]["meeting"] is None


def test_build_before_the_vote_tells_apart_what_the_meeting_carried(after):
    text = said(after("before_the_vote"), "build")
    assert "(Part B): 1 amendment (2024-001)." in text
    assert "Carried at the meeting (Part C): 1 amendment (2024-003)." in text


@pytest.mark.parametrize(
    ("words", "status", "text"),
    [
        (("--as-at", "2024-05-20"), "(As at 20 May 2024)", "polite"),
        (("--as-at", "2024-05-21"), f"(As at 21 May 2024. {ADOPTED})", "polite"),
        (("--text", "adopted"), f"({ADOPTED}; as corrected from 3 June 2024)", "courteous"),
        (("--text", "draft"), f"(Nothing is before Council. {ADOPTED};", "courteous"),
    ],
)
def test_show_says_who_adopted_the_text_and_since_when(after, words, status, text):
    shown = said(after("corrected"), "show", "c5.fffff", *words)
    assert status in shown
    assert text in shown


def test_an_adoption_is_not_said_of_a_protocol_it_did_not_adopt(after):
    shown = said(after("corrected"), "show", "C6", "--text", "adopted")
    assert "(As adopted; as corrected from 1 July 2024)" in shown


def test_a_change_between_adopted_texts_bears_its_amendment(after):
    council = after("corrected")
    in_order(
        said(council, "track", "2024-03-28", "adopted"),
        "[Deleted: may]²[Added: must]²",
        "Entry 1: 2024-002 Notes. Approved by Council on 21 May 2024",
        "Entry 2: 2024-001 Guidance. Decided by the Monitoring Officer",
        "2024-003 All guidance. Amended at the meeting.",
    )
    assert "Entry 1: 2024-010 Courteous" in said(council, "track", "2024-05-21", "2024-06-03")
    assert "Entry 1: 2024-010 Courteous" in said(council, "track", "2024-05-21", "draft")


def test_files_edited_by_hand_are_put_down_to_nobody(after):
    council = after("corrected")
    council.edit("source/c5.md", "courteous", "rude")
    text = said(council, "track", "2024-03-28", "working")
    assert "[Added: rude]" in text
    assert "Entry" not in text


def test_compare_and_documents_work_on_either_side_of_an_adoption(after):
    council = after("corrected")
    assert "1 difference in 1 paragraph." in said(council, "compare", "2024-06-03", "2024-07-01")
    assert "4 differences in 4 paragraphs." in said(council, "compare", "2024-03-28", "draft")
    said(council, "render", "c5", "--text", "in-force")
    said(council, "render", "--text", "draft", "--to", "word")
    said(council, "track", "2024-03-28", "adopted", "--to", "word,pdf")
    assert "Checked nothing: no errors." in said(council, "amendment", "check")
    assert "no errors." in said(council, "check")


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("2024-001", "Adopted by Council as amended at the meeting on 21 May 2024"),
        ("2024-002", "Approved by Council on 21 May 2024"),
        ("2024-003", "Amended at the meeting. Moved by Councillor A, seconded by Councillor B;"),
        ("2024-005", "Not approved by Council on 21 May 2024"),
        ("2024-006", "Withdrawn on 9 May 2024 by Councillor D."),
        ("2024-010", "Minor change. A slip of the pen."),
    ],
)
def test_an_amendment_is_shown_on_the_text_it_was_put_to_with_what_became_of_it(after, id_, words):
    text = said(after("corrected"), "amendment", "show", id_)
    assert words in text
    assert "[Added: " in text
    assert text.count("Moved by") <= 1


def test_nobody_is_asked_to_sign_what_council_declined(after):
    ran = after("corrected")("review", "2024-005")
    assert ran.code == 4
    assert "was settled by 2024-D02 on 2024-05-21" in ran.err


# --- the papers of the next meeting --------------------------------------------------------------

JULY = "2024-07-09"
REPORT = f"papers/{JULY}-full-council-report.md"


def next_meeting(council: Council) -> None:
    """Set a meeting after the adoption, and begin and finish its report."""
    more = f'\n[[meeting]]\ndate = {JULY}\nbody = "Full Council"\ntitle = "July meeting"\n'
    council.write("constitution.toml", council.read("constitution.toml") + more)
    said(council, "paper", "new", "full-council-report")
    text = council.read(REPORT).replace('"[To be written]"', '"Monitoring Officer"')
    text = text.replace("background = []", 'background = ["The register"]')
    text = text.replace(f"meeting = {JULY}\n", f'meeting = {JULY}\nstatus = "final"\n')
    council.write(
        REPORT, re.sub(r"\[To be written: the.*\]|\[To be written: [oh].*\]", "Said.", text)
    )


def test_the_next_meeting_is_told_of_corrections_and_asked_to_adopt_nothing(after):
    council = after("corrected")
    next_meeting(council)
    text = said(council, "pack", JULY, "--final")
    assert "1 document in" in text
    folder = council.root / "build/pack" / JULY
    assert sorted(one.name for one in folder.iterdir()) == [
        *("Report Report on the Protocol.docx", "Report Report on the Protocol.pdf"),
        "manifest.json",
    ]
    words = " ".join(read((folder / "Report Report on the Protocol.docx").read_bytes()).new)
    in_order(
        words,
        "Nothing is before Council for adoption. This report tells Council of 1 correction",
        "notes the corrections made since 3 June 2024 without its vote",
        "Powers",
        "None.",
        "Corrections to report",
        "Held (2024-011). Decided by the Monitoring Officer",
        "To be reported by 3 July 2024.",
    )
    for wrong in ("0 changes", "adopts", "review", "authorised", "2024-010", "Not in force"):
        assert wrong not in words


def test_corrections_that_no_paper_names_are_said_to_be_due(after):
    council = after("corrected")
    next_meeting(council)
    council.edit(REPORT, '{% include "corrections-to-report.md" %}', "1. Nothing more.")
    ran = council("--json", "pack", JULY, "--final")
    assert ran.code == 0
    assert ran.json["result"]["missing"] == ["correction-untold"]


@pytest.mark.parametrize(
    "words",
    [
        "1. {{ phrase.recommend_adopt_plain() }}",
        "1. adopts the text in place of Part {{ text.number }}.",
        "1. adopts the {{ text.name }}, to be reviewed six months after adoption, by 9 May 2025.",
    ],
)
def test_a_report_that_asks_to_adopt_what_is_not_before_council_is_refused(after, words):
    council = after("corrected")
    next_meeting(council)
    council.edit(REPORT, '{% include "council-recommendations.md" %}', words)
    ran = council("--json", "pack", JULY, "--final")
    assert ran.code == 1
    codes = {one["code"] for one in ran.json["findings"]}
    assert "adopts-nothing" in codes
    assert ("date-review" in codes) is ("six months" in words)


@pytest.mark.parametrize("kind", ["briefing", "schedule"])
def test_a_paper_about_changes_is_refused_when_there_are_none(after, kind):
    council = after("corrected")
    next_meeting(council)
    said(council, "paper", "new", kind)
    ran = council("--json", "paper", "check", f"{JULY}-{kind}")
    assert "adopts-nothing" in {one["code"] for one in ran.json["findings"]}
