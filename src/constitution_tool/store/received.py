"""What did someone hand over: a zip or a folder, with or without git? Only read, never written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Usage
from constitution_tool.store import files
from constitution_tool.store.archive import LARGEST, read_archive
from constitution_tool.store.names import shown
from constitution_tool.store.tree import SETTINGS, read_tree

if TYPE_CHECKING:
    from pathlib import Path


def read_received(path: Path) -> dict[str, bytes]:
    """Read every file the law rests on from a folder or a zip.

    Only that very folder is looked in, never one above it: what was asked about must not be
    mistaken for what lies around it.

    Raises:
        Usage: There is no constitution in it.
        Malformed: Every unsafe path at once, or the zip cannot be read.
    """
    try:
        real = path.resolve()
        folder = real.is_dir()
        found = read_tree(real) if folder else _unzipped(real, path.name)
    except OSError as error:
        raise files.incapable(error, str(path)) from error
    if SETTINGS not in found:
        raise Usage(
            Finding(
                code="no-constitution",
                problem=f"There is no constitution in “{shown(str(path))}”.",
                remedy=f"name the folder that holds {SETTINGS}, or a zip of that folder.",
            )
        )
    return found


def _unzipped(path: Path, name: str) -> dict[str, bytes]:
    return read_archive(files.read(path, name, LARGEST), name)
