"""Does the text follow from its record? Replayed from the founding to the files on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.verify import verify as replay
from constitution_tool.errors import Finding, Place, Severity, Unauthorised
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.outcome import Progress


def verify(root: Path, progress: Progress) -> Outcome:
    """Replay the register and compare it with the text on disk. Reads only.

    Raises:
        Unauthorised: with every finding, when one of them is an error, or nothing is on record.
    """
    progress("Proving the text against its record")
    verified = replay(read_tree(root))
    if not verified.sequence:
        raise Unauthorised(
            *verified.errors,
            Finding(
                code="not-founded",
                problem="Nothing is on record, so nothing can be proved.",
                remedy="put back register/ if it was there; until the text is put on record, use "
                "“constitution-tool check”.",
                place=Place(path="register/"),
            ),
        )
    if any(finding.severity is Severity.ERROR for finding in verified.findings):
        raise Unauthorised(*verified.findings)
    entries = phrases.counted(verified.sequence, "entry", "entries")
    return Outcome(
        result={"verified": True, "entries": verified.sequence, "check_code": verified.check_code},
        product=(f"Check code: {verified.check_code}",),
        findings=verified.findings,
        narration=(
            f"Verified: the text follows from its record ({entries}), and every signature on it "
            "is good.",
        ),
    )
