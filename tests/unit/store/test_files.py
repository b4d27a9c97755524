"""One file is read as what it is at that moment, and put in place whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from constitution_tool.errors import Incapable, Malformed
from constitution_tool.store import files
from constitution_tool.store.names import output_fault
from constitution_tool.store.received import read_received
from constitution_tool.store.tree import find_root, read_tree

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no links and pipes as here")


def why(target: Path) -> str:
    with pytest.raises(Malformed) as refused:
        files.read(target, target.name)
    (finding,) = refused.value.findings
    assert finding.code == "path-unsafe"
    return finding.problem


def test_a_link_put_in_a_files_place_after_it_was_looked_at_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "c5.md").symlink_to("secret")
    assert "link" in why(tmp_path / "c5.md")


def test_a_pipe_put_in_a_files_place_after_it_was_looked_at_is_not_waited_for(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "c5.md")
    assert "not a plain file" in why(tmp_path / "c5.md")


def test_what_is_neither_a_file_nor_a_folder_is_said_to_be(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert files.link_fault((tmp_path / "pipe").lstat()) == "it is neither a file nor a folder"
    assert files.link_fault(tmp_path.lstat()) == ""


def test_where_the_system_will_not_write_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(Incapable) as refused:
        files.put(tmp_path / "file/c5.md", b"y")
    assert [finding.code for finding in refused.value.findings] == ["file-system"]
    assert (tmp_path / "file").read_bytes() == b"x"


def test_where_the_system_will_not_read_it_is_said(tmp_path: Path) -> None:
    """A name longer than any file system takes."""
    nowhere = tmp_path / ("x" * 300)
    for read in (find_root, read_tree, read_received):
        with pytest.raises(Incapable) as refused:
            read(nowhere)
        assert [finding.code for finding in refused.value.findings] == ["file-system"]


def test_a_document_may_have_no_sign_in_its_name_that_cannot_be_seen() -> None:
    assert output_fault("Appendix 1 Prŵf.pdf") == ""
    assert output_fault("Appendix\u202e1.pdf") == "it has signs that cannot be seen"
