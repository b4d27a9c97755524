"""A template comes from the council's folder and from nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from council import Council

PAPER = "2024-05-21-full-council"


@pytest.mark.parametrize("linked", ["templates", "templates/papers", "templates/papers/powers.md"])
def test_a_link_is_refused_by_name(council: Council, tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside"
    (outside / "papers").mkdir(parents=True)
    (outside / "powers.md").write_text("1. Stolen.\n")
    (outside / "papers/powers.md").write_text("1. Stolen.\n")
    place = council.root / linked
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside / "powers.md" if linked.endswith(".md") else outside)
    said = council("paper", "render", PAPER)
    assert said.code == 3
    assert linked in said.err
    assert not (council.root / "build").exists() or not list((council.root / "build").glob("*.pdf"))


@pytest.mark.parametrize(
    "named", ["../../constitution.toml", "/etc/passwd", "c:/x", "papers/powers.md", "", "phrases"]
)
def test_nothing_outside_is_included(council: Council, named: str) -> None:
    council.edit(f"papers/{PAPER}.md", "powers.md", named)
    said = council("paper", "check", PAPER)
    assert said.code == 3
    assert "There is no template" in said.err


def test_a_paper_that_is_a_link_is_refused(council: Council, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("x\n")
    (council.root / "papers/link.md").symlink_to(tmp_path / "x.md")
    said = council("paper", "check")
    assert said.code == 3
    assert "papers/link.md" in said.err


def test_what_a_council_puts_in_its_place_is_used(council: Council) -> None:
    place = council.root / "templates/papers"
    place.mkdir(parents=True)
    (place / "powers.md").write_text("1. In our own words.\n")
    (place / "phrases.toml").write_text('that_council = "That this Council:"\n')
    said = council("paper", "render", PAPER, "--to", "word")
    assert said.code == 0, said.err
    assert (council.root / f"build/{PAPER}.docx").exists()
