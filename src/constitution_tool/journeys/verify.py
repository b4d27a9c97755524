"""Does the text follow from its record? Replayed from the founding to the files on disk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.verify import verify as replay
from constitution_tool.errors import Finding, Place, Severity, Unauthorised
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases
from constitution_tool.store.lineage import lineage
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constitution_tool.outcome import Json, Progress
    from constitution_tool.store.lineage import Lineage


def verify(root: Path, progress: Progress, *, history: bool = False) -> Outcome:
    """Replay the register and compare it with the text on disk. Reads only.

    Args:
        root: the constitution's folder.
        progress: told what the work has come to.
        history: compare every revision in git with the one before it, too.

    Raises:
        Unauthorised: with every finding, when one of them is an error, or nothing is on record.
    """
    progress("Proving the text against its record")
    files = read_tree(root)
    verified = replay(files)
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
    walked = _history(root, files, progress) if history else None
    findings = (*(walked.findings if walked else ()), *verified.findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Unauthorised(*findings)
    entries = phrases.counted(verified.sequence, "entry", "entries")
    result: dict[str, Json] = {
        "verified": True,
        "entries": verified.sequence,
        "check_code": verified.check_code,
    }
    since = ""
    if walked:
        result["revisions"] = walked.revisions
        since = f" So it did at each of {walked.revisions:,} revisions since the founding."
    return Outcome(
        result=result,
        product=(f"Check code: {verified.check_code}",),
        findings=verified.findings,
        narration=(
            f"Verified: the text follows from its record ({entries}), and every signature on it "
            f"is good.{since}",
        ),
    )


def _history(root: Path, files: Mapping[str, bytes], progress: Progress) -> Lineage:
    """Compare each revision with the one before, and prove the last if it is not the files here."""
    progress("Comparing every revision with the one before it")
    found = lineage(root, files)
    last = () if found.files.items() <= files.items() else replay(found.files).errors
    return replace(found, findings=(*found.findings, *last))
