"""How printed words become data for the PDF: runs, marks in brackets, numbers of entries.

The data are plain JSON values, given to a fixed template which places each string as it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from constitution_tool.model.passage import Act
from constitution_tool.model.words import Face
from constitution_tool.publish.footnotes import called

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from constitution_tool.model.passage import Mark, Piece
    from constitution_tool.publish.footnotes import NoteKey

ActName = Literal["added", "deleted", "moved-from", "moved-to"]
_SPACES = {" ": "(space)", "\n": "(line break)"}
_WEB = ("https://", "http://", "mailto:")


class Run(TypedDict):
    """Characters in a face other than plain (`b`, `i`), or with a link to a clause or a page."""

    t: Literal["run"]
    s: str
    b: NotRequired[Literal[1]]
    i: NotRequired[Literal[1]]
    to: NotRequired[str]
    url: NotRequired[str]


class Break(TypedDict):
    """A hard line break."""

    t: Literal["br"]


class Gap(TypedDict):
    """White space that a mark covers alone, said in words because it cannot be seen."""

    t: Literal["gap"]
    s: str


class NoteCall(TypedDict):
    """The mark of a footnote; `first` where the words of the note are given."""

    t: Literal["note"]
    key: str
    s: str
    first: bool


class Marked(TypedDict):
    """Changed words; `entry` is 0 where no number is printed after them."""

    t: Literal["mark"]
    act: ActName
    entry: int
    body: list[Node]


Node = str | Run | Break | Gap | NoteCall | Marked

_ACTS: dict[Act, ActName] = {
    Act.ADDED: "added",
    Act.DELETED: "deleted",
    Act.MOVED_FROM: "moved-from",
    Act.MOVED_TO: "moved-to",
}


def act_name(act: Act) -> ActName:
    """Name an act as the template knows it."""
    return _ACTS[act]


def note_name(key: NoteKey) -> str:
    """Name a footnote as the template knows it."""
    return ":".join(key)


class Setter:
    """Sets the words of one document, remembering which footnotes it has already called."""

    def __init__(
        self, anchors: Collection[str], notes: Collection[NoteKey], own_entry: int = 0
    ) -> None:
        """Start a document.

        Args:
            anchors: the ids of the clauses that stand in it, and so can be linked to.
            notes: the keys of its footnotes.
            own_entry: the entry whose number is not repeated after its own changes (0: none).
        """
        self._anchors = anchors
        self._notes = notes
        self._own_entry = own_entry
        self._called: set[NoteKey] = set()
        self._instrument = ""

    def words(self, pieces: Iterable[Piece], clause: str = "") -> list[Node]:
        """Set a paragraph's words, its marks in brackets; `clause` is whose they are.

        Spaces at the edges of a mark are printed outside its brackets, and only one of them, so
        that `the [Added: new] word` never shows a doubled space.
        """
        self._instrument = clause.partition(".")[0]
        return self._level([piece for piece in pieces if piece.text], 0, self._own_entry)

    def _level(self, pieces: Sequence[Piece], level: int, outer: int) -> list[Node]:
        groups = [(mark, list(group)) for mark, group in groupby(pieces, _mark_at(level))]
        nodes: list[Node] = []
        spaced, before = False, None
        for number, (mark, group) in enumerate(groups):
            text = _text(group)
            apart = spaced or text.startswith(" ") or (mark and before)
            if apart and nodes and nodes[-1] != " ":
                nodes.append(" ")
            following = groups[number + 1][0] if number + 1 < len(groups) else None
            if mark is None:
                nodes.extend(
                    node for piece in _stripped(group, level) for node in self._runs(piece)
                )
            else:
                replaced = following is not None and following.entry == mark.entry
                entry = 0 if replaced or mark.entry == outer else mark.entry
                body = self._covered(group, level, mark.entry)
                nodes.append(Marked(t="mark", act=_ACTS[mark.act], entry=entry, body=body))
            spaced = text.endswith(" ")
            before = mark
        return nodes[:-1] if nodes and nodes[-1] == " " else nodes

    def _covered(self, group: Sequence[Piece], level: int, entry: int) -> list[Node]:
        text = _text(group)
        if text.strip() or any(len(piece.marks) > level + 1 for piece in group):
            return self._level(_stripped(group, level), level + 1, entry)
        return [Gap(t="gap", s=_SPACES["\n" if "\n" in text else " "])]

    def _runs(self, piece: Piece) -> list[Node]:
        if piece.note:
            key = called(self._instrument, piece.note, self._notes)
            first = key in self._notes and key not in self._called
            self._called.add(key)
            return [NoteCall(t="note", key=note_name(key), s=piece.text, first=first)]
        nodes: list[Node] = []
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                nodes.append(Break(t="br"))
            if line:
                nodes.append(self._run(line, piece))
        return nodes

    def _run(self, text: str, piece: Piece) -> str | Run:
        run = Run(t="run", s=text)
        if Face.STRONG in piece.face:
            run["b"] = 1
        if Face.EMPHASIS in piece.face:
            run["i"] = 1
        if piece.link.startswith("#"):
            if piece.link[1:] in self._anchors:
                run["to"] = piece.link[1:]
        elif piece.link.startswith(_WEB):
            run["url"] = piece.link
        return run if len(run) > len(("t", "s")) else text


def _mark_at(level: int) -> Callable[[Piece], Mark | None]:
    return lambda piece: piece.marks[level] if level < len(piece.marks) else None


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _stripped(pieces: Sequence[Piece], level: int) -> list[Piece]:
    """Take the spaces off both ends of a group of pieces, but for those that a mark within covers.

    `level` is that of the group's own mark.
    """
    whole = "".join(
        piece.text if piece.text.strip() or len(piece.marks) <= level + 1 else "_" * len(piece.text)
        for piece in pieces
    )
    start, end = len(whole) - len(whole.lstrip(" ")), len(whole.rstrip(" "))
    kept: list[Piece] = []
    at = 0
    for piece in pieces:
        text = piece.text[max(0, start - at) : max(0, end - at)]
        at += len(piece.text)
        if text:
            kept.append(piece if text == piece.text else replace(piece, text=text))
    return kept
