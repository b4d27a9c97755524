"""What must be true of a Word file that the schema cannot say.

The Open XML SDK passes `w:del` holding `w:t`, unpaired bookmarks, moves and comment ranges,
undefined styles and numbering, doubled revision ids and empty cells (`6-evidence`); Word asks to
repair such a file, or drops words from it. Each check answers one of these.
"""

from __future__ import annotations

from constitution_tool.ooxml import invariants_marks as marks
from constitution_tool.ooxml import invariants_parts as parts
from constitution_tool.ooxml import invariants_ranges as ranges
from constitution_tool.ooxml.word_file import take_apart

_CHECKS = (
    marks.deleted_text,
    marks.nesting,
    marks.revisions,
    marks.order,
    marks.changed_looks,
    marks.homes,
    marks.paragraphs,
    marks.rows,
    ranges.moves,
    ranges.comments,
    parts.bookmarks,
    parts.definitions,
    parts.tables,
    parts.footnotes,
    parts.fields,
    parts.relationships,
    parts.drawings,
    parts.settings,
)


def broken(data: bytes) -> tuple[str, ...]:
    """List every invariant that a Word file breaks, in words; nothing when it is sound."""
    file = take_apart(data)
    return tuple(fault for check in _CHECKS for fault in check(file))
