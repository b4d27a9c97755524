"""What does a journey hand back, and how is it carried out?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, assert_never

from constitution_tool.errors import Conflict, Errors, Finding, Severity
from constitution_tool.store import execute, tree
from constitution_tool.store.files import digest
from constitution_tool.store.plan import (
    Advance,
    Commit,
    Output,
    Plan,
    Remove,
    Replace,
    Secret,
    Send,
    Step,
    Tag,
    Write,
    describe,
)

if TYPE_CHECKING:
    from pathlib import Path

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
"""Anything JSON can say."""


class Progress(Protocol):
    """Told, in a few plain words, what long work has come to."""

    def __call__(self, words: str, done: int = 0, of: int = 0, /) -> None:
        """Hear what begins, and how many steps of how many are done (`of` 0: nobody knows)."""


def silent(_words: str, _done: int = 0, _of: int = 0, /) -> None:
    """Say nothing of progress."""


@dataclass(slots=True, kw_only=True)
class Steps:
    """Long work of so many steps, each told as it begins."""

    progress: Progress
    of: int
    begun: int = 0

    def begin(self, words: str) -> None:
        """Tell that the next step begins, and so that those before it are done."""
        self.progress(words, self.begun, self.of)
        self.begun += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a journey found and decided.

    `result` is for programs (`--json`); `product` are the lines of standard output; `narration`
    the lines said to the person; `plan` what is to be done, None when nothing ever is. `folder`
    is where the plan is carried out when that is not the constitution's folder (`init DIR`).
    """

    result: Json = None
    product: tuple[str, ...] = ()
    narration: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    plan: Plan | None = None
    folder: Path | None = None


def exit_code(outcome: Outcome) -> int:
    """Give 1 when a finding is an error, else 0: warnings are no failure."""
    wrong = any(finding.severity is Severity.ERROR for finding in outcome.findings)
    return Errors.exit_code if wrong else 0


def carry_out(
    outcome: Outcome, root: Path, *, dry_run: bool = False, progress: Progress = silent
) -> None:
    """Carry out an outcome's plan, whole or not at all.

    Nothing is done in a dry run, without a plan, or when a finding is an error.

    Raises:
        Refusal: The plan does not fit the disk as it is; nothing was changed.
    """
    if outcome.plan is not None and not dry_run and exit_code(outcome) == 0:
        execute.execute(outcome.folder or root, outcome.plan, progress)


def find_root(start: Path) -> Path:
    """Find the constitution's folder: `start` or the nearest folder above it."""
    return tree.find_root(start)


def recover(root: Path, *, dry_run: bool = False) -> str | None:
    """Finish what a killed command left half done, and say so; None when nothing was.

    Raises:
        Conflict: Another command is at work, or a dry run (which touches nothing) needs it.
    """
    if dry_run and execute.is_unfinished(root):
        raise Conflict(
            Finding(
                code="unfinished",
                problem="The last command was interrupted before it had finished.",
                remedy="run “constitution-tool status” first: it finishes that work.",
            )
        )
    return None if dry_run else execute.recover(root)


def plan_lines(plan: Plan) -> tuple[str, ...]:
    """Say a plan, a line a step."""
    return tuple(describe(step) for step in plan.steps)


def plan_json(plan: Plan | None) -> Json:
    """Give a plan as programs read it: its steps in order."""
    return None if plan is None else [_step_json(step) for step in plan.steps]


def _step_json(step: Step) -> Json:
    match step:
        case Write() | Output():
            return _file_json("write", step.path, step.data)
        case Replace():
            return {**_file_json("replace", step.path, step.data), "old_sha256": digest(step.old)}
        case Remove():
            return {"step": "remove", "path": step.path, "old_sha256": digest(step.old)}
        case Secret():
            return {"step": "write-secret", "path": step.path}
        case Commit():
            return {
                "step": "commit",
                "message": step.message,
                "paths": list(step.paths),
                "date": step.day.isoformat(),
            }
        case Tag():
            return {"step": "tag", "name": step.name}
        case Advance():
            return {"step": "advance", "revision": step.moves[0].new, "entries": step.added}
        case Send():
            return {"step": "send", "to": step.shared.name, "revision": step.revision}
        case _:
            assert_never(step)


def _file_json(name: str, path: str, data: bytes) -> dict[str, Json]:
    return {"step": name, "path": path, "bytes": len(data), "sha256": digest(data)}


def finding_json(finding: Finding) -> Json:
    """Give a finding as programs read it."""
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "problem": finding.problem,
        "path": place.path or None,
        "line": place.line or None,
        "column": place.column or None,
        "note": place.note or None,
        "remedy": finding.remedy,
    }
