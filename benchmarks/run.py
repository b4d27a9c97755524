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
    ("verify: 20 amendments entered", "parse"),
)
PAPERS = (
    ("Word floor: zip the same parts", ""),
    ("Word", "Word floor: zip the same parts"),
    ("tracked Word", "Word floor: zip the same parts"),
    ("pandoc Markdown to Word", "Word"),
    ("typst alone, same data", ""),
    ("PDF", "typst alone, same data"),
    ("LibreOffice Word to PDF", "PDF"),
)
TIMES = 3


def measure(name: str, scale: int) -> tuple[float, float, float] | None:
    """Run a stage in processes of its own; median wall and processor time, largest memory."""
    seen: list[dict[str, float]] = []
    for _ in range(TIMES):
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
    """Print the table for the scales named (1 unless given); with --core, without the papers."""
    words = sys.argv[1:]
    stages = CORE if "--core" in words else (*CORE, *PAPERS)
    for scale in [int(word) for word in words if word.isdecimal()] or [1]:
        print(f"\n{5000 * scale:,} clauses, {250 * scale},000 words, {30 * scale} tables, ", end="")
        print(f"{250 * scale} changed clauses (median of {TIMES})\n")
        print("| stage | wall s | CPU s | peak MB | ratio of CPU time |")
        print("|---|---:|---:|---:|---|")
        found: dict[str, float] = {}
        for name, peer in stages:
            if measured := measure(name, scale):
                wall, cpu, memory = measured
                found[name] = cpu
                ratio = f"{cpu / found[peer]:.2f} × {peer}" if found.get(peer) else ""
                print(f"| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
