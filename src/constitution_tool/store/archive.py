"""What does a zip of a constitution hold? Read in memory; nothing of it is ever unpacked to disk.

A zip can say what no folder can: two files of one name, a file that is also a folder, a few bytes
that become a gigabyte. Each is refused by name. Outside the folders the law rests on nothing is
read, so only a name that would lead out of the zip is refused there.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.store import files
from constitution_tool.store.names import is_litter, shown
from constitution_tool.store.tree import (
    AREAS,
    SETTINGS,
    TEMPLATES,
    Area,
    Limits,
    name_fault,
    too_large,
    twins,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zipfile import ZipInfo

LARGEST = 64 * 1024 * 1024
"""The most bytes a zip may have; its papers and pictures are in it too."""
_LONGEST_LIST = 8 * 1024 * 1024
"""The most bytes its list of files may have: about 100,000 names."""
_WORTH_WEIGHING = 1024 * 1024
_MOST_SQUEEZED = 100
"""Text is squeezed to a fifth or so; a thousandth, the most there is, is made to do harm."""

_LIST_END = b"PK\x05\x06"
_LARGE_LIST_END = b"PK\x06\x07"
_LIST_SIZE = slice(12, 16)
_DRIVE = re.compile("[A-Za-z]:.*", re.DOTALL)
_LEFT_BY_MAC = "__MACOSX/"
_ENCRYPTED = 0x1
_PARTS_OF_THE_LAW = tuple(area for area in AREAS if area.name != TEMPLATES)
_DAMAGED = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What Python's reader raises for a zip that is not as it should be."""


