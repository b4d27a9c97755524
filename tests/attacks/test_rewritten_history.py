"""`verify --history` names every revision that took from the record, or bore another text."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from forging import LAST, entry, statement
from sharing import UNSIGNED, enter, enter_another

if TYPE_CHECKING:
    from council import Council, Said

DAY = "2024-06-01"


def record(council: Council, title: str) -> None:
    """Record whatever lies in the folder, as someone with git would."""
    council.git("add", "-A")
    words = ("commit", "-qm", title, "--date", f"{DAY}T12:00:00Z")
    subprocess.run(
        ["git", *words],
        cwd=council.root,
        check=True,
        env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": f"{DAY}T12:00:00Z"},
    )


def history(council: Council) -> Said:
    return council("--json", "verify", "--history")


def breaches(council: Council) -> list[tuple[str, str, str]]:
    """Every breach: its code, the file, and the revision it names."""
    said = history(council)
    assert said.code == 5, said.out
    return [
        (one["code"], one["path"], one["note"])
        for one in said.json["findings"]
        if one["code"].startswith("history-")
    ]


def test_a_history_of_entries_holds(council: Council):
    enter(council, UNSIGNED)
    council.write("notes.txt", "other work\n")
    record(council, "Notes")
    enter_another(council)
    said = history(council)
    assert said.code == 0, said.out
    assert said.json["result"]["revisions"] == 4


def test_what_was_before_the_founding_is_passed_over(council: Council):
    council.git("checkout", "-q", "--orphan", "new")
    council.git("rm", "-rq", "--cached", "register")
    council.git("commit", "-qm", "Before")
    council.git("add", "register")
    council.git("commit", "-qm", "Found")
    said = history(council)
    assert (said.code, said.json["result"]["revisions"]) == (0, 1)


def test_an_edit_put_back_later_is_named_with_its_day_and_title(council: Council):
    text = council.read("source/c5.md")
    council.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
    record(council, "Tidy up")
    council.write("notes.txt", "nothing to do with it\n")
    record(council, "Notes")
    council.write("source/c5.md", text)
    record(council, "Put it back")
    assert council("verify").code == 0
    assert breaches(council) == [("history-text", "source/c5.md", f"{DAY}, “Tidy up”")]
    said = council("verify", "--history")
    assert "C5, Introduction, paragraph i is not as it is on record" in said.err
    assert f"Where: source/c5.md, line 9 ({DAY}, “Tidy up”)" in said.err


def test_an_edit_that_is_still_there_is_named_too(council: Council):
    council.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
    record(council, "Tidy up")
    assert breaches(council) == [("history-text", "source/c5.md", f"{DAY}, “Tidy up”")]


def test_an_entry_taken_back_and_put_again_is_named(council: Council):
    enter(council, UNSIGNED)
    kept = council.read("register/0006.json")
    (council.root / "register/0006.json").unlink()
    record(council, "Take it back")
    council.write("register/0006.json", kept)
    record(council, "Put it again")
    assert council("verify").code == 0
    assert breaches(council) == [
        ("history-removed", "register/0006.json", f"{DAY}, “Take it back”")
    ]


@pytest.mark.parametrize(
    "path",
    [
        "register/statements/2024-001.chair.sig",
        "register/office-holders-0001.toml",
        "register/text/0000/c5.md",
        "amendments/2024-002.md",
    ],
)
def test_what_an_entry_relies_on_may_not_change_even_for_a_while(council: Council, path: str):
    kept = council.read(path)
    council.write(path, kept + "\n")
    record(council, "Touch")
    council.write(path, kept)
    record(council, "Put it back")
    assert council("verify").code == 0
    found = breaches(council)
    assert found == [
        ("history-changed", path, f"{DAY}, “{title}”") for title in ("Touch", "Put it back")
    ]


def test_a_record_made_anew_is_found_though_it_holds(council: Council):
    """Someone with both keys makes the record anew from entry 3 on, and leaves entries out."""
    for number in range(3, LAST + 1):
        (council.root / entry(number)).unlink()
    for name in ("2024-001", "2024-002", "2024-003"):
        for path in (council.root / "register/statements").glob(f"{name}.*"):
            path.unlink()
    enter(council, "2024-001")
    council.git("add", "-A")
    council.git("commit", "-q", "--amend", "-m", "Made anew")
    assert council("verify").code == 0
    found = breaches(council)
    assert all("“Made anew”" in note for _, _, note in found)
    codes = {path: code for code, path, _ in found}
    assert codes[entry(3)] == "history-changed"
    assert codes[entry(4)] == codes[entry(5)] == "history-removed"


def test_a_record_founded_anew_is_called_that_and_not_a_hundred_changes(council: Council):
    shutil.rmtree(council.root / "register")
    keys = council.root / "examples/keys"
    said = council(
        "register", "start", "--date", "2024-03-28", "--source", "Another source",
        "--holder", "monitoring-officer=A. Name", "--holder", "chair=B. Name",
        "--holder", "proper-officer=C. Name",
        "--public-key", f"monitoring-officer={keys / 'monitoring-officer.pub'}",
        "--sign", f"monitoring-officer={keys / 'monitoring-officer'}",
    )  # fmt: skip
    assert said.code == 0, said.err
    council.git("add", "-A")
    council.git("commit", "-q", "--amend", "-m", "Begin again")
    assert council("verify").code == 0
    (found,) = breaches(council)
    assert found[:2] == ("history-founded-anew", entry(1))
    assert "“Begin again”" in found[2]


def test_an_entry_without_what_it_relies_on_is_named_though_it_came_later(council: Council):
    enter(council, UNSIGNED)
    council.git("reset", "-q", "--soft", "HEAD~1")
    path = statement(UNSIGNED, "chair")
    council.git("rm", "-q", "--cached", path)
    council.git("commit", "-qm", "Without it")
    record(council, "With it")
    assert council("verify").code == 0
    assert [found[:2] for found in breaches(council)] == [("history-missing", path)]


def test_lines_joined_by_git_may_not_drop_an_entry_of_either(council: Council):
    council.git("checkout", "-qb", "other")
    enter(council, UNSIGNED)
    council.git("checkout", "-q", "main")
    enter_another(council)
    council.git("merge", "-q", "-s", "ours", "-m", "Join", "other")
    assert council("verify").code == 0
    found = breaches(council)
    assert ("history-changed", "register/0006.json") in [one[:2] for one in found]
    assert all("“Join”" in one[2] for one in found)


def test_lines_joined_where_only_one_entered_hold(council: Council):
    council.git("checkout", "-qb", "other")
    council.write("notes.txt", "x\n")
    record(council, "Notes")
    council.git("checkout", "-q", "main")
    enter(council, UNSIGNED)
    council.git("merge", "-q", "-m", "Join", "other")
    said = history(council)
    assert (said.code, said.json["result"]["revisions"]) == (0, 4)


def test_a_title_cannot_play_tricks_on_the_reader(council: Council):
    council.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
    record(council, "Verified: all is well\x1b[2J\u202e" + "x" * 500)
    said = council("verify", "--history")
    assert said.code == 5
    assert "\x1b" not in said.err
    assert "\u202e" not in said.err
    assert "x" * 80 not in said.err


def test_gits_own_shortcuts_are_not_believed(council: Council):
    """Grafts, substitutes and a graph of revisions in a received folder may say anything."""
    council.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
    record(council, "Tidy up")
    council.git("revert", "--no-edit", "HEAD")
    first, edited, last = council.git("rev-list", "--reverse", "HEAD").split()
    council.git("replace", "--graft", last, first)
    assert len(council.git("rev-list", "HEAD").split()) == 2
    assert [one[0] for one in breaches(council)] == ["history-text"]
    council.git("replace", "-d", last)
    (council.root / ".git/info/grafts").write_text(f"{last} {first}\n")
    assert [one[0] for one in breaches(council)] == ["history-text"]
    assert edited in council.git("log", "--all", "--format=%H", "--reflog")


def test_an_object_that_is_not_what_its_name_says_is_refused(council: Council):
    council.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
    record(council, "Tidy up")
    blob = council.git("rev-parse", "HEAD:source/c5.md").strip()
    good = council.git("rev-parse", "HEAD~1:source/c5.md").strip()
    objects = council.root / ".git/objects"
    there = objects / blob[:2] / blob[2:]
    there.chmod(0o644)
    there.write_bytes((objects / good[:2] / good[2:]).read_bytes())
    assert history(council).code in {5, 6}


def test_without_git_it_is_said(council: Council):
    (council.root / ".git").rename(council.root.parent / "away")
    said = history(council)
    assert (said.code, said.json["error"]["code"]) == (6, "no-repository")


def test_a_record_that_was_gone_for_a_while_is_named(council: Council):
    kept = council.tree()
    for path in kept:
        if path.startswith("register/"):
            (council.root / path).unlink()
    record(council, "Start again")
    for path, data in kept.items():
        (council.root / path).parent.mkdir(parents=True, exist_ok=True)
        (council.root / path).write_bytes(data)
    record(council, "Put it back")
    assert breaches(council)[0][:2] == ("history-removed", "register/0001.json")


def test_an_entry_that_could_not_be_read_for_a_while_is_named(council: Council):
    council.write("register/0006.json", "{}\n")
    record(council, "Something else")
    (council.root / "register/0006.json").unlink()
    record(council, "Away with it")
    found = {(one["code"], one["path"]) for one in history(council).json["findings"]}
    assert ("history-removed", "register/0006.json") in found
    assert any(path == "register/0006.json" and "history" not in code for code, path in found)


def test_an_edit_upon_an_edit_is_named_too(council: Council):
    for words in (("The purpose", "The aim"), ("The aim", "The point")):
        council.edit("source/c5.md", *words)
        record(council, words[1])
    named = {(code, path) for code, path, note in breaches(council) if "The point" in note}
    assert named == {("history-text", "source/")}
