"""What could not be understood in a returned document, and where?

Law 12: nothing is lost. What is not understood is said, with the clause it stands in and its first
words, and is read as well as it can be.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = 50


@dataclass(slots=True, kw_only=True)
class Doubts:
    """Findings as they are met, each at the number of a paragraph; the same one is kept once."""

    _found: dict[tuple[int, str, str], Finding] = field(default_factory=dict)

    def lost(self, number: int, code: str, problem: str, remedy: str) -> None:
        """Say that something stands here that is not in the text as read."""
        self._add(number, Finding(code=code, problem=problem, remedy=remedy))

    def doubt(self, number: int, code: str, problem: str, remedy: str) -> None:
        """Say that something was read, and may not be what was meant."""
        severity = Severity.WARNING
        self._add(number, Finding(code=code, problem=problem, remedy=remedy, severity=severity))

    def _add(self, number: int, finding: Finding) -> None:
        self._found.setdefault((number, finding.code, finding.problem), finding)

    def findings(
        self, file: str, owners: Mapping[int, str], words: Mapping[int, str]
    ) -> tuple[Finding, ...]:
        """Give every finding in the order of the document, each with its place."""
        return tuple(
            replace(finding, place=Place(path=file, note=_where(number, owners, words)))
            for (number, _, _), finding in sorted(self._found.items(), key=lambda one: one[0][0])
        )


def _where(number: int, owners: Mapping[int, str], words: Mapping[int, str]) -> str:
    """Say a place as someone with the document open can find it."""
    clause = owners.get(number, "")
    said = shown(words.get(number, ""))
    return ", ".join(filter(None, (clause, f"the paragraph “{said}”" if said else "")))


def shown(words: str) -> str:
    """Shorten words for a message."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN].rstrip()}…"
