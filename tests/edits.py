"""Random edits of a constitution, which share with it every clause they do not touch."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from constitution_tool.model.block import Paragraph, Table
from constitution_tool.model.identity import ClauseId
from constitution_tool.model.instrument import (
    Clause,
    Constitution,
    Footnote,
    Instrument,
    Kind,
    standings,
)
from constitution_tool.model.words import Words
from strategies import NUMBERS, blocks, constitutions, words


def everything(constitution: Constitution) -> list[Clause]:
    """List every clause."""
    return [s.clause for i in constitution.instruments for s in standings(i)]


def with_clause(constitution: Constitution, clause: Clause) -> Constitution:
    """Put a clause in the place of the one with its id."""

    def walk(clauses):
        found = tuple(
            clause if one.id == clause.id else replace_children(one, walk(one.children))
            for one in clauses
        )
        return clauses if all(a is b for a, b in zip(clauses, found, strict=True)) else found

    return _each(constitution, walk)


def replace_children(clause: Clause, children: tuple[Clause, ...]) -> Clause:
    """Give a clause other children, unless they are the same."""
    return clause if children is clause.children else replace(clause, children=children)


def without(constitution: Constitution, name: str) -> Constitution:
    """Leave a clause out, with its children."""

    def walk(clauses):
        found = tuple(
            replace_children(one, walk(one.children)) for one in clauses if one.id != name
        )
        same = len(found) == len(clauses)
        return clauses if same and all(map(_is, clauses, found)) else found

    return _each(constitution, walk)


def put(constitution: Constitution, clause: Clause, parent: str, at: int) -> Constitution:
    """Put a clause under a parent, or under an instrument, at a position."""

    def insert(clauses):
        at_most = min(at, len(clauses))
        return (*clauses[:at_most], clause, *clauses[at_most:])

    instruments = []
    for instrument in constitution.instruments:
        if instrument.id == parent:
            instruments.append(replace(instrument, clauses=insert(instrument.clauses)))
        else:
            instruments.append(instrument)
    changed = Constitution(instruments=tuple(instruments))
    for other in everything(constitution):
        if other.id == parent:
            return with_clause(changed, replace(other, children=insert(other.children)))
    return changed


def _is(one, other):
    return one is other


def _each(constitution, walk):
    instruments = []
    for instrument in constitution.instruments:
        clauses = walk(instrument.clauses)
        same = clauses is instrument.clauses
        instruments.append(instrument if same else replace(instrument, clauses=clauses))
    return Constitution(instruments=tuple(instruments))


def _instrument(constitution: Constitution, instrument: Instrument) -> Constitution:
    return Constitution(
        instruments=tuple(
            instrument if one.id == instrument.id else one for one in constitution.instruments
        )
    )


def _plain(text: str) -> Words:
    return Words(text)


@st.composite
def _new_clause(draw, number):
    return Clause(
        id=ClauseId(f"c1.9{number:04d}"),
        kind=Kind.ITEM,
        number=draw(st.sampled_from(NUMBERS)),
        heading=Words(""),
        opening=(Paragraph(words=draw(words())),),
        children=(),
    )


@st.composite
def _words_edited(draw, clause):
    """Change some words: of the heading, of a paragraph, or the blocks."""
    if clause.kind is Kind.HEADING and draw(st.booleans()):
        return replace(clause, heading=draw(words(lines=False)))
    found = [n for n, block in enumerate(clause.opening) if isinstance(block, Paragraph)]
    if found and draw(st.integers(0, 3)):
        at = draw(st.sampled_from(found))
        old = str(clause.opening[at].words).split(" ")
        cut = draw(st.integers(0, len(old)))
        fresh = draw(st.sampled_from(["", "any training", "Members", "of the"]))
        new = " ".join([*old[:cut], *fresh.split(), *old[cut + draw(st.integers(0, 3)) :]])
        block = Paragraph(words=draw(words()) if "\\" in new or "*" in new else _plain(new))
        opening = (*clause.opening[:at], block, *clause.opening[at + 1 :])
        return replace(clause, opening=opening)
    tables = [n for n, block in enumerate(clause.opening) if isinstance(block, Table)]
    if tables and draw(st.integers(0, 3)):
        at = tables[0]
        table = clause.opening[at]
        rows = [*table.rows]
        if rows:
            rows[draw(st.integers(0, len(rows) - 1)) :][:1] = []
            spare = rows.pop(draw(st.integers(0, len(rows) - 1)))
            if draw(st.booleans()):
                rows.append(spare)
        table = replace(table, rows=tuple(rows))
        return replace(clause, opening=(*clause.opening[:at], table, *clause.opening[at + 1 :]))
    first = clause.opening[:1] if clause.kind is Kind.ITEM else ()
    kept = clause.opening[draw(st.integers(0, 2)) :]
    return replace(clause, opening=(*first, *draw(blocks()), *kept[: draw(st.integers(0, 3))]))


@st.composite
def edited(draw, constitution, *, serial=0, largest=4):
    """Draw a few edits of a constitution."""
    for turn in range(draw(st.integers(1, largest))):
        constitution = draw(_edited_once(constitution, serial * 10 + turn))
    return constitution


@st.composite
def _edited_once(draw, constitution, number):
    kinds = ["words"] * 4 + ["insert", "omit", "move", "move", "number", "number", "other"]
    kind = draw(st.sampled_from(kinds))
    found = everything(constitution)
    parents = [*(i.id for i in constitution.instruments), *(c.id for c in found)]
    if kind == "insert":
        fresh = draw(_new_clause(number))
        return put(constitution, fresh, draw(st.sampled_from(parents)), draw(st.integers(0, 3)))
    if kind == "other" or not found:
        return draw(_instruments_edited(constitution))
    clause = draw(st.sampled_from(found))
    if kind == "words":
        return with_clause(constitution, draw(_words_edited(clause)))
    if kind == "number":
        return with_clause(constitution, replace(clause, number=draw(st.sampled_from(NUMBERS))))
    left = without(constitution, clause.id)
    if kind == "omit":
        return left
    left_parents = [*(i.id for i in left.instruments), *(c.id for c in everything(left))]
    return put(left, clause, draw(st.sampled_from(left_parents)), draw(st.integers(0, 3)))


@st.composite
def _instruments_edited(draw, constitution):
    kind = draw(st.sampled_from(["title", "title", "notes", "swap", "drop", "kind"]))
    instrument = draw(st.sampled_from(constitution.instruments))
    if kind == "title":
        title = draw(st.sampled_from(["Code of Conduct", "Rules of Procedure"]))
        return _instrument(constitution, replace(instrument, title=title))
    if kind == "notes":
        labels = draw(st.lists(st.sampled_from("123"), unique=True, max_size=3))
        notes = tuple(Footnote(label=label, words=draw(words())) for label in labels)
        return _instrument(constitution, replace(instrument, footnotes=notes))
    if kind == "swap":
        return Constitution(instruments=constitution.instruments[::-1])
    if kind == "drop" and len(constitution.instruments) > 1:
        return Constitution(instruments=constitution.instruments[1:])
    if found := everything(constitution):
        clause = draw(st.sampled_from(found))
        if clause.kind is Kind.HEADING:
            words_only = (Paragraph(words=clause.heading), *clause.opening)
            changed = replace(clause, kind=Kind.ITEM, heading=Words(""), opening=words_only)
            return with_clause(constitution, changed)
    return constitution


@st.composite
def chains(draw, *, longest=3):
    """Draw a constitution and the texts it became, one after the other."""
    texts = [draw(constitutions(awkward=False))]
    for serial in range(draw(st.integers(1, longest))):
        texts.append(draw(edited(texts[-1], serial=serial)))
    return texts
