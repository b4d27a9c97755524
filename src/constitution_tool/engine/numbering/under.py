"""Which labels take up the number of what they stand under, and which take up another's?

4.2 stands under 4, 4(a) too, APR10.2 under APR10. When 4 becomes 5, what stands under it must
become 5.2 and 5(a); where 4.2 stands under 5, that was forgotten.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.model.citation import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.model.instrument import Clause

_JOINS = (".", "(")
_FIGURED = re.compile(r"[A-Z]{0,4}[0-9]+[A-Z]{0,3}(?:\.[0-9]+[A-Z]{0,3})*")
_TAKEN_UP = re.compile(rf"(?P<core>{_FIGURED.pattern})(?:\.[0-9]+[A-Z]{{0,3}}\.?|\([A-Za-z0-9]+\))")


def taken_up(number: str, above: str, instead: str) -> str | None:
    """Give a label with another number for the one above it; None if it does not take that up."""
    core = bare(above)
    if core and number.startswith(core) and number[len(core) :].startswith(_JOINS):
        rest = number[len(core) :]
        if len(rest) > 1 and rest[1].isalnum():
            return f"{bare(instead)}{rest}"
    return None


def following(clause: Clause, instead: str) -> Iterator[tuple[Clause, str]]:
    """Walk what stands in a clause and takes up its number, with its label if that is another."""
    yield from _under(clause.children, clause.number, instead)


def _under(siblings: Sequence[Clause], above: str, instead: str) -> Iterator[tuple[Clause, str]]:
    """Walk what takes up a number, at whatever level below it: 4.2 in a part without one, in 4."""
    for clause in siblings:
        label = taken_up(clause.number, above, instead)
        if label is None:
            yield from _under(clause.children, above, instead)
        else:
            yield clause, label
            yield from _under(clause.children, clause.number, label)


def astray_under(siblings: Sequence[Clause], above: str) -> Iterator[tuple[str, str]]:
    """Walk the ids of clauses that take up another number than that above, with the label due.

    Of several beside each other that take up the same, only the first is named.

    Args:
        siblings: clauses that stand beside each other; what stands in them is looked at too.
        above: the number they stand under, if there is one.
    """
    said = ""
    core = bare(above)
    for clause in siblings:
        found = _TAKEN_UP.fullmatch(clause.number)
        other = found["core"] if found else ""
        if other and core and other != core and _alike(other, core):
            if other != said:
                yield clause.id, core + clause.number[len(other) :]
            said = other
        else:
            said = ""
        yield from astray_under(clause.children, clause.number or above)


def _alike(one: str, other: str) -> bool:
    """Say whether two numbers are of one kind: as many parts, with the same letters before them."""
    if not _FIGURED.fullmatch(other) or one.count(".") != other.count("."):
        return False
    return re.sub(r"[0-9].*", "", one) == re.sub(r"[0-9].*", "", other)
