"""Does the text follow from its record? Replayed from the founding to the files on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.verify import verify as replay
from constitution_tool.errors import Severity, Unauthorised
from constitution_tool.outcome import Outcome
from constitution_tool.publish import phrases
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def verify(root: Path) -> Outcome:
    """Replay the register and compare it with the text on disk. Reads only.

    Raises:
        Unauthorised: with every finding, when one of them is an error.
    """
    verified = replay(read_tree(root))
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
