"""Texts that a Word file holds whole: what no page shows is taken out of those drawn at random."""

from __future__ import annotations

import importlib
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from constitution_tool.errors import Malformed
from constitution_tool.model.block import Bullets, Cell, Image, Paragraph, Table
from constitution_tool.model.instrument import Clause, Constitution, Footnote, Instrument, Kind
from constitution_tool.model.pictures import Pictures
from constitution_tool.model.sheet import EntryNote, Sheet, TextBody
from constitution_tool.model.words import NoteMark, Reference, Text, Words
from constitution_tool.notation.text.inline import read, write
from constitution_tool.notation.text.notes import words_in
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument
from sheets import ARROWS

if TYPE_CHECKING:
    from constitution_tool.model.passage import Flow

PICTURES = Pictures(digests=dict.fromkeys(("images/a.png", "a_b.png"), ARROWS.digest))
_NOTE = Footnote(label="", words=Words("A note."))


def sheet(flow: Flow, entries: tuple[EntryNote, ...] = ()) -> Sheet:
    """Give the plainest sheet that shows a text."""
    return Sheet(
        file="Sample",
        council="Exampleshire Council",
        kicker="Appendix 1",
        title="The text",
        status="Not in force.",
        notice="Illustration only.",
        opening=(),
        body=TextBody(flow=flow, entries=entries),
        last=("Check code", "It is on the last page.", "3f0c" * 16),
        day=date(2024, 5, 10),
        text_digest="1a2b" * 16,
        check_code="3f0c" * 16,
        amendments=("2024-001", "2024-002"),
        pictures={ARROWS.digest: ARROWS},
    )


def large(*, headings: int, items: int, tables: int) -> tuple[str, ...]:
    """Write two instruments as the benchmarks do."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
    try:
        generate = importlib.import_module("generate")
    finally:
        del sys.path[0]
    return tuple(
        generate.instrument_text(number, headings=headings, items=items, words=50, tables=tables)
        for number in (1, 2)
    )


def holdable(text: Constitution) -> Constitution:
    """Take out what no Word file of ours holds (`ReturnedText` lists it), and keep all the rest."""
    ids = {i.id for i in text.instruments} | {
        c.id for i in text.instruments for c in _every(i.clauses)
    }
    instruments = tuple(_instrument(one, ids) for one in text.instruments)
    return Constitution(instruments=instruments, pictures=PICTURES)


def _every(clauses):
    for clause in clauses:
        yield clause
        yield from _every(clause.children)


def _instrument(one: Instrument, ids) -> Instrument:
    clauses = tuple(_clause(clause, ids) for clause in one.clauses)
    known = {note.label: note for note in one.footnotes}
    called = dict.fromkeys(
        run.label
        for clause in _in_print(clauses)
        for words in clause
        for run in read(words)
        if isinstance(run, NoteMark)
    )
    notes = tuple(
        Footnote(label=label, words=_words(known.get(label, _NOTE).words, ids)) for label in called
    )
    return replace(one, clauses=clauses, footnotes=notes)


def _in_print(clauses):
    """Give the words of clauses in the order they are printed."""
    for clause in clauses:
        yield (clause.heading, *words_in(clause.opening))
        yield from _in_print(clause.children)
        yield tuple(words_in(clause.closing))


def _clause(clause: Clause, ids) -> Clause:
    first = clause.opening[:1] if clause.kind is Kind.ITEM else ()
    rest = clause.opening[len(first) :]
    return replace(
        clause,
        heading=_words(clause.heading, ids),
        opening=(*(replace(p, words=_words(p.words, ids)) for p in first), *_blocks(rest, ids)),
        children=tuple(_clause(child, ids) for child in clause.children),
        closing=_blocks(clause.closing, ids),
    )


def _words(words: Words, ids) -> Words:
    """Leave out links that lead nowhere in this text, and references that touch."""
    if not words:
        return words
    runs = []
    for run in read(words):
        if isinstance(run, Reference) and run.target not in ids:
            continue
        if isinstance(run, Text) and run.link[:1] == "#" and run.link[1:] not in {"", *ids}:
            run = replace(run, link="")  # noqa: PLW2901
        if runs and isinstance(run, Reference) and isinstance(runs[-1], Reference):
            runs.append(Text(text=" and "))
        runs.append(run)
    return write(runs) or Words("words")


def _blocks(blocks, ids, *, nested=False):
    kept = []
    for block in blocks:
        match block:
            case Paragraph():
                kept.append(Paragraph(words=_words(block.words, ids)))
            case Bullets():
                items = tuple(_blocks(item, ids, nested=True) for item in block.items)
                if kept and isinstance(kept[-1], Bullets):
                    kept[-1] = Bullets(items=kept[-1].items + items)
                else:
                    kept.append(Bullets(items=items))
            case Image():
                kept.append(block)
            case Table() if not nested and (table := _table(block, ids)).header + table.rows:
                kept.append(table)
    return tuple(kept)


def _pictureless(blocks):
    """Take the pictures out of a cell, which no file of ours prints."""
    kept = []
    for block in blocks:
        if isinstance(block, Bullets):
            kept.append(Bullets(items=tuple(_pictureless(item) for item in block.items)))
        elif not isinstance(block, Image):
            kept.append(block)
    return tuple(kept)


def _table(table: Table, ids) -> Table:
    """Make every row as wide as the widest, with no span that leaves the table."""
    width = max((len(row) for row in (*table.header, *table.rows)), default=0)

    def even(row):
        cells = [Cell(blocks=_pictureless(_blocks(cell.blocks, ids, nested=True))) for cell in row]
        cells += [Cell(blocks=())] * (width - len(cells))
        return _spanned(row, cells)

    if not width:
        return Table(header=(), rows=())
    return Table(header=tuple(map(even, table.header)), rows=tuple(map(even, table.rows)))


def _spanned(row, cells):
    """Let the first cell span the one after it where the row drawn had a span."""
    if len(cells) > 1 and row and row[0].cols > 1:
        return (replace(cells[0], cols=2), *cells[2:])
    return tuple(cells)


def is_sound(text: Constitution) -> bool:
    """Say whether a text can be written down and read again, as every text of a council can."""
    try:
        return all(
            parse_instrument(print_instrument(one), "source/x.md").instrument == one
            for one in text.instruments
        )
    except Malformed:
        return False
