"""Which canonical words do the pieces of a returned paragraph say?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Malformed
from constitution_tool.model.identity import ClauseId
from constitution_tool.model.words import Face, LineBreak, NoteMark, Reference, Run, Text, Words
from constitution_tool.notation.text.inline import is_plain, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.intake.doubts import Doubts
    from constitution_tool.model.passage import Piece

_LONGEST = 20_000
"""Characters: longer, and it would take too long to prove that the faces can be written down."""

Said = tuple[str, str, str]
"""A live reference as printed: the instrument it stands in, its target, and its words."""


@dataclass(slots=True, kw_only=True)
class Speech:
    """Turns pieces into words of one instrument, noting references and the footnotes called.

    References among `reworded` no longer say the citation of their target: they keep the words
    somebody gave them.
    """

    doubts: Doubts
    reworded: frozenset[Said] = frozenset()
    instrument: str = ""
    said: dict[Said, int] = field(default_factory=dict)
    called: dict[str, None] = field(default_factory=dict)

    def words(self, pieces: tuple[Piece, ...], number: int) -> Words:
        """Write pieces as words; `number` is the paragraph they stand in."""
        if len(pieces) == 1 and _says_itself(pieces[0]):
            return Words(pieces[0].text.strip())
        runs = tuple(run for piece in pieces for run in self._runs(piece, number))
        if sum(len(piece.text) for piece in pieces) > _LONGEST:
            self.doubts.doubt(
                number,
                "paragraph-long",
                "This paragraph is longer than any of a text of the law.",
                "it is read as plain words; part it into paragraphs.",
            )
            return write(_linkless(run) for run in runs)
        try:
            return write(runs)
        except Malformed:
            self.doubts.doubt(
                number,
                "emphasis-unwritable",
                "Bold or italic letters begin or end inside a word here; they are read as plain.",
                "let bold or italics begin and end with a whole word.",
            )
        try:
            return write(_faceless(run) for run in runs)
        except Malformed:
            return write(_linkless(run) for run in runs)

    def _runs(self, piece: Piece, number: int) -> Iterator[Run]:
        if piece.note:
            self.called.setdefault(piece.note)
            yield NoteMark(label=piece.note)
            return
        if piece.live:
            said = (self.instrument, piece.link[1:], piece.text)
            self.said.setdefault(said, number)
            if said not in self.reworded:
                yield Reference(target=ClauseId(piece.link[1:]), face=piece.face)
                return
        first, *others = piece.text.split("\n")
        yield Text(text=first, face=piece.face, link=piece.link)
        for line in others:
            yield LineBreak()
            yield Text(text=line, face=piece.face, link=piece.link)


def _says_itself(piece: Piece) -> bool:
    """Whether a piece is plain words with nothing to escape, as nearly all are."""
    return not (piece.face or piece.link or piece.note) and is_plain(piece.text)


def _faceless(run: Run) -> Run:
    return replace(run, face=Face.PLAIN) if isinstance(run, Text | Reference) else run


def _linkless(run: Run) -> Run:
    return Text(text=run.text) if isinstance(run, Text) else _faceless(run)
