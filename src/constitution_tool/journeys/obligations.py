"""Who must, must not, should and may do what, by a text? As a table here, and as documents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from constitution_tool.engine.obligations.obligations import counts, obligations
from constitution_tool.engine.protocols import protocols
from constitution_tool.engine.record import survey
from constitution_tool.outcome import Outcome, Steps
from constitution_tool.publish.documents import documents
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.obligations import (
    counted,
    obligations_csv,
    obligations_sheet,
    row,
)
from constitution_tool.publish.papers.plain import known, status_of
from constitution_tool.publish.word.house import house
from constitution_tool.store.plan import Output, Plan
from constitution_tool.store.texts import find_text
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from constitution_tool.model.instrument import Instrument
    from constitution_tool.model.obligation import Obligation
    from constitution_tool.outcome import Json, Progress

_WHOLE = "obligations are listed by whole protocol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: protocols (all, when none is named), of which text, in which kinds.

    `text` is printed and the other kinds are written, to `folder`, or build/ when it is None.
    """

    protocols: tuple[str, ...]
    text: str
    kinds: tuple[str, ...]
    folder: Path | None
    today: date


def list_obligations(root: Path, asked: Asked, progress: Progress) -> Outcome:
    """List what some protocols of one text ask, each by itself.

    Raises:
        Usage: there is no such text or protocol.
        Malformed: words that cannot be read.
    """
    files = read_tree(root)
    record = survey(files)
    style = house(files)
    shown = find_text(root, record, asked.text, asked.today)
    of = known(record, shown)
    chosen = protocols(shown.constitution, asked.protocols, _WHOLE)
    offices = [name for _, name in record.settings.offices]
    kinds = tuple(kind for kind in asked.kinds if kind not in {"text", "csv"})
    work = Steps(progress=progress, of=len(chosen) * len(kinds))
    place = str(asked.folder.absolute()) if asked.folder else "build"
    printed: list[str] = []
    listed: list[Json] = []
    steps: list[Output] = []
    for instrument in chosen:
        found = obligations(shown.constitution, (instrument.id,), offices)
        stem = f"{place}/{instrument.id} {asked.text} obligations"
        if "text" in asked.kinds:
            printed += [*([""] if printed else []), *_lines(instrument, found)]
        if kinds:
            sheet = obligations_sheet(of, instrument, found)
            made = documents(sheet, kinds, style, work.begin)
            steps += [Output(path=f"{stem}{ending}", data=data) for ending, data in made]
        if "csv" in asked.kinds:
            steps.append(Output(path=f"{stem}.csv", data=obligations_csv(found)))
        listed.append(_json(instrument, found))
    paths = tuple(step.path for step in steps)
    said = f"{phrases.counted(len(paths), 'document')}. " if paths else ""
    return Outcome(
        result={"text": asked.text, "protocols": listed, "files": list(paths)},
        product=(*printed, *paths),
        narration=(f"{'Made ' if said else ''}{said}{status_of(of, [one.id for one in chosen])}",),
        plan=Plan(steps=tuple(steps)) if steps else None,
    )


def _lines(instrument: Instrument, found: tuple[Obligation, ...]) -> Iterator[str]:
    """Print what is asked for the terminal, paragraph by paragraph, then the counts."""
    yield f"{instrument.number} {instrument.title}"
    for citation, asked in groupby(map(row, found), key=lambda cells: cells[0]):
        yield from ("", citation)
        yield from (f"  {who} | {force} | {what}" for _, who, force, what in asked)
    yield from ("", *counted(found))


def _json(instrument: Instrument, found: tuple[Obligation, ...]) -> Json:
    return {
        "id": instrument.id,
        "counts": {
            force.value: {"all": every, "nobody_named": unnamed}
            for force, (every, unnamed) in counts(found).items()
        },
        "obligations": [
            {
                "id": one.clause,
                "citation": one.citation,
                "actor": one.duty.actor or None,
                "force": one.duty.force.value,
                "what": one.duty.what,
            }
            for one in found
        ],
    }
