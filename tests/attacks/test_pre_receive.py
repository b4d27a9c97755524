"""The shipped hook lets nothing into a shared copy that does not follow from its record."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from council import ROOT
from forging import Forger
from pages import PROGRAM
from sharing import UNSIGNED, Sharing, enter, enter_another, share

if TYPE_CHECKING:
    from council import Council

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")


@pytest.fixture
def sharing(
    council: Council, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Sharing:
    """Two copies and a shared one that bears the hook."""
    made = share(council, capsys)
    hook = made.bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    shutil.copy(ROOT / "docs/pre-receive", hook)
    monkeypatch.setenv("CONSTITUTION_TOOL", str(PROGRAM))
    return made


def push(council: Council, *words: str) -> tuple[bool, str]:
    """Push with git, as someone would who goes round the tool; say whether it landed."""
    ran = subprocess.run(
        ["git", "push", *(words or ("origin", "main"))],
        cwd=council.root,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return ran.returncode == 0, ran.stderr


def refused(sharing: Sharing, *words: str) -> str:
    before = sharing.head()
    landed, said = push(sharing.ann, *words)
    assert not landed
    assert sharing.head() == before
    return said


def recorded(council: Council, what: str = "-A") -> None:
    council.git("add", what)
    council.git("commit", "-qm", "Tidy up")


def test_the_hook_is_shipped_ready_to_run():
    assert (ROOT / "docs/pre-receive").stat().st_mode & 0o111


def test_an_authorised_push_lands(sharing: Sharing):
    enter(sharing.ann, UNSIGNED)
    landed, said = push(sharing.ann)
    assert landed, said
    assert sharing.head() == sharing.ann.git("rev-parse", "HEAD").strip()
    assert sharing.ben("sync").code == 0
    enter_another(sharing.ben)
    landed, said = push(sharing.ben)
    assert landed, said


def test_an_edit_by_hand_is_refused_and_the_paragraph_named(sharing: Sharing):
    sharing.ann.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
    recorded(sharing.ann)
    said = refused(sharing)
    assert "C5, Introduction, paragraph i is not as it is on record" in said
    assert "does not follow from its record" in said


def test_an_entry_without_its_statements_is_refused(sharing: Sharing):
    forger = Forger(sharing.ann)
    enter(sharing.ann, UNSIGNED)
    forger.path(f"register/statements/{UNSIGNED}.chair.sig").unlink()
    recorded(sharing.ann)
    assert "does not follow from its record" in refused(sharing)


def test_an_entry_taken_back_is_refused_though_the_rest_holds(sharing: Sharing):
    enter(sharing.ann, UNSIGNED)
    assert push(sharing.ann)[0]
    (sharing.ann.root / "register/0006.json").unlink()
    recorded(sharing.ann)
    assert sharing.ann("verify").code == 0
    assert "an entry on record was changed or taken out" in refused(sharing)


def test_a_record_made_anew_with_the_same_keys_is_refused(sharing: Sharing):
    """It holds in itself: only what was there before tells it from the real one."""
    ann = sharing.ann
    for name in ("0003", "0004", "0005"):
        (ann.root / f"register/{name}.json").unlink()
    for name in ("2024-001", "2024-002", "2024-003"):
        for path in (ann.root / "register/statements").glob(f"{name}.*"):
            path.unlink()
    for path in (ann.root / "amendments").glob("2024-00[5-9].md"):
        path.unlink()
    enter(ann, "2024-001")
    recorded(ann)
    assert ann("verify").code == 0
    assert "an entry on record was changed or taken out" in refused(sharing)


def test_a_history_rewritten_or_taken_away_is_refused(sharing: Sharing):
    enter(sharing.ann, UNSIGNED)
    assert push(sharing.ann)[0]
    sharing.ann.git("reset", "-q", "--hard", "HEAD~1")
    enter_another(sharing.ann)
    assert "does not follow on what is here" in refused(sharing, "-f", "origin", "main")
    assert "is not taken away" in refused(sharing, "origin", ":main")


def test_another_branch_must_hold_too(sharing: Sharing):
    sharing.ann.edit("source/c5.md", "The purpose of this Protocol", "The aim of this Protocol")
    recorded(sharing.ann)
    refused(sharing, "origin", "HEAD:refs/heads/other")


def test_attributes_in_the_tree_do_not_alter_what_is_proved(sharing: Sharing):
    """They would have git write other bytes than are recorded, or none."""
    ann = sharing.ann
    ann.write(".gitattributes", "* text eol=crlf ident\nsource/** working-tree-encoding=UTF-16\n")
    recorded(ann, ".gitattributes")
    landed, said = push(ann)
    assert landed, said
    ann.write("register/.gitattributes", "* export-ignore\n")
    recorded(ann, "register/.gitattributes")
    assert "hidden or unsafe name" in refused(sharing)


def test_a_link_a_program_and_another_repository_are_refused(sharing: Sharing):
    ann = sharing.ann
    ann.git("config", "core.fileMode", "true")
    (ann.root / "source/c5.md").chmod(0o755)
    recorded(ann)
    assert "something other than plain files" in refused(sharing)
    (ann.root / "source/c5.md").chmod(0o644)
    (ann.root / "source/c7.md").symlink_to("c5.md")
    recorded(ann)
    assert "something other than plain files" in refused(sharing)
    ann.git("rm", "-q", "source/c7.md")
    head = ann.git("rev-parse", "HEAD").strip()
    ann.git("update-index", "--add", "--cacheinfo", f"160000,{head},register/other")
    ann.git("commit", "-qm", "Tidy up")
    assert "something other than plain files" in refused(sharing)
