"""What can go wrong, its exit code and its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


class Severity(Enum):
    """How much a finding matters: an error stops the command, a warning is only said."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is: a file, and as much more as is known (lines and columns count from 1).

    `path` is relative to the repository's root, with forward slashes; `line` and `column` are 0
    when unknown; `note` is said in brackets after them ("instruction 2").
    """

    path: str
    line: int = 0
    column: int = 0
    note: str = ""

    def __str__(self) -> str:
        """Say the place as a clerk would read it: `amendments/2026-03.md, line 31 (…)`."""
        line = f", line {self.line}" if self.line else ""
        column = f", column {self.column}" if self.column else ""
        note = f" ({self.note})" if self.note else ""
        return f"{self.path}{line}{column}{note}"


NOWHERE = Place(path="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found: the problem in a sentence, where it is, and what to do next.

    `code` is stable and for programs (`id-doubled`); people read the other three.
    """

    code: str
    problem: str
    remedy: str
    place: Place = NOWHERE
    severity: Severity = Severity.ERROR


class Refusal(Exception):  # noqa: N818 - a refusal is what the user sees; "error" would blame
    """A command stopped, with every finding that stopped it. Subclasses carry the exit code."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.problem for finding in findings))
        self.findings = findings


class Errors(Refusal):
    """Findings that are errors (exit 1)."""

    exit_code = 1


class Usage(Refusal):
    """The command was asked for in a way it does not understand (exit 2)."""

    exit_code = 2


class Malformed(Refusal):
    """Notation, structure or a file is damaged (exit 3)."""

    exit_code = 3


class Conflict(Refusal):
    """What was asked does not fit the text as it stands (exit 4)."""

    exit_code = 4


class Unauthorised(Refusal):
    """The authority for it is lacking or does not hold (exit 5)."""

    exit_code = 5


class Incapable(Refusal):
    """This machine cannot do it (exit 6)."""

    exit_code = 6


class LawBroken(Refusal):
    """A law of the program failed: our bug, never the user's (exit 70)."""

    exit_code = 70
