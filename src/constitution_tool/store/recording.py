"""How is a change recorded in git, exactly as given and nothing more?

The usual commit would run hooks, filters and signing programs that came with the folder, and take
in whatever else is staged. Here the objects are written first, by plumbing; then one reference
moves from the revision we saw to the new one, or does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Conflict, Finding, Incapable, LawBroken, Usage
from constitution_tool.store import files, history
from constitution_tool.store.names import law_fault
from constitution_tool.store.revisions import NOTHING, changes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from constitution_tool.store.history import History

_TAG = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*")
_HALF_DONE = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who a commit is by."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A reference goes from one revision to another (NOTHING: it is not there)."""

    reference: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """One path in git's index: the object that holds its bytes (NOTHING: the path goes)."""

    path: str
    object: str
    mode: str = "100644"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A commit made ready: its objects are stored, and nothing points to them yet.

    `before` is what the user's index held for the same paths, should all be put back.
    """

    id: str
    moves: tuple[Move, ...]
    staged: tuple[Staged, ...] = ()
    before: tuple[Staged, ...] = ()


def commit(root: Path, message: str, paths: tuple[str, ...], by: Author, day: date) -> str:
    """Record the named files as they lie on disk, and give the new revision's id.

    A path that is not on disk is recorded as removed. Other staged and unstaged work is left as
    it is.
    """
    held = {path: files.present(files.real_path(root, path), path) for path in paths}
    with history.opened(root) as opened:
        ready = prepare(opened, held, message, by, day)
        move(opened, ready.moves)
        stage(opened, ready.staged)
    return ready.id


def author(opened: History, domain: str) -> Author:
    """Take the user's own git identity, or a neutral one where there is none.

    Signs that git would strip are left out, so that what is left is never empty by surprise.
    """
    name, email = (
        re.sub(r"[<>\x00-\x1f\x7f]", "", opened.setting(setting)).strip(" .,:;\"\\'")
        for setting in ("user.name", "user.email")
    )
    if name and email:
        return Author(name=name, email=email)
    return Author(name="constitution-tool", email=f"constitution-tool@{domain}")


def prepare(
    opened: History, held: Mapping[str, bytes | None], message: str, by: Author, day: date
) -> Recording:
    """Store a commit's objects without moving any reference to them.

    Args:
        opened: The history.
        held: What each path is to hold, relative to the root (None: it goes).
        message: The whole message, trailers included.
        by: Who it is by.
        day: Its date; noon, so that no time zone moves it to another day.

    Raises:
        Conflict: A merge or another git command is half done, or another command has recorded the
            same since this one looked.
    """
    _not_half_done(opened)
    head = opened.reference("symbolic-ref", "--quiet", "HEAD") or "HEAD"
    old = opened.resolve("HEAD")
    staged = tuple(_store(opened, path, data) for path, data in sorted(held.items()))
    tree = tree_with(opened, old, staged)
    if old and tree == opened.reference("rev-parse", f"{old}^{{tree}}"):
        raise _already()
    stamp = f"{day.isoformat()}T12:00:00+0000"
    identity = {
        "GIT_AUTHOR_NAME": by.name,
        "GIT_AUTHOR_EMAIL": by.email,
        "GIT_AUTHOR_DATE": stamp,
        "GIT_COMMITTER_NAME": by.name,
        "GIT_COMMITTER_EMAIL": by.email,
        "GIT_COMMITTER_DATE": stamp,
    }
    parents = ("-p", old) if old else ()
    words = ("commit-tree", "--no-gpg-sign", *parents, "-F", "-", tree)
    made = opened.run(*words, data=message.encode(), environment=identity).decode().strip()
    return Recording(
        id=made,
        moves=(Move(reference=head, old=old or NOTHING, new=made),),
        staged=staged,
        before=held_in_index(opened, staged),
    )


def bookmark(opened: History, name: str, revision: str) -> Move:
    """Make ready a tag for a revision ("": the present one).

    Raises:
        Usage: The name is not plain, or there is nothing to bookmark.
        Conflict: The name is taken.
    """
    target = revision or opened.resolve("HEAD")
    if not _TAG.fullmatch(name) or not target:
        problem = f"“{name}” cannot be used as a bookmark in the history."
        remedy = "use small letters, digits, dashes and “/”: “adopted/2024-05-21”."
        raise Usage(Finding(code="tag-unsafe", problem=problem, remedy=remedy))
    reference = f"refs/tags/{name}"
    if opened.reference("rev-parse", "--verify", "--quiet", reference):
        problem = f"The history already has a bookmark called “{name}”."
        remedy = f"if it is a mistake, remove it with “git tag -d {name}”."
        raise Conflict(Finding(code="tag-taken", problem=problem, remedy=remedy))
    return Move(reference=reference, old=NOTHING, new=target)


def advance(opened: History, pack: bytes, moves: tuple[Move, ...]) -> Recording:
    """Store the objects of a revision that was proved, without moving any reference to it.

    Args:
        opened: The history.
        pack: The objects, as git packs them; empty when they are all here.
        moves: What will be moved, the branch first.

    Raises:
        Conflict: A merge or another git command is half done.
    """
    _not_half_done(opened)
    if pack:
        opened.run("index-pack", "--stdin", "--strict", data=pack)
    branch = moves[0]
    staged = tuple(
        Staged(path=one.path, object=one.new, mode=one.mode if one.new != NOTHING else "100644")
        for one in changes(opened, ((branch.old, branch.new),))[0]
    )
    before = held_in_index(opened, staged)
    return Recording(id=branch.new, moves=moves, staged=staged, before=before)


def move(opened: History, moves: tuple[Move, ...]) -> None:
    """Move references all at once, each only from where we saw it.

    Raises:
        Conflict: One has moved since.
    """
    orders = ["start", *(f"update {m.reference} {m.new} {m.old}" for m in moves)]
    lines = "\n".join([*orders, "prepare", "commit", ""])
    words = ("update-ref", "-m", "constitution-tool", "--no-deref", "--stdin")
    if opened.reference("rev-parse", "--verify", "--quiet", moves[0].reference) != moves[0].new:
        try:
            opened.move_references(*words, data=lines.encode())
        except Incapable as error:
            problem = "The history changed while the command was at work, so nothing was recorded."
            raise Conflict(
                Finding(code="history-moved", problem=problem, remedy="run the command again.")
            ) from error


def undo(opened: History, ready: Recording) -> None:
    """Put references and index back as they were before a recording."""
    if has_moved(opened, ready.moves):
        back = [Move(reference=m.reference, old=m.new, new=m.old) for m in ready.moves]
        move(opened, tuple(back))
    if held_in_index(opened, ready.staged) == ready.staged:
        stage(opened, ready.before)


def has_moved(opened: History, moves: tuple[Move, ...]) -> bool | None:
    """Say whether references have been moved (also when more was recorded since).

    None when they stand somewhere else altogether.
    """
    first = moves[0]
    now = opened.reference("rev-parse", "--verify", "--quiet", first.reference) or NOTHING
    if now == first.old:
        return False
    if now == first.new or opened.succeeds("merge-base", "--is-ancestor", first.new, now):
        return True
    return None


def stage(opened: History, staged: tuple[Staged, ...]) -> None:
    """Make the user's own index agree with what was recorded, for these paths only."""
    opened.run("update-index", "-z", "--index-info", data=_index_info(staged))


