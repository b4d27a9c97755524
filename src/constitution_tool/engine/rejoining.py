"""What was entered on two copies of one record: can ours be entered again after theirs?

Theirs is kept as it is. Each thing we recorded since the two parted is done again on top of it, in
order; an entry is made anew, judged afresh, with the same statements. Nothing is merged: a file
that both changed, or an amendment that no longer fits, stops it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.enter import enter
from constitution_tool.engine.checking.record import check_one
from constitution_tool.engine.record import read_record
from constitution_tool.engine.source import under
from constitution_tool.engine.standings import bench
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Conflict, Finding, Place, Refusal, Severity
from constitution_tool.notation.register.entry_file import parse_entry
from constitution_tool.notation.register.register_paths import (
    ENTRY_FILE,
    KEPT_TEXTS,
    REGISTER,
    SOURCE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.engine.authority.enter import Entered
    from constitution_tool.engine.authority.entry import NewEntry
    from constitution_tool.model.authority import RegisterEntry

Files = dict[str, bytes]

_NUMBERED = re.compile(r"\b\d{4}-D\d{2,}\b")
_FOLLOWING = (SOURCE, KEPT_TEXTS)
"""What lies here follows from the entries, and is made anew with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One revision of ours: for each path its bytes before and after (None: not there)."""

    id: str
    changed: Mapping[str, tuple[bytes | None, bytes | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """An entry of ours: the file of it as it was, and the entry made anew.

    None is made anew (`now` is None) of what theirs has entered too, or of what is left waiting.
    """

    was: RegisterEntry
    path: str
    now: NewEntry | None = None
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """One revision of ours on top of theirs: what it writes (None: removes), and its entries."""

    id: str
    writes: Mapping[str, bytes | None]
    entries: tuple[Again, ...]


def rejoin(
    theirs: Mapping[str, bytes], ours: Iterable[Made], waiting: frozenset[str]
) -> tuple[Remade, ...]:
    """Do again on top of theirs what we recorded.

    Args:
        theirs: the files of the shared copy: all that bear on the law, and all that we changed.
        ours: what we recorded since, oldest first.
        waiting: what is not to be entered again: its files are kept, its entry is not made.

    Raises:
        Conflict: something of ours collides with theirs.
    """
    files, ours = dict(theirs), tuple(ours)
    last = {path: new for made in ours for path, (_, new) in made.changed.items()}
    agreed = frozenset(path for path, data in last.items() if theirs.get(path) == data)
    return tuple(_again(files, made, agreed, waiting) for made in ours)


def _again(files: Files, made: Made, agreed: frozenset[str], waiting: frozenset[str]) -> Remade:
    """Do one revision again; what both came to by themselves is left as it is."""
    writes: dict[str, bytes | None] = {}
    entries: list[tuple[str, bytes]] = []
    collisions: list[str] = []
    for path, (old, new) in sorted(made.changed.items()):
        if ENTRY_FILE.fullmatch(path) and old is None and new is not None:
            entries.append((path, new))
        elif path in agreed or path.startswith(_FOLLOWING):
            continue
        elif files.get(path) == old:
            writes[path] = new
        elif files.get(path) != new:
            collisions.append(path)
    if collisions:
        raise Conflict(*_collisions(collisions))
    _write(files, writes)
    done: list[Again] = []
    for path, data in entries:
        was = parse_entry(data, path)
        if was.subject in waiting:
            done.append(Again(was=was, path=path, left=True))
            continue
        made_anew = _enter(files, was, path)
        done.append(Again(was=was, path=path, now=made_anew.entry if made_anew else None))
        if made_anew:
            follows = _following(files, made_anew)
            _write(files, follows)
            writes |= follows
    return Remade(id=made.id, writes=writes, entries=tuple(done))


def _enter(files: Files, was: RegisterEntry, path: str) -> Entered | None:
    """Make one entry anew: as of its own day, or of the record's last day if that is later."""
    try:
        record = read_record(files)
        if record.register.entry_of(was.subject):
            return None
        now, head = moment(record), record.register.head
        day = max(was.day, head.value.day) if head else was.day
        if amendment := record.amendments.get(was.subject):
            checked = check_one(record, amendment, now)
            if wrong := [each for each in checked if each.severity is Severity.ERROR]:
                raise Conflict(*wrong)
        return enter(record.register, was.subject, now, day, bench(record))
    except Refusal as refused:
        raise Conflict(_does_not_fit(was.subject, path), *refused.findings) from refused


def _following(files: Files, one: Entered) -> dict[str, bytes | None]:
    """Give the files that an entry made anew brings with it: itself, what it keeps, the text."""
    text = one.after.source.files
    gone = {path: None for path in under(files, SOURCE) if path not in text}
    changed = {path: data for path, data in text.items() if files.get(path) != data}
    return {one.entry.path: one.entry.data, **dict(one.entry.kept_text), **changed, **gone}


def _write(files: Files, writes: Mapping[str, bytes | None]) -> None:
    for path, data in writes.items():
        if data is None:
            files.pop(path, None)
        else:
            files[path] = data


def _does_not_fit(subject: str, path: str) -> Finding:
    return Finding(
        code="sync-collision",
        problem=f"{subject}, which you entered here, does not go with what the others entered.",
        remedy="theirs is on record and stays. If what follows can only be settled anew, run "
        f"“constitution-tool sync --leave {subject}”: it is then not entered, and waits here to be "
        "brought up to date, signed again and entered.",
        place=Place(path=path),
    )


def _collisions(paths: Iterable[str]) -> tuple[Finding, ...]:
    """Say what both recorded under one name: of one decision once, whatever files it has."""
    found: dict[str, Finding] = {}
    for path in paths:
        named = _NUMBERED.search(path)
        found.setdefault(named[0] if named else path, _collision(path, named[0] if named else ""))
    return tuple(found.values())


def _collision(path: str, decision: str) -> Finding:
    """Say that both recorded something else under one name, and what can be done about it."""
    if decision:
        problem = f"Both copies recorded a decision of their own under the number {decision}."
    else:
        problem = f"{path} was recorded here and in the shared copy, and the two differ."
    if decision or path.startswith(REGISTER):
        how = (
            "record yours again with the same command: it gets the next number, and whoever "
            "certified it certifies it again."
        )
    else:
        how = "put yours back: an amendment under another number."
    return Finding(
        code="sync-collision",
        problem=problem,
        remedy="theirs stays. Keep a copy of yours, undo it here with git, run “constitution-tool "
        f"sync”, and {how}",
        place=Place(path=path),
    )
