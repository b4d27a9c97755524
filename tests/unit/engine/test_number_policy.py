"""A new clause gets the number its policy asks for; under `renumber` the others give way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.amending.wish import (
    DropClause,
    JoinClauses,
    NewClause,
    Relabel,
    Relocate,
    SplitClause,
    Where,
    Wished,
)
from constitution_tool.engine.numbering.drafting import draft_numbered
from constitution_tool.engine.numbering.edited import numbered
from constitution_tool.engine.numbering.faults import faults
from constitution_tool.engine.numbering.policy import policy_of
from constitution_tool.errors import Conflict
from constitution_tool.model.instruction import InsertClauses, Renumber
from constitution_tool.model.settings import Numbering
from constitution_tool.model.target import End, Side
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from numbered import HOME, id_of, labels, law, text

SUFFIX, RENUMBER, PLACEHOLDER = Numbering.SUFFIX, Numbering.RENUMBER, Numbering.PLACEHOLDER


def drafted(made, wish, policy=SUFFIX):
    """Draft a wish, and give what was drafted with the text it makes."""
    wished = Wished(wish=wish, reason="it is needed")
    done = draft_numbered(made, amendment_of(), wished, frozenset(), law(policy))
    amendment = done.drafted.amendment
    printed = print_amendment(amendment)
    assert parse_amendment(printed, "amendments/2024-003.md").amendment == amendment
    return done, amend(made, amendment)


def new_after(made, *position, words="New words.", **more):
    return NewClause(where=Where(at=Side.AFTER, target=id_of(made, *position)), words=words, **more)


@pytest.mark.parametrize(
    ("series", "at", "number"),
    [
        ("1. 2. 3. 4. 5.", 3, "4A."),
        ("1. 2. 2A. 3.", 1, "2ZA."),
        ("1. 2. 2A. 3.", 2, "2B."),
        ("1. 2. 2A. 2B. 3.", 2, "2AA."),
        ("1. 2. 3.", 2, "4."),
        ("1. 2. 2A.", 2, "3."),
        ("i. ii. iii.", 0, "ia."),
        ("i. ii. iii.", 2, "iv."),
        ("a) b) c)", 1, "ba)"),
        ("(a) (aa) (b)", 0, "(aza)"),
        ("h. i. j.", 1, "ia."),
        ("4.1 4.2 4.3", 1, "4.2A"),
        ("A14.01 A14.02 A14.03", 1, "A14.02A"),
        ("APR1.1 APR1.2", 1, "APR1.3"),
        ("X. Y. Z.", 2, "AA."),
        ("1. 2. 4.", 1, "2A."),
    ],
)
def test_a_number_is_put_in_after_another(series, at, number):
    made = text(*series.split())
    done, after = drafted(made, new_after(made, at))
    assert labels(after)[at + 1] == done.given == number
    assert done.became == ()
    assert len(done.drafted.amendment.entries) == 1


@pytest.mark.parametrize(
    ("series", "number"),
    [
        *(("1. 2.", "A1."), ("A1. 1. 2.", "ZA1."), ("i. ii.", "ai."), ("a) b)", "za)")),
        *(("4.1 4.2", "4.A1"), ("(A) (B)", "(ZA)"), ("2. 3.", "1."), ("vi. vii.", "v.")),
    ],
)
def test_a_number_is_put_in_before_the_first(series, number):
    made = text(*series.split())
    wish = NewClause(where=Where(at=End.BEGINNING, target=HOME), words="New words.")
    assert labels(drafted(made, wish)[1])[0] == number


def test_a_number_is_put_in_between_lists_that_go_on():
    made = text(("#", ["1.", "2."]), ("#", ["3.", "4."]))
    assert "2A." in labels(drafted(made, new_after(made, 0, 1))[1])
    wish = NewClause(where=Where(at=Side.BEFORE, target=id_of(made, 1, 0)), words="New words.")
    assert "2A." in labels(drafted(made, wish)[1])


# --- what the drafter says --------------------------------------------------------------------


@pytest.mark.parametrize("policy", list(Numbering))
def test_a_number_that_was_typed_is_kept(policy):
    made = text("1.", "2.", "3.")
    done, after = drafted(made, new_after(made, 0, words="7. New words."), policy)
    assert labels(after) == ["1.", "7.", "2.", "3."]
    assert done.given == ""
    _, after = drafted(made, new_after(made, 0, number="1C."), policy)
    assert labels(after) == ["1.", "1C.", "2.", "3."]


def test_one_is_not_numbered_if_that_is_said_or_if_those_beside_it_are_not():
    made = text("1.", "2.")
    assert labels(drafted(made, new_after(made, 0, unnumbered=True))[1]) == ["1.", "", "2."]
    made = text("", "")
    assert labels(drafted(made, new_after(made, 0))[1]) == ["", "", ""]


def test_a_heading_is_numbered_among_headings():
    made = text(("#1", ["1.1"]), ("#2", ["2.1"]))
    wish = new_after(made, 0, words="", heading="Groups")
    assert labels(drafted(made, wish)[1]) == ["1", "1.1", "1A", "2", "2.1"]


def test_a_list_begins_as_those_begin_that_stand_as_deep():
    def first(made, *position):
        wish = NewClause(where=Where(at=End.END, target=id_of(made, *position)), words="New words.")
        return drafted(made, wish)

    made = text(("#", [("i.", ["a)", "b)"]), "ii."]))
    assert labels(first(made, 0, 1)[1])[-1] == "a)"
    made = text(("#1", ["1.1", "1.2"]), "#2")
    assert labels(first(made, 1)[1])[-1] == "2.1"
    made = text(("#", ["1.", "2."]), ("#", ["3."]), "#")
    assert labels(first(made, 2)[1])[-1] == "4."
    made = text("#")
    assert labels(first(made, 0)[1])[-1] == ""
    made = text(("#", ["i."]), ("#", ["(a)"]), "#")
    with pytest.raises(Conflict) as refused:
        first(made, 2)
    assert [finding.code for finding in refused.value.findings] == ["number-unclear"]
    assert "--unnumbered" in refused.value.findings[0].remedy


@pytest.mark.parametrize("series", ["W. X. Y. Z. AA.", "3. 2."])
def test_where_no_number_is_left_it_is_asked_for(series):
    made = text(*series.split())
    at = len(series.split()) - 2
    with pytest.raises(Conflict) as refused:
        drafted(made, new_after(made, at))
    assert [finding.code for finding in refused.value.findings] == ["number-none"]


# --- renumber ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("series", "at", "became"),
    [
        ("1. 2. 3. 4.", 1, "1. 2. 3. 4. 5."),
        ("i. ii. iii.", 2, "i. ii. iii. iv."),
        ("1. 2. 2A. 3.", 0, "1. 2. 3. 4. 5."),
        ("1. 2. 2A. 3.", 3, "1. 2. 2A. 3. 4."),
        ("1. 2. 5. 6.", 0, "1. 2. 3. 5. 6."),
        ("x) y) z)", 1, "x) y) z) aa)"),
        ("A14.08 A14.09", 0, "A14.08 A14.09 A14.10"),
    ],
)
def test_a_new_clause_takes_the_next_number_and_those_after_it_give_way(series, at, became):
    made = text(*series.split())
    done, after = drafted(made, new_after(made, at), RENUMBER)
    assert labels(after) == became.split()
    first, *others = [entry.instruction for entry in done.drafted.amendment.entries]
    assert isinstance(first, InsertClauses)
    assert [(each.target.id, each.number) for each in others if isinstance(each, Renumber)] == [
        (each.id, each.new) for each in done.became
    ]
    assert len(others) == len(done.became)
    reasons = {entry.reason for entry in done.drafted.amendment.entries[1:]}
    assert reasons <= {"Follows from instruction 1."}


def test_who_was_renumbered_is_told_as_it_was_cited_before():
    made = text("i.", "ii.")
    done, _ = drafted(made, new_after(made, 0), RENUMBER)
    (each,) = done.became
    assert (each.cited, each.old, each.new) == ("C5, paragraph ii", "ii.", "iii.")


def test_a_number_that_was_typed_makes_room_for_itself_only():
    made = text("1.", "2.", "3.")
    typed = new_after(made, 0, words="2. New words.")
    assert labels(drafted(made, typed, RENUMBER)[1]) == ["1.", "2.", "3.", "4."]
    typed = new_after(made, 0, words="1A. New words.")
    assert labels(drafted(made, typed, RENUMBER)[1]) == ["1.", "1A.", "2.", "3."]


def test_what_stands_under_a_number_follows_it():
    made = text("#1", ("#2", ["2.1", ("2.2", ["2.2.1", "(a)"])]), ("#3", ["2.9", "3(a)"]))
    wish = new_after(made, 0, words="", heading="Groups")
    assert labels(drafted(made, wish, RENUMBER)[1]) == [
        *("1", "2", "3", "3.1", "3.2", "3.2.1", "(a)", "4", "2.9", "4(a)"),
    ]


def test_a_list_that_goes_on_under_another_heading_gives_way_too():
    made = text(("#", ["1.", "2."]), ("#", ["3.", "4."]), ("#", ["1."]))
    assert labels(drafted(made, new_after(made, 0, 0), RENUMBER)[1]) == [
        *("", "1.", "2.", "3.", "", "4.", "5.", "", "1."),
    ]


@pytest.mark.parametrize(
    ("series", "at", "became"),
    [
        ("1. 2. 3. 4.", 1, "1. 2. 3."),
        ("1. 2. 3. 4.", 0, "1. 2. 3."),
        ("1. 2. 3. 4.", 3, "1. 2. 3."),
        ("1. 2. 5. 6.", 1, "1. 5. 6."),
        ("1. 2. 5. 6. 7.", 2, "1. 2. 5. 6."),
        ("1. 2. 2A. 3.", 2, "1. 2. 3."),
        ("1. 2. 2A. 2B. 3.", 1, "1. 2. 3. 4."),
    ],
)
def test_where_a_clause_goes_those_after_it_close_up(series, at, became):
    made = text(*series.split())
    _, after = drafted(made, DropClause(target=id_of(made, at)), RENUMBER)
    assert labels(after) == became.split()
    _, after = drafted(made, DropClause(target=id_of(made, at)), SUFFIX)
    assert labels(after) == [*series.split()[:at], *series.split()[at + 1 :]]


def test_a_clause_that_moves_is_numbered_where_it_goes():
    made = text("1.", "2.", "3.", "4.", "5.")
    for origin, target in ((3, 0), (0, 3)):
        where = Where(at=Side.AFTER, target=id_of(made, target))
        wish = Relocate(target=id_of(made, origin), where=where)
        done, after = drafted(made, wish, RENUMBER)
        assert labels(after) == ["1.", "2.", "3.", "4.", "5."]
        assert len(done.became) == (3 if origin == 3 else 4)
    made = text(("#", ["a)", "b)", "c)"]), ("#", ["i.", "ii."]))
    where = Where(at=Side.BEFORE, target=id_of(made, 1, 1))
    wish = Relocate(target=id_of(made, 0, 1), where=where)
    assert labels(drafted(made, wish, RENUMBER)[1]) == ["", "a)", "b)", "", "i.", "ii.", "iii."]


def test_what_is_split_or_joined_is_followed_by_whole_numbers():
    made = text("1.", "2.", "3.")
    split = SplitClause(target=id_of(made, 0), after="Words", second="2.")
    assert labels(drafted(made, split, RENUMBER)[1]) == ["1.", "2.", "3.", "4."]
    join = JoinClauses(target=id_of(made, 0), follower=id_of(made, 1))
    assert labels(drafted(made, join, RENUMBER)[1]) == ["1.", "2."]


def test_a_draft_that_is_added_to_renumbers_each_clause_once():
    made = text("1.", "2.", "3.", "4.")
    head = amendment_of()
    for at, reason in ((0, 1), (2, 5)):
        wished = Wished(wish=new_after(made, at, words=f"New words {at}."), reason="it is needed")
        done = draft_numbered(made, head, wished, frozenset(), law(RENUMBER))
        head = done.drafted.amendment
        assert done.at + 1 == reason
    said = [(entry.instruction, entry.reason) for entry in head.entries]
    assert [
        (each.target.cited, each.number, why) for each, why in said if isinstance(each, Renumber)
    ] == [
        ("C5, paragraph 2", "3.", "Follows from instruction 1."),
        ("C5, paragraph 3", "4.", "Follows from instruction 1."),
        ("C5, paragraph 4", "6.", "Follows from instructions 1 and 5."),
    ]
    assert labels(amend(made, head)) == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert unmet(made, head) == ()


def test_a_new_clause_of_a_draft_is_renumbered_where_it_is_quoted():
    made = text("1.", "2.")
    done, _ = drafted(made, new_after(made, 0), RENUMBER)
    wished = Wished(wish=new_after(made, 0, words="More words."), reason="it is needed")
    head = done.drafted.amendment
    again = draft_numbered(made, head, wished, frozenset(), law(RENUMBER)).drafted.amendment
    first, second, third = [entry.instruction for entry in again.entries]
    assert isinstance(first, InsertClauses)
    assert [clause.number for clause in first.clauses] == ["3."]
    assert isinstance(second, Renumber)
    assert second.number == "4."
    assert isinstance(third, InsertClauses)
    assert labels(amend(made, again)) == ["1.", "2.", "3.", "4."]


def test_a_renumbering_of_the_drafters_own_is_not_altered():
    made = text("1.", "2.", "3.")
    own = Wished(wish=Relabel(target=id_of(made, 2), number="2A."), reason="it is better so")
    head = draft_numbered(made, amendment_of(), own, frozenset(), law(RENUMBER)).drafted.amendment
    wished = Wished(wish=new_after(made, 0), reason="it is needed")
    done = draft_numbered(made, head, wished, frozenset(), law(RENUMBER)).drafted.amendment
    assert done.entries[0] == head.entries[0]
    assert labels(amend(made, done)) == ["1.", "2.", "3.", "4."]


def test_a_series_without_a_further_number_is_said():
    made = text("cccxcviii.", "cccxcix.")
    with pytest.raises(Conflict) as refused:
        drafted(made, new_after(made, 0), RENUMBER)
    assert [finding.code for finding in refused.value.findings] == ["number-none"]


# --- placeholder ------------------------------------------------------------------------------


def test_a_placeholder_is_told_apart_from_every_other():
    made = text("1.", "2.", ("3.", ["NEW1."]))
    done, after = drafted(made, new_after(made, 0), PLACEHOLDER)
    assert labels(after) == ["1.", "NEW2.", "2.", "3.", "NEW1."]
    assert done.became == ()
    assert [fault.finding.code for fault in faults(after, {})] == ["number-unsettled"] * 2


# --- an edited copy ---------------------------------------------------------------------------


def test_new_clauses_of_an_edited_text_are_numbered_one_after_the_other():
    old = text("1.", "2.", "3.")
    new = text("1.", "2.", "3.", "", "")
    clauses = new.instruments[0].clauses
    order = (clauses[0], clauses[3], clauses[4], *clauses[1:3])
    edited = replace(new, instruments=(replace(new.instruments[0], clauses=order),))
    fresh = [clauses[3].id, clauses[4].id]
    assert labels(numbered(old, edited, fresh, SUFFIX)) == ["1.", "1A.", "1B.", "2.", "3."]
    assert labels(numbered(old, edited, fresh, RENUMBER)) == ["1.", "2.", "3.", "4.", "5."]
    assert labels(numbered(old, edited, fresh, PLACEHOLDER)) == [
        *("1.", "NEW1.", "NEW2.", "2.", "3."),
    ]
    assert numbered(old, edited, (), RENUMBER) is edited


def test_numbers_that_were_typed_in_an_edited_text_are_kept():
    old = text("1.", "2.", "3.", "4.", "5.")

    def edited(*typed):
        first, new, *others = text("1.", "", *typed).instruments[0].clauses
        ids = [clause.id for clause in old.instruments[0].clauses[1:]]
        kept = [replace(clause, id=id_) for clause, id_ in zip(others, ids, strict=True)]
        new = replace(new, id="c5.zzzzz")
        instrument = replace(old.instruments[0], clauses=(first, new, *kept))
        return numbered(old, replace(old, instruments=(instrument,)), ["c5.zzzzz"], RENUMBER)

    assert labels(edited("3.", "4.", "5.", "6.")) == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert labels(edited("2.", "7.", "4.", "5.")) == ["1.", "2.", "3.", "7.", "8.", "9."]
    assert labels(edited("2.", "§", "4.", "5.")) == ["1.", "2.", "3.", "§", "4.", "5."]


def test_a_protocol_that_is_not_listed_has_suffixes():
    assert policy_of(law(RENUMBER), "c5") is RENUMBER
    assert policy_of(law(RENUMBER), "c6") is SUFFIX
