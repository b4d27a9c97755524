"""Which words of ours stand on a page, whether Word or typst sets it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act

if TYPE_CHECKING:
    from constitution_tool.model.passage import Grid
    from constitution_tool.model.sheet import Sheet

CONTENTS = "Contents"
HOW_SHOWN = "How changes are shown"
COLUMNS = ("Current text", "Proposed text")
SIDE_BY_SIDE = "current and proposed text side by side"
NOTHING = "(No words.)"
"""Said in the column of a clause that does not stand in that text."""
NOT_ON_RECORD = "Author not on record"
"""Whose a tracked change is when two texts are merely compared, dated as the document is."""
CHANGE_CONTROL = "Change control"
WORKED_EXAMPLES = "Worked examples: imagined, and no part of the text"
A_PICTURE = "picture"
"""Said in the brackets of a picture that comes or goes: “[Added: picture]”."""
LEFT_OUT = "Not included"

SAYS = {
    Act.ADDED: "Added",
    Act.DELETED: "Deleted",
    Act.MOVED_FROM: "Moved from here",
    Act.MOVED_TO: "Moved to here",
}
"""What stands in brackets before changed words."""


def appended(sheet: Sheet) -> tuple[tuple[str, Grid], ...]:
    """Give the tables that stand after the text, each under its heading."""
    tables = ((WORKED_EXAMPLES, sheet.examples), (CHANGE_CONTROL, sheet.control))
    return tuple((heading, grid) for heading, grid in tables if grid)
