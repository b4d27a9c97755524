"""A schedule's excerpt, made from a clause's surroundings, is that of the whole texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from constitution_tool.engine.comparing import excerpt as excerpt_module
from constitution_tool.engine.comparing.columns import columns
from constitution_tool.engine.comparing.excerpt import changed, excerpts
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.comparing.surroundings import surroundings, within
from constitution_tool.errors import Malformed
from constitution_tool.model.block import Paragraph
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instrument import Clause, Constitution, Index, Instrument, Kind
from constitution_tool.model.words import Words
from edits import chains, everything, put, with_clause, without


def item(name: str, words: str, number: str = "", children=()) -> Clause:
    return Clause(
        id=ClauseId(name),
        kind=Kind.ITEM,
        number=number,
        heading=Words(""),
        opening=(Paragraph(words=Words(words)),),
        children=children,
    )


def instrument(name: str, *clauses: Clause) -> Instrument:
    return Instrument(id=InstrumentId(name), number=name.upper(), title="A CODE", clauses=clauses)


A = item("c1.00001", "Members may speak.", "i.", (item("c1.00002", "At once.", "a)"),))
B = item("c1.00003", "See [](#c2.00001).", "ii.")
FAR = item("c2.00001", "Officers may answer.", "4.")
BASE = Constitution(instruments=(instrument("c1", A, B), instrument("c2", FAR)))


def of_whole_texts(before, after, entry, clause, others):
    """Make an excerpt the long way: from tracked changes of everything."""
    texts = (Index(before), Index(after))
    homes = {
        text.by_id[clause].instrument.id if clause in text.by_id else clause
        for text in texts
        if clause in text.by_id or clause in text.instruments
    }

    def below(name):
        found = [text.by_id[name] for text in texts if name in text.by_id]
        return {
            id_
            for standing in found
            for text in texts
            for id_, one in text.by_id.items()
            if standing.clause in one.ancestors
        }

    whole = any(clause in text.instruments for text in texts)
    inside = (
        {id_ for t in texts for id_, one in t.by_id.items() if one.instrument.id == clause}
        if whole
        else below(clause)
    )
    shown = set() if whole else inside.copy()
    for other in others:
        if other != clause and other in inside | {clause}:
            shown -= {other, *below(other)}
    marked = redline(before, (Step(entry=entry, text=after),), sorted(homes))
    return columns(changed(marked, {clause}, shown, inside), entry)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_surroundings_show_what_the_whole_texts_show(data):
    texts = data.draw(chains())
    before, after = texts[0], texts[-1]
    names = [c.id for text in (before, after) for c in everything(text)]
    names += [one.id for one in (*before.instruments, *after.instruments)]
    chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=5, unique=True))
    entries = {name: number for number, name in enumerate(chosen, start=2)}
    try:
        expected = {
            name: of_whole_texts(before, after, number, name, chosen)
            for name, number in entries.items()
        }
    except Malformed:
        assume(condition=False)
    assert excerpts(Index(before), Index(after), entries) == expected


def test_a_reference_is_cited_as_in_the_whole_text_on_either_side():
    after = with_clause(BASE, replace(FAR, number="5."))
    current, proposed = excerpts(Index(BASE), Index(after), {B.id: 1})[B.id]
    assert "C2, paragraph 4" in "".join(p.text for p in current[0].pieces)
    assert "C2, paragraph 5" in "".join(p.text for p in proposed[0].pieces)


def test_the_words_of_neighbours_are_left_out_but_not_their_places():
    near = surroundings(Index(BASE), Index(BASE), {A.id})
    beside = near.before.instruments[0].clauses[1]
    assert (beside.id, beside.number, beside.opening) == (B.id, "ii.", ())
    assert near.before.instruments[1].clauses == ()
    assert within(Index(BASE), Index(BASE), A.id) == {A.id, "c1.00002"}


def test_a_clause_moved_to_another_instrument_is_shown_where_it_was_and_where_it_is():
    after = put(without(BASE, A.id), A, "c2", 1)
    current, proposed = excerpts(Index(BASE), Index(after), {A.id: 1})[A.id]
    assert [p.clause for p in current] == [p.clause for p in proposed] == [A.id, "c1.00002"]


class Unread(tuple):
    """Clauses that nobody may walk."""

    def __iter__(self):
        raise AssertionError


def test_the_entries_of_an_amendment_are_cut_from_one_marking(monkeypatch):
    marked = []

    def counted(*texts):
        marked.append(texts)
        return redline(*texts)

    monkeypatch.setattr(excerpt_module, "redline", counted)
    after = with_clause(with_clause(BASE, replace(A, number="1.")), replace(B, number="2."))
    shown = excerpts(Index(BASE), Index(after), {A.id: 7, B.id: 8})
    assert len(marked) == 1
    entries = {
        name: {mark.entry for p in proposed for piece in p.label for mark in piece.marks}
        for name, (_, proposed) in shown.items()
    }
    assert entries == {A.id: {7}, B.id: {8}}


def test_an_entry_walks_no_clauses_far_from_its_own():
    def text(words: str) -> Index:
        far = item("c1.00005", "Officers:", "iv.", (item("c1.00006", "may answer.", "a)"),))
        near = item("c1.00001", words, "i.")
        made = Index(Constitution(instruments=(instrument("c1", near, far),)))
        object.__setattr__(far, "children", Unread(far.children))
        return made

    current, proposed = excerpts(text("Old."), text("New."), {"c1.00001": 1})["c1.00001"]
    assert [p.clause for p in current] == [p.clause for p in proposed] == ["c1.00001"]


@pytest.mark.parametrize("name", ["c1.00008", "c1.00009"])
def test_neighbours_inserted_together_are_each_shown_alone(name):
    after = put(put(BASE, item("c1.00009", "New."), "c1", 1), item("c1.00008", "Newer."), "c1", 1)
    current, proposed = excerpts(Index(BASE), Index(after), {name: 1})[name]
    assert current == ()
    assert [p.clause for p in proposed] == [name]
