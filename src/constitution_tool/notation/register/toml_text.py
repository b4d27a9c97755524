"""How are values written in TOML? In one way. And how is TOML read that anyone may have written?"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.register.record_text import read_text

if TYPE_CHECKING:
    from constitution_tool.notation.register.fields import Table

_NAME = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_DEEP = re.compile(rf"(?<![A-Za-z0-9_-])(?:{_NAME}\.[ \t]*+){{32}}")
"""A name of so many parts: Python's reader takes time by the square of their number."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def line(name: str, value: str | int | bool | date | tuple[str, ...]) -> str:
    """Write `name = value` on one line, with its line end."""
    return f"{name} = {_value(value)}\n"


def lines(name: str, values: tuple[str, ...]) -> str:
    """Write a list of words with each on a line of its own, for lists that people read."""
    listed = "".join(f"  {_quoted(each)},\n" for each in values)
    return f"{name} = [\n{listed}]\n"


def toml_table(text: str) -> Table:
    """Read TOML: what is nested without end, or a number without end, is a fault like any other.

    Raises:
        ValueError: It is not TOML, or not such as anyone would write; it says why.
    """
    if _DEEP.search(text):
        raise ValueError("a name in it has too many parts")
    try:
        table: Table = tomllib.loads(text)
    except RecursionError as fault:
        raise ValueError("it is nested too deep") from fault
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as fault:
        raise ValueError("a number in it is too long") from fault
    return table


def read_toml(data: bytes, path: str) -> tuple[str, Table]:
    """Read a TOML file of the register: its text, and its table.

    Raises:
        Malformed: It is not TOML, or not plain text.
    """
    text = read_text(data, path)
    try:
        table = toml_table(text)
    except ValueError as fault:
        raise Malformed(
            Finding(
                code="toml-damaged",
                problem=f"{path} is damaged: {fault}.",
                remedy="put back the file as it was made.",
                place=Place(path=path),
            )
        ) from fault
    return text, table


def _value(value: str | int | bool | date | tuple[str, ...]) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(_quoted(item) for item in value)}]"
        case str():
            return _quoted(value)


def _quoted(words: str) -> str:
    return '"' + "".join(_ESCAPES.get(character, character) for character in words) + '"'
