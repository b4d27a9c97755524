"""Where does the tool keep what it has under way, and who is at work?

`.constitution-tool/` in the constitution's folder: on the same disk as the files it will replace,
there with or without git, and ignored by git through its own `.gitignore`. The lock is the
operating system's, so a killed command leaves none behind.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from constitution_tool.errors import Conflict, Finding
from constitution_tool.store import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = ".constitution-tool"


def folder(root: Path) -> Path:
    """Name the workplace, refusing one that is a link or a file.

    Raises:
        Malformed: Something else stands in its place.
    """
    return files.real_path(root, f"{NAME}/journal.json").parent


@contextmanager
def held(root: Path) -> Iterator[Path]:
    """Hold the workplace for one command at a time.

    Raises:
        Conflict: Another command is at work in this folder (exit 4: wait, and it fits again).
    """
    place = folder(root)
    place.mkdir(exist_ok=True)
    ignore = place / ".gitignore"
    if not ignore.exists():
        files.put(ignore, b"*\n")
    lock = os.open(files.real_path(root, f"{NAME}/lock"), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _take(lock)
        yield place
    finally:
        os.close(lock)


def _take(lock: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Conflict(
            Finding(
                code="busy",
                problem="Another constitution-tool command is at work in this folder.",
                remedy="wait until it has finished, then run the command again.",
            )
        ) from error
