"""Which pending amendments can be voted on and entered apart, and which cannot?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.colliding.conflicts import conflicts
from constitution_tool.engine.record import survey
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Severity
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.outcome import Outcome
from constitution_tool.publish.conflict_lines import conflict_lines, conflict_table, counted
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constitution_tool.engine.colliding.conflicts import Meeting, Pair
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.outcome import Json


def amendment_conflicts(root: Path, *, table: bool) -> Outcome:
    """Judge every pair of the amendments that are not yet entered, as lines or as a table.

    Raises:
        Malformed: the text or the register cannot be read.
        Unauthorised: the draft cannot be computed from the record.
        Conflict: two amendments are each written on top of the other.
    """
    record = survey(read_tree(root))
    now = moment(record)
    pending = {
        id_: each
        for id_, each in record.amendments.items()
        if id_ not in now.became and not each.in_place_of and not record.damaged & set(each.after)
    }
    together = conflicts(now.draft, pending.values())
    say = conflict_table if table else conflict_lines
    damaged = [f for f in record.findings if f.severity is Severity.ERROR]
    return Outcome(
        result={
            "judged": list(together.judged),
            "conflicts": [_pair(pair, pending) for pair in together.pairs],
            "sets": [list(each) for each in together.sets],
            "commuting": together.commuting,
            "unfit": sorted(together.unfit),
        },
        product=say(together, pending),
        narration=(counted(together),),
        findings=(*damaged, *(f for each in together.unfit.values() for f in each)),
    )


def _pair(pair: Pair, pending: Mapping[str, Amendment]) -> Json:
    return {
        "one": pair.one,
        "other": pair.other,
        "relation": pair.relation.value,
        "together": pair.together,
        "through": list(pair.through),
        "meetings": [_meeting(each, pending) for each in pair.meetings],
    }


def _meeting(meeting: Meeting, pending: Mapping[str, Amendment]) -> Json:
    return {
        "id": meeting.clause,
        "citation": meeting.citation,
        "instructions": [
            {
                "amendment": id_,
                "number": number,
                "sentence": print_sentence(pending[id_].entries[number - 1].instruction),
            }
            for id_, number in meeting.instructions
        ],
    }
