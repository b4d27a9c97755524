"""What law does a text hold, and everything that is wrong with how it is written?"""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.model.block import Table
from constitution_tool.model.identity import INSTRUMENT_ID, InstrumentId
from constitution_tool.model.instrument import Footnote, Instrument
from constitution_tool.notation.front_matter import split
from constitution_tool.notation.hidden import check_characters
from constitution_tool.notation.text.clauses import read_clauses
from constitution_tool.notation.text.content import read_blocks
from constitution_tool.notation.text.nodes import Node, Para, read_nodes
from constitution_tool.notation.text.notes import check_notes, is_footnotes, read_footnotes
from constitution_tool.notation.text.print_blocks import block_lines
from constitution_tool.notation.text.printer import print_clauses, print_instrument
from constitution_tool.notation.text.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_tool.model.instrument import Clause

_BYTE_ORDER_MARK = "\ufeff"
_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedInstrument:
    """An instrument as read, where each id stands (the instrument's own too), and the findings.

    When a finding is an error the instrument is what could be made of the file, for looking only.
    """

    instrument: Instrument
    positions: Mapping[str, Place]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedClauses:
    """Quoted clauses as read, where each id stands, and the findings."""

    clauses: tuple[Clause, ...]
    positions: Mapping[str, Place]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedTable:
    """A quoted table as read, and the findings; with an error among them it is for looking only."""

    table: Table
    findings: tuple[Finding, ...]


def parse_instrument(text: str, path: str) -> ParsedInstrument:
    """Read a file `source/NAME.md`.

    Raises:
        Malformed: it has no readable head; with every finding about characters as well.
    """
    characters = tuple(check_characters(text, path))
    readable = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    try:
        parts = split(readable, path)
        head = parts.head
        instrument_id = head.text("id")
        number = head.text("number", "")
        title = head.text("title")
        head.finish()
        if instrument_id and not INSTRUMENT_ID.fullmatch(instrument_id):
            head.find(
                "id-malformed",
                "id",
                f"“{instrument_id}” is not the id of an instrument.",
                "an id is a small letter and up to eleven small letters or figures.",
            )
        if head.findings:
            raise Malformed(*head.findings)
        nodes = read_nodes(parts.body, path, parts.line)
    except Malformed as refusal:
        raise Malformed(*characters, *refusal.findings) from None
    report = Report(parts.body, path, parts.line, instrument_id)
    report.findings.extend(characters)
    report.positions[instrument_id] = head.place("id")
    clauses = read_clauses((node for node in nodes if not is_footnotes(node)), report)
    footnotes = _footnotes(nodes, report)
    instrument = Instrument(
        id=InstrumentId(instrument_id),
        number=number,
        title=title,
        clauses=clauses,
        footnotes=footnotes,
    )
    check_notes(instrument, report)
    if not report.failed():
        _check_layout(print_instrument(instrument), readable, 1, report)
    return ParsedInstrument(
        instrument=instrument, positions=report.positions, findings=report.in_order()
    )


def parse_clauses(text: str, path: str, first_line: int) -> ParsedClauses:
    """Read quoted clauses (the same notation without a head); line 1 of `text` is `first_line`.

    Raises:
        Malformed: lists stand within one another beyond all reason.
    """
    report = Report(text, path, first_line)
    _check_characters(text, report)
    nodes = read_nodes(text, path, first_line)
    clauses = read_clauses(nodes, report)
    if not clauses and not report.failed():
        report.error(
            "clauses-missing",
            first_line,
            "There is no paragraph here.",
            "write a heading or an item “- ” that ends in an id.",
        )
    if not report.failed():
        _check_layout(print_clauses(clauses), f"{text.rstrip(chr(10))}\n", first_line, report)
    return ParsedClauses(clauses=clauses, positions=report.positions, findings=report.in_order())


def parse_table(text: str, path: str, first_line: int) -> ParsedTable:
    """Read a quoted table (the same notation as in a clause); line 1 of `text` is `first_line`.

    Raises:
        Malformed: lists stand within one another beyond all reason.
    """
    report = Report(text, path, first_line)
    _check_characters(text, report)
    blocks = read_blocks(read_nodes(text, path, first_line), report)
    table = blocks[0] if len(blocks) == 1 else None
    if not isinstance(table, Table):
        table = Table(header=(), rows=())
        if not report.failed():
            report.error(
                "table-missing",
                first_line,
                "There is not just one table here.",
                "quote the header of the table as it is, and beneath it the rows: | … | … |.",
            )
    elif not report.failed():
        printed = "\n".join(block_lines((table,)))
        _check_layout(f"{printed}\n", f"{text.rstrip(chr(10))}\n", first_line, report)
    return ParsedTable(table=table, findings=report.in_order())


def _check_characters(text: str, report: Report) -> None:
    """Find characters that may not stand in quoted text."""
    for finding in check_characters(f"{text.rstrip(chr(10))}\n", report.path):
        place = replace(finding.place, line=finding.place.line + report.first_line - 1)
        report.findings.append(replace(finding, place=place))


def _footnotes(nodes: tuple[Node, ...], report: Report) -> tuple[Footnote, ...]:
    notes = (
        read_footnotes(node, report)
        for node in nodes
        if isinstance(node, Para) and is_footnotes(node)
    )
    return tuple(note for group in notes for note in group)


def _check_layout(printed: str, written: str, first_line: int, report: Report) -> None:
    """Warn of every stretch of lines that the printer writes otherwise."""
    if printed == written:
        return
    old, new = written.split("\n"), printed.split("\n")
    for start, to_start, to_end in _stretches(old, new):
        shown = next((each for each in new[to_start:to_end] if each), "")
        instead = f"it would be “{_excerpt(shown)}”" if shown else "the blank lines differ"
        line = min(start, len(old) - 1)
        report.findings.append(
            Finding(
                code="not-canonical",
                problem=f"This is not laid out as the tool writes it: {instead}.",
                remedy="run `constitution-tool format`; it changes the layout and not one word.",
                place=Place(path=report.path, line=line + first_line, column=1),
                severity=Severity.WARNING,
            )
        )


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    """Find where lines differ: from which old line, and to which new lines.

    Most lines stand once, and layout alone moves none past another: what lies between two such
    lines is compared by itself, so that the time grows with the length and not with its square.
    """
    places = _once(new)
    common = [(at, places[line]) for line, at in _once(old).items() if line in places]
    at_old = at_new = 0
    for end, to_end in (*common, (len(old), len(new))):
        if to_end < at_new:
            continue
        matcher = difflib.SequenceMatcher(None, old[at_old:end], new[at_new:to_end])
        for tag, start, _, to_start, to_stop in matcher.get_opcodes():
            if tag != "equal":
                yield at_old + start, at_new + to_start, at_new + to_stop
        at_old, at_new = end + 1, to_end + 1


def _once(lines: list[str]) -> dict[str, int]:
    """Find the lines that stand once, in order, with their places."""
    count = Counter(lines)
    return {line: at for at, line in enumerate(lines) if count[line] == 1}


def _excerpt(line: str) -> str:
    line = line.strip()
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 20]} … {line[-17:]}"
