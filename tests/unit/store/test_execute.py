"""A plan is carried out whole or not at all, and overwrites nobody's work."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from constitution_tool.errors import Conflict, LawBroken, Malformed
from constitution_tool.store import workplace
from constitution_tool.store.execute import execute, is_unfinished, recover
from constitution_tool.store.files import digest
from constitution_tool.store.plan import Output, Plan, Remove, Replace, Secret, Write

if TYPE_CHECKING:
    from pathlib import Path


def silent(_: str) -> None:
    pass


def carry_out(root: Path, *steps) -> str:
    return execute(root, Plan(steps=steps), silent)


def state(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and workplace.NAME not in path.parts and ".git" not in path.parts
    }


def refused(root: Path, *steps) -> dict[str, str]:
    before = state(root)
    with pytest.raises((Conflict, Malformed)) as caught:
        carry_out(root, *steps)
    assert state(root) == before
    assert not is_unfinished(root)
    return {finding.code: finding.place.path for finding in caught.value.findings}


def test_files_are_written_replaced_and_removed(tmp_path: Path):
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").write_bytes(b"gone")
    told: list[str] = []
    plan = Plan(
        steps=(
            Write(path="source/c5.md", data=b"new"),
            Replace(path="a.md", old=b"old", data=b"newer"),
            Remove(path="b.md", old=b"gone"),
        )
    )
    execute(tmp_path, plan, told.append)
    assert state(tmp_path) == {"a.md": b"newer", "source/c5.md": b"new"}
    assert told == ["Write source/c5.md (3 bytes)", "Change a.md (5 bytes)", "Remove b.md"]
    assert sorted(p.name for p in (tmp_path / workplace.NAME).iterdir()) == [".gitignore", "lock"]


def test_what_is_as_it_should_be_is_left_alone(tmp_path: Path):
    (tmp_path / "a.md").write_bytes(b"same")
    before = (tmp_path / "a.md").stat().st_mtime_ns
    carry_out(
        tmp_path,
        Write(path="a.md", data=b"same"),
        Remove(path="b.md", old=b"x"),
    )
    assert (tmp_path / "a.md").stat().st_mtime_ns == before


def test_everything_that_does_not_fit_is_said_at_once_and_nothing_is_done(tmp_path: Path):
    (tmp_path / "a.md").write_bytes(b"theirs")
    (tmp_path / "b.md").write_bytes(b"changed since")
    (tmp_path / "c.md").write_bytes(b"changed since")
    with pytest.raises(Conflict) as caught:
        carry_out(
            tmp_path,
            Write(path="d.md", data=b"d"),
            Write(path="a.md", data=b"ours"),
            Replace(path="b.md", old=b"b", data=b"ours"),
            Remove(path="c.md", old=b"c"),
        )
    said = [(finding.code, finding.place.path) for finding in caught.value.findings]
    assert said == [("file-exists", "a.md"), ("file-changed", "b.md"), ("file-changed", "c.md")]
    assert not (tmp_path / "d.md").exists()


@pytest.mark.parametrize(
    "path", ["../x.md", ".git/config", "source/a b.md", "/etc/x", ".constitution-tool/x", "a\nb"]
)
def test_a_plan_never_leaves_the_folder_or_touches_gits_own(tmp_path: Path, path: str):
    assert set(refused(tmp_path, Write(path=path, data=b"x"))) == {"path-unsafe"}


def test_a_plan_that_names_a_file_twice_is_our_fault(tmp_path: Path):
    with pytest.raises(LawBroken):
        carry_out(tmp_path, Write(path="a.md", data=b"1"), Write(path="A.md", data=b"2"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("kind", [Write, Output])
def test_a_link_is_never_written_through(tmp_path: Path, tmp_path_factory, kind):
    away = tmp_path_factory.mktemp("away")
    (tmp_path / "build").symlink_to(away, target_is_directory=True)
    assert refused(tmp_path, kind(path="build/x.pdf", data=b"x")) == {"path-unsafe": "build"}
    (tmp_path / "build").unlink()
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "x.pdf").symlink_to(away / "y.pdf")
    assert refused(tmp_path, kind(path="build/x.pdf", data=b"x")) == {"path-unsafe": "build/x.pdf"}
    assert list(away.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_workplace_that_is_a_link_is_refused(tmp_path: Path, tmp_path_factory):
    (tmp_path / workplace.NAME).symlink_to(tmp_path_factory.mktemp("away"))
    with pytest.raises(Malformed):
        carry_out(tmp_path, Write(path="a.md", data=b"x"))
    with pytest.raises(Malformed):
        recover(tmp_path)


# --- documents we make ------------------------------------------------------------------------


def test_our_own_documents_are_made_anew(tmp_path: Path):
    for words in (b"one", b"two", b"one"):
        carry_out(tmp_path, Output(path="build/Appendix 1.pdf", data=words))
        assert (tmp_path / "build" / "Appendix 1.pdf").read_bytes() == words


def test_a_document_we_did_not_make_is_left_alone(tmp_path: Path):
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "x.pdf").write_bytes(b"theirs")
    step = Output(path="build/x.pdf", data=b"ours")
    assert refused(tmp_path, step) == {"output-foreign": "build/x.pdf"}
    (tmp_path / workplace.NAME / "made").write_bytes(b"\xff damaged")
    assert refused(tmp_path, step) == {"output-foreign": "build/x.pdf"}


def test_a_document_someone_went_on_working_in_is_left_alone(tmp_path: Path):
    carry_out(tmp_path, Output(path="build/x.docx", data=b"one"))
    (tmp_path / "build" / "x.docx").write_bytes(b"with comments")
    step = Output(path="build/x.docx", data=b"two")
    assert refused(tmp_path, step) == {"output-foreign": "build/x.docx"}


def test_our_own_documents_elsewhere_are_made_anew(tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "constitution.toml").write_text("")
    place = str(tmp_path / "out.pdf")
    carry_out(folder, Output(path=place, data=b"one"))
    carry_out(folder, Output(path=place, data=b"two"))
    (tmp_path / "out.pdf").write_bytes(b"theirs")
    with pytest.raises(Conflict):
        carry_out(folder, Output(path=place, data=b"three"))


def test_documents_and_keys_elsewhere_leave_no_trace_of_us(tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    carry_out(
        folder,
        Output(path=str(tmp_path / "out" / "x y.pdf"), data=b"pdf"),
        Secret(path="key", data=b"private"),
    )
    assert (tmp_path / "out" / "x y.pdf").read_bytes() == b"pdf"
    assert [p.name for p in folder.iterdir()] == ["key"]
    if sys.platform != "win32":
        assert (folder / "key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(Conflict):
        carry_out(folder, Secret(path="key", data=b"another"))


def test_documents_elsewhere_are_put_back_when_one_fails(tmp_path: Path):
    def stop(_: str) -> None:
        raise KeyboardInterrupt

    plan = Plan(steps=(Output(path=str(tmp_path / "x.pdf"), data=b"x"),))
    with pytest.raises(KeyboardInterrupt):
        execute(tmp_path, plan, silent, stop)
    assert state(tmp_path) == {}


# --- two at once ------------------------------------------------------------------------------


def test_a_second_command_at_once_is_told_so(tmp_path: Path):
    with workplace.held(tmp_path):
        assert set(refused(tmp_path, Write(path="a.md", data=b"x"))) == {"busy"}
    carry_out(tmp_path, Write(path="a.md", data=b"x"))


def test_an_unfinished_command_is_finished_before_another_begins(tmp_path: Path):
    plan = Plan(steps=(Write(path="a.md", data=b"a"), Write(path="b.md", data=b"b")))
    kept: dict[Path, bytes] = {}

    def keep(action: str) -> None:
        if action == "journal":
            place = tmp_path / workplace.NAME
            kept.update({p: p.read_bytes() for p in place.rglob("*") if p.is_file()})
            raise SystemExit

    with pytest.raises(SystemExit):
        execute(tmp_path, plan, silent, keep)
    assert state(tmp_path) == {}
    for path, data in kept.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    with pytest.raises(Conflict) as caught:
        carry_out(tmp_path, Write(path="c.md", data=b"c"))
    assert caught.value.findings[0].code == "recovered"
    assert state(tmp_path) == {"a.md": b"a", "b.md": b"b"}


# --- a journal is not trusted -----------------------------------------------------------------


def planted(root: Path, **changes) -> None:
    place = root / workplace.NAME
    (place / "work").mkdir(parents=True)
    (place / "work" / "0").write_bytes(b"planted")
    held = {
        "format": 1,
        "folder": root.stat().st_ino,
        "changes": [["source/c5.md", "absent", digest(b"planted")]],
        "moves": [],
        "staged": [],
        **changes,
    }
    (place / "journal.json").write_text(json.dumps(held))


def test_a_journal_of_this_folder_is_finished(tmp_path: Path):
    planted(tmp_path)
    said = recover(tmp_path)
    assert said is not None
    assert "finished" in said
    assert state(tmp_path) == {"source/c5.md": b"planted"}
    assert recover(tmp_path) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"folder": 1},
        {"format": 2},
        {"changes": [["../x", "absent", digest(b"planted")]]},
        {"changes": [[".git/config", "absent", digest(b"planted")]]},
        {"changes": [["source/c5.md", "absent", digest(b"other")]]},
        {"changes": [["source/c5.md", digest(b"there"), digest(b"planted")]]},
        {"changes": "x"},
        {"moves": [["refs/heads/x\nupdate refs/heads/y", "0" * 40, "1" * 40]]},
        {"moves": [["--stdin", "0" * 40, "1" * 40]]},
        {"staged": [["../../x", "1" * 40]]},
    ],
)
def test_a_journal_that_came_with_the_folder_does_nothing(tmp_path: Path, changes):
    planted(tmp_path, **changes)
    with pytest.raises(Conflict) as caught:
        recover(tmp_path)
    assert caught.value.findings[0].code == "recovery-stuck"
    assert state(tmp_path) == {}


def test_a_journal_never_overwrites_what_someone_did_since(tmp_path: Path):
    planted(tmp_path)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "c5.md").write_bytes(b"theirs")
    with pytest.raises(Conflict):
        recover(tmp_path)
    assert state(tmp_path) == {"source/c5.md": b"theirs"}
