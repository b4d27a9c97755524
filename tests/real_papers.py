"""The papers of this repository as its own command makes them, and the sheets they are made of."""

from __future__ import annotations

import contextlib
import io
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from constitution_tool.cli.main import run
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.publish.papers.case import case
from constitution_tool.publish.papers.council import papers
from constitution_tool.store.tree import read_tree
from council import ROOT, copy_of

if TYPE_CHECKING:
    from constitution_tool.model.sheet import Sheet

ADOPTION = "Appendix 1 Protocol for adoption"
TRACKED = "Appendix 2A Protocol showing tracked changes"
SCHEDULE = "Appendix 3 Schedule of amendments"
NAMES = (ADOPTION, TRACKED, SCHEDULE)


@cache
def built() -> dict[str, bytes]:
    """Build once, in a copy, and give every file made by its name."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "council"
        root.mkdir()
        copy_of(ROOT, root)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = run(["-C", str(root), "build"])
        assert code == 0, said.getvalue()
        return {path.name: path.read_bytes() for path in (root / "build").iterdir()}


@cache
def sheet(name: str) -> Sheet:
    """Give the sheet that a paper is made of."""
    record = read_record(read_tree(ROOT))
    return next(made for made in papers(case(record, standings(record))) if made.file == name)
