"""Which of a returned file's paragraphs are the text of the law?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.intake.pieces import clause_of
from constitution_tool.ooxml.outline import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.intake.doubts import Doubts
    from constitution_tool.ooxml.outline import Block, Outline

_BEGINS, _ENDS = "_text", "_after"
"""The bookmarks where the text begins, and on the paragraph that follows it."""
_LAST_PAGE = "check heading"
"""The style that begins the last page, where the second bookmark is gone."""
_PROPERTIES = ("TextDigest", "CheckCode")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The blocks of a document that are the text, the one after them, and all the others."""

    text: Sequence[Block]
    follows: Block | None
    outside: Sequence[Block]


def extent(found: Outline, doubts: Doubts, file: str) -> Extent:
    """Find where the text begins and ends.

    It begins with the bookmark we set, or with the first clause if that stands before it:
    LibreOffice moves a bookmark that stands between paragraphs.

    Raises:
        Malformed: no clause is marked in the file.
    """
    ours = [pair for name, pairs in found.spans.items() if clause_of(name) for pair in pairs]
    if not ours:
        raise Malformed(_no_text(found, file))
    first = min(start for start, _ in ours)
    begins, ends = found.spans.get(_BEGINS), found.spans.get(_ENDS)
    if not begins or not ends:
        doubts.doubt(
            first,
            "text-unmarked",
            "The file no longer says where the text begins and ends.",
            "it is read from its first clause to its last page.",
        )
    if not any(name in found.properties for name in _PROPERTIES):
        doubts.doubt(
            first,
            "origin-lost",
            "The file no longer says which text it was made from.",
            "say which, and compare with it.",
        )
    if begins:
        first = min(first, begins[0][0])
    blocks = found.blocks
    start = next(n for n, block in enumerate(blocks) if _past(block) > first)
    after = ends[0][0] if ends and ends[0][0] > first else None
    end = next(
        (n for n in range(start + 1, len(blocks)) if _is_after(blocks[n], after)), len(blocks)
    )
    return Extent(
        text=blocks[start:end],
        follows=blocks[end] if end < len(blocks) else None,
        outside=(*blocks[:start], *blocks[end:]),
    )


def _past(block: Block) -> int:
    return block.end if isinstance(block, Table) else block.numbers[0] + 1


def _is_after(block: Block, after: int | None) -> bool:
    if after is not None:
        return _past(block) > after
    return isinstance(block, Paragraph) and block.look.style == _LAST_PAGE


def _no_text(found: Outline, file: str) -> Finding:
    if any(name in found.properties for name in _PROPERTIES):
        return Finding(
            code="word-no-text",
            problem="This Word file holds no text of the law with its paragraphs marked.",
            remedy="use the file that shows the text itself, and save it as a Word document.",
            place=Place(path=file),
        )
    return Finding(
        code="word-foreign",
        problem="This Word file was not made by this program.",
        remedy="use a file that “build”, “render” or “track” made.",
        place=Place(path=file),
    )
