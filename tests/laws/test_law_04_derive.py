"""Law 4: `amend(a, derive(compare(a, b))) == b`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import histories
from amending import amendment_of, fitting
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.deriving.derive import derive, says
from constitution_tool.errors import Conflict
from constitution_tool.model.instrument import Constitution, standings
from constitution_tool.notation.amendments.instruction import parse_instruction, print_instruction
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument
from edits import edited
from strategies import constitutions

LIMITS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

BEYOND = {
    "change-unsayable",
    # What `amend` never leaves behind, whatever the instructions.
    *("reference-unknown", "note-unknown", "omitted-still-referred-to", "clause-unwritable"),
}
"""Why a difference may be refused: no form says it, or the new text could not stand."""


def _derived(old, new):
    """Derive, and see that what comes of it is the new text, in sentences that read back."""
    instructions = derive(old, new)
    for each in instructions:
        assert parse_instruction(print_instruction(each), "", 1) == each
    if not instructions:
        assert says(old, new)
    else:
        assert says(amend(old, amendment_of(*instructions)), new)
    return instructions


def _refused(old, new):
    """Derive; give the codes of why it cannot be done, if it cannot."""
    try:
        _derived(old, new)
    except Conflict as refusal:
        return {finding.code for finding in refusal.findings}
    return set()


@st.composite
def _edits(draw):
    old = draw(constitutions(awkward=draw(st.booleans())))
    return old, draw(edited(old))


def _stands(text):
    """Say whether a text could be in force: written down and read back it is itself."""
    for instrument in text.instruments:
        if any(not s.clause.id.startswith(f"{instrument.id}.") for s in standings(instrument)):
            return False
        try:
            if (
                parse_instrument(print_instrument(instrument), "source/x.md").instrument
                != instrument
            ):
                return False
        except Conflict:
            return False
    return True


@LIMITS
@given(_edits())
def test_the_amendment_derived_from_random_edits_makes_the_new_text(case):
    old, new = case
    assert _refused(old, new) <= BEYOND or not _stands(new)


@st.composite
def _amended(draw):
    old = draw(constitutions())
    amendment = draw(fitting(old))
    try:
        return old, amend(old, amendment)
    except Conflict:
        return old, old


@LIMITS
@given(_amended())
def test_whatever_an_amendment_does_can_be_derived_again(case):
    old, new = case
    _derived(old, new)


@pytest.mark.parametrize("name", ["uqcs", "debian", "social contract"])
def test_every_version_of_a_real_constitution_is_derived_from_the_one_before(name):
    for old, new in histories.pairs(name):
        _derived(old, new)
        _derived(new, old)


CELL = st.lists(
    st.sampled_from(["the", "leader", "of", "a", "council", "keeps", "its", "record", "month"]),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
ROWS = st.lists(st.tuples(CELL, CELL, CELL), min_size=2, max_size=6)


@st.composite
def _table_edits(draw):
    """Draw a table, and the same with some cells reworded and some rows more or fewer."""
    rows = draw(ROWS)
    kept = [row for row in rows if draw(st.integers(0, 5))] or rows
    changed = [
        tuple(each if draw(st.integers(0, 4)) else draw(CELL) for each in row) for row in kept
    ]
    at = draw(st.integers(0, len(changed)))
    more = draw(st.lists(st.tuples(CELL, CELL, CELL), max_size=2))
    return rows, [*changed[:at], *more, *changed[at:]]


def _with_table(rows):
    lines = "".join(f"  | {' | '.join(row)} |\n" for row in rows)
    source = (
        '+++\nid = "c5"\nnumber = "C5"\ntitle = "T"\n+++\n\n- i. Words. {#c5.bbbbb}\n\n'
        f"  | Who | What | When |\n  | --- | --- | --- |\n{lines}"
    )
    return Constitution(instruments=(parse_instrument(source, "source/c5.md").instrument,))


@LIMITS
@given(_table_edits())
def test_what_is_derived_of_two_tables_makes_the_one_of_the_other(case):
    old, new = map(_with_table, case)
    assert _refused(old, new) == set()
