"""Which entry and which instruction a mark is put down to: those that made it, and no others."""

from __future__ import annotations

from dataclasses import replace

from amending import amendment_of
from constitution_tool.engine.amending.expectations import expectations
from constitution_tool.engine.council import supposing
from constitution_tool.engine.entries import tracked
from constitution_tool.model.instruction import Move, OmitClause, Renumber, SubstituteWords
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.target import Beside, Once, Side, Target
from constitution_tool.notation.text.parse import parse_instrument

HEAD = '+++\nid = "c5"\nnumber = "C5"\ntitle = "PROTOCOL"\n+++\n\n'
TEXT = """# Introduction {#c5.bbbbb}

- i. Apples are red. {#c5.ccccc}

  - a) Pips. {#c5.kkkkk}

- ii. Pears are sweet, see [](#c5.fffff). {#c5.ddddd}

  - a) Stalks. {#c5.jjjjj}

- iii. Everyone is polite. {#c5.fffff}
"""
BASE = Constitution(instruments=(parse_instrument(HEAD + TEXT, "source/c5.md").instrument,))


def target(name):
    return Target(id=f"c5.{name * 5}", cited="x")


def words(name, find, new):
    return SubstituteWords(targets=(target(name),), find=find, replace=new, occurrence=Once())


def marks(*amendments):
    """Give each marked word with the entry's clause and the instruction it is put down to."""
    text, expecting = BASE, []
    for one in amendments:
        expecting.append(replace(one, expects=expectations(text, one)))
        text = supposing(BASE, expecting).text
    council = supposing(BASE, expecting)
    clauses = {item.number: item.clause for item in council.items}
    return {
        piece.text: (clauses[mark.entry], mark.instruction)
        for one in tracked(council, ()).printed
        for piece in (*getattr(one, "label", ()), *one.pieces)
        for mark in piece.marks
    }


def test_a_citation_that_changes_is_put_down_to_what_renumbered_its_target():
    renumbered = Renumber(target=target("f"), number="iiiA.")
    found = marks(amendment_of(words("c", "red", "green"), renumbered))
    assert found["iiiA"] == ("c5.fffff", 2)
    assert found["green"] == ("c5.ccccc", 1)


def test_so_it_is_in_a_clause_that_has_an_entry_of_its_own():
    renumbered = Renumber(target=target("f"), number="iiiA.")
    found = marks(amendment_of(words("d", "sweet", "sour"), renumbered))
    assert found["iiiA"] == ("c5.fffff", 2)
    assert found["sour"] == ("c5.ddddd", 1)


def test_a_clause_that_went_with_its_new_parent_is_put_down_to_that_parents_omission():
    gap = Beside(side=Side.AFTER, target=target("j"))
    moved = replace(amendment_of(Move(target=target("k"), gap=gap)), id="2024-001")
    omitted = amendment_of(words("c", "red", "green"), OmitClause(target=target("d")))
    found = marks(moved, replace(omitted, id="2024-002", after=("2024-001",)))
    assert found["Pips."] == found["Stalks."] == ("c5.ddddd", 2)
