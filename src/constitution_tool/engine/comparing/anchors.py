"""Which runs of two long texts surely became one another, so that only what lies between differs?

Comparing two texts takes time that grows with the square of their difference. A run that stands
once in each, in the same order, parts the work; finding such runs takes hardly longer than reading.
"""

from __future__ import annotations

from collections import Counter

from constitution_tool.engine.comparing.order import kept_in_order

RUN = 8
"""Tokens in a run: four words and their spaces hardly ever stand twice by accident."""


def anchors(old: str, new: str) -> tuple[tuple[int, int], ...]:
    """Find where runs of `RUN` characters begin in both, in order and without overlap."""
    before, after = _once(old), _once(new)
    shared = before.keys() & after.keys()
    kept = kept_in_order(
        [run for run in before if run in shared], [run for run in after if run in shared], ()
    )
    found: list[tuple[int, int]] = []
    at_old = at_new = 0
    for run, place in before.items():
        if run in kept and place >= at_old and after[run] >= at_new:
            found.append((place, after[run]))
            at_old, at_new = place + RUN, after[run] + RUN
    return tuple(found)


def _once(text: str) -> dict[str, int]:
    """Find the runs that stand once in a text, in order, with their places."""
    runs = [text[at : at + RUN] for at in range(len(text) - RUN + 1)]
    count = Counter(runs)
    return {run: at for at, run in enumerate(runs) if count[run] == 1}
