"""What was found while one text was read, and where each clause stands in it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place, Severity
from constitution_tool.notation.text.inline import settle

if TYPE_CHECKING:
    from constitution_tool.model.words import Words

_FAR = 400
"""How many lines below the start of a block its offending words are looked for."""


class Report:
    """Findings gather here; `path` and `first_line` turn lines of the text into places.

    `instrument` is the id that clause ids must begin with, or empty when any will do.
    """

    def __init__(self, text: str, path: str, first_line: int, instrument: str = "") -> None:
        self.path = path
        self.first_line = first_line
        self.instrument = instrument
        self.findings: list[Finding] = []
        self.positions: dict[str, Place] = {}
        self.notes: dict[str, int] = {}
        self._lines = text.split("\n")

    def error(self, code: str, line: int, problem: str, remedy: str, near: str = "") -> None:
        """Note an error at a line, at the column of the words it is about."""
        self.add(Finding(code=code, problem=problem, remedy=remedy), line, near)

    def warn(self, code: str, line: int, problem: str, remedy: str, near: str = "") -> None:
        """Note what is only to be said."""
        warning = Finding(code=code, problem=problem, remedy=remedy, severity=Severity.WARNING)
        self.add(warning, line, near)

    def add(self, finding: Finding, line: int, near: str = "") -> None:
        """Note a finding at a line, or at the words near it."""
        self.findings.append(replace(finding, place=self.place(line, near)))

    def place(self, line: int, near: str = "") -> Place:
        """Find the words on the line or below it; without them, where the line's words begin."""
        start = line - self.first_line
        if near:
            wanted = near.partition("\n")[0]
            for offset, written in enumerate(self._lines[start : start + _FAR]):
                if (at := written.find(wanted)) >= 0:
                    return Place(path=self.path, line=line + offset, column=at + 1)
        written = self._lines[start] if 0 <= start < len(self._lines) else ""
        column = len(written) - len(written.lstrip(" ")) + 1
        return Place(path=self.path, line=line, column=column)

    def written(self, line: int) -> str:
        """Give a line as it is written."""
        return self._lines[line - self.first_line]

    def failed(self) -> bool:
        """Say whether there is an error among the findings."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def words(self, text: str, line: int) -> Words:
        """Bring words to canonical notation, noting what is wrong with them."""
        settled = settle(text)
        for finding, near in zip(settled.scan.findings, settled.scan.nears, strict=True):
            self.add(finding, line, near)
        return settled.words

    def in_order(self) -> tuple[Finding, ...]:
        """Give the findings in the order of the text."""
        return tuple(sorted(self.findings, key=lambda f: (f.place.line, f.place.column)))
