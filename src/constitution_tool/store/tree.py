"""Which files does the law rest on, and what do they hold?

A folder received from someone else is hostile until read: links, devices, unsafe names and
over-large files are refused by name and never followed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.errors import NOWHERE, Finding, Malformed, Place, Usage
from constitution_tool.model.settings import HOUSE_STYLE
from constitution_tool.store import files
from constitution_tool.store.names import is_litter, law_fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SETTINGS = "constitution.toml"
TEMPLATES = "templates/papers"
RENAME = "remove it, or give it a plain name such as “c5.md”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is read before a folder is refused as too large."""

    file_bytes: int = files.LARGEST
    all_bytes: int = 256 * 1024 * 1024
    count: int = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A folder the law rests on: which files in it, how deep, and whether litter matters."""

    name: str
    ending: str | tuple[str, ...] = ""
    deep: bool = True
    strict: bool = False


AREAS = (
    Area(name="amendments", ending=".md", deep=False),
    Area(name="drafts", ending=".md", deep=False),
    Area(name="examples/worked", ending=".md", deep=False),
    Area(name="papers", ending=".md"),
    Area(name="papers/published", ending=".toml", deep=False),
    Area(name="register", strict=True),
    Area(name="source", strict=True),
    Area(name=TEMPLATES, ending=(".md", ".toml"), deep=False),
)


def find_root(start: Path) -> Path:
    """Find the constitution's folder: `start` or the nearest folder above it.

    It holds `constitution.toml` and `source/`. The copy of the law's settings in `source/` has
    the same name, so a folder without a `source/` is only taken when nothing above is better.

    Raises:
        Usage: There is no such folder.
    """
    try:
        here = start.resolve()
        folders = [folder for folder in (here, *here.parents) if (folder / SETTINGS).is_file()]
    except OSError as error:
        raise files.incapable(error, str(start)) from error
    for folder in folders:
        if (folder / "source").is_dir():
            return folder
    if folders:
        return folders[0]
    raise Usage(
        Finding(
            code="no-constitution",
            problem=f"There is no constitution in “{shown(str(start))}” or in a folder above it.",
            remedy="go to the folder that holds constitution.toml, or name it with --root.",
            place=NOWHERE,
        )
    )


def read_tree(root: Path, limits: Limits | None = None) -> dict[str, bytes]:
    """Read every file the law rests on, by its path from the root, in path order.

    These are `constitution.toml`, everything in `source/` and `register/`, `amendments/*.md`,
    `drafts/*.md`, `examples/worked/*.md`, the Markdown in `papers/` and `papers/published/*.toml`;
    and, though no law rests on them and no check code covers them, the house style of the Word
    files and the templates of
    papers. What editors leave about is passed over, but inside `source/` and `register/` it is a
    finding, because there every file counts in the check codes.

    Raises:
        Malformed: Every unsafe path at once.
    """
    reading = _Reading(root=root, limits=limits or Limits())
    try:
        for path in (SETTINGS, HOUSE_STYLE):
            reading.one(path)
        for area in AREAS:
            reading.area(area)
    except OSError as error:
        raise files.incapable(error) from error
    reading.collisions()
    if reading.findings:
        raise Malformed(*reading.findings)
    return dict(sorted(reading.held.items()))


@dataclass(slots=True, kw_only=True)
class _Reading:
    """A walk under way: what is held so far and what was found."""

    root: Path
    limits: Limits
    held: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    total: int = 0

    def one(self, path: str) -> None:
        """Read one file that need not be there, passing through no link on the way."""
        try:
            there = files.real_path(self.root, path).exists()
        except Malformed as refusal:
            self.findings.extend(refusal.findings)
            return
        if there:
            self._hold(path)

    def area(self, area: Area) -> None:
        """Read one folder of the root."""
        try:
            above = area.name.rpartition("/")[0]
            if above and (fault := files.link_fault((self.root / above).lstat())):
                self._refuse(above, fault)
                return
            information = (self.root / area.name).lstat()
        except FileNotFoundError:
            return
        fault = files.link_fault(information)
        if fault:
            self._refuse(area.name, fault)
        else:
            self._folder(area.name, area)

    def _folder(self, path: str, area: Area) -> None:
        with os.scandir(self.root / path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            if len(self.findings) > self.limits.count or len(self.held) > self.limits.count:
                return
            self._entry(f"{path}/{entry.name}", entry, area)

    def _entry(self, path: str, entry: os.DirEntry[str], area: Area) -> None:
        if is_litter(entry.name) and not area.strict:
            return
        fault = files.link_fault(entry.stat(follow_symlinks=False))
        folder = entry.is_dir(follow_symlinks=False)
        wanted = area.strict or entry.name.casefold().endswith(area.ending)
        if fault:
            if wanted or area.deep:
                self._refuse(path, fault)
        elif folder:
            if area.deep:
                self.folders.append(path)
                if self._named(path):
                    self._folder(path, area)
        elif wanted and self._named(path):
            self._hold(path)

    def _named(self, path: str) -> bool:
        fault = name_fault(path)
        if fault:
            self._refuse(path, fault)
        return not fault

    def _hold(self, path: str) -> None:
        try:
            data = files.read(self.root / path, path, self.limits.file_bytes)
        except Malformed as refusal:
            self.findings.extend(refusal.findings)
            return
        self.total += len(data)
        if self.total > self.limits.all_bytes or len(self.held) >= self.limits.count:
            raise too_large(path)
        self.held[path] = data

    def _refuse(self, path: str, why: str) -> None:
        self.findings.append(files.path_finding(path, why, RENAME))

    def collisions(self) -> None:
        """Find paths that one machine keeps apart and another takes for the same file."""
        self.findings.extend(twins([*self.held, *self.folders]))


def name_fault(path: str) -> str:
    """Say why a file of this name does not belong where the law is; nothing when it may."""
    left = is_litter(path.rsplit("/", maxsplit=1)[-1])
    return "a program left it there" if left else law_fault(path)


def twins(paths: Iterable[str]) -> Iterator[Finding]:
    """Find paths that one machine keeps apart and another takes for the same file."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        twin = seen.setdefault(path.casefold(), path)
        if twin != path:
            why = f"some computers cannot tell it from “{twin}”"
            yield files.path_finding(path, why, RENAME)


def too_large(path: str) -> Malformed:
    """Refuse more than any constitution holds."""
    return Malformed(
        Finding(
            code="tree-too-large",
            problem="The constitution's folder holds more than any constitution does.",
            remedy="remove what does not belong in source, amendments, drafts, register or papers.",
            place=Place(path=shown(path)),
        )
    )
