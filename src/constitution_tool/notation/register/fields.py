"""How is a table of names and values read, when nothing may be missing, extra or of another kind?

TOML and JSON both come here. Every fault is a finding and reading goes on, so that all are said at
once; what stands for a faulty value is never used, because `finish` raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import TypeAlias, TypeVar

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.register.record_text import is_plain

Value: TypeAlias = "bool | int | str | date | Sequence[Value] | Mapping[str, Value] | None"
Table: TypeAlias = Mapping[str, Value]
Choice = TypeVar("Choice", bound=Enum)

SHA256 = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_DAY = date.min
_YEARS = range(1000, 3000)
LARGEST = 1_000_000
"""No number on record is larger: an entry, a version, words, days."""

_REMEDY = "put back the file as it was made, or write the field as the documentation shows."


class Fields:
    """Take the fields of one table by name; `finish` refuses what was not taken."""

    def __init__(self, table: Table, place: Place, findings: list[Finding]) -> None:
        self._table = table
        self._place = place
        self._taken: set[str] = set()
        self.findings = findings

    # --- single values -------------------------------------------------------------------

    def text(self, name: str, form: re.Pattern[str] | None = None) -> str:
        """Take one line of words, not empty; `form` is what it must match."""
        value = self.words(name)
        if value is not None and (not value or "\n" in value):
            self._fault("field-value", name, "must be words on one line")
        if value and form and not form.fullmatch(value):
            self._fault("field-value", name, f"cannot be “{value}”")
        return value or ""

    def words(self, name: str) -> str | None:
        """Take words that may be empty or run over several lines; None when there are none."""
        value = self._take(name)
        if not isinstance(value, str):
            self._wrong(name, "words")
            return None
        if not is_plain(value):
            self._fault("field-hidden-character", name, "has a hidden character")
        return value

    def prose(self, name: str) -> str:
        """Take words that may be empty or run over several lines."""
        return self.words(name) or ""

    def number(self, name: str, least: int = 0) -> int:
        """Take a whole number, not less than `least`."""
        value = self._take(name)
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong(name, "a whole number")
            return least
        if not least <= value <= LARGEST:
            self._fault("field-value", name, f"must be between {least} and {LARGEST}")
            return least
        return value

    def format(self, known: int) -> None:
        """Take the format of the file; a newer one is refused, naming what to do."""
        found = self.number("format", 1)
        if found > known:
            self.findings.append(
                Finding(
                    code="format-newer",
                    problem=f"{self._place.path} is of format {found}; this version of "
                    f"constitution-tool reads format {known}.",
                    remedy="install a version of constitution-tool that reads it.",
                    place=self._place,
                )
            )

    def flag(self, name: str) -> bool:
        """Take true or false."""
        value = self._take(name)
        if not isinstance(value, bool):
            self._wrong(name, "true or false")
        return value is True

    def day(self, name: str) -> date:
        """Take a date of TOML."""
        value = self._take(name)
        if isinstance(value, date) and not isinstance(value, datetime) and is_of_our_time(value):
            return value
        self._wrong(name, "a date such as 2024-03-28")
        return _NO_DAY

    def written_day(self, name: str) -> date:
        """Take a date written as words, as JSON has it."""
        value = self._take(name)
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                day = date.fromisoformat(value)
            except ValueError:
                day = _NO_DAY
            if is_of_our_time(day):
                return day
        self._wrong(name, "a date such as “2024-03-28”")
        return _NO_DAY

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """Take one of the words an enumeration allows."""
        value = self._take(name)
        for member in kind:
            if member.value == value:
                return member
        allowed = ", ".join(f"“{member.value}”" for member in kind)
        self._fault("field-value", name, f"must be one of {allowed}")
        return next(iter(kind))

    def has(self, name: str) -> bool:
        """Say whether an optional field is there."""
        return name in self._table

    def is_null(self, name: str) -> bool:
        """Take a field of JSON that says “none”, if it does."""
        if name in self._table and self._table[name] is None:
            self._taken.add(name)
            return True
        return False

    # --- lists and tables within -----------------------------------------------------------

    def texts(self, name: str) -> tuple[str, ...]:
        """Take a list of lines of words, none twice."""
        value = self._take(name)
        if isinstance(value, str) or not isinstance(value, Sequence):
            self._wrong(name, "a list")
            return ()
        texts = tuple(item for item in value if isinstance(item, str) and item and is_plain(item))
        if len(texts) != len(value) or len(set(texts)) != len(texts):
            self._fault("field-value", name, "must be a list of words, none of them twice")
        return texts

    def table(self, name: str) -> Fields:
        """Take a table within this one."""
        value = self._take(name)
        if not isinstance(value, Mapping):
            self._wrong(name, "a table")
            value = {}
        return Fields(value, self._place, self.findings)

    def tables(self, name: str) -> tuple[Fields, ...]:
        """Take a list of tables within this one, at least one."""
        value = self._take(name)
        if isinstance(value, str) or not isinstance(value, Sequence) or not value:
            self._wrong(name, "a list of tables")
            return ()
        tables = tuple(item for item in value if isinstance(item, Mapping))
        if len(tables) != len(value):
            self._wrong(name, "a list of tables")
        return tuple(Fields(table, self._place, self.findings) for table in tables)

    def pairs(self, name: str, form: re.Pattern[str]) -> tuple[tuple[str, str], ...]:
        """Take a table of words by name, in its own order; `form` is what a name must match."""
        inner = self.table(name)
        names = tuple(inner._table)  # noqa: SLF001 - another value of this very class
        for each in names:
            if not form.fullmatch(each):
                self._fault("field-value", name, f"cannot have “{each}” in it")
        return tuple((each, inner.text(each)) for each in names)

    # --- the end ---------------------------------------------------------------------------

    def finish(self) -> None:
        """Note every field that was not taken."""
        for name in self._table:
            if name not in self._taken:
                self.findings.append(
                    Finding(
                        code="field-unknown",
                        problem=f"{self._place.path} has a field “{name}” that does not belong.",
                        remedy="take the field out, or put back the file as it was made.",
                        place=self._place,
                    )
                )

    def refuse(self, code: str, problem: str) -> None:
        """Note what is wrong between fields."""
        self.findings.append(Finding(code=code, problem=problem, remedy=_REMEDY, place=self._place))

    def _take(self, name: str) -> Value:
        self._taken.add(name)
        return self._table.get(name)

    def _wrong(self, name: str, wanted: str) -> None:
        if name in self._table:
            self._fault("field-type", name, f"must be {wanted}")
        else:
            self._fault("field-missing", name, "is missing")

    def _fault(self, code: str, name: str, what: str) -> None:
        self.refuse(code, f"In {self._place.path}, “{name}” {what}.")


def is_of_our_time(day: date) -> bool:
    """Say whether a day has a year of four digits that leaves days to count before and after it."""
    return day.year in _YEARS


def doubled(names: Iterable[str]) -> str:
    """Find the first name that is there a second time; empty when there is none."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return ""


def refuse_any(findings: Sequence[Finding]) -> None:
    """Stop if anything was found.

    Raises:
        Malformed: With every finding.
    """
    if findings:
        raise Malformed(*findings)
