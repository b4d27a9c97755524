"""Law 11, of whole commands: killed at any file operation, each leaves the old state or the new.

The command runs in a process of its own, on a real repository, and kills itself (SIGKILL) before
the nth thing it does to the disk once its plan is under way: opening a file to write, renaming,
removing, making a folder, or having git write. Then the next command says how things stand, and
goes on.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from constitution_tool.cli.main import run
from constitution_tool.store import execute
from council import ROOT
from sharing import DAY, UNSIGNED, enter, enter_another, git, share

if TYPE_CHECKING:
    from collections.abc import Callable

    from council import Council

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")

TOUCHES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"})
WRITING = frozenset(
    {"hash-object", "update-index", "commit-tree", "index-pack", "push", "update-ref"}
)
"""What git is started for that writes."""

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True)
class Killed:
    """A command to kill: what is done first, how it is called, and what a second one says."""

    prepare: Callable[[Council, pytest.CaptureFixture[str]], Council]
    words: tuple[str, ...]
    again: frozenset[int] = frozenset({0})
    """How the same command may end when it is given again after the new state was reached."""


def signed(council: Council, _: pytest.CaptureFixture[str]) -> Council:
    council.sign(UNSIGNED)
    return council


def parted(council: Council, capsys: pytest.CaptureFixture[str]) -> Council:
    """Two copies, in each of which something was entered."""
    sharing = share(council, capsys)
    enter_another(sharing.ben)
    assert sharing.ben("sync").code == 0
    enter(sharing.ann, UNSIGNED)
    return sharing.ann


def drafted(council: Council, _: pytest.CaptureFixture[str]) -> Council:
    """A delegation drafted and certified, not yet on record."""
    said = council(
        "register", "delegation", "add", "--giver", "Standards Committee",
        "--to", "monitoring-officer", "--consulting", "chair", "--over", "c6",
        "--ground", "slips=Slips of the pen.", "--recommendation", "recommendation 1",
        "--date", DAY,
    )  # fmt: skip
    assert said.code == 0, said.err
    words = ("authorise", "2024-D02", "--as", "monitoring-officer", "--key", key(MO), "--yes")
    assert council(*words, "--date", DAY).code == 0
    return council


MO, PROPER = "monitoring-officer", "proper-officer"


def key(office: str) -> str:
    return str(ROOT / "examples/keys" / office)


SIGNED = ("--sign", f"{MO}={key(MO)}", "--sign", f"{PROPER}={key(PROPER)}")
COMMANDS = {
    "amendment apply": Killed(
        prepare=signed,
        words=("amendment", "apply", UNSIGNED, "--date", DAY),
        again=frozenset({4}),
    ),
    "sync": Killed(prepare=parted, words=("sync",)),
    "adopt": Killed(
        prepare=signed,
        words=(
            *("adopt", "--meeting", "2024-05-21", "--outcome", "adopted", "--date", "2024-05-22"),
            *("--approved", "2024-005,2024-006,2024-007,2024-008,2024-009"),
            *("--evidence", str(ROOT / "LICENSE"), *SIGNED),
        ),
        again=frozenset({2}),
    ),
    "register enter": Killed(
        prepare=drafted,
        words=("register", "enter", "2024-D02", "--date", DAY),
        again=frozenset({4}),
    ),
    "register withdraw": Killed(
        prepare=signed,
        words=("register", "withdraw", UNSIGNED, "--by", "officers", "--date", DAY, *SIGNED[:2]),
        again=frozenset({5}),
    ),
}


@pytest.fixture(params=COMMANDS)
def prepared(
    request: pytest.FixtureRequest, council: Council, capsys: pytest.CaptureFixture[str]
) -> tuple[Council, Killed]:
    killed = COMMANDS[request.param]
    return killed.prepare(council, capsys), killed


def is_touch(event: str, details: tuple[object, ...], root: Path) -> bool:
    """Say whether what is about to happen changes a repository, or has git change it."""
    if event == "subprocess.Popen":
        return bool(WRITING & set(map(str, details[1])))
    path = Path(str(details[0]))
    if not path.is_relative_to(root):
        return False
    if event == "open":
        return isinstance(details[2], int) and bool(details[2] & WRITES)
    return event in TOUCHES and os.path.lexists(path) is not (event == "os.mkdir")


def kill_at(nth: int, root: Path) -> None:
    """Have this process kill itself before its nth touch of the disk, once a plan is under way."""
    carry_out, under_way, seen = execute.execute, False, 0

    def begin(*words: object, **named: object) -> str:
        nonlocal under_way
        under_way = True
        return carry_out(*words, **named)

    def watch(event: str, details: tuple[object, ...]) -> None:
        nonlocal seen
        if under_way and is_touch(event, details, root):
            seen += 1
            if seen == nth:
                os.kill(os.getpid(), signal.SIGKILL)

    execute.execute = begin
    sys.addaudithook(watch)


def killed_at(root: Path, words: tuple[str, ...], nth: int) -> bool:
    """Run a command in a process of its own; say whether it was killed."""
    child = os.fork()
    if not child:
        try:
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            kill_at(nth, root)
            os._exit(run(["-C", str(root), *words]))
        finally:
            os._exit(99)
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended):
        return True
    assert os.WEXITSTATUS(ended) == 0
    return False


class World:
    """Every repository of a case, and a way back to how it all was."""

    def __init__(self, council: Council) -> None:
        self.folder = council.root.parent
        self.council = council
        self.names = [one.name for one in self.folder.iterdir() if (one / "objects").is_dir()]
        self.names.append(council.root.name)
        self.kept = self.folder.with_name(f"{self.folder.name}-kept")
        shutil.copytree(self.folder, self.kept, symlinks=True)

    def back(self) -> None:
        for name in self.names:
            shutil.rmtree(self.folder / name)
            shutil.copytree(self.kept / name, self.folder / name, symlinks=True)

    def here(self) -> tuple[str, str, dict[str, bytes]]:
        """Say what a person sees in the folder, and git."""
        log = self.council.git("log", "--format=%T %s")
        return log, self.council.git("status", "--porcelain"), self.council.tree()

    def there(self) -> str:
        """Say where the shared copy stands; nothing when there is none."""
        shared = [name for name in self.names if name.endswith(".git")]
        return "".join(git(self.folder / name, "log", "--format=%T %s", "main") for name in shared)


def test_law_11_a_command_killed_at_any_touch_leaves_the_old_state_or_the_new(
    prepared: tuple[Council, Killed],
) -> None:
    council, case = prepared
    world = World(council)
    old = world.here()
    assert council(*case.words).code == 0
    new, settled = world.here(), world.there()
    assert new != old
    reached = set()
    for nth in range(1, 1000):
        world.back()
        if not killed_at(council.root, case.words, nth):
            break
        unfinished = execute.is_unfinished(council.root)
        said = council("status")
        assert said.code == 0, said.err
        assert ("has now been finished" in said.err) == unfinished
        state = world.here()
        assert state in (old, new), f"killed before touch {nth}"
        reached.add(state == new)
        again = council(*case.words)
        assert again.code in (case.again if state == new else {0}), f"{nth}: {again.err}"
        assert world.here() == new, f"killed before touch {nth}"
        assert world.there() == settled, f"killed before touch {nth}"
    assert nth > len(TOUCHES)
    assert reached == {False, True}


def test_law_11_of_two_commands_at_once_one_wins_and_the_other_says_so(council: Council) -> None:
    council.sign(UNSIGNED)
    world = World(council)
    program = Path(sys.executable).with_name("constitution-tool")
    words = (program, "-C", council.root, "amendment", "apply", UNSIGNED, "--date", DAY)
    for _ in range(3):
        world.back()
        both = [
            subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        said = [(one.communicate()[1], one.returncode) for one in both]
        assert sorted(code for _, code in said) == [0, 4], said
        assert all("What to do:" in words for words, code in said if code)
        assert council("verify").code == 0
        assert council.git("rev-list", "--count", "HEAD").strip() == "2"
        assert council.git("status", "--porcelain") == ""
