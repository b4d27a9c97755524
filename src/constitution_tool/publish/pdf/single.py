"""How is one title, heading, paragraph or picture of a PDF set, wherever it is nested?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Piece
from constitution_tool.model.pictures import POINT
from constitution_tool.publish.held import held
from constitution_tool.publish.page_words import A_PICTURE
from constitution_tool.publish.pdf.labels import changed
from constitution_tool.publish.pdf.shapes import Figure, Heading, Paragraph

if TYPE_CHECKING:
    from constitution_tool.model.passage import Passage, Picture, Title
    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.publish.pdf.layout import Layout

_PAGE, _HALF = 37.0, 18.0
"""Ems of a line of a page, and of one beside another."""
_WIDEST, _BULLET, _SIGNS = 0.9, 1.4, 3.0
"""Ems of the widest letter, of a bullet, and of what says that a word is marked."""
_LONG_MARK, _KEPT_WHOLE = 150, 1_200
"""Characters of a long stretch of marked words, and of a paragraph with one that is kept whole."""


def title_heading(title: Title, place: int, layout: Layout) -> Heading:
    """Set the title of an instrument; `place` is where in the text it stands."""
    made = Heading(
        k="strong" if layout.in_cell else "h",
        of=title.instrument,
        level=1,
        label=[],
        words=layout.setter.words(title.pieces, title.instrument),
        changed=any(piece.marks for piece in title.pieces),
        new_page=not layout.in_cell,
    )
    if layout.anchors.get(title.instrument) == place:
        made["id"] = title.instrument
    return made


def heading(passage: Passage, place: int, layout: Layout) -> Heading:
    """Set a heading; `place` is where in the text it stands."""
    made = Heading(
        k="strong" if layout.in_cell else "h",
        of=passage.clause,
        level=passage.depth + 1 + layout.titles,
        label=layout.setter.words(passage.label, passage.clause),
        words=layout.setter.words(passage.pieces, passage.clause),
        changed=changed(passage),
        new_page=False,
    )
    if layout.anchors.get(passage.clause) == place:
        made["id"] = passage.clause
    if passage.clause in layout.protected:
        made["protected"] = 1
    return made


def paragraph(passage: Passage, place: int, layout: Layout) -> Paragraph:
    """Set a paragraph; `place` is where in the text it stands."""
    made = Paragraph(
        k="p",
        of=passage.clause,
        words=layout.setter.words(passage.pieces, passage.clause),
        changed=changed(passage),
    )
    if _is_long(passage, layout):
        made["long"] = 1
    if not layout.in_cell and _is_kept_whole(passage):
        made["whole"] = 1
    if layout.anchors.get(passage.clause) == place:
        made["id"] = passage.clause
    if passage.clause in layout.protected:
        made["protected"] = 1
    return made


def _is_kept_whole(passage: Passage) -> bool:
    """Say whether a stretch of marked words is so long that a page could end within it."""
    marked = max((len(piece.text) for piece in passage.pieces if piece.marks), default=0)
    return marked > _LONG_MARK and sum(len(piece.text) for piece in passage.pieces) <= _KEPT_WHOLE


def _is_long(passage: Passage, layout: Layout) -> bool:
    """Say whether words that stand together could be wider than their line."""
    said = "".join([piece.text for piece in passage.pieces])
    room = _HALF if layout.in_cell else _PAGE
    room -= sum(layout.widths[: passage.depth + 1]) + _BULLET * passage.bullet
    return max(map(len, said.split(" "))) * _WIDEST > room - (_SIGNS if passage.pieces[1:] else 0)


def figure(picture: Picture, layout: Layout) -> Figure:
    """Set a picture, in its natural size."""
    file = held(layout.pictures, picture)
    made = Figure(
        k="picture",
        of=picture.clause,
        file=file_name(file),
        alt=picture.alternative,
        wide=file.wide / POINT,
        high=file.high / POINT,
        words=layout.setter.words(picture_pieces(picture), picture.clause),
        changed=bool(picture.marks),
    )
    if picture.clause in layout.protected:
        made["protected"] = 1
    return made


def picture_pieces(picture: Picture) -> tuple[Piece, ...]:
    """Word what stands before a picture: nothing, unless it comes or goes."""
    return (Piece(text=A_PICTURE, marks=picture.marks),) if picture.marks else ()


def file_name(file: PictureFile) -> str:
    """Name a picture's file as the template knows it: by what is in it."""
    return f"{file.digest}.{file.kind.value}"
