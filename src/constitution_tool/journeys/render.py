"""A text as documents: Word, PDF or plain text, clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.record import read_record
from constitution_tool.model.instrument import Index, Instrument
from constitution_tool.notation.text.citing import find_one
from constitution_tool.outcome import Outcome
from constitution_tool.publish.documents import documents
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.plain import Shown, status_of, text_sheet
from constitution_tool.publish.word.house import house
from constitution_tool.store.plan import Output, Plan
from constitution_tool.store.texts import find_text
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.model.instrument import Constitution


def render(
    root: Path, wanted: tuple[str, ...], which: str, kinds: tuple[str, ...], folder: Path | None
) -> Outcome:
    """Write some protocols of one text (all, when none is named), each as its own documents.

    Raises:
        Usage: there is no such text or protocol.
        Malformed: a picture in it cannot be printed.
    """
    files = read_tree(root)
    record = read_record(files)
    style = house(files)
    constitution = find_text(root, record, which)
    place = str(folder.absolute()) if folder else "build"
    steps: list[Output] = []
    for instrument in _chosen(constitution, wanted):
        title = f"{instrument.number} {instrument.title}"
        printed = flow(constitution, (instrument.id,))
        sheet = text_sheet(record, title, Shown(name=which, text=constitution), printed)
        stem = f"{instrument.id} {which}"
        steps += [
            Output(path=f"{place}/{stem}{ending}", data=data)
            for ending, data in documents(sheet, kinds, style)
        ]
    paths = tuple(step.path for step in steps)
    return Outcome(
        result={"text": which, "files": list(paths)},
        product=paths,
        narration=(f"Made {phrases.counted(len(paths), 'document')}. {status_of(which)}",),
        plan=Plan(steps=tuple(steps)),
    )


def _chosen(constitution: Constitution, wanted: tuple[str, ...]) -> tuple[Instrument, ...]:
    """Find the protocols named, by number or id."""
    if not wanted:
        return constitution.instruments
    index = Index(constitution)
    found = [find_one(name, index) for name in wanted]
    return tuple(
        one if isinstance(one, Instrument) else one.instrument for one in dict.fromkeys(found)
    )
