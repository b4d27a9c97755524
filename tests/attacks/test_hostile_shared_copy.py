"""A folder and a shared copy that came from a stranger: `sync` runs nothing of either."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from forging import codes
from sharing import UNSIGNED, Sharing, enter, enter_another, git, share

if TYPE_CHECKING:
    from pathlib import Path

    from council import Council

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")

HERE = (
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "core.askPass",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "gpg.program",
    "gpg.ssh.program",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "merge.evil.driver",
    "remote.origin.uploadpack",
    "remote.origin.receivepack",
    "uploadpack.packObjectsHook",
)
"""Settings of a folder's own that name a program for git to run."""

THERE = ("core.fsmonitor", "core.alternateRefsCommand", "uploadpack.packObjectsHook", "gpg.program")
"""The same of a shared folder, where git runs the other side as us."""

HOOKS = (
    *("pre-push", "post-checkout", "post-merge", "post-rewrite", "reference-transaction"),
    *("pre-auto-gc", "post-index-change", "fsmonitor-watchman", "pre-receive", "update"),
    *("post-receive", "post-update", "proc-receive", "push-to-checkout"),
)


@pytest.fixture
def sharing(council: Council, capsys: pytest.CaptureFixture[str]) -> Sharing:
    return share(council, capsys)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that notes it was run."""
    made = tmp_path / "program"
    made.write_text(f'#!/bin/sh\necho "$0 $*" >> {tmp_path}/ran\n', encoding="utf-8")
    made.chmod(0o755)
    return made


@pytest.fixture
def ran(program: Path) -> Path:
    return program.with_name("ran")


def lay_hooks(git_dir: Path, program: Path) -> None:
    (git_dir / "hooks").mkdir(exist_ok=True)
    for name in HOOKS:
        (git_dir / "hooks" / name).write_bytes(program.read_bytes())
        (git_dir / "hooks" / name).chmod(0o755)


@pytest.fixture
def trap(sharing: Sharing, program: Path, ran: Path) -> Sharing:
    """Both the folder and the shared folder start a program wherever git can be made to."""
    enter(sharing.ben, UNSIGNED)
    assert sharing.ben("sync").code == 0
    enter_another(sharing.ann)
    for folder, settings in ((sharing.ann.root / ".git", HERE), (sharing.bare, THERE)):
        lay_hooks(folder, program)
        (folder / "info").mkdir(exist_ok=True)
        (folder / "info/attributes").write_text("* filter=evil merge=evil\n", encoding="utf-8")
        for name in settings:
            git(folder, "config", name, str(program))
    for name, value in {
        "credential.helper": f"!{program}",
        "alias.fetch": f"!{program}",
        "alias.push": f"!{program}",
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
        "core.hooksPath": str(sharing.ann.root / ".git/hooks"),
        "push.gpgSign": "true",
        "fetch.recurseSubmodules": "true",
        "remote.origin.fetch": "+refs/heads/*:refs/heads/*",
        "remote.origin.push": "+refs/heads/*:refs/heads/stolen/*",
        "remote.origin.mirror": "true",
        "remote.origin.promisor": "true",
        "include.path": str(sharing.bare / "more"),
    }.items():
        sharing.ann.git("config", name, value)
    (sharing.bare / "more").write_text(f"[core]\n\tsshCommand = {program}\n", encoding="utf-8")
    ran.unlink(missing_ok=True)
    return sharing


def test_bringing_up_to_date_runs_nothing(trap: Sharing, ran: Path) -> None:
    for words in (("sync", "--dry-run"), ("sync",), ("sync",), ("verify", "--history")):
        assert codes(trap.ann, *words) == (0, set())
        assert not ran.exists(), ran.read_text()
    assert trap.head() == trap.ann.git("rev-parse", "HEAD").strip()
    assert git(trap.bare, "for-each-ref", "--format=%(refname)").split() == ["refs/heads/main"]


def test_git_itself_falls_into_both_traps(trap: Sharing, ran: Path) -> None:
    """So the traps are real ones: one in the folder, one in the shared folder."""
    subprocess.run(["git", "fetch"], cwd=trap.ann.root, check=False, capture_output=True)
    assert ran.exists()
    ran.unlink()
    words = ["git", "push", f"file://{trap.bare}", "HEAD~1:refs/heads/x"]
    subprocess.run(words, cwd=trap.ben.root, check=False, capture_output=True)
    assert "hooks/pre-receive" in ran.read_text()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("url.ext::PROGRAM.insteadOf", "file://"),
        ("url.file:///elsewhere/.pushInsteadOf", "file:///"),
        ("remote.origin.pushurl", "file:///elsewhere.git"),
        ("remote.origin.vcs", "evil"),
    ],
)
def test_a_setting_that_leads_elsewhere_is_refused_by_name(
    sharing: Sharing, program: Path, ran: Path, setting: str, value: str
) -> None:
    setting = setting.replace("PROGRAM", str(program))
    sharing.ann.git("config", setting, value)
    assert codes(sharing.ann, "sync") == (6, {"shared-unsafe"})
    section, _, last = setting.rpartition(".")
    assert f"({section}.{last.lower()})" in sharing.ann("sync").err
    assert not ran.exists()


@pytest.mark.parametrize(
    "address",
    [
        "ext::PROGRAM",
        "fd::3",
        "git://council.example/c.git",
        "http://council.example/c.git",
        "ftp://council.example/c.git",
        "--upload-pack=PROGRAM",
        "-oProxyCommand=PROGRAM:x",
        "ssh://-oProxyCommand=PROGRAM/x",
        "ssh://a@-oProxyCommand=x/x",
        "-x@council.example:c.git",
        "council.example:-c.git",
        "https://council.example\n/c.git",
        "https://a:b@c@council.example/c.git",
        "file://council.example/c.git",
        "../shared.git",
        "shared.git",
        "file:///proc/self/cwd/shared.git",
        "/srv/../shared.git",
        "file:///srv/a%00b",
        "file:///srv/a%0ab",
        "",
        ".",
    ],
)
def test_an_address_of_another_kind_is_refused(
    sharing: Sharing, program: Path, ran: Path, address: str
) -> None:
    sharing.ann.git("config", "remote.origin.url", address.replace("PROGRAM", str(program)))
    assert codes(sharing.ann, "sync") == (6, {"shared-unsafe"})
    assert not ran.exists()


def test_a_shared_copy_inside_the_folder_itself_is_refused(sharing: Sharing, ran: Path) -> None:
    """It came with the folder, and so did the programs in it."""
    git(sharing.ann.root, "clone", "-q", "--bare", str(sharing.bare), "inside.git")
    link = sharing.ann.root.parent / "link.git"
    link.symlink_to(sharing.ann.root / "inside.git")
    for address in (sharing.ann.root / "inside.git", link, sharing.ann.root / ".git"):
        sharing.ann.git("config", "remote.origin.url", f"file://{address}")
        assert codes(sharing.ann, "sync") == (6, {"shared-unsafe"})
    assert not ran.exists()


@pytest.mark.parametrize("name", ["--upload-pack=x", "-h", "a b", "../x", "a\nb", "x:y", "*"])
def test_no_name_of_a_shared_copy_is_an_option_for_git(sharing: Sharing, name: str) -> None:
    assert codes(sharing.ann, "sync", f"--remote={name}") == (2, {"shared-unknown"})


def test_no_branch_is_an_option_for_git(sharing: Sharing) -> None:
    head = sharing.ann.git("rev-parse", "HEAD").strip()
    sharing.ann.git("update-ref", "refs/heads/--upload-pack=x", head)
    sharing.ann.git("symbolic-ref", "HEAD", "refs/heads/--upload-pack=x")
    assert codes(sharing.ann, "sync") == (4, {"shared-no-branch"})
    sharing.ann.git("symbolic-ref", "HEAD", "refs/heads/main")
    for value in ("--upload-pack=x", "refs/heads/-x", "refs/heads/a:refs/heads/b", "HEAD"):
        sharing.ann.git("config", "branch.main.merge", value)
        assert codes(sharing.ann, "sync") == (6, {"shared-unsafe"})


def test_the_ssh_that_is_used_is_the_users_own(
    sharing: Sharing, program: Path, ran: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in for ssh on the path hands the other side to this computer's own git."""
    folder = program.parent / "bin"
    folder.mkdir()
    (folder / "ssh").write_text(
        f'#!/bin/sh\necho "$*" >> {folder}/asked\nwhile [ $# -gt 1 ]; do shift; done\neval "$1"\n',
        encoding="utf-8",
    )
    (folder / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    sharing.ann.git("config", "core.sshCommand", str(program))
    for address in (
        f"ssh://officer@council.example{sharing.bare}",
        f"council.example:{sharing.bare}",
    ):
        sharing.ann.git("config", "remote.origin.url", address)
        assert codes(sharing.ann, "sync") == (0, set())
    enter(sharing.ann, UNSIGNED)
    assert codes(sharing.ann, "sync") == (0, set())
    assert sharing.head() == sharing.ann.git("rev-parse", "HEAD").strip()
    asked = (folder / "asked").read_text()
    assert "officer@council.example git-upload-pack" in asked
    assert "council.example git-receive-pack" in asked
    assert not ran.exists()


def test_signing_in_is_taken_from_the_users_settings_and_never_from_the_folders(
    sharing: Sharing, program: Path, ran: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = program.parent / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        f"[core]\n\tsshCommand = {home}/ssh\n[alias]\n\tfetch = !{program}\n", encoding="utf-8"
    )
    (home / "ssh").write_text(f"#!/bin/sh\necho own >> {home}/asked\nexit 1\n", encoding="utf-8")
    (home / "ssh").chmod(0o755)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    sharing.ann.git("config", "core.sshCommand", str(program))
    sharing.ann.git("config", "remote.origin.url", "council.example:c.git")
    assert codes(sharing.ann, "sync") == (6, {"shared-unreachable"})
    assert (home / "asked").read_text() == "own\n"
    assert not ran.exists()


# --- what is in the shared copy ---------------------------------------------------------------


def planted(sharing: Sharing, mode: str, path: str, words: str = "x\n") -> None:
    """Record something in the shared copy that git's own commands would not."""
    ben = sharing.ben
    if mode == "160000":
        named = ben.git("rev-parse", "HEAD").strip()
    else:
        file = ben.root.parent / "planted"
        file.write_text(words, encoding="utf-8")
        named = ben.git("hash-object", "-w", "--no-filters", str(file)).strip()
    ben.git("update-index", "--add", "--cacheinfo", f"{mode},{named},{path}")
    ben.git("commit", "-qm", "Planted")
    ben.git("push", "-q")


@pytest.mark.parametrize(
    ("mode", "path"),
    [
        ("120000", "source/c5.md"),
        ("120000", "register/other"),
        ("120000", "notes.txt"),
        ("160000", "source/c7"),
        ("160000", "module"),
        ("100755", "register/0001.json"),
        ("100755", "run-me"),
        ("100644", "source/con.md"),
        ("100644", "source/a b.md"),
        ("100644", "-rf"),
        ("100644", ".hidden"),
        ("100644", "C5.md:stream"),
        ("100644", "no\u202etes.txt"),
    ],
)
def test_what_no_folder_may_hold_is_refused_by_name(sharing: Sharing, mode: str, path: str) -> None:
    planted(sharing, mode, path)
    before = sharing.ann.git("rev-parse", "HEAD"), sharing.ann.git("status", "--porcelain")
    exit_code, found = codes(sharing.ann, "sync")
    assert exit_code in {3, 5}
    assert found & {"path-unsafe", "sync-unproved"}
    after = sharing.ann.git("rev-parse", "HEAD"), sharing.ann.git("status", "--porcelain")
    assert after == before


def test_a_substitute_in_the_shared_copy_is_not_believed(sharing: Sharing) -> None:
    """`refs/replace` would have one revision stand for another."""
    good = sharing.head()
    sharing.ben.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
    sharing.ben.git("commit", "-qam", "Tidy up")
    sharing.ben.git("push", "-q")
    bad = sharing.head()
    for folder in (sharing.bare, sharing.ann.root):
        if folder == sharing.ann.root:
            git(folder, "fetch", "-q")
            sharing.ann.git("update-ref", "refs/remotes/origin/main", good)
        git(folder, "replace", bad, good)
    exit_code, found = codes(sharing.ann, "sync")
    assert exit_code == 5
    assert "sync-unproved" in found
    assert sharing.ann.git("rev-parse", "HEAD").strip() == good


def test_a_file_swapped_between_check_and_use_is_not_overwritten(
    sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone else's editor saves between the proof and the writing."""
    from constitution_tool.store import execute  # noqa: PLC0415 - the real one, let in late

    sharing.ben.write("constitution.toml", sharing.ben.read("constitution.toml") + "\n# more\n")
    sharing.ben.git("commit", "-qam", "A remark")
    sharing.ben.git("push", "-q")
    look = execute.look

    def late(*words: object) -> object:
        sharing.ann.write("constitution.toml", "swapped\n")
        return look(*words)

    monkeypatch.setattr(execute, "look", late)
    before = sharing.ann.git("rev-parse", "HEAD")
    assert codes(sharing.ann, "sync") == (4, {"file-changed"})
    assert sharing.ann.read("constitution.toml") == "swapped\n"
    assert sharing.ann.git("rev-parse", "HEAD") == before


def test_a_shared_copy_swapped_between_check_and_use_changes_nothing(
    sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was proved is what comes in: the objects that were fetched, not what lies there now."""
    from constitution_tool.journeys import sync  # noqa: PLC0415 - the real one, let in late

    enter(sharing.ben, UNSIGNED)
    assert sharing.ben("sync").code == 0
    proved = sharing.head()
    fetch = sync.fetch

    def then_swap(*words: object) -> object:
        found = fetch(*words)
        sharing.ben.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
        sharing.ben.git("commit", "-qam", "Tidy up")
        sharing.ben.git("push", "-q")
        return found

    monkeypatch.setattr(sync, "fetch", then_swap)
    assert codes(sharing.ann, "sync") == (0, set())
    assert sharing.ann.git("rev-parse", "HEAD").strip() == proved != sharing.head()
    assert codes(sharing.ann, "verify") == (0, set())
