"""What does a Word file of ours say that came back: its text on each side, marks and comments?

Law 6: every clause of the text it was made from is found, in order, with its words. Law 12: what is
not understood is a finding.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from constitution_tool.intake.cells import Cells, odd
from constitution_tool.intake.clauses import clauses
from constitution_tool.intake.doubts import Doubts
from constitution_tool.intake.extent import extent
from constitution_tool.intake.marks import Owners, comments, revisions, tracked
from constitution_tool.intake.notes import Notes
from constitution_tool.intake.pieces import clause_of
from constitution_tool.intake.printed import Reader
from constitution_tool.model.returned import Origin, Returned
from constitution_tool.ooxml.outline import Paragraph, paragraphs, said
from constitution_tool.ooxml.outline_reading import outline
from constitution_tool.ooxml.outline_sides import Side, one_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.intake.clauses import Read
    from constitution_tool.ooxml.outline import Block, Outline


def word(data: bytes, file: str = "") -> Returned:
    """Read a Word file that this program made, as it came back.

    Args:
        data: the file's bytes.
        file: what to call it in a message.

    Raises:
        Malformed: it is no Word file, is damaged or too large, or was not made by this program.
    """
    found = outline(data, file)
    doubts = Doubts()
    here = extent(found, doubts, file)
    split = _split(found)

    def read(side: Side) -> Read:
        notes = Notes(blocks=found.notes, side=side, doubts=doubts)
        reader = Reader(
            side=side,
            split=split,
            notes=notes,
            cells=Cells(notes=notes, doubts=doubts),
            doubts=doubts,
        )
        return clauses(*reader.read(here.text, here.follows), doubts)

    before = after = read(Side.REJECTED)
    if any(map(tracked, (*found.blocks, *chain.from_iterable(found.notes.values())))):
        after = read(Side.ACCEPTED)
    owners = Owners(before=before.owners, after=after.owners)
    for block in here.outside:
        if tracked(block):
            doubts.doubt(
                block.numbers[0] if isinstance(block, Paragraph) else block.start,
                "change-outside",
                "A change is tracked outside the text: on the first page, in the contents or on "
                "the last page.",
                "it is not part of the text and has no effect.",
            )
    odd(max(after.owners, default=0), found.odd, doubts)
    return Returned(
        origin=_origin(found),
        issued=before.text,
        standing=after.text,
        revisions=revisions(found.blocks, found.notes, owners),
        comments=comments(found, owners),
        around=(*_around(here.outside), *sorted(set(found.around))),
        findings=doubts.findings(
            file, owners.all(), {p.numbers[0]: said(p) for p in paragraphs(found.blocks)}
        ),
    )


def _origin(found: Outline) -> Origin:
    properties = found.properties
    shown = properties.get("Amendments", "")
    return Origin(
        text_digest=properties.get("TextDigest", ""),
        base_digest=properties.get("BaseDigest", ""),
        check_code=properties.get("CheckCode", ""),
        amendments=tuple(filter(None, (name.strip() for name in shown.split(",")))),
    )


def _split(found: Outline) -> dict[int, str]:
    """Name the clause whose bookmark reaches into each paragraph after its first."""
    reached: dict[int, str] = {}
    for bookmark, spans in found.spans.items():
        if name := clause_of(bookmark):
            for first, last in spans:
                for number in range(first + 1, min(last, first + _FURTHEST) + 1):
                    reached[number] = name
    return reached


_FURTHEST = 20
"""Paragraphs one clause's bookmark may reach over: a bound, for a hostile file."""


def _around(outside: Sequence[Block]) -> Iterator[str]:
    words = map(said, paragraphs(one_side(outside, Side.ACCEPTED)))
    return filter(str.strip, words)
