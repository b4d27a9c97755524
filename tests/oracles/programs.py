"""Where the programs that judge our files are, and what happens when one is missing.

On a developer's machine a missing judge skips its tests. Where `CI` is set it fails them: there
nothing may go unjudged.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest


def program(name: str, variable: str = "") -> str:
    """Find a program by an environment variable or on the PATH; skip, or in CI fail, without it."""
    named = os.environ.get(variable, "") if variable else ""
    found = named if named and Path(named).exists() else shutil.which(name)
    return found or missing(name)


def missing(name: str) -> NoReturn:
    """Skip, or in CI fail, the test whose judge is not here."""
    said = f"{name} is not installed, so nothing judged this file."
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)
