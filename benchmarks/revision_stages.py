"""How long does it take to compare 1,000 revisions, beside what git itself says of them?"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

from generate import amendments
from record import KEYS, Desk

from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.model.authority import MONITORING_OFFICER, EntryKind
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.entry_file import print_entry
from constitution_tool.notation.register.register_paths import (
    amendment_path,
    entry_path,
    signature_path,
    statement_path,
)
from constitution_tool.store.lineage import lineage
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from large import Large, Run

    Made = Callable[[Large], Iterator[dict[str, bytes]]]

REVISIONS = 1000
EVERY = 50
"""One revision in so many enters an amendment; the others work on drafts, as officers do."""

_WHO = "officer <officer@exampleshire.example> 1767610800 +0000"


def _git(folder: Path, *words: str, data: bytes = b"") -> bytes:
    """Run git with no settings of this computer's."""
    quiet = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(folder)}
    identity = {
        f"GIT_{w}_{p}": "x@exampleshire.example"
        for w in ("AUTHOR", "COMMITTER")
        for p in ("NAME", "EMAIL")
    }
    ran = subprocess.run(
        ["git", *words],
        cwd=folder,
        input=data,
        capture_output=True,
        check=True,
        env={**os.environ, **quiet, **identity},
    )
    return ran.stdout


def _line(large: Large) -> Iterator[dict[str, bytes]]:
    """Give what each revision writes: the founding, then drafts, and now and then an entry."""
    desk = Desk(large.texts)
    desk.found()
    waiting = amendments(desk.now.draft, REVISIONS // EVERY, 12 * large.scale)
    written = dict(desk.files)
    yield written
    for number in range(1, REVISIONS):
        if number % EVERY:
            yield {f"amendments/2027-{number % 20 + 1:03}.md": f"Draft {number}.\n".encode()}
            continue
        desk.enter(waiting[number // EVERY - 1])
        yield {path: data for path, data in desk.files.items() if written.get(path) != data}
        written = dict(desk.files)


def _crowded(large: Large) -> Iterator[dict[str, bytes]]:
    """Give 1,000 revisions that each enter something; only replay would miss good signatures."""
    desk = Desk(large.texts)
    desk.found()
    yield dict(desk.files)
    register = read_register(desk.files)
    last = register.entries[-1]
    common = tuple(one for one in last.value.relied_on if one[0].endswith(".toml"))
    previous = last.digest
    for number in range(1, REVISIONS):
        name = f"2026-{number:03}"
        signed = [statement_path(name, office) for office in KEYS]
        signed += [signature_path(name, office) for office in KEYS]
        files = {path: f"{path}\n".encode() * 12 for path in (amendment_path(name), *signed)}
        relied = (*((path, sha256_hex(data)) for path, data in files.items()), *common)
        sequence = last.value.sequence + number
        entry = replace(
            last.value,
            sequence=sequence,
            previous=previous,
            kind=EntryKind.AMENDMENT,
            subject=name,
            relied_on=tuple(sorted(relied)),
        )
        data = print_entry(entry)
        previous = sha256_hex(data)
        yield {**files, entry_path(sequence): data}


def _repository(large: Large, revisions: Iterator[dict[str, bytes]]) -> Path:
    """Make the 1,000 revisions in one run of git."""
    root = large.folder / "council"
    root.mkdir()
    _git(root, "init", "-q", "-b", "main")
    stream: list[bytes] = []
    for number, writes in enumerate(revisions):
        stream.append(f"commit refs/heads/main\ncommitter {_WHO}\ndata 5\nR{number:04}\n".encode())
        for path, data in writes.items():
            stream.append(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
    _git(root, "fast-import", "--quiet", data=b"".join(stream))
    _git(root, "checkout", "-q", "main")
    return root


def _history(large: Large, made: Made = _line) -> Run:
    root = _repository(large, made(large))

    def run() -> None:
        found = lineage(root, read_tree(root))
        if found.findings or found.revisions != REVISIONS:
            raise SystemExit(f"the history does not hold: {found.findings[:1]}")

    return run


def _log(large: Large, made: Made = _line) -> Run:
    root = _repository(large, made(large))
    return lambda: _git(root, "log", "--raw", "--no-renames", "--format=%H %cs %s")


def _signed(large: Large) -> Run:
    """Sign each revision with git's own signatures, and have git verify them all."""
    if not shutil.which("ssh-keygen"):
        raise SystemExit("ssh-keygen is not here")
    root, key = _repository(large, _line(large)), large.folder / "key"
    key.write_bytes(KEYS[MONITORING_OFFICER].private)
    key.chmod(0o600)
    allowed = large.folder / "allowed"
    allowed.write_text(
        f"x@exampleshire.example {KEYS[MONITORING_OFFICER].public}", encoding="utf-8"
    )
    settings = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}")
    settings = (*settings, "-c", f"gpg.ssh.allowedSignersFile={allowed}")
    parent: tuple[str, ...] = ()
    made: list[str] = []
    for tree in _git(root, "log", "--reverse", "--format=%T").decode().split():
        made.append(
            _git(root, *settings, "commit-tree", "-S", *parent, "-m", "R", tree).decode().strip()
        )
        parent = ("-p", made[-1])
    return lambda: _git(root, *settings, "verify-commit", *made)


STAGES: dict[str, Callable[[Large], Run]] = {
    "git log --raw, 1,000 revisions": _log,
    "history, 1,000 revisions": _history,
    "git log --raw, 1,000 entries": lambda large: _log(large, _crowded),
    "history, 1,000 entries": lambda large: _history(large, _crowded),
    "git verify-commit, 1,000 revisions": _signed,
}
