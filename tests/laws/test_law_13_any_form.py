"""Law 13 over every form of the language: each changed word still knows its amendment.

Also when a later one changed words that an earlier one had put in: split them, moved them, joined
what they stood in, or gave the whole paragraph, row or protocol another text. As in the other test
of this law every word is unlike every other, so that what put it in, and what took it out, is known
without any comparison of texts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from amending import amendment_of
from any_form import FORMS, TEXT, WORD, Drafting
from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.resolve import Side as Which
from constitution_tool.engine.comparing.resolve import resolve
from constitution_tool.engine.council import before_council
from constitution_tool.engine.entries import tracked
from constitution_tool.errors import Conflict
from constitution_tool.model.instruction import (
    Instruction,
    Join,
    Move,
    Split,
    SubstituteClause,
    SubstituteHeading,
    SubstituteInstrument,
    SubstituteWords,
)
from constitution_tool.model.instrument import Constitution, Index
from constitution_tool.model.passage import Act, Grid, Passage, Title
from hunting import IS_HUNT, examples

DRAWN: Counter[str] = Counter()
"""Which forms were carried out, over all sequences."""
CARRIES = (Move, Split, Join, SubstituteClause, SubstituteHeading, SubstituteInstrument)
"""Forms that carry words from one place to another: a word of theirs is there before and after."""


@st.composite
def sequences(draw):
    """Draw amendments of a few instructions each, every one on what the last one left."""
    drafting, text, made = Drafting(draw), TEXT, []
    for number in range(draw(st.integers(1, 5))):
        entries: list[Instruction] = []
        now = text
        for _ in range(draw(st.integers(1, 4))):
            if not Index(now).by_id:
                break
            one = drafting.instruction(now)
            try:
                amend(text, amendment_of(*entries, one))
                now = amend(now, amendment_of(one))
            except Conflict:
                continue
            entries.append(one)
        if entries:
            amendment = replace(amendment_of(*entries), id=f"2024-{number + 1:03}")
            try:
                written = with_expectations(text, amendment)
            except Conflict:
                continue
            made.append(written)
            text = amend(text, written)
            DRAWN.update(type(one).__name__ for one in entries)
    return made


def words_by_place(text: Constitution) -> set[str]:
    """Every word that is printed, in labels, titles and cells too."""
    said = (piece.text for _, pieces in printed(flow(text)) for piece in pieces)
    return {word for each in said for word in WORD.findall(each)}


def printed(one):
    """Walk what is printed: where, and the pieces; of a table each passage of each cell."""
    for each in one.printed:
        match each:
            case Grid():
                for row in (*each.header, *each.rows):
                    for cell in row.cells:
                        for passage in cell.passages:
                            yield each.clause, (*passage.label, *passage.pieces)
            case Passage():
                yield each.clause, (*each.label, *each.pieces)
            case Title():
                yield each.instrument, each.pieces


@settings(examples(120), derandomize=not IS_HUNT)
@given(sequences())
def test_each_changed_word_is_put_down_to_the_instruction_that_changed_it(made):
    council = before_council(TEXT, made, ())
    marked = tracked(council, ())
    assert resolve(marked, Which.OLD) == flow(council.base)
    assert resolve(marked, Which.NEW) == flow(council.text)
    items = {item.number: item.made.amendment for item in council.items}
    steps = {}
    text = TEXT
    for one in made:
        for applied in amend_steps(text, (one,)):
            before = words_by_place(text)
            text = applied.text
            steps[one.id, applied.number] = (before, words_by_place(text))
    for _, pieces in printed(marked):
        by = {items[mark.entry].id for piece in pieces for mark in piece.marks}
        DRAWN["several on one paragraph"] += len(by) > 1
        for piece in pieces:
            for mark in piece.marks:
                amendment = items[mark.entry]
                instruction = amendment.entries[mark.instruction - 1].instruction
                before, after = steps[amendment.id, mark.instruction]
                for word in WORD.findall(piece.text):
                    _judge(word, piece, mark, instruction, (before, after))


def _judge(word, piece, mark, instruction, around) -> None:
    """A word is not there before what added it, nor after what deleted it, unless that carries."""
    before, after = around
    match mark.act:
        case Act.ADDED:
            assert word in after, (word, instruction)
            assert word not in before or _carries(instruction, word), (word, instruction)
        case Act.DELETED:
            assert word in before, (word, instruction)
            assert word not in after or _carries(instruction, word), (word, instruction)
        case _:
            assert isinstance(instruction, CARRIES), (word, instruction)
            assert (word in before and word in after) or len(piece.marks) > 1


def _carries(instruction, word: str) -> bool:
    """Say whether an instruction may put a word elsewhere: it carries words, or quotes this one."""
    if isinstance(instruction, SubstituteWords):
        return word in WORD.findall(instruction.find) and word in WORD.findall(instruction.replace)
    return isinstance(instruction, CARRIES)


def test_every_form_was_carried_out():
    assert {form.__name__ for form in FORMS} <= DRAWN.keys(), DRAWN
    assert DRAWN["several on one paragraph"] > len(FORMS)
