"""Has the record only ever been added to, and did the text follow from it at every revision?

A record that holds today says nothing of what was said on the way here: it may have been made anew
from the founding on. So each revision is compared with the one before it. What is on record must
stay as it is; with that, and the last revision proved by replay, every one between is proved, and
only what changed need be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from constitution_tool.engine.authority.by_hand import edited
from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.digest import text_digest
from constitution_tool.notation.register.entry_file import parse_entry
from constitution_tool.notation.register.register_paths import ENTRY_FILE, SOURCE, entry_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constitution_tool.model.authority import RegisterEntry

LAW = ("amendments/", "register/", "source/")
"""The folders in which every revision is looked at."""

_MOST = 20
"""As many findings are given of one revision; whoever made it did not do it by accident."""

_REMEDY = (
    "find out who did this and why. What is on record is only ever added to; a copy made before, "
    "or a check code published before, shows what it said."
)


class Reading(Protocol):
    """Gives the bytes that an object's name stands for."""

    def __call__(self, name: str, path: str, /) -> bytes:
        """Read an object; `path` is for messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What one revision changed, against each revision before it.

    `named` says which it was, for people (2024-05-09, “Tidy up”). Of each parent `changed` gives,
    by path, the names of the objects before and after (None: not there); of a first revision,
    against nothing, under the empty name.
    """

    id: str
    named: str
    changed: Mapping[str, Mapping[str, tuple[str | None, str | None]]]


