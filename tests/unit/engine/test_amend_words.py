"""Words are amended exactly where an instruction says, or it is refused and says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constitution_tool.engine.amending.amend import apply_instruction
from constitution_tool.engine.amending.joining import close_up, put_after, put_before
from constitution_tool.engine.amending.matching import matches, word_at
from constitution_tool.errors import Conflict
from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.target import EachPlace, Once, Target
from constitution_tool.model.words import Words
from protocol_text import TEXT, after, own

ONE, TWO, THREE = "[i](#c5.9qw2t)", "[ii](#c5.x3fdr)", "[iii](#c5.p3q8f)"
TARGET = Target(id="c5.9qw2t", cited="C5, Introduction, paragraph i")
ROLES, LIST = "[i](#c5.7r4tg)", "[ii](#c5.22222)"


@pytest.mark.parametrize(
    ("sentence", "id_", "expected"),
    [
        (f"In {ONE}, for “treat” substitute “meet”.", "c5.9qw2t", "should meet each other"),
        (
            f"In {ONE}, for “officers”, in each of the 2 places it occurs, substitute “staff”.",
            "c5.9qw2t",
            "guide Members and staff. Members and staff should",
        ),
        (
            f"In {ONE}, for “Members”, where it occurs the second time, substitute “They”.",
            "c5.9qw2t",
            "guide Members and officers. They and officers should",
        ),
        (
            f"In {ONE}, after “Protocol” insert “, as amended,”.",
            "c5.9qw2t",
            "Protocol, as amended, is",
        ),
        (f"In {ONE}, after “guide” insert “and help”.", "c5.9qw2t", "to guide and help Members"),
        (
            f"In {ONE}, before “guide” insert “advise and”.",
            "c5.9qw2t",
            "to advise and guide Members",
        ),
        (f"In {ONE}, before “guide” insert “(”.", "c5.9qw2t", "to (guide Members"),
        (
            f"In {ONE}, at the beginning insert “In short:”.",
            "c5.9qw2t",
            "- i. In short: The purpose",
        ),
        (f"In {ONE}, at the end insert “Always.”.", "c5.9qw2t", "respect. Always. {#c5.9qw2t}"),
        (f"In {ONE}, omit “with respect”.", "c5.9qw2t", "treat each other. {#"),
        (f"In {ONE}, omit “The purpose of”.", "c5.9qw2t", "- i. this Protocol"),
        (f"In {TWO}, omit “(real and perceived)”.", "c5.x3fdr", "Code” apply"),
        (
            f"In {TWO}, for “The Members' Code” substitute “The Code”.",
            "c5.x3fdr",
            "The Code and the",
        ),
        (f"In {TWO}, for “Employees’ Code” substitute “Staff Code”.", "c5.x3fdr", "“Staff Code”"),
        (
            f"In {TWO}, for “the “Employees’ Code”” substitute “it”.",
            "c5.x3fdr",
            "The Members' Code and it (real",
        ),
        (f"In {TWO}, for “**at all times**” substitute “now”.", "c5.x3fdr", "apply now, and"),
        (f"In {TWO}, for “all” substitute “most”.", "c5.x3fdr", "**at most times**"),
        (
            f"In {TWO}, for “guide” substitute “leaflet”.",
            "c5.x3fdr",
            "[the leaflet](https://example",
        ),
        (f"In {THREE}, for “[](#c5.k7m2c)” substitute “the list”.", "c5.p3q8f", "see the list."),
        (
            f"In {THREE}, after “see” insert “[](#c5.9qw2t) and”.",
            "c5.p3q8f",
            "see [](#c5.9qw2t) and [",
        ),
        (f"In {ROLES}, for “together” substitute “as one”.", "c5.7r4tg", "They must act as one."),
        (f"In {ROLES}, at the end insert “Always.”.", "c5.7r4tg", "together. Always."),
        (f"In {LIST}, for “advice” substitute “help”.", "c5.22222", "* professional help;"),
        (f"In {LIST}, omit “, or any report”.", "c5.22222", "day-to-day administration."),
        (
            "In [Roles](#c5.h2pnb), for “are” substitute “were”.",
            "c5.h2pnb",
            "These were the roles.",
        ),
    ],
)
def test_words_are_amended_where_they_are_named(sentence, id_, expected):
    assert expected in own(after(sentence), id_)


def test_several_clauses_are_amended_by_one_instruction():
    sentence = f"In {ONE} and {THREE}, for “Protocol” substitute “Code”."
    text = after(sentence)
    assert "this Code" in own(text, "c5.9qw2t")
    assert "This Code" in own(text, "c5.p3q8f")
    sentence = (
        f"In {ONE} and {LIST}, for “officers”, in each of the 3 places it occurs, substitute “x”."
    )
    assert own(after(sentence), "c5.22222").count("x") == 1


def test_headings_and_titles_are_amended():
    text = after(
        "In the heading of [Roles](#c5.h2pnb), for “Roles” substitute “Parts”.",
        "For the heading of [Groups](#c5.55555) substitute “Party groups”.",
        "In the title of [C5](#c5), for “MEMBER” substitute “COUNCILLOR”.",
    )
    assert own(text, "c5.h2pnb").startswith("# Parts {#")
    assert own(text, "c5.55555") == "# Party groups {#c5.55555}"
    assert text.instruments[0].title == "COUNCILLOR / OFFICER RELATIONS PROTOCOL"


@pytest.mark.parametrize(
    ("sentence", "code", "said"),
    [
        (
            f"In {ONE}, for “officers” substitute “x”.",
            "words-too-often",
            "occur twice in C5, Introd",
        ),
        (f"In {ONE}, for “officers” substitute “x”.", "words-too-often", "in each of the 2 places"),
        (
            f"In {ONE}, omit “officers”, in each of the 3 places it occurs.",
            "words-miscounted",
            "twice",
        ),
        (
            f"In {ONE}, omit “officers”, where it occurs the third time.",
            "words-miscounted",
            "twice",
        ),
        (f"In {ONE}, omit “treat”, where it occurs the first time.", "words-miscounted", "once"),
        (f"In {ONE}, omit “treat”, in each of the 2 places it occurs.", "words-miscounted", "once"),
        (
            f"In {ONE} and {THREE}, for “Members” substitute “x”.",
            "words-not-found",
            "paragraph iii",
        ),
        (f"In {ONE}, for “nonsense” substitute “x”.", "words-not-found", "not found in C5, Intro"),
        (
            f"In {TWO}, omit “Members’ Code”.",
            "words-not-found",
            "the text has ' where the instruction",
        ),
        (
            f"In {TWO}, omit “Employees' Code”.",
            "words-not-found",
            "the text has ’ where the instru",
        ),
        (f"In {ONE}, omit “members”.", "words-not-found", "the text has “Members”"),
        (f"In {TWO}, omit “Members”.", "words-not-found", "longer word, “Members'”"),
        (f"In {ONE}, omit “office”.", "words-not-found", "longer word, “officers”"),
        (f"In {TWO}, omit “4”.", "words-not-found", "longer word, “4.2”"),
        (f"In {TWO}, omit “example”.", "words-not-found", "address of a link"),
        (
            f"In {ROLES}, omit “policy”.",
            "words-not-found",
            "they stand in C5, Roles, paragraph i(a)",
        ),
        (
            "In [a](#c5.k7m2c), omit “Elected”.",
            "words-not-found",
            "stand in C5, Roles, paragraph i",
        ),
        ("In [Roles](#c5.h2pnb), omit “Roles”.", "words-not-found", "they stand in the heading"),
        (f"In {LIST}, omit “Leader”.", "words-not-found", "they stand in a table"),
        (f"In {TWO}, omit “apply at all”.", "words-not-found", "set otherwise"),
        (
            f"In {LIST}, omit “advice; day-to-day”.",
            "words-not-found",
            "one paragraph into the next",
        ),
        (f"In {TWO}, omit “at all times”.", "notation-broken", "no longer be well written"),
        (f"In {TWO}, omit “[the guide](https://example.org/guide) *x”.", "words-cut", "whole"),
        (f"In {TWO}, for “all” substitute “*all”.", "words-cut", "whole"),
        (f"In {TWO}, for “all” substitute “**all**”.", "notation-broken", "well written"),
        (f"In {TWO}, for “guide” substitute “[b](#)”.", "notation-broken", "well written"),
        (f"In {ONE}, for “treat” substitute “<b>treat”.", "words-cut", "whole"),
        (f"In {THREE}, for “see” substitute “see [](#c5.99999)”.", "reference-unknown", "c5.99999"),
        (f"In {THREE}, for “see” substitute “see[^1]”.", "note-unknown", "footnote “1”"),
        ("In [Groups](#c5.55555), at the end insert “x”.", "no-words-there", "no words of its own"),
        (f"In {LIST}, at the end insert “x”.", "no-words-there", "at the end"),
        ("In [x](#c5.99999), omit “x”.", "target-unknown", "c5.99999"),
        (f"In the heading of {ONE}, for “x” substitute “y”.", "no-heading", "has no heading"),
        (f"For the heading of {ONE} substitute “y”.", "no-heading", "has no heading"),
        ("In the heading of [R](#c5.h2pnb), for “x” substitute “y”.", "words-not-found", "nowhere"),
        ("For the heading of [R](#c5.h2pnb) substitute “Roles”.", "changes-nothing", "already"),
        (
            "In the title of [C9](#c9), for “x” substitute “y”.",
            "target-unknown",
            "not an instrument",
        ),
        ("In the title of [C5](#c5), for “x” substitute “y”.", "words-not-found", "nowhere"),
    ],
)
def test_what_does_not_fit_is_refused_and_says_why(sentence, code, said):
    with pytest.raises(Conflict) as caught:
        after(sentence)
    finding = caught.value.findings[0]
    assert finding.code == code
    assert said in f"{finding.problem} {finding.remedy}"
    assert finding.remedy


def test_a_paragraph_is_not_emptied():
    with pytest.raises(Conflict) as caught:
        after(f"In {LIST}, omit “professional advice;”.")
    assert caught.value.findings[0].code == "nothing-left"


def test_words_that_overlap_with_themselves_are_refused():
    text = after(f"In {ONE}, for “treat” substitute “so so so”.")
    with pytest.raises(Conflict) as caught:
        after(f"In {ONE}, omit “so so”.", text=text)
    assert caught.value.findings[0].code == "words-overlap"


def test_the_words_of_the_law_may_look_like_notation():
    text = after(
        f"In {ONE}, for “The purpose of this Protocol” substitute “iv. {{#c5.44444}}”.",
        f"In {ONE}, at the end insert “{{#c5.44444}}”.",
        f"In {LIST}, for “professional advice;” substitute “- no;”.",
    )
    assert own(text, "c5.9qw2t").startswith("- i. iv. {#c5.44444} is")
    assert own(text, "c5.9qw2t").endswith("respect. {#c5.44444} {#c5.9qw2t}")
    assert "* \\- no;" in own(text, "c5.22222")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"targets": ()}, "targets-none"),
        ({"targets": (TARGET, TARGET)}, "targets-doubled"),
        ({"replace": Words("treat")}, "changes-nothing"),
        ({"occurrence": EachPlace(count=1)}, "places-too-few"),
    ],
)
def test_an_instruction_no_sentence_could_say_is_refused(changes, code):
    good = SubstituteWords(
        targets=(TARGET,), find=Words("treat"), replace=Words("meet"), occurrence=Once()
    )
    with pytest.raises(Conflict) as caught:
        apply_instruction(TEXT, replace(good, **changes))
    assert caught.value.findings[0].code == code


def test_what_was_amended_is_the_text_that_is_amended_next():
    text = after(
        f"In {ONE}, for “treat” substitute “meet”.", f"In {ONE}, for “meet” substitute “greet”."
    )
    assert "should greet each" in own(text, "c5.9qw2t")
    assert "should treat each" in own(TEXT, "c5.9qw2t")


# --- the rules themselves ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "find", "starts"),
    [
        ("the Council and the Councillors", "Council", (4,)),
        ("Members' Code, Members", "Members", (15,)),
        ("Members' Code", "Members'", (0,)),
        ("the officer’s view", "officer", ()),
        ("called 'the Code'", "the Code'", (8,)),
        ("co-opted opted", "opted", (3, 9)),
        ("his/her own", "her", (4,)),
        ("section 4.2 and 4", "4", (16,)),
        ("£1,000 and 1", "1", (11,)),
        ("at 4, 5", "4", (3,)),
        ("café caf", "caf", (5,)),
        ("e\u0301tude", "e", ()),
        ("snake_case", "snake", ()),
        ("[a](#c5.a) c5", "c5", (11,)),
        ("see [^1] 1", "1", (9,)),
        ("x &#111;k 111", "111", (10,)),
        ("(a), (a)", "(a)", (0, 5)),
        ("[](#c1.00001) x", "[](#c1.00001)", (0,)),
    ],
)
def test_words_are_whole_words(words, find, starts):
    assert matches(words, find).starts == starts


@pytest.mark.parametrize(
    ("words", "at", "word"),
    [("the Members' Code", 5, "Members'"), ("in 4.2 here", 3, "4.2"), ("x", 0, "x")],
)
def test_the_whole_word_around_a_place_is_found(words, at, word):
    assert word_at(words, at) == word


@pytest.mark.parametrize(
    ("text", "put", "expected"),
    [
        ("a", "b", "a b"),
        ("a", ", b", "a, b"),
        ("a", "; b", "a; b"),
        ("a", ")", "a)"),
        ("a", "’s", "a’s"),
        ("a", "'s b", "a's b"),
        ("a", '"b"', 'a "b"'),
        ("a", "'b'", "a 'b'"),
        ("a", "[^1]", "a[^1]"),
        ("a", "/b", "a/b"),
        ("a", "-b", "a-b"),
        ("a", "- b", "a - b"),
        ("a", "– b", "a – b"),
        ("a", "(b)", "a (b)"),
        ("a", "“b”", "a “b”"),
        ("a", "**, b**", "a**, b**"),
    ],
)
def test_words_put_after_are_parted_by_a_space_unless_they_close(text, put, expected):
    assert put_after(text, put) == expected


@pytest.mark.parametrize(
    ("text", "put", "expected"),
    [
        ("a", "b", "b a"),
        ("a", "b,", "b, a"),
        ("a", "(", "(a"),
        ("a", "b (", "b (a"),
        ("a", "b “", "b “a"),
        ("a", "b/", "b/a"),
        ("a", "b -", "b - a"),
        ("a", "b-", "b-a"),
        ("a", "b '", "b 'a"),
        ("a", "b'", "b' a"),
    ],
)
def test_words_put_before_are_parted_by_a_space_unless_they_open(text, put, expected):
    assert put_before(text, put) == expected


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("a ", " b", "a b"),
        ("a ", ", b", "a, b"),
        ("a ", "", "a"),
        ("", " b", "b"),
        ("a (", " b)", "a (b)"),
        ("a", ", b", "a, b"),
        ("a ", "b", "a b"),
        ("a-", " b", "a- b"),
    ],
)
def test_spaces_are_closed_up_where_words_are_omitted(before, behind, expected):
    assert close_up(before, behind) == expected
