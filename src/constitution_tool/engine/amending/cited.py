"""Is every citation of an amendment true in the text it is written on?

The link operates and the citation is what people read, so the two must say the same (`3-formats`,
"A citation must be true").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.named import anchors_of, targets_of
from constitution_tool.errors import Finding
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution

    After = Callable[[int], Constitution | None]


def untrue(amendment: Amendment, text: Constitution, after: After) -> Iterator[tuple[int, Finding]]:
    """Find each citation that is not what its link leads to, with the number of its instruction.

    Args:
        amendment: the amendment.
        text: the text it is written on.
        after: gives the text after an instruction of it, for what it inserts itself; None where it
            cannot be carried out so far.
    """
    before = Index(text)
    for number, entry in enumerate(amendment.entries, start=1):
        for target in (*targets_of(entry.instruction), *anchors_of(entry.instruction)):
            index = before
            if target.id not in before.by_id and target.id not in before.instruments:
                last = after(number - 1) if number > 1 else None
                index = Index(last) if last else before
            true = cite_id(target.id, index)
            if true not in (target.cited, target.id):
                yield (
                    number,
                    Finding(
                        code="citation-untrue",
                        problem=f"“{target.cited}” is cited, but the link leads to {true} "
                        f"({target.id}).",
                        remedy=f"write [{true}](#{target.id}), or mend the link if the other is "
                        "meant.",
                    ),
                )
