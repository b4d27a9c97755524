"""Does the text follow from its record? Replayed from the founding to the files on disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.proved import judged, refuse_unproved
from constitution_tool.engine.authority.verify import verify as replay
from constitution_tool.notation.register.check_code import dated, read_check_code
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases
from constitution_tool.store.lineage import lineage
from constitution_tool.store.received import read_received

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from constitution_tool.outcome import Json, Progress
    from constitution_tool.store.lineage import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a record besides whether it holds.

    `published` are check codes as they were published, which it must agree with; `history` asks to
    compare every revision in git with the one before it, too.
    """

    today: date
    published: Sequence[str] = ()
    history: bool = False


def verify(path: Path, progress: Progress, asked: Asked) -> Outcome:
    """Replay the register and compare it with the text beside it. Reads only.

    Args:
        path: the constitution's folder, or what was received of it: a folder or a zip.
        progress: told what the work has come to.
        asked: the day, and what else is asked.

    Raises:
        Usage: a check code is not one, or there is no constitution there.
        Malformed: a file is not safe to read.
        Unauthorised: with every finding, when one of them is an error, or nothing is on record.
    """
    codes = [read_check_code(words) for words in asked.published]
    progress("Proving the text against its record")
    files = read_received(path)
    verified = judged(files, asked.today, codes)
    walked = _history(path, files, progress) if asked.history else None
    refuse_unproved((*(walked.findings if walked else ()), *verified.findings))
    last = verified.register.entries[-1].value.day
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
    same = phrases.counted(len(codes), "check code", "check codes")
    return Outcome(
        result=result,
        product=(f"Check code: {dated(verified.check_code, last)}",),
        findings=verified.findings,
        narration=(
            f"Verified: the text follows from its record ({entries}), and every signature on it "
            f"is good.{since}",
            *([f"It agrees with the {same} given."] if codes else []),
        ),
    )


def _history(root: Path, files: Mapping[str, bytes], progress: Progress) -> Lineage:
    """Compare each revision with the one before, and prove the last if it is not the files here."""
    progress("Comparing every revision with the one before it")
    found = lineage(root, files)
    last = () if found.files.items() <= files.items() else replay(found.files).errors
    return replace(found, findings=(*found.findings, *last))
