"""How a printed passage becomes a paragraph in Word: its style, indent, number and words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Passage, Picture, Piece, Role, Title, text_of
from constitution_tool.ooxml.markup import Look
from constitution_tool.ooxml.measures import BULLET, LEGIBLE, LEVELS, QUIET, Measures, indent, snug
from constitution_tool.ooxml.style import box
from constitution_tool.publish.standing import Standing, standing, standing_of_all
from constitution_tool.publish.word.bench import bookmark
from constitution_tool.publish.word.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Set

    from constitution_tool.model.passage import Mark

_RULE = box(QUIET, "left", 6, 18)
"""What marks a protected paragraph; the first page says in words which they are."""
_RULE_IN_CELL = box(QUIET, "left", 3, 18)
"""The same, within the margin of a table's cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph ready to be placed: how it looks, what it holds, and its own marks.

    One with a `figure` holds a picture and no pieces.
    """

    look: Look
    pieces: tuple[Piece, ...]
    label: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()
    clause: str = ""
    name: str = ""
    figure: Figure | None = None


@dataclass(slots=True, kw_only=True)
class Paragraphs:
    """The passages of one flow as paragraphs, indented by what the widest numbers need.

    `width` is that of the page's words, in twentieths of a point. The clauses in `protected` are
    ruled at their left.
    """

    width: int
    measures: Measures
    unnumbered: Set[str]
    protected: frozenset[str] = frozenset()
    _looks: dict[tuple[Role, int, int, bool, bool], Look] = field(default_factory=dict)

    def of(self, printed: Title | Passage | Picture) -> Para:
        """Turn what is printed into a paragraph of the body."""
        if isinstance(printed, Title):
            return _title(printed)
        if isinstance(printed, Picture):
            return self._picture(printed, _RULE if printed.clause in self.protected else "")
        return _para(printed, self.look(printed))

    def look(self, passage: Passage) -> Look:
        """Say how a passage of the body looks."""
        numbered = bool(passage.label)
        if passage.role is Role.WORDS:
            numbered = passage.clause not in self.unnumbered
        protected = passage.clause in self.protected
        key = (passage.role, passage.depth, passage.bullet, numbered, protected)
        look = self._looks.get(key)
        if look is None:
            look = self._look(passage, numbered=numbered)
            look = self._looks[key] = _ruled(look, _RULE) if protected else look
        return look

    def of_cell(self, passage: Passage, style: str) -> Para:
        """Turn a passage of a table's cell into a paragraph, its words in this style."""
        return _para(passage, self.look_in_cell(passage, style))

    def look_in_cell(self, passage: Passage, style: str) -> Look:
        """Say how a passage of a table's cell looks."""
        look = cell_look(passage, style)
        return _ruled(look, _RULE_IN_CELL) if passage.clause in self.protected else look

    def left(self, depth: int) -> int:
        """Say how far in the words and tables of a depth stand (-1: at the margin)."""
        return self.measures.left(min(depth, LEVELS - 1)) if depth >= 0 else 0

    def _picture(self, shown: Picture, ruled: str) -> Para:
        """Set a picture under the words of its clause, or of its bullet."""
        left = self._further(self.left(shown.depth), shown.bullet)
        if shown.depth >= 0 and shown.clause in self.unnumbered:
            left -= self.measures.hangs[min(shown.depth, LEVELS - 1)]
        style = _style("ListContinue", shown.bullet) if shown.bullet else "Picture"
        return Para(
            look=Look(style=style, direct=ruled + (indent(left) if left else "")),
            pieces=(),
            marks=shown.marks,
            clause=shown.clause,
            figure=Figure(picture=shown, room=self.width - left),
        )

    def _further(self, base: int, bullets: int) -> int:
        """Say how far in a bullet's words stand, room to read them left."""
        return min(base + BULLET * bullets, self.width - LEGIBLE)

    def _look(self, passage: Passage, *, numbered: bool) -> Look:
        depth = passage.depth
        level = min(max(depth, 0), LEVELS - 1)
        left, hanging = self.measures.left(level), self.measures.hangs[level]
        match passage.role:
            case Role.HEADING:
                wide = self.measures.heading
                return Look(
                    style=f"Heading{min(depth + 2, 9)}",
                    direct=indent(wide, wide) if numbered else "",
                )
            case Role.CLAUSE:
                direct = "" if numbered else indent(left - hanging)
                return Look(style=f"Clause{level + 1}", direct=direct)
            case Role.WORDS if passage.bullet:
                return _continued(passage, self._further(self.left(depth), _deep(passage.bullet)))
            case Role.WORDS:
                if depth < 0:
                    return Look(style="BodyText")
                direct = "" if numbered else indent(left - hanging)
                return Look(style=f"ClauseText{level + 1}", direct=direct)
            case Role.BULLET:
                return _bulleted(passage, self._further(self.left(depth), _deep(passage.bullet)))
            case _:
                assert_never(passage.role)


