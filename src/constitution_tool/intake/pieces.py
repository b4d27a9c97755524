"""Which pieces do the runs of a returned paragraph say, and which of its bookmarks are clauses?"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.tokens import join
from constitution_tool.intake.doubts import shown
from constitution_tool.model.identity import INSTRUMENT_ID, is_clause_id
from constitution_tool.model.passage import Piece
from constitution_tool.model.words import Face
from constitution_tool.notation.hidden import hidden_in, name_hidden
from constitution_tool.ooxml.outline import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.intake.doubts import Doubts
    from constitution_tool.ooxml.outline import Link, Paragraph, Setting, Stretch

_OURS = ("_cl_", "_cw_")
"""How the bookmarks of clauses begin: where a clause stands, and where it stood."""
_WITHIN = "_in_"
"""How the bookmarks begin of what stands after the clauses within its own."""
LIVE, DEAD = "live reference", "dead link"
_MARKS = frozenset({"footnote reference", "footnote characters", "footnote anchor"})
SCHEMES = ("https://", "http://", "mailto:")
_LONGEST_NUMBER = 40


def clause_of(bookmark: str) -> str:
    """Give the id of the clause or instrument that a bookmark names, or nothing."""
    if not bookmark.startswith(_OURS):
        return ""
    name = bookmark[len(_OURS[0]) :].replace("_", ".")
    return name if is_clause_id(name) or INSTRUMENT_ID.fullmatch(name) else ""


def owner_of(bookmark: str) -> str:
    """Give the id of the clause that something says it belongs to, or nothing."""
    if not bookmark.startswith(_WITHIN):
        return ""
    name = bookmark[len(_WITHIN) :].rpartition("_")[0].replace("_", ".")
    return name if is_clause_id(name) else ""


def pieces(paragraph: Paragraph, doubts: Doubts) -> tuple[Piece, ...]:
    """Say what a paragraph's runs say; its pictures are left out."""
    number = paragraph.numbers[0]
    return join(
        _piece(item, number, doubts) for item in paragraph.items if not isinstance(item, Drawn)
    )


def note_pieces(paragraphs: Iterable[Paragraph], doubts: Doubts, at: int) -> tuple[Piece, ...]:
    """Say what a footnote says without the mark it begins with, which LibreOffice may double."""
    found: list[Piece] = []
    for count, paragraph in enumerate(paragraphs):
        said = [
            _piece(item, at, doubts)
            for item in paragraph.items
            if not isinstance(item, Drawn) and not (count == 0 and item.setting.style in _MARKS)
        ]
        if count and any(piece.text for piece in said):
            found.append(Piece(text="\n"))
        found += said
    whole = join(found)
    if whole and whole[0].text.startswith(" "):
        whole = join((_cut(whole[0], 1), *whole[1:]))
    return whole


def _cut(piece: Piece, start: int) -> Piece:
    return Piece(text=piece.text[start:], face=piece.face, link=piece.link, live=piece.live)


def split_label(
    said: tuple[Piece, ...], number: int, doubts: Doubts
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Part a clause's number from its words: a tab stands between them."""
    whole = "".join(piece.text for piece in said)
    label, tab, _ = whole.partition("\t")
    if not tab:
        return (), said
    if len(label) > _LONGEST_NUMBER or len(label.split()) != 1:
        return (), without_tabs(said, number, doubts)
    rest: list[Piece] = []
    passed = len(label) + 1
    for piece in said:
        if passed and passed >= len(piece.text):
            passed -= len(piece.text)
            continue
        rest.append(_cut(piece, passed) if passed else piece)
        passed = 0
    return (Piece(text=label.strip()),), without_tabs(join(rest), number, doubts)


def without_tabs(said: tuple[Piece, ...], number: int, doubts: Doubts) -> tuple[Piece, ...]:
    """Read a tab among words as a space, and say so."""
    if not any("\t" in piece.text for piece in said):
        return said
    doubts.doubt(
        number,
        "tab",
        "A tab stands among the words here.",
        "it is read as a space; only a number is followed by a tab.",
    )
    return tuple(
        Piece(
            text=piece.text.replace("\t", " "),
            face=piece.face,
            link=piece.link,
            note=piece.note,
            live=piece.live,
        )
        for piece in said
    )


def _piece(item: Stretch, number: int, doubts: Doubts) -> Piece:
    setting = item.setting
    if item.call:
        return Piece(text=item.text, note=_label(item, number, doubts))
    text = item.text if item.text.isascii() else _composed(item.text, number, doubts)
    for problem in _hidden(text):
        doubts.lost(number, "hidden-character", problem, "take it out.")
    link = _leads(item.link, number, doubts) or ("#" if setting.style == DEAD else "")
    for odd in setting.odd:
        if not (link and odd == "underlined"):
            doubts.doubt(
                number,
                "set-by-hand",
                f"Words are {odd} here: “{shown(text)}”.",
                "they are read as plain words; take them out, or track the change.",
            )
    return Piece(
        text=text,
        face=_face(setting),
        link=link,
        live=setting.style == LIVE and link.startswith("#"),
    )


def _label(item: Stretch, number: int, doubts: Doubts) -> str:
    """Give a footnote's label, which is its mark as printed."""
    if item.text.strip():
        return item.text.strip()
    doubts.doubt(
        number,
        "footnote-new",
        "A footnote here has no mark of ours: it was put in by hand.",
        "it is read with a label of its own; give it the mark it should have.",
    )
    return f"new-{item.call}"


def _face(setting: Setting) -> Face:
    face = Face.STRONG if setting.bold else Face.PLAIN
    return face | Face.EMPHASIS if setting.italic else face


def _leads(link: Link, number: int, doubts: Doubts) -> str:
    if link.anchor and (target := clause_of(link.anchor)):
        return f"#{target}"
    if link.address.startswith(SCHEMES):
        return link.address
    if link.anchor or link.address:
        doubts.doubt(
            number,
            "link-unknown",
            f"A link leads to “{link.anchor or link.address}”, which is neither a clause nor a "
            "page.",
            "its words are read without the link.",
        )
    return ""


def _composed(text: str, number: int, doubts: Doubts) -> str:
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        doubts.doubt(
            number,
            "not-composed",
            "A letter here was stored in pieces.",
            "it is read as one letter, as it looks.",
        )
    return composed


def _hidden(text: str) -> Iterator[str]:
    for _, character in hidden_in(text):
        if character != "\t":
            yield f"There is a character here that cannot be seen: {name_hidden(character)}."
