"""Amending sentences: one for each form, and what is said of sentences that are none."""

from __future__ import annotations

import pytest

from constitution_tool.errors import Malformed
from constitution_tool.model.instruction import InsertClauses, OmitWords, SubstituteWords
from constitution_tool.model.target import EachPlace, Once, OnlyPlace, Target
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments.instruction import (
    beneath,
    parse_instruction,
    print_instruction,
    print_sentence,
    read_beneath,
)

T = "[C5, Introduction, paragraph iii](#c5.x3fdr)"
U = "[C5, Roles, paragraph i(a)](#c5.k7m2c)"
V = "[C5, Roles](#c5.h2pnb)"
BLOCK = "\n\n> - iii. New words. {#c5.x3fdr}"
ROWS = "\n\n> | Who | What |\n> | :-- | --: |\n> | Leader | all \\| any |\n> |  | **none** |"
FENCE = (
    "\n\n> ```table header=1\n> - * Who\n>\n>   * What\n>\n> - * {rows=2} Leader\n>\n>   * all\n>\n"
    "> - * none\n> ```"
)
INSTRUMENT = "\n\n" + "\n".join(
    f"> {line}".rstrip()
    for line in (
        *("+++", 'id = "c5"', 'number = "C5"', 'title = "CODE “A”"', "+++", ""),
        *("# Introduction {#c5.bbbbb}", "", "- i. Words.[^1] {#c5.ccccc}", "", "[^1]: A note."),
    )
)
DRAFT = "\n".join(line[2:] for line in INSTRUMENT.split("\n")[2:]) + "\n"
FORMS = [
    f"In {T}, for “A” substitute “B”.",
    f"In {T}, for “A”, in each of the 3 places it occurs, substitute “B”.",
    f"In {T}, for “A”, where it occurs the second time, substitute “B”.",
    f"In {T}, for “A”, where it occurs the 13th time, substitute “B”.",
    f"In {T}, for “A”, where it occurs the 22nd time, substitute “B”.",
    f"In {T} and {U}, for “A” substitute “B”.",
    f"In {T}, {U} and {V}, for “A”, in each of the 7 places it occurs, substitute “B”.",
    f"In {T}, after “A” insert “B”.",
    f"In {T}, before “A”, where it occurs the first time, insert “B”.",
    f"In {T}, at the beginning insert “B”.",
    f"In {T}, at the end insert “B”.",
    f"In {T}, omit “A”.",
    f"In {T}, omit “A”, in each of the 2 places it occurs.",
    f"In {T}, omit “A”, where it occurs the third time.",
    f"In the heading of {T}, for “A” substitute “B”.",
    f"For the heading of {T} substitute “B”.",
    "In the title of [C5](#c5), for “A” substitute “B”.",
    f"For {T} substitute—{BLOCK}",
    f"After {T} insert—{BLOCK}",
    f"Before {T} insert—{BLOCK}",
    f"At the beginning of {T} insert—{BLOCK}",
    f"At the end of [C5](#c5) insert—{BLOCK}",
    f"Omit {T}.",
    f"Omit {T}, leaving its number.",
    f"Renumber {T} as “4A.”.",
    f"Move {T} to after {U}.",
    f"Move {T} to before {U}.",
    f"Move {T} to the beginning of {V}.",
    f"Move {T} to the end of [C5](#c5).",
    f"For [C5](#c5) substitute—{INSTRUMENT}",
    f"After [C4](#c4) insert—{INSTRUMENT}",
    f"Before [C6](#c6) insert—{INSTRUMENT}",
    "For [C5](#c5) substitute the text in `drafts/c5.md`.",
    "After [C4](#c4) insert the text in `drafts/c5.md`.",
    "Omit [C5](#c5).",
    f"Split {T} after “A “B”.” into “4.” and “5.” {{#c5.w4zrk}}.",
    f"Join {T} with {U}.",
    f"In the table in {T}, in the row beginning “A”, in the column headed “H”, for “X” substitute "
    "“Y”.",
    f"In the second table in {T}, omit the row beginning “A”.",
    f"In the table in {T}, omit the row beginning “A “B” C”.",
    f"In the table in {T}, after the row beginning “A” insert—{ROWS}",
    f"In the 13th table in {T}, before the row beginning “A” insert—{ROWS}",
    f"In the table in {T}, at the beginning insert—{ROWS}",
    f"In the table in {T}, at the end insert—{FENCE}",
    f"In {T}, for “the “Code” of \\[x\\]” substitute “**B** see [](#c5.k7m2c)”.",
]


def parse(text):
    return parse_instruction(text, "amendments/2024-003.md", 31, {"drafts/c5.md": DRAFT.encode()})


