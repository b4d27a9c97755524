"""How the schedule of amendments is set in Word: a block an entry, current and proposed beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Grid, Passage, Picture, text_of
from constitution_tool.ooxml.markup import Look, paragraph, run, styled
from constitution_tool.publish.page_words import COLUMNS, LEFT_OUT
from constitution_tool.publish.word.bench import bookmark
from constitution_tool.publish.word.beside import beside, sides
from constitution_tool.publish.word.front import Line, anchor, fact
from constitution_tool.publish.word.shown import Shower

if TYPE_CHECKING:
    from constitution_tool.model.sheet import Comparison, ScheduleBlock, ScheduleBody
    from constitution_tool.publish.word.bench import Bench

_KEEP = "<w:keepNext/>"
_KEPT = Look(style="BodyText", direct=_KEEP)
_LISTED = Look(style="ListBullet", direct=_KEEP)
_PART = Look(style="Heading1", direct="<w:pageBreakBefore/>")
_FACT = Look(style="Fact", direct=_KEEP)
_STRONG = "<w:b/><w:bCs/>"
_SHORT = 450
"""Characters of a column whose entry is kept on one page: a third of it, two columns abreast."""


def schedule(body: ScheduleBody, bench: Bench) -> str:
    """Set the parts, each with its opening words and its blocks, then what is left out.

    Raises:
        Malformed: a table in a comparison has uneven rows.
        LawBroken: a picture in one was not handed over.
    """
    out = []
    for number, part in enumerate(body.parts, start=1):
        heading = anchor(f"_part_{number}", bench.ids.next(), run(part.heading))
        out.append(paragraph(str(_PART if number > 1 else Look(style="Heading1")), heading))
        out.append(paragraph(str(_KEPT), run(part.opening, _STRONG)))
        if not part.blocks:
            out.append(styled("BodyText", run(part.empty)))
        out.extend(_block(block, bench) for block in part.blocks)
    if body.left_out:
        out.append(styled("Heading1", anchor("_left_out", bench.ids.next(), run(LEFT_OUT))))
        out.extend(styled("ListBullet", run(words)) for words in body.left_out)
    return "".join(out)


def lines(body: ScheduleBody) -> tuple[Line, ...]:
    """List the parts and their entries for the contents."""
    out = []
    for number, part in enumerate(body.parts, start=1):
        out.append(Line(level=0, words=part.heading, name=f"_part_{number}"))
        out.extend(
            Line(level=1, words=block.heading, name=f"_entry_{block.number}")
            for block in part.blocks
        )
    if body.left_out:
        out.append(Line(level=0, words=LEFT_OUT, name="_left_out"))
    return tuple(out)


def names(body: ScheduleBody) -> dict[str, str]:
    """Name the bookmarks that a schedule's clauses will have."""
    blocks = (block for part in body.parts for block in part.blocks)
    return {
        item.clause: bookmark(item.clause)
        for block in blocks
        for comparison in block.comparisons
        for item in (*comparison.current, *comparison.proposed)
        if isinstance(item, Passage) and item.anchor
    }


def _block(block: ScheduleBlock, bench: Bench) -> str:
    title = anchor(f"_entry_{block.number}", bench.ids.next(), run(block.heading))
    out = [styled("Heading2", title)]
    look = Look(style="AmendingWords") if len(block.sentences) == 1 else _LISTED
    out.extend(paragraph(str(look), run(sentence)) for sentence in block.sentences)
    for comparison in block.comparisons:
        if comparison.citation and not block.heading.endswith(comparison.citation):
            out.append(styled("Citation", run(comparison.citation)))
        out.append(_compared(comparison, Shower(bench=bench, entry=block.number)))
    facts = [fact(label, words) for label, words in block.facts if words]
    out.extend(paragraph(str(_FACT), each) for each in facts[:-1])
    out.extend(styled("Fact", each) for each in facts[-1:])
    return "".join(out)


def _compared(comparison: Comparison, shower: Shower) -> str:
    """Set two texts beside each other; with tables in them one above the other, to be legible."""
    keeping = _KEEP if _is_short(comparison) else ""
    shower = replace(shower, keeping=keeping)
    if any(isinstance(item, Grid) for item in (*comparison.current, *comparison.proposed)):
        current, proposed = sides(comparison, shower, shower.bench.house.page.text)
        return (
            styled("Citation", run(COLUMNS[0]))
            + current
            + (styled("Citation", run(COLUMNS[1])) + proposed)
        )
    return beside((replace(comparison, citation=""),), shower)


def _is_short(comparison: Comparison) -> bool:
    """Whether an entry is kept on one page; a long one would leave half a page empty."""
    if any(isinstance(i, Picture) for i in (*comparison.current, *comparison.proposed)):
        return False
    longest = max(
        sum(len(text_of((*i.label, *i.pieces))) for i in side if isinstance(i, Passage))
        for side in (comparison.current, comparison.proposed)
    )
    return longest <= _SHORT
