"""Where is the git repository a constitution lies in, without asking git?

Git itself would follow environment variables, ownership rules and pointers in files that came
with the folder. Everything is found here by plain reading and then told to git outright.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Malformed
from constitution_tool.store import files

if TYPE_CHECKING:
    from pathlib import Path

_POINTER = "gitdir: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository: its folders, and the root's place in it (`prefix`: "" or "folder/")."""

    git_dir: Path
    common_dir: Path
    top: Path
    prefix: str


def discover(root: Path) -> Repository | None:
    """Find the repository that holds `root`; None when there is none that can be trusted.

    `.git` must be a folder, or the pointer of a linked worktree that its repository points back
    to (`gitrepository-layout(5)`, "gitdir"): a pointer alone may lead into anyone's repository.
    """
    here = root.resolve()
    for top in (here, *here.parents):
        mark = top / ".git"
        inside = here.relative_to(top).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        if mark.is_symlink():
            return None
        if mark.is_dir() and (mark / "HEAD").is_file():
            return Repository(git_dir=mark, common_dir=mark, top=top, prefix=prefix)
        if mark.is_file():
            git_dir = _worktree(mark)
            common = _common(git_dir) if git_dir else None
            if git_dir is None or common is None:
                return None
            return Repository(git_dir=git_dir, common_dir=common, top=top, prefix=prefix)
    return None


def _worktree(mark: Path) -> Path | None:
    words = _line(mark)
    if not words.startswith(_POINTER):
        return None
    git_dir = (mark.parent / words.removeprefix(_POINTER)).resolve()
    back = _line(git_dir / "gitdir")
    if not back or (git_dir / back).resolve() != mark.resolve():
        return None
    return git_dir


def _common(git_dir: Path) -> Path | None:
    words = _line(git_dir / "commondir")
    common = (git_dir / words).resolve()
    return common if words and (common / "objects").is_dir() else None


def _line(file: Path) -> str:
    """Read a file of one line; nothing when it is not there or not such a file."""
    try:
        return files.read(file, file.name, 4096).decode().rstrip("\n")
    except (OSError, Malformed, UnicodeDecodeError):
        return ""