def _store(opened: History, path: str, data: bytes | None) -> Staged:
    whole = f"{opened.repository.prefix}{path}"
    if law_fault(path):
        problem = f"“{path}” was to be recorded, and its name is not safe."
        remedy = "report this: the program made the name."
        raise LawBroken(Finding(code="path-unsafe", problem=problem, remedy=remedy))
    if data is None:
        return Staged(path=whole, object=NOTHING)
    words = ("hash-object", "-w", "--no-filters", "--stdin")
    return Staged(path=whole, object=opened.run(*words, data=data).decode().strip())


def tree_with(opened: History, old: str, staged: tuple[Staged, ...]) -> str:
    """Write the tree of `old` with some paths changed, in an index of our own."""
    environment = {"GIT_INDEX_FILE": str(opened.scratch / "index")}
    opened.run("read-tree", old or "--empty", environment=environment)
    info = _index_info(staged)
    opened.run("update-index", "-z", "--index-info", data=info, environment=environment)
    return opened.run("write-tree", environment=environment).decode().strip()


def _index_info(staged: tuple[Staged, ...]) -> bytes:
    records = (
        f"{'0' if entry.object == NOTHING else entry.mode} {entry.object}\t{entry.path}\0"
        for entry in staged
    )
    return "".join(records).encode()


def held_in_index(opened: History, staged: tuple[Staged, ...]) -> tuple[Staged, ...]:
    """Read what the user's index holds for the same paths."""
    held: dict[str, Staged] = {}
    for record in opened.run("ls-files", "--stage", "-z", "--full-name").split(b"\0")[:-1]:
        kind, _, name = record.decode("utf-8", "surrogateescape").partition("\t")
        mode, identity, _ = kind.split(" ")
        held[name] = Staged(path=name, object=identity, mode=mode)
    return tuple(held.get(one.path, Staged(path=one.path, object=NOTHING)) for one in staged)


def _not_half_done(opened: History) -> None:
    folder = opened.repository.git_dir
    if any((folder / name).exists() for name in (*_HALF_DONE, "index.lock")):
        problem = "Git is in the middle of something else in this folder."
        remedy = "finish it (run “git status” to see what it is), then run the command again."
        raise Conflict(Finding(code="git-busy", problem=problem, remedy=remedy))


def _already() -> Conflict:
    return Conflict(
        Finding(
            code="recorded-already",
            problem="Another command has recorded the same since this one looked.",
            remedy="look at what is there now; nothing was recorded twice.",
        )
    )
