"""Which files did each revision change, read from git's own trees?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.store.history import History

NOTHING = "0" * 40
"""How git writes "not there"."""

_EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The tree with nothing in it, which git always knows."""

_LINE = re.compile(
    r"(?P<id>[0-9a-f]{40}) (?P<parents>[0-9a-f ]*)\t(?P<day>[0-9-]{10})\t(?P<title>.*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One path that differs between two revisions: the objects before and after, and the mode.

    `old` and `new` are NOTHING where it is not there. `mode` is git's, of the side where it is:
    `100644` is a plain file.
    """

    path: str
    old: str
    new: str
    mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One revision, with the revisions before it (several where lines were joined)."""

    id: str
    parents: tuple[str, ...]
    day: date
    title: str


def line(opened: History, *bounds: str) -> tuple[Link, ...]:
    """List the revisions that lead to one, oldest first; a bound `^ID` leaves out its past."""
    printed = opened.run(
        *("rev-list", "--reverse", "--topo-order", "--no-commit-header"),
        *("--format=%H %P%x09%cs%x09%s", *bounds),
    )
    found = (_LINE.fullmatch(one) for one in printed.decode("utf-8", "replace").split("\n"))
    return tuple(
        Link(
            id=match["id"],
            parents=tuple(match["parents"].split()),
            day=date.fromisoformat(match["day"]),
            title=match["title"],
        )
        for match in found
        if match
    )


def changes(
    opened: History, pairs: Iterable[tuple[str, str]], paths: tuple[str, ...] = ()
) -> list[tuple[Change, ...]]:
    """Compare pairs of revisions by the objects they hold, all in one run of git.

    Args:
        opened: the history.
        pairs: the ids of two revisions each; NOTHING stands for an empty one.
        paths: files and folders, from the top of the repository; none for everything.

    Returns:
        For each pair what differs, in order of path.
    """
    pairs = tuple(pairs)
    trees = _trees(opened, {one for pair in pairs for one in pair})
    asked = "".join(f"{trees[old]} {trees[new]}\n" for old, new in pairs)
    words = ("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev")
    printed = opened.run(*words, "--", *paths, data=asked.encode()) if pairs else b""
    found: list[list[Change]] = []
    tokens = iter(printed.split(b"\0"))
    for token in tokens:
        *headers, about = token.split(b"\n")
        found.extend([] for _ in headers)
        if about:
            path = next(tokens).decode("utf-8", "surrogateescape")
            before, after, old, new, _ = about.decode("ascii").removeprefix(":").split(" ")
            mode = before if new == NOTHING else after
            found[-1].append(Change(path=path, old=old, new=new, mode=mode))
    return [tuple(each) for each in found]


def _trees(opened: History, revisions: set[str]) -> dict[str, str]:
    """Find the tree of each revision, all in one run of git."""
    asked = sorted(revisions - {NOTHING})
    printed = opened.run(
        *("cat-file", "--batch-check=%(objectname)"),
        data="".join(f"{one}^{{tree}}\n" for one in asked).encode(),
    )
    return dict(zip(asked, printed.decode("ascii").split("\n"), strict=False)) | {NOTHING: _EMPTY}


def files_of(opened: History, revision: str, paths: tuple[str, ...] = ()) -> tuple[Change, ...]:
    """List the files of a revision, or those of some paths, from the top of the repository."""
    return changes(opened, ((NOTHING, revision),), paths)[0]
