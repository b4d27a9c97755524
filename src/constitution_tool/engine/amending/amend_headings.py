"""How are headings amended, and the titles of instruments?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.amending.refusing import refuse, times
from constitution_tool.engine.amending.writable import check_fragment, written
from constitution_tool.model.words import Words
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from constitution_tool.engine.amending.working import Node, Working
    from constitution_tool.model.instruction import TitleWords
    from constitution_tool.model.instrument import Clause


def amended_heading(node: Node, find: Words, new: Words) -> Clause:
    """Work out a clause with words of its heading substituted.

    Raises:
        Conflict: it has no heading, or the words do not occur exactly once in it.
    """
    check_fragment(find)
    heading = node.clause.heading
    if not heading:
        refuse(
            "no-heading",
            f"{node.citation()} has no heading.",
            "name the heading meant, or write “In …, for …”.",
        )
    return new_heading(
        node, Words(once_substituted(heading, find, new, f"heading of {node.citation()}"))
    )


def once_substituted(words: str, find: str, new: str, where: str) -> str:
    """Substitute words that must occur exactly once.

    Raises:
        Conflict: they do not.
    """
    starts = matches(words, find).starts
    if len(starts) != 1:
        refuse(
            "words-too-often" if starts else "words-not-found",
            f"The words “{find}” occur {times(len(starts))} in the {where}: “{words}”.",
            "quote the words as they are printed, and enough of them that they occur once.",
        )
    return words[: starts[0]] + new + words[starts[0] + len(find) :]


def new_heading(node: Node, heading: Words) -> Clause:
    """Work out a clause with another heading.

    Raises:
        Conflict: it has none now, or the new one is no change or could not be written.
    """
    if not node.clause.heading:
        refuse(
            "no-heading",
            f"{node.citation()} has no heading.",
            "substitute the whole paragraph if it is to have one.",
        )
    if heading == node.clause.heading:
        refuse(
            "changes-nothing",
            f"The heading of {node.citation()} already reads so.",
            "take the instruction out.",
        )
    if "\n" in heading:
        refuse("heading-lines", "A heading stands on one line.", "write it on one line.")
    return replace(node.clause, heading=written(heading, node))


def amend_title(working: Working, instruction: TitleWords) -> tuple[str, ...]:
    """Substitute words of an instrument's title; give its id.

    Raises:
        Conflict: it is not in the text, the words do not occur exactly once, or nothing changes.
    """
    trunk = working.trunks.get(instruction.target.id)
    if trunk is None:
        refuse(
            "target-unknown",
            f"{instruction.target.cited} ({instruction.target.id}) is not an instrument here.",
            "name the instrument whose title is meant.",
        )
    instrument = trunk.instrument
    title = once_substituted(
        instrument.title, plain(instruction.find), plain(instruction.replace), "title"
    )
    if title == instrument.title or not title.strip() or "\n" in title:
        refuse(
            "changes-nothing" if title == instrument.title else "title-lines",
            "The title would not change, or would not be words on one line.",
            "write the words that are to stand there.",
        )
    working.change_instrument(trunk, replace(instrument, title=title))
    return (instrument.id,)
