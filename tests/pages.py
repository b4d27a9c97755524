"""Run what a page of the documentation shows, as its reader would, and see that it says so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = Path(sys.executable).parent / "constitution-tool"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"# exit code (\d+)")
OURS = ("src/", "tests/", "benchmarks/")


@dataclass(frozen=True)
class Step:
    """A command as typed, its exit code, and the lines it must print, in their order."""

    command: str
    code: int
    lines: tuple[str, ...]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def steps(text: str) -> list[Step]:
    """Read the console blocks of a text: “$” begins a command, “…” stands for anything."""
    found: list[Step] = []
    for block in BLOCK.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ "):
                code = EXIT.search(line)
                command = line[2:].partition("   #")[0]
                found.append(Step(command, int(code[1]) if code else 0, ()))
            elif line.strip():
                last = found.pop()
                found.append(Step(last.command, last.code, (*last.lines, line.strip())))
    return found


def copy(target: Path) -> Path:
    """Copy what is under version control (or will be) and make it a repository of its own."""
    target.mkdir()
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(OURS):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    for command in (
        ["git", "init", "-q"],
        ["git", "add", "-A"],
        ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-qm", "Begin"],
    ):
        subprocess.run(command, cwd=target, check=True)
    return target


def follow(text: str, folder: Path) -> None:
    """Type every command of a text in a folder, and compare what each does with what is shown."""
    for step in steps(text):
        ran = subprocess.run(  # noqa: S602 - the page is ours, and is run as it is typed
            step.command.replace("constitution-tool", f'"{PROGRAM}"', 1),
            cwd=folder,
            shell=True,
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )
        said = " ".join((ran.stdout + ran.stderr).split())
        assert ran.returncode == step.code, f"{step.command}\n{ran.stdout}{ran.stderr}"
        at = 0
        for part in _parts(step.lines):
            found = said.find(part, at)
            assert found >= 0, f"{step.command}\ndoes not print (here): {part}\nbut:\n{said}"
            at = found + len(part)


def _parts(lines: tuple[str, ...]) -> list[str]:
    """What must be printed: each line, or what stands between its “…”, in one spacing."""
    parts = (" ".join(part.split()) for line in lines for part in line.split("…"))
    return [part for part in parts if part]
