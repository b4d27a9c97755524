"""Do the entries follow one on another, and is every file they rely on as it was?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.authority import EntryKind
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.register_paths import SOURCE, entry_path, kept_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_tool.engine.authority.register import Kept, Register
    from constitution_tool.model.authority import RegisterEntry

_REMEDY = "put back the record as it was made; nothing in it is ever changed or taken out."


def broken(register: Register) -> Iterator[Finding]:
    """Find every place where the chain of entries is broken; the record cannot be replayed then."""
    for position, kept in enumerate(register.entries, start=1):
        entry = kept.value
        if entry.sequence != position:
            problem = f"Entry {position} is missing from the record."
            yield _finding("entry-gap", problem, entry_path(position))
            return
        if (entry.kind is EntryKind.FOUNDING) is not (position == 1):
            problem = "The record begins with a founding, and holds no other."
            yield _finding("entry-founding", problem, kept.path)
    if register.entries and register.entries[0].value.previous:
        problem = "The first entry names an entry before it."
        yield _finding("entry-previous", problem, register.entries[0].path)
    for before, kept in pairwise(register.entries):
        yield from _link(before, kept)


def relied_on(kept: Kept[RegisterEntry], files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Find every file an entry relies on that is missing, or not as it was."""
    for path, digest in kept.value.relied_on:
        if path not in files:
            problem = f"{path}, which entry {kept.value.sequence} relies on, is missing."
            yield _finding("relied-on-missing", problem, path)
        elif sha256_hex(files[path]) != digest:
            problem = f"{path} has changed since entry {kept.value.sequence} was made on it."
            yield _finding("relied-on-changed", problem, path)


def unkept(register: Register) -> Iterator[Finding]:
    """Find files of kept texts that no entry keeps."""
    kept = {path for entry in register.entries for path, _ in entry.value.relied_on}
    for number, text in register.texts.items():
        for inside in text:
            path = kept_text(number) + inside.removeprefix(SOURCE)
            if path not in kept:
                problem = f"{path} is kept as a text, and no entry keeps it."
                yield _finding("register-stray", problem, path)


def _link(before: Kept[RegisterEntry], kept: Kept[RegisterEntry]) -> Iterator[Finding]:
    number, last = kept.value.sequence, before.value.sequence
    if kept.value.previous != before.digest:
        problem = f"Entry {number} was made after another entry {last} than the one on record."
        yield _finding("entry-previous", problem, kept.path)
    if kept.value.day < before.value.day:
        problem = (
            f"Entry {number} is of {kept.value.day}, before entry {last} ({before.value.day})."
        )
        yield _finding("entry-day", problem, kept.path)


def _finding(code: str, problem: str, path: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=_REMEDY, place=Place(path=path))
