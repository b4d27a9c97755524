"""Git is carried, not trusted: exact commits on real repositories, and nothing of theirs runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from constitution_tool.errors import Conflict, Incapable, Malformed, Usage
from constitution_tool.store import history, recording
from constitution_tool.store.earlier import files_at, revisions
from constitution_tool.store.execute import execute
from constitution_tool.store.history import is_repository
from constitution_tool.store.plan import Commit, Plan, Replace, Tag, Write
from constitution_tool.store.recording import Author, commit

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2024, 5, 9)
BY = Author(name="Officer", email="officer@birmingham.example")


def git(root: Path, *words: str) -> str:
    settings = ("-c", "user.name=Officer", "-c", "user.email=officer@birmingham.example")
    return subprocess.run(
        ["git", *settings, *words], cwd=root, check=True, capture_output=True, text=True
    ).stdout.rstrip("\n")


def put(root: Path, path: str, words: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(words.encode())


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    root = tmp_path / "council"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    put(root, "source/c5.md", "one\n")
    put(root, "notes.txt", "notes\n")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    return root


def test_a_commit_holds_exactly_the_named_files(root: Path):
    put(root, "source/c5.md", "two\n")
    put(root, "register/0001.json", "{}\n")
    put(root, "notes.txt", "changed, not staged\n")
    put(root, "staged.txt", "staged\n")
    git(root, "add", "staged.txt")
    message = "Enter 2024-003\n\nAmendment: 2024-003"
    made = commit(root, message, ("source/c5.md", "register/0001.json"), BY, DAY)
    assert git(root, "rev-parse", "main") == made
    assert git(root, "log", "-1", "--format=%B") == message
    assert git(root, "log", "-1", "--format=%an|%ae|%ad|%cd", "--date=unix") == (
        "Officer|officer@birmingham.example|1715256000|1715256000"
    )
    changed = git(root, "show", "--name-status", "--format=", made).splitlines()
    assert changed == ["A\tregister/0001.json", "M\tsource/c5.md"]
    assert git(root, "status", "--porcelain").splitlines() == [" M notes.txt", "A  staged.txt"]
    git(root, "fsck", "--strict")


def test_the_same_record_makes_the_same_revision(root: Path, tmp_path: Path):
    twin = tmp_path / "twin"
    shutil.copytree(root, twin)
    for folder in (root, twin):
        put(folder, "source/c5.md", "two\n")
    assert commit(root, "x", ("source/c5.md",), BY, DAY) == commit(
        twin, "x", ("source/c5.md",), BY, DAY
    )


def test_a_removed_file_is_recorded_as_removed(root: Path):
    (root / "notes.txt").unlink()
    commit(root, "x", ("notes.txt",), BY, DAY)
    assert git(root, "ls-tree", "-r", "--name-only", "HEAD") == "source/c5.md"
    assert git(root, "status", "--porcelain") == ""


def test_the_first_commit_of_all(tmp_path: Path):
    git(tmp_path, "init", "-q", "-b", "main")
    assert revisions(tmp_path) == ()
    put(tmp_path, "source/c5.md", "one\n")
    made = commit(tmp_path, "Begin", ("source/c5.md",), BY, DAY)
    assert [(r.id, r.day, r.title) for r in revisions(tmp_path)] == [(made, DAY, "Begin")]
    assert git(tmp_path, "status", "--porcelain") == ""


def test_a_constitution_in_a_folder_of_a_repository(root: Path):
    inner = root / "papers" / "council"
    put(inner, "source/c5.md", "inner\n")
    commit(inner, "x", ("source/c5.md",), BY, DAY)
    assert git(root, "ls-tree", "-r", "--name-only", "HEAD", "papers") == (
        "papers/council/source/c5.md"
    )
    assert files_at(inner, "HEAD", ("source",)) == {"source/c5.md": b"inner\n"}
    assert git(root, "status", "--porcelain") == ""


def test_a_linked_worktree_is_followed_only_when_its_repository_points_back(root: Path):
    work = root.parent / "work"
    git(root, "worktree", "add", "-q", str(work))
    put(work, "source/c5.md", "two\n")
    made = commit(work, "x", ("source/c5.md",), BY, DAY)
    assert git(root, "rev-parse", "work") == made
    assert git(work, "status", "--porcelain") == ""
    stranger = root.parent / "stranger"
    stranger.mkdir()
    (stranger / ".git").write_text(f"gitdir: {root / '.git' / 'worktrees' / 'work'}\n")
    assert not is_repository(stranger)
    (stranger / ".git").write_text(f"gitdir: {root / '.git'}\n")
    assert not is_repository(stranger)


def test_bytes_are_recorded_as_they_are_whatever_the_attributes_say(root: Path):
    put(root, ".gitattributes", "* text eol=crlf ident\n")
    git(root, "config", "core.autocrlf", "true")
    put(root, "source/c5.md", "a\r\nb\n$Id$\n")
    commit(root, "x", ("source/c5.md",), BY, DAY)
    assert files_at(root, "HEAD", ("source",)) == {"source/c5.md": b"a\r\nb\n$Id$\n"}


def test_earlier_texts_are_read_by_plain_names_only(root: Path):
    put(root, "source/c5.md", "two\n")
    put(root, "source/constitution.toml", "toml\n")
    commit(root, "x", ("source/c5.md", "source/constitution.toml"), BY, DAY)
    git(root, "tag", "adopted/2024-05-21")
    assert files_at(root, "HEAD~1", ("source",)) == {"source/c5.md": b"one\n"}
    assert files_at(root, "adopted/2024-05-21", ("source/c5.md", "notes.txt")) == {
        "notes.txt": b"notes\n",
        "source/c5.md": b"two\n",
    }
    for words in (
        "nowhere",
        "--all",
        "-h",
        "HEAD..main",
        "main@{1.day.ago}",
        ":/one",
        "a b",
        "",
        "x\n",
    ):
        with pytest.raises(Usage):
            files_at(root, words, ("source",))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_in_an_earlier_text_is_refused(root: Path):
    (root / "source" / "c6.md").symlink_to("/etc/passwd")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "link")
    with pytest.raises(Malformed) as caught:
        files_at(root, "HEAD", ("source",))
    assert caught.value.findings[0].place.path == "source/c6.md"


def test_replaced_objects_are_not_believed(root: Path):
    blob = git(root, "rev-parse", "HEAD:source/c5.md")
    put(root.parent, "forged", "forged\n")
    forged = git(root, "hash-object", "-w", str(root.parent / "forged"))
    git(root, "replace", blob, forged)
    assert git(root, "show", "HEAD:source/c5.md") == "forged"
    assert files_at(root, "HEAD", ("source",)) == {"source/c5.md": b"one\n"}


def test_no_repository_and_half_done_work_are_refused_with_a_remedy(root: Path, tmp_path: Path):
    with pytest.raises(Incapable) as caught:
        commit(tmp_path, "x", (), BY, DAY)
    assert "git init" in caught.value.findings[0].remedy
    (root / ".git" / "MERGE_HEAD").write_text("")
    with pytest.raises(Conflict) as busy:
        commit(root, "x", ("notes.txt",), BY, DAY)
    assert busy.value.findings[0].code == "git-busy"


def test_no_git_on_the_machine_is_said_plainly(root: Path):
    code = (
        "import sys; from pathlib import Path\n"
        "from constitution_tool.errors import Incapable\n"
        "from constitution_tool.store.earlier import revisions\n"
        "try: revisions(Path(sys.argv[1]))\n"
        "except Incapable as refusal: print(refusal.findings[0].code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        env={"PATH": str(root), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "no-git\n"


def author(root: Path) -> Author:
    with history.opened(root) as opened:
        return recording.author(opened, "birmingham.example")


def test_the_author_is_the_users_own_or_nobody_in_particular(root: Path):
    nobody = Author(name="constitution-tool", email="constitution-tool@birmingham.example")
    assert author(root) == nobody
    git(root, "config", "--global", "user.name", "An <Officer>")
    assert author(root) == nobody
    git(root, "config", "--global", "user.email", "officer@birmingham.example")
    assert author(root) == Author(name="An Officer", email="officer@birmingham.example")


def test_the_callers_environment_leads_nowhere_else(root: Path, tmp_path: Path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    put(root, "source/c5.md", "two\n")
    with monkeypatch.context() as patch:
        patch.setenv("GIT_DIR", str(other / ".git"))
        patch.setenv("GIT_WORK_TREE", str(other))
        patch.setenv("GIT_INDEX_FILE", str(other / "index"))
        patch.setenv("GIT_OBJECT_DIRECTORY", str(other / "objects"))
        made = commit(root, "x", ("source/c5.md",), BY, DAY)
    assert git(root, "rev-parse", "HEAD") == made
    assert git(root, "status", "--porcelain") == ""
    assert revisions(other) == ()


# --- through a plan ---------------------------------------------------------------------------


def entering(*more) -> Plan:
    return Plan(
        steps=(
            Replace(path="source/c5.md", old=b"one\n", data=b"two\n"),
            Write(path="register/0001.json", data=b"{}\n"),
            Commit(
                message="Enter 2024-003",
                paths=("source/c5.md", "register/0001.json"),
                day=DAY,
                domain="birmingham.example",
            ),
            *more,
        )
    )


def silent(_: str) -> None:
    pass


def test_a_plan_writes_records_and_bookmarks(root: Path):
    made = execute(root, entering(Tag(name="adopted/2024-05-21")), silent)
    assert git(root, "rev-parse", "HEAD", "adopted/2024-05-21").split() == [made, made]
    assert git(root, "log", "-1", "--format=%an") == "constitution-tool"
    assert git(root, "status", "--porcelain") == ""


def test_of_two_commands_that_looked_at_once_the_second_records_nothing(root: Path):
    execute(root, entering(), silent)
    before = git(root, "rev-parse", "HEAD")
    with pytest.raises(Conflict) as caught:
        execute(root, entering(), silent)
    assert [finding.code for finding in caught.value.findings] == ["recorded-already"]
    assert git(root, "rev-parse", "HEAD") == before


def test_a_plan_that_cannot_be_recorded_writes_nothing(root: Path):
    git(root, "tag", "adopted/2024-05-21")
    before = git(root, "rev-parse", "HEAD")
    with pytest.raises(Conflict) as caught:
        execute(root, entering(Tag(name="adopted/2024-05-21")), silent)
    assert caught.value.findings[0].code == "tag-taken"
    for name in ("--help", "Adopted", "a..b", "a b", "a/"):
        with pytest.raises(Usage):
            execute(root, entering(Tag(name=name)), silent)
    assert (root / "source" / "c5.md").read_bytes() == b"one\n"
    assert git(root, "rev-parse", "HEAD") == before
    assert git(root, "status", "--porcelain") == ""


@pytest.mark.parametrize("action", ["journal", "history", "source/c5.md", "index"])
def test_an_interruption_at_any_point_puts_everything_back(root: Path, action: str):
    def stop(reached: str) -> None:
        if reached == action:
            raise KeyboardInterrupt

    before = git(root, "rev-parse", "HEAD")
    with pytest.raises(KeyboardInterrupt):
        execute(root, entering(Tag(name="adopted/2024-05-21")), silent, stop)
    assert git(root, "rev-parse", "HEAD") == before
    assert git(root, "tag") == ""
    assert git(root, "status", "--porcelain") == ""
    execute(root, entering(), silent)


def test_a_file_that_cannot_be_put_in_place_puts_everything_back(root: Path):
    def obstruct(reached: str) -> None:
        if reached == "source/c5.md":
            (root / "register").write_text("in the way")

    before = git(root, "rev-parse", "HEAD")
    with pytest.raises(Malformed):
        execute(root, entering(), silent, obstruct)
    (root / "register").unlink()
    assert git(root, "rev-parse", "HEAD") == before
    assert git(root, "status", "--porcelain") == ""


def test_a_history_that_moves_meanwhile_is_not_overwritten(root: Path):
    def move(reached: str) -> None:
        if reached == "recorded":
            git(root, "commit", "-q", "--allow-empty", "-m", "meanwhile")

    with pytest.raises(Conflict):
        execute(root, entering(), silent, move)
    assert git(root, "log", "-1", "--format=%s") == "meanwhile"
    assert (root / "source" / "c5.md").read_bytes() == b"one\n"
    assert git(root, "status", "--porcelain") == ""


# --- a received repository is active content --------------------------------------------------

HOOKS = (
    "pre-commit",
    "prepare-commit-msg",
    "commit-msg",
    "post-commit",
    "post-index-change",
    "reference-transaction",
    "pre-auto-gc",
    "post-checkout",
)


@pytest.fixture
def hostile(root: Path) -> Path:
    """A repository whose settings start a program wherever git can be made to."""
    mine = root.parent / "ran"
    program = root.parent / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> {mine}\ncat\n')
    program.chmod(0o755)
    for name in HOOKS:
        (root / ".git" / "hooks").mkdir(exist_ok=True)
        shutil.copy(program, root / ".git" / "hooks" / name)
    settings = {
        "core.fsmonitor": program,
        "core.hooksPath": root / ".git" / "hooks",
        "core.pager": program,
        "core.sshCommand": program,
        "core.editor": program,
        "core.askPass": program,
        "core.alternateRefsCommand": program,
        "core.attributesFile": root / ".git" / "attributes",
        "commit.gpgSign": "true",
        "tag.gpgSign": "true",
        "gpg.program": program,
        "gpg.ssh.program": program,
        "log.showSignature": "true",
        "filter.evil.clean": program,
        "filter.evil.smudge": program,
        "filter.evil.process": program,
        "filter.evil.required": "true",
        "diff.evil.command": program,
        "diff.evil.textconv": program,
        "diff.external": program,
        "alias.cat-file": f"!{program}",
        "alias.rev-list": f"!{program}",
        "trace2.eventTarget": mine,
        "credential.helper": f"!{program}",
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
        "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true",
        "remote.origin.partialclonefilter": "blob:none",
        "remote.origin.uploadpack": program,
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
    }
    for name, value in settings.items():
        git(root, "config", name, str(value))
    (root / ".git" / "attributes").write_text("* filter=evil diff=evil\n")
    (root / ".git" / "info").mkdir(exist_ok=True)
    (root / ".git" / "info" / "attributes").write_text("* filter=evil diff=evil\n")
    put(root, ".gitattributes", "* filter=evil diff=evil\n")
    mine.unlink(missing_ok=True)
    return root


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_nothing_that_came_with_a_repository_runs(hostile: Path):
    mine = hostile.parent / "ran"
    made = execute(hostile, entering(Tag(name="adopted/2024-05-21")), silent)
    put(hostile, "notes.txt", "more\n")
    later = commit(hostile, "x", ("notes.txt",), BY, DAY)
    assert [r.id for r in revisions(hostile)][:2] == [later, made]
    assert files_at(hostile, "HEAD", ("source",)) == {"source/c5.md": b"two\n"}
    author(hostile)
    assert not mine.exists(), mine.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_a_missing_object_is_not_fetched_by_a_strangers_program(hostile: Path):
    mine = hostile.parent / "ran"
    blob = git(hostile, "rev-parse", "HEAD:source/c5.md")
    mine.unlink(missing_ok=True)
    (hostile / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(Incapable):
        files_at(hostile, "HEAD", ("source",))
    assert not mine.exists(), mine.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_the_usual_calls_would_have_run_it(hostile: Path):
    """The trap above is a real one: git itself falls into it."""
    subprocess.run(["git", "status"], cwd=hostile, check=False, capture_output=True)
    assert (hostile.parent / "ran").exists()


def test_a_first_commit_can_be_undone(tmp_path: Path):
    git(tmp_path, "init", "-q", "-b", "main")
    with history.opened(tmp_path) as opened:
        ready = recording.prepare(opened, {"a.md": b"a"}, "x", BY, DAY)
        recording.move(opened, ready.moves)
        assert recording.has_moved(opened, ready.moves)
        recording.stage(opened, ready.staged)
        recording.undo(opened, ready)
        assert recording.has_moved(opened, ready.moves) is False
    assert revisions(tmp_path) == ()
    assert git(tmp_path, "status", "--porcelain") == ""
