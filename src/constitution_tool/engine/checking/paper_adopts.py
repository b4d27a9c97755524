"""Does a paper ask Council to adopt a text of which nothing is before it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.paper_sections import place_in, wrong
from constitution_tool.model.paper import PaperKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.engine.checking.paper_sections import Section
    from constitution_tool.errors import Finding

_OF_AN_ADOPTION = (PaperKind.SCHEDULE, PaperKind.BRIEFING)
"""Papers that are about nothing else."""
_ASKING = ("recommendations", "executive summary", "purpose of report")
_ADOPTS = re.compile(r"\badopts?\b", re.IGNORECASE)


def adopts_nothing(
    kind: PaperKind, sections: Iterable[Section], adopted: tuple[str, ...]
) -> Iterator[Finding]:
    """Find where a paper asks for the adoption of a text to which no change is before Council.

    Args:
        kind: what sort of paper it is; only those that go to Council are looked at.
        sections: what it says.
        adopted: what the text is called ("Protocol", "Part C5"); empty when it is before Council.
    """
    if adopted and kind in _OF_AN_ADOPTION:
        yield _nothing("This paper is about changes to be adopted, and there are none.")
    if not adopted or kind is not PaperKind.FULL_COUNCIL_REPORT:
        return
    for section in sections:
        if section.heading.casefold() not in _ASKING:
            continue
        for number, words in section.paragraphs:
            if _ADOPTS.search(words) and any(name in words for name in adopted):
                said = f"It asks for adoption, and holds 0 changes: “{words}”"
                yield _nothing(said, place_in(section, number))


def _nothing(said: str, where: str = "") -> Finding:
    return wrong(
        "adopts-nothing",
        f"Nothing is before Council to be adopted. {said}",
        "take it out; what was adopted before is in the text, and needs no further vote.",
        where,
    )
