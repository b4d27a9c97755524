"""A meeting, and what comes after it, as the officers record it."""

from __future__ import annotations

import pytest

import packs
from constitution_tool.ooxml.read_marks import read
from council import Council  # noqa: TC001 - pytest reads the annotations

MO, PROPER = "monitoring-officer", "proper-officer"
MEETING = ("--meeting", "2024-05-21")
PUT = "2024-005,2024-006,2024-007,2024-008,2024-009"
"""What is for approval in this repository."""

JULY = """
[[meeting]]
date = 2024-07-09
body = "Full Council"
title = "July meeting"
"""

VOTED = {"not-adopted": ("--declined", PUT), "referred-back": ()}


def key(council: Council, office: str) -> str:
    return str(council.root / "examples/keys" / office)


def signed(council: Council, *offices: str) -> tuple[str, ...]:
    return tuple(
        word for office in offices for word in ("--sign", f"{office}={key(council, office)}")
    )


def resolve(council: Council, outcome: str, *words: str):
    paper = council.root / "list.txt"
    paper.write_text("An imagined decision list.\n", encoding="utf-8")
    votes = VOTED.get(outcome, ("--approved", PUT)) if "--approved" not in words else ()
    return council(
        "adopt", *MEETING, "--outcome", outcome, "--evidence", str(paper), *votes, *words,
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
    report = ("register", "report", "--body", "Full Council", "--date", "2024-07-09")
    told = council(*report, *signed(council, MO))
    assert told.code == 0, told.err
    assert council(*report).code == 2
    assert council("verify").code == 0


@pytest.mark.parametrize("words", ["not indispensable", "3", "the Council"])
def test_a_big_change_called_minor_is_refused_after_adoption(council: Council, words: str) -> None:
    assert resolve(council, "adopted").code == 0
    change = ("--in", "C5 Working Relationships i", "--replace", "indispensable", "--with", words)
    draft(council, "minor", *change, "--evidence", "The minutes.", day="2024-06-03")
    sign = ("--as", MO, "--key", key(council, MO), "--date", "2024-06-03", "--yes")
    said = council("authorise", "2024-010", *sign, "--json")
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


def test_what_was_written_after_the_meeting_is_not_approved_in_silence(council: Council) -> None:
    """A file for approval proves nothing: it is said of each whether Council approved it."""
    draft(council, "substantive", *COMMA, "--proposed-by", "a member", day="2024-05-25")
    said = resolve(council, "adopted")
    assert (said.code, "2024-010 A change" in said.err) == (2, True), said.err
    said = resolve(council, "adopted", "--not-put", "2024-010")
    assert said.code == 0, said.err
    assert "Approved: 2024-005, 2024-006, 2024-007, 2024-008, 2024-009" in said.err
    assert "indispensable" in council("show", "C5 Working Relationships i").out
    assert "2024-010" in council("status").out


def test_what_was_entered_after_the_meeting_stays_in_the_draft(council: Council) -> None:
    council.sign("2024-004")
    assert council("amendment", "apply", "2024-004", "--date", "2024-05-22").code == 0
    said = resolve(council, "adopted")
    assert said.code == 0, said.err
    listed = council("amendment", "list", "--json").json["result"]["amendments"]
    assert {one["id"]: one["status"] for one in listed}["2024-004"] == "entered"
    assert council("verify").code == 0


def test_protocols_are_voted_on_apart_at_one_meeting(council: Council) -> None:
    other = ("--in", "c6.9n602", "--at", "end", "--insert", "It is published.")
    draft(council, "substantive", *other, "--proposed-by", "a member", day="2024-05-10")
    assert resolve(council, "adopted", "--protocol", "c5").code == 0
    said = resolve(council, "adopted", "--protocol", "c6", "--approved", "2024-010")
    assert said.code == 0, said.err
    tags = council.git("tag").split()
    assert tags == ["adopted/2024-05-21", "adopted/2024-05-21-2024-d03"]
    assert "It is published." in council("show", "c6.9n602").out
    assert council("verify").code == 0


def test_minutes_are_of_the_meeting_named(council: Council) -> None:
    assert resolve(council, "referred-back").code == 0
    paper = str(council.root / "list.txt")
    council.write("constitution.toml", council.read("constitution.toml") + JULY)
    later = ("--meeting", "2024-07-09", "--body", "Full Council", "--approved", PUT)
    said = council(
        "adopt", *later, "--outcome", "adopted", "--evidence", paper, "--date", "2024-07-10",
        *signed(council, MO, PROPER),
    )  # fmt: skip
    assert said.code == 0, said.err
    confirm = ("adopt", "--confirm-minutes", "--evidence", paper, "--date", "2024-07-16")
    assert council(*confirm, *signed(council, MO)).code == 2
    said = council(*confirm, *MEETING, "--minute", "Minute 1", *signed(council, MO))
    assert said.code == 0, said.err
    assert 'adoption = "2024-D02"' in council.read("register/decisions/2024-D04.md")


@pytest.mark.parametrize(
    ("day", "body", "said"),
    [
        ("2024-05-20", "Full Council", "sets no meeting on 2024-05-20"),
        ("2024-05-21", "Cabinet", "has Full Council meet on 2024-05-21, and not Cabinet"),
    ],
)
def test_a_meeting_that_is_not_set_cannot_have_resolved_anything(
    council: Council, day: str, body: str, said: str
) -> None:
    """A slip in the day would be on record for ever."""
    before = council.tree()
    refused = resolve(council, "adopted", "--meeting", day, "--body", body)
    assert refused.code == 2
    assert f"constitution.toml {said}" in refused.err
    assert "correct the day" in refused.err
    assert council.tree() == before


@pytest.mark.parametrize(
    "words",
    [
        ("--confirm-minutes", "--effective", "2030-01-01"),
        ("--confirm-minutes", "--declined", "2024-005"),
        (*MEETING, "--outcome", "referred-back", "--declined", "2024-001"),
        (*MEETING, "--outcome", "referred-back", "--effective", "2024-07-01"),
        (*MEETING, "--outcome", "not-adopted", "--declined", PUT, "--review-by", "2024-12-01"),
        (*MEETING, "--outcome", "not-adopted", "--approved", PUT),
    ],
)
def test_nothing_that_is_said_is_left_out_in_silence(
    council: Council, words: tuple[str, ...]
) -> None:
    before = council.tree()
    evidence = ("--evidence", key(council, "chair"), "--date", "2024-05-22")
    said = council("adopt", *words, *evidence, *signed(council, MO, PROPER))
    assert said.code in {2, 3}, said.err
    assert council.tree() == before


def test_nobody_signs_what_the_record_no_longer_lets_anyone_decide(council: Council) -> None:
    assert resolve(council, "adopted").code == 0
    said = council(
        "authorise", "2024-004", "--as", MO, "--key", key(council, MO), "--date", "2024-05-23",
        "--yes", "--json",
    )  # fmt: skip
    assert said.code == 5
    assert [finding["code"] for finding in said.json["findings"]] == ["delegation-spent"]
    listed = council("amendment", "list").out
    assert "undecided; Delegation 2024-D01 was ended by what Council resolved" in listed


def test_the_adopted_text_is_printed_with_its_worked_examples(council: Council) -> None:
    assert resolve(council, "adopted").code == 0
    assert council("build").code == 0
    made = read((council.root / "build/Protocol as adopted.docx").read_bytes()).new
    assert "Something heard at a group meeting" in "\n".join(made)


def test_papers_of_a_meeting_that_is_past_are_not_made_again(council: Council) -> None:
    assert council("paper", "render").code == 0
    assert resolve(council, "adopted").code == 0
    named = council("paper", "render", "papers/2024-05-21-full-council.md")
    assert named.code == 1
    assert "gone past 21 May 2024" in named.err
    every = council("--json", "paper", "render")
    assert every.code == 0
    assert "papers-past" in {finding["code"] for finding in every.json["findings"]}
    assert not [path for path in every.json["result"]["files"] if "Report A new" in path]


def test_papers_of_a_meeting_that_is_past_are_said_to_be_as_published(council: Council) -> None:
    packs.ready(council)
    made = council("--json", "paper", "check").json["result"]["papers"]
    assert resolve(council, "adopted").code == 0
    said = council("--json", "paper", "check")
    assert said.code == 0
    past = [f for f in said.json["findings"] if f["code"] == "papers-past"]
    decisions = [f"papers/{packs.DAY}-decision-{id_}.md" for id_ in packs.DECIDED]
    assert sorted(f["path"] for f in past) == sorted([packs.REPORT, *decisions])
    assert {f["severity"] for f in said.json["findings"]} == {"warning"}
    assert f"Checked {len(made)} papers: no errors" in council("paper", "check").err
    assert council("paper", "render").code == 0
    final = council("--json", "pack", packs.DAY, "--final")
    assert [f["code"] for f in final.json["findings"]] == ["papers-past"]


def test_what_was_built_before_the_vote_does_not_lie_beside_what_was_adopted(
    council: Council,
) -> None:
    def lying() -> set[str]:
        return {path.name for path in (council.root / "build").iterdir()}

    assert council("build").code == 0
    (council.root / "build/Notes of my own.txt").write_text("Mine.", encoding="utf-8")
    before = lying()
    assert resolve(council, "adopted").code == 0
    made = council("--json", "build")
    assert made.code == 0, made.out
    listed = {path.removeprefix("build/") for path in made.json["result"]["files"]}
    assert lying() == {*listed, "Notes of my own.txt"}
    assert before - lying()