def read_archive(data: bytes, name: str, limits: Limits | None = None) -> dict[str, bytes]:
    """Read every file the law rests on from a zip, by its path from the root, in path order.

    The same files are read as `read_tree` reads from a folder, but for those no law rests on: the
    house style of the Word files and the templates of papers. The one folder that a forge puts
    around everything is taken off.

    Args:
        data: the zip.
        name: its name, for messages.
        limits: how much is read before it is refused as too large.

    Raises:
        Malformed: It is not a zip that can be read, or with every unsafe file in it at once.
    """
    if _is_crowded(data):
        raise too_large(name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacking = _Unpacking(archive=archive, limits=limits or Limits())
            unpacking.run()
    except _DAMAGED as fault:
        raise _damaged(name) from fault
    if unpacking.findings:
        raise Malformed(*unpacking.findings)
    return dict(sorted(unpacking.held.items()))


def _is_crowded(data: bytes) -> bool:
    """Say whether a zip lists more files than can be looked through."""
    at = data.rfind(_LIST_END)
    size = int.from_bytes(data[at:][_LIST_SIZE], "little") if at >= 0 else 0
    return size > _LONGEST_LIST or _LARGE_LIST_END in data[max(0, at - 20) : max(0, at)]


@dataclass(slots=True, kw_only=True)
class _Unpacking:
    """A zip being read: what is held so far and what was found."""

    archive: ZipFile
    limits: Limits
    held: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    total: int = 0

    def run(self) -> None:
        """Look at every name, then read what belongs to the law."""
        infos = [each for each in self.archive.infolist() if not _is_left_by_mac(each)]
        for info in infos:
            self._refuse(info.orig_filename, _trick(info.orig_filename))
        if self.findings:
            return
        top = _top([info.filename for info in infos])
        wanted = [(path, info) for info in infos if (path := info.filename.removeprefix(top))]
        wanted = [(path, info) for path, info in wanted if self._belongs(path, info)]
        self._refuse_two_in_one([path for path, _ in wanted])
        if not self.findings:
            for path, info in wanted:
                if not info.is_dir():
                    self._hold(path, info)

    def _belongs(self, path: str, info: ZipInfo) -> bool:
        """Say whether the law rests on it, and refuse it if it is not what it should be."""
        if path.casefold() == SETTINGS and not info.is_dir():
            return self._is_fit(path, info, "" if path == SETTINGS else SETTINGS)
        whole = path.rstrip("/")
        area = _area_of(whole)
        if area is None or not _is_of(area, whole, info):
            return False
        named = whole[: len(area.name)]
        if named == whole and not info.is_dir():
            self._refuse(path, _kind_fault(info) or "a file stands where a folder should")
        return self._is_fit(whole, info, "" if named == area.name else area.name)

    def _is_fit(self, path: str, info: ZipInfo, twin: str) -> bool:
        fault = f"some computers cannot tell it from “{twin}”" if twin else ""
        fault = fault or _kind_fault(info) or name_fault(path) or _weight_fault(info, self.limits)
        self._refuse(path, fault)
        return not fault

    def _refuse_two_in_one(self, paths: list[str]) -> None:
        """Refuse what would be one file on disk, or a file and a folder at once."""
        named = [path for path in paths if not path.endswith("/")]
        folders = {"/".join(p.split("/")[:n]) for p in paths for n in range(1, p.count("/") + 1)}
        for path, times in sorted(Counter(named).items()):
            if times > 1:
                self._refuse(path, "the zip holds it twice")
            if path in folders:
                self._refuse(path, "it is both a file and a folder")
        self.findings.extend(twins({*named, *folders}))

    def _hold(self, path: str, info: ZipInfo) -> None:
        with self.archive.open(info) as file:
            data = file.read(self.limits.file_bytes + 1)
        self.total += len(data)
        crowded = len(self.held) >= self.limits.count or self.total > self.limits.all_bytes
        if crowded or len(data) > self.limits.file_bytes:
            raise too_large(path)
        self.held[path] = data

    def _refuse(self, path: str, why: str) -> None:
        if why:
            self.findings.append(files.path_finding(path, why, _REMEDY))


def _is_left_by_mac(info: ZipInfo) -> bool:
    return info.orig_filename.startswith(_LEFT_BY_MAC) and not _trick(info.orig_filename)


def _trick(name: str) -> str:
    """Say how a name, as it is written, would lead out of the folder it is unpacked in.

    Python's reader cuts a name off at a NUL, so what it makes of a name is not what is judged.
    """
    if name.startswith(("/", "\\")) or _DRIVE.fullmatch(name):
        return "it does not begin in the folder of the zip"
    if ".." in name.replace("\\", "/").split("/"):
        return "it leads out of the folder of the zip"
    if "\\" in name:
        return "it has a sign that Windows does not allow"
    return "" if name.isprintable() else "it has signs that cannot be seen"


def _top(names: Iterable[str]) -> str:
    """Find the one folder around everything, as forges make it, with its slash; or nothing."""
    tops = {name.partition("/")[0] for name in names}
    only = f"{tops.pop()}/" if len(tops) == 1 else ""
    return only if f"{only}{SETTINGS}" in names else ""


def _area_of(path: str) -> Area | None:
    """Find the area that a path lies in, or is, however its name is written."""
    for area in _PARTS_OF_THE_LAW:
        if f"{path.casefold()}/".startswith(f"{area.name}/"):
            return area
    return None


def _is_of(area: Area, path: str, info: ZipInfo) -> bool:
    """Say whether a folder on disk would be read so far, as `read_tree` does."""
    below = path.split("/")[area.name.count("/") + 1 :]
    if area.strict or not below:
        return True
    if any(is_litter(part) for part in below) or (len(below) > 1 and not area.deep):
        return False
    return not info.is_dir() and below[-1].casefold().endswith(area.ending)


def _kind_fault(info: ZipInfo) -> str:
    """Say that an entry is no plain file, or that Python's reader would not read it."""
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "it is a link to somewhere else"
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "it is neither a file nor a folder"
    if info.flag_bits & _ENCRYPTED:
        return "it is protected by a password"
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "it is squeezed in a way that is not read here"
    return ""


def _weight_fault(info: ZipInfo, limits: Limits) -> str:
    if info.file_size > limits.file_bytes:
        return f"it is larger than {limits.file_bytes // (1024 * 1024)} megabytes"
    squeezed = info.file_size > max(_WORTH_WEIGHING, _MOST_SQUEEZED * info.compress_size)
    return f"it becomes more than {_MOST_SQUEEZED} times as large unpacked" if squeezed else ""


_REMEDY = "do not unpack this zip; ask for another, made from the council's own folder."


def _damaged(name: str) -> Malformed:
    return Malformed(
        Finding(
            code="zip-damaged",
            problem=f"“{shown(name)}” is not a zip that can be read.",
            remedy="download it again, or ask whoever sent it to make it again.",
            place=Place(path=shown(name)),
        )
    )
