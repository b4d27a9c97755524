"""Which clauses do the paragraphs of a printed text make? `engine.comparing.flow`, undone.

Only the first paragraph of a clause says whose it is. The others belong where their depth puts
them: to the clause above, or, set further out, to the clause whose children have just been printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from constitution_tool.intake.blocks import Blocks
from constitution_tool.intake.references import reworded
from constitution_tool.intake.words import Said, Speech
from constitution_tool.model.block import Paragraph
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instrument import Clause, Footnote, Kind
from constitution_tool.model.passage import Grid, Passage, Picture, Role, Title
from constitution_tool.model.returned import (
    UNKNOWN,
    UNKNOWN_INSTRUMENT,
    ReturnedInstrument,
    ReturnedText,
)
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.intake.doubts import Doubts
    from constitution_tool.model.passage import Flow, Note, Piece, Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text, and the clause that each paragraph read belongs to, by the paragraph's number."""

    text: ReturnedText
    owners: dict[int, str]


def clauses(flow: Flow, numbers: Sequence[tuple[int, ...]], doubts: Doubts) -> Read:
    """Read the clauses of a printed text that bears no marks.

    A live reference stays one while its words are the citation of its target in this very text;
    otherwise somebody changed them, and they are kept as they are.

    Args:
        flow: what is printed; only the first passage of a clause need say whose it is.
        numbers: the paragraphs that each printed thing was read from.
        doubts: where to say what is not as it should be.
    """
    read, speech = _read(flow, numbers, doubts, frozenset())
    changed = reworded(speech.said, read.text)
    if not changed:
        return read
    for said in changed:
        doubts.doubt(
            speech.said[said],
            "reference-reworded",
            f"A reference that printed itself now says “{said[2]}”, which is not where it leads.",
            "it is kept with these words; to refer elsewhere, change the paragraph it refers to.",
        )
    return _read(flow, numbers, doubts, changed)[0]


def _read(
    flow: Flow, numbers: Sequence[tuple[int, ...]], doubts: Doubts, changed: frozenset[Said]
) -> tuple[Read, Speech]:
    speech = Speech(doubts=doubts, reworded=changed)
    reader = _Reader(speech=speech, notes=flow.notes)
    for printed, places in zip(flow.printed, numbers, strict=True):
        reader.add(printed, places[0] if places else 0)
        for place in places:
            reader.owners[place] = reader.owner
    reader.end_instrument()
    text = ReturnedText(instruments=tuple(reader.instruments), pictures=tuple(reader.pictures))
    return Read(text=text, owners=reader.owners), speech


