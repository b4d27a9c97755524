"""What stands at the head of a file, between two lines `+++`?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.register.toml_text import line
from constitution_tool.notation.toml_table import Toml, read_toml_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

FENCE = "+++"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A file in two: its head as TOML, and its body, which begins at `line`."""

    head: Toml
    body: str
    line: int


def split(text: str, path: str) -> Split:
    """Part a file's head from its body.

    Raises:
        Malformed: there is no head, it does not end, or it is not TOML.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise Malformed(_no_head(path, 1, "The file does not begin with a line “+++”."))
    for number, each in enumerate(lines[1:], start=1):
        if each.rstrip() == FENCE:
            head = read_toml_lines("\n".join(lines[1:number]), path, 2)
            return Split(head=head, body="\n".join(lines[number + 1 :]), line=number + 2)
    raise Malformed(_no_head(path, 1, "The head of the file has no second line “+++”."))


def print_head(
    values: Iterable[tuple[str, str | int | date | tuple[str, ...]]],
    tables: Iterable[tuple[str, Iterable[tuple[str, str]]]] = (),
) -> str:
    """Write a head: its values in order, then its tables of quoted names; no final new line."""
    parts = ["".join(line(name, value) for name, value in values)]
    for name, pairs in tables:
        rows = "".join(line(f'"{key}"', value) for key, value in pairs)
        parts.append(f"[{name}]\n{rows}")
    return f"{FENCE}\n{chr(10).join(parts)}{FENCE}"


def _no_head(path: str, number: int, problem: str) -> Finding:
    return Finding(
        code="head-missing",
        problem=problem,
        remedy='begin the file with +++, lines such as title = "…", and +++ again.',
        place=Place(path=path, line=number, column=1),
    )
