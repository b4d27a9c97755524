"""Which amending sentence puts other words in place of some, and is sure to be carried out?

The words quoted are widened until they stand once in the paragraph. A sentence is suggested only if
it reads back to the same instruction and the instruction fits the text.
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
from constitution_tool.notation.amendments.instruction import (
    parse_instruction,
    print_instruction,
    print_sentence,
)
from constitution_tool.notation.text.escape import escape_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.checking.drafting.reading import Put, Spot
    from constitution_tool.model.instrument import Constitution

_WIDEST = 14
"""How many words are quoted at most on each side: more is a paragraph, and no one reads it."""


def suggestion(constitution: Constitution, spot: Spot, put: Put) -> str:
    """Write the sentence as people read it; nothing where no sentence is sure."""
    for start, end in _wider(spot.words, put.start, put.end):
        find = Words(spot.words[start:end])
        if not find:
            continue
        if sum(len(matches(own, find).starts) for own in own_words(spot.standing.clause)) != 1:
            continue
        written = escape_text(put.words, in_link=False)
        new = Words(spot.words[start : put.start] + written + spot.words[put.end : end])
        standing = spot.standing
        instruction = SubstituteWords(
            targets=(Target(id=standing.clause.id, cited=cite(standing)),),
            find=find,
            replace=new,
            occurrence=Once(),
        )
        if _holds(constitution, instruction):
            return print_sentence(instruction)
    return ""


def _holds(constitution: Constitution, instruction: SubstituteWords) -> bool:
    try:
        read = parse_instruction(print_instruction(instruction), "", 1)
        apply_instruction(constitution, instruction)
    except Refusal:
        return False
    return read == instruction


def _wider(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
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
