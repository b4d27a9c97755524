"""What is quoted beneath an amending sentence: clauses, rows, or a whole text?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.notation.text.parse import parse_clauses, parse_instrument, parse_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.model.block import Table
    from constitution_tool.model.instrument import Clause, Instrument

QUOTED = "> "
"""What stands before every line that is quoted."""


class Beneath:
    """The lines beneath a sentence, which shows as the form `shown` and stands at `place`.

    `first` is the line of the file on which the lines begin.
    """

    def __init__(self, lines: list[str], shown: str, place: Place, first: int) -> None:
        while lines and not lines[-1].strip():
            lines.pop()
        self._shown = shown
        self.place = place
        start = next((at for at, each in enumerate(lines) if each.strip()), len(lines))
        self._lines = lines[start:]
        self._first = first + start

    def none(self) -> None:
        """Make sure that nothing is quoted.

        Raises:
            Malformed: something stands there.
        """
        if self._lines:
            self._refuse_stray(0)

    def clauses(self) -> tuple[Clause, ...]:
        """Read the clauses quoted.

        Raises:
            Malformed: there are none, or there are errors in them.
        """
        found = parse_clauses(self._text(), self.place.path, self._first)
        self._refuse(found.findings)
        return found.clauses

    def table(self) -> Table:
        """Read the table quoted.

        Raises:
            Malformed: there is not just one table, or there are errors in it.
        """
        found = parse_table(self._text(), self.place.path, self._first)
        self._refuse(found.findings)
        return found.table

    def instrument(self) -> Instrument:
        """Read the text of an instrument that is quoted as its file would hold it.

        Raises:
            Malformed: it is not one, or there are errors in it.
        """
        text = self._text()
        try:
            found = parse_instrument(text, self.place.path)
        except Malformed as refusal:
            raise Malformed(*map(self._down, refusal.findings)) from None
        self._refuse(map(self._down, found.findings))
        return found.instrument

    def _down(self, finding: Finding) -> Finding:
        """Place a finding of the quoted text, which begins on its own line 1, in the file."""
        line = finding.place.line and finding.place.line + self._first - 1
        return replace(finding, place=replace(finding.place, line=line))

    def _text(self) -> str:
        """Take the quoted lines to the margin."""
        for at, each in enumerate(self._lines):
            if not each.startswith(">"):
                self._refuse_stray(at)
        text = "".join(
            f"{each[2:] if each.startswith(QUOTED) else each[1:]}\n" for each in self._lines
        )
        if not text.strip():
            raise Malformed(
                Finding(
                    code="instruction-nothing-quoted",
                    problem=f"“{self._shown}” quotes nothing.",
                    remedy="quote what is new beneath the sentence, each line after “> ”.",
                    place=self.place,
                )
            )
        return text

    def _refuse_stray(self, at: int) -> None:
        raise Malformed(
            Finding(
                code="instruction-stray-words",
                problem="There are words beneath the sentence which do not belong to it.",
                remedy="quote what is new with “> ” before every line, beneath a sentence that "
                "ends in “substitute—” or “insert—”; take other words out.",
                place=replace(self.place, line=self._first + at),
            )
        )

    def _refuse(self, findings: Iterable[Finding]) -> None:
        found = tuple(findings)
        if any(each.severity is Severity.ERROR for each in found):
            raise Malformed(*(replace(each, place=_shifted(each.place)) for each in found))


def _shifted(place: Place) -> Place:
    return replace(place, column=place.column + len(QUOTED)) if place.column else place
