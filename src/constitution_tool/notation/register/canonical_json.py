"""How is JSON that gets signed or chained written? In one way; any other is refused.

Names in order, two spaces a level, characters as they are, one line end last. A statement is
signed as bytes, so two layouts of the same words would be two statements.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.register.fields import doubled
from constitution_tool.notation.register.record_text import not_as_written, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.notation.register.fields import Table, Value


def write_json(table: Mapping[str, Value]) -> bytes:
    """Write a table as canonical JSON."""
    text = json.dumps(table, sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()


def read_json(data: bytes, path: str) -> Table:
    """Read canonical JSON, and refuse the same words laid out in any other way.

    Raises:
        Malformed: It is not JSON, names a field twice, holds a fraction, or is laid out otherwise.
    """
    text = read_text(data, path)
    value = _Reader(path).read(text)
    try:
        written = write_json(value)
    except UnicodeEncodeError as fault:
        finding = _refused("json-half-character", "has half a character", path)
        raise Malformed(finding) from fault
    if written != data:
        raise Malformed(not_as_written(text, written.decode(), path))
    return value


class _Reader:
    """Python's reader of JSON, with its three indulgences taken away."""

    def __init__(self, path: str) -> None:
        self.path = path

    def once(self, pairs: list[tuple[str, Value]]) -> dict[str, Value]:
        table = dict(pairs)
        if len(table) != len(pairs):
            twice = doubled(name for name, _ in pairs)
            raise Malformed(_refused("json-doubled", f"names “{twice}” twice", self.path))
        return table

    def fraction(self, number: str) -> NoReturn:
        what = f"holds {number}, which is not a whole number"
        raise Malformed(_refused("json-fraction", what, self.path))

    def read(self, text: str) -> dict[str, Value]:
        try:
            value: Value = json.loads(
                text,
                object_pairs_hook=self.once,
                parse_float=self.fraction,
                parse_constant=self.fraction,
            )
        except json.JSONDecodeError as fault:
            finding = _refused("json-damaged", "is not JSON", self.path, fault.lineno)
            raise Malformed(finding) from fault
        except (ValueError, RecursionError) as fault:
            raise Malformed(_refused("json-damaged", "is not a record", self.path)) from fault
        if not isinstance(value, dict):
            raise Malformed(_refused("json-damaged", "does not hold one record", self.path))
        return value


def _refused(code: str, what: str, path: str, line: int = 0) -> Finding:
    return Finding(
        code=code,
        problem=f"{path} {what}.",
        remedy="put back the file as it was made.",
        place=Place(path=path, line=line),
    )
