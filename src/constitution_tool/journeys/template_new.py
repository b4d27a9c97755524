"""The starting house-style document: our own looks, to be changed in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.record import read_record
from constitution_tool.model.settings import HOUSE_STYLE
from constitution_tool.outcome import Outcome
from constitution_tool.publish.word.sample import sample
from constitution_tool.store.plan import Plan, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def template_new(root: Path) -> Outcome:
    """Write the document where the council's own is looked for; never over one that is there.

    Raises:
        Malformed: the repository cannot be read.
    """
    files = read_tree(root)
    made = sample(read_record(files))
    return Outcome(
        result={"path": HOUSE_STYLE},
        product=(HOUSE_STYLE,),
        narration=(
            f"Open {HOUSE_STYLE} in Word, change its styles and margins, and save it.",
            "Every Word file made afterwards looks like it. The text and its record do not change.",
        ),
        plan=Plan(steps=(Write(path=HOUSE_STYLE, data=made),)),
    )
