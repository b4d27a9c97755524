"""A label is read in every series it may stand in; the one after it, and one between, are known."""

from __future__ import annotations

import pytest

from constitution_tool.engine.numbering.places import between, follows, whole_after
from constitution_tool.engine.numbering.schemes import readings


def _next(label):
    scheme, place = readings(label)[0]
    return scheme.label(whole_after(place))


def _between(low, high):
    """Give the plainest label between two, read in the first series that has both."""
    for scheme, place in readings(low):
        for other, end in readings(high) if high else [(scheme, None)]:
            if other == scheme and (end is None or place < end):
                return next(filter(None, map(scheme.label, between(place, end))), None)
    return None


@pytest.mark.parametrize(
    ("label", "after"),
    [
        *(("i.", "ii."), ("viii.", "ix."), ("xxxix.", "xl."), ("(iii)", "(iv)"), ("IV.", "V.")),
        *(
            ("a)", "b)"),
            ("(y)", "(z)"),
            ("z)", "aa)"),
            ("AA.", "BB."),
            ("LL.", "MM."),
            ("Z.", "AA."),
        ),
        *(("4", "5"), ("4A", "5"), ("9.", "10."), ("99", "100"), ("[1]", "[2]"), ("A1:", "A2:")),
        *(("4.2", "4.3"), ("4.9", "4.10"), ("4.2.7.1", "4.2.7.2"), ("1.2.3.4.5", "1.2.3.4.6")),
        *(("4.2A", "4.3"), ("A14.03", "A14.04"), ("A14.09", "A14.10"), ("APR10.2", "APR10.3")),
        *(("(a)(i)", "(a)(ii)"), ("(a)(i)(A)", "(a)(i)(B)"), ("4.2(a)", "4.2(b)"), ("12b", "12c")),
    ],
)
def test_the_label_after_another(label, after):
    assert _next(label) == after


@pytest.mark.parametrize(
    ("low", "high", "label"),
    [
        *(("4.", "5.", "4A."), ("4A.", "5.", "4B."), ("4.", "4A.", "4ZA."), ("4ZA", "4A", "4ZB")),
        *(("4A", "4B", "4AA"), ("4AA", "4B", "4AB"), ("4AA", "5", "4B"), ("4A", "4AA", "4AZA")),
        *(("4Z", "5", "4Z1"), ("4Z1", "5", "4Z2"), ("4Y", "4Z", "4YA"), ("4ZA", "4ZB", "4ZAA")),
        *(("4.2", "4.3", "4.2A"), ("4.2A", "4.2B", "4.2AA"), ("A14.03", "A14.04", "A14.03A")),
        *(("APR10", "APR11", "APR10A"), ("APR10.2", "APR10.3", "APR10.2A")),
        *(("ii.", "iii.", "iia."), ("iia.", "iii.", "iib."), ("(i)", "(ia)", "(iza)")),
        *(("(a)", "(b)", "(aa)"), ("(aa)", "(b)", "(ab)"), ("b)", "ba)", "bza)")),
        *(("Z.", "AA.", None), ("viii.", "", "ix."), ("4A.", "", "5."), ("z.", "", "aa.")),
    ],
)
def test_the_label_between_two(low, high, label):
    assert _between(low, high) == label


@pytest.mark.parametrize(
    ("first", "label"),
    [
        *(("1.", "A1."), ("1", "A1"), ("4.1", "4.A1"), ("i.", "ai."), ("I)", "AI)")),
        *(("a)", "za)"), ("A.", "ZA."), ("A1.", "ZA1."), ("(za)", "(zza)"), ("(ai)", "(zai)")),
    ],
)
def test_the_label_before_the_first(first, label):
    made = [
        next(filter(None, map(scheme.label, between((0,), place))), None)
        for scheme, place in readings(first)
        if place <= (1,)
    ]
    assert label in made


@pytest.mark.parametrize("label", ["", "The", "iI.", "§", "Article", "2024.", "abcde)", "4a4"])
def test_what_belongs_to_no_series(label):
    assert readings(label) == ()


def test_what_may_follow_without_a_gap():
    assert all(follows((4,), place) for place in [(5,), (4, 1), (4, 0, 1)])
    assert all(follows((4, 1, 1), place) for place in [(5,), (4, 2), (4, 1, 2), (4, 1, 1, 1)])
    assert not any(follows((4,), place) for place in [(4,), (6,), (4, 2), (3,), (5, 1)])
