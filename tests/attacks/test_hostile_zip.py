"""A record that was handed over, as a zip or a folder, is read where it lies, and nothing follows.

What a zip can say and a folder cannot is refused by name, before anything is believed.
"""

from __future__ import annotations

import io
import shutil
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_tool.errors import Malformed
from constitution_tool.store.archive import read_archive
from constitution_tool.store.tree import Limits, read_tree
from council import ROOT
from forging import LAST, Forger, codes, entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from council import Council

LAW = {path: data for path, data in read_tree(ROOT).items() if not path.startswith("templates/")}
Zip = zipfile.ZipFile


def packed(more: Callable[[Zip], None] | None = None, top: str = "", *, law: bool = True) -> bytes:
    """Zip this repository's record, with something more in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in LAW.items() if law else ():
            archive.writestr(top + path, data)
        if more:
            more(archive)
    return made.getvalue()


def with_file(name: str, data: bytes = b"x\n", mode: int = 0) -> Callable[[Zip], None]:
    def add(archive: Zip) -> None:
        info = zipfile.ZipInfo("placeholder")
        info.filename = info.orig_filename = name
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, data)

    return add


def refused(data: bytes, limits: Limits | None = None) -> dict[str, str]:
    """Give the problems for which a zip is refused, by code."""
    with pytest.raises(Malformed) as refusal:
        read_archive(data, "x.zip", limits)
    assert all(finding.remedy.endswith(".") for finding in refusal.value.findings)
    return {finding.code: finding.problem for finding in refusal.value.findings}


# --- what is read -------------------------------------------------------------------------------


@pytest.mark.parametrize("top", ["", "birmingham-main/"])
def test_a_zip_holds_what_the_folder_holds(top: str) -> None:
    """Also with the folder that a forge puts around everything."""

    def more(archive: Zip) -> None:
        for name in ("README.md", "docs/a b.md", "source/", "amendments/notes.txt", "papers/.x.md"):
            archive.writestr(top + name, b"")
        archive.writestr("__MACOSX/source/._c5.md", b"\0")

    assert read_archive(packed(more, top), "x.zip") == LAW


def test_a_zip_is_verified_where_it_lies(council: Council, tmp_path: Path) -> None:
    """Without git, from another folder, and nothing is written."""
    handed = tmp_path / "handed"
    handed.mkdir()
    (handed / "record.zip").write_bytes(packed(top="council-main/"))
    for path, data in LAW.items():
        (handed / "folder" / path).parent.mkdir(parents=True, exist_ok=True)
        (handed / "folder" / path).write_bytes(data)
    before = sorted(handed.rglob("*"))
    shutil.rmtree(council.root / "register")
    wanted = f"Check code: {LAST}:"
    for name in ("record.zip", "folder"):
        said = council("verify", str(handed / name))
        assert said.code == 0, said.err
        assert said.out.startswith(wanted)
    assert council("verify").code == 5
    assert sorted(handed.rglob("*")) == before


def test_a_folder_around_is_never_taken_for_the_one_that_was_named(council: Council) -> None:
    inside = str(council.root / "register")
    assert codes(council, "verify", inside) == (2, {"no-constitution"})
    (council.root / "empty.zip").write_bytes(packed(law=False))
    assert codes(council, "verify", str(council.root / "empty.zip")) == (2, {"no-constitution"})
    assert codes(council, "verify", str(council.root / "not-there.zip")) == (2, {"usage"})
    history = ("verify", "--history", str(council.root / "empty.zip"))
    assert codes(council, *history) == (2, {"usage"})


def test_what_a_killed_command_left_in_a_folder_handed_over_is_left(
    council: Council, forger: Forger
) -> None:
    """A journal in someone else's folder is theirs: it is not carried out."""
    forger.put(".constitution-tool/journal.json", b"junk")
    assert codes(council, "verify")[0] not in {0, 5}
    assert codes(council, "verify", str(council.root)) == (0, set())
    assert forger.take(".constitution-tool/journal.json") == b"junk"


def test_an_altered_record_in_a_zip_is_found(council: Council) -> None:
    altered = LAW["source/c5.md"].replace(b"guide Members", b"help Members", 1)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, data in {**LAW, "source/c5.md": altered}.items():
            archive.writestr(path, data)
    target = council.root / "x.zip"
    target.write_bytes(made.getvalue())
    assert codes(council, "verify", str(target)) == (5, {"source-edited"})
    target.write_bytes(packed(with_file(entry(LAST + 1), b"{}\n")))
    assert codes(council, "verify", str(target))[0] == 5


# --- what is refused, by name -------------------------------------------------------------------


