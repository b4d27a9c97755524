"""Law 10, of many at once: what is said of a pair is what entering both, in either order, does."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, combinations_with_replacement

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import any_form
from amending import amendment_of, fitting
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.colliding.conflicts import Relation, conflicts
from constitution_tool.engine.colliding.update import Then, brought_up_to_date, written_then
from constitution_tool.engine.council import acts_on
from constitution_tool.errors import Conflict
from constitution_tool.model.instruction import Instruction
from hunting import IS_HUNT, examples
from strategies import constitutions

LIMITS = {"deadline": None, "suppress_health_check": list(HealthCheck)}
JUDGED: set[str] = set()
"""The forms that were truly judged beside another."""
FORMS = sorted(Instruction.__args__, key=lambda form: form.__name__)


@st.composite
def _cases(draw):
    text = draw(constitutions(largest=1, awkward=False))
    made = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        touched = {each.id for one in made for each in one.expects if "." in each.id}
        one = replace(draw(fitting(text, "bcdf"[number - 1] * 4, touched)), id=f"2024-{number:03}")
        try:
            made.append(with_expectations(text, one))
            amend(text, made[-1])
        except Conflict:
            made = made[:number]
            return text, tuple(made)
    return text, tuple(made)


def _entered(text, first, second):
    try:
        text = amend(text, first)
        return None if unmet(text, second) else amend(text, second)
    except Conflict:
        return None


def _by_trying(text, amendments):
    """Say which pairs do not commute, by carrying each out on the whole text."""
    return {
        (one.id, other.id)
        for one, other in combinations(amendments, 2)
        if (forth := _entered(text, one, other)) is None or forth != _entered(text, other, one)
    }


def _fits(text, amendment):
    """Say whether it can be carried out; what it expects is worked out later, or was met."""
    try:
        amend(text, amendment)
    except Conflict:
        return False
    return True


def _judged(text, amendments):
    fit = [each for each in amendments if _fits(text, each) and not unmet(text, each)]
    found = conflicts(text, amendments)
    assert {*found.unfit} == {each.id for each in amendments} - {each.id for each in fit}
    assert {*found.judged} == {each.id for each in fit}
    collide = {(p.one, p.other) for p in found.pairs if p.relation is Relation.COLLIDE}
    assert collide == _by_trying(text, fit)
    return found


@settings(max_examples=60, **LIMITS)
@given(_cases())
def test_pairs_are_judged_as_entering_them_on_the_whole_text_judges_them(case):
    found = _judged(*case)
    assert found.commuting == len(found.judged) * (len(found.judged) - 1) // 2 - len(found.pairs)
    assert all(pair.meetings for pair in found.pairs)


@st.composite
def _pairs_of_forms(draw):
    """Draw two amendments of one instruction each, of any two forms, that act near each other."""
    text = draw(constitutions(largest=1, awkward=False))
    forms = draw(st.sampled_from([*combinations_with_replacement(FORMS, 2)]))
    made = []
    for form, ending in zip(forms, ("bbbb", "cccc"), strict=True):
        touched = {each.id for entry in made for each in entry.expects if "." in each.id}
        for _ in range(8):
            drawn = draw(fitting(text, ending, touched))
            found = [e.instruction for e in drawn.entries if isinstance(e.instruction, form)]
            if found and _fits(text, one := amendment_of(found[0])):
                made.append(replace(with_expectations(text, one), id=f"2024-{len(made):03}"))
                break
    return text, tuple(made)


@settings(max_examples=60, **LIMITS)
@given(_pairs_of_forms())
def test_any_two_forms_commute_or_collide(case):
    _judged(*case)


@pytest.mark.parametrize("form", any_form.FORMS)
@settings(examples(12), derandomize=not IS_HUNT)
@given(data=st.data())
def test_a_form_commutes_or_collides_with_any_other(form, data):
    other = data.draw(st.sampled_from(any_form.FORMS))
    made = []
    for number, each in enumerate((form, other)):
        drafting = any_form.Drafting(data.draw, brought=1000 * number)
        one = amendment_of(drafting.instruction(any_form.TEXT, each))
        if not _fits(any_form.TEXT, one):
            return
        made.append(replace(with_expectations(any_form.TEXT, one), id=f"2024-{number:03}"))
    JUDGED.update({form.__name__, other.__name__})
    _judged(any_form.TEXT, tuple(made))


def test_every_form_was_judged():
    assert {each.__name__ for each in any_form.FORMS} <= JUDGED, JUDGED


@st.composite
def _entered_since(draw):
    """Draw a text, an amendment written on it, and one entered after that."""
    text = draw(constitutions(largest=1, awkward=False))
    entered = draw(fitting(text, "bbbb"))
    touched = {t for e in entered.entries for t in acts_on(e) if "." in t}
    return text, entered, draw(fitting(text, "cccc", touched))


@settings(max_examples=60, **LIMITS)
@given(_entered_since())
def test_one_brought_up_to_date_does_what_it_did_beside_what_was_entered(case):
    text, entered, pending = case
    if not (_fits(text, entered) and _fits(text, pending)):
        return
    now, pending = amend(text, entered), with_expectations(text, pending)
    then = written_then(pending, (Then(text=now), Then(text=text, since=(entered,))))
    if then.text == now:
        return
    try:
        updated = brought_up_to_date(then, now, pending)
    except Conflict as refusal:
        assert refusal.findings  # noqa: PT017 - what is refused is always said
        return
    assert unmet(now, updated.amendment) == ()
    after = amend(now, updated.amendment)
    if not updated.made:
        assert after == amend(amend(text, pending), entered)
    assert len(updated.amendment.entries) + len(updated.made) == len(pending.entries)
