"""What is entered leaves other amendments behind; they are brought up to date, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from council import ROOT, Council, copy_of

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2024-05-10")
HEAD = ("--proposed-by", "the authors", "--reason", "It is needed.", *DAY)
VIII = ("--in", "C5 Introduction viii")
GUIDANCE = ("--replace", "any guidance", "--with")


@pytest.fixture
def council(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Council:
    copy_of(ROOT, tmp_path)
    return Council(tmp_path, capsys)


def draft(council: Council, title: str, *change: str) -> str:
    said = council("amendment", "new", "--title", title, *change, *HEAD)
    assert said.code == 0, said.err
    return said.out.strip().removeprefix("amendments/").removesuffix(".md")


def enter(council: Council, id_: str = "2024-004") -> None:
    council.sign(id_)
    said = council("amendment", "apply", id_, *DAY)
    assert said.code == 0, said.err


def test_other_words_of_the_paragraph_are_brought_up_to_date(council: Council) -> None:
    id_ = draft(council, "Other", *VIII, "--replace", "Monitoring Officer", "--with", "Solicitor")
    enter(council)
    assert council("amendment", "check", id_).code == 4
    before = council.tree()
    assert council("amendment", "update", id_, "--dry-run").code == 0
    assert council.tree() == before
    said = council("amendment", "update", id_)
    assert said.code == 0, said.err
    changed = {path for path, data in council.tree().items() if before.get(path) != data}
    assert changed == {f"amendments/{id_}.md"}
    assert council("amendment", "check", id_).code == 0
    again = council("amendment", "update", id_)
    assert "still fits" in again.err
    assert again.out == ""


def test_where_edits_interleave_both_wordings_are_shown_and_nothing_changes(
    council: Council,
) -> None:
    clash = draft(council, "Clash", *VIII, *GUIDANCE, "guidance")
    other = draft(council, "Other", *VIII, "--replace", "Monitoring Officer", "--with", "Solicitor")
    enter(council)
    before = council.tree()
    said = council("amendment", "update", other, clash)
    assert said.code == 4
    assert "any guidance or training material issued by" in said.err
    assert "Constitution and guidance issued by" in said.err
    assert council.tree() == before


def test_what_both_did_is_left_out_and_named(council: Council) -> None:
    id_ = draft(council, "Same", *VIII, *GUIDANCE, "any guidance or training material")
    more = ("--in", "C5 Working Relationships i", "--replace", "indispensable", "--with", "needed")
    said = council("amendment", "new", "--add-to", id_, *more, "--reason", "Plainer.", *DAY)
    assert said.code == 0, said.err
    only = draft(council, "Only", *VIII, *GUIDANCE, "any guidance or training material")
    enter(council)
    said = council("amendment", "update", id_)
    assert "Left out, for the text already says so" in said.err
    made = council.read(f"amendments/{id_}.md")
    assert "any guidance" not in made
    assert "indispensable" in made
    refused = council("amendment", "update", only)
    assert refused.code == 4
    assert "already says all" in refused.err


def test_updating_removes_what_was_signed_and_says_so(council: Council) -> None:
    id_ = draft(
        council,
        "Signed",
        *("--kind", "pre-adoption", "--delegation", "2024-D01", "--ground", "next-steps"),
        *("--ground-reason", "Paragraph 9.3 of the report.", *VIII),
        *("--replace", "issued by", "--with", "given by"),
    )
    fits = draft(
        council,
        "Fits",
        *("--in", "C5 Working Relationships i", "--replace", "indispensable", "--with", "needed"),
    )
    council.sign(id_)
    enter(council)
    said = council("--json", "amendment", "update", id_, fits)
    assert said.code == 0, said.out
    assert said.json["result"]["amendments"][0]["updated"]
    gone = said.json["result"]["amendments"][0]["void"]
    assert len(gone) == 4
    assert not any((council.root / path).exists() for path in gone)
    assert [f["code"] for f in said.json["findings"]] == ["signatures-void"]
    assert council("verify").code == 0


def test_what_is_written_on_top_is_judged_on_what_that_becomes(council: Council) -> None:
    below = draft(council, "Below", *VIII, "--replace", "issued by", "--with", "given by")
    above = draft(
        council, "Above", "--written-on", below, *VIII, "--replace", "given", "--with", "published"
    )
    enter(council)
    said = council("amendment", "update", above, below)
    assert said.code == 0, said.err
    assert said.out.split() == [below, above]
    assert council("amendment", "check", below, above).code == 0
