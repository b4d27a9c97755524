"""Is what an amendment leaves behind a sound text: no reference cut off, and writable as it stands?

Looked at once, when all instructions of an amendment are carried out, and only where it changed
something. What it changed is printed and read back (`5-style`, "Failure").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.errors import Finding, Malformed, Severity
from constitution_tool.model.block import Paragraph
from constitution_tool.model.identity import ClauseId
from constitution_tool.model.instrument import Clause, Index, Kind
from constitution_tool.model.words import NoteMark, Words
from constitution_tool.notation.text.inline import read
from constitution_tool.notation.text.parse import parse_clauses
from constitution_tool.notation.text.printer import print_subtree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.engine.amending.working import Node, Working
    from constitution_tool.errors import Place
    from constitution_tool.model.instrument import Constitution

_REFERENCE = re.compile(r"\]\(#([a-z0-9.]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An instruction that was carried out: where it stands, and the ids it touched."""

    place: Place
    touched: tuple[str, ...]


def unsound(working: Working, before: Constitution, done: Sequence[Done]) -> tuple[Finding, ...]:
    """Find what an amendment leaves that cannot stand."""
    by: dict[str, Place] = {id_: each.place for each in done for id_ in each.touched}
    findings: list[Finding] = []
    for id_, place in by.items():
        if node := working.nodes.get(id_):
            findings += _unwritable(node, place)
            findings += _unknown(working, node, place, before)
    if gone := {id_ for id_ in by if id_ in working.omitted}:
        findings += _cut_off(working, gone, by)
    return tuple(findings)


def references(clause: Clause) -> set[str]:
    """Gather the ids that a clause's own words, and its heading, refer to."""
    return {id_ for words in all_words(clause) for id_ in _REFERENCE.findall(words)}


def _unwritable(node: Node, place: Place) -> Iterator[Finding]:
    """Find that a clause by itself could not be printed and read back."""
    clause = replace(node.clause, children=(_CHILD,) if node.clause.closing else ())
    if why := _read_otherwise(clause):
        yield Finding(
            code="clause-unwritable",
            problem=f"{node.citation()} could not be written down as it would then stand: {why}",
            remedy="write the words otherwise.",
            place=place,
        )


@lru_cache(maxsize=4096)
def _read_otherwise(clause: Clause) -> str:
    """Print a clause and read it back: say why it does not come out the same; nothing if it does.

    What came of an amendment is looked at when it is judged, checked and replayed: once is enough.
    """
    try:
        found = parse_clauses(print_subtree(clause), "", 1)
    except Malformed as refusal:
        return refusal.findings[0].problem
    faults = [f for f in found.findings if f.severity is Severity.ERROR]
    if faults:
        return faults[0].problem
    return "" if found.clauses == (clause,) else "it would be read otherwise."


def _unknown(working: Working, node: Node, place: Place, before: Constitution) -> Iterator[Finding]:
    """Find references, and marks of footnotes, which an instruction put in and nothing answers."""
    for id_ in sorted(references(node.clause)):
        known = id_ in working.nodes or id_ in working.trunks or id_ in working.omitted
        if not known and id_ not in _referred_before(before, node.id):
            yield Finding(
                code="reference-unknown",
                problem=f"{node.citation()} would refer to {id_}, and there is no such paragraph.",
                remedy="let the reference lead to a paragraph that is there.",
                place=place,
            )
    notes = {note.label for note in node.trunk().instrument.footnotes}
    for label in sorted(_called(node.clause)):
        if label not in notes:
            yield Finding(
                code="note-unknown",
                problem=f"{node.citation()} would call a footnote “{label}” that is not there.",
                remedy="take its mark out; a footnote cannot be put in by this version.",
                place=place,
            )


def _called(clause: Clause) -> set[str]:
    """Gather the labels of the footnotes that a clause's words call."""
    try:
        runs = [run for words in all_words(clause) if "[^" in words for run in read(words)]
    except Malformed:  # said already: it cannot be written
        return set()
    return {run.label for run in runs if isinstance(run, NoteMark)}


def _referred_before(before: Constitution, id_: str) -> set[str]:
    standing = Index(before).by_id.get(id_)
    return references(standing.clause) if standing else set()


def _cut_off(working: Working, gone: set[str], by: dict[str, Place]) -> Iterator[Finding]:
    """Find references to what is omitted."""
    for node in working.nodes.values():
        if "#" not in "".join(all_words(node.clause)):
            continue
        for id_ in sorted(references(node.clause) & gone):
            yield Finding(
                code="omitted-still-referred-to",
                problem=f"{working.omitted[id_]} would be omitted, but {node.citation()} still "
                "refers to it.",
                remedy="amend the words that refer to it first.",
                place=by[id_],
            )


_CHILD = Clause(
    id=ClauseId("a.00000"),
    kind=Kind.ITEM,
    number="",
    heading=Words(""),
    opening=(Paragraph(words=Words("…")),),
)
"""Stands for the children of a clause that has closing words after them."""
