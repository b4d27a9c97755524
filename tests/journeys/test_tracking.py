"""Tracked changes as an officer asks for them: two texts, or some amendments and no others."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_marks import Extent, read
from council import ROOT, Council, copy_of

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "C5 Introduction iii"


@pytest.fixture
def council(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Council:
    copy_of(ROOT, tmp_path)
    return Council(tmp_path, capsys)


def document(council: Council, name: str) -> bytes:
    return (council.root / "build" / f"{name}.docx").read_bytes()


def part(data: bytes, name: str) -> str:
    return unpack(data)[f"word/{name}.xml"].decode()


def test_some_amendments_and_no_others_put_to_the_text_in_force(council: Council) -> None:
    said = council(
        *("track", "in-force", "--amendment", "2024-003", "--amendment", "2024-005"),
        *("--to", "word,pdf"),
    )
    assert said.code == 0, said.err
    name = "Tracked changes of 2024-003 and 2024-005 put to in-force"
    assert said.out.split("\n")[:2] == [f"build/{name}.docx", f"build/{name}.pdf"]
    data = document(council, name)
    lines = read(data, Extent.TEXT)
    assert any("It forms part of the induction programme" in line for line in lines.new)
    assert not any("Members take part in learning" in line for line in lines.new)
    authors = set(re.findall(r'w:author="([^"]*)"', part(data, "document")))
    assert {re.sub(r"\d+", "n", author) for author in authors} == {
        "Entry n: Monitoring Officer",
        "Entry n: For approval by Council",
    }
    assert "Decided by the Monitoring Officer, in consultation with" in part(data, "comments")


def test_a_protocol_in_which_nothing_changes_is_named_and_not_printed(council: Council) -> None:
    assert council("track", "in-force", "draft", "--to", "word").code == 0
    data = document(council, "Tracked changes in-force to draft")
    said = re.sub(r"<[^>]+>", "", part(data, "document"))
    assert "Nothing changes in C6. EMPLOYEE CODE OF CONDUCT; what does not change is not" in said
    assert "The Employee Code of Conduct can be found here" not in said


def test_what_is_not_decided_is_not_said_to_be(council: Council) -> None:
    said = council("track", "--amendment", "2024-004", "--to", "word")
    assert said.code == 0
    assert "Entry 1: 2024-004 Guidance and training. Not yet decided." in said.err
    data = document(council, "Tracked changes of 2024-004")
    assert 'w:author="Entry 1: Not yet decided"' in part(data, "document")
    assert "Decided by" not in part(data, "comments") + part(data, "document")


def test_a_statement_that_no_longer_counts_is_not_printed(council: Council) -> None:
    council.sign("2024-004")
    assert "Decided by" in council("track", "--amendment", "2024-004").err
    council.edit("amendments/2024-004.md", "or training material", "or material")
    assert "Not yet decided" in council("track", "--amendment", "2024-004").err


def test_an_amendment_written_on_one_not_chosen_is_refused_and_says_so(council: Council) -> None:
    said = council("track", "in-force", "--amendment", "2024-006", "--to", "word")
    assert said.code == 4
    assert "2024-006 is written on top of 2024-001 and 2024-002" in said.err
    assert "name 2024-001 and 2024-002 as well" in said.err
    assert not (council.root / "build").exists()


def test_two_texts_or_one_text_and_amendments(council: Council) -> None:
    assert council("track", "adopted", "draft", "--amendment", "2024-004").code == 2
    assert council("track").code == 2


def test_a_part_most_of_whose_words_change_stands_side_by_side(council: Council) -> None:
    text = council.read("source/c5.md")
    rewritten = re.sub(
        r"(?<=- \w\) ).*(?= \{#)|(?<=[ivx]\. ).*(?= \{#)", "Quite other words.", text
    )
    council.write("source/c5.md", rewritten)
    said = council("track", "adopted", "working", "--to", "word,pdf")
    assert said.code == 0, said.err
    data = document(council, "Tracked changes adopted to working")
    lines = read(data)
    heading = "C5. MEMBER / OFFICER RELATIONS PROTOCOL: current and proposed text side by side"
    assert heading in lines.old
    assert heading in lines.new
    assert any("Over half the words of C5" in line for line in lines.new)


def test_two_texts_that_are_the_same(council: Council) -> None:
    said = council("track", "adopted", "working")
    assert (said.code, said.out) == (0, "")
    assert "The two texts are the same." in said.err


def test_the_way_to_the_draft_names_the_amendments_that_made_it(council: Council) -> None:
    said = council("track", "2024-03-28", "draft", "--to", "word")
    assert said.code == 0
    assert "Entry 11: 2024-003 Induction. Decided by the Monitoring Officer" in said.err
    comments = part(document(council, "Tracked changes 2024-03-28 to draft"), "comments")
    assert "Entry 13. " in comments


def properties(data: bytes) -> dict[str, str]:
    said = unpack(data)["docProps/custom.xml"].decode()
    return dict(re.findall(r'name="(\w+)"><vt:lpwstr>([^<]*)<', said))


def test_a_file_bears_the_digests_of_the_very_texts_it_shows(council: Council) -> None:
    sum_ = "find source -type f | LC_ALL=C sort | xargs sha256sum | sha256sum"
    digests = []
    for name in ("Birmingham City Council", "Brummagem Council"):
        council.edit("source/constitution.toml", "Birmingham City Council", name)
        said = subprocess.run(sum_, cwd=council.root, shell=True, capture_output=True, check=True)  # noqa: S602 - the line of `3-formats`
        digests.append(said.stdout.decode().split()[0])
        council.git("commit", "-qam", name, "--allow-empty")
    assert council("track", "HEAD~1", "working", "--to", "word").code == 0
    found = properties(document(council, "Tracked changes HEAD~1 to working"))
    assert [found["BaseDigest"], found["TextDigest"]] == digests


def test_a_draft_says_which_amendments_are_in_it(council: Council) -> None:
    assert council("render", "C5", "--text", "draft", "--to", "word").code == 0
    data = document(council, "c5 draft")
    lines = read(data).new
    assert any(line.startswith("Induction (2024-003): Introduction, paragraph v") for line in lines)
    assert "2024-003" in properties(data)["Amendments"]
    assert council("render", "C6", "--text", "draft", "--to", "word").code == 0
    assert properties(document(council, "c6 draft"))["Amendments"] == ""


def test_files_as_they_lie_have_no_change_control(council: Council) -> None:
    assert council("render", "C5", "--text", "working", "--to", "word").code == 0
    assert "Change control" not in read(document(council, "c5 working")).new


def test_a_name_that_git_knows_names_no_folder(council: Council) -> None:
    council.git("branch", "feature/x")
    said = council("track", "feature/x", "draft", "--to", "word")
    assert said.code == 0
    assert said.out == "build/Tracked changes feature-x to draft.docx\n"


def test_the_name_of_a_file_about_many_amendments_is_short(council: Council) -> None:
    ids = [f"2024-00{number}" for number in (1, 2, 3, 5, 6, 7, 8, 9)]
    said = council(
        "track", "adopted", *(w for id_ in ids for w in ("--amendment", id_)), "--to", "word"
    )
    assert said.code == 0, said.err
    assert (
        "build/Tracked changes of 8 amendments, 2024-001 to 2024-009 put to adopted.docx"
        in said.out
    )


@pytest.mark.parametrize(
    "line",
    [
        "render C5 --as-at 2024-05-10 --text draft",
        "show C5 --as-at 2024-05-10 --text working",
        "track adopted draft -o somewhere",
        "render c5.8b5lx",
        "track in-force draft --amendment 2024-001",
    ],
)
def test_what_cannot_all_be_done_is_refused_and_nothing_of_it_is_left_out(council, line):
    said = council(*line.split())
    assert (said.code, said.out) == (2, "")


def test_a_hand_edit_of_the_laws_settings_is_in_no_text_but_the_files_as_they_lie(council):
    council.edit("source/constitution.toml", "protected = []", 'protected = ["c5.8b5lx"]')
    assert council("render", "C5", "--to", "word").code == 0
    assert "rotected" not in "".join(read(document(council, "c5 in-force")).new)
    assert council("render", "C5", "--text", "working", "--to", "word").code == 0
    assert "Protected paragraphs" in "".join(read(document(council, "c5 working")).new)


def test_compare_and_track_say_of_what_their_numbers_are(council: Council) -> None:
    """What was moved and reworded is two differences in one paragraph."""
    assert "14 differences in 13 paragraphs." in council("compare", "adopted", "draft").err
    assert "13 paragraphs bear a change." in council("track", "adopted", "draft").err
