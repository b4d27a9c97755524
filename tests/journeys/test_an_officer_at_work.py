"""What an officer meets on a bad day: damaged files, wrong words, a record that is not whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from council import Council

UNSIGNED = "2024-004"
DRAFT = f"amendments/{UNSIGNED}.md"
NEW = (
    "amendment", "new", "--title", "T", "--reason", "R", "--proposed-by", "a test",
    "--date", "2024-05-10",
)  # fmt: skip
PLACE = "C5 Working Relationships"


def damage(council: Council) -> None:
    council.edit(DRAFT, "1. In [", "1. Inn [")


def test_a_damaged_amendment_hides_neither_the_others_nor_the_text(council: Council) -> None:
    damage(council)
    for words in (("status",), ("amendment", "list")):
        said = council(*words)
        assert said.code == 1
        assert "2024-005" in said.out
        assert f"{DRAFT}, line 21" in said.err
    assert council("show", "C5 Introduction i").code == 0
    assert council("amendment", "show", "2024-005").code == 0


def test_a_damaged_amendment_is_not_said_to_be_missing(council: Council) -> None:
    damage(council)
    said = council("amendment", "show", UNSIGNED)
    assert said.code == 3
    assert "no amendment" not in said.err


@pytest.mark.parametrize(
    "words", [("show", "C5", "--text", "draft"), ("track", "adopted", "draft"), ("build",)]
)
def test_no_draft_is_shown_while_an_amendment_is_damaged(
    council: Council, words: tuple[str, ...]
) -> None:
    damage(council)
    said = council(*words)
    assert said.code == 3
    assert not said.out


def test_every_finding_is_told_at_once_in_damaged_and_in_sound_files(council: Council) -> None:
    damage(council)
    council.edit("amendments/2024-005.md", "“the Officer's”", "“the Officer’s”")
    council.edit("amendments/2024-008.md", "[C5, Introduction, paragraph iii]", "[C5, paragraph i]")
    said = council("check")
    assert said.code == 3
    for path in (DRAFT, "amendments/2024-005.md", "amendments/2024-008.md"):
        assert path in said.err
    assert "the text has ' where the instruction has ’" in said.err


def test_an_amendment_on_top_of_a_damaged_one_is_not_blamed(council: Council) -> None:
    council.edit("amendments/2024-006.md", "1. Move [", "1. Moove [")
    said = council("check")
    assert said.code == 3
    assert "2024-007" not in said.err


def test_an_amendment_that_no_longer_fits_is_seen_in_the_list_and_the_status(
    council: Council,
) -> None:
    council.edit("amendments/2024-009.md", '"sha256:8', '"sha256:9')
    for words in (("status",), ("amendment", "list")):
        said = council(*words)
        assert said.code == 1
        assert "needs mending" in said.out
        assert "amendments/2024-009.md" in said.err


def test_check_sees_a_text_edited_by_hand(council: Council) -> None:
    council.edit("source/c5.md", "guide Members", "guide all Members")
    said = council("check")
    assert said.code == 1
    assert "C5, Introduction, paragraph i" in said.err


@pytest.mark.parametrize("command", ["check", "format"])
def test_a_path_that_is_not_there_is_not_called_well(council: Council, command: str) -> None:
    assert council(command, "amendments/2024-044.md").code == 2
    assert council(command, r"amendments\2024-004.md").code == 0


def test_check_counts_the_files_it_was_asked_about(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "1 file checked" in council("check", "source/c5.md").err
    monkeypatch.chdir(council.root / "amendments")
    assert "1 file checked" in council("check", f"{UNSIGNED}.md").err


def test_nothing_is_verified_when_nothing_is_on_record(council: Council) -> None:
    for path in sorted((council.root / "register").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    said = council("verify")
    assert said.code == 5
    assert not said.out
    assert council("check").code == 0
    assert council("render", "C6", "--text", "working", "--to", "text").code == 0


@pytest.mark.parametrize("lost", ["amendments/2024-003.md", "register/0003.json"])
def test_a_draft_is_never_computed_without_what_was_entered(council: Council, lost: str) -> None:
    (council.root / lost).unlink()
    for words in (
        ("show", "C5", "--text", "draft"),
        ("track", "adopted", "draft"),
        ("amendment", "list"),
        ("status",),
    ):
        said = council(*words)
        assert said.code == 5, words
        assert lost in said.err
        assert not said.out


def test_an_entered_amendment_edited_by_hand_is_not_shown_as_the_draft(council: Council) -> None:
    council.edit("amendments/2024-003.md", "It forms part", "It forms no part")
    assert council("show", "C5", "--text", "draft").code == 5


def test_a_kept_text_edited_by_hand_is_not_shown_as_in_force(council: Council) -> None:
    kept = "register/text/0000/c5.md"
    council.edit(kept, "guide Members", "guide all Members")
    assert council("show", "C5 Introduction i").code == 5
    assert council("render", "C5", "--to", "text").code == 5
    assert council("show", "C5 Introduction i", "--text", "working").code == 0


def test_an_amendment_cited_as_a_paragraph_is_pointed_to_its_own_command(council: Council) -> None:
    said = council("show", UNSIGNED)
    assert said.code == 2
    assert f"amendment show {UNSIGNED}" in said.err


def test_a_day_is_said_as_a_day(council: Council) -> None:
    assert "As at 9 May 2024)" in council("show", "C6", "--as-at", "2024-05-09").err
    said = council("show", "C6", "--as-at", "2024-05-10").err
    assert "As at 10 May 2024. The record ends on 9 May 2024" in said


def test_one_difference_is_one(council: Council) -> None:
    council.edit("source/c5.md", "guide Members", "guide all Members")
    assert "1 difference in 1 paragraph." in council("compare", "adopted").err


def test_a_number_is_compared_as_it_is_printed(council: Council) -> None:
    council.edit("source/c5.md", "- viii. ", "- 4A\\. ")
    said = council("compare", "adopted").out
    assert "Renumbered from “viii.” to “4A.”: C5, Introduction, paragraph 4A" in said


# --- drafting ------------------------------------------------------------------------------------


def test_a_change_that_says_no_place_is_asked_for_one(council: Council) -> None:
    said = council(*NEW, "--replace", "indispensable", "--with", "necessary")
    assert said.code == 2
    assert "--in" in said.err


@pytest.mark.parametrize(
    ("words", "wanted"),
    [(("--replace", "indispensable"), "--omit"), (("--after", "the public"), "--insert")],
)
def test_half_a_change_is_asked_for_its_other_half(
    council: Council, words: tuple[str, ...], wanted: str
) -> None:
    said = council(*NEW, "--in", f"{PLACE} i", *words)
    assert said.code == 2
    assert wanted in said.err


def test_a_new_headed_part_is_drafted_and_then_filled(council: Council) -> None:
    assert council(*NEW, "--new-heading", "Review", "--to-end", "C5").code == 0
    said = council("check", "amendments/2024-010.md")
    assert said.code == 0, said.err
    shown = council("amendment", "show", "2024-010").out
    assert "# Review" in shown


def test_the_new_words_are_shown_beneath_the_sentence(council: Council) -> None:
    said = council(*NEW, "--new", "iv. They meet monthly.", "--to-after", f"{PLACE} iii")
    assert "They meet monthly." in said.err
    shown = council("amendment", "show", "2024-010").out
    assert "{#" not in said.err + shown


# --- reading before signing ----------------------------------------------------------------------


def test_tracked_changes_say_under_which_heading_they_are(council: Council) -> None:
    shown = council("amendment", "show", "2024-009").out
    assert "\nWorking Relationships\n---" in shown
    assert council("track", "--amendment", "2024-008").out.startswith("Introduction\n---")


def test_what_it_touches_is_in_the_order_of_the_text(council: Council) -> None:
    shown = council("amendment", "show", "2024-005", "--json").json["result"]["touches"]
    part = "C5, Constructive Criticism and Redress, paragraph"
    assert shown[:3] == [f"{part} iii", f"{part} iv", f"{part} v"]


def test_review_says_what_is_still_to_be_signed(council: Council) -> None:
    assert "lacks the decision of the Monitoring Officer" in council("review", UNSIGNED).err
    council.sign(UNSIGNED)
    assert f"amendment apply {UNSIGNED}" in council("review", UNSIGNED).err
    assert "authorise" not in council("review", "2024-005").err


def test_an_office_is_not_asked_to_sign_what_council_votes_on(council: Council) -> None:
    key = str(council.root / "examples/keys/chair")
    said = council("authorise", "2024-005", "--as", "chair", "--key", key, "--yes")
    assert said.code == 2
    assert "Council’s vote" in said.err


def test_the_monitoring_officer_decides_and_does_not_answer(council: Council) -> None:
    key = str(council.root / "examples/keys/monitoring-officer")
    said = council(
        "authorise", UNSIGNED, "--as", "monitoring-officer", "--key", key,
        "--response", "comments", "--date", "2024-05-10", "--yes",
    )  # fmt: skip
    assert said.code == 2
    assert "leave --response out" in said.err


# --- every command -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "status", "check", "check nothing.md", "format --check", "show C5", "show C9",
        "compare adopted", "compare nonsense", "track adopted draft", "track", "amendment list",
        "amendment show 2024-005", "amendment show 2024-999", "amendment check",
        "amendment apply 2024-004", "amendment new --reason R", "review 2024-004",
        "authorise 2024-004", "key new", "verify", "build --nonsense",
    ],
)  # fmt: skip
def test_json_is_one_object_that_bears_the_exit_code(council: Council, line: str) -> None:
    said = council(*line.split(), "--json")
    whole = json.loads(said.out)
    assert set(whole) == {
        "schema", "command", "exit_code", "result", "findings", "plan", "error",
    }  # fmt: skip
    assert whole["exit_code"] == said.code == council(*line.split()).code
    assert line.startswith(whole["command"])
