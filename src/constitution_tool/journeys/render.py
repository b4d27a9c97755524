"""A text as documents: Word, PDF or plain text, clean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.examples import read_examples
from constitution_tool.engine.protocols import protocols
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.engine.texts import proposal
from constitution_tool.outcome import Outcome, Steps
from constitution_tool.publish.documents import documents
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.basis import bases, last_day
from constitution_tool.publish.papers.control import Became, drafted
from constitution_tool.publish.papers.plain import known, status_of, text_sheet
from constitution_tool.publish.papers.worked import worked
from constitution_tool.publish.word.house import house
from constitution_tool.store.plan import Output, Plan
from constitution_tool.store.texts import find_text
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.engine.texts import Text
    from constitution_tool.model.instrument import Instrument
    from constitution_tool.outcome import Progress
    from constitution_tool.publish.papers.basis import Basis
    from constitution_tool.publish.papers.plain import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: protocols by number or id (all, when none is named), and in which kinds.

    Documents go to `folder`, or build/ when it is None.
    """

    protocols: tuple[str, ...]
    kinds: tuple[str, ...]
    folder: Path | None
    today: date


def render(root: Path, which: str, wanted: Wanted, progress: Progress) -> Outcome:
    """Write some protocols of one text, each as its own documents.

    Raises:
        Usage: there is no such text or protocol.
        Malformed: a picture in it cannot be printed, or a worked example cannot be read.
    """
    files = read_tree(root)
    record = read_record(files)
    style = house(files)
    shown = find_text(root, record, which, wanted.today)
    constitution = shown.constitution
    place = str(wanted.folder.absolute()) if wanted.folder else "build"
    chosen = protocols(constitution, wanted.protocols, "documents are made of whole protocols")
    history = _history(record, shown)
    work = Steps(progress=progress, of=len(chosen) * len(wanted.kinds))
    examples = read_examples(files)
    steps: list[Output] = []
    for instrument in chosen:
        title = f"{instrument.number} {instrument.title}"
        printed = flow(constitution, (instrument.id,))
        sheet = text_sheet(history.known, title, printed, history.of(instrument))
        sheet = replace(sheet, examples=worked(examples, constitution, (instrument.id,)))
        stem = f"{instrument.id} {which}"
        steps += [
            Output(path=f"{place}/{stem}{ending}", data=data)
            for ending, data in documents(sheet, wanted.kinds, style, work.begin)
        ]
    paths = tuple(step.path for step in steps)
    return Outcome(
        result={"text": which, "files": list(paths)},
        product=paths,
        narration=(
            f"Made {phrases.counted(len(paths), 'document')}. "
            f"{status_of(history.known, [one.id for one in chosen])}",
        ),
        plan=Plan(steps=tuple(steps)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _History:
    """What is on record of a text, and what is before Council, if that is shown."""

    known: Known
    council: BeforeCouncil | None
    bases: Mapping[str, Basis]

    def of(self, instrument: Instrument) -> Became:
        """Say what has become of one protocol."""
        begun = self.known.became(instrument)
        if self.council is None:
            return begun
        number = instrument.number or instrument.title
        then = drafted(self.council, self.bases, instrument.id, number)
        return Became(
            lines=(*begun.lines, *then.lines), amendments=(*begun.amendments, *then.amendments)
        )


def _history(record: Record, text: Text) -> _History:
    """Gather what is on record of a text."""
    council = proposal(record) if text.name == "draft" else None
    return _History(
        known=known(record, text),
        council=council,
        bases=bases(record, council, standings(record), last_day(record)) if council else {},
    )
