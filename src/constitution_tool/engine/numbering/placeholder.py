"""Which numbers stand only until one is given: `NEW1.`?

No council numbers so, and it is plainly not meant to stay; yet it is a label like any other, which
can be cited, and renumbered by an instruction.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Container

    from constitution_tool.model.instrument import Constitution

_PLACEHOLDER = re.compile(r"NEW[0-9]{1,3}\.")


def placeholder(borne: Container[str]) -> str:
    """Give the first placeholder that is not borne yet."""
    return next(label for n in count(1) if (label := f"NEW{n}.") not in borne)


def is_placeholder(label: str) -> bool:
    """Say whether a label stands only until a number is given."""
    return _PLACEHOLDER.fullmatch(label) is not None


def unsettled(constitution: Constitution) -> tuple[str, ...]:
    """Name the clauses that have a placeholder, by id, in the order of the text."""
    by_id = Index(constitution).by_id
    return tuple(id_ for id_, each in by_id.items() if is_placeholder(each.clause.number))
