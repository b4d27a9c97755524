"""Law 11: a dry run is the plan and touches nothing; a killed command leaves the old state or new.

The program is really killed (`os._exit`, as a power cut would) after each action in turn, on a
real git repository, and so is the recovery.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_tool.outcome import Outcome, carry_out, plan_json, plan_lines, recover
from constitution_tool.store.execute import execute, is_unfinished
from constitution_tool.store.execute import recover as recover_told
from constitution_tool.store.files import digest
from constitution_tool.store.plan import Commit, Output, Plan, Remove, Replace, Tag, Write
from constitution_tool.store.workplace import NAME

OLD = {
    "amendments/2024-003.md": b"amendment\n",
    "build/README.md": b"made here\n",
    "papers/old.md": b"to be removed\n",
    "source/c5.md": b"before\n",
}
LAW_PATHS = (
    "amendments/2024-003.md",
    "papers/old.md",
    "register/0001.json",
    "source/c5.md",
)
PLAN = Plan(
    steps=(
        Write(path="register/0001.json", data=b"{}\n"),
        Replace(path="source/c5.md", old=b"before\n", data=b"after\n"),
        Remove(path="papers/old.md", old=b"to be removed\n"),
        Output(path="build/Appendix 1 Protocol for adoption.pdf", data=b"%PDF"),
        Commit(
            message="Enter 2024-003\n\nAmendment: 2024-003\n",
            paths=LAW_PATHS,
            day=date(2024, 5, 9),
            domain="birmingham.example",
        ),
        Tag(name="entered/2024-003"),
    )
)
KILLED = 9


def silent(_: str) -> None:
    pass


def killer(at: str):
    """Make a hook that kills this process after its nth action, or after the one named."""
    seen = 0

    def reached(action: str) -> None:
        nonlocal seen
        seen += 1
        if at in (str(seen), action):
            os._exit(KILLED)

    return reached


def begin(root: Path, at: str) -> None:
    execute(root, PLAN, silent, killer(at))


def resume(root: Path, at: str) -> None:
    recover_told(root, killer(at))


def killed(what: str, root: Path, at: str) -> bool:
    """Run one of the two above in a process of its own; say whether it was killed."""
    start = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path;"
        "from laws import test_law_11_all_or_nothing as law;"
        "getattr(law, sys.argv[2])(Path(sys.argv[3]), sys.argv[4])"
    )
    tests = str(Path(__file__).parents[1])
    words = [sys.executable, "-c", start, tests, what, str(root), at]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode in (0, KILLED), done.stderr
    return done.returncode == KILLED


def git(root: Path, *words: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@birmingham.example")
    command = ["git", *who, *words]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not {NAME, ".git"} & set(path.relative_to(root).parts)
    }


def state(root: Path) -> tuple[dict[str, bytes], str, str]:
    """Everything a person or git could see."""
    return files(root), git(root, "log", "--format=%T %s%n%D"), git(root, "status", "--porcelain")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("before") / "council"
    for path, data in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (root / ".gitignore").write_text("/build/*\n!/build/README.md\n")
    git(root.parent, "init", "-q", "-b", "main", str(root))
    git(root, "add", ".gitignore", "source", "papers", "build/README.md")
    git(root, "commit", "-q", "-m", "Begin")
    (root / "notes.txt").write_text("work of one's own\n")
    git(root, "add", "notes.txt")
    return root


def copy(before: Path, folder: Path) -> Path:
    root = folder / "council"
    shutil.copytree(before, root, symlinks=True)
    return root


def test_law_11_a_command_killed_anywhere_leaves_the_old_state_or_the_new(
    before: Path, tmp_path: Path
):
    whole = copy(before, tmp_path / "whole")
    execute(whole, PLAN, silent)
    old, new = state(before), state(whole)
    assert old != new
    outcomes = set()
    for at in range(1, 100):
        root = copy(before, tmp_path / str(at))
        if not killed("begin", root, str(at)):
            break
        unfinished = is_unfinished(root)
        said = recover(root)
        assert state(root) in (old, new), f"killed after action {at}"
        assert (said is not None) == unfinished
        assert unfinished or state(root) == old or state(root) == new
        outcomes.add((unfinished, state(root) == new))
        assert recover(root) is None
        if state(root) == old:
            execute(root, PLAN, silent)
            assert state(root) == new
    assert at > len(PLAN.steps)
    assert outcomes == {(False, False), (True, True), (False, True)}


def test_law_11_a_recovery_killed_anywhere_is_begun_again(before: Path, tmp_path: Path):
    whole = copy(before, tmp_path / "whole")
    execute(whole, PLAN, silent)
    new = state(whole)
    for again in range(1, 100):
        root = copy(before, tmp_path / f"again-{again}")
        assert killed("begin", root, "journal")
        finished = not killed("resume", root, str(again))
        recover(root)
        assert state(root) == new, f"recovery killed after action {again}"
        if finished:
            break
    assert again > 1


def test_law_11_a_killed_command_leaves_no_lock(before: Path, tmp_path: Path):
    root = copy(before, tmp_path)
    assert killed("begin", root, "looked")
    execute(root, PLAN, silent)


PATHS = st.sampled_from(["source/a.md", "source/b.md", "register/1.json", "build/x y.pdf"])
DATA = st.binary(max_size=20)


@st.composite
def folders_and_plans(draw: st.DrawFn) -> tuple[dict[str, bytes], Plan]:
    held = draw(st.dictionaries(PATHS, DATA))
    steps = []
    for path in draw(st.lists(PATHS, unique=True)):
        old, new = held.get(path), draw(DATA)
        if path.startswith("build/"):
            if old is None:
                steps.append(Output(path=path, data=new))
        elif old is None:
            steps.append(Write(path=path, data=new))
        else:
            made = (Replace(path=path, old=old, data=new), Remove(path=path, old=old))
            steps.append(draw(st.sampled_from(made)))
    return held, Plan(steps=tuple(steps))


@settings(max_examples=40, deadline=None)
@given(folders_and_plans())
def test_law_11_a_dry_run_is_the_plan_and_touches_nothing(drawn: tuple[dict[str, bytes], Plan]):
    held, plan = drawn
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, data in held.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        seen = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
        outcome = Outcome(plan=plan)
        carry_out(outcome, root, dry_run=True)
        assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == seen
        said: list[str] = []
        carry_out(outcome, root, progress=said.append)
        assert tuple(said) == plan_lines(plan)
        promised = dict(held)
        for step in plan_json(plan):
            if step["step"] == "remove":
                assert digest(promised.pop(step["path"])) == step["old_sha256"]
            else:
                promised[step["path"]] = step["sha256"]
        assert files(root).keys() == promised.keys()
        for path, data in files(root).items():
            assert promised[path] in (data, digest(data))
