"""Did every revision in git add to the record and take nothing from it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.revised import LAW, Revised, Succession
from constitution_tool.errors import Conflict, Finding
from constitution_tool.store.earlier import files_in
from constitution_tool.store.history import History, opened
from constitution_tool.store.names import shown
from constitution_tool.store.revisions import NOTHING, changes, line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constitution_tool.store.revisions import Change, Link

_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What was found on the way to the last revision, and the law's files in it.

    `revisions` counts those since the founding.
    """

    revisions: int
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]


def lineage(root: Path, here: Mapping[str, bytes]) -> Lineage:
    """Compare every revision of the present branch with the one before, from the founding on.

    Git's objects are read through one process, each once, and not those that lie `here` anyway.

    Raises:
        Incapable: The folder has no history, or an object in it is damaged.
        Conflict: Only a part of the history is here.
    """
    with opened(root) as history:
        history.know(here.values())
        if (history.repository.common_dir / "shallow").is_file():
            problem = "Only the latest part of the history is in this folder."
            remedy = "bring in the rest with “git fetch --unshallow”, then run the command again."
            raise Conflict(Finding(code="history-shallow", problem=problem, remedy=remedy))
        head = history.resolve("HEAD")
        links = line(history, head) if head else ()
        walk = Succession(history.blob)
        findings = tuple(walk.findings(_revised(history, links)))
        files = files_in(history, head, ("constitution.toml", *LAW)) if head else {}
        return Lineage(revisions=walk.looked_at, findings=findings, files=files)


def _revised(history: History, links: tuple[Link, ...]) -> list[Revised]:
    """Say of each revision what it changed, against each before it."""
    prefix = history.repository.prefix
    pairs = [(parent, link.id) for link in links for parent in link.parents or (NOTHING,)]
    paths = tuple(f"{prefix}{folder}" for folder in LAW)
    compared = iter(changes(history, pairs, paths))
    return [
        Revised(
            id=link.id,
            named=_named(link),
            changed={
                parent: {one.path.removeprefix(prefix): _names(one) for one in next(compared)}
                for parent in link.parents or ("",)
            },
        )
        for link in links
    ]


def _names(change: Change) -> tuple[str | None, str | None]:
    old, new = (None if name == NOTHING else name for name in (change.old, change.new))
    return old, new


def _named(link: Link) -> str:
    """Name a revision as people would: its day and title."""
    title = shown(link.title)
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
    return f"{link.day}, “{short}”"
