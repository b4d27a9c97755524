"""Which documents did we make, so that we overwrite no one else's?

A document is ours when it still has bytes that we once wrote. An officer may have gone on working
in a document we made: then it is theirs. The workplace keeps the SHA-256 of what was written, one
a line; were it lost, the worst is a refusal that names the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.store import files, workplace
from constitution_tool.store.names import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MADE = "made"
_KEPT = 5_000
_DIGEST = re.compile("[0-9a-f]{64}")


def made(place: Path) -> frozenset[str]:
    """Read the digests of the documents we made."""
    return frozenset(_lines(place))


def remember(place: Path, written: Iterable[str]) -> None:
    """Add digests of documents we are about to write; the oldest are forgotten in time."""
    lines = dict.fromkeys([*_lines(place), *written])
    if len(lines) > len(made(place)):
        kept = list(lines)[-_KEPT:]
        files.put(place / MADE, "".join(f"{line}\n" for line in kept).encode())


def lying(root: Path, folder: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Read a folder of documents: those we made, by path, and the paths of what is another's.

    Args:
        root: the constitution's folder.
        folder: the folder in `build/`, from the root.

    Raises:
        Malformed: one of them, or the folder, is a link.
    """
    ours: dict[str, bytes] = {}
    others: list[str] = []
    known = made(workplace.folder(root))
    try:
        names = sorted(each.name for each in (root / folder).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return {}, ()
    for name in names:
        path = f"{folder}/{name}"
        if (root / path).is_dir():
            others.append(path)
            continue
        data = files.present(files.real_path(root, path), path) or b""
        if files.digest(data) in known:
            ours[path] = data
        else:
            others.append(path)
    return ours, tuple(others)


def _lines(place: Path) -> list[str]:
    data = files.present(place / MADE, MADE) or b""
    return _DIGEST.findall(data.decode("ascii", "replace"))


def fault(old: bytes | None, path: str, made_here: frozenset[str], new: bytes) -> Finding | None:
    """Say why a document may not be written over what is there; None when it may."""
    if old is None or old == new or files.digest(old) in made_here:
        return None
    return Finding(
        code="output-foreign",
        problem=f"The file “{shown(path)}” was not made by this command, or has been changed "
        "since, so it is not overwritten.",
        remedy="move it somewhere else, or delete it if it is not needed, then run again.",
        place=Place(path=shown(path)),
    )
