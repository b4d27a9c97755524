"""A drafter edits a copy of the text, in an editor or as a file: the tool drafts it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from council import ROOT, Council, copy_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("--title", "Edited", "--proposed-by", "the authors", "--date", "2024-05-10")
TYPIST = """\
import sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
if "Reason:" in text:
    text = text.replace("Reason: ", "Reason: Because number ", 1)
    text = text.replace("Reason: \\n", "{second}\\n")
else:
    text = text.replace("indispensable", "necessary")
    text = text.replace("any guidance", "any guidance or training")
open(path, "w", encoding="utf-8").write(text)
"""


@pytest.fixture
def council(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Council:
    copy_of(ROOT, tmp_path)
    return Council(tmp_path, capsys)


def _editor(council: Council, monkeypatch: pytest.MonkeyPatch, second: str) -> None:
    script = council.root / "typist.py"
    script.write_text(TYPIST.replace("{second}", second), encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)


def test_an_editor_opens_with_the_draft_and_then_for_the_reasons(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    _editor(council, monkeypatch, "Reason: Another.")
    before = council.tree()
    said = council("amendment", "new", "--from-edit", "--in", "C5", *HEAD)
    assert said.code == 0, said.err
    after = council.tree()
    path = "amendments/2024-010.md"
    assert said.out.strip() == path
    assert {name: data for name, data in after.items() if name != path} == before
    made = after[path].decode()
    assert "for “indispensable” substitute “necessary”." in made
    assert "Reason: Because number" in made
    assert "Reason: Another." in made
    assert "[Deleted: indispensable][Added: necessary]" in " ".join(said.err.split())
    assert council("amendment", "check", "2024-010").code == 0
    assert council("verify").code == 0


def test_a_reason_left_untyped_writes_nothing(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    _editor(council, monkeypatch, "Reason: ")
    before = council.tree()
    said = council("amendment", "new", "--from-edit", "--in", "C5", *HEAD)
    assert said.code == 4
    assert "No reason is given for change 2" in said.err
    assert council.tree() == before


def test_a_copy_of_a_file_of_the_adopted_text_is_added_to_a_draft(council: Council) -> None:
    copy = council.root / "copy.md"
    copy.write_text(council.read("source/c5.md").replace("indispensable", "necessary"), "utf-8")
    words = ("amendment", "new", "--from-edit", str(copy), "--reason", "Plainer.")
    assert council(*words, *HEAD).code == 0
    again = council.read("source/c5.md").replace("any guidance", "any guidance or training")
    copy.write_text(again, "utf-8")
    said = council(*words, "--add-to", "2024-010")
    assert said.code == 0, said.err
    made = council.read("amendments/2024-010.md")
    assert made.index("indispensable") < made.index("or training")
    assert council("amendment", "check", "2024-010").code == 0


def test_which_protocol_is_edited_must_be_said_where_there_are_several(council: Council) -> None:
    said = council("amendment", "new", "--from-edit", *HEAD)
    assert said.code == 2
    assert "C5" in said.err


def test_a_copy_that_is_not_there_is_a_matter_of_usage(council: Council) -> None:
    said = council("amendment", "new", "--from-edit", "nowhere.md", *HEAD)
    assert said.code == 2
    assert "nowhere.md" in said.err
