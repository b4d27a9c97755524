"""A council numbers new paragraphs by its policy, and sees what became what."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from council import ROOT, Council

if TYPE_CHECKING:
    from pathlib import Path

KEY = ROOT / "examples/keys/monitoring-officer"
START = (
    "register", "start", "--date", "2024-03-28", "--source", "The constitution as published",
    "--holder", "monitoring-officer=A. Name", "--holder", "chair=B. Name",
    "--holder", "proper-officer=C. Name",
    "--public-key", f"monitoring-officer={KEY}.pub",
    "--public-key", f"proper-officer={ROOT / 'examples/keys/proper-officer'}.pub",
    "--sign", f"monitoring-officer={KEY}",
)  # fmt: skip
NEW = (
    "amendment", "new", "--title", "T", "--reason", "R", "--proposed-by", "a test",
    "--date", "2024-05-10",
)  # fmt: skip
AFTER = ("--to-after", "C5 Working Relationships i", "--new", "Courtesy is owed by both.")


@pytest.fixture
def numbering(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Found a council that numbers its protocols in the way asked for."""

    def found(policy: str) -> Council:
        council = Council(tmp_path, capsys)
        shutil.copytree(ROOT / "source", tmp_path / "source")
        shutil.copy(ROOT / "constitution.toml", tmp_path)
        council.edit("source/constitution.toml", '"suffix"', f'"{policy}"')
        council.git("init", "-q", "-b", "main")
        assert council(*START).code == 0
        return council

    return found


def test_what_gives_way_to_a_new_paragraph_is_renumbered_by_name_and_told(numbering) -> None:
    council = numbering("renumber")
    said = council(*NEW, *AFTER)
    assert said.code == 0, said.err
    assert said.err.split("\n")[-4:-1] == [
        "Renumbered with it:",
        "  C5, Working Relationships, paragraph ii: “ii.” becomes “iii.”",
        "  C5, Working Relationships, paragraph iii: “iii.” becomes “iv.”",
    ]
    made = council.read("amendments/2024-001.md")
    assert "> - ii. Courtesy is owed by both. {#" in made
    assert "3. Renumber [C5, Working Relationships, paragraph iii](#c5.y135m) as “iv.”." in made
    checked = council("amendment", "check", "2024-001")
    assert (checked.code, checked.err.count("Warning")) == (0, 0)
    tracked = council("track", "--amendment", "2024-001")
    assert "[Deleted: iii.]³[Added: iv.]³" in " ".join(tracked.out.split())
    assert council("verify").code == 0


def test_what_became_what_is_told_to_programs(numbering) -> None:
    said = numbering("renumber")(*NEW, *AFTER, "--json").json["result"]
    assert said["number"] == "ii."
    assert said["renumbered"][1] == {
        "id": "c5.y135m",
        "citation": "C5, Working Relationships, paragraph iii",
        "old": "iii.",
        "new": "iv.",
    }


def test_a_placeholder_is_named_until_it_has_a_number(numbering) -> None:
    council = numbering("placeholder")
    assert council(*NEW, *AFTER).code == 0
    said = council("check")
    assert said.code == 0
    assert "C5, Working Relationships, paragraph NEW1 is numbered “NEW1.” only until" in said.err
    assert (
        "before it is adopted: Renumber [C5, Working Relationships, paragraph NEW1](#" in said.err
    )
    words = ("--in", "C5 Working Relationships NEW1", "--renumber", "ia.", "--reason", "Settled.")
    settled = council("amendment", "new", "--add-to", "2024-001", "--date", "2024-05-10", *words)
    assert settled.code == 0, settled.err
    assert "NEW1" not in council("amendment", "check", "2024-001").err