@dataclass(slots=True, kw_only=True)
class _Node:
    """A clause being read."""

    id: ClauseId
    kind: Kind
    number: str
    words: Words
    opening: Blocks
    closing: Blocks
    children: list[_Node] = field(default_factory=list)

    def clause(self) -> Clause:
        """Give the clause as it was read."""
        item = self.kind is Kind.ITEM
        own = self.opening.done()
        return Clause(
            id=self.id,
            kind=self.kind,
            number=self.number,
            heading=Words("") if item else self.words,
            opening=(Paragraph(words=self.words), *own) if item else own,
            children=tuple(child.clause() for child in self.children),
            closing=self.closing.done(),
        )


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads printed things in order: `headings` and `items` are those still open, outermost first.

    `owner` is the id of the clause, or instrument, that the last thing belongs to.
    """

    speech: Speech
    notes: tuple[Note, ...]
    instruments: list[ReturnedInstrument] = field(default_factory=list)
    owners: dict[int, str] = field(default_factory=dict)
    owner: str = ""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    top: list[_Node] = field(default_factory=list)
    headings: list[_Node] = field(default_factory=list)
    items: list[_Node] = field(default_factory=list)
    title: tuple[str, str] | None = None

    def add(self, printed: Printed, number: int) -> None:
        """Read one more thing."""
        match printed:
            case Title():
                self.end_instrument()
                self.speech.instrument = self.owner = printed.instrument
                self.title = (printed.instrument, _plain(printed.pieces))
            case Passage(role=Role.HEADING):
                self._heading(printed, number)
            case Passage(role=Role.CLAUSE):
                self._item(printed, number)
            case Passage(role=Role.BULLET):
                self._place(printed.depth, number).bullet(printed, number)
            case Passage():
                self._place(printed.depth, number).words(printed, number)
            case Grid():
                self._place(printed.depth, number).table(printed, number)
            case Picture():
                self._place(printed.depth, number).picture(printed)
                self.pictures.append((self.owner, printed.digest))
            case _:
                assert_never(printed)

    def end_instrument(self) -> None:
        """Close the instrument being read, with the footnotes its words call."""
        if self.title is None and not self.top:
            return
        name, title = self.title or (UNKNOWN_INSTRUMENT, "")
        clauses = tuple(node.clause() for node in self.top)
        known = {note.label: note for note in self.notes if note.instrument in ("", name)}
        footnotes = tuple(
            Footnote(label=label, words=self.speech.words(known[label].pieces, 0))
            for label in tuple(self.speech.called)
            if label in known
        )
        self.instruments.append(
            ReturnedInstrument(
                id=InstrumentId(name), title=title, clauses=clauses, footnotes=footnotes
            )
        )
        self.title = None
        for open_ones in (self.top, self.headings, self.items):
            open_ones.clear()
        self.speech.called.clear()

    def _node(self, passage: Passage, kind: Kind, number: int) -> _Node:
        self.owner = passage.clause
        return _Node(
            id=ClauseId(passage.clause),
            kind=kind,
            number=_plain(passage.label),
            words=self.speech.words(passage.pieces, number),
            opening=Blocks(speech=self.speech),
            closing=Blocks(speech=self.speech),
        )

    def _heading(self, passage: Passage, number: int) -> None:
        self.items.clear()
        self._level(len(self.headings), passage.depth, number)
        del self.headings[passage.depth :]
        node = self._node(passage, Kind.HEADING, number)
        self._put(node, self.headings[-1] if self.headings else None, number)
        self.headings.append(node)

    def _item(self, passage: Passage, number: int) -> None:
        self._level(len(self.items), passage.depth, number)
        del self.items[passage.depth :]
        node = self._node(passage, Kind.ITEM, number)
        above = self.items or self.headings
        self._put(node, above[-1] if above else None, number)
        self.items.append(node)

    def _level(self, is_open: int, depth: int, number: int) -> None:
        if depth > is_open:
            self.speech.doubts.doubt(
                number,
                "level-skipped",
                "This clause is set further in than the one above it allows.",
                "it is read one level below it.",
            )

    def _put(self, node: _Node, parent: _Node | None, number: int) -> None:
        """Put a clause under its parent; closing words that it stands after become a clause."""
        if parent is None:
            self.top.append(node)
            return
        if parent.closing:
            self.speech.doubts.doubt(
                number,
                "words-between",
                "Words stand between two clauses here that belong to neither.",
                "they are read as a clause of their own, which has no number.",
            )
            between = _unknown(self.speech)
            between.opening = parent.closing
            parent.closing = Blocks(speech=self.speech)
            parent.children.append(between)
        parent.children.append(node)

    def _place(self, depth: int, number: int) -> Blocks:
        """Find where a block of a depth belongs, and close whatever stands further in."""
        if depth < 0:
            self.items.clear()
        elif depth < len(self.items):
            del self.items[depth + 1 :]
        elif self.items or self.headings:
            self.speech.doubts.doubt(
                number,
                "level-skipped",
                "These words are set further in than the clause above them.",
                "they are read as words of that clause.",
            )
        above = self.items or self.headings
        if not above:
            self.speech.doubts.doubt(
                number,
                "words-ownerless",
                "Words stand here that belong to no clause.",
                "they are read as a clause of their own, which has no number.",
            )
            above.append(_unknown(self.speech))
            self._put(above[-1], None, number)
        owner = above[-1]
        self.owner = owner.id
        return owner.closing if owner.children else owner.opening


def _unknown(speech: Speech) -> _Node:
    return _Node(
        id=UNKNOWN,
        kind=Kind.ITEM,
        number="",
        words=Words(""),
        opening=Blocks(speech=speech),
        closing=Blocks(speech=speech),
    )


def _plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
