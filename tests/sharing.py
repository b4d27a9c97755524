"""Two officers with a copy each, and a shared copy between them, on real repositories."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from council import Council

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

DAY = "2024-05-10"
UNSIGNED = "2024-004"
"""The amendment of this repository's record that is drafted and waits for its statements."""

NEXT_STEPS = (
    *("--kind", "pre-adoption", "--delegation", "2024-D01", "--ground", "next-steps"),
    *("--ground-reason", "A test.", "--proposed-by", "a test", "--reason", "R", "--date", DAY),
)


@dataclass(frozen=True)
class Sharing:
    """`ann` and `ben` each have a clone of `bare`."""

    ann: Council
    ben: Council
    bare: Path

    def head(self) -> str:
        return git(self.bare, "rev-parse", "main").strip()


def git(folder: Path, *words: str) -> str:
    ran = subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return ran.stdout


def share(council: Council, capsys: pytest.CaptureFixture[str]) -> Sharing:
    """Put a council's repository where others can reach it, and clone it twice."""
    folder = council.root.parent
    bare = folder / "shared.git"
    git(folder, "clone", "-q", "--bare", str(council.root), str(bare))
    made = []
    for name in ("ann", "ben"):
        git(folder, "clone", "-q", f"file://{bare}", name)
        for setting, value in (("name", name.title()), ("email", f"{name}@council.example")):
            git(folder / name, "config", f"user.{setting}", value)
        made.append(Council(folder / name, capsys))
    return Sharing(ann=made[0], ben=made[1], bare=bare)


def draft(council: Council, title: str, where: str, replace: str, by: str) -> str:
    """Draft an amendment under the delegation, and give its number."""
    said = council(
        *("--json", "amendment", "new", "--title", title, "--in", where),
        *("--replace", replace, "--with", by, *NEXT_STEPS),
    )
    assert said.code == 0, said.out
    return str(said.json["result"]["id"])


def enter(council: Council, id_: str, day: str = DAY) -> None:
    """Have an amendment signed by both offices, and enter it."""
    council.sign(id_, day=day)
    said = council("amendment", "apply", id_, "--date", day)
    assert said.code == 0, said.err


def enter_another(council: Council) -> str:
    """Enter an amendment that goes with any other: of a paragraph nothing else touches."""
    id_ = draft(council, "Necessary", "C5 Working Relationships i", "indispensable", "necessary")
    enter(council, id_)
    return id_


def state(council: Council) -> tuple[str, str, dict[str, bytes]]:
    """Everything that a command must leave as it is when it refuses."""
    references = council.git("for-each-ref")
    return council.git("status", "--porcelain"), references, council.tree()
