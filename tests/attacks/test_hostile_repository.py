"""A repository that came from elsewhere is active content: nothing in it is ever run."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from forging import UNSIGNED, codes

if TYPE_CHECKING:
    from pathlib import Path

    from council import Council

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")

ENTER = ("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
HOOKS = (
    "pre-commit",
    "prepare-commit-msg",
    "commit-msg",
    "post-commit",
    "post-index-change",
    "reference-transaction",
    "pre-auto-gc",
    "post-checkout",
    "fsmonitor-watchman",
)
PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.askPass",
    "core.alternateRefsCommand",
    "gpg.program",
    "gpg.ssh.program",
    "gpg.ssh.defaultKeyCommand",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "diff.evil.command",
    "diff.evil.textconv",
    "diff.external",
    "merge.evil.driver",
    "uploadpack.packObjectsHook",
)


@pytest.fixture
def ran(council: Council) -> Path:
    """Set the council's repository to start a program wherever git can be made to.

    The program notes that it ran, in the file that is given.
    """
    noted = council.root.parent / "ran"
    program = council.root.parent / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> {noted}\ncat\n', encoding="utf-8")
    program.chmod(0o755)
    council.sign(UNSIGNED)
    settings = {name: str(program) for name in PROGRAMS} | {
        "core.hooksPath": str(council.root / ".git/hooks"),
        "core.attributesFile": str(council.root / ".git/evil"),
        "commit.gpgSign": "true",
        "tag.gpgSign": "true",
        "log.showSignature": "true",
        "filter.evil.required": "true",
        "alias.cat-file": f"!{program}",
        "alias.rev-parse": f"!{program}",
        "alias.ls-tree": f"!{program}",
        "credential.helper": f"!{program}",
        "include.path": str(council.root / ".git/more"),
    }
    (council.root / ".git/more").write_text(f"[core]\n\tfsmonitor = {program}\n", encoding="utf-8")
    for hook in HOOKS:
        (council.root / f".git/hooks/{hook}").write_bytes(program.read_bytes())
        (council.root / f".git/hooks/{hook}").chmod(0o755)
    for name in (".git/evil", ".git/info/attributes", ".gitattributes"):
        (council.root / name).parent.mkdir(exist_ok=True)
        (council.root / name).write_text("* filter=evil diff=evil merge=evil\n", encoding="utf-8")
    for name, value in settings.items():
        council.git("config", name, value)
    noted.unlink(missing_ok=True)
    return noted


def test_entering_an_amendment_runs_nothing(council: Council, ran: Path) -> None:
    assert codes(council, *ENTER) == (0, set())
    assert not ran.exists(), ran.read_text()
    assert (council.root / "register/0006.json").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "HEAD"),
        ("compare", "HEAD", "working"),
        ("track", "HEAD", "draft"),
        ("status",),
        ("verify",),
        ("check",),
        ("show", "C5 Introduction i"),
    ],
)
def test_reading_runs_nothing(council: Council, ran: Path, words: tuple[str, ...]) -> None:
    assert codes(council, *words) == (0, set())
    assert not ran.exists(), ran.read_text()


def test_git_itself_falls_into_the_trap(council: Council, ran: Path) -> None:
    """So the trap is a real one."""
    subprocess.run(["git", "status"], cwd=council.root, check=False, capture_output=True)
    assert ran.exists()


@pytest.mark.parametrize(
    "name",
    [
        "--output=stolen",
        "--upload-pack=x",
        "HEAD:source",
        "HEAD^{tree}",
        "-n1",
        "HEAD --all",
        "../x",
    ],
)
def test_no_name_of_a_text_is_an_option_for_git(council: Council, name: str) -> None:
    exit_code, found = codes(council, "compare", "--", name)
    assert exit_code == 2, found
    assert not (council.root / "stolen").exists()
