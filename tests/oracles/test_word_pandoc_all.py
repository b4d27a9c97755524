"""pandoc sees every tracked change and every comment, by whom and when, as we meant them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

import real_papers
import sheets
from amended import amended
from constitution_tool.model.passage import Act, Grid, Passage, Picture, Role, Title
from constitution_tool.publish.word.document import word
from hunting import examples
from oracles.pandoc import PARAGRAPH, Change, changes, joined
from tracked_edges import EDGES, every_edge
from word_files import tracked, without_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.passage import Flow, Mark, Piece, Printed
    from constitution_tool.model.sheet import Sheet

pytestmark = pytest.mark.oracle

KINDS = {
    Act.ADDED: "insertion",
    Act.MOVED_TO: "insertion",
    Act.DELETED: "deletion",
    Act.MOVED_FROM: "deletion",
}
HEADINGS = (
    "a heading before a table",
    "words added at the end of a heading and a clause after it",
)
"""Here a heading bears the mark of a paragraph that is none, or the other way about."""
PICTURES = tuple(name for name in EDGES if "picture" in name)
"""pandoc lists changes of words only."""

SHEETS = {
    "sample": lambda: tracked(without_notes(sheets.tracked_flow())),
    "edges": lambda: tracked(without_notes(every_edge(*HEADINGS, *PICTURES))),
    "this repository’s": lambda: real_papers.sheet(real_papers.TRACKED),
}


class Meant:
    """The changes of a sheet as pandoc should list them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.entries = {note.number: note for note in sheet.body.entries}

    def change(self, mark: Mark, words: str, kind: str = "") -> Change:
        note = self.entries.get(mark.entry)
        author = f"Entry {note.number}: {note.author}" if note else self.sheet.council
        day = note.day if note else self.sheet.day
        date = f"{day.isoformat()}T00:00:00Z"
        return Change(kind=f"{kind}{KINDS[mark.act]}", author=author, date=date, words=words)

    def words(self) -> list[Change]:
        """Give the changed words, in order."""
        return joined(self._words(self.sheet.body.flow.printed, ()))

    def _words(self, printed: Iterable[Printed], row: tuple[Mark, ...]) -> Iterator[Change]:
        for item in printed:
            match item:
                case Grid():
                    for each in (*item.header, *item.rows):
                        for cell in each.cells:
                            yield from self._words(cell.passages, each.marks)
                case Passage():
                    yield from self._pieces((*item.label, *item.pieces), row)
                case Title():
                    yield from self._pieces(item.pieces, row)
                case Picture():
                    assert not item.marks, "pandoc lists words only"
            yield PARAGRAPH

    def _pieces(self, pieces: Iterable[Piece], row: tuple[Mark, ...]) -> Iterator[Change]:
        for piece in pieces:
            marks = piece.marks or row
            if marks and not in_neither(marks):
                yield self.change(marks[-1], "".join(piece.text.split()))

    def paragraphs(self) -> Counter[Change]:
        """Count the paragraphs that come or go; by whose hand, wherever their mark had to stand."""
        return Counter(
            self.change(marks[-1], "", "paragraph-")
            for marks in _paragraphs(self.sheet.body.flow)
            if marks and not in_neither(marks)
        )

    def comments(self) -> set[tuple[str, str]]:
        """Give the author and words of each comment that some mark asks for."""
        found = set()
        for mark in _marks(self.sheet.body.flow):
            if mark.entry:
                note = self.entries[mark.entry]
                said = (
                    f"{part.rstrip('.')}."
                    for part in (note.reason(mark.instruction), note.authority)
                    if part
                )
                author = f"Entry {note.number}: {note.author}"
                found.add((author, f"Entry {note.number}. {' '.join(said)}"))
        return found

    def movers(self) -> set[str]:
        """Give the authors of moves with an edit inside."""
        found = set()
        for piece in _pieces(self.sheet.body.flow):
            if len(piece.marks) > 1 and not in_neither(piece.marks):
                found.add(self.change(piece.marks[0], "").author)
        return found


def in_neither(marks: tuple[Mark, ...]) -> bool:
    """Say whether what came by one amendment went by another: it is in neither text."""
    return [mark.act for mark in marks] == [Act.ADDED, Act.DELETED]


def _paragraphs(flow: Flow) -> Iterator[tuple[Mark, ...]]:
    """Give the marks of every paragraph but headings: pandoc does not say that those come or go."""
    for item in flow.printed:
        if isinstance(item, Grid):
            for row in (*item.header, *item.rows):
                for cell in row.cells:
                    yield from (passage.marks or row.marks for passage in cell.passages)
        elif isinstance(item, Picture) or (
            isinstance(item, Passage) and item.role is not Role.HEADING
        ):
            yield item.marks


def _marks(flow: Flow) -> Iterator[Mark]:
    for piece in _pieces(flow):
        yield from () if in_neither(piece.marks) else piece.marks


def _pieces(flow: Flow) -> Iterator[Piece]:
    """Give every piece; one in a marked row bears the row's marks if it has none."""
    for item in flow.printed:
        if isinstance(item, Grid):
            for row in (*item.header, *item.rows):
                for cell in row.cells:
                    for passage in cell.passages:
                        for piece in (*passage.label, *passage.pieces):
                            yield replace(piece, marks=piece.marks or row.marks)
        elif not isinstance(item, Picture):
            yield from (*(item.label if isinstance(item, Passage) else ()), *item.pieces)


def judge(sheet: Sheet) -> list[Change]:
    """Judge words and comments, and give the changes of paragraph marks."""
    meant = Meant(sheet)
    found, comments = changes(word(sheet))
    marks = [each for each in found if each.kind.startswith("paragraph-")]
    assert [each for each in found if each not in marks] == meant.words()
    assert {(each.author, each.words) for each in comments} == meant.comments()
    assert len(comments) == len(meant.comments())
    for each in comments:  # on words edited within a move Word names who edited, not who moved
        assert each.on
        assert each.author in {*(on.author for on in each.on), *meant.movers()}
    return marks


@pytest.mark.parametrize("name", SHEETS)
def test_every_change_is_by_whom_and_when_we_meant(name):
    sheet = SHEETS[name]()
    marks = judge(sheet)
    assert marks
    assert Counter(marks) == Meant(sheet).paragraphs()


@given(amended())
@examples(15)
def test_so_is_every_change_of_any_amendments(case):
    flow = without_notes(case.flow())
    words = tuple(item for item in flow.printed if not isinstance(item, Picture))
    judge(tracked(replace(flow, printed=words)))
