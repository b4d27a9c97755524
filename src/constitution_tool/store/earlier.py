"""Which revisions does git remember, and what did the files say at each?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Usage
from constitution_tool.store import files
from constitution_tool.store.history import opened
from constitution_tool.store.names import law_fault, shown

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.store.history import History

_ID = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One revision: its id, its day and the first line of its message."""

    id: str
    day: date
    title: str


def revisions(root: Path) -> tuple[Revision, ...]:
    """List the revisions behind the present one, newest first; none before the first."""
    with opened(root) as history:
        head = history.resolve("HEAD")
        if not head:
            return ()
        printed = history.run("rev-list", "--format=%H%x09%cs%x09%s", head)
        found = []
        for line in printed.decode("utf-8", "replace").splitlines():
            identity, _, rest = line.partition("\t")
            if _ID.fullmatch(identity):
                day, _, title = rest.partition("\t")
                found.append(Revision(id=identity, day=date.fromisoformat(day), title=title))
        return tuple(found)


def files_at(root: Path, revision: str, prefixes: tuple[str, ...]) -> dict[str, bytes]:
    """Read the files under some paths as they stood at a revision, in path order.

    Args:
        root: The constitution's folder.
        revision: A branch, tag or id, perhaps with `~2` or `^`.
        prefixes: Paths relative to the root, files or folders (`"source"`).

    Raises:
        Usage: There is no such revision.
        Malformed: A path there is a link, or unsafe.
    """
    with opened(root) as history:
        return files_in(history, revision, prefixes)


def files_in(history: History, revision: str, prefixes: tuple[str, ...]) -> dict[str, bytes]:
    """Read the files under some paths of an opened history (see `files_at`)."""
    identity = history.resolve(revision)
    if not identity:
        raise Usage(
            Finding(
                code="revision-unknown",
                problem=f"There is no earlier text called “{shown(revision)}”.",
                remedy="use in-force, adopted, draft, working, or a date such as 2024-05-21.",
            )
        )
    inside = history.repository.prefix
    asked = [f"{inside}{prefix}".rstrip("/") for prefix in prefixes]
    listed = history.run("ls-tree", "-r", "-z", "--full-tree", identity, "--", *asked)
    found: dict[str, bytes] = {}
    findings: list[Finding] = []
    for record in listed.split(b"\0")[:-1]:
        kind, _, name = record.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape").removeprefix(inside)
        mode, _, blob = kind.decode("ascii").split(" ")
        fault = law_fault(path) if mode.startswith("100") else "it is a link to somewhere else"
        if fault:
            findings.append(files.path_finding(path, fault, "choose another text."))
        else:
            found[path] = history.blob(blob, path)
    if findings:
        raise Malformed(*findings)
    return dict(sorted(found.items()))
