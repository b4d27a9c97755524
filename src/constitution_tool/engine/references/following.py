"""What must follow from some amendments: references, names, words that count, defined terms?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.references.beside import displaced
from constitution_tool.engine.references.consequences import (
    Consequence,
    Sure,
    references_to_follow,
    where,
)
from constitution_tool.engine.references.counting import miscounts
from constitution_tool.engine.references.defining import lost_terms
from constitution_tool.engine.references.naming import misnamed
from constitution_tool.engine.references.rewording import Rewording
from constitution_tool.engine.references.stretches import InHeading, Stretch
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index
from constitution_tool.notation.text.escape import escape_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.references.between import Texts

_FEW = 6


def follows(texts: Texts) -> tuple[Consequence, ...]:
    """Find everything that must follow."""
    followed = references_to_follow(texts)
    if texts.structural:
        followed += (*_neighbours(texts), *_names(texts), *_counts(texts))
    return (*followed, *_terms(texts))


def _neighbours(texts: Texts) -> Iterator[Consequence]:
    was, now = Index(texts.before), Index(texts.after)
    for one in displaced(texts.before, texts.after):
        other = f"would be {cite_id(one.now, now)}" if one.now else "would be none"
        said = f"{where(one.stretch, now)} says “{one.said}”"
        yield Consequence(
            stretch=one.stretch,
            problem=f"{said}: that was {cite_id(one.was, was)} and {other}",
            reason="",
            sure=Sure.NAMED,
        )


def _names(texts: Texts) -> Iterator[Consequence]:
    now = Index(texts.after)
    for one in misnamed(texts.before, texts.after):
        place = where(one.stretch, now)
        if not one.now:
            problem = f"{place} names “{one.was}”, which would be gone"
            yield Consequence(stretch=one.stretch, problem=problem, reason="", sure=Sure.NAMED)
            continue
        yield Consequence(
            stretch=one.stretch,
            problem=f"{place} names “{one.was}”, which would be called “{one.now}”. Whether that "
            "is meant, only people know",
            reason=f"“{one.was}” is now called “{one.now}” (amendment {texts.by}).",
            sure=Sure.LIKELY,
            change=Rewording(start=one.start, end=one.end, new=escape_text(one.now), within=(0, 0)),
        )


def _counts(texts: Texts) -> Iterator[Consequence]:
    now = Index(texts.after)
    for one in miscounts(texts.before, texts.after):
        counted = cite_id(one.counted, now)
        yield Consequence(
            stretch=one.stretch,
            problem=f"{where(one.stretch, now)} says “{one.said}”; {counted} held {one.was} "
            f"paragraphs and would hold {one.now}. Whether the words count them, only people know",
            reason=f"{counted} holds {one.now} paragraphs, and held {one.was} (amendment "
            f"{texts.by}).",
            sure=Sure.LIKELY,
            change=Rewording(start=one.start, end=one.end, new=one.new, within=(0, 0)),
        )


def _terms(texts: Texts) -> Iterator[Consequence]:
    was, now = Index(texts.before), Index(texts.after)
    for lost in lost_terms(texts.before, texts.after):
        used = [cite_id(id_, now) for id_ in lost.used_in]
        more = f" and {len(used) - _FEW} more" if len(used) > _FEW else ""
        standing = now.by_id[lost.used_in[0]]
        yield Consequence(
            stretch=Stretch(
                instrument=standing.instrument.id,
                clause=standing.clause.id,
                spot=InHeading(),
                words=standing.clause.heading,
            ),
            problem=f"“{lost.term}” would no longer be defined ({cite_id(lost.was_in, was)} did "
            f"so), and it is used in {'; '.join(used[:_FEW])}{more}",
            reason="",
            sure=Sure.NAMED,
        )
