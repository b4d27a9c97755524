"""How are amendments that are pending together said: in lines, and as a table for the papers?"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from constitution_tool.engine.colliding.conflicts import Relation
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constitution_tool.engine.colliding.conflicts import Meeting, Pair, Together
    from constitution_tool.model.amendment import Amendment

_COLUMNS = (
    "Amendment",
    "Amendment with it",
    "How they stand",
    "Where",
    "Words of the first",
    "Words of the second",
)
_UPDATED = "Both can stand, if the one that is entered second is brought up to date first."


def conflict_lines(together: Together, amendments: Mapping[str, Amendment]) -> tuple[str, ...]:
    """Say every pair that does not commute, and which must be taken together."""
    lines: list[str] = []
    for pair in together.pairs:
        lines.append(f"{_said(pair)}.")
        for meeting in pair.meetings:
            lines.append(f"  {meeting.citation}")
            lines += [
                f"    {id_}, instruction {number}: {_sentence(amendments, id_, number)}"
                for id_, number in meeting.instructions
            ]
        if pair.together:
            lines.append(f"  {_UPDATED}")
    for each in together.sets:
        lines.append(f"Council cannot vote on these one by one: {_listed(each)}.")
    return tuple(lines)


def conflict_table(together: Together, amendments: Mapping[str, Amendment]) -> tuple[str, ...]:
    """Write the same as comma-separated values, a row for each place where two amendments meet."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for pair in together.pairs:
        for meeting in pair.meetings or (None,):
            first, second = (_words(pair_id, meeting, amendments) for pair_id in _both(pair))
            where = meeting.citation if meeting else ""
            writer.writerow((pair.one, pair.other, _how(pair), where, first, second))
    return tuple(written.getvalue().splitlines())


def _both(pair: Pair) -> tuple[str, str]:
    return pair.one, pair.other


def _words(id_: str, meeting: Meeting | None, amendments: Mapping[str, Amendment]) -> str:
    numbers = [n for each, n in meeting.instructions if each == id_] if meeting else []
    return " ".join(_sentence(amendments, id_, number) for number in numbers)


def _sentence(amendments: Mapping[str, Amendment], id_: str, number: int) -> str:
    return print_sentence(amendments[id_].entries[number - 1].instruction)


def _said(pair: Pair) -> str:
    if pair.relation is Relation.DEPENDS:
        return f"{pair.one} is written on top of {pair.other}"
    through = f", through {_listed(pair.through)}" if pair.through else ""
    return f"{pair.one} and {pair.other} collide{through}"


def _how(pair: Pair) -> str:
    if pair.relation is Relation.DEPENDS:
        return "The first is written on top of the second."
    through = f" through {_listed(pair.through)}" if pair.through else ""
    return f"They collide{through}." + (f" {_UPDATED}" if pair.together else "")


def _listed(ids: Sequence[str]) -> str:
    *most, last = ids
    return f"{', '.join(most)} and {last}" if most else last


def counted(together: Together) -> str:
    """Say how many were judged, and how many pairs simply commute."""
    return (
        f"{phrases.counted(len(together.judged), 'amendment')} judged: "
        f"{phrases.counted(together.commuting, 'pair')} can be entered in any order, "
        f"{phrases.counted(len(together.pairs), 'pair')} cannot."
    )
