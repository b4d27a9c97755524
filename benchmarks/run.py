"""Measure every stage on a large constitution and print a table; ratios are within this run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CORE = (
    ("markdown-it-py alone", ""),
    ("parse", "markdown-it-py alone"),
    ("print", "parse"),
    ("amend", "parse"),
    ("amend, keeping each step", "parse"),
    ("compare", "parse"),
    ("tracked changes (model)", "parse"),
    ("tracked changes, a step each", "parse"),
    ("schedule excerpts, one each", "parse"),
    ("conflicts among 100 amendments", "parse"),
    ("conflicts among 100, 200 collisions", "parse"),
    ("enter 100 amendments of ten", "parse"),
    ("verify: 20 amendments entered", "parse"),
)
RECORD = (
    ("ssh-keygen, a process a signature", ""),
    ("signatures and chain: 1,000 decisions", "ssh-keygen, a process a signature"),
    ("verify: 250 decisions", ""),
    ("verify: 1,000 decisions", "verify: 250 decisions"),
    ("verify: 1,000 decisions, whole command", "ssh-keygen, a process a signature"),
)
WORD = (
    ("Word floor: strings, zip", ""),
    ("Word floor: lxml, zip", "Word floor: strings, zip"),
    ("Word: making and zip", "Word floor: strings, zip"),
    ("Word: proof", "Word floor: strings, zip"),
    ("Word", "Word floor: strings, zip"),
    ("tracked Word floor: strings, zip", ""),
    ("tracked Word floor: lxml, zip", "tracked Word floor: strings, zip"),
    ("tracked Word: making and zip", "tracked Word floor: strings, zip"),
    ("tracked Word: proof", "tracked Word floor: strings, zip"),
    ("tracked Word", "tracked Word floor: strings, zip"),
    ("tracked Word, from two texts", ""),
)
HISTORY = (
    ("git log --raw, 1,000 revisions", ""),
    ("history, 1,000 revisions", "git log --raw, 1,000 revisions"),
    ("git log --raw, 1,000 entries", ""),
    ("history, 1,000 entries", "git log --raw, 1,000 entries"),
    ("git verify-commit, 1,000 revisions", "history, 1,000 revisions"),
)
PAPERS = (
    ("pandoc Markdown to Word", "Word"),
    ("typst alone, same data", ""),
    ("PDF", "typst alone, same data"),
    ("LibreOffice Word to PDF", "PDF"),
)
DOCXODUS = (("Docxodus compare, same pair", "tracked Word, from two texts"),)
GROUPS = {
    "--core": (3, CORE),
    "--history": (3, HISTORY),
    "--record": (3, RECORD),
    "--word": (9, WORD),
    "--papers": (3, PAPERS),
    "--peer": (1, DOCXODUS),
}
"""What may be asked for, how often each stage of it runs, and its stages, each with its peer."""


def once(name: str, scale: int) -> dict[str, float] | None:
    """Run a stage once in a process of its own; nothing where it cannot run."""
    ran = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "stage.py"), name, str(scale)],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        print(f"{name}: {ran.stderr.strip().splitlines()[-1][:200]}", file=sys.stderr)
        return None
    measured: dict[str, float] = json.loads(ran.stdout)
    return measured


def measure(
    names: list[str], scale: int, times: int
) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """Run stages in rounds, so that what else the machine does falls on all of them alike.

    Of each is given the median of its wall and processor time, and its largest memory.
    """
    rounds = [{name: once(name, scale) for name in names} for _ in range(times)]
    for name in names:
        if seen := [one for each in rounds if (one := each[name])]:
            wall, cpu = (median(one[what] for one in seen) for what in ("wall", "cpu"))
            yield name, (wall, cpu, max(one["mb"] for one in seen))


def main() -> None:
    """Print the table for the scales and groups named (1 and all unless given)."""
    words = sys.argv[1:]
    groups = [GROUPS[word] for word in words if word in GROUPS] or list(GROUPS.values())
    for scale in [int(word) for word in words if word.isdecimal()] or [1]:
        print(f"\n{5000 * scale:,} clauses, {250 * scale},000 words, {30 * scale} tables, ", end="")
        print(f"{250 * scale} changed clauses\n")
        print("| stage | wall s | CPU s | peak MB | wall × | CPU × | of |")
        print("|---|---:|---:|---:|---:|---:|---|")
        found: dict[str, tuple[float, float]] = {}
        for times, stages in groups:
            peers = dict(stages)
            for name, (wall, cpu, memory) in measure(list(peers), scale, times):
                found[name] = wall, cpu
                ratio = " | | "
                if peer := found.get(peers[name]):
                    ratio = f"{wall / peer[0]:.2f} | {cpu / peer[1]:.2f} | {peers[name]}"
                print(f"| {name} | {wall:.2f} | {cpu:.3f} | {memory:.0f} | {ratio} |")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
