"""What must be known of a flow before its first paragraph is written? One walk finds it all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Grid, Passage, Role, Title
from constitution_tool.ooxml.measures import LEVELS, snug
from constitution_tool.publish.standing import Standing, standing, standing_of_all
from constitution_tool.publish.word.bench import bookmark
from constitution_tool.publish.word.paragraph import label_sides

if TYPE_CHECKING:
    from constitution_tool.model.passage import Flow, Piece, Printed
    from constitution_tool.ooxml.house import House
    from constitution_tool.ooxml.measures import Measures

_HEADING, _CLAUSE = Role.HEADING, Role.CLAUSE
_MARKS = attrgetter("marks")


@dataclass(slots=True, kw_only=True)
class Survey:
    """What is found: `tracked` is whether anything bears a mark.

    `standing` are the bookmarks of the clauses and instruments that stand in the text after the
    changes, `gone` of those that leave a place; `headed` the titles and headings in order;
    `unnumbered` the clauses without a number; `numbers` those of each depth of clauses.
    """

    tracked: bool = False
    standing: dict[str, str] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    headed: list[Title | Passage] = field(default_factory=list)
    unnumbered: set[str] = field(default_factory=set)
    numbers: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    heading_numbers: set[str] = field(default_factory=set)

    def measures(self, house: House) -> Measures:
        """Let every level hang as far as its widest number needs, and the house says at the least.

        None hangs so far that no room is left for words.
        """
        widest = [0] * LEVELS
        for depth, known in self.numbers.items():
            level = min(depth, LEVELS - 1)
            widest[level] = max(widest[level], *map(snug, known))
        return house.measures.holding(
            widest,
            max((snug(number) * 5 // 4 for number in self.heading_numbers if number), default=0),
        ).within(house.page.text)


def survey(flow: Flow) -> Survey:
    """Walk a flow, and say what its footnotes and tables bear as well."""
    found = Survey(tracked=any(_any_marks(note.pieces) for note in flow.notes))
    for item in flow.printed:
        if isinstance(item, Passage):
            _passage(item, found)
        elif isinstance(item, Title):
            found.headed.append(item)
            _name(item.instrument, standing_of_all(item.pieces), found)
        found.tracked = found.tracked or _bears_marks(item)
    return found


def _passage(passage: Passage, found: Survey) -> None:
    if passage.role is _HEADING:
        found.headed.append(passage)
        found.heading_numbers.update(label_sides(passage.label))
    elif passage.role is _CLAUSE and passage.label:
        found.numbers[passage.depth].update(label_sides(passage.label))
    elif passage.role is _CLAUSE:
        found.unnumbered.add(passage.clause)
    if passage.anchor:
        _name(passage.clause, standing(passage.marks), found)


def _name(clause: str, side: Standing, found: Survey) -> None:
    if side is Standing.OLD:
        found.gone[clause] = bookmark(clause)
    elif side is not Standing.NEITHER:
        found.standing[clause] = bookmark(clause)


def _bears_marks(item: Printed) -> bool:
    if isinstance(item, Passage):
        return bool(item.marks) or _any_marks(item.pieces) or _any_marks(item.label)
    if isinstance(item, Grid):
        rows = (*item.header, *item.rows)
        return any(
            row.marks or any(_bears_marks(p) for cell in row.cells for p in cell.passages)
            for row in rows
        )
    return bool(item.marks) or (isinstance(item, Title) and _any_marks(item.pieces))


def _any_marks(pieces: tuple[Piece, ...]) -> bool:
    return any(map(_MARKS, pieces))
