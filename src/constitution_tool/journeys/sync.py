"""Bring a shared copy up to date: theirs comes here, ours goes there, and both are proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.proving import proved, refuse_lost
from constitution_tool.engine.rejoining import rejoin
from constitution_tool.errors import Conflict, Finding, Usage
from constitution_tool.outcome import Outcome
from constitution_tool.store import joining
from constitution_tool.store.exchange import aside, fetch
from constitution_tool.store.plan import Advance, Plan, Send
from constitution_tool.store.recording import Move
from constitution_tool.store.revisions import NOTHING
from constitution_tool.store.shared import find_shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from constitution_tool.engine.authority.verify import Verified
    from constitution_tool.engine.proving import Proved
    from constitution_tool.engine.rejoining import Again
    from constitution_tool.outcome import Progress
    from constitution_tool.store.history import History
    from constitution_tool.store.plan import Step
    from constitution_tool.store.shared import Shared

_KEPT = "refs/constitution-tool/before-sync/"


def sync(root: Path, remote: str, leave: tuple[str, ...], progress: Progress) -> Outcome:
    """Fetch the shared copy, prove it, and settle what each side lacks.

    Args:
        root: the constitution's folder.
        remote: the name of the shared copy, or nothing for the branch's own.
        leave: what was entered here and is to wait, where both sides entered something.
        progress: told what the work has come to.

    Raises:
        Usage: there is no shared copy of that name, or nothing of that number to leave.
        Conflict: what was entered here and there collides, or the shared copy was rewritten.
        Unauthorised: one of the two does not follow from its record.
        Malformed: the shared copy holds what may not be taken over.
        Incapable: it cannot be reached, or its address may not be used.
    """
    with aside(root) as opened:
        shared = find_shared(opened, remote)
        ours = opened.resolve("HEAD")
        if not ours:
            raise _nothing_recorded()
        progress("Fetching the shared copy")
        theirs = fetch(opened, shared, ours)
        _refuse_rewritten(opened, shared, theirs)
        progress("Proving both copies")
        return _Meeting(root, opened, shared, ours, theirs).settle(frozenset(leave))


class _Meeting:
    """Our revision and theirs, and what becomes of each."""

    def __init__(self, root: Path, opened: History, shared: Shared, ours: str, theirs: str) -> None:
        self.root = root
        self.opened = opened
        self.shared = shared
        self.ours = ours
        self.theirs = theirs

    def settle(self, leave: frozenset[str]) -> Outcome:
        """Tell the four cases apart, and prove whatever is about to go anywhere."""
        apart = self.theirs and not any(
            joining.is_behind(self.opened, *pair)
            for pair in ((self.theirs, self.ours), (self.ours, self.theirs))
        )
        if apart:
            return self._enter_again(leave)
        if leave:
            raise _none_to_leave(leave)
        if self.ours == self.theirs:
            return self._said(_Settled(), self._proved(self.ours, "This copy"))
        if not self.theirs or joining.is_behind(self.opened, self.theirs, self.ours):
            return self._send()
        return self._take()

    def _send(self) -> Outcome:
        mine = self._proved(self.ours, "This copy")
        before = self._files(self.theirs) if self.theirs else {}
        refuse_lost(before, mine.files, "This copy")
        settled = _Settled(sent=_since(mine.verified, before), steps=(self._sending(self.ours),))
        return self._said(settled, mine)

    def _take(self) -> Outcome:
        yours = self._proved(self.theirs, "The shared copy")
        before = self._files(self.ours)
        refuse_lost(before, yours.files, "The shared copy")
        received = _since(yours.verified, before)
        steps = self._forward(self.theirs, len(received))
        return self._said(_Settled(received=received, steps=steps), yours)

    def _enter_again(self, leave: frozenset[str]) -> Outcome:
        base = joining.common(self.opened, self.ours, self.theirs)
        if not base:
            raise _rewritten(self.shared, "it has no beginning in common with this one")
        common = self._files(base)
        mine = self._proved(self.ours, "This copy")
        yours = self._proved(self.theirs, "The shared copy")
        refuse_lost(common, mine.files, "This copy")
        refuse_lost(common, yours.files, "The shared copy")
        made = joining.made_since(self.opened, base, self.ours)
        paths = {path for one in made for path in one.changed}
        there = joining.others_of(self.opened, self.theirs, paths)
        remade = rejoin({**yours.files, **there}, made, leave)
        again = tuple(entry for one in remade for entry in one.entries)
        if unknown := leave - {one.was.subject for one in again}:
            raise _none_to_leave(unknown)
        new, made_of = self.theirs, dict[str, str]()
        for one in remade:
            if one.writes:
                new = joining.revision_on(self.opened, new, one)
            stands = not one.entries or any(each.now for each in one.entries)
            made_of[one.id] = new if stands else NOTHING
        marks = joining.bookmarks(self.opened, made_of)
        whole = self._proved(new, "What the two come to")
        refuse_lost(yours.files, whole.files, "What the two come to")
        received = _since(yours.verified, common)
        steps = self._forward(new, len(_since(whole.verified, common)), keep=self.ours, marks=marks)
        if new != self.theirs:
            steps = (*steps, self._sending(new))
        settled = _Settled(
            received=received,
            again=again,
            sent=_since(whole.verified, yours.files),
            kept=f"{_KEPT}{self.ours}",
            marks=marks,
            steps=steps,
        )
        return self._said(settled, whole)

    def _files(self, revision: str) -> dict[str, bytes]:
        return joining.law_files(self.opened, revision)

    def _proved(self, revision: str, whose: str) -> Proved:
        """Replay a revision's record; nothing that does not hold goes anywhere."""
        return proved(self._files(revision), whose)

    def _forward(
        self, new: str, added: int, keep: str = "", marks: tuple[Move, ...] = ()
    ) -> tuple[Step, ...]:
        """Bring the branch and the files here to a revision, and keep what would be left behind."""
        moves = [Move(reference=self.shared.branch, old=self.ours, new=new), *marks]
        if keep and not self.opened.reference("rev-parse", "--verify", "--quiet", _KEPT + keep):
            moves.append(Move(reference=f"{_KEPT}{keep}", old=NOTHING, new=keep))
        if new == self.theirs:
            moves += self._known(new)
        pack = joining.packed(self.opened, new, self.ours)
        files = joining.file_steps(self.opened, self.root, self.ours, new)
        return (*files, Advance(pack=pack, moves=tuple(moves), added=added))

    def _sending(self, revision: str) -> Send:
        return Send(shared=self.shared, revision=revision, moves=self._known(revision))

    def _known(self, revision: str) -> tuple[Move, ...]:
        """Remember where the shared copy's branch stands, as git does."""
        known = _known(self.opened, self.shared)
        if known == revision:
            return ()
        return (Move(reference=self.shared.known, old=known or NOTHING, new=revision),)

    def _said(self, settled: _Settled, now: Proved) -> Outcome:
        name = self.shared.name
        return Outcome(
            result={
                "shared": name,
                "received": list(settled.received),
                "sent": list(settled.sent),
                "entered_again": [
                    {
                        "id": one.was.subject,
                        "was": one.was.sequence,
                        "entry": one.now.entry.sequence if one.now else None,
                        "left": one.left,
                    }
                    for one in settled.again
                ],
                "kept_as": settled.kept or None,
                "check_code": now.verified.check_code,
            },
            narration=tuple(_words(settled, name)),
            plan=Plan(steps=settled.steps),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settled:
    """What came, what goes, what was entered again; `kept` names where our own line is kept.

    `marks` are the bookmarks that go with what was entered again.
    """

    received: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    again: tuple[Again, ...] = ()
    kept: str = ""
    marks: tuple[Move, ...] = ()
    steps: tuple[Step, ...] = ()


def _since(verified: Verified, before: Mapping[str, bytes]) -> tuple[str, ...]:
    """Name the subjects of the entries that were not there before."""
    entries = verified.register.entries
    return tuple(kept.value.subject for kept in entries if kept.path not in before)


def _words(settled: _Settled, name: str) -> Iterator[str]:
    """Say what was done, in the order it was done."""
    if not settled.steps:
        yield f"Nothing to do: this copy and the shared copy “{name}” are the same."
        return
    if settled.received:
        yield f"Came from the shared copy, and proved: {', '.join(settled.received)}."
    elif not settled.sent:
        yield "Files came from the shared copy; nothing is new on record."
    yield from map(_again, settled.again)
    for mark in settled.marks:
        name_ = mark.reference.removeprefix("refs/tags/")
        gone = "was taken away" if mark.new == NOTHING else "goes with it"
        yield f"The bookmark {name_} {gone}."
    if settled.again:
        yield (
            "Documents made here from your own entries bear a check code that no longer holds: "
            "make them again with “constitution-tool build”."
        )
    if settled.sent:
        yield f"Sent to the shared copy “{name}”: {', '.join(settled.sent)}."
    elif any(isinstance(step, Send) for step in settled.steps):
        yield f"Sent to the shared copy “{name}”; nothing in it is new on record."


def _again(one: Again) -> str:
    """Say what became of an entry of ours."""
    subject = one.was.subject
    if one.left:
        return f"{subject} is not entered any more: it waits to be signed again and entered."
    if one.now is None:
        return f"{subject} had been entered there as well: theirs stands."
    entry = one.now.entry
    moved = f", dated {entry.day} instead of {one.was.day}" if entry.day != one.was.day else ""
    return f"{subject} was entered again after theirs, as entry {entry.sequence}{moved}."


def _known(opened: History, shared: Shared) -> str:
    return opened.reference("rev-parse", "--verify", "--quiet", shared.known)


def _refuse_rewritten(opened: History, shared: Shared, theirs: str) -> None:
    """Refuse a shared copy that no longer holds what it held when we last met it."""
    known = _known(opened, shared)
    if known and not (theirs and joining.is_behind(opened, known, theirs)):
        raise _rewritten(shared, "something it held when this copy last met it is gone from it")


def _rewritten(shared: Shared, why: str) -> Conflict:
    return Conflict(
        Finding(
            code="shared-rewritten",
            problem=f"The shared copy “{shared.name}” was rewritten: {why}. Nothing was changed.",
            remedy="ask whoever looks after it what happened. This copy still holds all it had; "
            "“constitution-tool verify --history” says whether it is whole.",
        )
    )


def _none_to_leave(leave: frozenset[str]) -> Usage:
    return Usage(
        Finding(
            code="sync-leave",
            problem=f"{' and '.join(sorted(leave))} is nothing that was entered here alone.",
            remedy="run “constitution-tool sync” without --leave: it names what there is.",
        )
    )


def _nothing_recorded() -> Conflict:
    return Conflict(
        Finding(
            code="sync-no-history",
            problem="Nothing is recorded in the history of this folder yet.",
            remedy="record the constitution with git first, or begin with a copy made by "
            "“git clone”.",
        )
    )
