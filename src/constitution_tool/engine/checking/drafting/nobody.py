"""Is something asked of nobody: “confidentiality must be maintained”?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.asked import asked
from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put
from constitution_tool.engine.obligations.grammar import PASSIVE
from constitution_tool.model.obligation import Force

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASKED = {Force.MUST, Force.MUST_NOT, Force.SHOULD, Force.SHOULD_NOT}
_VERB = re.compile(r"(?:must|shall|will|should)\b", re.IGNORECASE)
_WITH_IT = re.compile(
    r"(?<=dealt) with\b|(?<=complied) with\b|(?<=passed) on\b|(?<=carried) out\b"
    r"|(?<=set) (?:out|up)\b|(?<=drawn) up\b|(?<=looked) after\b"
)
"""What belongs to a verb, so that “by” follows it: “dealt with by”."""
WHO = "[who]"
"""Stands where the council must say who."""


def nobody(draft: Draft) -> Iterator[Found]:
    """Find each duty in the passive that does not say by whom; a place for who is put."""
    for spot, one in asked(draft):
        verb = _VERB.match(spot.words, one.verb)
        if one.duty.actor or one.duty.force not in _ASKED or not verb:
            continue
        done = PASSIVE.match(spot.words[verb.end() :])
        if done:
            at = verb.end() + done.end()
            with_it = _WITH_IT.match(spot.words, at)
            at = with_it.end() if with_it else at
            yield Found(
                spot=spot,
                problem=f"“{spot.words[verb.start() : at]}” does not say by whom",
                advice="say who is to do it, in place of “[who]”",
                put=Put(start=at, end=at, words=f" by {WHO}"),
            )
