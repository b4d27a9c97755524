"""An amendment worked out from two texts reads as a person would have drafted it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from constitution_tool.engine.deriving.derive import derive
from constitution_tool.errors import Conflict
from constitution_tool.model.instrument import Constitution, Footnote
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments.instruction import print_instruction, print_sentence
from constitution_tool.notation.text.parse import parse_instrument
from protocol_text import PROTOCOL, TEXT


def _text(*edits):
    source = PROTOCOL
    for old, new in edits:
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    source = re.sub("^\\|", "  |", source, flags=re.MULTILINE)
    return Constitution(instruments=(parse_instrument(source, "source/c5.md").instrument,))


def _said(*edits, base=()):
    return [print_sentence(each) for each in derive(_text(*base), _text(*base, *edits))]


PHRASES = [
    ("is to guide", "is to help", "In {i}, for “guide” substitute “help”."),
    ("services.", "services; and", "In {i(b)}, for “services.” substitute “services; and”."),
    ("Scrutiny of", "Scrutiny of all", "In {i(b)}, after “Scrutiny of” insert “all”."),
    ("revised;", "revised by Council;", "In {iii}, after “revised” insert “by Council”."),
    (" (real and perceived)", "", "In {ii}, omit “(real and perceived)”."),
    ("**at all times**", "**always**", "In {ii}, for “at all times” substitute “always”."),
    ("direction of policy;", "direction of policy; and", "In {i(a)}, at the end insert “and”."),
    ("Scrutiny", "The scrutiny", "In {i(b)}, for “Scrutiny” substitute “The scrutiny”."),
    ("day-to-day", "daily", "In {-ii}, for “day-to-day” substitute “daily”."),
    (
        "“Employees’ Code”",
        "“Employees’ Own Code”",
        "In {ii}, for ““Employees’ Code”” substitute ““Employees’ Own Code””.",
    ),
    (
        "officers. Members and officers should",
        "staff. Members and staff should",
        "In {i}, for “officers”, in each of the 2 places it occurs, substitute “staff”.",
    ),
    ("/ OFFICER", "AND OFFICER", "In the title of C5, for “/ OFFICER” substitute “AND OFFICER”."),
    (
        "# Introduction {",
        "# Introduction and purpose {",
        "For the heading of C5, Introduction substitute “Introduction and purpose”.",
    ),
    ("- ii. The officers", "- iii. The officers", "Renumber {-ii} as “iii.”."),
]  # fmt: skip
CITED = {
    **{f"{{{n}}}": f"C5, Introduction, paragraph {n}" for n in ("i", "ii", "iii")},
    **{f"{{i({n})}}": f"C5, Roles, paragraph i({n})" for n in "ab"},
    "{-ii}": "C5, Roles, paragraph ii",
}


@pytest.mark.parametrize(("old", "new", "sentence"), PHRASES)
def test_a_changed_phrase_is_one_instruction_that_quotes_enough_to_be_found(old, new, sentence):
    for short, cited in CITED.items():
        sentence = sentence.replace(short, cited)
    assert _said((old, new)) == [sentence]


def test_a_paragraph_mostly_rewritten_is_substituted_whole():
    rewritten = (
        "purpose of this Protocol is to guide Members and officers. Members and officers should\n"
        "  treat each other with respect.",
        "Code sets out what Councillors owe to staff and what staff owe to them in return.",
    )
    assert _said(rewritten) == ["For C5, Introduction, paragraph i substitute—"]


def test_a_table_cell_which_no_instruction_says_substitutes_its_clause():
    said = derive(_text(), _text(("| Leader | policy |", "| Leader | all policy |")))
    assert [print_sentence(each) for each in said] == ["For C5, Roles, paragraph ii substitute—"]
    assert "| Leader | all policy |" in print_instruction(said[0])


def test_new_paragraphs_that_stand_together_are_inserted_together():
    new = "- ia. New words. {#c5.66666}\n\n- ib. And more. {#c5.77777}\n\n- ii. The Members'"
    said = derive(_text(), _text(("- ii. The Members'", new)))
    assert [print_sentence(each) for each in said] == [
        "After C5, Introduction, paragraph i insert—"
    ]
    assert print_instruction(said[0]).count("{#c5.") == 2


def test_paragraphs_that_changed_places_are_moved_and_instructions_follow_the_text():
    swapped = (
        "  - a) Initiation and direction of policy; {#c5.k7m2c}\n\n"
        "  - b) Scrutiny of Council services. {#c5.m8v3d}",
        "  - b) Scrutiny of Council services. {#c5.m8v3d}\n\n"
        "  - a) Initiation and direction of policy; {#c5.k7m2c}",
    )
    assert _said(
        ("# Groups {", "# Political groups {"), swapped, ("is to guide", "is to help")
    ) == [
        "In C5, Introduction, paragraph i, for “guide” substitute “help”.",
        "Move C5, Roles, paragraph i(b) to before C5, Roles, paragraph i(a).",
        "For the heading of C5, Groups substitute “Political groups”.",
    ]


def test_words_changed_alike_in_several_paragraphs_are_named_in_one_sentence():
    said = _said(
        ("iii. This Protocol can", "iii. This Code can"),
        ("The purpose of this Protocol is", "The purpose of this Code is"),
        ("A report may be amended.", "A report on this Code may be amended."),
        ("section 4.2.", "section 4.3."),
    )
    assert said == [
        "In C5, Introduction, paragraph i, for “Protocol” substitute “Code”.",
        "In C5, Introduction, paragraph ii, for “4.2” substitute “4.3”.",
        "In C5, Introduction, paragraph iii, for “Protocol” substitute “Code”.",
        "In C5, Roles, Reports, paragraph 8A, after “report” insert “on this Code”.",
    ]
    said = _said(
        ("iii. This Protocol can", "iii. This Code can"),
        ("The purpose of this Protocol is", "The purpose of this Code is"),
        ("must act together under this Protocol", "must act together under this Code"),
        ("section 4.2.", "section 4.3."),
        base=(("must act together", "must act together under this Protocol"),),
    )
    assert said == [
        "In C5, Introduction, paragraph i, C5, Introduction, paragraph iii and C5, Roles, "
        "paragraph i, for “Protocol” substitute “Code”.",
        "In C5, Introduction, paragraph ii, for “4.2” substitute “4.3”.",
    ]


def test_where_most_paragraphs_of_a_part_change_the_part_is_substituted():
    said = _said(
        ("The purpose of this Protocol is to guide", "This is for"),
        ("apply **at all times**", "always apply"),
        ("This Protocol can be revised; see", "See"),
    )
    assert said == ["For C5, Introduction substitute—"]


def test_whole_protocols_are_put_in_replaced_and_omitted():
    old = _text()
    noted = replace(old.instruments[0], footnotes=(Footnote(label="1", words=Words("Agreed.")),))
    code = TEXT.instruments[1]
    both, one = (
        Constitution(instruments=(*old.instruments, code)),
        Constitution(instruments=(noted,)),
    )
    assert [print_sentence(each) for each in derive(both, one)] == [
        "For C5 substitute—",
        "Omit C6.",
    ]
    assert [print_sentence(each) for each in derive(old, both)] == ["After C5 insert—"]


def test_what_no_instruction_says_is_refused_by_name():
    both = Constitution(instruments=TEXT.instruments)
    with pytest.raises(Conflict) as refused:
        derive(both, Constitution(instruments=TEXT.instruments[::-1]))
    assert [f.code for f in refused.value.findings] == ["change-unsayable"]
    assert "stands elsewhere" in refused.value.findings[0].problem


ROWS = """| Who | What | When |
| --- | --- | --- |
| Leader | sets policy | in May |
| Chair of a committee | calls its meetings | each month |
| Officer | keeps the record | at all times |
| Clerk | writes the minutes | after each meeting |
"""


def _table(*edits):
    rows = ROWS
    for old, new in edits:
        assert rows.count(old) == 1, old
        rows = rows.replace(old, new)
    return (("| Who | What |\n| --- | --- |\n| Leader | policy |\n", rows),)


def _of_table(*edits):
    old, new = _text(*_table()), _text(*_table(*edits))
    said = [print_instruction(each) for each in derive(old, new)]
    return [one.partition("(#c5.22222), ")[2].removeprefix("in the row ") for one in said]


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            [("in May", "in June")],
            ["beginning “Leader”, in the column headed “When”, for “May” substitute “June”."],
        ),
        (
            [("sets policy", "sets the policy"), ("after each", "within a week of each")],
            [
                "beginning “Leader”, in the column headed “What”, for “policy” substitute "
                "“the policy”.",
                "beginning “Clerk”, in the column headed “When”, for “after” substitute "
                "“within a week of”.",
            ],
        ),
        (
            [("| Officer |", "| Monitoring Officer |")],
            [
                "beginning “Officer”, in the column headed “Who”, for “Officer” substitute "
                "“Monitoring Officer”."
            ],
        ),
        (
            [("| Officer | keeps the record | at all times |\n", "")],
            ["omit the row beginning “Officer”."],
        ),
        (
            [("| Clerk", "| Deputy | acts for the Leader | in absence |\n| Clerk")],
            ["after the row beginning “Officer” insert—"],
        ),
        (
            [("after each meeting |\n", "after each meeting |\n| Mayor | presides | always |\n")],
            ["at the end insert—"],
        ),
        (
            [("| Leader", "| Mayor | presides | always |\n| Leader")],
            ["at the beginning insert—"],
        ),
    ],
)  # fmt: skip
def test_a_table_is_amended_by_row_and_cell(edits, said):
    found = [one.partition("\n")[0] for one in _of_table(*edits)]
    assert found == said


def test_a_table_of_which_most_changes_is_substituted_with_what_it_stands_in():
    edits = [("in May", "in June"), ("each month", "each week"), ("at all times", "always")]
    old, new = _text(*_table()), _text(*_table(*edits))
    (one,) = derive(old, new)
    assert print_sentence(one).startswith("For ")


def test_rows_that_changed_places_are_not_said_one_by_one():
    leader = "| Leader | sets policy | in May |\n"
    edits = [(leader, ""), ("after each meeting |\n", f"after each meeting |\n{leader}")]
    old, new = _text(*_table()), _text(*_table(*edits))
    (one,) = derive(old, new)
    assert print_sentence(one).startswith("For ")
