"""What lies between two texts: which paragraphs were moved, joined or emptied, and by what?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.instruction import Join, Move, OmitLeavingNumber, OnTable, OnWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The text before some amendments, and after them; and what became of what is gone.

    `heirs` names, for a paragraph that was joined to another, that other; `emptied` are those of
    which only the number is left, `moved` those that were moved. Unless it is `structural`, only
    words were changed. `by` is the first of the amendments.
    """

    before: Constitution
    after: Constitution
    heirs: Mapping[str, str]
    emptied: frozenset[str]
    moved: frozenset[str]
    structural: bool
    by: str


def texts_of(before: Constitution, after: Constitution, amendments: Iterable[Amendment]) -> Texts:
    """Gather what the amendments between two texts make of the paragraphs they take away."""
    every = tuple(amendments)
    instructions = [entry.instruction for one in every for entry in one.entries]
    return Texts(
        before=before,
        after=after,
        heirs={one.follower.id: one.target.id for one in instructions if isinstance(one, Join)},
        emptied=frozenset(
            one.target.id for one in instructions if isinstance(one, OmitLeavingNumber)
        ),
        moved=frozenset(one.target.id for one in instructions if isinstance(one, Move)),
        structural=not all(isinstance(one, OnWords | OnTable) for one in instructions),
        by=every[0].id if every else "",
    )
