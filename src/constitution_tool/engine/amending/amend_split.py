"""How is a paragraph split in two, and how are two that follow each other joined?

Both go by the order in which the words are printed: splitting parts what stands before a point from
all that stands after it, and joining puts it together again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from constitution_tool.engine.amending.amend_clauses import check_new
from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.amending.not_found import not_found
from constitution_tool.engine.amending.own_words import paragraphs
from constitution_tool.engine.amending.place import check_home, found
from constitution_tool.engine.amending.refusing import refuse, times
from constitution_tool.engine.amending.writable import check_fragment, written
from constitution_tool.model.block import Paragraph
from constitution_tool.model.instrument import Clause, Kind

if TYPE_CHECKING:
    from constitution_tool.engine.amending.working import Node, Working
    from constitution_tool.model.block import Block
    from constitution_tool.model.instruction import Join, Split
    from constitution_tool.model.words import Words

_BREAK = "\\\n"
"""A hard line break in a paragraph's words."""


def split(working: Working, instruction: Split) -> tuple[str, ...]:
    """Split a clause in two; give its id, the new one, and those of children that went with it.

    Raises:
        Conflict: it is not in the text, has a heading, the words do not occur just once in its own
            paragraphs, or there is nothing on one side of the point to make a clause of.
    """
    node = found(working, instruction.target)
    _refuse_heading(node, "split")
    first, second = _halves(node, instruction)
    check_home(node.parent, (second,))
    check_new(working, (second.id,))
    goes = () if first.closing else tuple(node.children)
    working.insert(node.parent, node.position() + 1, (replace(second, children=()),))
    new = working.nodes[second.id]
    for position, child in enumerate(goes):
        working.move(child, new, position)
    working.change(node, first)
    return (node.id, new.id, *(child.id for child in goes))


def join(working: Working, instruction: Join) -> tuple[str, ...]:
    """Join a clause with the one that follows; give their ids and those of children that came over.

    Raises:
        Conflict: one is not in the text, the second does not follow the first, one has a heading,
            or what stands between their words is no mere end of a paragraph.
    """
    node, follower = found(working, instruction.target), found(working, instruction.follower)
    _refuse_heading(node, "joined")
    _refuse_heading(follower, "joined")
    if node.parent is not follower.parent or follower.position() != node.position() + 1:
        refuse(
            "join-apart",
            f"{follower.citation()} does not follow {node.citation()}.",
            "name two paragraphs that stand one after the other, or move one of them first.",
        )
    joined = _joined(node, follower)
    comes = tuple(follower.children)
    for position, child in enumerate(comes):
        working.move(child, node, position)
    working.omit(follower)
    working.change(node, joined)
    return (node.id, follower.id, *(child.id for child in comes))


def _refuse_heading(node: Node, done: str) -> None:
    if node.clause.kind is Kind.HEADING:
        refuse(
            "split-heading",
            f"{node.citation()} has a heading: only a paragraph can be {done}.",
            "insert a heading, or omit one and move what is under it.",
        )


# --- splitting --------------------------------------------------------------------------------


def _halves(node: Node, instruction: Split) -> tuple[Clause, Clause]:
    clause = node.clause
    blocks = (*clause.opening, *clause.closing)
    at, end = _point(node, blocks, instruction.after)
    block = blocks[at]
    if not isinstance(block, Paragraph):
        refuse(
            "split-in-list",
            f"The words “{instruction.after}” stand in a list of points in {node.citation()}.",
            "substitute the paragraph by two that say it.",
        )
    before, rest = block.words[:end], _after(node, block.words[end:])
    kept = (*blocks[:at], Paragraph(words=written(before, node)))
    goes = (*((Paragraph(words=written(rest, node)),) if rest else ()), *blocks[at + 1 :])
    in_opening = at < len(clause.opening)
    opening = goes[: len(goes) - len(clause.closing)] if in_opening else goes
    if not opening or not isinstance(opening[0], Paragraph):
        refuse(
            "split-nothing-after",
            f"No words of {node.citation()} follow “{instruction.after}”, so that nothing would "
            "begin the new paragraph.",
            "quote the words before the point where the new paragraph is to begin.",
        )
    first = replace(
        clause,
        number=instruction.first,
        opening=kept if in_opening else clause.opening,
        closing=() if in_opening else kept[len(clause.opening) :],
    )
    second = replace(
        clause,
        id=instruction.new,
        number=instruction.second,
        opening=opening,
        closing=clause.closing if in_opening else (),
    )
    return first, second


def _point(node: Node, blocks: tuple[Block, ...], find: Words) -> tuple[int, int]:
    """Find the block in which the words end, and where in it; they must occur exactly once."""
    check_fragment(find)
    spots = [
        (at, start + len(find))
        for at, block in enumerate(blocks)
        for words in paragraphs((block,))
        for start in matches(words, find).starts
    ]
    if not spots:
        raise not_found(node, find)
    if len(spots) > 1:
        refuse(
            "words-too-often",
            f"The words “{find}” occur {times(len(spots))} in {node.citation()}.",
            "quote more of the sentence.",
        )
    return spots[0]


def _after(node: Node, rest: str) -> str:
    """Take what follows the point without the space or line end that parts it."""
    if not rest:
        return ""
    for parting in (" ", _BREAK):
        if rest.startswith(parting):
            return rest.removeprefix(parting)
    return _refuse_inside(node, rest)


def _refuse_inside(node: Node, rest: str) -> NoReturn:
    refuse(
        "split-inside",
        f"The point is not between two words of {node.citation()}: “{rest}” follows at once.",
        "quote the words up to a space, with the marks that close them.",
    )


# --- joining ----------------------------------------------------------------------------------


def _joined(node: Node, follower: Node) -> Clause:
    first, second = node.clause, follower.clause
    if node.children and follower.children:
        refuse(
            "join-children",
            f"{node.citation()} and {follower.citation()} both have paragraphs within them.",
            "move those of one of them first, or substitute the paragraphs.",
        )
    blocks = first.closing if node.children else first.opening
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph):
        refuse(
            "join-no-words",
            f"{node.citation()} does not end in words of its own to which those of "
            f"{follower.citation()} could be joined.",
            "substitute the paragraphs.",
        )
    begins = second.opening[0]
    words = " ".join(
        part for part in (last.words, begins.words if isinstance(begins, Paragraph) else "") if part
    )
    merged = (*blocks[:-1], Paragraph(words=written(words, node)), *second.opening[1:])
    if node.children:
        return replace(first, closing=merged)
    return replace(first, opening=merged, closing=second.closing)
