"""Packs ready to be made: every decision recorded, nothing undecided, an exempt appendix."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from constitution_tool.cli.main import run
from council import ROOT, copy_of

if TYPE_CHECKING:
    from council import Council

DAY = "2024-05-21"
PUBLIC = f"build/pack/{DAY}"
RESTRICTED = f"build/pack-restricted/{DAY}"
REPORT = f"papers/{DAY}-full-council.md"
DECIDED = ("2024-001", "2024-002", "2024-003")
UNHEARD = "Zyxomma"
"""A word that stands in what is exempt, and nowhere else."""
EXEMPT = f"""+++
paper = "appendix"
number = "4"
title = "{UNHEARD} title"
meeting = {DAY}
status = "final"
author = "{UNHEARD} author"
background = ["{UNHEARD} background"]

[[exempt]]
what = "Appendix 4"
paragraph = "3"
reason = "The {UNHEARD} reason."
+++

# {UNHEARD} section

The {UNHEARD} words.
"""
APPENDIX_4 = f"Appendix 4 {UNHEARD} title"


RECORDED = 'alternatives = "None"\npublished = 2024-05-13'


CHANGES = (
    (REPORT, "No assessment under", "An assessment under"),
    (REPORT, "report_of =", 'late = "It came late."\nreport_of ='),
    ("amendments/2024-005.md", "change their professional", "alter their professional"),
    ("papers/appendix-4.md", f"The {UNHEARD} words.", f"Other {UNHEARD} words."),
)
"""What changes after publication: by path, these words and those."""


def decide(root: Path, *, but: str = "") -> None:
    """Leave nothing undecided, and record every decision but one with its alternatives typed."""
    (root / "amendments/2024-004.md").unlink(missing_ok=True)
    for id_ in DECIDED:
        if id_ == but:
            continue
        path = root / f"papers/{DAY}-decision-{id_}.md"
        _run(root, "paper", "new", "decision-record", "--amendment", id_)
        text = path.read_text().replace('alternatives = ""', RECORDED)
        path.write_text(finished(text))


def finish(root: Path) -> None:
    """Say of the report that it is final."""
    path = root / REPORT
    path.write_text(finished(path.read_text()))


def finished(text: str) -> str:
    return text.replace(f"meeting = {DAY}\n", f'meeting = {DAY}\nstatus = "final"\n', 1)


def ready(council: Council) -> None:
    """Make everything ready for a final pack."""
    decide(council.root)
    finish(council.root)


def keep_back(root: Path) -> None:
    """Put an exempt appendix with the papers, and name it in the report."""
    (root / "papers/appendix-4.md").write_text(EXEMPT)
    path = root / REPORT
    named = (
        '\n[[appendix]]\nnumber = "4"\ntitle = "Exempt"\n\n'
        '[[exempt]]\nwhat = "Appendix 4"\nparagraph = "3"\nreason = "Business affairs."\n'
    )
    text = path.read_text()
    path.write_text(re.sub(r"\n\+\+\+\n\n", f"\n{named}+++\n\n", text, count=1))


@cache
def whole() -> dict[str, bytes]:
    """Make all of a final pack once, with an exempt appendix, and give every file by its path."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "council"
        root.mkdir()
        copy_of(ROOT, root)
        decide(root)
        finish(root)
        keep_back(root)
        _run(root, "pack", DAY, "--final", "--csv", "--merged")
        return {
            str(path.relative_to(root)): path.read_bytes()
            for place in (PUBLIC, RESTRICTED)
            for path in sorted((root / place).iterdir())
        }


@cache
def supplement() -> dict[str, bytes]:
    """Publish a pack, change what it was made from, and give the supplement's files by path."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "council"
        root.mkdir()
        copy_of(ROOT, root)
        decide(root)
        finish(root)
        keep_back(root)
        _run(root, "pack", DAY, "--final")
        _run(root, "pack", DAY, "--published", "2024-05-13")
        for path, old, new in CHANGES:
            text = (root / path).read_text()
            (root / path).write_text(text.replace(old, new, 1))
        _run(root, "pack", DAY, "--supplement", "--late", "It came late.", "--final", "--merged")
        return {
            f"{place}/{path.name}": path.read_bytes()
            for place in (f"{PUBLIC}-supplement-1", f"{RESTRICTED}-supplement-1")
            for path in sorted((root / place).iterdir())
        }


def _run(root: Path, *words: str) -> None:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(["-C", str(root), *words])
    assert code == 0, said.getvalue()
