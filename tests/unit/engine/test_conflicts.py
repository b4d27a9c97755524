"""Of amendments pending together it is said which collide, where, and which go together."""

from __future__ import annotations

from dataclasses import replace

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.colliding.conflicts import Relation, conflicts
from constitution_tool.publish.conflict_lines import conflict_lines, conflict_table, counted
from protocol_text import TEXT, said

GUIDE = "In [C5, Introduction, paragraph i](#c5.9qw2t), for “guide” substitute “help”."
RESPECT = "In [C5, Introduction, paragraph i](#c5.9qw2t), omit “with respect”."
SERVE = "In [C5, Introduction, paragraph i](#c5.9qw2t), for “to guide” substitute “to serve”."
HELP = "In [C5, Introduction, paragraph i](#c5.9qw2t), for “help” substitute “assist”."
CODE = "In [C6, unnumbered paragraph](#c6.bbbbb), for “Code” substitute “Guide”."
PARTS = "Omit [C5, Introduction](#c5.4k7mz)."


def _pending(*made):
    """Make amendments 2024-001 …; each is sentences, after the numbers it is written on top of."""
    found = {}
    for number, (sentences, after) in enumerate(made, start=1):
        text = TEXT
        for below in after:
            text = amend(text, found[f"2024-00{below}"])
        one = amendment_of(*map(said, sentences))
        one = replace(one, id=f"2024-00{number}", after=tuple(f"2024-00{n}" for n in after))
        found[one.id] = with_expectations(text, one)
    return found


def _judge(*made):
    pending = _pending(*made)
    return conflicts(TEXT, pending.values()), pending


def _pairs(together):
    return [(p.one[-1], p.other[-1], p.relation.value, p.together) for p in together.pairs]


def test_different_paragraphs_commute_and_other_words_of_one_can_both_stand():
    together, _ = _judge(((GUIDE,), ()), ((CODE,), ()), ((RESPECT,), ()), ((SERVE,), ()))
    assert _pairs(together) == [
        ("1", "3", "collide", True),
        ("1", "4", "collide", False),
        ("3", "4", "collide", True),
    ]
    assert together.sets == (("2024-001", "2024-003", "2024-004"),)
    assert together.commuting == 3
    meeting = together.pairs[1].meetings
    assert [(m.citation, m.instructions) for m in meeting] == [
        ("C5, Introduction, paragraph i", (("2024-001", 1), ("2024-004", 1)))
    ]


def test_the_instruction_of_each_that_meets_is_named_and_no_other():
    together, _ = _judge(((CODE, GUIDE), ()), ((PARTS,), ()))
    assert together.pairs[0].meetings[0].instructions == (("2024-001", 2), ("2024-002", 1))


def test_what_is_written_on_top_depends_and_collides_with_what_that_collides_with():
    together, _ = _judge(((GUIDE,), ()), ((CODE, HELP), (1,)), ((SERVE,), ()))
    assert _pairs(together) == [
        ("1", "3", "collide", False),
        ("2", "1", "depends", False),
        ("2", "3", "collide", False),
    ]
    assert together.pairs[2].through == ("2024-001",)
    assert together.pairs[1].relation is Relation.DEPENDS


def test_one_that_does_not_fit_its_own_text_is_named_and_not_judged():
    pending = _pending(((GUIDE,), ()), ((CODE,), ()))
    pending["2024-001"] = replace(pending["2024-001"], expects=())
    together = conflicts(TEXT, pending.values())
    assert together.judged == ("2024-002",)
    assert [f.code for f in together.unfit["2024-001"]] == ["expectation-missing"]


def test_the_lines_and_the_table_say_the_same():
    together, pending = _judge(((GUIDE,), ()), ((RESPECT,), ()), ((CODE,), (1,)))
    assert conflict_lines(together, pending)[:5] == (
        "2024-001 and 2024-002 collide.",
        "  C5, Introduction, paragraph i",
        "    2024-001, instruction 1: In C5, Introduction, paragraph i, for “guide” substitute "
        "“help”.",
        "    2024-002, instruction 1: In C5, Introduction, paragraph i, omit “with respect”.",
        "  Both can stand, if the one that is entered second is brought up to date first.",
    )
    head, *rows = conflict_table(together, pending)
    assert head.split(",")[0] == "Amendment"
    assert [row[:17] for row in rows] == [f"{p.one},{p.other}" for p in together.pairs]
    assert counted(together) == (
        "3 amendments judged: 0 pairs can be entered in any order, 3 pairs cannot."
    )
