"""What does one clause say? Found by its citation, printed with its children."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.asked import refuse_amendment
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.record import survey
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Constitution, Index, Standing
from constitution_tool.notation.text.citing import find_one
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers.plain import known, status_of
from constitution_tool.publish.text.document import text
from constitution_tool.store.texts import find_text
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from constitution_tool.model.passage import Flow, Printed


def show(root: Path, citation: str, which: str, today: date) -> Outcome:
    """Print a clause, or a whole protocol, of one text.

    Raises:
        Usage: nothing, or more than one clause, is called that.
    """
    refuse_amendment(citation)
    record = survey(read_tree(root))
    shown = find_text(root, record, which, today)
    constitution = shown.constitution
    found = find_one(citation, Index(constitution))
    if isinstance(found, Standing):
        ids = _ids(found)
        printed = [p for p in _flow(constitution, found.instrument.id).printed if _of(p) in ids]
        id_, cited, home = str(found.clause.id), cite(found), found.instrument.id
        words = text(_only(constitution, found, printed))
    else:
        id_, cited, home = str(found.id), found.number, found.id
        words = text(_flow(constitution, found.id))
    return Outcome(
        result={"id": id_, "citation": cited, "text": which, "words": words},
        product=tuple(words.rstrip("\n").split("\n")),
        narration=(f"{cited} ({status_of(known(record, shown), (home,)).rstrip('.')}); id {id_}",),
    )


def _flow(constitution: Constitution, instrument: str) -> Flow:
    return flow(constitution, (instrument,))


def _only(constitution: Constitution, found: Standing, printed: list[Printed]) -> Flow:
    whole = _flow(constitution, found.instrument.id)
    return type(whole)(printed=tuple(printed), notes=())


def _of(printed: Printed) -> str:
    return getattr(printed, "clause", "")


def _ids(found: Standing) -> set[str]:
    ids = {str(found.clause.id)}
    stack = list(found.clause.children)
    while stack:
        clause = stack.pop()
        ids.add(clause.id)
        stack += clause.children
    return ids
