"""Laws of numbers: what follows sorts after, what is put in between, what is renumbered is whole.

They hold of every series that councils number by, at whatever place in it.
"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend, apply_instruction
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.amending.wish import DropClause, NewClause, Relocate, Where, Wished
from constitution_tool.engine.numbering.drafting import draft_numbered
from constitution_tool.engine.numbering.faults import faults
from constitution_tool.engine.numbering.places import between, follows, starts, whole_after
from constitution_tool.engine.numbering.schemes import Case, Scheme, Style, readings
from constitution_tool.engine.numbering.series import series_of
from constitution_tool.errors import Conflict
from constitution_tool.model.settings import Numbering
from constitution_tool.model.target import Side
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from constitution_tool.notation.amendments.instruction import parse_instruction
from numbered import labels, law, text
from strategies import constitutions

LIMITS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
FEWER = settings(LIMITS, max_examples=60)

SIGNS = [("", "."), ("(", ")"), ("", ")"), ("", ""), ("4.", ""), ("4.2.7.", ""), ("A14.", "")]
SIGNS += [("APR10.", ""), ("(a)(", ")"), ("4.2(", ")"), ("[", "]"), ("1.2.3.4.", ".")]


@st.composite
def schemes(draw):
    before, after = draw(st.sampled_from(SIGNS))
    style = draw(st.sampled_from(Style))
    case = Case.CAPITAL if style is Style.FIGURES else draw(st.sampled_from(Case))
    width = draw(st.sampled_from([0, 2])) if style is Style.FIGURES else 0
    return Scheme(style=style, case=case, before=before, after=after, width=width)


PLACES = st.tuples(st.integers(1, 120)) | st.builds(
    lambda number, rest: (number, *rest),
    st.integers(0, 60),
    st.lists(st.integers(0, 26), min_size=1, max_size=3).map(tuple),
)


@LIMITS
@given(schemes(), PLACES)
def test_a_label_reads_back_as_the_place_it_was_written_for(scheme, place):
    label = scheme.label(place)
    assume(label is not None)
    assert (scheme, place) in readings(label)
    assert all(other.label(at) == label for other, at in readings(label))


@LIMITS
@given(schemes(), PLACES)
def test_what_comes_after_a_label_sorts_after_it_and_is_of_its_series(scheme, place):
    after = whole_after(place)
    label = scheme.label(after)
    assume(scheme.label(place) is not None and label is not None)
    assert place < after
    assert follows(place, after)
    assert (scheme, after) in readings(label)


@LIMITS
@given(schemes(), PLACES, PLACES)
def test_what_is_put_in_between_two_sorts_strictly_between_them(scheme, one, other):
    low, high = sorted((one, other))
    assume(low < high)
    found = [place for place in between(low, high) if scheme.label(place)]
    assert all(low < place < high for place in between(low, high))
    written = [scheme.label(place) for place in found]
    assert len(set(written)) == len(written)


@LIMITS
@given(PLACES, PLACES)
def test_something_can_be_put_in_between_any_two_that_follow(one, other):
    low, high = sorted((one, other))
    deepest = (*low, 0, 0, 1)
    assume(low < high and high != deepest and follows(low, high))
    assert any(between(low, high))


# --- a text that is amended again and again -----------------------------------------------------

SERIES = st.sampled_from(
    [
        *(["1.", "2.", "3.", "4.", "5."], ["i.", "ii.", "iii.", "iv."], ["a)", "b)", "c)", "d)"]),
        *(["(A)", "(B)", "(C)"], ["4.1", "4.2", "4.3"], ["A14.01", "A14.02", "A14.03"]),
        *(["APR1", "APR2", "APR3"], ["a.", "b.", "c.", "d.", "e.", "f.", "g.", "h.", "i."]),
    ]
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["new", "omit", "move"]), st.integers(0, 99), st.integers(0, 99)),
    min_size=1,
    max_size=6,
)


def _wish(step, made):
    """Say a step of a text as a wish about the clauses there are; nothing if it says nothing."""
    act, one, other = step
    clauses = made.instruments[0].clauses[0].children
    first, second = clauses[one % len(clauses)], clauses[other % len(clauses)]
    where = Where(at=list(Side)[one % 2], target=second.id)
    if act == "new":
        return NewClause(where=where, words=f"New words {one}.")
    if act == "omit":
        return DropClause(target=first.id) if len(clauses) > 1 else None
    return Relocate(target=first.id, where=where) if first is not second else None


def _carried_out(made, step, policy, taken):
    wish = _wish(step, made)
    if wish is None:
        return made
    wished = Wished(wish=wish, reason="it is needed")
    codes = set()
    try:
        done = draft_numbered(made, amendment_of(), wished, taken, law(policy))
    except Conflict as refused:
        codes = {each.code for each in refused.findings}
    assert codes <= ({"changes-nothing"} if policy is Numbering.RENUMBER else {"number-none"})
    return made if codes else amend(made, done.drafted.amendment)


@FEWER
@given(SERIES, STEPS)
def test_after_what_is_drafted_under_renumber_the_siblings_are_whole(series, steps):
    made, taken = text(("#", series)), set()
    for step in steps:
        made = _carried_out(made, step, Numbering.RENUMBER, taken)
        taken |= {each.id for each in made.instruments[0].clauses[0].children}
        assert faults(made, {}) == ()
        (found,) = (each for each in series_of(made.instruments[0]) if each)
        assert [member.read.place for member in found] == [
            (number,) for number in range(1, len(labels(made)))
        ]


@FEWER
@given(SERIES, STEPS)
def test_what_is_put_in_under_suffix_leaves_the_others_and_the_order_alone(series, steps):
    made, taken = text(("#", series)), set()
    for _, one, other in steps:
        before = labels(made)
        made = _carried_out(made, ("new", one, other), Numbering.SUFFIX, taken)
        taken |= {each.id for each in made.instruments[0].clauses[0].children}
        now = labels(made)
        assert [label for label in now if label in before] == before
        assert len(set(now)) == len(now)
        assert {fault.finding.code for fault in faults(made, {})} == set()
        (found,) = (each for each in series_of(made.instruments[0]) if each)
        assert all(low.read.place < high.read.place for low, high in pairwise(found))
        assert starts(found[0].read.place)


@FEWER
@given(SERIES, STEPS)
def test_a_draft_that_is_added_to_again_and_again_leaves_the_siblings_whole(series, steps):
    made = text(("#", series))
    draft, now = amendment_of(), made
    for step in steps:
        wish = _wish(step, now)
        if wish is None:
            continue
        wished = Wished(wish=wish, reason="it is needed")
        try:
            done = draft_numbered(made, draft, wished, frozenset(), law(Numbering.RENUMBER))
        except Conflict:  # it is there already, or was put in by this draft and omitted
            continue
        draft = done.drafted.amendment
        now = amend(made, draft)
        assert unmet(made, draft) == ()
        printed = print_amendment(draft)
        assert parse_amendment(printed, "amendments/2024-003.md").amendment == draft
        (found,) = (each for each in series_of(now.instruments[0]) if each)
        assert [member.read.place for member in found] == [
            (number,) for number in range(1, len(labels(now)))
        ]


@FEWER
@given(constitutions())
def test_what_is_suggested_for_a_number_can_be_carried_out(constitution):
    for fault in faults(constitution, {}):
        assert fault.mend in fault.finding.remedy
        if fault.mend:
            after = apply_instruction(constitution, parse_instruction(fault.mend, "x.md", 1))
            assert after != constitution


LISTED = st.one_of(
    st.lists(st.sampled_from(each.split()), max_size=7)
    for each in ("1. 2. 3. 4. 4A. 5. 6.", "i. ii. iii. iv. v. vi.", "a) b) c) d) e) h)")
)


@LIMITS
@given(LISTED)
def test_what_is_suggested_one_after_another_puts_a_list_in_order(listed):
    made = text(("#", listed))
    for _ in range(4 * len(listed) + 1):
        mends = [fault.mend for fault in faults(made, {}) if fault.mend]
        if not mends:
            break
        made = apply_instruction(made, parse_instruction(mends[0], "x.md", 1))
    assert faults(made, {}) == ()
