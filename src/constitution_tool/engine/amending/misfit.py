"""Why does an amendment not fit a text that others have just been carried out on?

What it expects says that the words are others; who made them so is found by going back.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.expectations import stale, unmet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution

Carried = tuple[str, "Constitution"]
"""An amendment that was carried out before, by its id, and the text that it was carried out on."""


def misfit(
    text: Constitution, amendment: Amendment, before: Sequence[Carried] = ()
) -> tuple[Finding, ...]:
    """Find where a text is not what an amendment was written on, and name who made it so.

    Args:
        text: the text that it is to be carried out on.
        amendment: the amendment.
        before: what was carried out up to there, in order.
    """
    findings = unmet(text, amendment)
    if not findings:
        return ()
    found = [one for one in _made_it_so(text, amendment, before) if one not in amendment.after]
    if not found:
        return findings
    ids = " and ".join(found)
    top, they_are = ("them", "they are") if len(found) > 1 else ("it", "it is")
    return tuple(
        replace(
            finding,
            problem=f"{finding.problem.removesuffix('.')}: {ids} came before and changed that, and "
            f"{amendment.id} is not written on top of {top}.",
            remedy=f"if {they_are} entered, run “constitution-tool amendment update "
            f"{amendment.id}”; if not, draft it anew on top of {top} (“constitution-tool amendment "
            f"new … --written-on {ids.replace(' and ', ' --written-on ')}”) and take this one "
            "away. What was signed must be signed again.",
        )
        for finding in findings
    )


def _made_it_so(
    text: Constitution, amendment: Amendment, before: Sequence[Carried]
) -> tuple[str, ...]:
    """Name what took away something that the amendment expects and the text no longer holds."""
    texts = [*(each for _, each in before), text]
    held = [{each.key for each in stale(one, amendment)} for one in texts]
    return tuple(
        id_
        for (id_, _), (was, now) in zip(before, pairwise(held), strict=True)
        if (now - was) & held[-1]
    )
