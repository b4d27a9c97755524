"""A copy of this repository's record in a git repository of its own, and the program run on it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import second
from constitution_tool.cli.main import run

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
DATA = (
    "source",
    "amendments",
    "register",
    "papers",
    "examples",
    "constitution.toml",
    ".gitattributes",
)


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        return json.loads(self.out)


class Council:
    """A repository on disk, and commands run on it as a user would."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys

    def __call__(self, *words: str) -> Said:
        self._capsys.readouterr()
        code = run(["-C", str(self.root), *words])
        out, err = self._capsys.readouterr()
        second.agree(self.root, words, code, out)
        return Said(code, out, err)

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_bytes(text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def git(self, *words: str) -> str:
        ran = subprocess.run(
            ["git", *words], cwd=self.root, capture_output=True, check=True, encoding="utf-8"
        )
        return ran.stdout

    def tree(self) -> dict[str, bytes]:
        """Every file of the record as it is, to see that nothing was touched."""
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for folder in ("source", "amendments", "register")
            for path in sorted((self.root / folder).rglob("*"))
            if path.is_file()
        }

    def sign(self, id_: str, *, chair: str = "agrees", day: str = "2024-05-10") -> None:
        keys = self.root / "examples/keys"
        for office, extra in (("chair", ("--response", chair)), ("monitoring-officer", ())):
            said = self(
                "authorise", id_, "--as", office, "--key", str(keys / office),
                *extra, "--date", day, "--yes",
            )  # fmt: skip
            assert said.code == 0, said.err


def copy_of(root: Path, target: Path) -> None:
    """Copy the record of this repository and put it under git."""
    for name in DATA:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy(source, target / name)
    put_under_git(target)


def on_disk(files: dict[str, bytes], target: Path) -> None:
    """Write the files of a council in memory, and put them under git."""
    for path, data in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)
    put_under_git(target)


def put_under_git(target: Path) -> None:
    """Make a repository of a folder, with all that is in it as its first revision."""
    for words in (
        ("init", "-q", "-b", "main"),
        ("config", "user.name", "An officer"),
        ("config", "user.email", "officer@council.example"),
        ("add", "-A"),
        ("commit", "-qm", "Begin"),
    ):
        subprocess.run(["git", *words], cwd=target, check=True)
