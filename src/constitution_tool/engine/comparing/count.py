"""How much changed in a marked text: how many words and clauses, added, deleted and moved?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.comparing.tokens import count_words
from constitution_tool.model.passage import Act, Grid, Passage, Picture, Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Flow, Mark, Piece, Printed

_OLD_ONLY = frozenset((Act.DELETED, Act.MOVED_FROM))
_NEW_ONLY = frozenset((Act.ADDED, Act.MOVED_TO))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a first page says of a marked text.

    Words are those of paragraphs, tables, titles and footnotes, not of numbers. Words that were
    only moved are neither added nor deleted. `clauses_moved` counts clauses named by a move, not
    those under them. `paragraphs_changed` are those with a mark that are not wholly added or
    deleted. `entries` are the entries with a mark, in order.
    """

    words_old: int
    words_new: int
    words_added: int
    words_deleted: int
    clauses_added: int
    clauses_omitted: int
    clauses_moved: int
    paragraphs_changed: int
    entries: tuple[int, ...]

    @property
    def changed(self) -> bool:
        """Say whether anything is marked."""
        return bool(self.entries)

    @property
    def mostly_changed(self) -> bool:
        """Say whether over half the words changed, so that side by side reads better."""
        return 2 * (self.words_added + self.words_deleted) > self.words_old + self.words_new


def count(flow: Flow) -> Counts:
    """Count the marks of a text."""
    passages = [one for printed in flow.printed for one in _passages(printed)]
    tally = {Act.ADDED: 0, Act.DELETED: 0, Act.MOVED_FROM: 0, Act.MOVED_TO: 0}
    plain = 0
    for marks, pieces in _runs(flow, passages):
        words = count_words(pieces)
        if marks:
            tally[marks[-1].act] += words
        else:
            plain += words
    anchors = [one.marks for one in passages if one.anchor and one.marks]
    return Counts(
        words_old=plain + tally[Act.DELETED] + tally[Act.MOVED_FROM],
        words_new=plain + tally[Act.ADDED] + tally[Act.MOVED_TO],
        words_added=tally[Act.ADDED],
        words_deleted=tally[Act.DELETED],
        clauses_added=sum(marks[-1].act is Act.ADDED for marks in anchors),
        clauses_omitted=sum(marks[-1].act is Act.DELETED for marks in anchors),
        clauses_moved=len({marks[0].move for marks in anchors if marks[0].move}),
        paragraphs_changed=sum(map(_is_changed, passages)),
        entries=tuple(sorted({mark.entry for mark in marks_of(flow)})),
    )


def _passages(printed: Printed) -> Iterator[Passage]:
    match printed:
        case Passage():
            yield printed
        case Grid():
            for row in (*printed.header, *printed.rows):
                for cell in row.cells:
                    yield from cell.passages
        case Title() | Picture():
            return
        case _:
            assert_never(printed)


def _runs(
    flow: Flow, passages: list[Passage]
) -> Iterator[tuple[tuple[Mark, ...], tuple[Piece, ...]]]:
    """Give every run of pieces under the same marks, so that no word is counted in parts."""
    titles = (one.pieces for one in flow.printed if isinstance(one, Title))
    for pieces in (*titles, *(p.pieces for p in passages), *(n.pieces for n in flow.notes)):
        run: list[Piece] = []
        for piece in pieces:
            if run and run[-1].marks != piece.marks:
                yield run[-1].marks, tuple(run)
                run = []
            run.append(piece)
        if run:
            yield run[-1].marks, tuple(run)


def _is_changed(passage: Passage) -> bool:
    if passage.marks:
        return len(passage.marks) == 1 and any(len(piece.marks) > 1 for piece in passage.pieces)
    return any(piece.marks for pieces in (passage.label, passage.pieces) for piece in pieces)


def marks_of(flow: Flow) -> Iterator[Mark]:
    """Give every mark in a text, in order, as often as it stands."""
    for printed in flow.printed:
        yield from marks_in(printed)
    for note in flow.notes:
        yield from note.marks
        yield from _of_pieces(note.pieces)


def marks_in(printed: Printed) -> Iterator[Mark]:
    """Give every mark in one thing printed, in order."""
    match printed:
        case Title():
            yield from printed.marks
            yield from _of_pieces(printed.pieces)
        case Picture():
            yield from printed.marks
        case Passage():
            yield from printed.marks
            yield from _of_pieces((*printed.label, *printed.pieces))
        case Grid():
            for row in (*printed.header, *printed.rows):
                yield from row.marks
                for cell in row.cells:
                    for passage in cell.passages:
                        yield from marks_in(passage)
        case _:
            assert_never(printed)


def _of_pieces(pieces: Iterable[Piece]) -> Iterator[Mark]:
    for piece in pieces:
        yield from piece.marks