@pytest.mark.parametrize("text", FORMS)
def test_every_form_is_read_and_written_back(text):
    assert print_instruction(parse(text)) == text


def test_what_a_sentence_says_is_what_is_read():
    c5 = Target(id="c5.x3fdr", cited="C5, Introduction, paragraph iii")
    a = Target(id="c5.k7m2c", cited="C5, Roles, paragraph i(a)")
    assert parse(FORMS[2]) == SubstituteWords(
        targets=(c5,), find=Words("A"), replace=Words("B"), occurrence=OnlyPlace(nth=2)
    )
    assert parse(f"In {T} and {U}, omit “A”, in each of the 2 places it occurs.") == OmitWords(
        targets=(c5, a), find=Words("A"), occurrence=EachPlace(count=2)
    )


def test_quoted_clauses_of_several_levels_are_read():
    text = f"After {T} insert—\n\n> - i. One. {{#c5.bbbbb}}\n>\n>   - a) Two. {{#c5.ccccc}}"
    instruction = parse(text)
    assert isinstance(instruction, InsertClauses)
    assert instruction.clauses[0].children[0].id == "c5.ccccc"
    assert beneath(instruction) == ["- i. One. {#c5.bbbbb}", "", "  - a) Two. {#c5.ccccc}"]
    assert print_instruction(instruction) == text


def test_what_is_quoted_is_read_without_ids_and_without_what_makes_a_label_no_markdown():
    text = f"After {T} insert—\n\n> - 5\\. One. {{#c5.bbbbb}}"
    assert read_beneath(parse(text)) == ["- 5. One."]


def test_a_sentence_for_people_has_no_links():
    assert print_sentence(parse(FORMS[1])) == (
        "In C5, Introduction, paragraph iii, for “A”, in each of the 3 places it occurs, "
        "substitute “B”."
    )
    assert print_sentence(parse(f"In {T}, omit “**A** \\*”.")).endswith("omit “A *”.")


@pytest.mark.parametrize(
    ("new", "read"),
    [
        ("[](#c5.x3fdr)", "[live reference]"),
        ("[iii](#c5.x3fdr) and iv", "iii [linked] and iv"),
        ("[](#c5.x3fdr)[^1]\\\n*x*", "[live reference]\nx"),
        ("[a page](https://example.org)", "a page"),
    ],
)
def test_a_sentence_for_people_says_what_leads_to_a_paragraph(new, read):
    (target,) = parse_instruction(f"In {T}, omit “A”.", "", 1).targets
    written = SubstituteWords(
        targets=(target,), find=Words("iii"), replace=Words(new), occurrence=Once()
    )
    assert print_sentence(written) == f"In {target.cited}, for “iii” substitute “{read}”."


