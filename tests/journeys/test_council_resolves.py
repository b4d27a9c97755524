"""A meeting, and what comes after it, as the officers record it."""

from __future__ import annotations

import pytest

from council import Council  # noqa: TC001 - pytest reads the annotations

MO, PROPER = "monitoring-officer", "proper-officer"
MEETING = ("--meeting", "2024-05-21")


def key(council: Council, office: str) -> str:
    return str(council.root / "examples/keys" / office)


def signed(council: Council, *offices: str) -> tuple[str, ...]:
    return tuple(
        word for office in offices for word in ("--sign", f"{office}={key(council, office)}")
    )


def resolve(council: Council, outcome: str, *words: str):
    paper = council.root / "list.txt"
    paper.write_text("An imagined decision list.\n", encoding="utf-8")
    return council(
        "adopt", *MEETING, "--outcome", outcome, "--evidence", str(paper), *words,
        "--date", "2024-05-22", *signed(council, MO, PROPER),
    )  # fmt: skip


def draft(council: Council, kind: str, *words: str, day: str) -> None:
    said = council(
        "amendment", "new", "--title", "A change", "--kind", kind, "--reason", "A slip.",
        "--date", day, *words,
    )  # fmt: skip
    assert said.code == 0, said.err


def authorise(council: Council, id_: str, office: str, day: str) -> None:
    said = council(
        "authorise", id_, "--as", office, "--key", key(council, office), "--date", day, "--yes"
    )
    assert said.code == 0, said.err


COMMA = ("--in", "C5 Working Relationships i", "--replace", "indispensable", "--with", "essential")


def test_what_was_carried_at_the_meeting_is_adopted_with_the_rest(council: Council) -> None:
    draft(
        council, "carried", *COMMA, *MEETING, "--mover", "a member", "--seconder", "another",
        day="2024-05-21",
    )  # fmt: skip
    authorise(council, "2024-010", MO, "2024-05-22")
    assert resolve(council, "adopted-as-amended").code == 5  # it is not entered yet
    assert council("amendment", "apply", "2024-010", "--date", "2024-05-22").code == 0
    said = resolve(council, "adopted-as-amended")
    assert said.code == 0, said.err
    assert "essential" in council("show", "C5 Working Relationships i").out
    assert council("verify").code == 0
    assert council.git("tag").split() == ["adopted/2024-05-21"]
    assert council.git("status", "--porcelain").split() == ["??", "list.txt"]


def test_after_adoption_a_slip_is_corrected_in_the_text_and_reported(council: Council) -> None:
    assert resolve(council, "adopted").code == 0
    draft(council, "minor", *COMMA, "--evidence", "The minutes.", day="2024-06-03")
    authorise(council, "2024-010", MO, "2024-06-03")
    said = council("amendment", "apply", "2024-010", "--date", "2024-06-03")
    assert (said.code, "The text is changed" in said.err) == (0, True), said.err
    assert "essential" in council("show", "C5 Working Relationships i").out
    told = council("register", "report", "--date", "2024-07-09", *signed(council, MO))
    assert told.code == 0, told.err
    assert council("register", "report", "--date", "2024-07-09").code == 2
    assert council("verify").code == 0


@pytest.mark.parametrize("words", ["not indispensable", "3", "the Council"])
def test_a_big_change_called_minor_is_refused_after_adoption(council: Council, words: str) -> None:
    assert resolve(council, "adopted").code == 0
    change = ("--in", "C5 Working Relationships i", "--replace", "indispensable", "--with", words)
    draft(council, "minor", *change, "--evidence", "The minutes.", day="2024-06-03")
    authorise(council, "2024-010", MO, "2024-06-03")
    said = council("amendment", "apply", "2024-010", "--date", "2024-06-03", "--json")
    assert said.code == 5
    assert {finding["code"] for finding in said.json["findings"]} == {"minor-exceeded"}
    assert council("verify").code == 0


@pytest.mark.parametrize("outcome", ["referred-back", "not-adopted"])
def test_what_council_did_not_adopt_changes_no_text(council: Council, outcome: str) -> None:
    before = council.read("source/c5.md")
    said = resolve(council, outcome)
    assert said.code == 0, said.err
    assert council.read("source/c5.md") == before
    assert council("verify").code == 0
    assert council.git("tag") == ""
    open_ = council("register", "show").out
    assert ("over c5; open" in open_) == (outcome == "referred-back")
