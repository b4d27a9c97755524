from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from constitution_tool.engine.comparing.compare import compare
from constitution_tool.engine.comparing.order import kept_in_order
from constitution_tool.model.block import Paragraph
from constitution_tool.model.change import (
    ChangeSet,
    FootnotesSubstituted,
    HeadingSubstituted,
    Inserted,
    InstrumentInserted,
    InstrumentMoved,
    InstrumentOmitted,
    Moved,
    Omitted,
    Renumbered,
    Retitled,
    Seat,
    Substituted,
)
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instrument import Clause, Constitution, Footnote, Instrument, Kind
from constitution_tool.model.words import Words
from edits import chains, put, with_clause, without


def item(name, number="", *children, words="Words."):
    return Clause(
        id=ClauseId(name),
        kind=Kind.ITEM,
        number=number,
        heading=Words(""),
        opening=(Paragraph(words=Words(words)),),
        children=children,
    )


A, B, C = item("c1.00001", "i."), item("c1.00002", "ii."), item("c1.00003", "iii.")
HEAD = Clause(
    id=ClauseId("c1.00009"),
    kind=Kind.HEADING,
    number="",
    heading=Words("Duties"),
    children=(A, B, C),
)
ONE = Instrument(id=InstrumentId("c1"), number="C1", title="Rules", clauses=(HEAD,))
TWO = Instrument(id=InstrumentId("c2"), number="C2", title="Code", clauses=(item("c2.00001"),))
BASE = Constitution(instruments=(ONE, TWO))


def changes(new, **how):
    return compare(BASE, new, **how).changes


def test_a_text_is_the_same_as_itself_and_as_its_copy():
    copy = Constitution(instruments=tuple(replace(i) for i in BASE.instruments))
    assert compare(BASE, BASE) == compare(BASE, copy) == ChangeSet()


def test_words_heading_and_number_are_told_apart():
    b = item("c1.00002", "2.", words="Other words.")
    head = replace(HEAD, heading=Words("Powers"), children=(A, b, C))
    assert changes(with_clause(BASE, head)) == (
        HeadingSubstituted(id=HEAD.id, old=Words("Duties"), new=Words("Powers")),
        Substituted(old=B, new=b),
        Renumbered(id=B.id, old="ii.", new="2."),
    )


def test_an_omission_says_where_it_stood_and_an_insertion_where_it_stands():
    fresh = item("c1.00007", "iv.")
    new = put(without(BASE, A.id), fresh, HEAD.id, 1)
    assert changes(new) == (
        Omitted(clause=A, seat=Seat(parent=HEAD.id, previous="")),
        Inserted(clause=fresh, seat=Seat(parent=HEAD.id, previous=B.id)),
    )


def test_one_clause_moved_past_several_is_the_one_that_moved():
    new = with_clause(BASE, replace(HEAD, children=(B, C, A)))
    seats = Seat(parent=HEAD.id, previous=""), Seat(parent=HEAD.id, previous=C.id)
    assert changes(new) == (Moved(id=A.id, old=seats[0], new=seats[1]),)


@pytest.mark.parametrize("mover", [A, B])
def test_of_two_that_changed_places_the_one_named_as_moved_is_it(mover):
    new = with_clause(BASE, replace(HEAD, children=(B, A, C)))
    assert [change.id for change in changes(new, moved=(mover.id,))] == [mover.id]


def test_a_clause_under_another_parent_moved_with_its_children():
    new = put(without(BASE, HEAD.id), HEAD, "c2", 0)
    assert changes(new) == (
        Moved(id=HEAD.id, old=Seat(parent="c1", previous=""), new=Seat(parent="c2", previous="")),
    )


def test_instruments_come_go_move_and_change_their_titles_and_footnotes():
    third = Instrument(id=InstrumentId("c3"), number="C3", title="New", clauses=())
    note = Footnote(label="1", words=Words("Note."))
    two = replace(TWO, title="Code of Conduct", footnotes=(note,))
    assert changes(Constitution(instruments=(two, third))) == (
        InstrumentOmitted(instrument=ONE),
        *(
            Omitted(clause=c, seat=Seat(parent=p, previous=b))
            for c, p, b in (
                (HEAD, "c1", ""),
                (A, HEAD.id, ""),
                (B, HEAD.id, A.id),
                (C, HEAD.id, B.id),
            )
        ),
        Retitled(
            id="c2", old_number="C2", new_number="C2", old_title="Code", new_title="Code of Conduct"
        ),
        FootnotesSubstituted(id="c2", old=(), new=(note,)),
        InstrumentInserted(instrument=third),
    )
    swapped = changes(Constitution(instruments=(TWO, ONE)))
    assert len(swapped) == 1
    assert isinstance(swapped[0], InstrumentMoved)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(chains(longest=1))
def test_two_texts_compare_as_equal_only_if_they_are(texts):
    old, new = texts
    assert (compare(old, new) == ChangeSet()) == (old == new)


@pytest.mark.parametrize(
    ("old", "new", "movers", "kept"),
    [
        ("abc", "abc", "", "abc"),
        ("abcd", "bcda", "", "bcd"),
        ("ab", "ba", "a", "b"),
        ("ab", "ba", "b", "a"),
        ("abcde", "aecdb", "be", "acd"),
        ("abc", "axbyc", "", "abc"),
        ("abcd", "badc", "abcd", "bd"),
    ],
)
def test_those_that_need_not_move_are_kept(old, new, movers, kept):
    found = kept_in_order([*old], [*new], movers)
    place = [old.index(name) for name in new if name in found]
    assert place == sorted(place)
    assert len(found) == len(kept)
    if movers and set(movers) != set(old):
        assert found == frozenset(kept)
