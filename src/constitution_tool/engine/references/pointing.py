"""Which paragraphs that an amendment leaves alone refer to what it changes?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.differing import differing
from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.engine.references.reading import reading
from constitution_tool.model.instrument import Index, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.model.instrument import Constitution


def pointed_at(before: Constitution, after: Constitution) -> Mapping[str, tuple[str, ...]]:
    """Name the paragraphs whose words change, each with those unchanged that refer to it.

    Who refers to a paragraph refers to all within it. What is taken out is not named: whoever
    refers to that must follow, which is more.
    """
    was, now = Index(before), Index(after)
    pairs = differing(before, after)
    worded = {
        str(new.id) for old, new in pairs if old and new and [*all_words(old)] != [*all_words(new)]
    }
    if not worded:
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for id_ in worded:
        standing = was.by_id[id_]
        found[id_].add(id_)
        for above in reversed(standing.ancestors):
            if above.kind is Kind.HEADING:
                break
            found[str(above.id)].add(id_)
    pointing: dict[str, list[str]] = {id_: [] for id_ in was.by_id if id_ in worded}
    for clause, targets in reading(before).targets().items():
        if clause in worded or clause not in now.by_id:
            continue
        for id_ in sorted({id_ for target in targets & found.keys() for id_ in found[target]}):
            pointing[id_].append(clause)
    return {id_: tuple(clauses) for id_, clauses in pointing.items() if clauses}
