"""Which words of ours stand on a page, whether Word or typst sets it?"""

from __future__ import annotations

from constitution_tool.model.passage import Act

CONTENTS = "Contents"
HOW_SHOWN = "How changes are shown"
COLUMNS = ("Current text", "Proposed text")
SIDE_BY_SIDE = "current and proposed text side by side"
NOTHING = "(No words.)"
"""Said in the column of a clause that does not stand in that text."""
NOT_ON_RECORD = "Author not on record"
"""Whose a tracked change is when two texts are merely compared, dated as the document is."""
CHANGE_CONTROL = "Change control"
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