def test_a_citation_with_brackets_is_escaped():
    cited = "C5, [old] \\ rules"
    text = "Omit [C5, \\[old\\] \\\\ rules](#c5.x3fdr)."
    assert parse(text).target.cited == cited
    assert print_instruction(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "code", "at", "said"),
    [
        ("Change the words.", "sentence-unknown", "Change", "not an amending sentence"),
        ("", "sentence-unknown", "", "the end"),
        (f"In {T}, change “A” to “B”.", "sentence-unknown", "change", "In TARGET, for “A”"),
        (f'In {T}, for "A" substitute “B”.', "sentence-unknown", '"A"', "“ ”"),
        (f"In {T}, for ‘A’ substitute “B”.", "sentence-unknown", "‘A’", "“ ”"),
        (f"In {T}, for “A” put “B”.", "sentence-unknown", "put", "substitute"),
        (f"In {T}, for “A” substitute “B”, now.", "sentence-unknown", ", now", "“.”"),
        (f"In {T}, for “A” substitute “B”. Also.", "sentence-unknown", " Also", "the end of the"),
        (f"In {T}, for “the “A” substitute “B”.", "sentence-unknown", "“the", "closed"),
        (f"In {T}, for “ A” substitute “B”.", "sentence-unknown", " A", "words"),
        (
            f"In {T}, omit “A”, in each of the 1 places it occurs.",
            "sentence-unknown",
            "1 places",
            "2",
        ),
        (f"In {T}, omit “A”, where it occurs the 2nd time.", "sentence-unknown", "2nd", "second"),
        ("In C5, for “A” substitute “B”.", "sentence-unknown", "C5, for", "a link"),
        ("In [C5](#C5x.1), for “A” substitute “B”.", "sentence-unknown", "C5x", "an id"),
        (f"In {T}, {U}, for “A” substitute “B”.", "sentence-unknown", ", for", "“and”"),
        (f"In {T} and {T}, for “A” substitute “B”.", "sentence-unknown", ", for", "named once"),
        (f"In {T}, for “A” substitute “A”.", "changes-nothing", "In", "changes nothing"),
        (
            f"In {T} and {U}, omit “A”, where it occurs the first time.",
            "places-of-several",
            "In",
            "",
        ),
        (
            f"In {T}, {U} and {V}, omit “A”, in each of the 2 places it occurs.",
            "places-too-few",
            "In",
            "",
        ),
        (f"Renumber {T} as “4 A.”.", "number-spaces", "Renumber", "one word"),
        (f"Move {T} to after {T}.", "move-beside-itself", "Move", "itself"),
        (f"For {U} substitute—{BLOCK}", "substitute-id", "For", "c5.k7m2c"),
        (f"After {T} insert—", "instruction-nothing-quoted", "", "quotes nothing"),
        (f"Omit {T}.{BLOCK}", "instruction-stray-words", "", "do not belong"),
        (f"After {T} insert—\n\n- iii. New. {{#c5.bbbbb}}", "instruction-stray-words", "", ""),
        (
            f"After {T} insert—\n\n> Words.",
            "words-outside-clause",
            "Words",
            "belong to no paragraph",
        ),
        (
            f"In the table in {T}, in the row beginning “A”, for “X” substitute “Y”.",
            "sentence-unknown",
            "for “X”",
            "in the column headed",
        ),
        (f"In the 2nd table in {T}, omit the row beginning “A”.", "sentence-unknown", "2nd", "sec"),
        (f"In table 2 in {T}, omit the row beginning “A”.", "sentence-unknown", "able 2", "the t"),
        (
            f"In the table in {T}, at the end insert—\n\n> | Who |\n> | --- |",
            "instruction-nothing-quoted",
            "In",
            "No row",
        ),
        (
            f"In the table in {T}, at the end insert—\n\n> Who",
            "table-missing",
            "Who",
            "not just one",
        ),
        (
            f"In the table in {T}, at the end insert—\n\n> | Who |\n> | --- |\n> | a | b |",
            "table-row-uneven",
            "| a",
            "2 cells",
        ),
        (f"Split {T} after “A” into “4.” and “5.”.", "sentence-unknown", ".", "{#c5.w4zrk}"),
        (f"Split {T} after “A” into “4.” and “5.” {{#c5}}.", "sentence-unknown", "c5", "an id"),
        (f"Split {T} after “A” into “4.” and “5 A.” {{#c5.w4zrk}}.", "number-spaces", "Sp", "one"),
        (f"Join {T} with {T}.", "join-itself", "Join", "itself"),
        (f"For [C6](#c6) substitute—{INSTRUMENT}", "substitute-id", "For", "c5"),
        ("Omit [C5](#c5), leaving its number.", "target-instrument", "[C5]", "whole"),
        (f"After [C5](#c5) insert—{BLOCK}", "head-missing", "", "+++"),
        (
            "After [C5](#c5) insert the text in `drafts/c6.md`.",
            "draft-missing",
            "",
            "is not there",
        ),
        ("Omit [C5](#c5) now.", "sentence-unknown", " now", "“Omit INSTRUMENT.”"),
        (
            "For [C5](#c5) substitute the text in `source/c5.md`.",
            "sentence-unknown",
            "`source",
            "drafts/",
        ),
        ("In [C5](#c5), for “A” substitute “B”.", "target-instrument", "[C5]", "whole instrument"),
        ("Renumber [C5](#c5) as “C6”.", "target-instrument", "[C5]", "whole instrument"),
    ],
)
def test_what_is_not_a_form_is_refused_with_the_nearest_and_where(text, code, at, said):
    with pytest.raises(Malformed) as caught:
        parse(text)
    finding = caught.value.findings[0]
    assert finding.code == code
    assert said in finding.problem + finding.remedy
    assert finding.remedy
    assert finding.place.path == "amendments/2024-003.md"
    line = text.split("\n")[finding.place.line - 31]
    assert line[max(finding.place.column - 1, 0) :].startswith(at)


@pytest.mark.parametrize("words", ["a ” b", "“a", "", " a", "a\nb"])
def test_words_that_cannot_be_quoted_are_not_written(words):
    target = Target(id="c5.x3fdr", cited="C5")
    with pytest.raises(Malformed):
        print_instruction(
            OmitWords(targets=(target,), find=Words(words), occurrence=EachPlace(count=2))
        )


def test_a_hard_line_break_may_stand_in_quoted_words():
    text = f"In {T}, for “one\\\ntwo” substitute “B”."
    assert parse(text).find == "one\\\ntwo"
    assert print_instruction(parse(text)) == text
