"""Does every rule hold? The text, the amendments and the register, with every finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.checking import check_record
from constitution_tool.engine.record import read_record
from constitution_tool.errors import Finding, Malformed, Refusal, Severity
from constitution_tool.outcome import Outcome, finding_json
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def check(root: Path, paths: tuple[str, ...]) -> Outcome:
    """Check everything, or say only what concerns some paths.

    Raises:
        Refusal: with every finding, when one of them is an error; its kind gives the exit code.
    """
    files = read_tree(root)
    refused: Refusal | None = None
    try:
        record = read_record(files)
        findings = (*record.findings, *check_record(record))
    except Malformed as malformed:
        refused, findings = malformed, malformed.findings
    kept = _within(findings, paths)
    errors = [finding for finding in kept if finding.severity is Severity.ERROR]
    if errors and refused:
        raise Malformed(*kept)
    return Outcome(
        result={
            "files": len(files),
            "errors": len(errors),
            "warnings": len(kept) - len(errors),
            "findings": [finding_json(finding) for finding in kept],
        },
        findings=kept,
        narration=() if errors else (_all_well(files, kept),),
    )


def _within(findings: tuple[Finding, ...], paths: tuple[str, ...]) -> tuple[Finding, ...]:
    """Keep the findings in some files or folders; all of them when none is named."""
    if not paths:
        return findings
    wanted = tuple(path.replace("\\", "/").rstrip("/") for path in paths)
    return tuple(
        finding
        for finding in findings
        if any(finding.place.path == w or finding.place.path.startswith(f"{w}/") for w in wanted)
    )


def _all_well(files: Mapping[str, bytes], warnings: tuple[Finding, ...]) -> str:
    said = f"{len(files)} files checked: no errors"
    return f"{said}, {len(warnings)} to look at." if warnings else f"{said}."
