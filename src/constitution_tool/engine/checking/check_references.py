"""Which references in plain words lead nowhere, and which could be live?

Nothing is said of what may be in a statute, or of what could mean several paragraphs; that a
paragraph is not there is an error only where the words themselves say that it would be here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constitution_tool.engine.references.consequences import where
from constitution_tool.engine.references.linking import linkable
from constitution_tool.engine.references.meaning import How, Missing
from constitution_tool.engine.references.reading import reading
from constitution_tool.errors import NOWHERE, Finding, Severity
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_tool.engine.references.reading import Read
    from constitution_tool.errors import Place
    from constitution_tool.model.instrument import Constitution

_SHOWN = 3


def check_references(
    constitution: Constitution, positions: Mapping[str, Place]
) -> tuple[Finding, ...]:
    """Find the references in plain words that lead nowhere, and offer to make the others live.

    Args:
        constitution: the text.
        positions: where each id stands in the files, as far as is known.
    """
    return (*_dangling(constitution, positions), *_could_be_live(constitution, positions))


def _dangling(constitution: Constitution, positions: Mapping[str, Place]) -> Iterator[Finding]:
    read, index = reading(constitution), Index(constitution)
    for reads in read.by_place.values():
        for one in reads:
            meant = read.meaning(one)
            if isinstance(meant, Missing) and meant.how is not How.UNCERTAIN:
                yield _missing(one, meant, index, positions.get(one.stretch.clause, NOWHERE))


def _missing(one: Read, meant: Missing, index: Index, place: Place) -> Finding:
    cited, noun = where(one.stretch, index), one.mention.noun
    label = f"{noun} {meant.label.text}".strip()
    if meant.how is How.WRONG_WAY:
        return Finding(
            code="reference-other-way",
            problem=f"{cited} says “{one.said}”, and {cite_id(meant.there, index)} stands on the "
            "other side.",
            remedy="see which paragraph is meant.",
            place=place,
            severity=Severity.WARNING,
        )
    return Finding(
        code="reference-dangling",
        problem=f"{cited} says “{_whole(one)}”, and there is no {label} here.",
        remedy="amend the words, so that they name a paragraph that is there.",
        place=place,
        severity=Severity.ERROR if meant.how is How.CERTAIN else Severity.WARNING,
    )


def _whole(one: Read) -> str:
    return one.flat.text[one.mention.start : one.mention.ends]


def _could_be_live(constitution: Constitution, positions: Mapping[str, Place]) -> Iterator[Finding]:
    """Say once for each instrument how many there are; not one by one, or nothing else is seen."""
    index = Index(constitution)
    found: dict[str, list[Read]] = defaultdict(list)
    for one, _ in linkable(constitution):
        found[one.stretch.instrument].append(one)
    for instrument, reads in found.items():
        called = cite_id(instrument, index)
        shown = "; ".join(f"“{one.said}” in {where(one.stretch, index)}" for one in reads[:_SHOWN])
        more = f"; and {len(reads) - _SHOWN} more" if len(reads) > _SHOWN else ""
        several = "references in plain words" if len(reads) > 1 else "reference in plain words"
        yield Finding(
            code="references-plain",
            problem=f"{called} has {len(reads)} {several} that could be live: {shown}{more}.",
            remedy="to have them checked, and followed when numbers change, draft the amendment "
            f"that links them: amendment new --link --in {called} --title …",
            place=positions.get(reads[0].stretch.clause, NOWHERE),
            severity=Severity.WARNING,
        )
