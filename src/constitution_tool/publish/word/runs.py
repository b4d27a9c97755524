"""How pieces of a passage become runs in Word, tracked changes included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.model.words import Face
from constitution_tool.ooxml.markup import Revision, Wrap, escape, inside, run, wrapped
from constitution_tool.publish.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.passage import Mark, Piece
    from constitution_tool.publish.word.bench import Bench, Called

    Tracking = Callable[[tuple[Mark, ...]], Revision | None]


_RANGE = re.compile("<w:commentRange(?:Start|End) [^>]*/>")
_STYLES = ("Hyperlink", "LiveReference", "DeadLink", "FootnoteReference")


def _faces() -> dict[tuple[int, str], str]:
    faces = {
        Face.PLAIN: "",
        Face.STRONG: "<w:b/><w:bCs/>",
        Face.EMPHASIS: "<w:i/><w:iCs/>",
        Face.STRONG | Face.EMPHASIS: "<w:b/><w:bCs/><w:i/><w:iCs/>",
    }
    styles = {"": "", **{s: f'<w:rStyle w:val="{s}"/>' for s in _STYLES}}
    return {(f.value, s): styles[s] + faces[f] for f in faces for s in styles}


_PLAIN = Face.PLAIN
_PROPERTIES = _faces()
TAB = "<w:r><w:tab/></w:r>"
"""What stands between a number and its words."""


def properties(face: Face, style: str = "") -> str:
    """Print the properties of a run in this face and character style."""
    if face is _PLAIN and not style:
        return ""
    return _PROPERTIES[face.value, style]


def runs(pieces: tuple[Piece, ...], bench: Bench, clause: str = "") -> str:
    """Set pieces, each in its tracked change, linked where the link leads somewhere.

    Raises:
        Malformed: they call a footnote that there is not.
        LawBroken: a mark cites an entry that the schedule does not have.
    """
    return _linked(pieces, bench, bench.revision, clause)


def label_runs(pieces: tuple[Piece, ...], bench: Bench, clause: str) -> str:
    """Set a clause's number and its tab; a number stands outside any move (`6-evidence`).

    Raises:
        Malformed, LawBroken: as of `runs`.
    """
    if not pieces:
        return ""
    return _linked(pieces, bench, bench.flat, clause) + _tab(pieces, bench)


def _tab(pieces: tuple[Piece, ...], bench: Bench) -> str:
    """Set the tab after a number, tracked when the number stands on one side only."""
    sides = {standing(piece.marks) for piece in pieces} - {Standing.NEITHER}
    if not sides:
        return ""
    one_sided = len(sides) == 1 and Standing.BOTH not in sides
    marks = next(p.marks for p in pieces if standing(p.marks) in sides) if one_sided else ()
    return wrapped(TAB, bench.flat(marks), bench.ids)


def _linked(pieces: tuple[Piece, ...], bench: Bench, tracking: Tracking, clause: str) -> str:
    parts = []
    for piece in pieces:
        target = bench.target(piece.link) if piece.link else ""
        content = _piece(piece, bench, tracking, clause, _style(piece, target))
        if target and content:
            # One run to a link: of several set differently, LibreOffice links the first alone.
            content = f'<w:hyperlink {target} w:history="1">{content}</w:hyperlink>'
        parts.append(content)
    return "".join(parts)


def _style(piece: Piece, target: str) -> str:
    """Name the style of linked words, by which a returned file tells how they were written."""
    if target:
        return "LiveReference" if piece.live else "Hyperlink"
    return "DeadLink" if piece.link == "#" else ""


def _piece(piece: Piece, bench: Bench, tracking: Tracking, clause: str, style: str) -> str:
    """Set one piece. What stands in neither text cannot be tracked, and is in neither."""
    if standing(piece.marks) is Standing.NEITHER or not piece.text:
        return ""
    revision = tracking(piece.marks)
    wrap = revision.wrap if revision else None
    marks = piece.marks
    if piece.note:
        called = bench.call(clause, piece.note, piece.text)
        marks += bench.marks_in(called)
        set_run = _call(called, piece.face, wrap)
    else:
        set_run = run(piece.text, properties(piece.face, style), wrap)
    content = wrapped(set_run, revision, bench.ids)
    return commented(content, marks, bench) if marks else content


def _call(called: Called, face: Face, wrap: Wrap | None) -> str:
    """Set a footnote's call with its mark as printed, never one that Word counts itself.

    Each character stands in an element of its own: of “12” in one, LibreOffice prints “12” twice.
    """
    return (
        f"<w:r><w:rPr>{properties(face, 'FootnoteReference')}</w:rPr>"
        f'<w:footnoteReference w:customMarkFollows="1" w:id="{called.id}"/>'
        f"{''.join(inside(each, wrap) for each in called.text)}</w:r>"
    )


def commented(content: str, marks: tuple[Mark, ...], bench: Bench) -> str:
    """Hang a comment on the first mark of an instruction.

    The comment's own run is tracked with the words it hangs on, so that it leaves with them.
    """
    for number, mark in bench.new_comments(marks):
        reference = (
            '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )
        content = (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f"{wrapped(reference, bench.flat((mark,)), bench.ids)}"
        )
    return content


def at_a_point(content: str) -> str:
    """Hang the comments of a row that comes or goes on a point in it, not on a range of words.

    LibreOffice keeps an empty row where a row with such a range went.
    """
    return _RANGE.sub("", content) if "<w:commentRange" in content else content


def comment(number: int, by: str, initials: str, words: str) -> str:
    """Print one comment."""
    return (
        f'<w:comment w:id="{number}"{by} w:initials="{escape(initials)}"><w:p><w:pPr>'
        '<w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/>'
        f"</w:rPr><w:annotationRef/></w:r>{run(words)}</w:p></w:comment>"
    )
