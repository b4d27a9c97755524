"""How is a shared copy fetched and sent, so that no program of either side's is run?

Git goes from an empty repository of ours to an address we give it outright, so that nothing in the
folder's own settings is read. What comes lies aside until it is proved. Over `file://` git would
run the other side here, as us: it is told to run nothing that lies there.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from constitution_tool.errors import Conflict, Finding, Incapable, Unauthorised
from constitution_tool.store import history
from constitution_tool.store.names import shown
from constitution_tool.store.shared import own_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from constitution_tool.store.history import History
    from constitution_tool.store.shared import Shared

_THEIRS = "refs/constitution-tool/theirs"
_OURS = "refs/constitution-tool/ours"
_MOVED = re.compile(r"\[rejected\]|cannot lock ref|failed to update ref|reference already exists")

_OTHER_SIDE = (
    "GIT_ALLOW_PROTOCOL=none git",
    f"-c core.hooksPath={os.devnull}",
    "-c core.alternateRefsCommand=true",
    "-c core.fsmonitor=false",
    "-c core.pager=cat",
    "-c gc.auto=0",
    "-c maintenance.auto=false",
    "-c receive.autogc=false",
    "-c receive.denyCurrentBranch=refuse",
    "-c receive.fsckObjects=true",
)
"""How the other side of a `file://` address is run: by its shell, and deaf to its own settings."""

_SETTINGS = (
    "core.alternateRefsCommand=true",
    "fetch.fsckObjects=true",
    "fetch.writeCommitGraph=false",
    "fetch.recurseSubmodules=false",
    "push.recurseSubmodules=no",
    "push.gpgSign=false",
    "submodule.recurse=false",
    "core.sshCommand=ssh",
)


@contextmanager
def aside(root: Path) -> Iterator[History]:
    """Open the history with a store beside it: what is fetched or made lies there, to be judged.

    Raises:
        Incapable: The folder lies in no repository, or there is no git on this machine.
        Conflict: Only a part of the history is here.
    """
    with history.opened(root) as opened:
        if (opened.repository.common_dir / "shallow").is_file():
            problem = "Only the latest part of the history is in this folder."
            remedy = "bring in the rest with “git fetch --unshallow”, then run the command again."
            raise Conflict(Finding(code="shared-shallow", problem=problem, remedy=remedy))
        opened.set_aside()
        yield opened


def fetch(opened: History, shared: Shared, ours: str) -> str:
    """Bring in what the shared copy has, and give its revision ("": it has no such branch yet).

    Args:
        opened: the history, with a store aside.
        shared: the shared copy.
        ours: our own revision, so that only what is new is brought.

    Raises:
        Incapable: It cannot be reached, or what came is damaged.
    """
    opened.run("update-ref", _OURS, ours)
    words: tuple[str, ...] = (
        *("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"),
        *("--no-auto-maintenance", "--refmap="),
    )
    if shared.way == "file":
        words = (*words, f"--upload-pack={' '.join(_OTHER_SIDE)} upload-pack")
    refspec = f"+{shared.theirs}:{_THEIRS}"
    status, _, complaint = _speak(opened, shared, (*words, shared.address, refspec))
    if status and "couldn't find remote ref" in complaint:
        return ""
    if status:
        raise _unreachable(shared, complaint)
    return opened.run("rev-parse", "--verify", "--quiet", _THEIRS).decode().strip()


def send(opened: History, shared: Shared, revision: str) -> None:
    """Send a revision to the shared copy, where its branch must be an earlier part of it.

    Raises:
        Conflict: The branch there has moved meanwhile.
        Unauthorised: The server refused what was sent.
        Incapable: It cannot be reached.
    """
    words: tuple[str, ...] = (
        *("push", "--porcelain", "--no-verify", "--no-signed", "--no-follow-tags"),
        *("--recurse-submodules=no", "--no-force-with-lease"),
    )
    if shared.way == "file":
        words = (*words, f"--receive-pack={' '.join(_OTHER_SIDE)} receive-pack")
    refspec = f"{revision}:{shared.theirs}"
    status, printed, complaint = _speak(opened, shared, (*words, shared.address, refspec))
    if not status:
        return
    said = printed.decode("utf-8", "replace") + complaint
    if _MOVED.search(said):
        problem = "The shared copy was changed while this was at work, so nothing was sent."
        remedy = "run “constitution-tool sync” again."
        raise Conflict(Finding(code="shared-moved", problem=problem, remedy=remedy))
    if "[remote rejected]" in said:
        raise Unauthorised(
            Finding(
                code="shared-refused",
                problem=f"The shared copy refused what was sent: {_in_short(complaint)}.",
                remedy="mend what it names, or ask whoever looks after the shared copy.",
            )
        )
    raise _unreachable(shared, complaint)


def _speak(opened: History, shared: Shared, words: tuple[str, ...]) -> tuple[int, bytes, str]:
    """Run one piece of git that goes to the shared copy, by its one way and no other."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    own = opened.scratch / "settings"
    own.write_bytes(b"")
    for name, value in own_settings(opened):
        opened.run("config", "--file", str(own), "--add", "--", name, value)
        if name == "core.sshcommand":
            settings += ["-c", f"core.sshCommand={value}"]
    environment = {"GIT_ALLOW_PROTOCOL": shared.way, "GIT_CONFIG_GLOBAL": str(own)}
    return opened.attempt(*settings, *words, environment=environment)


def _unreachable(shared: Shared, complaint: str) -> Incapable:
    return Incapable(
        Finding(
            code="shared-unreachable",
            problem=f"The shared copy “{shared.name}” cannot be reached, or what came from it is "
            f"damaged: {_in_short(complaint)}.",
            remedy="see that you are connected and may sign in there (“git fetch” asks you to), "
            "then run the command again.",
        )
    )


def _in_short(complaint: str) -> str:
    """Give what git or the server said, on one line, without addresses that may hold a password."""
    lines = (
        re.sub(r"^(remote|fatal|error): ?", "", line).strip() for line in complaint.split("\n")
    )
    kept = [line for line in lines if line and not line.startswith(("To ", "hint:", "!"))]
    words = re.sub(r"(\w+://)[^/@\s]*@", r"\1", "; ".join(kept))
    return shown(words[:500]).rstrip(".") or "no reason was given"
