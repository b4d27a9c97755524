"""Is it “should” where nobody can tell a duty from advice?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.asked import asked
from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put
from constitution_tool.model.obligation import Force

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOULD = "should"


def should(draft: Draft) -> Iterator[Found]:
    """Find each “should” that asks something of somebody, and put “must”."""
    for spot, one in asked(draft):
        at = spot.words.lower().find(_SHOULD, one.verb)
        if one.duty.force in {Force.SHOULD, Force.SHOULD_NOT} and at >= 0:
            yield Found(
                spot=spot,
                problem="“should” may be a duty or only advice",
                advice="write “must” if it is a duty, or “may” if it is not",
                put=Put(start=at, end=at + len(_SHOULD), words="must"),
            )
