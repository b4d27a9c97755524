"""Does the record hold, so that something may be said on the strength of it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.check_code import not_as_published
from constitution_tool.engine.authority.check_days import future_dated
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.authority.verify import Verified, verify
from constitution_tool.errors import Finding, Place, Severity, Unauthorised
from constitution_tool.notation.register.register_paths import REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from constitution_tool.notation.register.check_code import CheckCode


def judged(files: Mapping[str, bytes], today: date, codes: Iterable[CheckCode] = ()) -> Verified:
    """Replay the register, and ask what no replay can tell: the clock, and what was published.

    Args:
        files: every file of the repository by path.
        today: the day on which it is asked; nothing on record is dated after it.
        codes: check codes published before, which this record must agree with.

    Raises:
        Unauthorised: Nothing is on record, so that nothing can be proved.
    """
    verified = verify(files)
    register = verified.register
    findings = (
        *verified.findings,
        *future_dated(register, today),
        *not_as_published(register.entries, codes),
    )
    if not verified.sequence:
        wrong = (each for each in findings if each.severity is Severity.ERROR)
        raise Unauthorised(*wrong, _NOT_FOUNDED)
    return replace(verified, findings=findings)


def refuse_unproved(findings: tuple[Finding, ...]) -> None:
    """Refuse to say anything on the strength of a record that does not hold.

    Raises:
        Unauthorised: With every finding, when one of them is an error.
    """
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Unauthorised(*findings)


_NOT_FOUNDED = Finding(
    code="not-founded",
    problem="Nothing is on record, so nothing can be proved.",
    remedy=f"put back register/ if it was there; if it never was, {BEGIN}",
    place=Place(path=REGISTER),
)
