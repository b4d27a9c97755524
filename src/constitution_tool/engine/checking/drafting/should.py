"""Is it “should” where nobody can tell a duty from advice?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.asked import asked
from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put
from constitution_tool.model.obligation import Force

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOULD = "should"
_SOFTENED = re.compile(r"\s+(?:ideally|preferably|generally|normally|usually|try|aim)\b", re.I)
"""Makes advice of it: “must ideally” asks nothing."""
_NO_SUBJECT = re.compile(r"(?:^|[,;:(]|\b(?:and|or|but))\s*$", re.I)
_GOES_ON = re.compile(r"\s+(?:be|not|also|have|always|only)\b", re.I)
"""After a comma or “and” a verb goes on from before; “should circumstances change” means “if”."""


def should(draft: Draft) -> Iterator[Found]:
    """Find each “should” that asks something of somebody, and put “must”."""
    for spot, one in asked(draft):
        at = spot.words.lower().find(_SHOULD, one.verb)
        if one.duty.force in {Force.SHOULD, Force.SHOULD_NOT} and at >= 0:
            yield Found(
                spot=spot,
                problem="“should” may be a duty or only advice",
                advice="write “must” if it is a duty, or “may” if it is not",
                put=Put(start=at, end=at + len(_SHOULD), words="must")
                if _is_a_duty(spot.words[:at], spot.words[at + len(_SHOULD) :])
                else None,
            )


def _is_a_duty(ahead: str, behind: str) -> bool:
    """Say whether “must” in its place would make a sentence that asks the same."""
    if _SOFTENED.match(behind):
        return False
    return not _NO_SUBJECT.search(ahead) or _GOES_ON.match(behind) is not None