def lost(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[Finding]:
    """Find everything on record in some files that is not the same in later ones."""
    register = read_register(before)
    on_record = {kept.path for kept in register.entries}
    on_record |= {path for kept in register.entries for path, _ in kept.value.relied_on}
    for path in sorted(on_record & before.keys()):
        if after.get(path) != before[path]:
            yield _altered(path, gone=path not in after, where=Place(path=path))


@dataclass(slots=True, kw_only=True)
class _State:
    """The law's files after a revision, the digest of the text in them, and its last entry."""

    files: dict[str, str] = field(default_factory=dict)
    text: str = ""
    sequence: int = 0


class Succession:
    """A walk through the revisions of a record, oldest first."""

    def __init__(self, read: Reading) -> None:
        self._read = read
        self._entries: dict[str, RegisterEntry] = {}
        self._since: dict[str, int] = {}
        self.looked_at = 0

    def findings(self, revisions: Iterable[Revised]) -> Iterator[Finding]:
        """Find every revision that takes from the record, or does not bear the text on record.

        Revisions before the founding are passed over: nothing was on record.
        """
        revisions = tuple(revisions)
        waited_for: dict[str, int] = {"": len(revisions)}
        for revised in revisions:
            for parent in revised.changed:
                waited_for[parent] = waited_for.get(parent, 0) + 1
        states: dict[str, _State] = {"": _State()}
        for revised in revisions:
            first = next(iter(revised.changed))
            before = {parent: states[parent].sequence for parent in revised.changed}
            state = states[first]
            for parent in revised.changed:
                waited_for[parent] -= 1
                if not waited_for[parent]:
                    del states[parent]
            if first in states:
                state = replace(state, files=dict(state.files))
            states[revised.id] = state
            yield from islice(self._look(revised, state, before), _MOST)

    def _look(
        self, revised: Revised, state: _State, before: Mapping[str, int]
    ) -> Iterator[Finding]:
        first = revised.changed[next(iter(revised.changed))]
        found: list[Finding] = []
        for parent, changed in revised.changed.items():
            taken = tuple(self._taken(revised, changed, before[parent]))
            anew = any(one.place.path == entry_path(1) for one in taken)
            found += (_founded_anew(revised),) if anew and all(changed[entry_path(1)]) else taken
        was = state.files if not any(p.startswith(SOURCE) for p in first) else dict(state.files)
        for path, (_, new) in first.items():
            if new is None:
                state.files.pop(path, None)
            else:
                state.files[path] = new
        if was is not state.files:
            state.text = ""
        last, state.sequence = state.sequence, self._reach(state)
        if not state.sequence:
            yield from found
            return
        self.looked_at += 1
        found += self._added(revised, state, last)
        if was is not state.files or last != state.sequence:
            found += self._text(revised, state, was, last)
        yield from found

    def _taken(
        self,
        revised: Revised,
        changed: Mapping[str, tuple[str | None, str | None]],
        sequence: int,
    ) -> Iterator[Finding]:
        """Find what was on record before a revision and is not as it was after it."""
        for path, (old, new) in changed.items():
            entry = ENTRY_FILE.fullmatch(path)
            since = int(entry[1]) if entry else self._since.get(path, sequence + 1)
            if old is not None and since <= sequence:
                where = Place(path=path, note=revised.named)
                yield _altered(path, gone=new is None, where=where)

    def _reach(self, state: _State) -> int:
        """Count the entries that follow on one another from the first."""
        reached = state.sequence
        while reached and entry_path(reached) not in state.files:
            reached -= 1
        while entry_path(reached + 1) in state.files:
            reached += 1
        return reached

    def _added(self, revised: Revised, state: _State, last: int) -> Iterator[Finding]:
        """Find what new entries rely on that is not there."""
        for number in range(last + 1, state.sequence + 1):
            path = entry_path(number)
            try:
                entry = self._entry(state, number)
            except Malformed as refused:
                yield from refused.findings
                continue
            self._since.setdefault(path, number)
            for relied, _ in entry.relied_on:
                self._since.setdefault(relied, number)
                if relied not in state.files:
                    problem = f"{relied}, which entry {number} relies on, was not there."
                    yield _finding("history-missing", problem, revised, relied)

    def _text(
        self, revised: Revised, state: _State, was: Mapping[str, str], last: int
    ) -> Iterator[Finding]:
        """Find where the text is not the one that the last entry says was adopted."""
        try:
            adopted = self._entry(state, state.sequence).adopted
        except Malformed:
            return
        state.text = state.text or text_digest(self._source(state.files))
        if state.text == adopted:
            return
        code, problem = "history-text", "The text was not the one on record."
        before = self._source(was) if last else {}
        if text_digest(before) != adopted:
            yield _finding(code, problem, revised, SOURCE)
            return
        for each in edited(before, self._source(state.files)):
            where = Place(path=each.place.path, line=each.place.line, note=revised.named)
            yield Finding(code=code, problem=each.problem, remedy=_REMEDY, place=where)

    def _source(self, files: Mapping[str, str]) -> dict[str, bytes]:
        return {
            path: self._read(files[path], path) for path in sorted(files) if path.startswith(SOURCE)
        }

    def _entry(self, state: _State, number: int) -> RegisterEntry:
        """Read an entry; the same object is read once."""
        path = entry_path(number)
        name = state.files[path]
        if name not in self._entries:
            self._entries[name] = parse_entry(self._read(name, path), path)
        return self._entries[name]


def _altered(path: str, *, gone: bool, where: Place) -> Finding:
    entry = ENTRY_FILE.fullmatch(path)
    what = f"Entry {int(entry[1])} of the record" if entry else f"{path}, which is on record,"
    how = "was taken out" if gone else "was changed"
    code = "history-removed" if gone else "history-changed"
    return Finding(code=code, problem=f"{what} {how}.", remedy=_REMEDY, place=where)


def _founded_anew(revised: Revised) -> Finding:
    """Say what it means that the first entry is another: everything chained to it is too."""
    return Finding(
        code="history-founded-anew",
        problem="The record was founded anew: its first entry was replaced, and with it everything "
        "that had been on record until then.",
        remedy="ask who did this and why. What was on record before is another record, of which "
        "no check code agrees with this one; this one is compared from here on.",
        place=Place(path=entry_path(1), note=revised.named),
    )


def _finding(code: str, problem: str, revised: Revised, path: str) -> Finding:
    place = Place(path=path, note=revised.named)
    return Finding(code=code, problem=problem, remedy=_REMEDY, place=place)
