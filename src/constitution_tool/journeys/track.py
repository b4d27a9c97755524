"""Tracked changes between two texts, or of what a set of amendments does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.asked import find
from constitution_tool.engine.comparing.excerpt import changed, changed_clauses
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.council import in_order
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import written_before
from constitution_tool.outcome import Outcome
from constitution_tool.publish.amendment_text import under_headings
from constitution_tool.publish.documents import documents
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.plain import status_of, tracked_sheet
from constitution_tool.publish.text.document import Colour, text
from constitution_tool.store.plan import Output, Plan
from constitution_tool.store.texts import find_text
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.passage import Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What is compared: the old and the new text by name, or what amendments do, if any is named.

    Amendments are shown on the text that the first of them is written on.
    """

    old: str
    new: str
    amendments: tuple[str, ...] = ()


def track(
    root: Path, texts: Texts, kinds: tuple[str, ...], folder: Path | None, *, colour: bool
) -> Outcome:
    """Show every change, proved to accept to the new text and reject to the old.

    Args:
        root: the repository's folder.
        texts: what is compared.
        kinds: `text` (standard output), `word`, `pdf`.
        folder: where documents go; build/ when None.
        colour: whether `text` is coloured.

    Raises:
        Usage: there is no such text or amendment.
        Conflict: the amendments do not fit.
    """
    record = read_record(read_tree(root))
    made = (
        _of_amendments(record, texts.amendments)
        if texts.amendments
        else _of_texts(root, record, texts.old, texts.new)
    )
    title, marked = made.title, made.marked
    about = changed_clauses(marked)
    sheet = tracked_sheet(record, title, made.said, marked)
    place = str(folder.absolute()) if folder else "build"
    files = documents(sheet, tuple(kind for kind in kinds if kind != "text"))
    steps = tuple(Output(path=f"{place}/{title}{end}", data=data) for end, data in files)
    lines: tuple[str, ...] = tuple(step.path for step in steps)
    if "text" in kinds:
        shown = changed(marked, under_headings(about, made.before, made.after))
        printed = text(shown, colour=Colour.ALWAYS if colour else Colour.NEVER)
        lines = (*printed.rstrip("\n").split("\n"), *lines)
    count = len(about)
    return Outcome(
        result={"title": title, "clauses": sorted(about), "files": [s.path for s in steps]},
        product=lines if about or steps else (),
        narration=(made.said, f"{phrases.counted(count, 'paragraph')} changed.")
        if count
        else ("The two texts are the same.",),
        plan=Plan(steps=steps) if steps else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tracked:
    """A text with tracked changes, what it is called, and what is said of it."""

    title: str
    said: str
    marked: Flow
    before: Constitution
    after: Constitution


def _of_texts(root: Path, record: Record, old: str, new: str) -> _Tracked:
    before, after = find_text(root, record, old), find_text(root, record, new)
    return _Tracked(
        title=f"Tracked changes {old} to {new}",
        said=f"From: {status_of(old).rstrip('.')}. To: {status_of(new).rstrip('.')}.",
        marked=redline(before, (Step(entry=0, text=after),), ()),
        before=before,
        after=after,
    )


def _of_amendments(record: Record, ids: tuple[str, ...]) -> _Tracked:
    """Carry amendments out one on the other, each with its own marks."""
    chosen = in_order(find(record, id_).value for id_ in dict.fromkeys(ids))
    base = text_ = written_before(record, chosen[0])
    steps: list[Step] = []
    for number, amendment in enumerate(chosen, start=1):
        text_ = amend(text_, amendment)
        steps.append(Step(entry=number, text=text_))
    names = ", ".join(amendment.id for amendment in chosen)
    listed = "; ".join(f"{n}: {a.id} {a.title}" for n, a in enumerate(chosen, start=1))
    return _Tracked(
        title=f"Tracked changes of {names}",
        said=listed,
        marked=redline(base, tuple(steps), ()),
        before=base,
        after=text_,
    )
