"""What changed between two texts: a list by clause, or tables of what is called what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.compare import compare as changes_between
from constitution_tool.engine.describe import describe
from constitution_tool.engine.numbering.destinations import tables
from constitution_tool.engine.record import read_record
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases
from constitution_tool.store.texts import find_texts
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.numbering.destinations import Row
    from constitution_tool.model.instrument import Constitution

_LEFT = " (omitted, and its number left)"


def compare(root: Path, old: str, new: str, today: date) -> Outcome:
    """List what changed from one text to another, in the order of the text.

    Raises:
        Usage: there is no such text.
    """
    before, after = _texts(root, old, new, today)
    described = describe(changes_between(before, after), before, after)
    return Outcome(
        result={
            "old": old,
            "new": new,
            "changes": [
                {"change": one.change, "id": one.id, "citation": one.citation} for one in described
            ],
        },
        product=tuple(
            f"{one.change[:1].upper()}{one.change[1:]}: {one.citation}" for one in described
        ),
        narration=(
            f"{phrases.counted(len(described), 'difference')} in "
            f"{phrases.counted(len({one.id for one in described}), 'paragraph')}."
            if described
            else "The two texts are the same.",
        ),
    )


def destinations(root: Path, old: str, new: str, today: date) -> Outcome:
    """Print where each paragraph of one text went, and where each of another came from.

    What is called in both as before is counted in the lines, and is a row like any other in JSON.

    Raises:
        Usage: there is no such text.
    """
    both = tables(*_texts(root, old, new, today))
    went, came = both.destinations, both.derivations
    same = sum(row.is_same for row in went)
    is_other = any(not row.is_same for row in (*went, *came))
    return Outcome(
        result={
            "old": old,
            "new": new,
            "destinations": [
                {"id": row.id, "old": row.cited, "new": row.other or None, "left": row.is_left}
                for row in went
            ],
            "derivations": [
                {"id": row.id, "new": row.cited, "old": row.other or None} for row in came
            ],
        },
        product=(
            ("Destinations", *_lines(went, "omitted"), "", "Derivations", *_lines(came, "new"))
            if is_other
            else ()
        ),
        narration=(f"Called as before: {phrases.counted(same, 'other')}.",)
        if is_other
        else ("Every paragraph is called as before.",),
    )


def _lines(rows: tuple[Row, ...], gone: str) -> list[str]:
    return [
        f"  {row.cited}: {row.other or gone}{_LEFT if row.is_left else ''}"
        for row in rows
        if not row.is_same
    ]


def _texts(root: Path, old: str, new: str, today: date) -> tuple[Constitution, Constitution]:
    record = read_record(read_tree(root))
    before, after = find_texts(root, record, (old, new), today)
    return before.constitution, after.constitution
