"""What an entry of the schedule says it does, under a heading that names the clause."""

from __future__ import annotations

import pytest

from constitution_tool.model.instruction import InsertClauses, OmitWords, SubstituteWords
from constitution_tool.notation.amendments.instruction import parse_instruction
from constitution_tool.publish.entry_words import Seen, sentence

HERE, TWELVE, SEVEN = (
    "[C5, Introduction, paragraph i](#c5.9qw2t)",
    "[C5, x](#c5.x3fdr)",
    "[C5, y](#c5.p3q8f)",
)
SEEN = Seen(
    clause="c5.9qw2t",
    entries={"c5.9qw2t": 3, "c5.x3fdr": 12, "c5.p3q8f": 7, "c5.77777": 8},
    within="C5",
)


def said(text: str) -> str:
    return sentence(parse_instruction(text, "amendments/2024-001.md", 1), SEEN)


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (f"In {HERE}, for “a” substitute “b”.", "For “a” substitute “b”."),
        (f"In {HERE}, omit “a”.", "Omit “a”."),
        (f"In {HERE}, at the end insert “b”.", "At the end insert “b”."),
        (f"In {HERE}, after “a” insert “b”.", "After “a” insert “b”."),
        (
            f"In {HERE} and {TWELVE}, for “a”, in each of the 3 places it occurs, substitute “b”.",
            "Here and in entry 12, for “a”, in each of the 3 places it occurs, substitute “b”.",
        ),
        (
            f"In {TWELVE}, {HERE} and {SEVEN}, for “In , x” substitute “b”.",
            "Here and in entries 7 and 12, for “In , x” substitute “b”.",
        ),
        (f"Omit {HERE}.", "Omit Introduction, paragraph i."),
        (f"Move {HERE} to after {TWELVE}.", "Move Introduction, paragraph i to after x."),
        (f"Renumber {HERE} as “xi.”.", "Renumber Introduction, paragraph i as “xi.”."),
        (
            f"For {HERE} substitute—\n\n> - i. New words. {{#c5.9qw2t}}\n",
            "For Introduction, paragraph i substitute the proposed text below.",
        ),
        (
            f"After {TWELVE} insert—\n\n> - i. New words. {{#c5.9qw2t}}\n",
            "After x insert the proposed text below.",
        ),
        (
            "At the end of [C5, Introduction](#c5.4k7mz) insert—\n\n"
            "> - i. New words. {#c5.9qw2t}\n>\n> - ii. More. {#c5.77777}\n",
            "At the end of Introduction insert the proposed text below and in entry 8.",
        ),
        ("Omit [C6, Reports](#c6.33333).", "Omit C6, Reports."),
    ],
)
def test_an_instruction_is_said_where_it_is_read(instruction, expected):
    assert said(instruction) == expected


def test_the_kinds_tried_are_those_meant():
    kinds = [
        type(parse_instruction(text, "x.md", 1))
        for text in (
            f"In {HERE}, for “a” substitute “b”.",
            f"In {HERE}, omit “a”.",
            f"After {TWELVE} insert—\n\n> - i. New words. {{#c5.9qw2t}}\n",
        )
    ]
    assert kinds == [SubstituteWords, OmitWords, InsertClauses]
