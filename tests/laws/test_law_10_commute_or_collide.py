"""Law 10: two amendments commute or collide; they never quietly overwrite."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amending import fitting
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.errors import Conflict
from strategies import constitutions


@st.composite
def _cases(draw):
    text = draw(constitutions(awkward=False))
    return text, draw(fitting(text)), draw(fitting(text, "cccc"))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_cases())
def test_entered_in_either_order_the_text_is_the_same_or_one_is_refused(case):
    text, one, other = case
    try:
        one, other = with_expectations(text, one), with_expectations(text, other)
    except Conflict:
        return
    first, second = _entered(text, one, other), _entered(text, other, one)
    assert first is None or second is None or first == second


def _entered(text, first, second):
    try:
        text = amend(text, first)
        return None if unmet(text, second) else amend(text, second)
    except Conflict:
        return None
