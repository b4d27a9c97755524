"""Which footnotes does an instrument have, and does each mark in its words find one?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.block import Block, Bullets, Image, Paragraph, Table
from constitution_tool.model.instrument import Footnote, Instrument, standings
from constitution_tool.model.words import NoteMark, Words
from constitution_tool.notation.text.inline import read
from constitution_tool.notation.text.nodes import Node, Para

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.notation.text.report import Report

_DEFINITION = re.compile(r"\[\^([^\s\[\]^]+)\]:[ ]*")


def is_footnotes(node: Node) -> bool:
    """Say whether a paragraph is the definition of a footnote, or several."""
    return isinstance(node, Para) and _DEFINITION.match(node.text) is not None


def read_footnotes(node: Para, report: Report) -> Iterator[Footnote]:
    """Read the definitions in a paragraph; each begins a line, the rest continue them."""
    found: list[tuple[str, list[str], int]] = []
    for offset, line in enumerate(node.text.split("\n")):
        if match := _DEFINITION.match(line):
            found.append((match.group(1), [line[match.end() :]], node.line + offset))
        else:
            found[-1][1].append(line)
    for label, lines, line_number in found:
        if label in report.notes:
            report.error(
                "note-doubled",
                line_number,
                f"There are two footnotes “{label}”; the first is on line {report.notes[label]}.",
                "give one of them another label.",
            )
            continue
        report.notes[label] = line_number
        words = report.words("\n".join(lines), line_number)
        if not words:
            report.error(
                "note-empty",
                line_number,
                f"The footnote “{label}” has no words.",
                "write its words on the same line.",
            )
        yield Footnote(label=label, words=words)


def check_notes(instrument: Instrument, report: Report) -> None:
    """Find marks without a footnote, and warn of footnotes without a mark."""
    marked: set[str] = set()
    for words, clause in _words_of(instrument):
        if "[^" not in words or report.failed():
            continue
        for run in read(words):
            if not isinstance(run, NoteMark):
                continue
            marked.add(run.label)
            if run.label not in report.notes:
                place = report.positions.get(clause)
                report.error(
                    "note-unknown",
                    place.line if place else report.first_line,
                    f"The words call a footnote “{run.label}” that is not there.",
                    f"add its words at the end of the file: [^{run.label}]: …",
                    f"[^{run.label}]",
                )
    for label, line in report.notes.items():
        if label not in marked and not report.failed():
            report.warn(
                "note-unused",
                line,
                f"Nothing calls the footnote “{label}”.",
                f"put its mark [^{label}] where it belongs, or take the footnote out.",
            )


def _words_of(instrument: Instrument) -> Iterator[tuple[Words, str]]:
    for standing in standings(instrument):
        clause = standing.clause
        yield clause.heading, clause.id
        for words in words_in((*clause.opening, *clause.closing)):
            yield words, clause.id
    for note in instrument.footnotes:
        yield note.words, instrument.id


def words_in(blocks: Iterable[Block]) -> Iterator[Words]:
    """Yield every stretch of words in blocks, in the order they are read."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.words
            case Bullets():
                for item in block.items:
                    yield from words_in(item)
            case Table():
                for row in (*block.header, *block.rows):
                    for cell in row:
                        yield from words_in(cell.blocks)
            case Image():
                pass
            case _:
                assert_never(block)
