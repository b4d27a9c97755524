"""Where do words stand that may hold a reference, and how is one stretch of them amended?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import apply_instruction
from constitution_tool.engine.amending.amend_tables import row_words
from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.amending.own_tables import own_tables
from constitution_tool.engine.amending.own_words import own_words
from constitution_tool.engine.amending.quoting import holds, substitution, wider
from constitution_tool.model.citation import cite
from constitution_tool.model.instruction import CellWords, HeadingWords, TableIn
from constitution_tool.model.instrument import Index, standings
from constitution_tool.model.target import Once, OnlyPlace, Target
from constitution_tool.model.words import Words
from constitution_tool.notation.text.notes import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Clause, Constitution, Instrument, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """One of a paragraph's own paragraphs; `number` counts from 0."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InHeading:
    """Its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InCell:
    """Words of a cell of one of its tables; everything counts from 0, the header's rows first."""

    table: int
    row: int
    column: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InNote:
    """A footnote of the instrument."""

    label: str


Spot = OwnWords | InHeading | InCell | InNote


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some words where they stand. `clause` is empty for a footnote."""

    instrument: str
    clause: str
    spot: Spot
    words: Words


def stretches(instrument: Instrument) -> Iterator[Stretch]:
    """Walk all words of an instrument that may refer to something, in the order printed."""
    for standing in standings(instrument):
        yield from stretches_of(instrument, standing.clause)
    yield from notes_of(instrument)


def stretches_of(instrument: Instrument, clause: Clause) -> Iterator[Stretch]:
    """Walk the words of one clause, its children left out."""
    for spot, words in _of_clause(clause):
        yield Stretch(instrument=instrument.id, clause=clause.id, spot=spot, words=words)


def notes_of(instrument: Instrument) -> Iterator[Stretch]:
    """Walk the footnotes of an instrument."""
    for note in instrument.footnotes:
        spot = InNote(label=note.label)
        yield Stretch(instrument=instrument.id, clause="", spot=spot, words=note.words)


def words_at(clause: Clause, spot: Spot) -> Words:
    """Give the words of a clause that stand at a spot; none where there is no such spot."""
    return dict(_of_clause(clause)).get(spot, Words(""))


def _of_clause(clause: Clause) -> Iterator[tuple[Spot, Words]]:
    if clause.heading:
        yield InHeading(), clause.heading
    for number, words in enumerate(own_words(clause)):
        yield OwnWords(number=number), words
    for table, each in enumerate(own_tables(clause)):
        for row, cells in enumerate((*each.header, *each.rows)):
            for column, cell in enumerate(cells):
                for number, words in enumerate(words_in(cell.blocks)):
                    spot = InCell(table=table, row=row, column=column, number=number)
                    yield spot, words


# --- amending one -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """The instruction that puts other words at a span, and the text once it is carried out."""

    instruction: Instruction
    text: Constitution


def amended(
    text: Constitution, stretch: Stretch, span: tuple[int, int], new: str
) -> Amended | None:
    """Put other words at a span of a stretch; None where no instruction is sure to do just that.

    Args:
        text: the text as it stands.
        stretch: the words, as they stand in it.
        span: what is to go, by its places in the words.
        new: what is to come, in the notation of words.
    """
    standing = Index(text).by_id.get(stretch.clause)
    if standing is None:
        return None  # nothing amends a footnote
    words = stretch.words
    wanted = words[: span[0]] + new + words[span[1] :]
    for instruction in _ways(text, standing, stretch, span, new):
        after = apply_instruction(text, instruction)
        if words_at(Index(after).by_id[stretch.clause].clause, stretch.spot) == wanted:
            return Amended(instruction=instruction, text=after)
    return None


def _ways(
    text: Constitution, standing: Standing, stretch: Stretch, span: tuple[int, int], new: str
) -> Iterator[Instruction]:
    """Offer instructions, the one that quotes least first."""
    if isinstance(stretch.spot, OwnWords):
        found = substitution(text, standing, stretch.words, span, new)
        yield from (found,) if found else ()
        return
    words, (first, last) = stretch.words, span
    target = Target(id=standing.clause.id, cited=cite(standing))
    for start, end in wider(words, first, last):
        find = Words(words[start:end])
        replace = Words(words[start:first] + new + words[last:end])
        if len(matches(words, find).starts) != 1:
            continue
        made: Instruction | None
        if isinstance(stretch.spot, InCell):
            made = _in_cell(target, standing.clause, stretch.spot, find, replace)
        else:
            made = HeadingWords(target=target, find=find, replace=replace)
        if made is not None and holds(text, made):
            yield made


def _in_cell(
    target: Target, clause: Clause, spot: InCell, find: Words, replace: Words
) -> CellWords | None:
    tables = own_tables(clause)
    table = tables[spot.table]
    if not table.header or spot.column >= len(table.header[-1]):
        return None
    which = OnlyPlace(nth=spot.table + 1) if len(tables) > 1 else Once()
    return CellWords(
        table=TableIn(target=target, which=which),
        row=row_words((*table.header, *table.rows)[spot.row]),
        column=row_words((table.header[-1][spot.column],)),
        find=find,
        replace=replace,
    )
