"""Two amendments that do not know of each other and meet in one paragraph: each is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from council import Council

MEETING = ("--meeting", "2024-05-21", "--date", "2024-05-22")
REST = "2024-005,2024-008,2024-009"


def draft(council: Council, old: str, new: str, *words: str) -> None:
    about = ("--title", "A change", "--reason", "Clarity.", "--proposed-by", "a member")
    change = ("--in", "C5 Introduction vii", "--replace", old, "--with", new)
    said = council("amendment", "new", *about, *change, "--date", "2024-05-10", *words)
    assert said.code == 0, said.err


def adopt(council: Council, outcome: str, *words: str):
    paper = council.root / "list.txt"
    paper.write_text("An imagined decision list.\n", encoding="utf-8")
    return council("adopt", *MEETING, "--outcome", outcome, "--evidence", str(paper), *words)


@pytest.mark.parametrize("words", [("check",), ("build",), ("show", "C5", "--text", "draft")])
def test_whoever_meets_them_is_told_which_and_how_to_go_on(
    council: Council, words: tuple[str, ...]
) -> None:
    draft(council, "special", "particular")
    draft(council, "any fellow", "other")
    said = council(*words)
    assert said.code in {1, 4}
    assert "2024-010 came before and changed that" in said.err
    assert "2024-011 is not written on top of it" in said.err
    assert "--written-on 2024-010" in said.err


def test_written_on_top_of_the_other_both_stand(council: Council) -> None:
    draft(council, "special", "particular")
    draft(council, "any fellow", "other", "--written-on", "2024-010")
    assert council("check").code == 0
    assert "against other Members" in council("show", "C5 Introduction vii", "--text", "draft").out


def test_a_resolution_that_took_both_names_them(council: Council) -> None:
    draft(council, "special", "particular")
    draft(council, "any fellow", "other")
    said = adopt(council, "adopted", "--approved", f"{REST},2024-006,2024-007,2024-010,2024-011")
    assert said.code == 4
    assert "2024-010 came before and changed that" in said.err


def test_what_stands_on_something_declined_is_named_with_it(council: Council) -> None:
    said = adopt(council, "adopted-in-part", "--approved", f"{REST},2024-007", "--declined",
                 "2024-006")  # fmt: skip
    assert said.code == 4
    assert "2024-007, and not 2024-006, on top of which it is written" in said.err
    assert "--declined 2024-007" in said.err
    said = adopt(council, "adopted-in-part", "--approved", REST, "--declined", "2024-006,2024-007")
    assert said.code == 0, said.err


def test_what_no_longer_fits_is_not_shown_as_if_it_did(council: Council) -> None:
    draft(council, "Members", "Councillors", "--nth", "1")
    draft(council, "Members", "people", "--nth", "2")
    assert council("amendment", "show", "2024-011").code == 0
    keys = council.root / "examples/keys"
    said = adopt(
        council, "adopted", "--approved", f"{REST},2024-006,2024-007,2024-010", "--not-put",
        "2024-011", "--sign", f"monitoring-officer={keys / 'monitoring-officer'}",
        "--sign", f"proper-officer={keys / 'proper-officer'}",
    )  # fmt: skip
    assert said.code == 0, said.err
    shown = council("amendment", "show", "2024-011")
    assert shown.code == 4
    assert shown.out == ""
    assert "vii" in shown.err
    assert shown.err == council("review", "2024-011").err
