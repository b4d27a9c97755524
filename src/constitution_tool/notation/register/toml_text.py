"""How are values written in TOML? In one way."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.register.record_text import read_text

if TYPE_CHECKING:
    from constitution_tool.notation.register.fields import Table

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def line(name: str, value: str | int | bool | date | tuple[str, ...]) -> str:
    """Write `name = value` on one line, with its line end."""
    return f"{name} = {_value(value)}\n"


def read_toml(data: bytes, path: str) -> tuple[str, Table]:
    """Read a TOML file of the register: its text, and its table.

    Raises:
        Malformed: It is not TOML, or not plain text.
    """
    text = read_text(data, path)
    try:
        table: Table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
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
