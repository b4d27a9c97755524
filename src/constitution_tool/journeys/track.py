"""Tracked changes between two texts, or of what a set of amendments does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.accounting import account, stages
from constitution_tool.engine.asked import find
from constitution_tool.engine.comparing.excerpt import changed, changed_clauses
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.council import PartOf, before_council, in_order, supposing
from constitution_tool.engine.entries import tracked
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings, written_before
from constitution_tool.engine.texts import Text, adopted, moment, proposal
from constitution_tool.outcome import Outcome, Steps
from constitution_tool.publish.amendment_text import under_headings
from constitution_tool.publish.documents import documents
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.basis import bases, last_day, notes
from constitution_tool.publish.papers.plain import (
    Front,
    Marked,
    Tracked,
    file_of,
    known,
    listed,
    named,
    status_of,
    tracked_sheet,
)
from constitution_tool.publish.text.document import Colour, text
from constitution_tool.publish.word.house import house
from constitution_tool.store.plan import Output, Plan
from constitution_tool.store.texts import find_text, find_texts
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.outcome import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoTexts:
    """Two texts to compare, by name; what is in force is so `today`."""

    old: str
    new: str
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """Some amendments and no others, put to a text by name.

    Without a name (empty), to the text that the first of them is written on.
    """

    amendments: tuple[str, ...]
    today: date
    base: str = ""


def track(
    root: Path,
    asked: TwoTexts | Supposed,
    kinds: tuple[str, ...],
    folder: Path | None,
    progress: Progress,
    *,
    colour: bool,
) -> Outcome:
    """Show every change, proved to accept to the new text and reject to the old.

    Args:
        root: the repository's folder.
        asked: what is compared.
        kinds: `text` (standard output), `word`, `pdf`.
        folder: where documents go; build/ when None.
        progress: told what is being made.
        colour: whether `text` is coloured.

    Raises:
        Usage: there is no such text or amendment.
        Conflict: the amendments do not fit.
        Malformed: a picture that is shown cannot be printed.
    """
    progress("Comparing the two texts")
    files = read_tree(root)
    record = read_record(files)
    made = (
        _of_texts(root, record, asked)
        if isinstance(asked, TwoTexts)
        else _of_amendments(root, record, asked)
    )
    about = changed_clauses(made.marked.flow)
    place = str(folder.absolute()) if folder else "build"
    papers = tuple(kind for kind in kinds if kind != "text")
    work = Steps(progress=progress, of=len(papers))
    written = (
        documents(tracked_sheet(record, made), papers, house(files), work.begin) if papers else ()
    )
    steps = tuple(Output(path=f"{place}/{made.file}{end}", data=data) for end, data in written)
    lines: tuple[str, ...] = tuple(step.path for step in steps)
    if "text" in kinds:
        shown = changed(
            made.marked.flow, under_headings(about, made.old.constitution, made.new.constitution)
        )
        printed = text(shown, colour=Colour.ALWAYS if colour else Colour.NEVER)
        lines = (*printed.rstrip("\n").split("\n"), *lines)
    count = len(about)
    return Outcome(
        result={
            "title": made.front.title,
            "clauses": sorted(about),
            "files": [s.path for s in steps],
        },
        product=lines if about or steps else (),
        narration=(
            made.front.opening,
            *(words for _, words in made.marked.amendments),
            f"{phrases.counted(count, 'paragraph')} {'bears' if count == 1 else 'bear'} a change.",
        )
        if count
        else ("The two texts are the same.",),
        plan=Plan(steps=steps) if steps else None,
    )


def _of_texts(root: Path, record: Record, asked: TwoTexts) -> Tracked:
    """Compare two texts. Where one became the other by amendments on record, each bears its own."""
    old, new = find_texts(root, record, (asked.old, asked.new), asked.today)
    council, since = _between(record, old, new)
    if council is None or since is None:
        marked = Marked(flow=redline(old.constitution, (Step(entry=0, text=new.constitution),), ()))
    else:
        marked = _attributed(record, council, since)
    homes = {clause.partition(".")[0] for clause in changed_clauses(marked.flow)}
    return Tracked(
        file=file_of(f"Tracked changes {asked.old} to {asked.new}"),
        front=Front(
            title=f"Tracked changes from {named(asked.old)} to {named(asked.new)}",
            status=status_of(known(record, new), homes),
            opening=f"This shows every change from {named(asked.old)} to {named(asked.new)}.",
        ),
        old=old,
        new=new,
        marked=marked,
    )


def _between(record: Record, old: Text, new: Text) -> tuple[BeforeCouncil | None, int | None]:
    """Find the amendments that made one text from another, and how many of them the old one has.

    That is known where the new text is one that was adopted, or the draft, and the old one was
    adopted before it or was the draft on the way to it.
    """
    if new.name == "working" or not record.register.texts:
        return None, None
    now, reached = moment(record), stages(record.register)
    if new.name == "draft":
        council = proposal(record)
        since = council.reached(old.constitution)
        if since is not None:
            return council, since
        made = account(reached, old.source, now.source)
        waiting = council.made
    else:
        made, waiting = account(reached, old.source, new.source), ()
    if made is None:
        return None, None
    chain = [one for stage in made for one in stage.made]
    entered = [*chain, *(m.amendment for m in waiting if m.part is not PartOf.FOR_APPROVAL)]
    proposed = [m.amendment for m in waiting if m.part is PartOf.FOR_APPROVAL]
    return before_council(old.constitution, entered, proposed), 0


def _of_amendments(root: Path, record: Record, asked: Supposed) -> Tracked:
    """Carry amendments out one on the other, each with its own marks."""
    chosen = in_order(find(record, id_).value for id_ in dict.fromkeys(asked.amendments))
    if asked.base:
        base = find_text(root, record, asked.base, asked.today)
    else:
        written = written_before(record, chosen[0])
        base = Text(name="", constitution=written, source=adopted(record))
    council = supposing(base.constitution, chosen)
    put_to = f" put to {asked.base}" if asked.base else ""
    text_ = named(asked.base) if asked.base else phrases.WRITTEN_ON
    names = phrases.amendments([one.id for one in chosen])
    return Tracked(
        file=file_of(f"Tracked changes of {names}{put_to}"),
        front=Front(
            title=f"Tracked changes: what {names} would do",
            status=phrases.PROPOSED,
            opening=phrases.supposed(text_),
        ),
        old=base,
        new=replace(base, constitution=council.text),
        marked=_attributed(record, council, 0),
    )


def _attributed(record: Record, council: BeforeCouncil, since: int) -> Marked:
    """Mark what amendments do, but for the first so many, each with its entry."""
    rests = bases(record, council, standings(record), last_day(record))
    return Marked(
        flow=tracked(council, (), since),
        entries=notes(council, rests),
        amendments=listed(council, rests, since),
    )
