"""What were a command's own options given, each by its name and of its kind?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

import click

Value: TypeAlias = str | int | date | Path | tuple[str | int, ...] | None
"""What one option may be given; None when it was left out."""


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a command that has too many to name one by one."""

    given: dict[str, Value]

    def text(self, name: str) -> str:
        """Take words; empty when none were given."""
        value = self.given[name]
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Take words that may be given several times."""
        value = self.given[name]
        each = value if isinstance(value, tuple) else ()
        return tuple(one for one in each if isinstance(one, str))

    def number(self, name: str) -> int | None:
        """Take a number; None when none was given."""
        value = self.given[name]
        return value if isinstance(value, int) else None

    def numbers(self, name: str) -> tuple[int, ...]:
        """Take numbers that may be given several times."""
        value = self.given[name]
        each = value if isinstance(value, tuple) else ()
        return tuple(one for one in each if isinstance(one, int))

    def day(self, name: str) -> date | None:
        """Take a day; None when none was given."""
        value = self.given[name]
        return value if isinstance(value, date) else None

    def needed(self, name: str) -> date:
        """Take a day that must be given.

        Raises:
            UsageError: it was not.
        """
        day = self.day(name)
        if day is None:
            raise click.UsageError(f"Say the day with --{name.replace('_', '-')}.")
        return day

    def file(self, name: str) -> bytes | None:
        """Take the bytes of a file; None when none was named."""
        value = self.given[name]
        return value.read_bytes() if isinstance(value, Path) else None

    def flag(self, name: str) -> bool:
        """Say whether a flag was given."""
        return self.given[name] is True
