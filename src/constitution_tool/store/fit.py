"""Does every step of a plan fit the disk as it is now?

Each file is compared with what the command read when it decided, so that nobody's work is lost
between reading and writing; all that does not fit is said at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from constitution_tool.errors import Conflict, Finding, LawBroken, Malformed, Place, Refusal
from constitution_tool.store import files, journal, outputs
from constitution_tool.store.names import output_fault, shown
from constitution_tool.store.plan import (
    Advance,
    Commit,
    FileStep,
    Output,
    Plan,
    Remove,
    Replace,
    Secret,
    Send,
    Step,
    Tag,
    Write,
)

_PRIVATE = 0o600
_OPEN = 0o666


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """One file of a plan as it is and as it is to be (None: not there)."""

    path: str
    target: Path
    old: bytes | None
    new: bytes | None
    mode: int = _OPEN


def is_outside(step: Step) -> bool:
    """Say whether a step lies outside the constitution's folder and its journal.

    Keys always do, and so do documents written elsewhere than `build/`.
    """
    match step:
        case Secret():
            return True
        case Output():
            return not step.path.startswith("build/")
        case Write() | Replace() | Remove() | Commit() | Tag() | Advance() | Send():
            return False
        case _:
            assert_never(step)


def look(root: Path, plan: Plan, made: frozenset[str]) -> tuple[tuple[Fit, ...], tuple[Fit, ...]]:
    """Compare a plan with the disk: the files inside the folder, and those outside.

    `made` are the digests of documents we made. Files that already hold what they are to hold are
    left out.

    Raises:
        Malformed: A path is unsafe, or leads through a link.
        Conflict: A file is not as the command read it, or is not ours to overwrite.
    """
    _check_shape(plan)
    inside: list[Fit] = []
    outside: list[Fit] = []
    refused: list[Refusal] = []
    for step in plan.steps:
        if not isinstance(step, FileStep):
            continue
        try:
            fit = _fit(step, _target(root, step), made)
        except (Malformed, Conflict) as refusal:
            refused.append(refusal)
            continue
        if fit.old != fit.new:
            (outside if is_outside(step) else inside).append(fit)
    if refused:
        kind = Malformed if any(isinstance(r, Malformed) for r in refused) else Conflict
        raise kind(*(finding for refusal in refused for finding in refusal.findings))
    return tuple(inside), tuple(outside)


def _check_shape(plan: Plan) -> None:
    paths = [step.path for step in plan.steps if isinstance(step, FileStep)]
    commits, tags, sent = (
        sum(isinstance(step, kind) for step in plan.steps) for kind in (Commit | Advance, Tag, Send)
    )
    if (
        commits > 1
        or tags > 1
        or sent > 1
        or len({path.casefold() for path in paths}) != len(paths)
    ):
        problem = "A plan names one file twice, or records twice in the history."
        remedy = "report this: the program made the plan."
        raise LawBroken(Finding(code="plan-shape", problem=problem, remedy=remedy))


def _target(root: Path, step: FileStep) -> Path:
    """Find the file a step is about, refusing unsafe names and links."""
    remedy = "choose another name."
    if not is_outside(step):
        if not journal.safe(step.path):
            raise files.unsafe(step.path, "its name is not safe on every computer", remedy)
        return files.real_path(root, step.path)
    target = root / Path(step.path)
    fault = output_fault(target.name)
    if fault:
        raise files.unsafe(step.path, fault, remedy)
    return files.real_path(target.parent.resolve(), target.name)


def _fit(step: FileStep, target: Path, made: frozenset[str]) -> Fit:
    old = files.present(target, step.path)
    match step:
        case Write() | Secret():
            mode = _PRIVATE if isinstance(step, Secret) else _OPEN
            if old is not None and old != step.data:
                raise _taken(step.path)
            return Fit(path=step.path, target=target, old=old, new=step.data, mode=mode)
        case Replace():
            if old not in (step.old, step.data):
                raise _moved_on(step.path)
            return Fit(path=step.path, target=target, old=old, new=step.data)
        case Remove():
            if old not in (step.old, None):
                raise _moved_on(step.path)
            return Fit(path=step.path, target=target, old=old, new=None)
        case Output():
            fault = outputs.fault(old, step.path, made, step.data)
            if fault:
                raise Conflict(fault)
            return Fit(path=step.path, target=target, old=old, new=step.data)
        case _:
            assert_never(step)


def _taken(path: str) -> Conflict:
    return Conflict(
        Finding(
            code="file-exists",
            problem=f"There is already a different file called “{shown(path)}”.",
            remedy="move it somewhere else, or choose another name.",
            place=Place(path=shown(path)),
        )
    )


def _moved_on(path: str) -> Conflict:
    return Conflict(
        Finding(
            code="file-changed",
            problem=f"The file “{shown(path)}” was changed while the command was at work.",
            remedy="look at the change, then run the command again.",
            place=Place(path=shown(path)),
        )
    )
