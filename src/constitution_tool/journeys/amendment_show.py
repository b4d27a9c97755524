"""What does an amendment do? In amending language and as tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.asked import find, touched
from constitution_tool.engine.authority.proposal import subject_of
from constitution_tool.engine.record import survey
from constitution_tool.engine.standings import standings, written_before
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.outcome import Outcome
from constitution_tool.publish.amendment_text import amendment_lines
from constitution_tool.publish.papers.as_put import as_published
from constitution_tool.publish.papers.basis import basis, last_day
from constitution_tool.publish.text.document import Colour
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def amendment_show(root: Path, id_: str, *, colour: bool) -> Outcome:
    """Print an amendment as it reads on the text it was written on.

    Raises:
        Usage: there is no such amendment.
        Malformed: it is damaged.
        Conflict: it does not fit the text.
    """
    record = survey(read_tree(root))
    kept = find(record, id_)
    amendment = kept.value
    base = written_before(record, amendment)
    subject_of(kept, base)
    touches = touched(amendment, base)
    status = standings(record)[id_].status
    rests = basis(record, amendment, status, last_day(record))
    facts = (*rests.facts, *(as_published(rests.put) if rests.put else ()))
    return Outcome(
        result={
            "id": id_,
            "title": amendment.title,
            "kind": amendment.kind.value,
            "status": status.value,
            "instructions": [
                {"sentence": print_sentence(entry.instruction), "reason": entry.reason}
                for entry in amendment.entries
            ],
            "touches": list(touches),
            "facts": [{"label": label, "words": words} for label, words in facts],
        },
        product=amendment_lines(
            amendment,
            base,
            touches,
            Colour.ALWAYS if colour else Colour.NEVER,
            facts,
        ),
    )
