"""Where nothing is before Council, what it adopted is made: each protocol by itself."""

from __future__ import annotations

import pytest

import adopted_council
from constitution_tool.engine.record import read_record
from constitution_tool.engine.texts import as_it_stands
from constitution_tool.model.decision import Resolved
from constitution_tool.publish.papers.plain import adopted_sheets
from council_on_record import Council, adoption, with_whole_policy


def sheets(council: Council):
    record = read_record(council.files)
    return adopted_sheets(record, as_it_stands("adopted", record.source))


def test_the_protocol_that_papers_are_about_bears_its_name():
    (sheet,) = sheets(adopted_council.adopted())
    assert sheet.file == "Protocol as adopted"
    assert sheet.status == (
        "Adopted by Council as amended at the meeting on 21 May 2024; in force from 21 May 2024."
    )


@pytest.mark.parametrize(
    ("resolved", "body", "said"),
    [
        (Resolved.AS_AMENDED, "Full Council", "Adopted by Council as amended at the meeting on "),
        (Resolved.IN_PART, "Full Council", "Adopted by Council in part on 21 May 2024;"),
        (Resolved.IN_PART, "Cabinet", "Adopted by Cabinet in part on 21 May 2024;"),
    ],
)
def test_the_status_says_who_adopted_it_and_whether_whole(resolved, body, said):
    made = adopted_council.before_the_vote()
    put = (("2024-002", made.register.amendments["2024-002"].digest),)
    declined = ("2024-005",)
    made.record(adoption(made, resolved=resolved, body=body, approved=put, declined=declined))
    (sheet,) = sheets(made)
    assert sheet.status.startswith(said)


def test_protocols_adopted_together_are_each_made():
    council = with_whole_policy()
    council.record(adoption(council, scope=("c5", "c6")))
    assert [sheet.file for sheet in sheets(council)] == [
        *("Protocol as adopted", "C6 EMPLOYEE CODE as adopted"),
    ]


def test_where_the_protocol_is_gone_all_there_are_are_made():
    council = with_whole_policy()
    settings = council.files["constitution.toml"]
    council.files["constitution.toml"] = settings.replace(b'subject = "c5"', b'subject = "c9"')
    assert len(sheets(council)) == 2


def test_change_control_says_what_was_adopted_and_corrected_in_order():
    (sheet,) = sheets(adopted_council.corrected())
    rows = [
        ["".join(p.text for p in cell.passages[0].pieces) for cell in row.cells]
        for row in sheet.control.rows
    ]
    assert [row[0].replace("\u00a0", " ") for row in rows] == [
        *("28 March 2024", "8 May 2024", "21 May 2024", "21 May 2024", "21 May 2024"),
        "3 June 2024",
    ]
    assert rows[4][1] == "Adopted by Council as amended at the meeting; in force from 21 May 2024."
    assert rows[4][2] == "Full Council, minute not held (entry 7)."
    assert rows[5][1] == "Courteous (2024-010): Introduction, paragraph iii."
    assert sheet.amendments == ("2024-001", "2024-003", "2024-002", "2024-010")
