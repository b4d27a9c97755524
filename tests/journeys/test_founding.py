"""A council begins its own record, from nothing but its text and its settings."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from council import ROOT, Council

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


def test_founding_puts_down_the_text_and_the_settings_it_certifies(nothing_yet: Council) -> None:
    said = nothing_yet(
        "register", "start", *DAY, "--source", "The constitution as published",
        "--holder", "monitoring-officer=A. Name", "--holder", "chair=B. Name",
        "--holder", "proper-officer=C. Name",
        "--public-key", f"monitoring-officer={KEYS / 'monitoring-officer.pub'}",
        "--public-key", f"proper-officer={KEYS / 'proper-officer.pub'}",
        "--sign", f"monitoring-officer={KEYS / 'monitoring-officer'}",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert nothing_yet.git("status", "--porcelain") == ""
    recorded = nothing_yet.git("ls-files").split()
    assert {"constitution.toml", "source/c5.md", "source/c6.md", "register/0001.json"} <= {
        *recorded
    }
    assert nothing_yet("verify", "--history").code == 0
