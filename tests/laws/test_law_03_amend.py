"""Law 3: `amend` returns a whole new constitution or raises; the old one is untouched."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amending import amendment_of, fitting
from any_form import FORMS, TEXT, Drafting
from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import touches_after, unmet
from constitution_tool.errors import Conflict, Severity
from constitution_tool.model.instrument import Index, standings
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument
from hunting import IS_HUNT, examples
from strategies import constitutions

CARRIED_OUT: Counter[str] = Counter()
"""Which forms were carried out, over all that was drawn."""
LIMITS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def _cases(draw):
    constitution = draw(constitutions())
    return constitution, draw(fitting(constitution))


def _amended(constitution, amendment):
    try:
        return amend(constitution, amendment), ()
    except Conflict as refusal:
        return None, refusal.findings


@LIMITS
@given(_cases())
def test_amend_returns_a_whole_new_text_that_can_be_written_or_raises(case):
    judge(*case)


def judge(constitution, amendment):
    kept = deepcopy(constitution)
    after, refused = _amended(constitution, amendment)
    assert constitution == kept
    if after is None:
        assert refused
        assert all(f.problem and f.remedy and f.place.path for f in refused)
        return
    assert after != constitution
    CARRIED_OUT.update(type(entry.instruction).__name__ for entry in amendment.entries)
    for instrument in after.instruments:
        parsed = parse_instrument(print_instrument(instrument), "source/x.md")
        assert [f for f in parsed.findings if f.severity is Severity.ERROR] == []
        assert parsed.instrument == instrument


@LIMITS
@given(_cases())
def test_the_last_step_is_the_amended_text_and_untouched_clauses_are_shared(case):
    constitution, amendment = case
    after, _ = _amended(constitution, amendment)
    if after is None:
        return
    steps = amend_steps(constitution, (amendment,))
    assert [step.number for step in steps] == list(range(1, len(amendment.entries) + 1))
    assert steps[-1].text == after
    before = Index(constitution).by_id
    for step in steps:
        now = Index(step.text).by_id
        changed = {
            id_ for id_ in before.keys() | now.keys() if _own(before.get(id_)) != _own(now.get(id_))
        }
        assert changed <= {*step.touched}
        before = now


def _own(standing):
    clause = standing and standing.clause
    return clause and (clause.kind, clause.number, clause.heading, clause.opening, clause.closing)


@LIMITS
@given(_cases())
def test_what_an_amendment_expects_holds_of_the_text_it_was_written_on(case):
    constitution, amendment = case
    after, _ = _amended(constitution, amendment)
    if after is None:
        return
    written = with_expectations(constitution, amendment)
    assert unmet(constitution, written) == ()
    keys = [key for key, _ in touches_after(after, written)]
    assert keys == sorted(keys)
    assert {each.key for each in written.expects if each.scope != "text"} <= set(keys)
    ids = {standing.clause.id for i in after.instruments for standing in standings(i)}
    for key, digest in touches_after(after, written):
        known = key.partition(":")[2] in ids | {i.id for i in after.instruments}
        assert (digest != "absent") == known


@pytest.mark.parametrize("form", FORMS)
@settings(examples(8), derandomize=not IS_HUNT)
@given(data=st.data())
def test_of_every_form_too(form, data):
    instruction = Drafting(data.draw).instruction(TEXT, form)
    judge(TEXT, amendment_of(instruction))


def test_every_form_was_carried_out():
    assert {form.__name__ for form in FORMS} <= CARRIED_OUT.keys(), CARRIED_OUT
