"""The tutorial is run as an officer would run it, in a copy of the repository, word for word."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("docs/tutorial.md",)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"# exit code (\d+)")


def steps(page: str) -> list[tuple[str, int, list[str]]]:
    """Read a page's console blocks: each command, its exit code and the lines it must print."""
    found: list[tuple[str, int, list[str]]] = []
    for block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ "):
                code = EXIT.search(line)
                found.append((line[2:].partition("   #")[0], int(code[1]) if code else 0, []))
            elif line.strip() not in {"", "…"}:
                found[-1][2].append(line.strip())
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy what is under version control (or will be) and make it a repository of its own."""
    target = tmp_path / "council"
    target.mkdir()
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("src/", "tests/", "benchmarks/")):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    for command in (
        ["git", "init", "-q"],
        ["git", "add", "-A"],
        ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-qm", "Begin"],
    ):
        subprocess.run(command, cwd=target, check=True)
    return target


@pytest.mark.parametrize("page", PAGES)
def test_every_command_does_what_the_page_says(page: str, copy: Path) -> None:
    program = str(Path(sys.executable).parent / "constitution-tool")
    assert steps(page)
    for command, code, lines in steps(page):
        ran = subprocess.run(  # noqa: S602 - the page is ours, and is run as it is typed
            command.replace("constitution-tool", f'"{program}"', 1),
            cwd=copy,
            shell=True,
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )
        said = " ".join((ran.stdout + ran.stderr).split())
        assert ran.returncode == code, f"{command}\n{ran.stdout}{ran.stderr}"
        for line in lines:
            for part in filter(None, (" ".join(p.split()) for p in line.split("…"))):
                assert part in said, f"{command}\ndoes not print: {part}\nbut:\n{said}"
