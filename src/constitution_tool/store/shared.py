"""Where is the shared copy, and by what way is it reached?

Only what the repository's own settings say outright is taken from them: the address of one remote
and the name of one branch. Everything else in them that could start a program, change the address
or answer for us is not read, or is refused by name where git itself would have obeyed it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from constitution_tool.errors import Conflict, Finding, Incapable, Place, Usage
from constitution_tool.store.names import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.store.history import History

Settings = list[tuple[str, str]]

_PLACE = Place(path=".git/config")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_BRANCH = re.compile(r"refs/heads/[A-Za-z0-9][A-Za-z0-9._/-]{0,199}")
_HOST = r"(?:[A-Za-z0-9][A-Za-z0-9._-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*"
_SHORT_SSH = re.compile(rf"{_HOST}:(?!:|//)[^\s\x00-\x1f\x7f-][^\x00-\x1f\x7f]*")
_LONG = re.compile(r"(https|ssh)://([^/\s\x00-\x1f\x7f]+)/[^\x00-\x1f\x7f]*")
_AUTHORITY = re.compile(
    r"(?:[^@/:-][^@/:]*(?::[^@/]*)?@)?[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?"
)
_DRIVE = re.compile(r"[A-Za-z]:[\\/].*")
_UNREAL = ("/proc/", "/dev/", "/sys/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A shared copy: its name here, its address, and which branch there goes with ours.

    `branch` is ours (`refs/heads/main`), `theirs` the branch there, `known` the reference that
    remembers where that branch stood when we last met it. `way` is `file`, `https` or `ssh`.
    """

    name: str
    address: str
    way: str
    branch: str
    theirs: str
    known: str


def find_shared(opened: History, asked: str) -> Shared:
    """Find the shared copy that goes with the present branch.

    Args:
        opened: the history.
        asked: the name of the remote, or nothing for the branch's own, else `origin`.

    Raises:
        Usage: There is no shared copy of that name.
        Conflict: The folder stands on no branch.
        Incapable: Its address is of a kind that is not used, or other settings interfere.
    """
    if asked and not _NAME.fullmatch(asked):
        raise _unknown(asked, ())
    branch = opened.reference("symbolic-ref", "--quiet", "HEAD")
    if not _plain(branch):
        problem = "This folder stands at an earlier point of its history, or on an unusual branch."
        remedy = "go back with “git switch main”, then run the command again."
        raise Conflict(Finding(code="shared-no-branch", problem=problem, remedy=remedy))
    settings = _own(opened)
    ours = f"branch.{branch.removeprefix('refs/heads/')}"
    name = asked or _last(settings, f"{ours}.remote") or "origin"
    addresses = _all(settings, f"remote.{name}.url")
    if not _NAME.fullmatch(name) or not addresses:
        raise _unknown(name, tuple(sorted(_remotes(settings))))
    followed = name == _last(settings, f"{ours}.remote")
    theirs = (_last(settings, f"{ours}.merge") if followed else "") or branch
    if not _plain(theirs):
        raise _refused(f"the branch “{shown(theirs)}” has an unusual name", f"{ours}.merge")
    address, way = _address(addresses[-1], opened.repository.top)
    _refuse_detours(settings, name, addresses)
    return Shared(
        name=name,
        address=address,
        way=way,
        branch=branch,
        theirs=theirs,
        known=f"refs/remotes/{name}/{theirs.removeprefix('refs/heads/')}",
    )


def _plain(branch: str) -> bool:
    return bool(_BRANCH.fullmatch(branch)) and not re.search(
        r"\.\.|//|/\.|\.lock(/|$)|[./]$", branch
    )


def _own(opened: History) -> Settings:
    """Read the repository's own settings, and no file that they would bring in."""
    file = opened.repository.common_dir / "config"
    words = ("config", "--file", str(file), "--no-includes", "--null", "--list")
    status, printed, _ = opened.attempt(*words)
    if status:
        raise _refused("the settings of this folder cannot be read", "")
    records = printed.decode("utf-8", "replace").split("\0")[:-1]
    return [(name, value) for name, _, value in (record.partition("\n") for record in records)]


def _all(settings: Settings, name: str) -> list[str]:
    """Give every value of a setting; git writes section and last part in small letters."""
    return [value for known, value in settings if known == name]


