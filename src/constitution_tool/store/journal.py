"""What is under way, written down so that a killed command can be finished?

A redo journal. Everything new is put beside first; then the journal is renamed into place, and
from that moment the command counts as done: whatever was left is done by the next command. Before
that moment nothing has been touched. Each action may be repeated without harm.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Conflict, Finding, Place
from constitution_tool.store import files, history, recording
from constitution_tool.store.names import law_fault, output_fault
from constitution_tool.store.recording import Move, Staged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

JOURNAL = "journal.json"
WORK = "work"
ABSENT = "absent"
"""The digest of a file that is not there."""

_DIGEST = re.compile(r"[0-9a-f]{64}|absent")
_OBJECT = re.compile(r"[0-9a-f]{40}")
_REFERENCE = re.compile(
    r"HEAD|refs/(heads|tags|remotes|constitution-tool)/[^\s\x00-\x1f\x7f~^:?*\[\\\"]+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file: what it held and what it is to hold (ABSENT: it is not there)."""

    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Everything one command does to the folder and to git."""

    changes: tuple[Change, ...]
    moves: tuple[Move, ...] = ()
    staged: tuple[Staged, ...] = ()


def digest_of(data: bytes | None) -> str:
    """Name some bytes, or their absence."""
    return ABSENT if data is None else files.digest(data)


def put_beside(place: Path, position: int, data: bytes) -> None:
    """Put what a file is to hold into the workplace, down to the disk."""
    folder = place / WORK
    folder.mkdir(exist_ok=True)
    files.write_new(folder / str(position), data)


def write(root: Path, place: Path, journal: Journal) -> None:
    """Write the journal: the moment from which the command counts as done."""
    if (place / WORK).exists():
        files.settle(place / WORK)
    text = json.dumps(
        {
            "format": 1,
            "folder": root.stat().st_ino,
            "changes": [[c.path, c.old, c.new] for c in journal.changes],
            "moves": [[m.reference, m.old, m.new] for m in journal.moves],
            "staged": [[s.path, s.object] for s in journal.staged],
        }
    )
    files.put(place / JOURNAL, text.encode())


def clear(place: Path) -> None:
    """Forget the journal, then what was put beside."""
    files.remove(place / JOURNAL)
    if (place / WORK).is_dir():
        shutil.rmtree(place / WORK)


def load(root: Path, place: Path) -> Journal:
    """Read a journal back, trusting nothing in it.

    It may have come with the folder: it must have been written in this very folder, name only
    safe paths in it, and only plain references.

    Raises:
        Conflict: It is not a journal of this folder.
    """
    data = files.read(place / JOURNAL, JOURNAL)
    try:
        held = json.loads(data)
        if held["format"] != 1 or held["folder"] != root.stat().st_ino:
            raise ValueError(held["format"])
        journal = Journal(
            changes=tuple(Change(path=p, old=o, new=n) for p, o, n in held["changes"]),
            moves=tuple(Move(reference=r, old=o, new=n) for r, o, n in held["moves"]),
            staged=tuple(Staged(path=p, object=o) for p, o in held["staged"]),
        )
        _check(journal)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _stuck("it was begun in another folder, or its notes are damaged") from error
    return journal


def _check(journal: Journal) -> None:
    for change in journal.changes:
        if not (safe(change.path) and _DIGEST.fullmatch(change.old)):
            raise ValueError(change.path)
        if not _DIGEST.fullmatch(change.new):
            raise ValueError(change.new)
    for step in journal.moves:
        if not (_REFERENCE.fullmatch(step.reference) and ".." not in step.reference):
            raise ValueError(step.reference)
        if not (_OBJECT.fullmatch(step.old) and _OBJECT.fullmatch(step.new)):
            raise ValueError(step.reference)
    for entry in journal.staged:
        if law_fault(entry.path) or not _OBJECT.fullmatch(entry.object):
            raise ValueError(entry.path)


def safe(path: str) -> bool:
    """Say whether a command may touch a path: a file of the law, or a document in build/."""
    return not (output_fault(path) if path.startswith("build/") else law_fault(path))


def carry_out(root: Path, place: Path, journal: Journal, reached: Callable[[str], None]) -> None:
    """Do everything a journal says that has not been done yet.

    Args:
        root: The constitution's folder.
        place: The workplace.
        journal: What to do.
        reached: Told after each action.

    Raises:
        Conflict: Something is neither as it was nor as it is to be.
    """
    if journal.moves:
        with history.opened(root) as opened:
            moved = recording.has_moved(opened, journal.moves)
            if moved is None:
                raise _stuck("the history has changed since")
            if not moved:
                recording.move(opened, journal.moves)
            reached("history")
    for position, change in enumerate(journal.changes):
        _change(root, place, change, position)
        reached(change.path)
    if journal.staged:
        with history.opened(root) as opened:
            recording.stage(opened, journal.staged)
        reached("index")


def _change(root: Path, place: Path, change: Change, position: int) -> None:
    target = files.real_path(root, change.path)
    now = digest_of(files.present(target, change.path))
    if now == change.new:
        return
    if now != change.old:
        raise _stuck("the file has changed since", change.path)
    if change.new == ABSENT:
        files.remove(target)
        return
    data = files.present(place / WORK / str(position), change.path)
    if digest_of(data) != change.new or data is None:
        raise _stuck("its notes are damaged", change.path)
    files.put(target, data)


def _stuck(why: str, path: str = "") -> Conflict:
    return Conflict(
        Finding(
            code="recovery-stuck",
            problem=f"An interrupted command cannot be finished: {why}.",
            remedy="put the file back as it was; or delete the folder .constitution-tool and "
            "run “constitution-tool verify” to see whether anything is left half done.",
            place=Place(path=path),
        )
    )
