"""How is one file read or put in place so that nothing is followed, torn or half-written?"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Incapable, Malformed, Place
from constitution_tool.store.names import shown

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 16 * 1024 * 1024
"""No file of a constitution is larger: 250,000 words are two megabytes."""

_MARK = ".constitution-tool-new"


def digest(data: bytes) -> str:
    """Name some bytes by their SHA-256 in hex."""
    return sha256(data).hexdigest()


def unsafe(path: str, why: str, remedy: str) -> Malformed:
    """Refuse a path by name."""
    return Malformed(path_finding(path, why, remedy))


def path_finding(path: str, why: str, remedy: str) -> Finding:
    """Say that a path is not safe to use, and why."""
    return Finding(
        code="path-unsafe",
        problem=f"The file “{shown(path)}” cannot be used: {why}.",
        remedy=remedy,
        place=Place(path=shown(path)),
    )


def link_fault(information: os.stat_result) -> str:
    """Say what makes an entry of a folder something other than a file or a folder."""
    if stat.S_ISLNK(information.st_mode) or _is_junction(information):
        return "it is a link to somewhere else"
    if not (stat.S_ISREG(information.st_mode) or stat.S_ISDIR(information.st_mode)):
        return "it is neither a file nor a folder"
    return ""


def _is_junction(information: os.stat_result) -> bool:
    if sys.platform == "win32":
        return information.st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT
    return False


def real_path(root: Path, path: str) -> Path:
    """Find a path under the root, refusing to pass through any link on the way.

    Raises:
        Malformed: Something on the way, or at the end, is a link or not a plain file.
    """
    place = root
    parts = path.split("/")
    for position, part in enumerate(parts):
        place = place / part
        try:
            information = place.lstat()
        except FileNotFoundError:
            return root.joinpath(*parts)
        fault = link_fault(information)
        if not fault and (position < len(parts) - 1) != stat.S_ISDIR(information.st_mode):
            fault = "a folder stands where a file should, or a file where a folder should"
        if fault:
            raise unsafe("/".join(parts[: position + 1]), fault, "remove it or give it a new name.")
    return place


def read(target: Path, path: str, largest: int = LARGEST) -> bytes:
    """Read a plain file, never following a link and never more than `largest` bytes.

    Args:
        target: The file.
        path: The file as people know it, for messages.
        largest: The most bytes it may hold.

    Raises:
        Malformed: It is not a plain file, or it is too large.
    """
    flags = os.O_RDONLY
    if sys.platform == "win32":
        flags |= os.O_BINARY
    else:
        flags |= os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        handle = os.open(target, flags)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise unsafe(path, "it is a link to somewhere else", "remove it.") from error
        raise
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise unsafe(path, "it is not a plain file", "remove it.")
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(largest + 1)
    finally:
        os.close(handle)
    if len(data) > largest:
        why = f"it is larger than {largest // (1024 * 1024)} megabytes"
        raise unsafe(path, why, "divide it, or remove it if it does not belong here.")
    return data


def present(target: Path, path: str) -> bytes | None:
    """Read a plain file if it is there; None when it is not."""
    try:
        return read(target, path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def neighbour(target: Path) -> Path:
    """Name the file that is written beside `target` before it takes its place."""
    return target.with_name(f".{digest(target.name.encode())[:16]}{_MARK}")


def write_new(target: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file's bytes down to the disk."""
    with suppress(FileNotFoundError):
        target.unlink()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    if sys.platform == "win32":
        flags |= os.O_BINARY
    with os.fdopen(os.open(target, flags, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def put(target: Path, data: bytes, mode: int = 0o666) -> None:
    """Put bytes in place whole: write the neighbour, then rename it.

    Raises:
        Incapable: The system would not; the file is as it was.
    """
    beside = neighbour(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_new(beside, data, mode)
        beside.replace(target)
        settle(target.parent)
    except OSError as error:
        raise incapable(error, target.name) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def remove(target: Path) -> None:
    """Remove a file, if it is there."""
    with suppress(FileNotFoundError):
        target.unlink()
        settle(target.parent)


def settle(folder: Path) -> None:
    """Make renames and removals in a folder outlive a power cut, where the system can."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def incapable(error: OSError, path: str = "") -> Incapable:
    """Say that the system could not read or write, in words a clerk can act on."""
    name = path or str(error.filename or "a file")
    reason = error.strerror or type(error).__name__
    remedy = "check the disk and your rights to the folder, then run the command again."
    if isinstance(error, PermissionError):
        remedy = "close the file if another program has it open, then run the command again."
    return Incapable(
        Finding(
            code="file-system",
            problem=f"The system could not read or write “{shown(name)}”: {reason}.",
            remedy=remedy,
            place=Place(path=shown(name)),
        )
    )
