"""A council begins its own record, from nothing but its text and its settings."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from council import ROOT, Council, Said

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2024-03-28")
KEYS = ROOT / "examples/keys"


@pytest.fixture
def nothing_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Council:
    """A folder under git with a text and settings, and nothing recorded."""
    council = Council(tmp_path, capsys)
    shutil.copytree(ROOT / "source", tmp_path / "source")
    shutil.copy(ROOT / "constitution.toml", tmp_path)
    council.git("init", "-q", "-b", "main")
    return council


def start(council: Council, source: str = "The constitution as published") -> Said:
    return council(
        "register", "start", *DAY, "--source", source,
        "--holder", "monitoring-officer=A. Name", "--holder", "chair=B. Name",
        "--holder", "proper-officer=C. Name",
        "--public-key", f"monitoring-officer={KEYS / 'monitoring-officer.pub'}",
        "--public-key", f"proper-officer={KEYS / 'proper-officer.pub'}",
        "--sign", f"monitoring-officer={KEYS / 'monitoring-officer'}",
    )  # fmt: skip


def test_founding_puts_down_the_text_and_the_settings_it_certifies(nothing_yet: Council) -> None:
    said = start(nothing_yet)
    assert said.code == 0, said.err
    assert nothing_yet.git("status", "--porcelain") == ""
    recorded = nothing_yet.git("ls-files").split()
    assert {"constitution.toml", "source/c5.md", "source/c6.md", "register/0001.json"} <= {
        *recorded
    }
    assert nothing_yet("verify", "--history").code == 0


def test_a_character_that_no_pdf_can_show_is_found_before_anything_is_on_record(
    nothing_yet: Council,
) -> None:
    nothing_yet.edit("source/c5.md", "The purpose of", "The 中 purpose of")
    for said in (nothing_yet("check"), start(nothing_yet)):
        assert said.code == 3
        assert "“中”, CJK UNIFIED IDEOGRAPH-4E2D (U+4E2D)" in said.err
        assert "source/c5.md, line 9, column 10" in said.err
    assert not (nothing_yet.root / "register").exists()
    nothing_yet.edit("source/c5.md", "The 中 purpose of", "The purpose of")
    assert nothing_yet("check").code == 0
    said = start(nothing_yet, "The text of 中")
    assert said.code == 3
    assert "register/decisions/2024-D00.md" in said.err


def test_an_amendment_with_such_a_character_is_neither_signed_nor_entered(council: Council) -> None:
    drafted = council(
        "amendment", "new", "--kind", "pre-adoption", "--in", "C5 Introduction viii",
        "--title", "Ticks",
        "--replace", "any guidance", "--with", "any 中 guidance", "--reason", "Clarity.",
        "--delegation", "2024-D01", "--ground", "next-steps", "--ground-reason", "Paragraph 9.3.",
        "--why", "Clarity.",
    )  # fmt: skip
    assert drafted.code == 0, drafted.err
    id_ = drafted.out.strip().removeprefix("amendments/").removesuffix(".md")
    key = str(KEYS / "monitoring-officer")
    signing = ("authorise", id_, "--as", "monitoring-officer", "--key", key, "--yes")
    for words in (("amendment", "check", id_), ("check",), signing):
        said = council(*words)
        assert said.code == 3, said.err
        assert "CJK UNIFIED IDEOGRAPH-4E2D" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        ("show", "C5"),
        ("status",),
        ("history", "C5"),
        ("verify",),
        ("register", "show"),
        ("amendment", "list"),
        ("pack", "2024-05-21"),
        ("register", "objection", "2024-001", "--by", "somebody"),
        (
            "amendment", "new", "--in", "C5 Introduction viii", "--replace", "any guidance",
            "--with", "guidance", "--title", "T", "--reason", "R", "--proposed-by", "a member",
        ),
    ],
)  # fmt: skip
def test_where_nothing_is_on_record_it_is_said_how_to_begin(
    nothing_yet: Council, words: tuple[str, ...]
) -> None:
    said = nothing_yet(*words)
    assert "constitution-tool register start" in said.out + said.err
