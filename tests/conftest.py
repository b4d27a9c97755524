"""What every test may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from council import ROOT, Council, copy_of

if TYPE_CHECKING:
    from pathlib import Path

settings.register_profile("hunt", print_blob=True)
"""Many more examples of what can break a Word file (see `hunting.py`): `just hunt`."""


@pytest.fixture
def council(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Council:
    """Give a copy of this repository's record, under git, with the program to run on it."""
    root = tmp_path / "council"
    root.mkdir()
    copy_of(ROOT, root)
    return Council(root, capsys)
