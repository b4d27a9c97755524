"""What do two lines of history hold, and what would it take to go from one to the other?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.rejoining import Made
from constitution_tool.errors import Conflict, Finding, Malformed, Place
from constitution_tool.model.settings import HOUSE_STYLE
from constitution_tool.store import files
from constitution_tool.store.earlier import files_in
from constitution_tool.store.names import law_fault, shown
from constitution_tool.store.plan import Remove, Replace, Write
from constitution_tool.store.recording import Move, Staged, held_in_index, tree_with
from constitution_tool.store.revisions import NOTHING, Change, changes, files_of, line
from constitution_tool.store.tree import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from constitution_tool.engine.rejoining import Remade
    from constitution_tool.store.history import History

_LAW = (SETTINGS, HOUSE_STYLE, "amendments", "papers", "register", "source")
_PLAIN = "100644"
_ADOPTED = "refs/tags/adopted/"
_NAMES_ENTRY = re.compile(rb"(?<=^Register-entry: )\S+$", re.MULTILINE)


def law_files(opened: History, revision: str) -> dict[str, bytes]:
    """Read every file the law rests on as it is in a revision.

    Raises:
        Malformed: one of them is a link, a program or another repository, or is named unsafely.
    """
    unsafe = [
        _unsafe(one.path, fault)
        for one in files_of(opened, revision, tuple(f"{_in(opened)}{path}" for path in _LAW))
        if (fault := _mode_fault(one))
    ]
    if unsafe:
        raise Malformed(*unsafe)
    return files_in(opened, revision, _LAW)


def made_since(opened: History, base: str, ours: str) -> tuple[Made, ...]:
    """Read what each of our revisions changed since a common one, oldest first.

    Raises:
        Conflict: git joined two lines among them: which came first cannot be told.
        Malformed: one of them changed something that this does not touch.
    """
    links = line(opened, ours, f"^{base}")
    if any(len(link.parents) != 1 for link in links):
        problem = "Two lines of history were joined here with git, so yours cannot be told apart."
        remedy = "ask whoever joined them to undo it, then run the command again."
        raise Conflict(Finding(code="sync-joined", problem=problem, remedy=remedy))
    changed = changes(opened, tuple((link.parents[0], link.id) for link in links))
    return tuple(
        Made(
            id=link.id,
            changed={path: _sides(opened, path, one) for path, one in _safe(opened, each)},
        )
        for link, each in zip(links, changed, strict=True)
    )


def others_of(opened: History, revision: str, paths: set[str]) -> dict[str, bytes]:
    """Read some more files of a revision: those of the paths that are there."""
    asked = tuple(f"{_in(opened)}{path}" for path in sorted(paths))
    there = files_of(opened, revision, asked) if asked else ()
    return {path: opened.blob(one.new, path) for path, one in _safe(opened, there)}


def file_steps(
    opened: History, root: Path, old: str, new: str
) -> tuple[Write | Replace | Remove, ...]:
    """Say what becomes of the files here when the branch goes from one revision to another.

    Files that the two do not differ in are left as they lie.

    Raises:
        Malformed: a path is not plain, or not a plain file.
        Conflict: a file was changed here and the change was not recorded.
    """
    changed = changes(opened, ((old, new),))[0]
    steps: list[Write | Replace | Remove] = []
    touched: list[Finding] = []
    staged = held_in_index(opened, tuple(Staged(path=one.path, object="") for one in changed))
    in_index = {one.path: one.object for one in staged}
    for path, one in _safe(opened, changed):
        before, after = _sides(opened, path, one)
        now = files.present(files.real_path(root, path), path)
        if now not in (before, after) or in_index[one.path] not in (one.old, one.new):
            touched.append(_touched(path))
        elif after is None and before is not None:
            steps.append(Remove(path=path, old=before))
        elif before is None and after is not None:
            steps.append(Write(path=path, data=after))
        elif before is not None and after is not None:
            steps.append(Replace(path=path, old=before, data=after))
    if touched:
        raise Conflict(*touched)
    return tuple(steps)


def revision_on(opened: History, parent: str, remade: Remade) -> str:
    """Store one of our revisions again on top of another, by the same author, on the same day."""
    writes = tuple(
        Staged(path=f"{_in(opened)}{path}", object=_stored(opened, data))
        for path, data in sorted(remade.writes.items())
    )
    tree = tree_with(opened, parent, writes)
    head, _, message = opened.run("cat-file", "commit", remade.id).partition(b"\n\n")
    kept = re.findall(rb"^(?:author|committer|encoding) .*$", head, re.MULTILINE)
    renamed = {
        one.path.encode(): one.now.path.encode() if one.now else b"none" for one in remade.entries
    }
    message = _NAMES_ENTRY.sub(lambda named: renamed.get(named[0], named[0]), message)
    if remade.entries and all(one.left for one in remade.entries):
        message = b"Not entered: " + message
    whole = b"\n".join([f"tree {tree}\nparent {parent}".encode(), *kept, b"", message])
    return opened.run("hash-object", "-t", "commit", "-w", "--stdin", data=whole).decode().strip()


def bookmarks(opened: History, again: Mapping[str, str]) -> tuple[Move, ...]:
    """Say where the bookmarks of adoptions go that stand at revisions of ours made again.

    Args:
        opened: the history.
        again: for each of those revisions the one made of it (NOTHING: none, and so no bookmark).
    """
    listed = opened.reference("for-each-ref", "--format=%(objectname) %(refname)", _ADOPTED)
    found = (line.split(" ", 1) for line in listed.splitlines())
    return tuple(
        Move(reference=reference, old=revision, new=again[revision])
        for revision, reference in found
        if revision in again
    )


def packed(opened: History, new: str, old: str) -> bytes:
    """Pack what a revision needs and an older one has not."""
    orders = f"{new}\n^{old}\n".encode()
    return opened.run("pack-objects", "--revs", "--stdout", "-q", data=orders)


def is_behind(opened: History, old: str, new: str) -> bool:
    """Say whether one revision leads to another, or is it."""
    return opened.succeeds("merge-base", "--is-ancestor", old, new)


def common(opened: History, ours: str, theirs: str) -> str:
    """Find the last revision two lines have in common; nothing when they have none."""
    status, printed, _ = opened.attempt("merge-base", ours, theirs)
    return "" if status else printed.decode().split("\n", maxsplit=1)[0]


def _stored(opened: History, data: bytes | None) -> str:
    if data is None:
        return NOTHING
    words = ("hash-object", "-w", "--no-filters", "--stdin")
    return opened.run(*words, data=data).decode().strip()


def _in(opened: History) -> str:
    return opened.repository.prefix


def _sides(opened: History, path: str, change: Change) -> tuple[bytes | None, bytes | None]:
    before, after = (
        None if name == NOTHING else opened.blob(name, path) for name in (change.old, change.new)
    )
    return before, after


def _safe(opened: History, changed: tuple[Change, ...]) -> Iterator[tuple[str, Change]]:
    """Give each change with its path from the root.

    Raises:
        Malformed: with every path that this does not touch.
    """
    prefix = _in(opened)
    refused = []
    for one in changed:
        fault = law_fault(one.path.removeprefix(prefix)) or _mode_fault(one)
        if not one.path.startswith(prefix):
            fault = "it lies outside the constitution's folder"
        if fault:
            refused.append(_unsafe(one.path, fault))
    if refused:
        raise Malformed(*refused)
    yield from ((one.path.removeprefix(prefix), one) for one in changed)


def _mode_fault(change: Change) -> str:
    faults = {
        _PLAIN: "",
        "100755": "it is a program",
        "120000": "it is a link to somewhere else",
        "160000": "it is another repository",
    }
    return faults.get(change.mode, "it is neither a file nor a folder")


def _unsafe(path: str, fault: str) -> Finding:
    remedy = "find out who recorded it. If it is wanted, bring it in with git itself."
    return files.path_finding(path, fault, remedy)


def _touched(path: str) -> Finding:
    return Finding(
        code="sync-unrecorded",
        problem=f"{shown(path)} was changed here and not recorded, and the shared copy changes it.",
        remedy="keep a copy of yours and put the file back as it was recorded, or record it; then "
        "run the command again.",
        place=Place(path=shown(path)),
    )
