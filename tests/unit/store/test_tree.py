"""Reading the files the law rests on, with a hostile folder in mind."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from constitution_tool.errors import Malformed, Usage
from constitution_tool.store.names import law_fault, output_fault, shown
from constitution_tool.store.tree import Limits, find_root, read_tree

if TYPE_CHECKING:
    from pathlib import Path

LAW = {
    "amendments/2024-001.md": b"one",
    "constitution.toml": b"root",
    "papers/2024/report.md": b"report",
    "register/0001.json": b"{}",
    "register/text/0000/c5.md": b"text",
    "source/c5.md": b"text",
    "source/constitution.toml": b"law",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, data in LAW.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def codes(root: Path, limits: Limits | None = None) -> dict[str, str]:
    with pytest.raises(Malformed) as caught:
        read_tree(root, limits)
    return {finding.place.path: finding.code for finding in caught.value.findings}


def test_every_file_of_the_law_is_read_in_path_order(root: Path):
    (root / "README.md").write_text("not law")
    (root / "amendments" / "notes.txt").write_text("not an amendment")
    (root / "build").mkdir()
    (root / "build" / "x.md").write_text("not law")
    assert read_tree(root) == LAW
    assert list(read_tree(root)) == sorted(LAW)


HOUSE = "templates/word/house-style.docx"


def test_of_the_templates_only_the_house_style_is_read(root: Path):
    for path in (HOUSE, "templates/word/Copy of house-style.docx", "templates/page.md"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"looks")
    assert read_tree(root) == {**LAW, HOUSE: b"looks"}
    assert codes(root, Limits(file_bytes=4))[HOUSE] == "path-unsafe"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("link", ["templates", "templates/word", HOUSE])
def test_the_house_style_is_read_through_no_link(root: Path, tmp_path_factory, link: str):
    (root / HOUSE).parent.mkdir(parents=True)
    (root / HOUSE).write_bytes(b"looks")
    moved = tmp_path_factory.mktemp("moved") / "thing"
    (root / link).rename(moved)
    (root / link).symlink_to(moved)
    assert codes(root) == {link: "path-unsafe"}


def test_a_folder_in_the_house_style_s_place_is_refused(root: Path):
    (root / HOUSE).mkdir(parents=True)
    assert codes(root) == {HOUSE: "path-unsafe"}


def test_the_root_is_found_from_a_folder_below_even_one_with_settings_of_its_own(root: Path):
    for below in ("", "source", "register/text/0000", "papers/2024"):
        assert find_root(root / below) == root.resolve()


def test_no_constitution_says_what_to_do(tmp_path: Path):
    with pytest.raises(Usage) as caught:
        find_root(tmp_path)
    assert "--root" in caught.value.findings[0].remedy


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize(
    "link",
    ["source/c6.md", "register/0002.json", "amendments/2024-002.md", "papers/away", "source/more"],
)
def test_a_link_is_refused_by_name_and_never_followed(root: Path, tmp_path_factory, link: str):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("secret")
    (root / link).symlink_to(elsewhere if link.endswith("e") else elsewhere / "secret.md")
    assert codes(root) == {link: "path-unsafe"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("name", ["source", "amendments", "register", "papers"])
def test_a_folder_of_the_law_may_not_be_a_link(root: Path, tmp_path_factory, name: str):
    moved = tmp_path_factory.mktemp("moved") / name
    (root / name).rename(moved)
    (root / name).symlink_to(moved, target_is_directory=True)
    assert codes(root) == {name: "path-unsafe"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("name", ["templates/papers", "examples/worked"])
def test_nor_may_the_folder_that_one_lies_in(root: Path, tmp_path_factory, name: str):
    above, _, within = name.partition("/")
    moved = tmp_path_factory.mktemp("moved") / above
    (moved / within).mkdir(parents=True)
    (root / above).symlink_to(moved, target_is_directory=True)
    assert codes(root)[above] == "path-unsafe"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_the_settings_may_not_be_a_link(root: Path):
    (root / "constitution.toml").unlink()
    (root / "constitution.toml").symlink_to("/etc/hostname")
    assert codes(root) == {"constitution.toml": "path-unsafe"}


@pytest.mark.skipif(sys.platform == "win32", reason="no such thing there")
def test_a_pipe_is_refused_without_waiting_for_it(root: Path):
    os.mkfifo(root / "source" / "c6.md")
    assert codes(root) == {"source/c6.md": "path-unsafe"}


@pytest.mark.parametrize(
    "name", [".DS_Store", "~$c5.docx", ".c5.md.swp", "c5.md~", "Thumbs.db", ".hidden"]
)
def test_litter_counts_only_where_every_file_counts(root: Path, name: str):
    (root / "amendments" / name).write_text("")
    (root / "papers" / name).write_text("")
    assert read_tree(root) == LAW
    (root / "source" / name).write_text("")
    (root / "register" / name).write_text("")
    assert codes(root) == {f"source/{name}": "path-unsafe", f"register/{name}": "path-unsafe"}


@pytest.mark.parametrize(
    "name", ["c 5.md", "ŵ.md", "-c5.md", "con.md", "LPT1", "a;b.md", "c5.", "x" * 130 + ".md"]
)
def test_an_unsafe_name_is_refused(root: Path, name: str):
    (root / "source" / name).write_text("x")
    assert codes(root) == {f"source/{name}": "path-unsafe"}


def test_names_that_one_computer_cannot_tell_apart_are_refused(root: Path):
    (root / "source" / "C5.md").write_text("x")
    (root / "register" / "Text").mkdir()
    if len(list((root / "source").iterdir())) == len([p for p in LAW if p.startswith("source")]):
        pytest.skip("this computer cannot tell them apart")
    assert set(codes(root)) == {"source/c5.md", "register/text"}


def test_all_findings_come_at_once(root: Path):
    (root / "source" / "a b.md").write_text("x")
    (root / "register" / "ŵ.json").write_text("x")
    assert len(codes(root)) == 2


def test_too_large_a_file_or_folder_is_refused(root: Path):
    assert codes(root, Limits(file_bytes=5)) == {"papers/2024/report.md": "path-unsafe"}
    assert set(codes(root, Limits(all_bytes=10)).values()) == {"tree-too-large"}
    assert set(codes(root, Limits(count=3)).values()) == {"tree-too-large"}


@pytest.mark.parametrize(
    "path", ["../x.md", "source/../../x", "/etc/passwd", "C:/x", "a//b", ".git/config", "a/./b", ""]
)
def test_a_path_that_leads_elsewhere_is_unsafe_for_law_and_documents(path: str):
    assert law_fault(path)
    assert output_fault(path)


def test_documents_may_be_named_as_the_papers_are():
    assert not output_fault("build/Appendix 1 Protocol for adoption.pdf")
    assert law_fault("build/Appendix 1 Protocol for adoption.pdf")
    assert output_fault("build/what?.pdf")


def test_a_name_is_shown_without_obeying_it():
    assert shown("a\x1b[31mb\u202e.md") == "a\\x1b[31mb\\u202e.md"
    assert shown("ŵ.md") == "ŵ.md"
