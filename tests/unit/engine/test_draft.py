"""What is wished becomes the smallest instruction that says it, or it is asked what is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import draft_amendment
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.amending.wish import (
    DropClause,
    DropWords,
    Every,
    Leaving,
    NewClause,
    Nth,
    PutAtEnd,
    PutWords,
    Relabel,
    Relocate,
    ReplaceHeading,
    ReplaceInHeading,
    ReplaceWords,
    RewriteClause,
    Where,
    Wished,
)
from constitution_tool.errors import Conflict, Refusal, Severity
from constitution_tool.model.identity import is_clause_id
from constitution_tool.model.target import End, Side
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from constitution_tool.notation.amendments.instruction import print_instruction
from protocol_text import TEXT, own

HEAD = amendment_of()
ONE, TWO, THREE, LIST, A = "c5.9qw2t", "c5.x3fdr", "c5.p3q8f", "c5.7r4tg", "c5.k7m2c"
INTRO, GROUPS = "c5.4k7mz", "c5.55555"


def drafted(*wishes, head=HEAD, taken=frozenset()):
    wished = [Wished(wish=wish, reason="it is needed") for wish in wishes]
    return draft_amendment(TEXT, head, wished, taken)


def sentence(*wishes):
    return print_instruction(drafted(*wishes).amendment.entries[-1].instruction)


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (
            ReplaceWords(targets=(ONE,), find="treat", replace="meet"),
            "In [C5, Introduction, paragraph i](#c5.9qw2t), for “treat” substitute “meet”.",
        ),
        (
            ReplaceWords(targets=(ONE,), find="officers", replace="staff", which=Every()),
            "In [C5, Introduction, paragraph i](#c5.9qw2t), for “officers”, in each of the 2 "
            "places it occurs, substitute “staff”.",
        ),
        (
            ReplaceWords(targets=(ONE,), find="officers", replace="staff", which=Nth(nth=2)),
            "In [C5, Introduction, paragraph i](#c5.9qw2t), for “officers”, where it occurs the "
            "second time, substitute “staff”.",
        ),
        (
            ReplaceWords(targets=(ONE,), find="treat", replace="meet", which=Every()),
            "In [C5, Introduction, paragraph i](#c5.9qw2t), for “treat” substitute “meet”.",
        ),
        (
            ReplaceWords(targets=(ONE, THREE), find="Protocol", replace="Code"),
            "In [C5, Introduction, paragraph i](#c5.9qw2t) and [C5, Introduction, paragraph iii]"
            "(#c5.p3q8f), for “Protocol” substitute “Code”.",
        ),
        (
            PutWords(targets=(ONE,), side=Side.AFTER, find="guide", insert="  and   help "),
            "In [C5, Introduction, paragraph i](#c5.9qw2t), after “guide” insert “and help”.",
        ),
        (
            PutAtEnd(targets=(ONE,), end=End.END, insert="Always 5 * 3."),
            "In [C5, Introduction, paragraph i](#c5.9qw2t), at the end insert “Always 5 \\* 3.”.",
        ),
        (
            DropWords(targets=(ONE,), find="with respect"),
            "In [C5, Introduction, paragraph i](#c5.9qw2t), omit “with respect”.",
        ),
        (
            DropWords(targets=(ONE,), find="officers", which=Every()),
            "In [C5, Introduction, paragraph i](#c5.9qw2t), omit “officers”, in each of the 2 "
            "places it occurs.",
        ),
        (
            ReplaceInHeading(target=INTRO, find="Introduction", replace="Purpose"),
            "In the heading of [C5, Introduction](#c5.4k7mz), for “Introduction” substitute "
            "“Purpose”.",
        ),
        (
            ReplaceInHeading(target="c5", find="PROTOCOL", replace="CODE"),
            "In the title of [C5](#c5), for “PROTOCOL” substitute “CODE”.",
        ),
        (
            ReplaceHeading(target=INTRO, heading="Purpose"),
            "For the heading of [C5, Introduction](#c5.4k7mz) substitute “Purpose”.",
        ),
        (
            RewriteClause(target=A, words="a) Policy."),
            "For [C5, Roles, paragraph i(a)](#c5.k7m2c) substitute—\n\n> - a) Policy. {#c5.k7m2c}",
        ),
        (DropClause(target=ONE), "Omit [C5, Introduction, paragraph i](#c5.9qw2t)."),
        (
            DropClause(target=A, leaving=Leaving.NUMBER),
            "Omit [C5, Roles, paragraph i(a)](#c5.k7m2c), leaving its number.",
        ),
        (
            Relabel(target=ONE, number="iA."),
            "Renumber [C5, Introduction, paragraph i](#c5.9qw2t) as “iA.”.",
        ),
        (
            Relocate(target=THREE, where=Where(at=End.BEGINNING, target=GROUPS)),
            "Move [C5, Introduction, paragraph iii](#c5.p3q8f) to the beginning of [C5, Groups]"
            "(#c5.55555).",
        ),
    ],
)
def test_a_wish_becomes_a_sentence(wish, expected):
    assert sentence(wish) == expected


def test_words_that_occur_several_times_are_not_chosen_by_guess():
    with pytest.raises(Conflict) as caught:
        drafted(ReplaceWords(targets=(ONE,), find="officers", replace="x"))
    finding = caught.value.findings[0]
    assert "occur twice in C5, Introduction, paragraph i" in finding.problem
    assert "(2) …" in finding.problem
    assert "--each" in finding.remedy
    assert "--nth 1 to --nth 2" in finding.remedy
    with pytest.raises(Conflict):
        drafted(ReplaceWords(targets=(ONE,), find="officers", replace="x", which=Nth(nth=3)))
    with pytest.raises(Conflict):
        drafted(ReplaceWords(targets=(ONE, LIST), find="Members", replace="x"))


@pytest.mark.parametrize(
    ("find", "replace", "expected"),
    [
        ("Members’ Code", "Members’ Rules", "for “Members' Code” substitute “Members’ Rules”"),
        ("Employees' Code", "Officers' Code", "for “Employees’ Code” substitute “Officers’ Code”"),
    ],
)
def test_quotation_marks_are_quoted_as_printed_and_it_is_said(find, replace, expected):
    found = drafted(ReplaceWords(targets=(TWO,), find=find, replace=replace))
    assert expected in print_instruction(found.amendment.entries[0].instruction)
    (finding,) = found.findings
    assert finding.severity is Severity.WARNING
    assert "You typed" in finding.problem


@pytest.mark.parametrize(
    ("find", "code"), [("nonsense", "words-not-found"), ("members' code", "words-not-found")]
)
def test_words_that_are_not_there_are_not_put_there(find, code):
    with pytest.raises(Conflict) as caught:
        drafted(ReplaceWords(targets=(TWO,), find=find, replace="x"))
    assert caught.value.findings[0].code == code


def test_a_quotation_is_widened_until_its_marks_balance():
    wish = ReplaceWords(targets=(TWO,), find="“Employees’", replace="“Staff")
    assert sentence(wish).endswith("for ““Employees’ Code”” substitute ““Staff Code””."), sentence(
        wish
    )
    with pytest.raises(Conflict) as caught:
        drafted(ReplaceWords(targets=(TWO,), find="apply", replace="“apply"))
    assert caught.value.findings[0].code == "words-unquotable"


def test_a_new_clause_gets_an_id_that_was_never_used():
    wish = NewClause(where=Where(at=Side.AFTER, target=ONE), words="9A. New words.\n\nAnd more.")
    (entry,) = drafted(wish).amendment.entries
    (clause,) = entry.instruction.clauses
    assert is_clause_id(clause.id)
    assert (clause.number, len(clause.opening)) == ("9A.", 2)
    assert drafted(wish).amendment == drafted(wish).amendment
    (again,) = drafted(wish, taken={clause.id}).amendment.entries
    assert again.instruction.clauses[0].id.startswith(clause.id)
    assert again.instruction.clauses[0].id != clause.id
    twice = drafted(wish, replace(wish, where=Where(at=Side.AFTER, target=TWO))).amendment
    ids = [each.instruction.clauses[0].id for each in twice.entries]
    assert len(set(ids)) == 2


def test_a_new_heading_may_have_words():
    where = Where(at=End.END, target="c5")
    wish = NewClause(where=where, words="It begins.", heading="4. Learning")
    text = amend(TEXT, drafted(wish).amendment)
    (clause,) = [c for c in text.instruments[0].clauses if c.heading == "Learning"]
    assert own(text, clause.id) == f"# 4. Learning {{#{clause.id}}}\n\nIt begins."


def test_a_number_given_must_be_the_number_typed():
    where = Where(at=Side.AFTER, target=ONE)
    with pytest.raises(Conflict) as caught:
        drafted(NewClause(where=where, words="iv. New.", number="iA."))
    assert caught.value.findings[0].code == "label-differs"
    with pytest.raises(Conflict) as caught:
        drafted(RewriteClause(target=A, words="b) New."))
    assert caught.value.findings[0].code == "label-differs"


@pytest.mark.parametrize(
    "wish",
    [
        RewriteClause(target=LIST, words="Other words."),
        RewriteClause(target="c5.99999", words="x"),
        RewriteClause(target=A, words=" "),
        NewClause(where=Where(at=Side.AFTER, target="c5.99999"), words="x"),
        NewClause(where=Where(at=Side.AFTER, target=ONE), words=""),
        ReplaceWords(targets=("c5.99999",), find="x", replace="y"),
        ReplaceWords(targets=(ONE,), find="", replace="y"),
        ReplaceWords(targets=(ONE,), find="treat", replace="treat"),
        DropClause(target=A),
    ],
)
def test_what_cannot_be_meant_is_refused(wish):
    with pytest.raises(Refusal) as caught:
        drafted(wish)
    assert caught.value.findings[0].remedy


def test_wishes_build_on_one_another_and_the_file_says_them():
    first = NewClause(where=Where(at=Side.AFTER, target=ONE), words="9A. New words.")
    new = drafted(first).amendment.entries[0].instruction.clauses[0].id
    found = drafted(
        first,
        ReplaceWords(targets=(new,), find="New", replace="Newer"),
        ReplaceWords(targets=(ONE,), find="treat", replace="meet"),
        ReplaceWords(targets=(ONE,), find="meet", replace="greet"),
    )
    amendment = found.amendment
    assert "[C5, Introduction, paragraph 9A]" in print_instruction(amendment.entries[1].instruction)
    assert unmet(TEXT, amendment) == ()
    assert [each.key for each in amendment.expects] == [f"gap:{ONE}", f"own:{ONE}"]
    text = print_amendment(amendment)
    assert parse_amendment(text, "amendments/2024-003.md").amendment == amendment
    assert "Reason: it is needed" in text
    more = drafted(DropClause(target=THREE), head=amendment).amendment
    assert more.entries[:4] == amendment.entries
    assert len(more.entries) == 5
