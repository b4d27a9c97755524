"""What do all blocks of one text of a PDF share?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Act, Passage, Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.model.passage import Printed
    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.publish.pdf.shapes import Widths
    from constitution_tool.publish.pdf.words import Setter


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What all blocks of one text share.

    `titles` is 1 where titles of instruments stand above the headings, and 0 otherwise; in a
    cell, headings are only set strong. `anchors` maps a clause's id to the one passage that is
    linked to: its place in the text, counted from 0. `pictures` are by digest.
    """

    setter: Setter
    widths: Widths
    titles: int = 0
    in_cell: bool = False
    anchors: Mapping[str, int]
    protected: frozenset[str] = frozenset()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)


def anchors(printed: Iterable[Printed]) -> dict[str, int]:
    """Find where each clause is linked to: where it stands now, before where it stood."""
    found: dict[str, int] = {}
    gone: dict[str, int] = {}
    for place, each in enumerate(printed):
        if isinstance(each, Title):
            found.setdefault(each.instrument, place)
        elif isinstance(each, Passage) and each.anchor:
            left = {mark.act for mark in each.marks} & {Act.DELETED, Act.MOVED_FROM}
            (gone if left else found).setdefault(each.clause, place)
    return gone | found
