"""Which amendments are there, and where does each stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.checking.record import errors
from constitution_tool.engine.record import survey
from constitution_tool.engine.standings import standings
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.outcome import Outcome
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def amendment_list(root: Path) -> Outcome:
    """List the amendments with their computed status and what each lacks."""
    record = survey(read_tree(root))
    where = standings(record)
    wrong = errors(record)
    faulty = {finding.place.path for finding in wrong}
    rows = [
        {
            "id": id_,
            "title": record.amendments[id_].title,
            "kind": record.amendments[id_].kind.value,
            "status": standing.status.value,
            "lacks": list(standing.lacks),
            "against": list(standing.against),
        }
        for id_, standing in where.items()
    ]
    lines = []
    for id_, standing in where.items():
        said = standing.status.value.replace("-", " ")
        if amendment_path(id_) in faulty:
            said += "; needs mending"
        elif standing.said:
            said += f"; {standing.said}"
        lines.append(f"{id_}  {record.amendments[id_].title}  [{said}]")
    lines += [f"{id_}  [cannot be read]" for id_ in sorted(record.damaged)]
    return Outcome(
        result={"amendments": rows},
        product=tuple(lines),
        findings=wrong,
        narration=() if lines else ("There are no amendments yet.",),
    )
