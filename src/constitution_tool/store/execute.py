"""How is a plan carried out whole or not at all?

Order: look (every step must fit the disk as it is), send, put beside, write the journal, move
git's reference, swap the files, tell git's index, forget the journal. An error on the way puts all
of it back, but for what was sent; a kill leaves the journal, and the next command finishes what it
says (law 11).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Conflict, Finding
from constitution_tool.store import (
    exchange,
    files,
    history,
    journal,
    outputs,
    recording,
    workplace,
)
from constitution_tool.store.fit import Fit, is_outside, look
from constitution_tool.store.journal import Change, Journal
from constitution_tool.store.plan import Advance, Commit, Output, Plan, Send, Tag, describe
from constitution_tool.store.tree import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from constitution_tool.store.recording import Recording

    Told = Callable[[str], None]


def _nothing(_: str) -> None:
    """Take no notice."""


def execute(root: Path, plan: Plan, progress: Told, reached: Told = _nothing) -> str:
    """Carry out a plan, all or nothing, and give the new revision's id ("" when none was made).

    Files outside the folder (`--output`, keys) are each put whole, after everything else; they
    are outside the journal's reach, so a kill may leave some of them for the next run.

    Args:
        root: The folder the plan's paths begin in.
        plan: The plan.
        progress: Told each step, as it is described, when all is done to the disk for it.
        reached: Told each action inside, so that a test can stop the program there.

    Raises:
        Refusal: A step does not fit the disk or git as they are. Nothing was changed.
    """
    made = ""
    try:
        if not (root / SETTINGS).exists() and all(map(is_outside, plan.steps)):
            _carry_out_outside(root, plan, reached)
        else:
            made = _carry_out(root, plan, reached)
    except OSError as error:
        raise files.incapable(error) from error
    for step in plan.steps:
        progress(describe(step))
    return made


def is_unfinished(root: Path) -> bool:
    """Say whether a command was killed before it had finished; touch nothing."""
    return (workplace.folder(root) / journal.JOURNAL).exists()


def recover(root: Path, reached: Told = _nothing) -> str | None:
    """Finish what a killed command left, and say so; None when there was nothing.

    `reached` as for `execute`. Recovery may itself be killed, and begun again.

    Raises:
        Conflict: A command is still at work, or what it left no longer fits.
    """
    if not is_unfinished(root):
        return None
    try:
        with workplace.held(root) as place:
            return _finish(root, place, reached) if is_unfinished(root) else None
    except OSError as error:
        raise files.incapable(error) from error


def _finish(root: Path, place: Path, reached: Told) -> str:
    left = journal.load(root, place)
    journal.carry_out(root, place, left, reached)
    journal.clear(place)
    count = len(left.changes)
    return (
        "The last command was interrupted. What it had begun has now been finished: "
        f"{count} file{'' if count == 1 else 's'} written."
    )


def _carry_out(root: Path, plan: Plan, reached: Told) -> str:
    with workplace.held(root) as place:
        if (place / journal.JOURNAL).exists():
            _finish(root, place, reached)
            raise _run_again()
        journal.clear(place)
        inside, outside = look(root, plan, outputs.made(place))
        reached("looked")
        ready = _record(root, plan, inside)
        reached("recorded")
        _send(root, plan, reached)
        whole = Journal(
            changes=tuple(_change(file) for file in inside),
            moves=ready.moves,
            staged=ready.staged,
        )
        outputs.remember(place, _documents(plan))
        try:
            _write_down(root, place, inside, whole, reached)
            _put_outside(outside, reached)
            journal.carry_out(root, place, whole, reached)
        except BaseException:
            _put_back(root, place, ready, (*inside, *outside))
            raise
        journal.clear(place)
        reached("done")
        return ready.id


def _carry_out_outside(root: Path, plan: Plan, reached: Told) -> None:
    """Carry out a plan in a folder that is no constitution's: leave no trace of us there."""
    _, outside = look(root, plan, frozenset())
    try:
        _put_outside(outside, reached)
    except BaseException:
        _restore(outside)
        raise


def _documents(plan: Plan) -> list[str]:
    return [files.digest(step.data) for step in plan.steps if isinstance(step, Output)]


def _change(file: Fit) -> Change:
    old, new = journal.digest_of(file.old), journal.digest_of(file.new)
    return Change(path=file.path, old=old, new=new)


def _write_down(
    root: Path, place: Path, inside: tuple[Fit, ...], whole: Journal, reached: Told
) -> None:
    for position, file in enumerate(inside):
        if file.new is not None:
            journal.put_beside(place, position, file.new)
            reached(f"beside {file.path}")
    journal.write(root, place, whole)
    reached("journal")


def _record(root: Path, plan: Plan, inside: tuple[Fit, ...]) -> Recording:
    """Store the objects of the plan's revision, and make what points to it ready."""
    commits = [step for step in plan.steps if isinstance(step, Commit)]
    tags = [step for step in plan.steps if isinstance(step, Tag)]
    advances = [step for step in plan.steps if isinstance(step, Advance)]
    sent = [step for step in plan.steps if isinstance(step, Send)]
    if not (commits or tags or advances or sent):
        return recording.Recording(id="", moves=())
    planned = {file.path: file.new for file in inside}
    with history.opened(root) as opened:
        ready = recording.Recording(id="", moves=())
        for step in commits:
            held = {
                path: planned[path] if path in planned else _on_disk(root, path)
                for path in step.paths
            }
            by = recording.author(opened, step.domain)
            ready = recording.prepare(opened, held, step.message, by, step.day)
        for forward in advances:
            ready = recording.advance(opened, forward.pack, forward.moves)
        marks = tuple(recording.bookmark(opened, step.name, ready.id) for step in tags)
        known = tuple(move for step in sent for move in step.moves)
    return replace(ready, moves=(*ready.moves, *marks, *known))


def _send(root: Path, plan: Plan, reached: Told) -> None:
    """Send what there is to send; if the shared copy will not have it, nothing changes here."""
    for step in plan.steps:
        if isinstance(step, Send):
            with history.opened(root) as opened:
                exchange.send(opened, step.shared, step.revision)
            reached("sent")


def _on_disk(root: Path, path: str) -> bytes | None:
    return files.present(files.real_path(root, path), path)


def _put_outside(outside: tuple[Fit, ...], reached: Told) -> None:
    for file in outside:
        if file.new is not None:
            files.put(file.target, file.new, file.mode)
            reached(file.path)


def _put_back(root: Path, place: Path, ready: Recording, touched: tuple[Fit, ...]) -> None:
    """Leave the old state: files first, then git's reference and index, then no journal.

    If even that fails the journal stays, and the next command finishes forwards instead.
    """
    _restore(touched)
    if ready.moves:
        with history.opened(root) as opened:
            recording.undo(opened, ready)
    journal.clear(place)


def _restore(touched: tuple[Fit, ...]) -> None:
    for file in reversed(touched):
        if files.present(file.target, file.path) == file.old:
            continue
        if file.old is None:
            files.remove(file.target)
        else:
            files.put(file.target, file.old, file.mode)


def _run_again() -> Conflict:
    return Conflict(
        Finding(
            code="recovered",
            problem="A command that had been interrupted was finished first.",
            remedy="look at what is there now, then run this command again.",
        )
    )
