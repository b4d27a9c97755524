"""What changed between the lines of a document is marked, under its heading, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from constitution_tool.engine.comparing.count import marks_in
from constitution_tool.engine.comparing.lines import changed_lines
from constitution_tool.model.passage import Passage, text_of
from constitution_tool.model.published import HEADING

WORDS = st.sampled_from(["an assessment", "no assessment is held", "the Chair", "the officer", "x"])
LINES = st.lists(
    st.tuples(st.sampled_from(["", HEADING]), st.lists(WORDS, min_size=1, max_size=4)).map(
        lambda drawn: drawn[0] + " ".join(drawn[1])
    ),
    max_size=9,
)


def said(old: list[str], new: list[str]) -> list[str]:
    shown = changed_lines(old, new)
    return [text_of(one.pieces) for one in shown if isinstance(one, Passage)]


@given(LINES)
def test_the_same_lines_have_not_changed(lines):
    assert changed_lines(lines, lines) == ()


@given(LINES, LINES)
def test_what_is_shown_bears_a_mark_or_is_the_heading_of_what_does(old, new):
    """That the marks give both texts is proved whenever lines are compared (law 5)."""
    shown = changed_lines(old, new)
    assert bool(shown) == (old != new)
    plain = [text_of(one.pieces) for one in shown if not any(marks_in(one))]
    headings = [line.removeprefix(HEADING) for line in old if line.startswith(HEADING)]
    assert set(plain) <= set(headings)
    assert not shown or any(marks_in(shown[-1]))


def test_a_changed_line_stands_under_its_own_heading():
    old = ["# One", "The first.", "# Two", "The second.", "The third.", "# Three", "Fourth."]
    new = ["# One", "The first.", "# Two", "The second one.", "The third!", "# Three", "Fourth."]
    assert said(old, new) == ["Two", "The second one.", "The third.!"]


def test_a_heading_that_came_stands_under_no_other():
    old = ["# One", "The first.", "# Three", "The third."]
    new = ["# One", "The first.", "# Two", "The second.", "# Three", "The third."]
    assert said(old, new) == ["Two", "The second."]
    assert said(new, old) == ["Two", "The second."]


def test_what_came_and_what_went_is_shown_whole():
    assert said(["# A", "One."], ["# A", "One.", "Two."]) == ["A", "Two."]
    assert said(["# A", "One.", "Two."], ["# A", "Two."]) == ["A", "One."]
