"""What every attack may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forging import Forger

if TYPE_CHECKING:
    from council import Council


@pytest.fixture
def forger(council: Council) -> Forger:
    """Give someone who can write every file of the council's folder."""
    return Forger(council)
