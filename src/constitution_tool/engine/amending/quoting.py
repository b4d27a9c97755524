"""Which instruction puts other words in place of some, and is sure to be carried out?

The words quoted are widened until they stand once in the paragraph. An instruction is given only if
its sentence reads back to it and it fits the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import apply_instruction
from constitution_tool.engine.amending.matching import inside_word, matches
from constitution_tool.engine.amending.own_words import own_words
from constitution_tool.errors import Refusal
from constitution_tool.model.citation import cite
from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.target import Once, Target
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments.instruction import parse_instruction, print_instruction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution, Standing

_WIDEST = 14
"""How many words are quoted at most on each side: more is a paragraph, and no one reads it."""


def substitution(
    constitution: Constitution, standing: Standing, words: Words, span: tuple[int, int], new: str
) -> SubstituteWords | None:
    """Give the instruction; None where none is sure.

    Args:
        constitution: the text, or as much of it as holds the clause.
        standing: the clause.
        words: one of its own paragraphs.
        span: what is to go, by its places in `words`.
        new: what is to come, in the notation of words.
    """
    first, last = span
    for start, end in wider(words, first, last):
        find = Words(words[start:end])
        if not find or sum(len(matches(w, find).starts) for w in own_words(standing.clause)) != 1:
            continue
        instruction = SubstituteWords(
            targets=(Target(id=standing.clause.id, cited=cite(standing)),),
            find=find,
            replace=Words(words[start:first] + new + words[last:end]),
            occurrence=Once(),
        )
        if holds(constitution, instruction):
            return instruction
    return None


def holds(constitution: Constitution, instruction: Instruction) -> bool:
    """Say whether an instruction's sentence reads back to it, and it fits the text."""
    try:
        read = parse_instruction(print_instruction(instruction), "", 1)
        apply_instruction(constitution, instruction)
    except Refusal:
        return False
    return read == instruction


def wider(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Widen a span by a word on its right, then one on its left, and so on."""
    yield start, end
    for _ in range(_WIDEST):
        end = _edge(words, end, 1)
        yield start, end
        start = _edge(words, start, -1)
        yield start, end


def _edge(words: str, at: int, step: int) -> int:
    """Go to the far edge of the next word."""
    while 0 < at + step < len(words):
        at += step
        before, after = (words[at - 1], words[at]) if step > 0 else (words[at], words[at - 1])
        if not before.isspace() and after.isspace() and not inside_word(words, at):
            return at
    return max(0, min(len(words), at + step))
