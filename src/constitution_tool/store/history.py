"""How is git asked, so that nothing of a stranger’s is run?

Git is carried, not trusted (`2-architecture`). A received repository is active content: hooks,
fsmonitor, filters, signing programs and aliases in `.git/config` ran a stranger's code under the
usual calls. So only plumbing is used, told outright where everything is, with every setting that
could start a program switched off and no words of a user's where an option could stand.
"""

from __future__ import annotations

import re
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Incapable, Usage
from constitution_tool.store import files
from constitution_tool.store.git_rules import NO_USER_SETTINGS, QUIET, SETTINGS
from constitution_tool.store.names import shown
from constitution_tool.store.repository import Repository, discover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from git import Git

_REVISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./~^-]{0,199}")


# --- opening ----------------------------------------------------------------------------------


def blob_id(data: bytes) -> str:
    """Name some bytes as git does: git itself does not look again when it reads them."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def is_repository(root: Path) -> bool:
    """Say whether the root lies in a git repository."""
    return discover(root) is not None


def check_revision(text: str) -> str:
    """Let only plain names of revisions through to git.

    Raises:
        Usage: The words could mean anything but a revision.
    """
    if _REVISION.fullmatch(text) and ".." not in text and "//" not in text:
        return text
    raise Usage(
        Finding(
            code="revision-unknown",
            problem=f"“{shown(text)}” is not the name of an earlier text.",
            remedy="use in-force, adopted, draft, working, a date such as 2024-05-21, or a name "
            "that git knows.",
        )
    )


@contextmanager
def opened(root: Path) -> Iterator[History]:
    """Open the history of a folder; close it whatever happens.

    Raises:
        Incapable: The folder lies in no repository, or there is no git on this machine.
    """
    repository = discover(root)
    if repository is None:
        raise Incapable(
            Finding(
                code="no-repository",
                problem="This folder has no history yet, so nothing can be recorded in it.",
                remedy="run “git init” in the constitution's folder, then the command again.",
            )
        )
    program = _program()
    with TemporaryDirectory(prefix="constitution-tool-") as bare:
        history = History(
            repository=repository,
            objects=program(repository.top),
            references=program(repository.top),
            scratch=Path(bare),
        )
        history.harden()
        try:
            yield history
        finally:
            history.close()


def _program() -> type[Git]:
    try:
        from git import Git as Program  # noqa: PLC0415 - it looks for git, which may be missing
    except ImportError as error:
        raise Incapable(
            Finding(
                code="no-git",
                problem="The git program is not on this machine, or cannot be found.",
                remedy="install git from https://git-scm.com, then run the command again.",
            )
        ) from error
    return Program


# --- the history, opened ----------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class History:
    """A repository under our own rules.

    `objects` works in an empty repository of ours that borrows the real one's objects and index,
    so that no setting, filter or attribute that came with the folder is even read: refreshing a
    real index ran a clean filter although nothing was added. `references` works in the real one,
    for the few commands on references, which run nothing once hooks are off. `scratch` is the
    folder of ours, gone afterwards.
    """

    repository: Repository
    objects: Git
    references: Git
    scratch: Path
    _held: dict[str, bytes] = field(default_factory=dict)

    def harden(self) -> None:
        """Put our own rules in place of everyone else's."""
        bare = self.scratch
        (bare / "objects").mkdir()
        (bare / "refs").mkdir()
        (bare / "HEAD").write_text("ref: refs/heads/none\n", encoding="ascii")
        real = self.repository
        shared = {
            **NO_USER_SETTINGS,
            **QUIET,
            "GIT_WORK_TREE": str(real.top),
            "GIT_INDEX_FILE": str(real.git_dir / "index"),
            "GIT_OBJECT_DIRECTORY": str(real.common_dir / "objects"),
        }
        if (real.common_dir / "shallow").is_file():
            shared["GIT_SHALLOW_FILE"] = str(real.common_dir / "shallow")
        self.objects.update_environment(**shared, GIT_DIR=str(bare), GIT_COMMON_DIR=str(bare))
        self.references.update_environment(
            **shared, GIT_DIR=str(real.git_dir), GIT_COMMON_DIR=str(real.common_dir)
        )
        self.objects.set_persistent_git_options(c=[*SETTINGS])

    def set_aside(self) -> None:
        """Put whatever is stored from now on into our own folder, beside what is here.

        What came from elsewhere is judged there, and never mixes with ours before it is proved.
        """
        store = self.scratch / "objects"
        (store / "info").mkdir()
        ours = self.repository.common_dir / "objects"
        (store / "info" / "alternates").write_text(f"{ours}\n", encoding="utf-8")
        for git in (self.objects, self.references):
            git.update_environment(GIT_OBJECT_DIRECTORY=str(store))

    def close(self) -> None:
        """End the reading process."""
        self.objects.clear_cache()

    def run(
        self, *words: str, data: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> bytes:
        """Run one piece of git's plumbing on objects or the index, and give what it prints.

        Args:
            words: The command and its arguments, none of them a user's unless checked.
            data: What it reads.
            environment: More settings for this run.

        Raises:
            Incapable: Git could not do it.
        """
        status, printed, complaint = self.attempt(*words, data=data, environment=environment)
        if status:
            raise _failed(words[0], complaint)
        return printed

    def attempt(
        self, *words: str, data: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> tuple[int, bytes, str]:
        """Run as `run` does, and give the exit code, what it prints and what it complains of."""
        return _ask(self.objects, words, data, environment or {})

    def succeeds(self, *words: str) -> bool:
        """Run one piece of plumbing on objects that answers yes or no."""
        return _ask(self.objects, words)[0] == 0

    def reference(self, *words: str) -> str:
        """Ask about a reference; failure means "there is none"."""
        status, printed, _ = _ask(self.references, words)
        return "" if status else printed.decode("utf-8", "replace").rstrip("\n")

    def move_references(self, *words: str, data: bytes) -> None:
        """Run one piece of plumbing that moves references.

        Raises:
            Incapable: Git did not move them.
        """
        status, _, complaint = _ask(self.references, words, data)
        if status:
            raise _failed(words[0], complaint)

    def setting(self, name: str) -> str:
        """Read one setting of the user's own; reading settings starts no program."""
        return self.settings("--get", "--", name).strip()

    def settings(self, *words: str) -> str:
        """Ask about settings as git itself would read them here; nothing when there are none."""
        asking = type(self.references)(self.repository.top)
        asking.update_environment(
            **QUIET,
            GIT_DIR=str(self.repository.git_dir),
            GIT_COMMON_DIR=str(self.repository.common_dir),
        )
        status, printed, _ = _ask(asking, ("config", *words))
        return "" if status else printed.decode("utf-8", "replace")

    def resolve(self, revision: str) -> str:
        """Find the id of a revision; nothing when there is none."""
        checked = check_revision(revision)
        return self.reference(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{checked}^{{commit}}"
        )

    def know(self, files: Iterable[bytes]) -> None:
        """Take bytes that were read already, so that git is not asked for the same again."""
        self._held.update((blob_id(data), data) for data in files)

    def blob(self, identity: str, path: str) -> bytes:
        """Read an object through the one lasting process; the same bytes are read once."""
        if identity not in self._held:
            try:
                _, _, size, stream = self.objects.stream_object_data(identity)
                if size > files.LARGEST:
                    raise files.unsafe(path, "it is too large", "choose another text.")
                data = stream.read(size)
            except ValueError as error:
                raise _failed("cat-file", str(error)) from error
            if blob_id(data) != identity:
                raise _failed("cat-file", f"{identity} is damaged")
            self._held[identity] = data
        return self._held[identity]


def _ask(
    git: Git,
    words: tuple[str, ...],
    data: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> tuple[int, bytes, str]:
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    process = git.execute(
        [git.GIT_PYTHON_GIT_EXECUTABLE or "git", *settings, *words],
        istream=subprocess.PIPE,
        as_process=True,
        env=environment or {},
    )
    printed, complaint = process.communicate(data)
    return int(process.returncode), printed, complaint.decode("utf-8", "replace").strip()


def _failed(command: str, complaint: str) -> Incapable:
    return Incapable(
        Finding(
            code="git-failed",
            problem=f"Git could not do its part ({command}): {shown(complaint) or 'no reason'}.",
            remedy="run “git status” and “git fsck” in the folder, and mend what they report.",
        )
    )
