"""What changed between two texts? A list by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.compare import compare as changes_between
from constitution_tool.engine.describe import describe
from constitution_tool.engine.record import read_record
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases
from constitution_tool.store.texts import find_texts
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def compare(root: Path, old: str, new: str, today: date) -> Outcome:
    """List what changed from one text to another, in the order of the text.

    Raises:
        Usage: there is no such text.
    """
    record = read_record(read_tree(root))
    texts = find_texts(root, record, (old, new), today)
    before, after = (text.constitution for text in texts)
    described = describe(changes_between(before, after), before, after)
    return Outcome(
        result={
            "old": old,
            "new": new,
            "changes": [
                {"change": one.change, "id": one.id, "citation": one.citation} for one in described
            ],
        },
        product=tuple(f"{one.change.capitalize()}: {one.citation}" for one in described),
        narration=(
            f"{phrases.counted(len(described), 'difference')} in "
            f"{phrases.counted(len({one.id for one in described}), 'paragraph')}."
            if described
            else "The two texts are the same.",
        ),
    )