def test_entering_names_a_number_that_is_still_to_be_given(council: Council) -> None:
    kind = (
        "--kind", "pre-adoption", "--delegation", "2024-D01", "--ground", "next-steps",
        "--ground-reason", "A test.",
    )  # fmt: skip
    words = ("--to-after", "C5 Working Relationships i", "--new", "NEW1. Courtesy is owed by both.")
    assert council(*NEW, *kind, *words).code == 0
    council.sign("2024-010")
    said = council("amendment", "apply", "2024-010", "--date", "2024-05-10")
    assert said.code == 0, said.err
    assert "paragraph NEW1 is numbered “NEW1.” only until it is given a number." in said.err
    assert council("verify").code == 0


def test_an_edited_copy_leaves_the_number_of_a_new_paragraph_to_the_policy(numbering) -> None:
    council = numbering("renumber")
    source = council.read("source/c5.md")
    second = next(line for line in source.split("\n") if line.startswith("- ii. An informal"))
    end = source.index("\n\n", source.index(second))
    for name, new in (("numbered", "Courtesy is owed."), ("plain", "Courtesy is owed. {#new -}")):
        council.write(f"{name}.md", f"{source[:end]}\n\n- {new}{source[end:]}")
    head = ("--title", "T", "--proposed-by", "a test", "--date", "2024-05-10", "--reason", "R")
    copy = str(council.root / "numbered.md")
    said = council("amendment", "new", "--from-edit", copy, *head, "--json").json["result"]
    assert said["sentences"] == [
        "After C5, Working Relationships, paragraph ii insert—",
        "Renumber C5, Working Relationships, paragraph iii as “iv.”.",
    ]
    assert "> - iii. Courtesy is owed. {#" in council.read(said["path"])
    copy = str(council.root / "plain.md")
    said = council("amendment", "new", "--from-edit", copy, *head, "--json").json["result"]
    assert len(said["sentences"]) == 1
    assert "> - Courtesy is owed. {#" in council.read(said["path"])


def test_a_number_that_a_draft_gave_to_another_paragraph_is_asked_about(numbering) -> None:
    council = numbering("renumber")
    assert council(*NEW, *AFTER).code == 0
    before = council.tree()
    more = ("amendment", "new", "--add-to", "2024-001", "--reason", "R", "--date", "2024-05-10")
    for words in (
        ("--in", "C5 Working Relationships ii", "--omit-whole"),
        ("--to-after", "C5 Working Relationships ii", "--new", "And more."),
        ("--in", "C5 Working Relationships i", "--join", "C5 Working Relationships ii"),
    ):
        said = council(*more, *words)
        assert said.code == 2, said.out
        flat = " ".join(said.err.split())
        assert "Before it: C5, Working Relationships, paragraph ii (c5." in flat
        assert ", now C5, Working Relationships, paragraph iii)" in flat
        assert "After it: C5, Working Relationships, paragraph ii (c5." in flat
        assert ", which the draft puts in)" in flat
        assert council.tree() == before
    meant = flat.rpartition("meant: ")[2].partition(" or ")[0]
    said = council(*more, "--in", meant, "--omit-whole")
    assert said.code == 0, said.err
    assert f"omit [C5, Working Relationships, paragraph ii](#{meant})" in council.read(
        "amendments/2024-001.md"
    ).replace("Omit", "omit")


def test_what_a_draft_omitted_is_named_where_another_has_its_number(numbering) -> None:
    council = numbering("renumber")
    assert council(*NEW, "--in", "C5 Working Relationships i", "--omit-whole").code == 0
    said = council(
        "amendment", "new", "--add-to", "2024-001", "--reason", "R", "--date", "2024-05-10",
        "--in", "C5 Working Relationships i", "--omit-whole",
    )  # fmt: skip
    assert said.code == 2
    assert ", which the draft omits)" in said.err
    assert ", before C5, Working Relationships, paragraph ii)" in said.err


def test_a_text_put_in_another_order_has_its_two_tables(council: Council) -> None:
    said = council("compare", "adopted", "draft", "--destinations")
    assert said.code == 0
    assert "  C5, Introduction, paragraph ix: new\n" in said.out
    same = council("compare", "adopted", "adopted", "--destinations")
    assert same.out == ""
    assert "Every paragraph is called as before." in same.err
