"""The tutorial is run as an officer would run it, in a copy of the repository, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pages

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/tutorial.md"


def test_every_command_does_what_the_tutorial_says(tmp_path: Path) -> None:
    text = pages.page(PAGE)
    assert pages.steps(text)
    pages.follow(text, pages.copy(tmp_path / "council"))
