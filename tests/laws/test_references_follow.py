"""After a renumbering and what must follow from it, every reference means what it meant."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.checking.check import check_amendment
from constitution_tool.engine.references.reading import Reading
from constitution_tool.engine.references.rewording import means
from constitution_tool.engine.references.second import consequential, linking
from constitution_tool.errors import Conflict
from constitution_tool.model.instrument import Index
from constitution_tool.model.settings import InstrumentSettings, LawSettings, Numbering
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from referring import SECOND, STATUTES, meaning, planted, structural

LAW = LawSettings(
    council="A Council",
    domain="council.example",
    language="en-GB",
    instruments=(InstrumentSettings(id="c1", numbering=Numbering.SUFFIX),),
)
LIMITS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
LIVE = re.compile(r"\[\]\(#([a-z0-9.]+)\)")


@st.composite
def cases(draw):
    text, references = draw(planted())
    return text, references, draw(structural(text))


def words_of(text, id_):
    standing = Index(text).by_id.get(id_)
    return standing.clause.opening[0].words if standing and standing.clause.opening else ""


def between(words, mark):
    return words.split(mark)[1] if mark in words else ""


@LIMITS
@given(cases())
def test_every_planted_reference_means_what_it_meant(case):
    text, references, first = case
    try:
        after = amend(text, first)
    except Conflict:
        assume(False)
    second = consequential(text, after, (first,), SECOND)
    last = amend(after, second.amendment)
    assert unmet(after, second.amendment) == ()
    reading, there = Reading(last), Index(last).by_id
    said = " ".join(one.problem for one in second.named)
    for one in references:
        left = tuple(id_ for id_ in one.ends if id_ in there)
        if one.clause not in there:
            continue
        if len(left) < len(one.ends) and len(one.ends) == 1:
            assert one.said.split(", ")[-1].split(" of ")[0] in said
            continue
        live = LIVE.findall(between(words_of(last, one.clause), one.mark))
        meant = meaning(reading, one.clause, one.mark)
        ranges = len(one.members) > len(one.ends) or " to " in one.said or "–" in one.said
        if ranges and f"“{one.said}” would" in said:
            continue  # no range takes in just what it did
        if ranges:
            taken = live and reading.resolver.seats.between(live[0], live[-1])
            survivors = {id_ for id_ in one.members if id_ in there}
            assert set(taken or (meant.members if meant else ())) == survivors, one
            continue
        ends = tuple(live) if live else meant.ends if meant else ()
        if len(left) == len(one.ends):
            assert ends == one.ends, (one, words_of(last, one.clause))
        else:
            assert set(ends) <= set(left), one
            assert not left or ends, one


@LIMITS
@given(cases())
def test_what_is_drafted_is_written_down_and_read_back_and_has_its_reasons(case):
    text, _, first = case
    try:
        after = amend(text, first)
    except Conflict:
        assume(False)
    made = consequential(text, after, (first,), SECOND).amendment
    assume(made.entries)
    assert all(entry.reason.endswith("(amendment 2026-001).") for entry in made.entries)
    assert parse_amendment(print_amendment(made), "amendments/2026-002.md").amendment == made
    assert check_amendment(after, made, LAW) == ()


@LIMITS
@given(cases())
def test_statutes_are_never_touched(case):
    text, _, first = case
    try:
        after = amend(text, first)
    except Conflict:
        assume(False)
    last = amend(after, consequential(text, after, (first,), SECOND).amendment)
    for id_ in Index(after).by_id:
        for statute in STATUTES:
            assert words_of(last, id_).count(statute) == words_of(after, id_).count(statute)


@LIMITS
@given(planted())
def test_links_alter_no_word_that_is_read_and_lead_where_the_words_did(case):
    text, references = case
    made = linking(text, SECOND, frozenset(Index(text).by_id), "A reason.")
    last = amend(text, made.amendment)
    reading, before = Reading(last), Reading(text)
    for one in references:
        was, now = words_of(text, one.clause), words_of(last, one.clause)
        assert re.sub(r"\[([^\]]+)\]\(#[a-z0-9.]+\)", r"\1", now) == was or "[](" in now
        meant = meaning(reading, one.clause, one.mark)
        live = LIVE.findall(between(now, one.mark))
        assert (tuple(live) if live else meant.ends) == meaning(before, one.clause, one.mark).ends
    assert linking(last, SECOND, frozenset(Index(last).by_id), "A reason.").amendment.entries == ()


@LIMITS
@given(cases())
def test_linked_references_lead_where_they_led_and_say_the_number_that_is_there(case):
    text, references, first = case
    linked = amend(text, linking(text, SECOND, frozenset(Index(text).by_id), "Why.").amendment)
    try:
        after = amend(linked, first)
    except Conflict:  # what is referred to for certain is not omitted
        assume(False)
    second = consequential(linked, after, (first,), SECOND)
    last = amend(after, second.amendment)
    named = {one.stretch.clause for one in second.named}
    before, reading, there = Reading(linked), Reading(last), Index(last).by_id
    for one in references:
        if one.clause not in there or LIVE.search(between(words_of(last, one.clause), one.mark)):
            continue
        if len(one.ends) > 1 and one.clause in named:
            continue  # perhaps a range, and none takes in just what it did
        was, now = read_at(before, one), read_at(reading, one)
        if was is None or not set(before.meaning(was).ends) <= there.keys():
            continue
        left = tuple(part & there.keys() for part in before.meaning(was).parts)
        assert reading.meaning(now).parts == left
        assert means(reading, now, reading.meaning(now).parts), words_of(last, one.clause)


def read_at(reading, one):
    for read in reading.by_place.get(("c1", one.clause), ()):
        if one.mark in read.flat.text[: read.mention.start].rpartition(")")[2]:
            return read
    return None
