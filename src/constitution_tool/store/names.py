"""Which file names are safe to read and write on every machine?

A law kept in files must mean the same on Linux, macOS and Windows, in a zip and in git. So names
are plain: what one machine would fold, strip, reserve or follow is refused by name everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
_FORBIDDEN_IN_OUTPUTS = frozenset('<>:"/\\|?*')
_LONGEST = 120
_DEEPEST = 8
_HOUSEKEEPING = frozenset({".gitattributes", ".gitignore", ".gitlab-ci.yml"})
_RECIPES = ".github/"
"""Where a forge keeps the checks it runs (`docs/shared-copies.md`)."""

_LITTER = re.compile(r"\..*|~\$.*|.*~|.*\.(swp|swo|tmp|bak|orig)|Thumbs\.db|desktop\.ini", re.I)

# Windows opens a device under these names, whatever the ending (learn.microsoft.com,
# "Naming Files, Paths, and Namespaces").
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)


def shown(name: str) -> str:
    """Write a name so that it can be read on any terminal: what does not print is escaped."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape", "backslashreplace").decode()
        for sign in name
    )


def is_litter(name: str) -> bool:
    """Say whether an editor or the system leaves such a file about (`.DS_Store`, `~$x.docx`)."""
    return _LITTER.fullmatch(name) is not None


def law_fault(path: str) -> str:
    """Say what makes a path unsafe for a file of the law; nothing when it is safe.

    Only ASCII letters, digits, `_`, `.` and `-`, in components of a path relative to the root
    (`3-formats`: ASCII paths without spaces).
    """
    if path in _HOUSEKEEPING:
        return ""
    return _fault(path.removeprefix(_RECIPES), _plain_fault)


def output_fault(path: str) -> str:
    """Say what makes a path unsafe for a document we make; nothing when it is safe.

    Documents carry the names of `7-papers` ("Appendix 1 Protocol for adoption.pdf"), so spaces
    and accents are allowed; what some machine cannot store is not.
    """
    return _fault(path, _printable_fault)


def _fault(path: str, fault_of: Callable[[str], str]) -> str:
    parts = path.split("/")
    if path.startswith("/"):
        return "it does not begin in the constitution's folder"
    if len(parts) > _DEEPEST:
        return f"it is more than {_DEEPEST} folders deep"
    return next((fault for fault in map(fault_of, parts) if fault), "")


def _plain_fault(name: str) -> str:
    if not name.isascii():
        return "it has letters or signs outside plain English ones"
    if " " in name:
        return "it has a space"
    return _printable_fault(name) or (
        "" if _PLAIN.fullmatch(name) else "it has signs other than letters, digits, “_”, “.”, “-”"
    )


def _printable_fault(name: str) -> str:
    if name in {"", ".", ".."}:
        return "a folder in it has no name of its own"
    if not name.isprintable():
        return "it has signs that cannot be seen"
    if _FORBIDDEN_IN_OUTPUTS & set(name):
        return "it has a sign that Windows does not allow"
    if name.startswith("-"):
        return "it begins with a dash"
    if name.startswith("."):
        return "it is hidden"
    if name.endswith((".", " ")) or name.startswith(" "):
        return "it begins or ends with a space, or ends with a full stop"
    if name.split(".", maxsplit=1)[0].rstrip().casefold() in _DEVICES:
        return "Windows keeps that name for a device"
    return f"it has a name longer than {_LONGEST} signs" if len(name) > _LONGEST else ""