def _ruled(look: Look, rule: str) -> Look:
    return replace(look, direct=rule + look.direct)


def _deep(bullet: int) -> int:
    """Say how many bullets deep something stands, as far as there are styles for it."""
    return min(max(bullet, 1), 5)


def _style(name: str, bullet: int) -> str:
    level = _deep(bullet)
    return name if level == 1 else f"{name}{level}"


def _bulleted(passage: Passage, left: int) -> Look:
    direct = f'<w:ind w:left="{left}" w:hanging="{BULLET}"/>'
    return Look(style=_style("ListBullet", passage.bullet), direct=direct)


def _continued(passage: Passage, left: int) -> Look:
    direct = f'<w:ind w:left="{left}" w:hanging="0"/>'
    return Look(style=_style("ListContinue", passage.bullet), direct=direct)


def _title(title: Title) -> Para:
    side = standing_of_all(title.pieces)
    marks = title.pieces[0].marks if title.pieces and side is not Standing.BOTH else ()
    marks = title.marks or marks
    return Para(
        look=Look(style="Heading1"),
        pieces=title.pieces,
        marks=marks,
        clause=title.instrument,
        name=bookmark(title.instrument),
    )


def _para(passage: Passage, look: Look) -> Para:
    return Para(
        look=look,
        pieces=passage.pieces,
        label=passage.label,
        marks=passage.marks,
        clause=passage.clause,
        name=bookmark(passage.clause) if passage.anchor else "",
    )


def in_cell(printed: Title | Passage, style: str) -> Para:
    """Turn what is printed into a paragraph of a table's cell, its words in this style."""
    if isinstance(printed, Title):
        return replace(_title(printed), look=Look(style="TableHeading"))
    return _para(printed, cell_look(printed, style))


def cell_look(passage: Passage, style: str) -> Look:
    """Say how a passage of a table's cell looks."""
    if passage.role is Role.HEADING:
        style = style.replace("TableText", "TableHeading")
    level = max(passage.depth, 0)
    if passage.role is Role.BULLET:
        return _bulleted(passage, (level + _deep(passage.bullet)) * BULLET)
    if passage.bullet:
        return _continued(passage, (level + _deep(passage.bullet)) * BULLET)
    if passage.label:
        left = cell_left(passage)
        return Look(style=style, direct=indent(left, left - level * BULLET))
    return Look(style=style, direct=indent(level * BULLET)) if level else _as_it_is(style)


@cache
def _as_it_is(style: str) -> Look:
    """Look as a style does: nearly every cell of every table."""
    return Look(style=style)


def cell_left(passage: Passage) -> int:
    """Say how far in a numbered clause's words stand in a cell."""
    wide = max(snug(side) for side in label_sides(passage.label))
    return max(passage.depth, 0) * BULLET + wide


def in_row(para: Para, marks: tuple[Mark, ...]) -> Para:
    """Mark a paragraph, and what in it has no mark, as its whole row is marked."""
    if not marks:
        return para

    def marked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(p if p.marks else replace(p, marks=marks) for p in pieces)

    return replace(
        para,
        marks=para.marks or marks,
        label=marked(para.label),
        pieces=marked(para.pieces),
    )


def label_sides(label: tuple[Piece, ...]) -> tuple[str, ...]:
    """Give a number as it stands before and after its changes."""
    if len(label) == 1 and not label[0].marks:
        return (label[0].text,)
    old = text_of(p for p in label if standing(p.marks) in (Standing.OLD, Standing.BOTH))
    new = text_of(p for p in label if standing(p.marks) in (Standing.NEW, Standing.BOTH))
    return old, new
