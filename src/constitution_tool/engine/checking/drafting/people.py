"""Is a person named where a post is meant? A post stays when its holder goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put

if TYPE_CHECKING:
    from collections.abc import Iterator

_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Cllr|Councillor)\b\.?"
    r"(?:\s+[A-Z](?:[a-z’'-]+|\.))*\s+[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?"
)
_POST = re.compile(r"^(?:Councillors?|Dr|Sir)\s+(?:Code|Conduct|Protocol|Allowances|Member)\b")


def people(draft: Draft) -> Iterator[Found]:
    """Find each by the title before the name; a place for the post is put."""
    for spot in draft.spots:
        for match in _PERSON.finditer(spot.words):
            if not _POST.match(match[0]):
                yield Found(
                    spot=spot,
                    problem=f"“{match[0]}” is a person, where a post would outlast its holder",
                    advice="name the post, in place of “[the post]”",
                    put=Put(start=match.start(), end=match.end(), words="[the post]"),
                )