NAMES = (
    "../evil.md",
    "source/../../evil.md",
    "/etc/passwd",
    "C:evil.md",
    "c:/evil.md",
    "\\evil.md",
    "docs\\..\\evil.md",
    "source\\c7.md",
    "docs/\x1b[31m.md",
    "docs/\u202emd.exe",
    "source/c5.md\0.txt",
    "source/con.md",
    "source/aux",
    "source/COM1.md",
    "source/.git/config",
    "source/-rf",
    "source/a b.md",
    "source/c5.md.",
    "source/ŵ.md",
    "register/0005.json~",
    "register/Thumbs.db",
    "Source/c7.md",
    "REGISTER/0006.json",
    "Constitution.toml",
    "source/C5.md",
    "source/c5.md/c5.md",
    "register/0005.json/",
    "source",
    "source/" + "a/" * 9 + "c.md",
    "source/" + "a" * 121,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_a_trick(council: Council, name: str) -> None:
    target = council.root.parent / "x.zip"
    target.write_bytes(packed(with_file(name)))
    assert codes(council, "verify", str(target)) == (3, {"path-unsafe"})


@pytest.mark.parametrize("name", ["source", "register", "SOURCE"])
def test_a_file_where_a_folder_should_be(name: str) -> None:
    only = packed(with_file(name), law=False)
    assert "path-unsafe" in refused(only)


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
@pytest.mark.parametrize("name", ["source/c7.md", "register", "amendments/2024-019.md"])
def test_a_link_or_a_device(name: str, mode: int) -> None:
    found = refused(packed(with_file(name, b"/etc/passwd", mode | 0o777)))
    assert "link" in found["path-unsafe"] or "neither" in found["path-unsafe"]
    assert read_archive(packed(with_file("docs/x", b"y", mode | 0o777)), "x.zip") == LAW


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["source/c5.md", "constitution.toml", entry(LAST)])
def test_a_name_twice(name: str) -> None:
    found = refused(packed(with_file(name, LAW[name])))
    assert "twice" in found["path-unsafe"]


def test_a_few_bytes_that_become_many() -> None:
    found = refused(packed(with_file("source/c7.md", b"a" * 2_000_000)))
    assert "times as large" in found["path-unsafe"]
    assert read_archive(packed(with_file("docs/c7.md", b"a" * 2_000_000)), "x.zip") == LAW


def test_a_file_that_is_larger_than_any() -> None:
    small = Limits(file_bytes=1024 * 1024)
    found = refused(packed(with_file("source/c7.md", bytes(range(256)) * 5000)), small)
    assert "larger than 1 megabytes" in found["path-unsafe"]


def test_more_files_or_bytes_than_any_record() -> None:
    assert set(refused(packed(), Limits(count=len(LAW) - 1))) == {"tree-too-large"}
    total = sum(map(len, LAW.values()))
    assert set(refused(packed(), Limits(all_bytes=total - 1))) == {"tree-too-large"}
    assert read_archive(packed(), "x.zip", Limits(count=len(LAW), all_bytes=total)) == LAW


def test_a_size_that_is_a_lie() -> None:
    """The list says that a file is small; no more of it is read than is allowed."""
    data = bytearray(packed(with_file("source/c7.md", bytes(range(256)) * 5000)))
    for at in (data.rfind(b"PK\x01\x02") + 24, data.rfind(b"PK\x03\x04") + 22):
        data[at : at + 4] = (10).to_bytes(4, "little")
    assert set(refused(bytes(data), Limits(file_bytes=1024 * 1024))) == {"zip-damaged"}


def test_a_list_of_files_longer_than_any() -> None:
    data = bytearray(packed())
    data[-10:-6] = (9 * 1024 * 1024).to_bytes(4, "little")
    assert set(refused(bytes(data))) == {"tree-too-large"}
    data = bytearray(packed())
    assert set(refused(bytes(data[:-22]) + b"PK\x06\x07" + bytes(16) + bytes(data[-22:]))) == {
        "tree-too-large"
    }


def test_a_file_under_a_password_or_squeezed_in_another_way() -> None:
    data = bytearray(packed())
    at = data.find(b"PK\x01\x02") + 8
    data[at] |= 1
    assert "password" in refused(bytes(data))["path-unsafe"]
    bz2 = packed(lambda z: z.writestr("source/c7.md", b"x\n", compress_type=zipfile.ZIP_BZIP2))
    assert "squeezed" in refused(bz2)["path-unsafe"]


def test_a_zip_larger_than_any(council: Council) -> None:
    target = council.root / "x.zip"
    with target.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert codes(council, "verify", str(target)) == (3, {"path-unsafe"})


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"PK\x05\x06" + bytes(10)])
def test_what_is_no_zip(council: Council, data: bytes) -> None:
    target = council.root / "x.zip"
    target.write_bytes(data)
    assert codes(council, "verify", str(target)) == (3, {"zip-damaged"})


SMALL = packed()


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(SMALL) - 1), to=st.integers(1, 255), cut=st.integers(0, 40))
def test_a_changed_zip_is_refused_or_holds_other_files(at: int, to: int, cut: int) -> None:
    """Whatever happens to its bytes, it is read or refused; a file's words never change unseen."""
    changed = bytearray(SMALL)
    changed[at] ^= to
    try:
        found = read_archive(bytes(changed[: len(changed) - cut]), "x.zip")
    except Malformed:
        return
    assert all(data in LAW.values() for data in found.values())
