"""Measure every stage on a large constitution and print a table; ratios are within this run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

STAGES = (
    ("markdown-it-py alone", ""),
    ("parse", "markdown-it-py alone"),
    ("print", "parse"),
    ("amend", "parse"),
    ("amend, keeping each step", "parse"),
    ("compare", "parse"),
    ("tracked changes (model)", "parse"),
    ("Word floor: zip the same parts", ""),
    ("Word", "Word floor: zip the same parts"),
    ("tracked Word", "Word floor: zip the same parts"),
    ("pandoc Markdown to Word", "Word"),
    ("typst alone, same data", ""),
    ("PDF", "typst alone, same data"),
    ("LibreOffice Word to PDF", "PDF"),
)
TIMES = 3


def measure(name: str, scale: int) -> tuple[float, float] | None:
    """Run a stage in processes of its own; the median of their times, the largest memory."""
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
    walls = sorted(one["wall"] for one in seen)
    return walls[len(walls) // 2], max(one["mb"] for one in seen)


def main() -> None:
    """Print the table for the scales named on the command line (1 unless given)."""
    for scale in [int(word) for word in sys.argv[1:]] or [1]:
        print(f"\n{5000 * scale:,} clauses, {250 * scale},000 words, {30 * scale} tables, ", end="")
        print(f"{250 * scale} changed clauses (median of {TIMES})\n")
        print(f"| {'stage':32} | wall s | peak MB | ratio |")
        print(f"|{'-' * 34}|-------:|--------:|-------|")
        found: dict[str, float] = {}
        for name, peer in STAGES:
            if measured := measure(name, scale):
                wall, memory = measured
                found[name] = wall
                ratio = f"{wall / found[peer]:.2f} × {peer}" if found.get(peer) else ""
                print(f"| {name:32} | {wall:6.2f} | {memory:7.0f} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
