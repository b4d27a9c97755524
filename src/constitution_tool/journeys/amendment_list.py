"""Which amendments are there, and where does each stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.outcome import Outcome
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def amendment_list(root: Path) -> Outcome:
    """List the amendments with their computed status and what each lacks."""
    record = read_record(read_tree(root))
    where = standings(record)
    rows = [
        {
            "id": id_,
            "title": record.amendments[id_].title,
            "kind": record.amendments[id_].kind.value,
            "status": standing.status.value,
            "lacks": list(standing.lacks),
        }
        for id_, standing in where.items()
    ]
    lines = []
    for id_, standing in where.items():
        lacks = f"; lacks {' and '.join(standing.lacks)}" if standing.lacks else ""
        status = standing.status.value.replace("-", " ")
        lines.append(f"{id_}  {record.amendments[id_].title}  [{status}{lacks}]")
    return Outcome(
        result={"amendments": rows},
        product=tuple(lines),
        findings=record.findings,
        narration=() if lines else ("There are no amendments yet.",),
    )
