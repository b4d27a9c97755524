"""Numbers left out, doubled or out of order are said with what would put them right; no others."""

from __future__ import annotations

import pytest

from constitution_tool.engine.numbering.faults import faults
from constitution_tool.errors import Severity
from numbered import id_of, text

CASES = (
    "i. ii. iii. iv. v. vi. vii. viii. ix. x. xi.",
    "a) b) c) d) e) f) g) h) i) j) k)",
    "h. i. j.",
    "A. B. C. D. E. F. G. H. I. J. K. L. M. N. O. P. Q. R. S. T. U. V. W. X. Y. Z. AA. BB. CC.",
    "a. b. c. d. e. f. g. h. i. j. k. l. m. n. o. p. q. r. s. t. u. v. w. x. y. z. aa. ab. ac.",
    "1. (a) (b) 2. (a) (b) (c) (i) (ii) (d) 3.",
    "1 2 3 4 4A 4B 5",
    "A1 B1 1 1ZA 1A 1AZA 1AA 1AB 1B 2",
    "A1. A2. A3. B1. B2.",
    "(za) (zb) (a) (aa) (ab) (b)",
    "ai. i. ia. ib. ii.",
    "A14.01 A14.02 A14.03",
    "4.1 4.2 4.2A 4.3",
    "4.2.7.1 4.2.7.2",
    "8A.",
    "i.",
    "1 1.1 1.2 2 2.1 2.2",
)


@pytest.mark.parametrize("case", CASES)
def test_what_is_in_order_is_not_said(case):
    # h. goes on from a list that ended in g.
    led_up_to = "a. b. c. d. e. f. g." if case.startswith("h.") else ""
    listed = [("#", led_up_to.split()), ("#", case.split())]
    assert faults(text(*listed), {}) == ()


def _said(*outline, recorded=tuple):
    found = faults(text(*outline), {}, recorded)
    assert all(fault.finding.severity is Severity.WARNING for fault in found)
    return [(fault.finding.code, fault.finding.remedy) for fault in found]


@pytest.mark.parametrize(
    ("case", "code", "at", "becomes"),
    [
        ("i. ii. iv. v.", "number-gap", 2, "iii."),
        ("(a) (c)", "number-gap", 1, "(b)"),
        ("1. 2. 3. 7. 8.", "number-gap", 3, "4."),
        ("1 2 3 4 4B 5", "number-gap", 4, "4A"),
        ("i. ii. ii. iii.", "number-doubled", 2, "iia."),
        ("i. ii. ii.", "number-doubled", 2, "iii."),
        ("i. i. iii.", "number-doubled", 1, "ii."),
        ("1. 2. 3. 2.", "number-doubled", 3, "4."),
        ("4.1 4.2 5.3", "number-late", 2, "5.1"),
    ],
)
def test_what_is_not_is_said_with_a_number_that_is_free(case, code, at, becomes):
    made = text(*case.split())
    ((found, remedy),) = _said(*case.split())
    assert found == code
    assert f"](#{id_of(made, at)}) as “{becomes}”." in remedy


def test_one_out_of_order_is_to_be_moved():
    made = text(*["1.", "2.", "4.", "3.", "5."])
    ((code, remedy),) = _said(*["1.", "2.", "4.", "3.", "5."])
    assert code == "number-out-of-sequence"
    four, three = id_of(made, 2), id_of(made, 3)
    assert f"Move [C5, paragraph 4](#{four}) to after [C5, paragraph 3](#{three})." in remedy


def test_numbers_that_begin_again_after_words_without_one_are_in_order():
    assert (
        _said("(a)", "(b)", "", "(a)", "(b)")
        == [
            # Two are called alike all the same: `check_constitution` says so.
        ]
    )
    assert [code for code, _ in _said("(a)", "(b)", "(a)", "(b)")] == ["number-doubled"] * 2


def test_a_list_may_go_on_under_the_next_heading():
    first, then = ("#", ["1.", "2.", "3."]), ("#", ["4.", "5."])
    assert _said(first, then) == []
    assert [code for code, _ in _said(first, ("#", ["5.", "6."]))] == ["number-late"]
    assert _said(first, ("#", ["1.", "2."])) == []
    assert [code for code, _ in _said(("#", ["iii.", "iv."]))] == ["number-late"]
    assert _said("#1", ("#2", ["#3"]), "#4") == []


def test_a_protocol_may_go_on_from_another():
    assert _said("C.", "D.") == []


def test_the_same_number_under_another_is_in_order():
    assert _said(("i.", ["a)", "b)"]), ("ii.", ["a)", "b)"])) == []


def test_a_number_that_takes_up_anothers_is_said_once_for_those_beside_it():
    said = _said(("#1", ["1.1", "1.2"]), ("#2", ["3.1", "3.2"]), "#3")
    ((code, remedy),) = said
    assert code == "number-under"
    assert remedy.endswith("as “2.1”. Those after it follow in the same way.")
    assert _said(("#A1", ["1.01", "1.02"]), ("#A2", ["2(a)", "2(b)"])) == []
    assert _said(("#1", [("", ["1.1", "2.1"])]))[0][0] == "number-under"


def test_a_number_once_borne_there_and_omitted_is_no_fault():
    before = text(("#", ["i.", "ii.", "iii."]))
    now = text(("#", ["i.", "iii."]))
    gap = faults(now, {})
    assert [fault.finding.code for fault in gap] == ["number-gap"]
    assert faults(now, {}, lambda: (before,)) == ()
    elsewhere = text(("#", ["i.", ("iii.", ["ii."])]))
    assert faults(now, {}, lambda: (elsewhere,)) == gap


def test_the_texts_on_record_are_not_followed_where_nothing_is_left_out():
    def never():
        raise AssertionError

    assert faults(text("i.", "ii.", "ii."), {}, never) != ()


def test_a_placeholder_is_said_with_the_number_that_is_left_there():
    ((code, remedy),) = _said("i.", "ii.", "NEW1.", "iii.")
    assert code == "number-unsettled"
    assert remedy.startswith("before it is adopted: Renumber [C5, paragraph NEW1]")
    assert remedy.endswith("as “iia.”.")


def test_many_left_out_are_counted():
    ((_, _),) = _said("1.", "90.")
    (fault,) = faults(text("1.", "90."), {})
    assert "88 numbers are left out" in fault.finding.problem
    (fault,) = faults(text("1.", "4."), {})
    assert "“2.” and “3.” are left out" in fault.finding.problem
