"""What does a table of settings or a file's head say, each fault with its line and its remedy?

Strict: an unknown key, a missing one and a value of another type are findings, all said at once.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar
from unicodedata import is_normalized

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.hidden import hidden_in, name_hidden
from constitution_tool.notation.register.fields import LARGEST, is_of_our_time
from constitution_tool.notation.register.toml_text import toml_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.notation.register.fields import Table, Value

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_KEY = re.compile(r"""\s*+(?:\[\[?\s*+)?(?:(["'])(.*?)\1|([A-Za-z0-9_-]++))\s*+[=.\]]""")
_NO_DAY = date.min
_T = TypeVar("_T")


class Toml:
    """A TOML table being read: take each key once, then `finish`; findings gather meanwhile.

    What is returned for a faulty value is empty and never used, because the caller refuses when
    there are findings.
    """

    def __init__(
        self, table: Table, source: tuple[str, ...], place: Place, findings: list[Finding]
    ) -> None:
        self._table = table
        self._source = source
        self._place = place
        self._taken: set[str] = set()
        self._written: dict[str, tuple[int, int]] = {}
        self.findings = findings

    def place(self, key: str) -> Place:
        """Say where a key stands (line 0 if it is not written)."""
        if not self._written:
            self._written = _written(self._source)
        offset, column = self._written.get(key, (0, 0))
        return Place(path=self._place.path, line=self._place.line + offset, column=column)

    def has(self, key: str) -> bool:
        """Say whether a key is written."""
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        """Take words on one line; without a default they must be there and not be empty."""
        value = self._take(key, default)
        if isinstance(value, str) and (value.strip() or default is not None):
            return self._seen(key, value)
        return self._wrong(key, 'words in quotation marks: key = "words"', "")

    def number(self, key: str) -> int:
        """Take a whole number."""
        value = self._take(key, None)
        if isinstance(value, int) and not isinstance(value, bool) and value <= LARGEST:
            return value
        return self._wrong(key, "a whole number: key = 1", 0)

    def day(self, key: str, default: date | None = None) -> date:
        """Take a date."""
        value = self._take(key, default)
        if isinstance(value, date) and not isinstance(value, datetime) and is_of_our_time(value):
            return value
        return self._wrong(key, "a date: key = 2024-05-21", _NO_DAY)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of words; none when the key is not written."""
        value = self._take(key, ())
        if isinstance(value, list | tuple):
            texts = tuple(each for each in value if isinstance(each, str))
            if len(texts) == len(value):
                return tuple(self._seen(key, text) for text in texts)
        nothing: tuple[str, ...] = ()
        return self._wrong(key, 'a list of words: key = ["a", "b"]', nothing)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Take a table of words, in its own order; none when it is not written."""
        value = self._take(key, {})
        if isinstance(value, dict):
            pairs = tuple((name, each) for name, each in value.items() if isinstance(each, str))
            if len(pairs) == len(value):
                return tuple((self._seen(key, n), self._seen(n, text)) for n, text in pairs)
        nothing: tuple[tuple[str, str], ...] = ()
        return self._wrong(key, 'a table [key] of lines name = "words"', nothing)

    def tables(self, key: str) -> tuple[Toml, ...]:
        """Take tables written `[[key]]`; none when there are none."""
        value = self._take(key, ())
        if isinstance(value, list | tuple):
            tables = [each for each in value if isinstance(each, dict)]
            if len(tables) == len(value):
                return tuple(self._inner(key, n, each) for n, each in enumerate(tables))
        nothing: tuple[Toml, ...] = ()
        return self._wrong(key, "one table or more, each under [[key]]", nothing)

    def table(self, key: str) -> Toml:
        """Take a table written `[key]`; an empty one when it is not written."""
        value = self._take(key, {})
        if isinstance(value, dict):
            return Toml(value, self._source, self._place, self.findings)
        nothing = Toml({}, self._source, self._place, self.findings)
        return self._wrong(key, "a table [key]", nothing)

    def finish(self) -> None:
        """Refuse every key that was not taken."""
        for key in self._table:
            if key not in self._taken:
                known = ", ".join(sorted(self._taken))
                self.find(
                    "key-unknown",
                    key,
                    f"“{key}” is not a setting here.",
                    f"take it out, or use one of: {known}.",
                )

    def find(self, code: str, key: str, problem: str, remedy: str) -> None:
        """Note what is wrong at a key."""
        self.findings.append(
            Finding(code=code, problem=problem, remedy=remedy, place=self.place(key))
        )

    def _take(self, key: str, default: Value) -> Value:
        self._taken.add(key)
        return self._table.get(key, default)

    def _seen(self, key: str, text: str) -> str:
        """Refuse what TOML lets in by an escape, such as a zero-width space."""
        hidden = [name_hidden(character) for _, character in hidden_in(text)]
        if "\n" in text or not is_normalized("NFC", text):
            hidden.append("a line end or a letter in pieces")
        if hidden:
            self.find(
                "hidden-character",
                key,
                f"“{key}” holds a character that cannot be seen: {'; '.join(hidden)}.",
                "take it out.",
            )
        return text

    def _wrong(self, key: str, wanted: str, empty: _T) -> _T:
        shown = wanted.replace("key", key)
        if key in self._table:
            self.find("value-wrong", key, f"“{key}” is not as it should be.", f"write {shown}.")
        else:
            self.find("key-missing", key, f"“{key}” is missing.", f"add {shown}.")
        return empty

    def _inner(self, key: str, index: int, table: Mapping[str, Value]) -> Toml:
        """Narrow the source to the lines of the table's own header and below, for its lines."""
        header = re.compile(rf"\s*\[\[\s*{re.escape(key)}\s*\]\]")
        starts = [n for n, line in enumerate(self._source) if header.match(line)]
        start = starts[index] if index < len(starts) else 0
        end = starts[index + 1] if index + 1 < len(starts) else len(self._source)
        place = Place(path=self._place.path, line=self._place.line + start)
        return Toml(table, self._source[start:end], place, self.findings)


def _written(source: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Find where each key is first written: its line, from 0, and its column."""
    found: dict[str, tuple[int, int]] = {}
    for offset, line in enumerate(source):
        if key := _KEY.match(line):
            column = len(line) - len(line.lstrip()) + 1
            found.setdefault(key[2] or key[3], (offset, column))
    return found


def read_toml_lines(text: str, path: str, first_line: int = 1) -> Toml:
    """Read TOML text that starts at a line of a file.

    Raises:
        Malformed: it is not TOML.
    """
    try:
        table = toml_table(text)
    except ValueError as error:
        said = str(error)
        at = _AT.search(said)
        line = first_line + (int(at.group(1)) - 1 if at else text.rstrip("\n").count("\n"))
        raise Malformed(
            Finding(
                code="toml-malformed",
                problem=f"These settings cannot be read: {_AT.sub('', said).strip()}.",
                remedy='write each setting on a line of its own as name = "words".',
                place=Place(path=path, line=line, column=int(at.group(2)) if at else 0),
            )
        ) from error
    return Toml(table, tuple(text.split("\n")), Place(path=path, line=first_line), [])
