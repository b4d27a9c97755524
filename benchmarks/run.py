"""Measure every stage on a large constitution and print a table; ratios are within this run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

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
    ("verify: 20 amendments entered", "parse"),
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
    "--word": (9, WORD),
    "--papers": (3, PAPERS),
    "--peer": (1, DOCXODUS),
}
"""What may be asked for, how often each stage of it runs, and its stages, each with its peer."""


def measure(name: str, scale: int, times: int) -> tuple[float, float, float] | None:
    """Run a stage in processes of its own; median wall and processor time, largest memory."""
    seen: list[dict[str, float]] = []
    for _ in range(times):
        ran = subprocess.run(
            [sys.executable, str(Path(__file__).parent / "stage.py"), name, str(scale)],
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            print(f"{name}: {ran.stderr.strip().splitlines()[-1][:200]}", file=sys.stderr)
            return None
        seen.append(json.loads(ran.stdout))
    wall, cpu = (median(one[what] for one in seen) for what in ("wall", "cpu"))
    return wall, cpu, max(one["mb"] for one in seen)


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
            for name, peer in stages:
                if measured := measure(name, scale, times):
                    wall, cpu, memory = measured
                    found[name] = wall, cpu
                    ratio = " | | "
                    if peer in found:
                        its_wall, its_cpu = found[peer]
                        ratio = f"{wall / its_wall:.2f} | {cpu / its_cpu:.2f} | {peer}"
                    print(f"| {name} | {wall:.2f} | {cpu:.3f} | {memory:.0f} | {ratio} |")
                    sys.stdout.flush()


if __name__ == "__main__":
    main()
