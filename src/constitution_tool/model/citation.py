"""What a clause is called in speech and print: "C5, Introduction, paragraph iii"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_tool.model.instrument import Clause, Index, Standing

_EDGE = ".)]: "


def bare(number: str) -> str:
    """Take a label without what only closes it: `i.` is i, `a)` is a, but `(a)` stays (a)."""
    if number.startswith("(") and number.endswith(")"):
        return number
    return number.rstrip(_EDGE).strip()


def own_part(clause: Clause) -> str:
    """Name a clause by itself: its heading, or else `paragraph` and its number as printed."""
    number = bare(clause.number)
    if clause.heading:
        return f"{number} {clause.heading}".strip()
    return f"paragraph {number}" if number else "unnumbered paragraph"


def cite(standing: Standing) -> str:
    """Derive the citation of a clause: instrument, headings, then paragraph and sub-paragraphs.

    Nested numbered items run together as people say them: `paragraph i(a)`. Two clauses may share
    a citation when the text gives them the same label; their ids still differ.
    """
    parts = [standing.instrument.number or standing.instrument.title]
    items = ""
    for clause in (*standing.ancestors, standing.clause):
        if clause.heading:
            parts.append(own_part(clause))
        elif not items:
            items = own_part(clause)
        else:
            inner = bare(clause.number)
            items += inner if inner.startswith("(") else f"({inner or 'unnumbered'})"
    return ", ".join([*parts, items] if items else parts)


def cite_id(target: str, index: Index) -> str:
    """Cite a clause or an instrument by id; give the id back if the text has no such clause."""
    if standing := index.by_id.get(target):
        return cite(standing)
    if instrument := index.instruments.get(target):
        return instrument.number or instrument.title
    return target