def _last(settings: Settings, name: str) -> str:
    return (_all(settings, name) or [""])[-1]


def _remotes(settings: Settings) -> set[str]:
    found = (re.fullmatch(r"remote\.(.+)\.url", name) for name, _ in settings)
    return {match[1] for match in found if match and _NAME.fullmatch(match[1])}


def _address(words: str, top: Path) -> tuple[str, str]:
    """Tell by which of the three ways an address leads, and write it so that git sees no other."""
    if words.startswith("file://"):
        parts = urlsplit(words)
        if parts.netloc in {"", "localhost"} and not parts.query and not parts.fragment:
            return _folder(unquote(parts.path), top), "file"
    elif words.startswith("/") or _DRIVE.fullmatch(words):
        return _folder(words, top), "file"
    elif match := _LONG.fullmatch(words):
        if _AUTHORITY.fullmatch(match[2]):
            return words, match[1]
    elif _SHORT_SSH.fullmatch(words):
        return words, "ssh"
    raise _refused("its address is not one of file://, https:// or ssh", "remote")


def _folder(path: str, top: Path) -> str:
    """Settle where a shared folder is: elsewhere, and the same place whoever asks from where."""
    if re.fullmatch(r"/[A-Za-z]:[\\/].*", path):
        path = path[1:]
    settled = Path(path)
    strange = not path.isprintable() or ".." in settled.parts or f"{path}/".startswith(_UNREAL)
    if strange or not settled.is_absolute():
        raise _refused("its address is not a plain folder, named from the top", "remote")
    real = settled.resolve()
    if real.is_relative_to(top) or f"{real}/".startswith(_UNREAL):
        raise _refused("its address lies inside this very folder", "remote")
    return f"file://{'' if real.as_posix().startswith('/') else '/'}{real.as_posix()}"


def _refuse_detours(settings: Settings, name: str, addresses: list[str]) -> None:
    """Refuse what would make git go elsewhere than the address says."""
    for setting, value in settings:
        detour = re.fullmatch(r"url\.(.*)\.(insteadof|pushinsteadof)", setting, re.DOTALL)
        if detour and addresses[-1].startswith(value):
            raise _refused("its address is turned into another one", shown(setting))
    elsewhere = [one for one in _all(settings, f"remote.{name}.pushurl") if one != addresses[-1]]
    if elsewhere:
        raise _refused("what is sent would go to another place", f"remote.{name}.pushurl")
    if len(set(addresses)) > 1:
        raise _refused("it has several addresses", f"remote.{name}.url")
    if _all(settings, f"remote.{name}.vcs"):
        raise _refused("it is reached through a program of its own", f"remote.{name}.vcs")


def own_settings(opened: History) -> Iterator[tuple[str, str]]:
    """Give what this computer's user (never the folder) has settled on signing in and networks."""
    listed = opened.settings("--list", "--null", "--show-scope").split("\0")
    for scope, record in zip(listed[::2], listed[1::2], strict=False):
        name, _, value = record.partition("\n")
        if scope in {"system", "global"} and _SIGNING_IN.match(name):
            yield name, value


_SIGNING_IN = re.compile(r"credential\.|http\.|core\.sshcommand$|ssh\.variant$|safe\.directory$")


def _unknown(name: str, known: tuple[str, ...]) -> Usage:
    others = f" There is {' and '.join(known)}." if known else ""
    return Usage(
        Finding(
            code="shared-unknown",
            problem=f"No shared copy called “{shown(name)}” is known here.{others}",
            remedy="name it with --remote NAME, or make it known with "
            f"“git remote add {name if _NAME.fullmatch(name) else 'origin'} ADDRESS”.",
            place=_PLACE,
        )
    )


def _refused(why: str, setting: str) -> Incapable:
    place = Place(path=_PLACE.path, note=setting) if setting else _PLACE
    return Incapable(
        Finding(
            code="shared-unsafe",
            problem=f"The shared copy is not used: {why}.",
            remedy="give it one address, such as “https://…” or “file:///folder/copy.git”, with "
            "“git remote set-url NAME ADDRESS”, and take the setting named out.",
            place=place,
        )
    )
