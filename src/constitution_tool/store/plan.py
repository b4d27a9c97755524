"""What will a command do to the disk and to git, as data?

A command decides first and acts afterwards: `--dry-run` prints the very plan that would be
carried out (law 11). Paths are relative to the root, with forward slashes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from constitution_tool.store.recording import Move
    from constitution_tool.store.shared import Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """Write a new file of the law. Refused when a different file is there already."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """Replace a file. Refused when it no longer holds `old`, the bytes the command read."""

    path: str
    old: bytes
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Remove a file. Refused when it no longer holds `old`, the bytes the command read."""

    path: str
    old: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Write a document we make, over an older one of ours but never over another's.

    `path` is relative to the root ("build/Appendix 1 ….pdf") or absolute (`--output`). A file is
    ours while it has bytes that we wrote.
    """

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Write a new file that only its owner may read (a private key). `path` as for Output."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """Record the named paths, as they stand after the plan's writes, in git.

    Other uncommitted work is left alone. `day` comes from the record, never the clock; `domain`
    names the council in the identity used when the user has none.
    """

    message: str
    paths: tuple[str, ...]
    day: date
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """Bookmark the plan's commit (or the latest one) under a name: `adopted/2024-05-21`."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """Bring the branch here forward to a revision that was proved.

    `pack` holds the objects of git's that are lacking here (empty: none are); `moves` begin with
    the branch's own. `added` counts what is new on record with it.
    """

    pack: bytes
    moves: tuple[Move, ...]
    added: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """Send a revision to the shared copy, before anything is changed here.

    `moves` remember where its branch then stands.
    """

    shared: Shared
    revision: str
    moves: tuple[Move, ...]


Step = Write | Replace | Remove | Output | Secret | Commit | Tag | Advance | Send
FileStep = Write | Replace | Remove | Output | Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Steps in the order they are said. All are carried out, or none."""

    steps: tuple[Step, ...]


def written(files: Mapping[str, bytes], after: Mapping[str, bytes | None]) -> tuple[FileStep, ...]:
    """Give the steps that make some files what they are to be (None: gone).

    Args:
        files: the files as they lie.
        after: what is to be at each path; what is so already takes no step.
    """
    steps: list[FileStep] = []
    for path, data in sorted(after.items()):
        old = files.get(path)
        if old == data:
            continue
        if data is None:
            steps.append(Remove(path=path, old=old or b""))
        elif old is None:
            steps.append(Write(path=path, data=data))
        else:
            steps.append(Replace(path=path, old=old, data=data))
    return tuple(steps)


def applied(files: Mapping[str, bytes], steps: Iterable[FileStep]) -> dict[str, bytes]:
    """Give the files as they will lie once the steps are carried out."""
    after = dict(files)
    for step in steps:
        if isinstance(step, Remove):
            after.pop(step.path, None)
        else:
            after[step.path] = step.data
    return after


def describe(step: Step) -> str:
    """Say a step as a clerk would: one line, no word of git's."""
    match step:
        case Write() | Output():
            return f"Write {step.path} ({len(step.data):,} bytes)"
        case Replace():
            return f"Change {step.path} ({len(step.data):,} bytes)"
        case Remove():
            return f"Remove {step.path}"
        case Secret():
            return f"Write {step.path} (only you can read it)"
        case Commit():
            count = len(step.paths)
            title = step.message.split("\n", maxsplit=1)[0]
            return f"Record {count} file{'' if count == 1 else 's'} in the history: {title}"
        case Tag():
            return f"Bookmark this point in the history as {step.name}"
        case Advance():
            entries = "1 entry" if step.added == 1 else f"{step.added} entries"
            return f"Bring the history here forward ({entries} new on record)"
        case Send():
            return f"Send what is on record here to the shared copy “{step.shared.name}”"
        case _:
            assert_never(step)
